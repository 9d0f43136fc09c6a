"""Changes to a small contract (things.yaml): breaking and compatible ones."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.support.live_service import ROOT

THINGS: dict[str, Any] = yaml.safe_load((ROOT / "tests/support/things.yaml").read_text(encoding="utf-8"))
REMOVED = object()
"""Marks a location to be removed."""

LIST, CREATE, GET = "paths./things.get", "paths./things.post", "paths./things/{id}.get"
LIMIT, KIND, TRACE = (f"{LIST}.parameters.{number}" for number in range(3))
ID = f"{GET}.parameters.0.schema"
BODY = f"{CREATE}.requestBody.content.application/json.schema"
SENT = f"{BODY}.properties"
PAGE = f"{LIST}.responses.200"
THING = "components.schemas.Thing"
ANSWERED = f"{THING}.properties"
ERROR = "components.schemas.Error"
MEDIA = {"application/xml": {"schema": {"type": "string"}}}
JSON = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
BOX = "paths./boxes/{id}.get"
SCHEME = "components.securitySchemes.oauth2"
FLOWS = f"{SCHEME}.flows"
BEARER = {"type": "http", "scheme": "Bearer"}
MAKER = {"type": "object", "properties": {"name": {"type": "string"}}}
ELSEWHERE = "https://elsewhere.example.com/token"
FURTHER = {"name": "sort", "in": "query", "schema": {"type": "string"}}
EMPTY = {"description": "Nothing", "content": JSON}

WEBHOOKS = THINGS["webhooks"]
"""The types have dots, as do locations: an edit replaces them all."""
ENVELOPE = "components.schemas.Envelope"
PAYLOAD = "components.schemas.ThingCreated"
CREATED = "things.thing.created.v1"

Edit = dict[str, Any]


def deprecate(place: str, at: str, sunset: str) -> Edit:
    """Return the edit that deprecates an operation or a parameter."""
    return {f"{place}.deprecated": True, f"{place}.x-deprecated-at": at, f"{place}.x-sunset": sunset}


def with_event(**values: Any) -> Edit:
    """Return the edit that sets values of the event of a created thing; REMOVED removes one."""
    event = WEBHOOKS[CREATED]["post"] | {name.replace("__", "-"): value for name, value in values.items()}
    post = {name: value for name, value in event.items() if value is not REMOVED}
    return {"webhooks": WEBHOOKS | {CREATED: {"post": post}}}


def without_event(type_: str) -> dict[str, Any]:
    """Return the webhooks without one of them."""
    return {name: each for name, each in WEBHOOKS.items() if name != type_}


def from_now(days: int) -> str:
    return str(datetime.now(UTC).date() + timedelta(days=days))


# The edit; location and rule of the finding; and the counter-example, unless it is generated from a schema.
BREAKING: dict[str, tuple[Edit, str, str, Any]] = {
    "an operation is gone": (
        {GET: REMOVED}, "request", "operation-gone", {"method": "GET", "path": "/things/{id}"}),
    "an operation has another name": (
        {f"{GET}.operationId": "things.read"}, "request", "operationId", {"call": "things.get"}),
    "a further scope is asked for": (
        {f"{GET}.security": [{"oauth2": ["read:things", "admin"]}]}, "request.security", "security",
        {"token": ["a bearer token", "read:things"]}),
    "another credential is asked for": (
        {f"{GET}.security": [{"key": []}],
         "components.securitySchemes.key": {"type": "apiKey", "in": "header", "name": "Key"}},
        "request.security", "security", {"token": ["a bearer token", "read:things"]}),
    "only a person may": ({f"{GET}.x-caller": "person"}, "request.security", "x-caller", {"token": "of a service"}),
    "a scope reaches only one's own data": (
        {f"{GET}.x-self": "id", f"{GET}.security": [{"oauth2": ["admin"]}, {"oauth2": ["read:things"]}]},
        "request.security", "x-self", {"token": ["a bearer token", "read:things"]}),
    "a query parameter is gone": ({LIMIT: REMOVED}, "request.query.limit", "parameter-gone", {"query": {"limit": 1}}),
    "a query parameter is moved": (
        {f"{LIMIT}.in": "header"}, "request.query.limit", "parameter-gone", {"query": {"limit": 1}}),
    "a parameter is needed now": (
        {f"{TRACE}.required": True}, "request.header.X-Trace", "parameter-required", {"header": {}}),
    "a new parameter is needed": (
        {f"{LIST}.parameters.3": FURTHER | {"required": True}}, "request.query.sort", "parameter-required",
        {"query": {}}),
    "a parameter of the path has another name": (
        {"paths./things/{id}": REMOVED, "paths./things/{key}.get": deepcopy(THINGS["paths"]["/things/{id}"]["get"]),
         "paths./things/{key}.get.parameters.0.name": "key"},
        "request.path.id", "parameter-renamed", {"path": {"id": ""}}),
    "a parameter is written in another way": (
        {f"{KIND}.explode": False}, "request.query.kind", "parameter-style", {"query": {"kind": "large"}}),
    "a parameter may be less": ({f"{LIMIT}.schema.maximum": 50}, "request.query.limit", "maximum", None),
    "a parameter must be a UUID": ({f"{ID}.format": "uuid"}, "request.path.id", "format", None),
    "a parameter left out means something else": (
        {f"{LIMIT}.schema.default": 50}, "request.query.limit", "default", {}),
    "a body is needed now": ({f"{CREATE}.requestBody.required": True}, "request.body", "body-required", {"body": None}),
    "a body may have fewer bytes": (
        {f"{CREATE}.requestBody.x-max-bytes": 999}, "request.body", "x-max-bytes", {"body bytes": 1000}),
    "a media type of the body is gone": (
        {f"{CREATE}.requestBody.content": MEDIA}, "request.body", "media-type", {"Content-Type": "application/json"}),
    "a property has to be sent": ({f"{BODY}.required": ["name", "size"]}, "request.body#/size", "required", None),
    "a text may be shorter": ({f"{SENT}.name.maxLength": 19}, "request.body#/name", "maxLength", None),
    "a short text is refused": ({f"{SENT}.code.minLength": 3}, "request.body#/code", "minLength", None),
    "a text must not be everything": ({f"{SENT}.name.pattern": "^[^\0]*$"}, "request.body#/name", "pattern", None),
    "a text must be a date": ({f"{SENT}.name.format": "date"}, "request.body#/name", "format", None),
    "a text must be a number of a provider": ({f"{SENT}.name.format": "npi"}, "request.body#/name", "format", None),
    "null is refused": ({f"{SENT}.note.type": "string"}, "request.body#/note", "type", None),
    "a value of an enumeration is refused": ({f"{SENT}.kind.enum": ["small"]}, "request.body#/kind", "enum", None),
    "a list may be shorter": ({f"{SENT}.tags.maxItems": 4}, "request.body#/tags", "maxItems", None),
    "a list must not repeat": ({f"{SENT}.tags.uniqueItems": True}, "request.body#/tags", "uniqueItems", None),
    "an item may be shorter": ({f"{SENT}.tags.items.maxLength": 4}, "request.body#/tags/*", "maxLength", None),
    "a number may not be zero": ({f"{SENT}.size.exclusiveMinimum": 0}, "request.body#/size", "exclusiveMinimum", None),
    "a number must be even": ({f"{SENT}.size.multipleOf": 2}, "request.body#/size", "multipleOf", None),
    "a value of a map is of another type": (
        {f"{SENT}.labels.additionalProperties.type": "integer"}, "request.body#/labels/*", "type", None),
    "the names of a map are bounded": (
        {f"{SENT}.labels.propertyNames": {"maxLength": 3}}, "request.body#/labels", "propertyNames", None),
    "a map has a property of its own": (
        {f"{SENT}.labels.properties": {"a": {"type": "string", "maxLength": 3}}},
        "request.body#/labels/a", "maxLength", None),
    "unknown properties are refused": (
        {f"{BODY}.additionalProperties": False}, "request.body#/*", "additionalProperties", None),
    "one of two properties is needed": (
        {f"{BODY}.anyOf": [{"required": ["size"]}, {"required": ["code"]}]}, "request.body#", "anyOf", None),
    "a property left out may mean something else": (
        {f"{SENT}.size.default": 0}, "request.body#/size", "default", None),
    "a property left out means something else": (
        {f"{SENT}.kind.default": "large"}, "request.body#/kind", "default", None),
    "a new success is possible": (
        {f"{CREATE}.responses.202": EMPTY}, "response.202", "status-new", {"status": "202"}),
    "a success is gone": ({f"{PAGE}": REMOVED}, "response.200", "status-gone", {"never returned": "200"}),
    "a media type of the answer is gone": (
        {f"{PAGE}.content": MEDIA}, "response.200.body#", "media-type", {"Accept": "application/json"}),
    "a media type of the answer is new": (
        {f"{PAGE}.content.application/xml": MEDIA["application/xml"]}, "response.200.body#", "media-type-new",
        {"Content-Type": "application/xml"}),
    "a value is new in an answer": (
        {f"{ANSWERED}.kind.enum": ["small", "large", "huge"]}, "response.200.body#/things/*/kind", "enum", None),
    "a property need not be answered": (
        {f"{THING}.required": ["id", "kind"]}, "response.201.body#/note", "required", None),
    "a property can be null": ({f"{ANSWERED}.note.type": ["string", "null"]}, "response.201.body#/note", "type", None),
    "a property can be longer": ({f"{ANSWERED}.id.maxLength": 99}, "response.201.body#/id", "maxLength", None),
    "a count can have a fraction": (
        {f"{PAGE}.content.application/json.schema.properties.total.type": "number"},
        "response.200.body#/total", "type", None),
    "a count is held in more bits": (
        {f"{PAGE}.content.application/json.schema.properties.total.format": "int64"},
        "response.200.body#/total", "format", {"format": "int32"}),
    "a list can be longer": (
        {f"{PAGE}.content.application/json.schema.properties.things.maxItems": 11},
        "response.200.body#/things", "maxItems", None),
    "an item need not have a property": (
        {f"{ANSWERED}.parts.items.required": REMOVED}, "response.201.body#/parts/*/part", "required", None),
    "a property is no longer told of": (
        {f"{ANSWERED}.colour": REMOVED}, "response.200.body#/things/*/colour", "property-gone", None),
    "a property below another is no longer told of": (
        {f"{ANSWERED}.owner.properties.name": REMOVED}, "response.201.body#/owner/name", "property-gone", None),
    "a property in a map is no longer told of": (
        {f"{ANSWERED}.sizes.additionalProperties.properties": REMOVED},
        "response.201.body#/sizes/*/unit", "property-gone", None),
    "a map has a property of its own in an answer": (
        {f"{ANSWERED}.sizes.properties": {"all": {"type": "string"}}},
        "response.201.body#/sizes/all", "type", None),
    "a part of an answer is of another type": (
        {f"{GET}.responses.200.content.application/json.schema.allOf.1.properties.weight.type": "string"},
        "response.200.body#/weight", "type", None),
    "a value needs another scope": (
        {f"{ANSWERED}.id.x-scopes.small": "admin"}, "response.201.body#/id", "x-scopes", {"value": "small"}),
    "a value is not returned to a scope": (
        {f"{ANSWERED}.id.x-scopes": REMOVED}, "response.201.body#/id", "x-scopes", {"value": "small"}),
    "a property is PHI now": ({f"{ANSWERED}.id.x-phi": True}, "response.201.body#/id", "x-phi", None),
    "an error need not have a message": (
        {f"{ERROR}.required": ["error"]}, "response.409.body#/message", "required", None),
    "a new error has another body": (
        {f"{CREATE}.responses.400": EMPTY | {"content": MEDIA}}, "response.400.body#", "media-type",
        {"Accept": "application/json"}),
    "an error that was any has another body": (
        {f"{GET}.responses.404": EMPTY | {"content": MEDIA}}, "response.404.body#", "media-type",
        {"Accept": "application/json"}),
    "an error that was any of a kind has another body": (
        {f"{LIST}.responses.404": EMPTY | {"content": MEDIA}}, "response.404.body#", "media-type",
        {"Accept": "application/json"}),
    "a header is gone": ({f"{PAGE}.headers": REMOVED}, "response.200.header.Link", "header-gone", {"headers": {}}),
    "a header is no longer promised": (
        {f"{PAGE}.headers.Link.required": False}, "response.200.header.Link", "header-optional", {"headers": {}}),
    "a header can be longer": (
        {f"{PAGE}.headers.Link.schema.maxLength": 101}, "response.200.header.Link", "maxLength", None),
    "a link leads elsewhere": (
        {f"{CREATE}.responses.201.links.getThing.operationId": "things.list"}, "response.201.link.getThing", "link",
        {"link": "getThing"}),
    "an error is gone": (
        {f"{CREATE}.responses.409": REMOVED}, "response.409", "status-gone", {"never returned": "409"}),
    "any other error is gone": (
        {f"{GET}.responses.default": REMOVED}, "response.default", "status-gone", {"never returned": "default"}),
    "the code of an error is no text": (
        {f"{ERROR}.properties.error": {"type": "integer"}}, "response.409.body#/error", "type", None),
    "a tag has another name": ({f"{LIST}.tags": ["stuff"]}, "request", "tags", {"class": "things"}),
    "another tag comes first": ({f"{GET}.tags": ["boxes", "things"]}, "request", "tags", {"class": "things"}),
    "one of two tags is gone": ({f"{GET}.tags": ["things"]}, "request", "tags", {"class": "things"}),
    "a schema has another name": (
        {"components.schemas.Maker": REMOVED, "components.schemas.Producer": MAKER,
         f"{ANSWERED}.maker": {"$ref": "#/components/schemas/Producer"}},
        "schemas.Maker", "schema-gone", {"type": "Maker"}),
    "a schema is gone, and what it was stands in its place": (
        {"components.schemas.Maker": REMOVED, f"{ANSWERED}.maker": MAKER},
        "schemas.Maker", "schema-gone", {"type": "Maker"}),
    "a property is of another schema that says the same": (
        {"components.schemas.Producer": MAKER, f"{ANSWERED}.maker": {"$ref": "#/components/schemas/Producer"}},
        "response.201.body#/maker", "type-name", {"type": "Maker"}),
    "a property cannot be sent any more": ({f"{SENT}.name.readOnly": True}, "request.body#/name", "readOnly", None),
    "a property cannot be read any more": (
        {f"{ANSWERED}.id.writeOnly": True}, "response.201.body#/id", "writeOnly", None),
    "a token is had in another way": (
        {SCHEME: BEARER}, "securitySchemes.oauth2", "security-scheme", {"credential": ["oauth2"]}),
    "a security scheme has another name": (
        {"components.securitySchemes.openid": REMOVED,
         "components.securitySchemes.oidc": THINGS["components"]["securitySchemes"]["openid"]},
        "securitySchemes.openid", "security-scheme", {"credential": ["openIdConnect"]}),
    "a provider of identity is found elsewhere": (
        {"components.securitySchemes.openid.openIdConnectUrl": ELSEWHERE},
        "securitySchemes.openid", "openIdConnectUrl", {"url": "https://identity.example.com/configuration"}),
    "a flow is gone": (
        {f"{FLOWS}.authorizationCode": REMOVED},
        "securitySchemes.oauth2.flows.authorizationCode", "flow-gone", {"flow": "authorizationCode"}),
    "a token is had elsewhere": (
        {f"{FLOWS}.clientCredentials.tokenUrl": ELSEWHERE},
        "securitySchemes.oauth2.flows.clientCredentials", "tokenUrl", {"url": "https://identity.example.com/token"}),
    "a person is sent elsewhere": (
        {f"{FLOWS}.authorizationCode.authorizationUrl": ELSEWHERE}, "securitySchemes.oauth2.flows.authorizationCode",
        "authorizationUrl", {"url": "https://identity.example.com/authorize"}),
    "a token cannot be renewed any more": (
        {f"{FLOWS}.authorizationCode.refreshUrl": REMOVED}, "securitySchemes.oauth2.flows.authorizationCode",
        "refreshUrl", {"url": "https://identity.example.com/token"}),
    "a scope cannot be had any more": (
        {f"{FLOWS}.clientCredentials.scopes": {"read:things": "Read."}},
        "securitySchemes.oauth2.flows.clientCredentials.scopes.write:things", "scope-gone", {"scope": "write:things"}),
    "a request is of another class of limits": (
        {f"{LIST}.x-rate": "admin"}, "request.limits", "x-rate-limit", {"limit": "admin"}),
    "a request is limited now": ({f"{BOX}.x-rate": "read"}, "request.limits", "x-rate-limit", {"limit": "read"}),
    "a request is of another class under a new name": (
        {f"{LIST}.x-rate": REMOVED, f"{LIST}.x-rate-limit": "admin"}, "request.limits", "x-rate-limit",
        {"limit": "admin"}),
    "an answer is of another class of limits": (
        {f"{CREATE}.responses.409.x-rate": "guess"}, "response.409", "x-rate-limit", {"limit": "guess"}),
    "an event has another name": (
        {f"{CREATE}.x-event": "thing.made"}, "request", "x-event", {"event": "thing.created"}),
    "an event is gone": ({f"{CREATE}.x-event": REMOVED}, "request", "x-event", {"event": "thing.created"}),
    "an event is about another": (
        {f"{CREATE}.x-subject": "$response.body#/id"}, "request", "x-patient", {"event": "thing.created"}),
    "an event names another thing": (
        {f"{CREATE}.x-entity": "$response.body#/note"}, "request", "x-entity", {"event": "thing.created"}),
    "an event is no longer in the timeline": (
        {f"{CREATE}.x-timeline": REMOVED}, "request", "x-timeline", {"event": "thing.created"}),
    "a header follows from something else": (
        {f"{CREATE}.responses.201.headers.Location.x-value": "/boxes/{$response.body#/id}"},
        "response.201.header.Location", "x-value", {"header": "/things/{$response.body#/id}"}),
    "an operation is gone before its sunset": (
        {"paths./boxes/{id}": REMOVED}, "request", "operation-gone", {"method": "GET", "path": "/boxes/{id}"}),
    "a sunset is nearer than was promised": (
        {f"{BOX}.x-sunset": "2998-01-01"}, "request", "x-sunset", {"call": "GET /boxes/{id}"}),
    "an operation has a sunset of ten days": (
        deprecate(GET, "2026-12-01", "2026-12-11"), "request", "x-sunset", {"call": "GET /things/{id}"}),
    "an operation has a sunset of 179 days": (
        deprecate(GET, "2026-12-01", "2027-05-29"), "request", "x-sunset", {"call": "GET /things/{id}"}),
    "an operation was never announced and is over already": (
        deprecate(GET, "2020-01-01", from_now(0)), "request", "x-sunset", {"call": "GET /things/{id}"}),
    "a parameter was never announced and is over already": (
        deprecate(LIMIT, "2020-01-01", "2020-12-31"), "request.query.limit", "x-sunset", {"query": {"limit": 1}}),
    "an operation will go on no day": (
        deprecate(GET, "2026-12-01", "some day"), "request", "x-sunset", {"call": "GET /things/{id}"}),
    "an operation is deprecated from no day on": (
        deprecate(GET, "today", "2999-01-01"), "request", "x-deprecated-at", {"call": "GET /things/{id}"}),
    "a parameter has a sunset of ten days": (
        deprecate(LIMIT, "2026-12-01", "2026-12-11"), "request.query.limit", "x-sunset", {"query": {"limit": 1}}),
    "an event carries another value": (
        {f"{CREATE}.x-payload": {"kind": "$response.body#/note"}}, "request", "x-payload",
        {"event": "thing.created", "property": "kind"}),
    "an event is published no more": (
        {"webhooks": without_event(CREATED)}, "event", "event-gone", {"type": CREATED}),
    "an event is published under another type": (
        {"webhooks": without_event(CREATED) | {"things.thing.made.v1": WEBHOOKS[CREATED]}},
        "event", "event-gone", {"type": CREATED}),
    "no event is published any more before its sunset": (
        {"webhooks": without_event("things.box.packed.v1")}, "event", "event-gone", {"type": "things.box.packed.v1"}),
    "an event goes earlier than was promised": (
        {"webhooks": WEBHOOKS | {"things.box.packed.v1": {
            "post": WEBHOOKS["things.box.packed.v1"]["post"] | {"x-sunset": "2998-01-01"}}}},
        "event", "x-sunset", {"type": "things.box.packed.v1"}),
    "a type reports another event": (with_event(x__event="thing.seen"), "event", "x-event", {"type": CREATED}),
    "an event has another name in clients": (
        with_event(operationId="events.made"), "event", "operationId", {"type": CREATED}),
    "a property of a payload is of another column": (
        with_event(x__columns={"thing_id": "patient_id"}), "event.body#/data/thing_id", "x-columns", {"type": CREATED}),
    "a property of a payload is gone": (
        {f"{PAYLOAD}.properties.count": REMOVED}, "event.body#/data/count", "property-gone", None),
    "a required property of a payload is gone": (
        {f"{PAYLOAD}.properties.at": REMOVED, f"{PAYLOAD}.required": ["thing_id", "kind"]},
        "event.body#/data/at", "property-gone", None),
    "a property of a payload need not be sent": (
        {f"{PAYLOAD}.required": ["thing_id", "kind"]}, "event.body#/data/at", "required", None),
    "a property of a payload is of another type": (
        {f"{PAYLOAD}.properties.count.type": "string"}, "event.body#/data/count", "type", None),
    "a property of a payload can be null": (
        {f"{PAYLOAD}.properties.count.type": ["integer", "null"]}, "event.body#/data/count", "type", None),
    "a property of a payload is no time any more": (
        {f"{PAYLOAD}.properties.at.format": REMOVED}, "event.body#/data/at", "format", None),
    "a property of a payload can be longer": (
        {f"{PAYLOAD}.properties.thing_id.maxLength": 99}, "event.body#/data/thing_id", "maxLength", None),
    "a property of a payload is PHI now": (
        {f"{PAYLOAD}.properties.thing_id.x-phi": True}, "event.body#/data/thing_id", "x-phi", None),
    "a value of a payload is sent no more": (
        {f"{PAYLOAD}.properties.kind.enum": ["small"]}, "event.body#/data/kind", "value-gone",
        {"never sent": "large"}),
    "a value of a payload is sent no more, said as a constant": (
        {f"{PAYLOAD}.properties.kind": {"const": "small"}}, "event.body#/data/kind", "value-gone",
        {"never sent": "large"}),
    "a value of a payload is new": (
        {f"{PAYLOAD}.properties.kind.enum": ["small", "large", "huge"]}, "event.body#/data/kind", "enum", None),
    "an attribute of events is gone": (
        {f"{ENVELOPE}.properties.source": REMOVED, f"{ENVELOPE}.required": ["id", "type", "data"]},
        "event.body#/source", "property-gone", None),
    "events are of another media type": (
        with_event(requestBody={"content": {"application/json": {}}}), "event.body#", "media-type",
        {"Content-Type": "application/cloudevents+json"}),
    "a header of events is gone": (
        with_event(parameters=[]), "event.header.webhook-id", "header-gone", {"headers": {}}),
    "a header of events is no longer promised": (
        with_event(parameters=[{"name": "Webhook-Id", "in": "header", "schema": {"type": "string", "maxLength": 36}}]),
        "event.header.webhook-id", "header-optional", {"headers": {}}),
    "a header of events can be longer": (
        with_event(parameters=[{"name": "webhook-id", "in": "header", "required": True, "schema": {"type": "string"}}]),
        "event.header.webhook-id", "maxLength", None),
    "a response of a consumer means nothing any more": (
        with_event(responses={"200": {"description": "It was received"}}), "event", "status-gone", {"status": "2XX"}),
    "a new path takes a value away": (
        {"paths./things/new.get": {"responses": {"200": EMPTY}}}, "request", "path-taken",
        {"method": "GET", "path": "/things/new"}),
}  # fmt: skip
HARMLESS: dict[str, Edit] = {
    "nothing changes": {},
    "an operation is new": {"paths./others.get": {"operationId": "others.list", "responses": {"200": EMPTY}}},
    "a further method is served": {"paths./things/{id}.put": {"parameters": [], "responses": {"200": EMPTY}}},
    "a longer path is served": {"paths./things/{id}/parts.get": {"responses": {"200": EMPTY}}},
    "texts change": {"info.title": "Things", f"{GET}.summary": "Read", f"{ANSWERED}.id.description": "Which one."},
    "a path is new that no value was": {"paths./boxes/new.get": {"responses": {"200": EMPTY}}},
    "an operation says its own instead of a parameter of its path": {
        "paths./things/{id}.parameters": [FURTHER | {"name": "id", "in": "path", "required": True}]
    },
    "no token is needed": {f"{LIST}.security": []},
    "another scope does as well": {f"{LIST}.security": [{"oauth2": ["read:things"]}, {"oauth2": ["admin"]}]},
    "another scope does as well for one's own data": {
        f"{GET}.x-self": "id", f"{GET}.security": [{"oauth2": ["read:things"]}, {"oauth2": ["admin"]}],
    },
    "a parameter is written as by default": {
        f"{KIND}.style": "form", f"{KIND}.explode": True, f"{TRACE}.style": "simple", ID: True,
    },
    "a count is held in fewer bits": {
        f"{PAGE}.content.application/json.schema.properties.page.format": "int32",
    },
    "a parameter may be given": {f"{LIST}.parameters.3": FURTHER},
    "a parameter need not be given": {f"{KIND}.required": False},
    "a parameter may be more": {f"{LIMIT}.schema.maximum": 200},
    "a header is written in small letters": {f"{TRACE}.name": "x-trace"},
    "a body may have more bytes": {f"{CREATE}.requestBody.x-max-bytes": 1001},
    "a body may have as many bytes as any": {f"{CREATE}.requestBody.x-max-bytes": REMOVED},
    "a further media type is read": {f"{CREATE}.requestBody.content.application/xml": MEDIA["application/xml"]},
    "a property may be sent": {f"{SENT}.width": {"type": "integer"}},
    "a property need not be sent": {f"{BODY}.required": REMOVED},
    "a text may be longer": {f"{SENT}.name.maxLength": 21},
    "a text may be anything": {f"{SENT}.code.pattern": REMOVED},
    "null may be sent": {f"{SENT}.name.type": ["string", "null"]},
    "a further value may be sent": {f"{SENT}.kind.enum": ["small", "large", "huge"]},
    "a fraction may be sent": {f"{SENT}.size.type": "number"},
    "a property is new in an answer": {f"{ANSWERED}.width": {"type": "integer"}},
    "a property is always answered": {f"{THING}.required": ["id", "kind", "note", "colour"]},
    "a property is never null": {f"{ANSWERED}.colour.type": "string"},
    "a value is no longer answered": {f"{ANSWERED}.kind": {"const": "small"}},
    "a text is never long": {f"{ANSWERED}.note.maxLength": 10},
    "a text has a form": {f"{ANSWERED}.id.format": "uuid"},
    "a further value has a scope": {f"{ANSWERED}.id.x-scopes.large": "admin"},
    "a property is PHI no more": {f"{ANSWERED}.id.x-phi": REMOVED},
    "unknown properties are not answered": {f"{ANSWERED}.owner.additionalProperties": False},
    "a further error is possible": {f"{CREATE}.responses.400": EMPTY},
    "errors are named that were any": {f"{GET}.responses.404": EMPTY, f"{LIST}.responses.404": EMPTY},
    "an error says more": {f"{ERROR}.properties.details": {"type": "array"}},
    "an error has a new code": {f"{ERROR}.properties.error.enum": ["bad_request", "conflict", "gone"]},
    "an error has a code less": {f"{ERROR}.properties.error.enum": ["bad_request"]},
    "the codes of an error are any": {f"{ERROR}.properties.error": {"type": "string"}},
    "the codes of an error are named beside it": {
        f"{CREATE}.responses.409": {"description": "It is there", "x-rate": "duplicate", "content": {
            "application/json": {"schema": {"allOf": [
                {"$ref": "#/components/schemas/Error"}, {"properties": {"error": {"enum": ["conflict", "taken"]}}},
            ]}}}},
    },
    "a header is written in other letters": {
        f"{PAGE}.headers": {"LINK": {"required": True, "schema": {"type": "string", "maxLength": 100}}}
    },
    "a further tag is named": {f"{LIST}.tags": ["things", "boxes"]},
    "a schema is new": {"components.schemas.Producer": MAKER},
    "a property cannot be sent back": {f"{ANSWERED}.id.readOnly": True},
    "a property is never answered": {f"{SENT}.name.writeOnly": True},
    "a security scheme is described and new": {
        f"{SCHEME}.description": "Tokens.", "components.securitySchemes.bearer": BEARER
    },
    "a further flow and scope can be had": {
        f"{FLOWS}.password": {"tokenUrl": ELSEWHERE, "scopes": {}}, f"{FLOWS}.clientCredentials.scopes.admin": "All.",
    },
    "a request is limited no more": {f"{LIST}.x-rate": REMOVED, f"{CREATE}.responses.409.x-rate": REMOVED},
    "extensions have their new names": {
        f"{LIST}.x-rate": REMOVED, f"{LIST}.x-rate-limit": "read", f"{CREATE}.responses.409.x-rate": REMOVED,
        f"{CREATE}.responses.409.x-rate-limit": "duplicate", f"{CREATE}.x-subject": REMOVED,
        f"{CREATE}.x-patient": "$response.body#/owner",
    },
    "an event is new": {f"{GET}.x-event": "thing.seen", f"{GET}.x-timeline": {"title": "Seen"}},
    "a type of event is new": {
        "webhooks": WEBHOOKS | {"things.thing.seen.v1": WEBHOOKS[CREATED]},
    },
    "an event carries a further value": {
        f"{CREATE}.x-payload": {"kind": "$response.body#/kind", "note": "$response.body#/note"},
        f"{PAYLOAD}.properties.note": {"type": "string"},
    },
    "a property is always in a payload": {f"{PAYLOAD}.required": ["thing_id", "kind", "at", "count"]},
    "a property of a payload is shorter": {f"{PAYLOAD}.properties.thing_id.maxLength": 35},
    "a new property of a payload is of a column": with_event(x__columns={"thing_id": "entity_id", "seen_at": "time"}),
    "a header of events is new": with_event(parameters=[
        *WEBHOOKS[CREATED]["post"]["parameters"], {"name": "webhook-timestamp", "in": "header", "schema": {}},
    ]),
    "events have a further media type and texts": with_event(summary="Created", requestBody={"content": {
        "application/xml": {"schema": {"type": "string"}}, **WEBHOOKS[CREATED]["post"]["requestBody"]["content"],
    }}),
    "a consumer may respond otherwise": with_event(responses={
        "410": {"description": "No more, please"}, **WEBHOOKS[CREATED]["post"]["responses"],
    }),
    "an event goes later": {"webhooks": WEBHOOKS | {"things.box.packed.v1": {
        "post": WEBHOOKS["things.box.packed.v1"]["post"] | {"x-sunset": "2999-01-02"},
    }}},
    "an event is shown with another title": {f"{CREATE}.x-timeline.title": "Made"},
    "an operation and a parameter will go in half a year": {
        **deprecate(GET, "2026-12-01", "2027-05-30"), **deprecate(LIMIT, "2026-12-01", "2027-05-30"),
    },
    "an operation goes later": {f"{BOX}.x-sunset": "2999-01-02"},
    "an operation stays": {f"{BOX}.deprecated": REMOVED},
    "a header is new": {f"{PAGE}.headers.ETag": {"schema": {"type": "string"}}},
    "a link is new": {f"{CREATE}.responses.201.links.list": {"operationId": "things.list"}},
    "a schema is said in other words": {
        f"{SENT}.kind": {"allOf": [{"type": "string"}, {"enum": ["large", "small"]}], "default": "small"},
        f"{PAGE}.content.application/json.schema.properties.total": {
            "type": "number", "multipleOf": 1, "format": "int32",
        },
    },
}  # fmt: skip


def edited(edit: Edit, document: dict[str, Any] = THINGS) -> dict[str, Any]:
    """Return a copy with values replaced at the given locations (steps separated by dots)."""
    document = deepcopy(document)
    for place, value in edit.items():
        *steps, last = [int(step) if step.isdigit() and len(step) == 1 else step for step in place.split(".")]
        node = document
        for step in steps:
            node = node.setdefault(step, {}) if isinstance(node, dict) else node[step]
        if value is REMOVED:
            del node[last]
        elif isinstance(node, list) and last == len(node):
            node.append(value)
        else:
            node[last] = value
    return document


def write_document(folder: Path, name: str, document: dict[str, Any]) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    return path

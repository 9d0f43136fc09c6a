"""The events as AsyncAPI 3.0: what the relay publishes to NATS, derived from the webhooks of the contract.

Each event is a channel, whose address is the subject. The attributes of the CloudEvent are headers (binary content
mode), and the payload is the body.
"""

from collections.abc import Iterator
from typing import Any

from openapi.older import license_with_url

Schema = dict[str, Any]

_PREFIX = "#/components/schemas/"
_DESCRIPTION = """\
The events of patient-graph in the stream `PATIENT_GRAPH` of NATS JetStream. An event is delivered at least once, and
the events of a patient in their order. Drop repeats by `ce-id`. `/openapi.json` has the same events as webhooks."""
_BRAND = "The brand, percent-encoded except for letters, digits, hyphens and underscores."


def asyncapi(document: dict[str, Any]) -> dict[str, Any]:
    """Return the AsyncAPI document of an OpenAPI 3.1 document. The argument is not modified."""
    events = {type_: item["post"] for type_, item in document["webhooks"].items()}
    schemas = document["components"]["schemas"]
    return {
        "asyncapi": "3.0.0",
        "info": _info(document["info"]),
        "defaultContentType": "application/json",
        "channels": {type_: _channel(type_, event, schemas) for type_, event in events.items()},
        "operations": {event["operationId"]: _operation(type_, event) for type_, event in events.items()},
        "components": {
            "messages": {type_: _message(type_, event, schemas["CloudEvent"]) for type_, event in events.items()},
            "schemas": _used_schemas([_payload(event) for event in events.values()], schemas),
        },
    }


def _info(info: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": info["title"],
        "version": info["version"],
        "description": _DESCRIPTION,
        "contact": info["contact"],
        "license": license_with_url(**info["license"]),
    }


def _channel(type_: str, event: dict[str, Any], schemas: dict[str, Schema]) -> dict[str, Any]:
    prefix, name = type_.split(".", 1)
    properties = schemas[_payload(event)["$ref"].removeprefix(_PREFIX)]["properties"]
    has_patient = "patient_id" in properties
    patient = {"description": "The patient's id.", "location": "$message.payload#/patient_id"}
    return {
        "address": f"{prefix}.{{brand_id}}.{'{patient_id}' if has_patient else '_'}.{name}",
        "title": event["summary"],
        "parameters": {"brand_id": {"description": _BRAND}} | ({"patient_id": patient} if has_patient else {}),
        "messages": {"event": {"$ref": f"#/components/messages/{type_}"}},
    }


def _operation(type_: str, event: dict[str, Any]) -> dict[str, Any]:
    channel = f"#/channels/{type_}"
    return {
        "action": "send",
        "title": event["summary"],
        "description": event["description"],
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/event"}],
    }


def _message(type_: str, event: dict[str, Any], envelope: Schema) -> dict[str, Any]:
    (media,) = event["requestBody"]["content"].values()
    example = media["example"]
    attributes = envelope["properties"] | {"type": media["schema"]["properties"]["type"]}
    # Headers are percent-encoded, so that a brand can be longer.
    attributes["subject"] = {name: each for name, each in attributes["subject"].items() if name != "maxLength"}
    return {
        "name": type_,
        "title": event["summary"],
        "contentType": "application/json",
        "headers": {
            "type": "object",
            "required": sorted(_headers(attributes)),
            "properties": _headers(attributes),
        },
        "payload": _payload(event),
        "examples": [{"headers": _headers(example), "payload": example["data"]}],
        "x-event": event["x-event"],
    }


def _headers(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return values, or their schemas, by header instead of attribute."""
    names = {name: f"ce-{name}" for name in attributes if name != "data"} | {"datacontenttype": "content-type"}
    return {header: attributes[name] for name, header in names.items()} | {"Nats-Msg-Id": attributes["id"]}


def _payload(event: dict[str, Any]) -> Schema:
    """Return the reference to the schema of the payload."""
    (media,) = event["requestBody"]["content"].values()
    payload: Schema = media["schema"]["properties"]["data"]
    return payload


def _used_schemas(node: Any, schemas: dict[str, Schema]) -> dict[str, Schema]:
    """Return the schemas that a node refers to, directly or by others."""
    used: dict[str, Schema] = {}
    missing = {*_references(node)}
    while missing:
        used |= {name: schemas[name] for name in sorted(missing)}
        missing = {*_references(list(used.values()))} - used.keys()
    return used


def _references(node: Any) -> Iterator[str]:
    for name, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if name == "$ref":
            yield value.removeprefix(_PREFIX)
        else:
            yield from _references(value)

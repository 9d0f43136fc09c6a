"""The AsyncAPI document has the events of the contract, and the subjects of the relay."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import httpx2
import jsonschema_rs
import pytest

from openapi.asyncapi import asyncapi
from openapi.formats import FORMATS
from relay.catalogue import CloudEvent
from relay.nats import subject
from tests.support.oracle import CONTRACT

DOCUMENT = asyncapi(CONTRACT)
MESSAGES: dict[str, dict[str, Any]] = DOCUMENT["components"]["messages"]
WEBHOOKS = {type_: item["post"] for type_, item in CONTRACT["webhooks"].items()}
# JSON Schema draft 7, which AsyncAPI 3.0 is based on, gives these the meaning that they have in OpenAPI 3.1.
KEYWORDS = {
    "type", "enum", "required", "properties", "pattern", "format", "minimum", "maximum", "minLength", "maxLength",
    "description", "x-phi",
}  # fmt: skip


def example(type_: str) -> dict[str, Any]:
    (media,) = WEBHOOKS[type_]["requestBody"]["content"].values()
    found: dict[str, Any] = media["example"]
    return found


def event_of(type_: str, brand: str) -> CloudEvent:
    """Return the event of an example, of another brand."""
    told = example(type_)
    data = told["data"] | {"brand_id": brand}
    return CloudEvent(told["id"], type_, told["subject"], told["time"], brand, data.get("patient_id"), data, number=1)


def schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for each in schema.get("properties", {}).values():
        yield from schemas(each)


def validator(schema: dict[str, Any]) -> jsonschema_rs.Draft7Validator:
    whole = {"allOf": [schema], "components": DOCUMENT["components"]}
    return jsonschema_rs.Draft7Validator(whole, validate_formats=True, formats=FORMATS)


def test_service_returns_the_document_without_a_token(api: httpx2.Client) -> None:
    response = api.get("/asyncapi.json", headers={"Authorization": ""})
    assert response.json() == DOCUMENT
    assert response.headers["Content-Type"] == "application/json"


def test_derivation_does_not_modify_the_contract() -> None:
    before = deepcopy(CONTRACT)
    asyncapi(CONTRACT)
    assert before == CONTRACT


def test_every_event_is_a_channel_a_message_and_an_operation() -> None:
    assert WEBHOOKS.keys() == DOCUMENT["channels"].keys() == MESSAGES.keys()
    operations = {name: each["channel"] for name, each in DOCUMENT["operations"].items()}
    assert operations == {each["operationId"]: {"$ref": f"#/channels/{type_}"} for type_, each in WEBHOOKS.items()}


@pytest.mark.parametrize("type_", WEBHOOKS)
def test_address_of_a_channel_is_the_subject_of_the_relay(type_: str) -> None:
    channel, event = DOCUMENT["channels"][type_], event_of(type_, "demo")
    address = channel["address"].format(brand_id=event.brand_id, patient_id=event.patient_id)
    assert address == subject(event)
    assert {f"{{{name}}}" for name in channel["parameters"]} == {
        step for step in channel["address"].split(".") if step.startswith("{")
    }


@pytest.mark.parametrize("type_", WEBHOOKS)
def test_message_has_the_payload_and_headers_of_the_webhook(type_: str) -> None:
    told, message = example(type_), MESSAGES[type_]
    headers = {f"ce-{name}": told[name] for name in ("id", "source", "specversion", "subject", "time", "type")}
    headers |= {"content-type": told["datacontenttype"], "Nats-Msg-Id": told["id"]}
    assert message["examples"] == [{"headers": headers, "payload": told["data"]}]
    assert validator(message["headers"]).is_valid(headers)
    assert validator(message["payload"]).is_valid(told["data"])
    for name in headers:
        assert not validator(message["headers"]).is_valid({**headers, name: 7}), name
    for name in told["data"]:
        assert not validator(message["payload"]).is_valid({**told["data"], name: None}), name


def test_schemas_mean_the_same_in_draft_7() -> None:
    parts = [*DOCUMENT["components"]["schemas"].values(), *(each["headers"] for each in MESSAGES.values())]
    for schema in (each for part in parts for each in schemas(part)):
        assert schema.keys() == {"$ref"} or schema.keys() <= KEYWORDS

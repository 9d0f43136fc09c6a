"""The events of the contract: the webhooks, and the marks from which payloads follow."""

import re
from collections import defaultdict
from typing import Any

import pytest

from db import sharps
from db.audit import Outbox
from tests.support.document import resolved
from tests.support.graph import OPERATIONS
from tests.support.oracle import CONTRACT

WEBHOOKS: dict[str, dict[str, Any]] = {type_: item["post"] for type_, item in CONTRACT["webhooks"].items()}
COLUMNS = {*Outbox._meta.sorted_field_names}
WRITES: dict[str, list[dict[str, Any]]] = defaultdict(list)
"""The operations by their event."""
for _, _, operation in OPERATIONS.values():
    if "x-event" in operation:
        WRITES[operation["x-event"]].append(operation)
# Published by the platform.
PUBLISHED = {
    "patient_graph.encounter.recorded.v1": {
        "encounter_id": "string",
        "patient_id": "string",
        "brand_id": "string",
        "encounter_type": "string",
        "recorded_at": "string",
    },
    "patient_graph.adherence.sharps_reminder_requested.v1": {
        "patient_id": "string",
        "brand_id": "string",
        "user_id": "string",
        "peptide_id": "string",
        "protocol_id": "string",
        "taken_dose_count": "integer",
    },
}


def payload(type_: str) -> dict[str, Any]:
    """Return the schemas of the properties of a payload, which are all required."""
    (media,) = WEBHOOKS[type_]["requestBody"]["content"].values()
    schema = resolved(media["schema"]["properties"]["data"])
    assert {*schema["required"]} == schema["properties"].keys()
    return {name: resolved(each) for name, each in schema["properties"].items()}


def sources(type_: str) -> dict[str, str]:
    """Return the column of the outbox of each property; properties without one are stored beside."""
    renamed = WEBHOOKS[type_].get("x-columns", {})
    return {name: column for name in payload(type_) if (column := renamed.get(name, name)) in COLUMNS}


def test_every_event_is_published_as_one_webhook() -> None:
    events = [each["x-event"] for each in WEBHOOKS.values()]
    assert sorted(events) == sorted({*WRITES, sharps.EVENT})
    renamed = {type_ for type_, each in WEBHOOKS.items() if type_ != f"patient_graph.{each['x-event']}.v1"}
    assert renamed == {"patient_graph.encounter.recorded.v1"}


@pytest.mark.parametrize("type_", WEBHOOKS)
def test_webhook_is_named_by_its_type(type_: str) -> None:
    found = re.fullmatch(r"patient_graph\.([a-z_]+)\.([a-z_]+)\.v1", type_)
    assert found
    ((media_type, media),) = WEBHOOKS[type_]["requestBody"]["content"].items()
    assert media_type == "application/cloudevents+json"
    assert media["schema"]["properties"]["type"]["enum"] == [type_] == [media["example"]["type"]]
    assert WEBHOOKS[type_]["operationId"] == f"events.{found[1]}_{found[2]}"


@pytest.mark.parametrize("type_", WEBHOOKS)
def test_payload_consists_of_columns_and_stored_values(type_: str) -> None:
    writes = WRITES.get(WEBHOOKS[type_]["x-event"], [])
    stored = payload(type_).keys() - sources(type_)
    assert all(each.get("x-payload", {}).keys() == stored for each in writes)
    assert {*WEBHOOKS[type_].get("x-columns", {}).values()} <= COLUMNS
    columns = {*sources(type_).values()}
    assert {"brand_id"} <= columns <= {"brand_id", "patient_id", "entity_id", "occurred_at"}
    assert all(("patient_id" in columns) == ("x-patient" in each) for each in writes)
    assert all(("entity_id" in columns) == ("x-entity" in each) for each in writes)


@pytest.mark.parametrize("type_", WEBHOOKS)
def test_only_stored_values_of_a_payload_are_phi(type_: str) -> None:
    """An erasure removes the stored values only."""
    phi = {name for name, schema in payload(type_).items() if schema["x-phi"]}
    assert phi == payload(type_).keys() - sources(type_)


@pytest.mark.parametrize("type_", PUBLISHED)
def test_published_payload_is_that_of_the_platform(type_: str) -> None:
    assert {name: schema["type"] for name, schema in payload(type_).items()} == PUBLISHED[type_]
    times = {name for name, schema in payload(type_).items() if schema.get("format") == "date-time"}
    assert times == {name for name in PUBLISHED[type_] if name.endswith("_at")}


def test_reminder_is_requested_after_at_least_one_dose() -> None:
    assert payload("patient_graph.adherence.sharps_reminder_requested.v1")["taken_dose_count"]["minimum"] == 1

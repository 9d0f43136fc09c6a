"""Verifies webhooks through the Python client and prints a result for each as JSON."""

import json
import os
from typing import Any

from patient_graph_client import WebhookVerificationError, verify
from patient_graph_client.events import EncounterRecorded, Event, UnknownEvent


def describe(event: Event) -> list[Any]:
    """Return what is specific to some types."""
    if isinstance(event, EncounterRecorded):
        data = event.data
        return [event.type, event.id, data.patient_id, data.encounter_type, data.recorded_at.year == event.time.year]
    if isinstance(event, UnknownEvent):
        return [event.type, event.id, event.data["colour"]]
    return [event.type, event.id, event.subject]


def result(request: dict[str, Any]) -> list[Any]:
    body = request["body"].encode() if request.pop("as_bytes", False) else request["body"]
    options = {"tolerance": request["tolerance"]} if "tolerance" in request else {}
    try:
        return describe(verify(request["headers"], body, request["secrets"], **options))
    except WebhookVerificationError:
        return ["invalid"]
    except ValueError:
        return ["bad secret"]


print(json.dumps([result(each) for each in json.loads(os.environ["REQUESTS"])]))

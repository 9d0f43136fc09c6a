"""Measurements of a patient."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import connexion
from peewee import IntegrityError
from playhouse.shortcuts import model_to_dict

from bench.peers.connexion_flask.answers import NOT_FOUND
from bench.peers.connexion_flask.database import db
from bench.peers.connexion_flask.models import MetricEntry, Patient
from bench.peers.connexion_flask.records import record as record_write
from bench.peers.connexion_flask.records import show
from bench.peers.python_common import identity

_SENT = ("metric_key", "value_text", "unit", "source", "is_phi")


def record(patient_id: str, body: dict[str, Any]) -> Any:
    body = {"is_phi": True} | body
    try:
        with db.atomic():
            entry = _insert(connexion.request.headers["X-Brand-Id"], UUID(patient_id), body)
            _leave_traces(entry, body)
    except IntegrityError:  # of the foreign key to the patient, the only one that can be violated
        return NOT_FOUND
    return model_to_dict(entry) | {"value_numeric": _plain(entry.value_numeric)}, 201


def latest(patient_id: str, limit: int, after: str | None = None) -> Any:
    """Return the last entry of each key."""
    brand_id = connexion.request.headers["X-Brand-Id"]
    mine = (MetricEntry.brand_id == brand_id) & (MetricEntry.patient_id == patient_id)
    if after is not None:
        mine &= MetricEntry.metric_key > after
    last_first = MetricEntry.metric_key, MetricEntry.recorded_at.desc(), MetricEntry.id.desc()
    entries = MetricEntry.select().distinct(MetricEntry.metric_key).where(mine).order_by(*last_first).limit(limit)
    metrics = [_summary(entry) for entry in entries]
    if not metrics and not Patient.get_or_none(brand_id=brand_id, id=patient_id):
        return NOT_FOUND
    return {"patient_id": patient_id.lower(), "metrics": metrics}


def _insert(brand_id: str, patient_id: UUID, body: dict[str, Any]) -> MetricEntry:
    moment = identity.now()
    entry: MetricEntry = MetricEntry.create(
        brand_id=brand_id,
        patient_id=patient_id,
        id=identity.new_id(moment),
        **{name: body.get(name) for name in _SENT},
        value_numeric=Decimal(body["value_numeric"]) if "value_numeric" in body else None,
        recorded_at=datetime.fromisoformat(body["recorded_at"].upper()).astimezone(UTC),
        created_at=moment,
    )
    return entry


def _leave_traces(entry: MetricEntry, body: dict[str, Any]) -> None:
    event = "metric_entry.recorded"
    request_id = record_write(entry.brand_id, entry.patient_id, event, "metrics.record", body, entry.id)
    show(
        entry.brand_id,
        entry.patient_id,
        event,
        request_id,
        "Measurement recorded",
        description=entry.metric_key,
        source_id=entry.id,
        occurred_at=entry.recorded_at,
    )


def _summary(entry: MetricEntry) -> dict[str, Any]:
    return {
        "metric_key": entry.metric_key,
        "last_value": entry.value_text if entry.value_numeric is None else _plain(entry.value_numeric),
        "unit": entry.unit,
        "last_recorded_at": entry.recorded_at,
        "is_phi": entry.is_phi,
    }


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")

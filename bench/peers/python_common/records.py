"""The rows that a write adds, the queries of reads, and the response to a create, for both FastAPI peers."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from fastapi import Response
from pydantic import BaseModel
from sqlalchemy import Select, func, select

from bench.peers.python_common import errors, identity, schemas
from bench.peers.python_common.tables import (
    Audit,
    Base,
    IdempotencyKey,
    MetricEntry,
    Outbox,
    Patient,
    PatientIdentifier,
    TimelineEvent,
)

CALLER = "bench"
"""Peers require no token, so all requests have the same caller."""


class Write(NamedTuple):
    """The values of audit, outbox and timeline rows."""

    brand_id: str
    patient_id: UUID
    event: str
    operation: str
    fields: Sequence[str]
    title: str
    description: str | None = None
    entity_id: UUID | None = None
    occurred_at: datetime | None = None


class Registration:
    """A create. With `key`, its response is stored for replays."""

    def __init__(self, body: schemas.PatientCreate, key: str | None) -> None:
        self._body = body
        self._identity = _identity(body)
        self._patient = _patient(body, self._identity)
        self._answer = schemas.Patient.model_validate(self._patient).model_dump_json()
        self._headers = {"Location": f"/v1/patients/{self._patient.id}"}
        self._key = key

    @property
    def rows(self) -> list[Base]:
        write = Write(
            self._patient.brand_id,
            self._patient.id,
            event="patient.created",
            operation="patients.create",
            fields=fields_of(self._body),
            title="Registered",
        )
        shown, recorded = traces(write)
        self._patient.timeline = [shown]
        return [self._patient, *recorded, *self._kept()]

    @property
    def answer(self) -> Response:
        return _json(self._answer, 201, self._headers)

    @property
    def stored(self) -> Select[IdempotencyKey] | None:
        """Return the query for the stored response of the key."""
        if self._key is None:
            return None
        mine = (IdempotencyKey.brand_id == self._body.brand_id) & (IdempotencyKey.caller == CALLER)
        return select(IdempotencyKey).where(mine, IdempotencyKey.key == self._key)

    @property
    def taken(self) -> Select[str]:
        """Return the query for the kinds of identity keys that another patient has."""
        keys = [key for key, _ in self._identity]
        mine = (PatientIdentifier.brand_id == self._body.brand_id) & PatientIdentifier.key.in_(keys)
        return select(PatientIdentifier.kind).where(mine).distinct().order_by(PatientIdentifier.kind)

    def again(self, stored: IdempotencyKey) -> Response:
        """Return the stored response. Raises Problem if it belongs to another request."""
        if stored.request_hash != self._hash:
            raise errors.key_reused()
        return _json(stored.body, stored.status, stored.headers)

    @property
    def _hash(self) -> bytes:
        return sha256(self._body.model_dump_json().encode()).digest()

    def _kept(self) -> list[Base]:
        if self._key is None:
            return []
        row = IdempotencyKey(
            brand_id=self._patient.brand_id,
            caller=CALLER,
            key=self._key,
            patient_id=self._patient.id,
            request_hash=self._hash,
            status=201,
            headers=self._headers,
            body=self._answer,
            created_at=identity.now(),
        )
        return [row]


def fields_of(body: BaseModel) -> list[str]:
    """Return the names of a body's fields, including defaults."""
    return sorted(name for name, value in body if value is not None)


def new_entry(brand_id: str, patient_id: UUID, body: schemas.MetricCreate) -> MetricEntry:
    moment = identity.now()
    return MetricEntry(
        brand_id=brand_id, patient_id=patient_id, id=identity.new_id(moment), created_at=moment, **body.model_dump()
    )


def traces_of(entry: MetricEntry, body: schemas.MetricCreate) -> list[Base]:
    write = Write(
        entry.brand_id,
        entry.patient_id,
        event="metric_entry.recorded",
        operation="metrics.record",
        fields=fields_of(body),
        title="Measurement recorded",
        description=entry.metric_key,
        entity_id=entry.id,
        occurred_at=entry.recorded_at,
    )
    shown, recorded = traces(write)
    return [shown, *recorded]


def traces(write: Write) -> tuple[TimelineEvent, list[Base]]:
    """Return the timeline event and the audit and outbox rows."""
    moment = identity.now()
    said: dict[str, Any] = {
        "brand_id": write.brand_id,
        "id": identity.new_id(moment),
        "occurred_at": moment,
        "event": write.event,
        "patient_id": write.patient_id,
        "entity_id": write.entity_id,
        "request_id": identity.new_id(moment),
        "fields": write.fields,
    }
    audit = Audit(**said, client=CALLER, operation=write.operation)
    return _shown(write, moment, said["request_id"]), [audit, Outbox(**said)]


def by_external_id(brand_id: str, system: str, value: str) -> Select[Patient]:
    key = identity.external_id_key(system, value)
    mine = (PatientIdentifier.brand_id == brand_id) & (PatientIdentifier.key == key)
    return select(Patient).join(Patient.identifiers).where(mine)


def page(brand_id: str, limit: int, offset: int) -> Select[Patient]:
    newest_first = select(Patient).where(Patient.brand_id == brand_id).order_by(Patient.id.desc())
    return newest_first.limit(limit).offset(offset)


def total(brand_id: str) -> Select[int]:
    return select(func.count()).select_from(Patient).where(Patient.brand_id == brand_id)


def latest(brand_id: str, patient_id: UUID, after: str | None, limit: int) -> Select[MetricEntry]:
    """Return the query for the last entry of each key."""
    mine = (MetricEntry.brand_id == brand_id) & (MetricEntry.patient_id == patient_id)
    if after is not None:
        mine &= MetricEntry.metric_key > after
    entries = select(MetricEntry).distinct(MetricEntry.metric_key).where(mine)
    last_first = MetricEntry.recorded_at.desc(), MetricEntry.id.desc()
    return entries.order_by(MetricEntry.metric_key, *last_first).limit(limit)


def summary(entry: MetricEntry) -> schemas.MetricSummary:
    return schemas.MetricSummary(
        metric_key=entry.metric_key,
        last_value=entry.value_text if entry.value_numeric is None else entry.value_numeric,
        unit=entry.unit,
        last_recorded_at=entry.recorded_at,
        is_phi=entry.is_phi,
    )


def _identity(body: schemas.PatientCreate) -> identity.Keys:
    person = (body.first_name, body.last_name, body.date_of_birth, body.email, body.phone, body.external_ids)
    return identity.keys_of(*person)


def _patient(body: schemas.PatientCreate, keys: identity.Keys) -> Patient:
    """Return the patient; `created_at` is the millisecond of its id."""
    moment = identity.this_millisecond()
    return Patient(
        id=identity.new_id(moment),
        **body.model_dump(exclude={"metadata"}),
        metadata_=body.metadata,
        status="active",
        created_at=moment,
        updated_at=moment,
        full_name_key=identity.search_key(f"{body.first_name} {body.last_name}"),
        last_name_key=identity.search_key(body.last_name),
        phone_key=identity.phone_key(body.phone),
        identifiers=[PatientIdentifier(key=key, kind=kind) for key, kind in keys],
    )


def _shown(write: Write, moment: datetime, request_id: UUID) -> TimelineEvent:
    return TimelineEvent(
        brand_id=write.brand_id,
        patient_id=write.patient_id,
        occurred_at=write.occurred_at or moment,
        id=identity.new_id(moment),
        event_type=write.event,
        title=write.title,
        description=write.description,
        source_type=write.event.partition(".")[0],
        source_id=write.entity_id or write.patient_id,
        metadata_={"request_id": str(request_id)},
        created_at=moment,
    )


def _json(body: str, status: int, headers: dict[str, str]) -> Response:
    return Response(body, status, headers, media_type="application/json")

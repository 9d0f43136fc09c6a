"""Patients."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

import connexion
import flask
from peewee import IntegrityError
from playhouse.shortcuts import model_to_dict

from bench.peers.connexion_flask.answers import KEY_REUSED, NOT_FOUND, duplicate_patient
from bench.peers.connexion_flask.database import db
from bench.peers.connexion_flask.models import IdempotencyKey, Patient, PatientIdentifier
from bench.peers.connexion_flask.records import CALLER, record, show
from bench.peers.python_common import identity

_DEFAULTS: dict[str, Any] = {"external_ids": {}, "metadata": {}}
_SENT = ("first_name", "last_name", "gender", "email", "phone", "external_ids", "metadata")
_ONLY_TO_SEARCH = (Patient.full_name_key, Patient.last_name_key, Patient.phone_key)
_SAFE = (
    Patient.id,
    Patient.brand_id,
    Patient.external_ids,
    Patient.status,
    Patient.metadata,
    Patient.created_at,
    Patient.updated_at,
)


def create(body: dict[str, Any]) -> Any:
    body = _DEFAULTS | body
    idempotency_key = connexion.request.headers.get("Idempotency-Key")
    keys = _keys_of(body)
    try:
        with db.atomic():
            patient = _register(body, keys)
            answer = _answer(patient)
            if idempotency_key:
                _keep(idempotency_key, body, patient, answer)
    except IntegrityError:
        return _taken(body, keys, idempotency_key)
    return answer


def list(brand_id: str, limit: int, offset: int) -> dict[str, Any]:
    patients = Patient.select().where(Patient.brand_id == brand_id)
    page = patients.order_by(Patient.id.desc()).limit(limit).offset(offset)
    return {"patients": [_shown(patient) for patient in page], "total": patients.count()}


def get(id: str) -> Any:
    patient = Patient.get_or_none(_is(id))
    return _shown(patient) if patient else NOT_FOUND


def get_safe(id: str) -> Any:
    patient = Patient.get_or_none(_is(id))
    return model_to_dict(patient, only=_SAFE) if patient else NOT_FOUND


def get_by_external_id(system: str, value: str) -> Any:
    brand, key = connexion.request.headers["X-Brand-Id"], identity.external_id_key(system, value)
    same = (PatientIdentifier.brand_id == Patient.brand_id) & (PatientIdentifier.patient_id == Patient.id)
    mine = (PatientIdentifier.brand_id == brand) & (PatientIdentifier.key == key)
    patient = Patient.select().join(PatientIdentifier, on=same).where(mine).first()
    return _shown(patient) if patient else NOT_FOUND


def _is(id: str) -> Any:
    return (Patient.brand_id == connexion.request.headers["X-Brand-Id"]) & (Patient.id == id)


def _shown(patient: Patient) -> dict[str, Any]:
    shown: dict[str, Any] = model_to_dict(patient, exclude=_ONLY_TO_SEARCH)
    return shown


def _answer(patient: Patient) -> flask.Response:
    return flask.Response(
        flask.json.dumps(_shown(patient)),
        status=201,
        headers={"Location": f"/v1/patients/{patient.id}"},
        mimetype="application/json",
    )


def _register(body: dict[str, Any], keys: identity.Keys) -> Patient:
    patient = _insert(body)
    brand_id, event = body["brand_id"], "patient.created"
    PatientIdentifier.insert_many(
        [{"brand_id": brand_id, "patient_id": patient.id, "key": key, "kind": kind} for key, kind in keys]
    ).execute()
    request_id = record(brand_id, patient.id, event, "patients.create", body)
    show(brand_id, patient.id, event, request_id, "Registered")
    return patient


def _insert(body: dict[str, Any]) -> Patient:
    """Insert a patient; `created_at` is the millisecond of its id."""
    moment = identity.this_millisecond()
    patient: Patient = Patient.create(
        brand_id=body["brand_id"],
        id=identity.new_id(moment),
        **{name: body.get(name) for name in _SENT},
        date_of_birth=_date(body),
        status="active",
        created_at=moment,
        updated_at=moment,
        full_name_key=identity.search_key(f"{body['first_name']} {body['last_name']}"),
        last_name_key=identity.search_key(body["last_name"]),
        phone_key=identity.phone_key(body.get("phone")),
    )
    return patient


def _keep(key: str, body: dict[str, Any], patient: Patient, answer: flask.Response) -> None:
    """Store the response with its Idempotency-Key."""
    IdempotencyKey.create(
        brand_id=patient.brand_id,
        caller=CALLER,
        key=key,
        patient_id=patient.id,
        request_hash=_hash(body),
        status=answer.status_code,
        headers={"Location": answer.headers["Location"]},
        body=answer.get_data(as_text=True),
        created_at=identity.now(),
    )


def _taken(body: dict[str, Any], keys: identity.Keys, idempotency_key: str | None) -> Any:
    """Return the response if the Idempotency-Key or an identity key already exists."""
    brand_id = body["brand_id"]
    if idempotency_key and (
        stored := IdempotencyKey.get_or_none(brand_id=brand_id, caller=CALLER, key=idempotency_key)
    ):
        if bytes(stored.request_hash) != _hash(body):
            return KEY_REUSED
        return flask.Response(stored.body, stored.status, stored.headers, mimetype="application/json")
    mine = (PatientIdentifier.brand_id == brand_id) & PatientIdentifier.key.in_([key for key, _ in keys])
    kinds = PatientIdentifier.select(PatientIdentifier.kind).distinct().where(mine).order_by(PatientIdentifier.kind)
    return duplicate_patient([row.kind for row in kinds])


def _stored(brand_id: str, key: str) -> IdempotencyKey | None:
    stored: IdempotencyKey | None = IdempotencyKey.get_or_none(brand_id=brand_id, caller=CALLER, key=key)
    return stored


def _keys_of(body: dict[str, Any]) -> identity.Keys:
    return identity.keys_of(
        body["first_name"],
        body["last_name"],
        _date(body),
        body.get("email"),
        body.get("phone"),
        body["external_ids"],
    )


def _date(body: dict[str, Any]) -> date | None:
    return date.fromisoformat(body["date_of_birth"]) if "date_of_birth" in body else None


def _hash(body: dict[str, Any]) -> bytes:
    return sha256(json.dumps(body, sort_keys=True).encode()).digest()

"""FastAPI with SQLAlchemy 2's ORM in its most common form: `def` endpoints on FastAPI's threads, psycopg 3.

The session as a dependency with `yield` and the models of bodies and responses follow FastAPI's tutorial ("SQL
(Relational) Databases", "Response Model"); sessions, mapped classes and the pool follow SQLAlchemy's documentation
("ORM Quick Start", "Connection Pooling"). Served by uvicorn, one process, uvloop and httptools.
"""

import logging
import os
from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

import uvicorn
from fastapi import Depends, FastAPI, Response
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from bench.peers.python_common import errors, records, schemas
from bench.peers.python_common.schemas import (
    After,
    BrandHeader,
    IdempotencyHeader,
    Limit,
    LongLimit,
    OfBrand,
    Offset,
    System,
    Value,
)
from bench.peers.python_common.tables import MetricEntry, Patient

engine = create_engine(
    make_url(os.environ["DATABASE_URL"]).set(drivername="postgresql+psycopg"),
    pool_size=16,
    max_overflow=0,
    connect_args={"options": "-c timezone=UTC"},
)
logging.getLogger("psycopg").setLevel(logging.ERROR)  # it warns of each failed insert of several rows, a usual 409
new_session = sessionmaker(engine, expire_on_commit=False)
app = FastAPI(title="patient-graph")
errors.install(app)


def get_session() -> Iterator[Session]:
    with new_session() as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/healthz")
def live() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/v1/patients", status_code=201, response_model=schemas.Patient)
def create(body: schemas.PatientCreate, session: SessionDep, idempotency_key: IdempotencyHeader = None) -> Response:
    registration = records.Registration(body, idempotency_key)
    session.add_all(registration.rows)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        return _taken(session, registration)
    return registration.answer


def _taken(session: Session, registration: records.Registration) -> Response:
    """Return the response if the Idempotency-Key or an identity key already exists."""
    if registration.stored is not None and (stored := session.scalar(registration.stored)):
        return registration.again(stored)
    raise errors.duplicate_patient(session.scalars(registration.taken).all())


@app.get("/v1/patients", response_model=schemas.PatientPage)
def page(session: SessionDep, brand_id: OfBrand, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    patients = session.scalars(records.page(brand_id, limit, offset)).all()
    return {"patients": patients, "total": session.scalar(records.total(brand_id))}


@app.get("/v1/patients/by-external-id/{system}/{value}", response_model=schemas.Patient)
def get_by_external_id(session: SessionDep, brand: BrandHeader, system: System, value: Value) -> Patient:
    return _found(session.scalar(records.by_external_id(brand, system, value)))


@app.get("/v1/patients/{id}", response_model=schemas.Patient)
def get(session: SessionDep, brand: BrandHeader, id: UUID) -> Patient:
    return _found(session.get(Patient, (brand, id)))


@app.get("/v1/patients/{id}/safe", response_model=schemas.SafePatient)
def get_safe(session: SessionDep, brand: BrandHeader, id: UUID) -> Patient:
    return _found(session.get(Patient, (brand, id)))


def _found(patient: Patient | None) -> Patient:
    if patient is None:
        raise errors.not_found()
    return patient


@app.post("/v1/patients/{patient_id}/metrics", status_code=201, response_model=schemas.MetricEntry)
def record(session: SessionDep, brand: BrandHeader, patient_id: UUID, body: schemas.MetricCreate) -> MetricEntry:
    entry = records.new_entry(brand, patient_id, body)
    session.add_all([entry, *records.traces_of(entry, body)])
    try:
        session.commit()
    except IntegrityError:  # of the foreign key to the patient, the only one that can be violated
        raise errors.not_found() from None
    return entry


@app.get("/v1/patients/{patient_id}/metrics")
def latest(
    session: SessionDep, brand: BrandHeader, patient_id: UUID, after: After | None = None, limit: LongLimit = 1000
) -> schemas.MetricList:
    entries = session.scalars(records.latest(brand, patient_id, after, limit)).all()
    if not entries:
        _found(session.get(Patient, (brand, patient_id)))
    return schemas.MetricList(patient_id=patient_id, metrics=[records.summary(entry) for entry in entries])


if __name__ == "__main__":
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )

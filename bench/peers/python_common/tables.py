"""The tables as SQLAlchemy models."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, JSON, DateTime, ForeignKeyConstraint, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    type_annotation_map = {
        str: Text,
        datetime: DateTime(timezone=True),
        dict[str, str]: JSON,
        dict[str, Any]: JSON,
        list[str]: ARRAY(Text),
    }


def _of_patient() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["brand_id", "patient_id"], ["patients.brand_id", "patients.id"])


class Patient(Base):
    __tablename__ = "patients"

    brand_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_name: Mapped[str]
    last_name: Mapped[str]
    date_of_birth: Mapped[date | None]
    gender: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    external_ids: Mapped[dict[str, str]]
    metadata_: Mapped[dict[str, Any]] = mapped_column("metadata")
    status: Mapped[str]
    age_verified_at: Mapped[datetime | None]
    ruo_pathway_acknowledged_at: Mapped[datetime | None]
    researcher_acknowledgement_id: Mapped[UUID | None]
    prescription_status: Mapped[str | None]
    prescription_consult_completed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    full_name_key: Mapped[str]
    last_name_key: Mapped[str]
    phone_key: Mapped[str | None]

    identifiers: Mapped[list["PatientIdentifier"]] = relationship()
    timeline: Mapped[list["TimelineEvent"]] = relationship()


class PatientIdentifier(Base):
    __tablename__ = "patient_identifiers"
    __table_args__ = (_of_patient(),)

    brand_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID]
    kind: Mapped[str]


class TimelineEvent(Base):
    __tablename__ = "timeline"
    __table_args__ = (_of_patient(),)

    brand_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(primary_key=True)
    occurred_at: Mapped[datetime] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    event_type: Mapped[str]
    title: Mapped[str]
    description: Mapped[str | None]
    source_type: Mapped[str | None]
    source_id: Mapped[UUID | None]
    metadata_: Mapped[dict[str, Any]] = mapped_column("metadata")
    created_at: Mapped[datetime]


class MetricEntry(Base):
    __tablename__ = "metric_entries"
    __table_args__ = (_of_patient(),)

    brand_id: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID] = mapped_column(primary_key=True)
    metric_key: Mapped[str] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    value_numeric: Mapped[Decimal | None]
    value_text: Mapped[str | None]
    unit: Mapped[str | None]
    source: Mapped[str]
    is_phi: Mapped[bool]
    created_at: Mapped[datetime]


class Recorded:
    """The common columns of audit and outbox."""

    brand_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    occurred_at: Mapped[datetime]
    event: Mapped[str]
    patient_id: Mapped[UUID | None]
    entity_id: Mapped[UUID | None]
    request_id: Mapped[UUID]
    fields: Mapped[list[str]]


class Audit(Recorded, Base):
    __tablename__ = "audit"

    subject: Mapped[str | None]
    client: Mapped[str]
    operation: Mapped[str | None]


class Outbox(Recorded, Base):
    __tablename__ = "outbox"


class IdempotencyKey(Base):
    __tablename__ = "idempotency_keys"

    brand_id: Mapped[str] = mapped_column(primary_key=True)
    caller: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[UUID | None]
    request_hash: Mapped[bytes]
    status: Mapped[int]
    headers: Mapped[dict[str, str]]
    body: Mapped[str]
    created_at: Mapped[datetime]

"""The bodies, parameters and responses of the contract as pydantic models."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from fastapi import Header, Path, Query
from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    PlainSerializer,
    StrictBool,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

_NO_NUL = r"^[^\x00]*$"
_DECIMAL = re.compile(r"(?!-0(\.0+)?$)-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,20})?")


def _decimal(value: object) -> object:
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return value
    raise PydanticCustomError("pattern", "Not the plain form of a decimal.")


def _text(value: object) -> object:
    """Reject numbers, which pydantic accepts as times."""
    if isinstance(value, str):
        return value
    raise PydanticCustomError("type", "Not a text.")


def _date(value: object) -> object:
    """Reject times, which pydantic accepts as dates."""
    if isinstance(value, str) and len(value) == len("2026-11-02"):
        return value
    raise PydanticCustomError("format", "Not a date.")


def _not_null(value: object) -> object:
    """Reject null for optional properties. Defaults are not validated."""
    if value is None:
        raise PydanticCustomError("type", "Null.")
    return value


BrandId = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_NO_NUL)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_NO_NUL)]
Text64 = Annotated[str, StringConstraints(max_length=64, pattern=_NO_NUL)]
Text4096 = Annotated[str, StringConstraints(max_length=4096, pattern=_NO_NUL)]
MetricKey = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=_NO_NUL)]
ExternalSystem = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_NO_NUL)]
ExternalId = Annotated[str, StringConstraints(max_length=512, pattern=_NO_NUL)]
Email = Annotated[EmailStr, Field(max_length=254)]
PlainDecimal = Annotated[Decimal, BeforeValidator(_decimal)]
Date = Annotated[date, BeforeValidator(_date)]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_text),
    Field(ge=datetime(2, 1, 1, tzinfo=UTC), lt=datetime(9999, 1, 1, tzinfo=UTC)),
]

BrandHeader = Annotated[str, Header(alias="X-Brand-Id", min_length=1, max_length=64, pattern="^[!-~]+$")]
IdempotencyHeader = Annotated[
    str | None, Header(alias="Idempotency-Key", min_length=1, max_length=128, pattern="^[!-~]+$")
]
OfBrand = Annotated[str, Query(min_length=1, max_length=64, pattern=_NO_NUL)]
Limit = Annotated[int, Query(ge=1, le=100)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
LongLimit = Annotated[int, Query(ge=1, le=1000)]
After = Annotated[str, Query(min_length=1, max_length=128, pattern=_NO_NUL)]
System = Annotated[str, Path(min_length=1, max_length=64, pattern=_NO_NUL)]
Value = Annotated[str, Path(min_length=1, max_length=512, pattern=_NO_NUL)]


class PatientCreate(BaseModel):
    brand_id: BrandId
    first_name: Name
    last_name: Name
    date_of_birth: Date | None = None
    gender: Text64 | None = None
    email: Email | None = None
    phone: Text64 | None = None
    external_ids: dict[ExternalSystem, ExternalId] = Field(default={}, max_length=32)
    metadata: dict[str, Any] = Field(default={}, max_length=256)

    _sent = field_validator("date_of_birth", "gender", "email", "phone", mode="before")(_not_null)


class SafePatient(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    brand_id: str
    external_ids: dict[str, str]
    status: str
    metadata: dict[str, Any] = Field(validation_alias="metadata_")
    created_at: datetime
    updated_at: datetime


class Patient(SafePatient):
    first_name: str
    last_name: str
    date_of_birth: date | None
    gender: str | None
    email: str | None
    phone: str | None
    age_verified_at: datetime | None
    ruo_pathway_acknowledged_at: datetime | None
    researcher_acknowledgement_id: UUID | None
    prescription_status: str | None
    prescription_consult_completed_at: datetime | None


class PatientPage(BaseModel):
    patients: list[Patient]
    total: int


class MetricCreate(BaseModel):
    metric_key: MetricKey
    value_numeric: PlainDecimal | None = None
    value_text: Text4096 | None = None
    unit: Text64 | None = None
    source: Literal["manual", "api", "upload"]
    is_phi: StrictBool = True
    recorded_at: Moment

    _sent = field_validator("value_numeric", "value_text", "unit", mode="before")(_not_null)

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        if not self.model_fields_set & {"value_numeric", "value_text"}:
            raise PydanticCustomError("anyOf", "One of value_numeric and value_text is needed.")
        return self


AnsweredDecimal = Annotated[Decimal, PlainSerializer(lambda number: format(number, "f"))]


class MetricEntry(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    patient_id: UUID
    brand_id: str
    metric_key: str
    value_numeric: AnsweredDecimal | None
    value_text: str | None
    unit: str | None
    source: str
    is_phi: bool
    recorded_at: datetime
    created_at: datetime


class MetricSummary(BaseModel):
    metric_key: str
    last_value: AnsweredDecimal | str | None
    unit: str | None
    last_recorded_at: datetime
    is_phi: bool


class MetricList(BaseModel):
    patient_id: UUID
    metrics: list[MetricSummary]

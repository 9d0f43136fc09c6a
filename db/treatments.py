"""The treatments of a patient at the vendor rimo, with their prescriptions and consultations, by the vendor's ids."""

from collections.abc import Mapping
from typing import Any, Generic

import peewee

from db.core import clock
from db.core.projection import Projection, R, Row, json_text, pick, same
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import Violation, current
from db.errors import IdTaken, NotFound
from db.query import PatientRows, Query
from openapi import types


class FromVendor(PersonTable):
    """What the vendor says, in its latest words."""

    id = peewee.UUIDField()
    status = peewee.TextField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()


class Treatment(FromVendor):
    """A treatment, to which the other two belong."""

    rimo_treatment_id = peewee.TextField()
    billing_plan_id = peewee.TextField(null=True)
    started_at = DateTimeTZField(null=True)
    ended_at = DateTimeTZField(null=True)
    metadata = JsonText()

    class Meta:
        table_name = "treatments"
        primary_key = peewee.CompositeKey("brand_id", "id")


class Prescription(FromVendor):
    """An order of a medication, on its way to the patient."""

    treatment_id = peewee.UUIDField()
    rimo_order_id = peewee.TextField()
    medication_name = peewee.TextField(null=True)
    dosage = peewee.TextField(null=True)
    quantity = peewee.IntegerField(null=True)
    refills = peewee.IntegerField(null=True)
    prescribed_date = peewee.DateField(null=True)
    next_refill_date = peewee.DateField(null=True)
    pharmacy_id = peewee.TextField(null=True)
    pharmacy_name = peewee.TextField(null=True)
    tracking_number = peewee.TextField(null=True)
    transmitted_at = DateTimeTZField(null=True)
    shipped_at = DateTimeTZField(null=True)
    delivered_at = DateTimeTZField(null=True)

    class Meta:
        table_name = "prescriptions"
        primary_key = peewee.CompositeKey("brand_id", "id")


class Consultation(FromVendor):
    """A consultation, planned or over."""

    treatment_id = peewee.UUIDField()
    rimo_consultation_id = peewee.TextField()
    consultation_type = peewee.TextField(null=True)
    provider_name = peewee.TextField(null=True)
    scheduled_at = DateTimeTZField(null=True)
    completed_at = DateTimeTZField(null=True)

    class Meta:
        table_name = "consultations"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.Treatment, Treatment)
PRESCRIPTION_PROJECTION = Projection(types.Prescription, Prescription)
CONSULTATION_PROJECTION = Projection(types.Consultation, Consultation)


class Feed(Generic[R]):
    """Rows that the vendor knows by an id of its own (the column `key`), each put as often as the vendor likes."""

    def __init__(self, shape: Projection[R], key: str) -> None:
        self._shape = shape
        self._key = key
        model = shape.model
        fields = model._meta.fields
        of_vendor_id = Query(shape).of_patient().where(fields[key] == param("vendor_id"))
        self._find = of_vendor_id.prepare(f"{model._meta.table_name}_put")
        self._insert = Statement.insert(model)
        ours = ("brand_id", "id", "patient_id", "created_at", "updated_at", key)
        self._said = [name for name in shape.names if name not in ours]
        self._times = [name for name in self._said if isinstance(fields[name], DateTimeTZField)]
        changed = {name: param(name) for name in (*self._said, "updated_at")}
        self._replace = Statement(
            f"{model._meta.table_name}_replace", model.update(changed).where(fields["id"] == param("id"))
        )
        self._taken = Violation(f"{model._meta.table_name}_rimo", lambda _: IdTaken())

    def find(self, patient_id: str, vendor_id: str) -> list[R]:
        """None or one; the patient is locked until the commit. Raises NotFound when there is no such patient."""
        return self._find.fetch(lock=True, patient_id=patient_id, vendor_id=vendor_id).rows

    def put(self, patient_id: str, vendor_id: str, values: Mapping[str, Any]) -> R:
        """Add the row or replace all that it says.

        Raises NotFound, and Taken at the commit when another patient has that id.
        """
        known, unit, moment = self.find(patient_id, vendor_id), current(), clock.now()
        row = pick(values, self._said)
        row |= {name: clock.moment(row[name]) for name in self._times if row[name]}
        row |= {"brand_id": unit.brand, "patient_id": patient_id, self._key: vendor_id, "updated_at": moment}
        if not known:
            row |= {"id": clock.new_id_at(moment), "created_at": moment}
            unit.write(self._insert, self._taken, **row)
            return self._shape.from_values(row)
        row |= {name: known[0][name] for name in ("id", "created_at")}
        after = self._shape.from_values(row)
        if same(after, known[0], but="updated_at"):
            return known[0]
        unit.write(self._replace, **row)
        return after


_TREATMENTS = Feed(PROJECTION, "rimo_treatment_id")
_PRESCRIPTIONS = Feed(PRESCRIPTION_PROJECTION, "rimo_order_id")
_CONSULTATIONS = Feed(CONSULTATION_PROJECTION, "rimo_consultation_id")


def upsert(patient_id: str, rimo_treatment_id: str, body: Mapping[str, Any]) -> types.Treatment:
    """Raises NotFound, Taken."""
    return _TREATMENTS.put(patient_id, rimo_treatment_id, dict(body) | {"metadata": json_text(body["metadata"])})


def upsert_prescription(
    patient_id: str, rimo_treatment_id: str, order_id: str, body: Mapping[str, Any]
) -> types.Prescription:
    """Raises NotFound, also for the treatment, and Taken."""
    return _PRESCRIPTIONS.put(patient_id, order_id, _within(patient_id, rimo_treatment_id, body))


def upsert_consultation(
    patient_id: str, rimo_treatment_id: str, consultation_id: str, body: Mapping[str, Any]
) -> types.Consultation:
    """Raises NotFound, also for the treatment, and Taken."""
    return _CONSULTATIONS.put(patient_id, consultation_id, _within(patient_id, rimo_treatment_id, body))


def _within(patient_id: str, rimo_treatment_id: str, body: Mapping[str, Any]) -> Row:
    treatments = _TREATMENTS.find(patient_id, rimo_treatment_id)
    if not treatments:
        raise NotFound
    return dict(body) | {"treatment_id": treatments[0]["id"]}


_WHOLE = Projection(types.WholeTreatment, Treatment, json=("prescriptions", "consultations"))


def _parts(shape: Projection[Any]) -> Any:
    """A column: the rows that belong to a treatment, newest first."""
    fields = shape.model._meta.fields
    rows = peewee.fn.json_agg(shape.as_json()).order_by(fields["id"].desc())
    theirs = (fields["patient_id"] == Treatment.patient_id, fields["treatment_id"] == Treatment.id)
    return shape.model.select(peewee.fn.COALESCE(rows, peewee.SQL("'[]'"))).where(*theirs)


_PAGE = (
    Query(_WHOLE)
    .of_me()
    .with_columns(
        _parts(PRESCRIPTION_PROJECTION).alias("prescriptions"), _parts(CONSULTATION_PROJECTION).alias("consultations")
    )
    .paginated()
)
_MINE = _PAGE.prepare("treatment_mine")
_MINE_OF_STATUS = _PAGE.where(Treatment.status == param("status")).prepare("treatment_mine_of_status")


def list_mine(status: str | None, limit: int, offset: int, cursor: str | None) -> PatientRows[types.WholeTreatment]:
    """The treatments of the person who asks, newest first. Raises NotFound."""
    if status is None:
        return _MINE.fetch(limit, offset, cursor)
    return _MINE_OF_STATUS.fetch(limit, offset, cursor, status=status)

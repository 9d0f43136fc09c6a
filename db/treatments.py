"""Treatments of a patient at the vendor rimo, with prescriptions and consultations, by the ids of the vendor."""

from collections.abc import Mapping
from typing import Any, Generic

import peewee

from db.core import clock
from db.core.projection import Projection, R, Row, json_items, json_text, pick, same
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import Violation, current
from db.errors import IdTaken, NotFound
from db.query import PatientRows, Query
from openapi import types


class VendorTable(PersonTable):
    """A table of what the vendor reports, as of its latest report."""

    id = peewee.UUIDField()
    status = peewee.TextField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()


class Treatment(VendorTable):
    """A treatment, to which prescriptions and consultations belong."""

    rimo_treatment_id = peewee.TextField()
    billing_plan_id = peewee.TextField(null=True)
    started_at = DateTimeTZField(null=True)
    ended_at = DateTimeTZField(null=True)
    metadata = JsonText()

    class Meta:
        table_name = "treatments"
        primary_key = peewee.CompositeKey("brand_id", "id")


class Prescription(VendorTable):
    """An order of a medication, and its delivery."""

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


class Consultation(VendorTable):
    """A consultation: scheduled or completed."""

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


class VendorRows(Generic[R]):
    """Upserts of rows that have an id of the vendor, in the column `key`."""

    def __init__(self, projection: Projection[R], key: str) -> None:
        self._projection = projection
        self._key = key
        model = projection.model
        fields = model._meta.fields
        of_vendor_id = Query(projection).of_patient().where(fields[key] == param("vendor_id"))
        self._find = of_vendor_id.prepare(f"{model._meta.table_name}_put")
        self._insert = Statement.insert(model)
        own = ("brand_id", "id", "patient_id", "created_at", "updated_at", key)
        self._reported = [name for name in projection.names if name not in own]
        self._times = [name for name in self._reported if isinstance(fields[name], DateTimeTZField)]
        changed = {name: param(name) for name in (*self._reported, "updated_at")}
        self._replace = Statement(
            f"{model._meta.table_name}_replace", model.update(changed).where(fields["id"] == param("id"))
        )
        self._taken = Violation(f"{model._meta.table_name}_rimo", lambda: IdTaken())

    def find(self, patient_id: str, vendor_id: str) -> list[R]:
        """Lock the patient; return a list with the row, empty if there is none. Raises NotFound for the patient."""
        return self._find.fetch(lock=True, patient_id=patient_id, vendor_id=vendor_id).rows

    def upsert(self, patient_id: str, vendor_id: str, values: Mapping[str, Any]) -> R:
        """Insert the row, or replace all that the vendor reports of it. The same values again change nothing.

        Raises NotFound, and IdTaken at the commit if another patient has this id.
        """
        known, unit = self.find(patient_id, vendor_id), current()
        moment = clock.later_than(*(each["updated_at"] for each in known))
        row = pick(values, self._reported)
        row |= {name: clock.moment(row[name]) for name in self._times if row[name]}
        row |= {"brand_id": unit.brand, "patient_id": patient_id, self._key: vendor_id, "updated_at": moment}
        if not known:
            row |= {"id": clock.new_id_at(moment), "created_at": moment}
            unit.write(self._insert, self._taken, **row)
            return self._projection.from_values(row)
        row |= {name: known[0][name] for name in ("id", "created_at")}
        after = self._projection.from_values(row)
        if same(after, known[0], but="updated_at"):
            return known[0]
        unit.write(self._replace, **row)
        return after


_TREATMENTS = VendorRows(PROJECTION, "rimo_treatment_id")
_PRESCRIPTIONS = VendorRows(PRESCRIPTION_PROJECTION, "rimo_order_id")
_CONSULTATIONS = VendorRows(CONSULTATION_PROJECTION, "rimo_consultation_id")


def upsert(patient_id: str, rimo_treatment_id: str, body: Mapping[str, Any]) -> types.Treatment:
    """Create or replace a treatment. Raises NotFound, IdTaken."""
    return _TREATMENTS.upsert(patient_id, rimo_treatment_id, dict(body) | {"metadata": json_text(body["metadata"])})


def upsert_prescription(
    patient_id: str, rimo_treatment_id: str, order_id: str, body: Mapping[str, Any]
) -> types.Prescription:
    """Create or replace a prescription. Raises NotFound, also for the treatment, and IdTaken."""
    return _PRESCRIPTIONS.upsert(patient_id, order_id, _with_treatment_id(patient_id, rimo_treatment_id, body))


def upsert_consultation(
    patient_id: str, rimo_treatment_id: str, consultation_id: str, body: Mapping[str, Any]
) -> types.Consultation:
    """Create or replace a consultation. Raises NotFound, also for the treatment, and IdTaken."""
    return _CONSULTATIONS.upsert(patient_id, consultation_id, _with_treatment_id(patient_id, rimo_treatment_id, body))


def _with_treatment_id(patient_id: str, rimo_treatment_id: str, body: Mapping[str, Any]) -> Row:
    treatments = _TREATMENTS.find(patient_id, rimo_treatment_id)
    if not treatments:
        raise NotFound
    return dict(body) | {"treatment_id": treatments[0]["id"]}


_WHOLE = Projection(types.WholeTreatment, Treatment, json=("prescriptions", "consultations"))


def _of_treatment(projection: Projection[Any]) -> Any:
    """Return a column: the rows that belong to a treatment, newest first, as JSON."""
    fields = projection.model._meta.fields
    belongs = (fields["patient_id"] == Treatment.patient_id, fields["treatment_id"] == Treatment.id)
    return json_items(projection.model.select().where(*belongs).order_by(fields["id"].desc()), projection.as_json())


_PAGE = (
    Query(_WHOLE)
    .of_me()
    .with_columns(
        _of_treatment(PRESCRIPTION_PROJECTION).alias("prescriptions"),
        _of_treatment(CONSULTATION_PROJECTION).alias("consultations"),
    )
    .paginated()
)
_OF_ME = _PAGE.prepare("treatment_mine")
_OF_ME_AND_STATUS = _PAGE.where(Treatment.status == param("status")).prepare("treatment_mine_of_status")


def list_mine(status: str | None, limit: int, offset: int, cursor: str | None) -> PatientRows[types.WholeTreatment]:
    """Return the treatments of the caller, of one status or of all, newest first. Raises NotFound."""
    if status is None:
        return _OF_ME.fetch(limit, offset, cursor)
    return _OF_ME_AND_STATUS.fetch(limit, offset, cursor, status=status)

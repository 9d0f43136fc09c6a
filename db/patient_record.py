"""The patient record: its table, its projection, and its values as they are stored."""

from collections.abc import Callable
from typing import Any

import peewee

from db import identity
from db.core.projection import Projection, Row, json_text
from db.core.statements import param
from db.core.tables import BrandTable, DateTimeTZField, JsonText
from db.name_words import Name
from openapi import types


class Patient(BrandTable):
    """A patient. `created_at` is the millisecond of the id, so that patients are created in the order of their ids.

    `counted` is whether the count of the brand includes the patient (db/patient_counts.py). If `has_words`, words are
    stored (db/name_words.py), those of the name that had the `full_name_key` `words_key`. If `has_match_keys`, match
    keys are stored (db/match_keys.py).
    """

    id = peewee.UUIDField()
    first_name = peewee.TextField()
    last_name = peewee.TextField()
    date_of_birth = peewee.DateField(null=True)
    gender = peewee.TextField(null=True)
    multiple_birth = peewee.IntegerField(null=True)
    email = peewee.TextField(null=True)
    phone = peewee.TextField(null=True)
    external_ids = JsonText()
    metadata = JsonText()
    status = peewee.TextField()
    age_verified_at = DateTimeTZField(null=True)
    ruo_pathway_acknowledged_at = DateTimeTZField(null=True)
    researcher_acknowledgement_id = peewee.UUIDField(null=True)
    prescription_status = peewee.TextField(null=True)
    prescription_consult_completed_at = DateTimeTZField(null=True)
    previous_names = JsonText()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()
    full_name_key = peewee.TextField()
    last_name_key = peewee.TextField()
    phone_key = peewee.TextField(null=True)
    has_words = peewee.BooleanField()
    words_key = peewee.TextField(null=True)
    has_match_keys = peewee.BooleanField()
    counted = peewee.BooleanField()

    class Meta:
        table_name = "patients"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.Patient, Patient)
ID_OF_PATIENT = Patient.select(Patient.id).where(Patient.id == param("patient_id"))
"""A query for the id of the patient `patient_id`, no row if there is none."""
ID_OF_ME = Patient.select(Patient.id).where(Patient.id.in_(identity.accessible_to(param("me"))))
"""A query for the id of the patient who has one of the identity keys `me`, those of the caller."""
IS_ALLOWED = peewee.NodeList((peewee.SQL("NOT"), peewee.Cast(param("own"), "boolean"))) | Patient.id.in_(
    identity.accessible_to(param("me"))
)
"""The condition that the caller may reach a patient: any patient or, if the parameter `own` is true, the caller."""
ID_OF_ALLOWED_PATIENT = ID_OF_PATIENT.where(IS_ALLOWED)
"""A query for the id of the patient `patient_id`, no row if the caller may not reach the patient."""


def stored_values(row: Row, in_json: Callable[[Any], str] = json_text) -> Row:
    """Return the values of a record as they are stored, with the search keys."""
    searched = identity.forms()[0].search_keys(row)
    return row | {
        "external_ids": in_json(row["external_ids"]),
        "metadata": in_json(row["metadata"]),
        "previous_names": in_json(row["previous_names"]),
        **searched,
        "has_words": True,
        "words_key": searched["full_name_key"],
        "has_match_keys": True,
    }


def names(row: Row) -> list[Name]:
    """Return the current name of a record, and its previous ones."""
    return [(each["first_name"], each["last_name"]) for each in (row, *row["previous_names"])]

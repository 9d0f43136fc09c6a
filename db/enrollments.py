"""Enrolments of patients in protocols, and the versions that hold in them."""

import peewee

from db.core.tables import DateTimeTZField, PersonTable


class Enrollment(PersonTable):
    """An enrolment, from its first to its last date, both inclusive. Without `ends_on` it is open."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    status = peewee.TextField()
    starts_on = peewee.DateField()
    ends_on = peewee.DateField(null=True)
    enrolled_at = DateTimeTZField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "enrollments"
        primary_key = peewee.CompositeKey("brand_id", "id")


class EnrollmentVersion(PersonTable):
    """The version that holds in an enrolment from a date on."""

    enrollment_id = peewee.UUIDField()
    effective_from = peewee.DateField()
    version_id = peewee.UUIDField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "enrollment_versions"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "enrollment_id", "effective_from")

"""Time zones of patients."""

import peewee

from db.core.tables import DateTimeTZField, PersonTable


class PatientTimeZone(PersonTable):
    """The IANA name of a patient's time zone."""

    time_zone = peewee.TextField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "patient_time_zones"
        primary_key = peewee.CompositeKey("brand_id", "patient_id")

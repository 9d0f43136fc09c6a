"""Schedules of patients: when a patient takes a compound, instead of the protocol's times."""

import peewee

from db.core.tables import DateTimeTZField, PersonTable


class ScheduleRow(PersonTable):
    """One time of the day. The rows of a compound hold in intervals of dates that are equal or disjoint.

    A row is in effect from `effective_from` until before `effective_until`. `paused_until` is the first date on which
    it counts again.
    """

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    protocol_compound_id = peewee.UUIDField()
    days = peewee.SmallIntegerField()
    time_of_day = peewee.TextField()
    time_local = peewee.TimeField(null=True)
    dose_amount_override = peewee.DecimalField(null=True)
    schedule_changed = peewee.BooleanField()
    paused_until = peewee.DateField(null=True)
    notes = peewee.TextField(null=True)
    effective_from = peewee.DateField()
    effective_until = peewee.DateField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "schedules"
        primary_key = peewee.CompositeKey(
            "brand_id", "patient_id", "protocol_compound_id", "effective_from", "time_of_day", "id"
        )

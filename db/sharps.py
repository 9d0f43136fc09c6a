"""Reminders of the sharps container."""

import peewee

from db.core.tables import DateTimeTZField, PersonTable

_INJECTIONS = frozenset(
    {"subcutaneous", "intramuscular", "intravenous", "intradermal", "injection", "sc", "im", "iv", "subq"}
)


class SharpsReminder(PersonTable):
    """The reminder of a patient for a compound. `enabled` is null unless the patient set it.

    The last reminder was sent at `reminded_at_count` taken doses.
    """

    compound_id = peewee.UUIDField()
    enabled = peewee.BooleanField(null=True)
    reminded_at_count = peewee.IntegerField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "sharps_reminders"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "compound_id")


def is_injection(route: str | None) -> bool:
    """Return whether a route of administration is an injection, which is a reason for reminders. Case is ignored."""
    return route is not None and route.strip().lower() in _INJECTIONS

"""Dates of birth, and the age that follows from them."""

from datetime import date, timedelta

from db.core import clock
from db.errors import InFuture

OF_AGE = 18


def birthdays(born: date, today: date) -> int:
    """Return the age in years. A person born on 29 February has a birthday on 1 March in years without that day."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def is_of_age(date_of_birth: str | None) -> bool:
    """Return whether a person born on this date (YYYY-MM-DD) is of age today, in UTC; False without a date."""
    return date_of_birth is not None and birthdays(date.fromisoformat(date_of_birth), _today()) >= OF_AGE


def check(date_of_birth: str | None) -> None:
    """Raise InFuture for a date after tomorrow in UTC, which is in the future in every time zone."""
    if date_of_birth is not None and date.fromisoformat(date_of_birth) > _today() + timedelta(days=1):
        raise InFuture("/date_of_birth")


def _today() -> date:
    return clock.now().date()

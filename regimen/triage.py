"""The urgency of patients for a coach: a pure function of what the coach's client knows about them, and of the time.

Each reason has a code, fixed points and a sentence. The points of a critical laboratory value exceed those of all other
reasons together.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from openapi import types

_CheckInDay = Literal[30, 60, 90]
_CHECK_IN_DAYS: tuple[_CheckInDay, ...] = (30, 60, 90)
_DATE_LENGTH = len("2026-11-28")


class _Reason(NamedTuple):
    code: str
    points: int
    text: str


_CRITICAL_LAB = _Reason("critical_lab", 200, "A recent laboratory value is critical.")


class _Ranked(NamedTuple):
    """A patient of the response and what decides about its place, lowest first."""

    place: tuple[int, bool, datetime, str]
    patient: types.TriagedPatient


def rank(patients: Iterable[types.TriagePatient], now: datetime) -> list[types.TriagedPatient]:
    """Return all patients with scores and reasons, the most urgent first. Their ids differ; `now` is in UTC.

    Of equal scores, the patient without any contact comes first, then the one whose last contact is the earliest. The
    order is total, so it does not depend on that of `patients`.
    """
    return [ranked.patient for ranked in sorted((_rank(each, now) for each in patients), key=_place)]


def first_repeated(patients: Sequence[types.TriagePatient]) -> int | None:
    """Return the index of the first patient whose id occurs earlier, None if all ids differ."""
    if len({each["patient_id"] for each in patients}) == len(patients):
        return None
    seen: set[str] = set()
    for index, each in enumerate(patients):
        if each["patient_id"] in seen:
            return index
        seen.add(each["patient_id"])
    return None


def _place(ranked: _Ranked) -> tuple[int, bool, datetime, str]:
    return ranked.place


def _rank(patient: types.TriagePatient, now: datetime) -> _Ranked:
    days = (now - _moment(patient["enrolled_at"])).days
    last_interaction_at = patient.get("last_interaction_at")
    contact = None if last_interaction_at is None else _moment(last_interaction_at)
    due = _due_check_in_day(patient, days)
    found = (
        _critical_lab(patient),
        _adherence(patient),
        _check_in(days, due),
        _never_contacted(days) if contact is None else _contact((now - contact).days),
        _unread_messages(patient),
        _newly_enrolled(days),
    )
    reasons = [reason for reason in found if reason]
    score = sum(reason.points for reason in reasons)
    return _Ranked(
        (-score, contact is not None, contact or now, patient["patient_id"]),
        {
            "patient_id": patient["patient_id"],
            "display_name": patient["display_name"],
            "score": score,
            "reasons": [reason.text for reason in reasons],
            "reason_codes": [reason.code for reason in reasons],
            "due_check_in_day": due,
            "last_interaction_at": last_interaction_at,
            "protocol_id": patient.get("protocol_id"),
        },
    )


def _critical_lab(patient: types.TriagePatient) -> _Reason | None:
    return _CRITICAL_LAB if patient.get("has_critical_lab_recent") else None


def _adherence(patient: types.TriagePatient) -> _Reason | None:
    percentage = patient.get("adherence_pct_7d")
    if percentage is None or percentage >= 80:
        return None
    text = f"Took {_plain(percentage)} % of the doses of the last 7 days."
    return _Reason("adherence_below_50", 40, text) if percentage < 50 else _Reason("adherence_below_80", 20, text)


def _due_check_in_day(patient: types.TriagePatient, days: int) -> _CheckInDay | None:
    """Return the first day of a check-in that was reached without the check-in."""
    had = patient.get("had_check_in_for_day", {})
    return next((day for day in _CHECK_IN_DAYS if days >= day and not had.get(str(day))), None)


def _check_in(days: int, due: _CheckInDay | None) -> _Reason | None:
    if due is None:
        return None
    if days < due + 7:
        return _Reason("check_in_due", 30, f"The check-in of day {due} is due.")
    return _Reason("check_in_overdue", 40, f"The check-in of day {due} is {days - due} days overdue.")


def _never_contacted(days: int) -> _Reason | None:
    if days < 7:
        return None
    return _Reason("never_contacted", 30, f"Nobody has been in touch since the enrolment {days} days ago.")


def _contact(days: int) -> _Reason | None:
    """Return the reason of a last contact that many days ago."""
    if days < 7:
        return None
    text = f"The last contact was {days} days ago."
    return _Reason("no_contact_14_days", 30, text) if days >= 14 else _Reason("no_contact_7_days", 15, text)


def _unread_messages(patient: types.TriagePatient) -> _Reason | None:
    number = int(patient.get("unread_message_count_7d", 0))  # 3.0 is an integer in JSON Schema
    if not number:
        return None
    return _Reason("unread_messages", min(5 * number, 25), f"{_count(number, 'unread message')} of the last 7 days.")


def _newly_enrolled(days: int) -> _Reason | None:
    return _Reason("newly_enrolled", 10, f"Enrolled {_count(days, 'day')} ago.") if 0 <= days < 7 else None


def _moment(text: str) -> datetime:
    """Return the time, in UTC, of an RFC 3339 time, or of the start of a date in UTC."""
    if len(text) == _DATE_LENGTH:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    return datetime.fromisoformat(text.upper()).astimezone(UTC)


def _plain(number: float) -> str:
    """Return the shortest decimal that reads as this number >= 0, without an exponent, a sign or needless zeros."""
    text = f"{Decimal(repr(abs(number))):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

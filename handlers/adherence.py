"""Reports on adherence: due doses, the calendar, streaks and summaries."""

from db import adherence_reports
from openapi import types


def get_resolved_compounds(patient_id: str, date: str, protocol_id: str | None = None) -> types.ResolvedCompounds:
    return adherence_reports.resolved_compounds(patient_id, date, protocol_id)


def get_today_schedule(patient_id: str, date: str, protocol_id: str | None = None) -> types.TodaySchedule:
    return adherence_reports.today_schedule(patient_id, date, protocol_id)


def get_calendar(
    patient_id: str,
    month: str | None = None,
    start: str | None = None,
    end: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    protocol_id: str | None = None,
    protocol_compound_id: str | None = None,
) -> types.AdherenceCalendar:
    asked = adherence_reports.Range(month, start, end, from_, to)
    return adherence_reports.calendar(patient_id, asked, protocol_id, protocol_compound_id)


def get_summary(patient_id: str, protocol_id: str) -> types.AdherenceSummary:
    return adherence_reports.summary(patient_id, protocol_id)


def get_my_streak() -> types.Streak:
    return adherence_reports.my_streak()


def list_summaries(body: types.AdherenceQuery) -> types.AdherenceSummaries:
    return {"adherence": adherence_reports.summaries(body["patient_ids"], body["days"])}

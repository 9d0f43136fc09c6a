"""The export of a patient: all stored data, as JSON in chunks."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from db import (
    access_log,
    attestations,
    consults,
    doses,
    encounters,
    enrollments,
    idempotency,
    identity,
    intake,
    match_dismissals,
    medications,
    metrics,
    onboarding,
    overrides,
    patients,
    providers,
    researchers,
    schedules,
    sharps,
    time_zones,
    timeline,
    treatments,
)
from db.core.projection import Projection
from db.merge_tables import Merge, MergedPatient, MergeField, SetAsideRow
from db.query import PatientList, Query
from openapi import types

_CHUNK_BYTES = 64 * 1024


class Section(NamedTuple):
    """A list in the export: the rows of a table, in the order of these columns."""

    name: str
    projection: Projection[Any]
    order: tuple[str, ...] = ("id",)
    rows: int = 20
    """The number of rows that are read at once: many small ones, or few that may have 64 KiB each."""
    with_merged: bool = False
    """The rows about merged patients do not move, but are part of the export."""


SECTIONS = (
    Section("identity_keys", Projection(types.IdentityKey, identity.PatientIdentifier), ("key",)),
    Section("compliance_acts", attestations.PROJECTION),
    Section("researcher_acknowledgements", researchers.PROJECTION),
    Section("onboarding", onboarding.PROJECTION, ("patient_id",)),
    Section("intake_responses", intake.PROJECTION, ("questionnaire_version",)),
    Section("consult_outcomes", consults.PROJECTION),
    Section("provider_links", providers.LINK_PROJECTION),
    Section("encounters", encounters.PROJECTION),
    Section("metric_entries", metrics.PROJECTION, ("metric_key", "recorded_at", "id"), rows=500),
    Section("medications", medications.PROJECTION),
    Section("treatments", treatments.PROJECTION),
    Section("prescriptions", treatments.PRESCRIPTION_PROJECTION),
    Section("consultations", treatments.CONSULTATION_PROJECTION),
    Section("schedules", schedules.PROJECTION),
    Section("overrides", overrides.PROJECTION),
    Section("enrollments", enrollments.PROJECTION),
    Section("enrollment_versions", enrollments.VERSION_PROJECTION, ("enrollment_id", "effective_from")),
    Section("doses", doses.PROJECTION, ("slot_date", "protocol_id", "compound_id", "slot"), rows=500),
    Section("sharps_reminders", sharps.PROJECTION, ("compound_id",)),
    Section("patient_time_zones", time_zones.PROJECTION, ("patient_id",)),
    Section("match_dismissals", match_dismissals.PROJECTION, ("other_id",)),
    Section("timeline", timeline.PROJECTION, ("occurred_at", "id"), rows=500),
    Section("idempotency_keys", Projection(types.KeptAnswer, idempotency.IdempotencyKey), ("caller", "key")),
    Section("merges", Projection(types.StoredMerge, Merge)),
    Section("merged_patients", Projection(types.StoredMergedPatient, MergedPatient)),
    Section("set_aside_rows", Projection(types.SetAsideRow, SetAsideRow)),
    Section("merge_fields", Projection(types.MergeField, MergeField), ("record_id", "field", "position")),
    Section("accesses", access_log.PROJECTION, ("occurred_at", "id"), rows=500, with_merged=True),
)


def _prepare(section: Section) -> PatientList[Any]:
    query = Query(section.projection).of_patient().order_by(*section.order).paginated()
    return (query.with_merged() if section.with_merged else query).prepare(f"export_{section.name}")


_LISTS = {section: _prepare(section) for section in SECTIONS}


def of_patient(id: str) -> Iterator[bytes]:
    """Yield the export of a patient. Raises NotFound at the first chunk, or later if the patient is erased."""
    yield from _chunks(patients.get(id))


def of_me() -> Iterator[bytes]:
    """Yield the export of the caller. Raises NotFound as `of_patient` does."""
    yield from _chunks(patients.get_mine())


def _chunks(patient: types.Patient) -> Iterator[bytes]:
    yield b'{"patient":' + orjson.dumps(patient)
    chunk = b""
    for section, rows_of_patient in _LISTS.items():
        chunk += f',"{section.name}":['.encode()
        separator = b""
        for rows in rows_of_patient.batches(section.rows, patient_id=patient["id"]):
            chunk += separator + b",".join(orjson.dumps(row) for row in rows)
            separator = b","
            if len(chunk) > _CHUNK_BYTES:
                yield chunk
                chunk = b""
        chunk += b"]"
    yield chunk + b"}"

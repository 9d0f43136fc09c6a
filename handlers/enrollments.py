"""Enrolments of patients in protocols."""

from db import enrollments, version_changes
from openapi import types


def start(patient_id: str, body: types.EnrollmentStart) -> tuple[types.Enrollment, int]:
    return enrollments.start(patient_id, body), 201


def list(patient_id: str, limit: int, offset: int, cursor: str | None = None) -> types.EnrollmentList:
    found = enrollments.page(patient_id, limit, offset, cursor)
    return {
        "patient_id": patient_id,
        "enrollments": found.rows,
        "total": found.total,
        "total_is_exact": found.total_is_exact,
        "next_cursor": found.next_cursor,
    }


def update_status(id: str, body: types.EnrollmentStatus) -> types.Enrollment:
    return enrollments.update_status(id, body)


def change_version(id: str, body: types.EnrollmentVersionChange) -> tuple[types.EnrollmentVersionChanged, int]:
    return version_changes.change_version(id, body), 201

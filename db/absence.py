"""Why a resource was not found: what the caller may know of it."""

from db import identity, merged_patients
from db.core.unit_of_work import current
from db.errors import DomainError, NoAccess, NotFound

_SEES_MERGES = "read:patients"
"""The scope of callers who may read the patient into whom another one is merged."""


def explained(error: NotFound, patient_id: str | None, *, of_caller: bool) -> DomainError:
    """Return the error for what was not found about a patient, `patient_id` if the path names the patient.

    It is NoAccess if only the caller's own record was of interest (`of_caller`), and the caller's account has none.
    Sends a statement if there may be more to say.
    """
    if of_caller:
        return NoAccess() if identity.is_without_access() else error
    if patient_id and _SEES_MERGES in current().principal.scopes:
        error.merged_into = merged_patients.holder(patient_id)
    return error

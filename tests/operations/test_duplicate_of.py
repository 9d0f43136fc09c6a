"""A 409 says which patient is the duplicate, to callers who may read patients and find matches."""

from typing import Any

import httpx2
import pytest

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.conftest import MakeApi, Register
from tests.operations.test_patients import patch
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

KINDS_ONLY = ["error", "message", "matched_on", "request_id"]
NEEDED = ("read:patients", "read:matches")


def reads(api: httpx2.Client, id: str) -> list[tuple[Any, ...]]:
    """Return the reads in the access log of a patient, newest first, but for those of the log."""
    rows = api.get(f"/v1/patients/{id}/access-log").json()["accesses"]
    found = [(row["operation"], row["client"], row["subject"]) for row in rows if row["event"] is None]
    return [row for row in found if row[0] != "accesses.list"]


def test_duplicate_of_is_the_oldest_patient_with_a_key(
    api: httpx2.Client, person: dict[str, Any], register: Register
) -> None:
    oldest, second = register(external_ids={"mrn": "1"}), register(email="ada@example.com")
    both = person | {"email": "ada@example.com", "external_ids": {"mrn": "1"}}
    duplicate = api.post("/v1/patients", json=both).json()
    assert (duplicate["matched_on"], duplicate["duplicate_of"]) == (["email", "external_ids"], oldest["id"])
    duplicate = api.post("/v1/patients", json=person | {"email": "ADA@example.com"}).json()
    assert (duplicate["matched_on"], duplicate["duplicate_of"]) == (["email"], second["id"])


def test_duplicate_of_an_update_is_the_other_patient(api: httpx2.Client, register: Register) -> None:
    younger, other = register(email="kim@example.com"), register(email="ada@example.com")
    for one, two in ((younger, other), (other, younger)):
        refused = patch(api, one["id"], {"email": two["email"], "external_ids": {"mrn": "1"}})
        assert (refused.status_code, refused.json()["duplicate_of"]) == (409, two["id"])


@pytest.mark.parametrize("scopes", [[], *([each] for each in NEEDED)], ids=["neither", *NEEDED])
def test_caller_without_both_scopes_sees_kinds_only(
    api: httpx2.Client, make_api: MakeApi, person: dict[str, Any], register: Register, scopes: list[str]
) -> None:
    holder, other = register(email="ada@example.com"), register()
    caller = make_api(scopes=["write:patients", *scopes])
    email = {"email": "ada@example.com"}
    for refused in (caller.post("/v1/patients", json=person | email), patch(caller, other["id"], email)):
        assert (refused.status_code, list(refused.json())) == (409, KINDS_ONLY)
    assert reads(api, holder["id"]) == []


def test_person_who_verifies_the_age_sees_kinds_only(make_api: MakeApi, register: Register) -> None:
    named = {"phone": "+14155550123"}
    register(**named, date_of_birth="1990-12-10")
    register(**named, external_ids={"identity": "ada-1815"})
    me = make_api(subject="ada-1815", scopes=["read:profile", "write:profile"])
    refused = me.post("/v1/patients/me/age-verification", json={"date_of_birth": "1990-12-10"})
    assert (refused.status_code, list(refused.json())) == (409, KINDS_ONLY)


def test_access_log_has_the_caller_who_learns_of_the_patient(
    api: httpx2.Client, make_api: MakeApi, person: dict[str, Any], register: Register
) -> None:
    holder, other = register(email="ada@example.com"), register()
    staff = make_api(subject="staff")
    assert staff.post("/v1/patients", json=person | {"email": "ada@example.com"}).status_code == 409
    assert patch(api, other["id"], {"email": "ada@example.com"}).status_code == 409
    assert reads(api, holder["id"]) == [
        ("patients.update", "local-service", None),
        ("patients.create", "local-app", "staff"),
    ]
    assert reads(api, other["id"]) == []


def test_access_log_has_no_reads_where_they_are_not_audited(own_service: LiveService) -> None:
    own_service._environment["AUDIT_READS"] = "false"
    service = own_service.start()
    with service.api(LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope())) as api:
        body = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.com"}
        holder = api.post("/v1/patients", json=body).json()
        assert api.post("/v1/patients", json=body).json()["duplicate_of"] == holder["id"]
        assert reads(api, holder["id"]) == []

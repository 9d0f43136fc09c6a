"""What surrounds a merge: the id of the merged patient, its account, its access log, its export, and its erasure."""

from collections.abc import Callable
from typing import Any, NamedTuple

import httpx2
import pytest

from service.auth.local import LocalTokens
from tests.conftest import MakeApi, Register
from tests.operations.test_erasure import occurrences
from tests.operations.test_merges import change, merge, undo
from tests.support.graph import OPERATIONS, PERSON, Graph
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
OTHER_PERSON = "auth0|other"
Patient = dict[str, Any]
# Of the operations whose path has the id of a patient; an erasure fails with 409.
OF_PATIENT = [
    name
    for name, (_, path, _) in OPERATIONS.items()
    if path.startswith(("/v1/patients/{id}", "/v1/patients/{patient_id}")) and name != "patients.erase"
]
OF_ME = [
    name
    for name, (_, path, operation) in OPERATIONS.items()
    if operation.get("x-caller") == "person" and not path.startswith("/v1/coaches/")
]
# A dose that the caller may not reach is `not_present`.
OF_SELF = [name for name, (_, _, operation) in OPERATIONS.items() if "x-self" in operation and name != "doses.remove"]


class Pair(NamedTuple):
    """Two patients, the second of whom is merged into the first one."""

    survivor: Patient
    merged: Patient
    merge: dict[str, Any]


@pytest.fixture
def pair(api: httpx2.Client, register: Register) -> Pair:
    survivor = register(external_ids={"identity": PERSON, "mrn": "S-1"})
    merged = register(first_name="Augusta", external_ids={"identity": OTHER_PERSON, "mrn": "M-1"})
    return Pair(survivor, merged, merge(api, survivor, merged))


@pytest.fixture
def other_me(make_api: MakeApi) -> httpx2.Client:
    """A client with the token of the merged patient."""
    return make_api(subject=OTHER_PERSON)


def url(patient: Patient, rest: str = "") -> str:
    return f"/v1/patients/{patient['id']}{rest}"


# The id of a merged patient


def test_operations_of_a_merged_patient_name_the_survivor(api: httpx2.Client, graph: Graph, register: Register) -> None:
    survivor = register()
    merge(api, survivor, {"id": graph.patient})
    assert len(OF_PATIENT) > 30
    found = {}
    for name in OF_PATIENT:
        answer = graph.request(name, merge_id=ABSENT).send(api)
        found[name] = answer.status_code, answer.json().get("error"), answer.json().get("merged_into")
    expected = 404, "not_found", survivor["id"]
    assert {name: each for name, each in found.items() if each != expected} == {}


def test_merged_into_is_only_for_readers_of_patients_of_the_brand(
    api: httpx2.Client, pair: Pair, make_api: MakeApi
) -> None:
    path = url(pair.merged, "/encounters")
    assert api.get(path).json()["merged_into"] == pair.survivor["id"]
    reader, other = make_api(scopes=["read:encounters"]), make_api("another")
    for client in (reader, other):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "merged_into" not in answer.json()
    assert "merged_into" not in api.get(f"/v1/patients/{ABSENT}").json()
    assert "merged_into" not in api.get(url(pair.survivor, "/intake-response")).json()  # none was answered


def test_merged_into_is_the_end_of_a_chain(api: httpx2.Client, pair: Pair, register: Register) -> None:
    last = register(first_name="Byron")
    made = merge(api, last, pair.survivor)
    assert api.get(url(pair.merged)).json()["merged_into"] == last["id"]
    assert api.get(url(pair.merged), params={"follow": "true"}).json()["id"] == last["id"]
    undo(api, last, made)
    assert api.get(url(pair.merged)).json()["merged_into"] == pair.survivor["id"]
    undo(api, pair.survivor, pair.merge)
    assert api.get(url(pair.merged)).status_code == 200


@pytest.mark.parametrize("path", ["", "/safe"])
def test_follow_returns_the_survivor(api: httpx2.Client, pair: Pair, path: str) -> None:
    of_survivor, follow = api.get(url(pair.survivor, path)), {"follow": "true"}
    for patient in (pair.merged, pair.survivor):
        answer = api.get(url(patient, path), params=follow)
        assert (answer.status_code, answer.json()) == (200, of_survivor.json())
        assert answer.headers["etag"] == of_survivor.headers["etag"]
    tagged = {"If-None-Match": of_survivor.headers["etag"]}
    assert api.get(url(pair.merged, path), params=follow, headers=tagged).status_code == 304
    assert api.get(url(pair.merged, path), params={"follow": "false"}).status_code == 404
    assert api.get(f"/v1/patients/{ABSENT}{path}", params=follow).status_code == 404


def test_read_that_follows_is_audited_of_the_survivor(service: LiveService, api: httpx2.Client, pair: Pair) -> None:
    answer = api.get(url(pair.merged), params={"follow": "true"})
    query = "SELECT patient_id::text, operation FROM audit WHERE request_id = %s"
    assert service.sql(query, answer.headers["x-request-id"]) == [(pair.survivor["id"], "patients.get")]


def test_external_ids_of_both_find_the_survivor(api: httpx2.Client, pair: Pair) -> None:
    for value in ("S-1", "M-1"):
        answer = api.get(f"/v1/patients/by-external-id/mrn/{value}")
        assert (answer.status_code, answer.json()["id"]) == (200, pair.survivor["id"])


# The account of a merged patient


@pytest.mark.parametrize("name", [*OF_ME, *OF_SELF])
def test_account_of_a_merged_patient_is_403(
    service: LiveService, graph: Graph, api: httpx2.Client, register: Register, name: str
) -> None:
    merge(api, {"id": graph.patient}, register(external_ids={"identity": OTHER_PERSON}))
    tokens, operation = LocalTokens(service.data_dir), OPERATIONS[name][2]
    scopes = [scope for each in operation["security"][-1].values() for scope in each]
    expected = {OTHER_PERSON: 403, PERSON: 200}
    for subject, status in expected.items():
        with service.api(tokens.mint(brand=graph.brand, scopes=scopes, subject=subject)) as me:
            answer = graph.request(name).send(me)
        assert answer.status_code == status or (status == 200 and answer.is_success), answer.text
        if status == 403:
            assert answer.json()["error"] == "forbidden"
            assert "no access" in answer.json()["message"]
            assert "merged_into" not in answer.json()
            assert answer.headers["www-authenticate"].startswith("Bearer")


def test_unknown_person_is_still_404(make_api: MakeApi, pair: Pair) -> None:
    nobody = make_api(subject="nobody").get("/v1/patients/me/treatments")
    assert (nobody.status_code, nobody.json()["error"]) == (404, "not_found")


def test_confirmed_accounts_and_those_taken_apart_have_access(
    api: httpx2.Client, other_me: httpx2.Client, pair: Pair
) -> None:
    path = "/v1/patients/me/export"
    undo(api, pair.survivor, pair.merge)
    assert other_me.get(path).json()["patient"]["id"] == pair.merged["id"]
    merge(api, pair.survivor, pair.merged, allow_both_accounts=True)
    assert other_me.get(path).json()["patient"]["id"] == pair.survivor["id"]


ONE, TWO, THREE = "auth0|one", "auth0|two", "auth0|three"
MERGED_ACCOUNT = {"external_ids.identity": "merged"}


@pytest.fixture
def reached(make_api: MakeApi) -> Callable[..., list[Any]]:
    """Returns the id of the patient whose record each of these accounts reads, None if it reads none."""
    clients: dict[str, httpx2.Client] = {}

    def patient_of(subject: str) -> Any:
        me = clients.setdefault(subject, make_api(subject=subject))
        export, log = me.get("/v1/patients/me/export"), me.get("/v1/patients/me/access-log")
        assert export.status_code == log.status_code, subject
        if export.is_success:
            assert export.json()["patient"]["id"] == log.json()["patient_id"]
            return export.json()["patient"]["id"]
        assert (export.status_code, export.json()["error"]) in [(403, "forbidden"), (404, "not_found")]
        return None

    return lambda *subjects: [patient_of(subject) for subject in subjects]


def of(account: str | None) -> dict[str, Any]:
    return {"external_ids": {"identity": account}}


def test_removed_account_that_a_merge_brought_has_no_access(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two = register(), register(**of(TWO))
    made = merge(api, one, two)
    assert reached(TWO) == [one["id"]]
    change(api, one, **of(None))
    assert reached(TWO) == [None]
    change(api, one, **of(ONE))
    assert reached(ONE, TWO) == [one["id"], None]
    assert merge(api, one, register(), dry_run=True)["accounts_with_access"] == 1
    undo(api, one, made)
    assert reached(ONE, TWO) == [one["id"], two["id"]]


def test_account_that_a_change_shows_has_access(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two = register(**of(ONE)), register(**of(TWO))
    made = merge(api, one, two)
    assert reached(ONE, TWO) == [one["id"], None]
    change(api, one, **of(TWO))
    assert reached(ONE, TWO) == [None, one["id"]]
    change(api, one, **of(ONE))
    assert reached(ONE, TWO) == [one["id"], None]
    change(api, one, **of(TWO))
    undo(api, one, made)
    assert reached(ONE, TWO) == [one["id"], two["id"]]


def test_change_to_the_account_of_an_inner_merge_gives_it_alone(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two, three = register(**of(ONE)), register(**of(TWO)), register(**of(THREE))
    inner = merge(api, two, three, allow_both_accounts=True)
    outer = merge(api, one, two)
    change(api, one, **of(THREE))
    assert reached(ONE, TWO, THREE) == [None, None, one["id"]]
    undo(api, one, inner)
    assert reached(ONE, TWO, THREE) == [one["id"], None, three["id"]]
    undo(api, one, outer)
    assert reached(ONE, TWO, THREE) == [one["id"], two["id"], three["id"]]


def test_account_that_a_merge_chooses_has_access_alone(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two = register(**of(ONE)), register(**of(TWO))
    made = merge(api, one, two, fields=MERGED_ACCOUNT)
    assert reached(ONE, TWO) == [None, one["id"]]
    undo(api, one, made)
    assert reached(ONE, TWO) == [one["id"], two["id"]]


def test_chosen_account_keeps_access_after_an_undo_of_another(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two, three = register(), register(**of(TWO)), register(**of(THREE))
    first = merge(api, one, two)
    second = merge(api, one, three, fields=MERGED_ACCOUNT)
    assert reached(TWO, THREE) == [None, one["id"]]
    undo(api, one, first)
    assert reached(TWO, THREE) == [two["id"], one["id"]]
    undo(api, one, second)
    assert reached(TWO, THREE) == [two["id"], three["id"]]


def test_account_that_the_record_does_not_show_has_no_access(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two = register(), register(**of(TWO))
    merge(api, one, two, fields={"external_ids.identity": "survivor"})
    assert reached(TWO) == [None]


def test_confirmed_accounts_of_a_chain_have_access(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two, three = register(**of(ONE)), register(**of(TWO)), register(**of(THREE))
    first = merge(api, two, three, allow_both_accounts=True, fields=MERGED_ACCOUNT)
    assert merge(api, one, two, dry_run=True)["accounts_with_access"] == 3
    second = merge(api, one, two)
    assert reached(ONE, TWO, THREE) == [one["id"], None, None]
    undo(api, one, second)
    assert reached(ONE, TWO, THREE) == [one["id"], two["id"], two["id"]]
    second = merge(api, one, two, allow_both_accounts=True)
    assert reached(ONE, TWO, THREE) == [one["id"]] * 3
    change(api, one, **of(None))
    assert reached(ONE, TWO, THREE) == [None, one["id"], one["id"]]
    undo(api, one, first)
    assert reached(ONE, TWO, THREE) == [None, one["id"], three["id"]]
    undo(api, one, second)
    assert reached(ONE, TWO, THREE) == [None, two["id"], three["id"]]


def test_account_of_an_unconfirmed_merge_replaces_confirmed_ones(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two, three = register(**of(ONE)), register(**of(TWO)), register(**of(THREE))
    merge(api, one, two, allow_both_accounts=True)
    made = merge(api, one, three, fields=MERGED_ACCOUNT)
    assert made["accounts_with_access"] == 3
    assert reached(ONE, TWO, THREE) == [None, None, one["id"]]
    undo(api, one, made)
    assert reached(ONE, TWO, THREE) == [one["id"], one["id"], three["id"]]


def test_confirmed_merge_gives_no_access_to_a_hidden_account(
    api: httpx2.Client, reached: Callable[..., list[Any]], register: Register
) -> None:
    one, two, three = register(**of(ONE)), register(**of(TWO)), register(**of(THREE))
    hiding = merge(api, one, two, fields=MERGED_ACCOUNT)
    confirmed = merge(api, one, three, allow_both_accounts=True)
    assert confirmed["accounts_with_access"] == 2
    assert reached(ONE, TWO, THREE) == [None, one["id"], one["id"]]
    undo(api, one, hiding)
    assert reached(ONE, TWO, THREE) == [one["id"], two["id"], one["id"]]


def test_account_without_access_leaves_no_name(service: LiveService, pair: Pair, make_api: MakeApi) -> None:
    """The person may be staff too, who reads the record with the scopes of staff."""
    answer = make_api(subject=OTHER_PERSON).get(url(pair.survivor))
    query = "SELECT subject FROM audit WHERE request_id = %s"
    assert service.sql(query, answer.headers["x-request-id"]) == [("self",)]


# The access log


def log(api: httpx2.Client, patient: Patient, **params: Any) -> dict[str, Any]:
    answer = api.get(url(patient, "/access-log"), params=params)
    assert answer.status_code == 200
    return dict(answer.json())


def test_access_log_is_that_of_all_merged_patients(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    patients = [register(first_name=name) for name in ("Ada", "Augusta", "Byron")]
    for _ in range(3):
        for patient in patients:
            api.get(url(patient))
    own = {each["id"] for each in log(api, patients[0], limit=100)["accesses"]}
    made = merge(api, patients[1], patients[2])
    merge(api, patients[0], patients[1])
    stored = stored_log(service, *patients)
    page = log(api, patients[0], limit=100)
    assert [each["id"] for each in page["accesses"]] == stored
    assert (page["total"], page["total_is_exact"]) == (len(stored), True)
    undo(api, patients[0], made)
    left = {each["id"] for each in log(api, patients[0], limit=100)["accesses"]}
    of_third = {each["id"] for each in log(api, patients[2], limit=100)["accesses"]}
    assert own < left
    assert set(stored) <= left | of_third


def stored_log(service: LiveService, *patients: Patient) -> list[str]:
    """Return the ids of the audit rows about patients, newest first."""
    query = "SELECT id::text FROM audit WHERE patient_id = ANY(%s::uuid[]) ORDER BY occurred_at DESC, id DESC"
    return [id for (id,) in service.sql(query, [patient["id"] for patient in patients])]


def test_access_log_of_merged_patients_is_paginated(service: LiveService, api: httpx2.Client, pair: Pair) -> None:
    for offset in range(8):  # a page is as of before its own read
        stored = stored_log(service, pair.survivor, pair.merged)
        page = log(api, pair.survivor, limit=2, offset=offset)["accesses"]
        assert [each["id"] for each in page] == stored[offset : offset + 2]
    stored, found, cursor = stored_log(service, pair.survivor, pair.merged), [], ""
    while cursor is not None:
        page = log(api, pair.survivor, limit=2, **({"cursor": cursor} if cursor else {}))
        found += [each["id"] for each in page["accesses"]]
        cursor = page["next_cursor"]
    assert found == stored


def test_own_access_log_has_the_accesses_of_merged_patients(
    service: LiveService, make_api: MakeApi, pair: Pair
) -> None:
    mine = make_api(subject=PERSON).get("/v1/patients/me/access-log", params={"limit": 100}).json()["accesses"]
    assert set(stored_log(service, pair.merged)) < {each["id"] for each in mine}


def operations(api: httpx2.Client, patient: Patient) -> list[tuple[str, str | None]]:
    """Return the operations and events of the access log of a patient, newest first."""
    return [(each["operation"], each["event"]) for each in log(api, patient, limit=100)["accesses"]]


def test_dry_run_is_in_both_access_logs(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register(first_name="Augusta")
    merge(api, one, other, dry_run=True)
    for patient in (one, other):
        assert operations(api, patient) == [("merges.create", None), ("patients.create", "patient.created")]


def test_list_of_merges_is_in_the_access_log(api: httpx2.Client, register: Register) -> None:
    one = register()
    api.get(url(one, "/merges"))
    assert operations(api, one)[0] == ("merges.list", None)


MERGED, UNDONE = ("merges.create", "patient.merged"), ("merges.undo", "patient.unmerged")
CREATED, READ, LOGGED = ("patients.create", "patient.created"), ("patients.get", None), ("accesses.list", None)


def test_access_log_has_what_showed_the_patient_while_merged(
    api: httpx2.Client, make_api: MakeApi, register: Register
) -> None:
    one, other = register(), register(external_ids={"identity": OTHER_PERSON})
    api.get(url(one))
    made = merge(api, one, other)
    api.get(url(one))
    undo(api, one, made)
    api.get(url(one))
    expected = [UNDONE, READ, MERGED, CREATED]
    assert operations(api, other) == expected
    mine = make_api(subject=OTHER_PERSON).get("/v1/patients/me/access-log", params={"limit": 100}).json()
    assert [(each["operation"], each["event"]) for each in mine["accesses"]] == [LOGGED, *expected]
    assert mine["total"] == len(expected) + 1
    document = api.get(url(other, "/export")).json()
    assert [each["operation"] for each in document["accesses"]][:4] == [name for name, _ in expected[::-1]]
    assert operations(api, one) == [READ, UNDONE, READ, MERGED, READ, CREATED]


def test_access_log_follows_a_chain_for_its_time_only(api: httpx2.Client, register: Register) -> None:
    one, two, three = register(), register(), register()
    api.get(url(three))
    first, second = merge(api, two, one), merge(api, three, two)
    api.get(url(three))
    undo(api, three, second)
    api.get(url(three))
    api.get(url(two))
    undo(api, two, first)
    api.get(url(two))
    # The second merge, its undo and the read between them are accesses to the third patient.
    assert operations(api, one) == [UNDONE, READ, UNDONE, READ, MERGED, MERGED, CREATED]


def test_access_log_has_each_access_once(api: httpx2.Client, register: Register) -> None:
    """Also if two were merged into the same patient at the same time, and are merged with each other now."""
    one, two, three = register(), register(), register()
    merges = [merge(api, three, each) for each in (one, two)]
    api.get(url(three))
    for each in merges:
        undo(api, three, each)
    merge(api, one, two)
    found = [each["id"] for each in log(api, one, limit=100)["accesses"]]
    assert len(found) == len(set(found))
    assert operations(api, one).count(READ) == 1


# The export


def test_export_has_what_a_merge_keeps(api: httpx2.Client, register: Register) -> None:
    survivor, merged = register(phone="+14155550100"), register(first_name="Augusta", phone="+14155550101")
    for patient, zone in ((survivor, "Europe/Berlin"), (merged, "Europe/Rome")):
        assert api.put(url(patient, "/time-zone"), json={"time_zone": zone}).is_success
    made = merge(api, survivor, merged, fields={"phone": "merged"})
    document = api.get(url(survivor, "/export")).json()
    assert [each["id"] for each in document["merges"]] == [made["id"]]
    ((record),) = document["merged_patients"]
    assert (record["id"], record["survivor_id"], record["merge_id"]) == (merged["id"], survivor["id"], made["id"])
    assert (record["record"]["first_name"], record["record"]["phone"]) == ("Augusta", "+14155550101")
    ((row),) = document["set_aside_rows"]
    assert (row["table_name"], row["row"]["time_zone"]) == ("patient_time_zones", "Europe/Rome")
    phones = [(each["position"], each["value"]) for each in document["merge_fields"] if each["field"] == "phone"]
    assert phones == [(0, "+14155550100"), (1, "+14155550101")]
    accesses = {each["id"] for each in document["accesses"]}
    assert {each["id"] for each in log(api, survivor, limit=100)["accesses"][2:]} <= accesses


# The erasure


def test_erasing_a_merged_id_is_409_and_erases_nothing(service: LiveService, api: httpx2.Client, pair: Pair) -> None:
    query = "SELECT count(*) FROM timeline WHERE patient_id = %s"
    before = service.sql(query, pair.survivor["id"])
    for headers in ({}, {"If-Match": '"2026-01-01T00:00:00.000000Z"'}):
        answer = api.delete(url(pair.merged), headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (409, "conflict")
        assert answer.json()["merged_into"] == pair.survivor["id"]
    assert service.sql(query, pair.survivor["id"]) == before
    assert (
        service.sql("SELECT event FROM audit WHERE patient_id = %s AND event = 'patient.erased'", pair.merged["id"])
        == []
    )
    undo(api, pair.survivor, pair.merge)
    assert api.delete(url(pair.merged)).json()["status"] == "deleted"
    assert api.get(url(pair.survivor)).status_code == 200


def test_erasing_the_survivor_erases_those_merged_into_it(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    word = "zyxqwert"
    patients = [register(first_name=f"{word}{number}", phone=f"+1415555010{number}") for number in range(3)]
    merge(api, patients[1], patients[2])
    merge(api, patients[0], patients[1])
    assert {"patients", "merged_patients"} <= set(occurrences(service, word))
    answer = api.delete(url(patients[0])).json()
    assert (answer["status"], answer["rows_affected"]["patients"], answer["rows_affected"]["merged_patients"]) == (
        "deleted", 1, 2,
    )  # fmt: skip
    assert occurrences(service, word) == []
    for patient in patients:
        assert api.delete(url(patient)).json()["status"] == "not_present"
        assert "merged_into" not in api.get(url(patient)).json()
        for table in ("audit", "outbox"):
            query = f"SELECT count(*) FROM {table} WHERE patient_id = %s AND event = 'patient.erased'"
            assert service.sql(query, patient["id"]) == [(1,)], table
    total = api.get("/v1/patients", params={"brand_id": patients[0]["brand_id"]}).json()["total"]
    assert total == 0


def test_dismissal_of_a_merged_patient_holds_for_the_survivor(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    born = {"date_of_birth": "1990-12-10", "last_name": "Lovelace"}
    survivor, merged, other = (register(first_name=name, **born) for name in ("Ada", "Adda", "Adah"))
    dismissal = f"{url(merged)}/match-proposals/{other['id']}/dismissal"
    assert api.post(dismissal).status_code in (200, 201)
    merge(api, survivor, merged)
    for one in (survivor, other):
        assert api.get(f"{url(one)}/match-proposals").json()["proposals"] == []
    api.delete(url(survivor))
    assert service.sql("SELECT count(*) FROM match_dismissals WHERE brand_id = %s", other["brand_id"]) == [(0,)]

"""Attestations of a signed-in person, and which patient that person is."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import httpx2
import psycopg2
import pytest

from db.age import birthdays
from db.core.connection import SERVICE_ROLE
from db.errors import NotFound, UnderAge
from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.operations.test_patients import patch
from tests.support.errors import error_locations
from tests.support.graph import OPERATIONS, PERSON, PURE, Graph
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner
from tests.support.waiting import wait_until

AGE = "/v1/patients/me/age-verification"
RUO = "/v1/patients/me/ruo-acknowledgement"
BORN = {"date_of_birth": "1990-12-10"}
FOR_PERSONS = sorted(name for name, (_, _, each) in OPERATIONS.items() if each.get("x-caller") == "person")


class Act(NamedTuple):
    """An attestation: its path and body, the stored row, and the patient's field that it sets."""

    path: str
    body: dict[str, str]
    kept: tuple[str, str | None]
    field: str


ACTS = [
    Act(AGE, BORN, ("age_verification", None), "age_verified_at"),
    Act(RUO, {"statement_version": "v2"}, ("ruo_acknowledgement", "v2"), "ruo_pathway_acknowledged_at"),
    Act(RUO, {}, ("ruo_acknowledgement", "ruo-pathway-v1"), "ruo_pathway_acknowledged_at"),
]


@pytest.fixture(params=ACTS, ids=["age", "ruo", "ruo by default"])
def act(request: pytest.FixtureRequest) -> Act:
    chosen: Act = request.param
    return chosen


def youngest_of_age() -> date:
    """Return the latest date of birth that is 18 years ago."""
    today = datetime.now(UTC).date()
    try:
        return today.replace(year=today.year - 18)
    except ValueError:  # today is 29 February, which did not exist 18 years ago
        return today.replace(year=today.year - 18, day=28)


def stored_acts(service: LiveService, brand: str, columns: str = "kind, statement_version") -> list[tuple[Any, ...]]:
    return service.sql(f"SELECT {columns} FROM compliance_acts WHERE brand_id = %s ORDER BY occurred_at", brand)


@pytest.fixture(params=["WEST12", "EAST-14"])
def time_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """12 hours behind UTC and 14 hours ahead of it: at any time the date differs in one of the two."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("born", "today", "had"),
    [
        ("2000-05-05", "2018-05-04", 17),
        ("2000-05-05", "2018-05-05", 18),
        ("2000-12-31", "2018-01-01", 17),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("1880-02-29", "1900-02-28", 19),
        ("2010-03-01", "2028-02-29", 17),
        ("2010-02-28", "2028-02-29", 18),
    ],
)
def test_age_increases_on_the_birthday(born: str, today: str, had: int) -> None:
    assert birthdays(date.fromisoformat(born), date.fromisoformat(today)) == had


def test_person_who_turns_18_today_is_of_age(me: httpx2.Client) -> None:
    born = youngest_of_age().isoformat()
    verified = me.post(AGE, json={"date_of_birth": born})
    assert verified.status_code == 200
    assert verified.json()["date_of_birth"] == born


@pytest.mark.parametrize(
    ("days", "code"), [(1, "under_age"), (8000, "in_future")], ids=["who is 18 tomorrow", "who is not born yet"]
)
def test_minor_is_rejected_and_nothing_is_stored(
    api: httpx2.Client,
    me: httpx2.Client,
    patient: dict[str, Any],
    brand: str,
    service: LiveService,
    days: int,
    code: str,
) -> None:
    born = youngest_of_age() + timedelta(days=days)
    refused = me.post(AGE, json={"date_of_birth": born.isoformat()})
    assert refused.status_code == 400
    assert refused.json()["error"] == "validation_error"
    assert error_locations(refused) == [("body", "/date_of_birth", code)]
    assert api.get(f"/v1/patients/{patient['id']}").json() == patient
    assert stored_acts(service, brand) == []
    for table in ("audit", "outbox"):
        events = service.sql(f"SELECT event FROM {table} WHERE brand_id = %s AND event IS NOT NULL", brand)
        assert events == [("patient.created",)]


@pytest.mark.usefixtures("time_zone")
def test_age_is_computed_in_utc(run_operation: OperationRunner) -> None:
    run_operation("patients.create", body=run_operation.person(external_ids={"identity": PERSON}))
    run_operation.subject = PERSON
    run_operation("acts.verify_age", body={"date_of_birth": youngest_of_age().isoformat()})
    with pytest.raises(UnderAge):
        run_operation("acts.verify_age", body={"date_of_birth": (youngest_of_age() + timedelta(days=1)).isoformat()})


def test_attestation_is_stored_and_updates_the_patient(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService, act: Act
) -> None:
    answer = me.post(act.path, json=act.body)
    assert answer.status_code == 200
    now = answer.json()
    changed = {act.field, "updated_at"} | act.body.keys() & {"date_of_birth"}
    assert {name for name in now if now[name] != patient[name]} == changed
    read = api.get(f"/v1/patients/{patient['id']}")
    assert (read.json(), read.headers["etag"]) == (now, answer.headers["etag"])
    columns = "patient_id::text, kind, statement_version, subject, client, occurred_at"
    *said, moment = stored_acts(service, brand, columns)[0]
    assert said == [patient["id"], *act.kept, PERSON, "local-app"]
    assert moment == datetime.fromisoformat(now[act.field])
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=1)


def test_attestation_time_of_the_patient_never_decreases(
    me: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService, act: Act
) -> None:
    far = "2100-01-01T00:00:00.000000Z"
    service.sql(f"UPDATE patients SET {act.field} = %s, updated_at = %s WHERE id = %s", far, far, patient["id"])
    answer = me.post(act.path, json=act.body).json()
    assert answer[act.field] == far
    assert answer["updated_at"] > far
    assert stored_acts(service, brand) == [act.kept]


def test_concurrent_attestations_are_all_stored(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    for race in range(5):
        asked = [(AGE, BORN), (RUO, {})] * 4
        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(lambda each: me.post(each[0], json=each[1]).status_code, asked))
        assert answers == [200] * 8
        latest = dict(stored_acts(service, brand, "kind, occurred_at"))
        now = api.get(f"/v1/patients/{patient['id']}").json()
        assert datetime.fromisoformat(now["age_verified_at"]) == latest["age_verification"]
        assert datetime.fromisoformat(now["ruo_pathway_acknowledged_at"]) == latest["ruo_acknowledgement"]
        assert len(stored_acts(service, brand)) == 8 * (race + 1)


@pytest.mark.parametrize("table", ["compliance_acts", "researcher_acknowledgements", "consult_outcomes"])
def test_service_cannot_modify_attestations(service: LiveService, table: str) -> None:
    """But for whose they are: a merge moves them."""
    updated = (
        "SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND has_column_privilege(%s, attrelid, attnum, 'UPDATE')"
    )
    assert service.sql(updated, table, SERVICE_ROLE) == [(["origin_id", "patient_id"],)]
    assert service.sql("SELECT has_table_privilege(%s, %s, 'TRUNCATE')", SERVICE_ROLE, table) == [(False,)]


def test_attestation_fields_of_a_patient_are_read_only(
    api: httpx2.Client, me: httpx2.Client, register: Register, patient: dict[str, Any]
) -> None:
    forged = {"age_verified_at": "2020-01-01T00:00:00Z", "ruo_pathway_acknowledged_at": "2020-01-01T00:00:00Z"}
    assert {register(**forged)[name] for name in forged} == {None}
    me.post(AGE, json=BORN)
    acted = me.post(RUO, json={}).json()
    for name, value in forged.items():
        assert patch(api, patient["id"], {name: value}).status_code == 400
        assert patch(api, patient["id"], {name: None}).status_code == 400
    patched = patch(api, patient["id"], {"gender": "x", "date_of_birth": "1990-12-11"}).json()
    assert {name: patched[name] for name in forged} == {name: acted[name] for name in forged}


@pytest.mark.parametrize("is_told", [False, True], ids=["none", "a child's"])
def test_date_of_birth_of_a_minor_clears_the_verified_age(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], is_told: bool
) -> None:
    born = f"{date.today().year - 10}-06-01" if is_told else None
    verified = me.post(AGE, json=BORN).json()
    corrected = patch(api, patient["id"], {"date_of_birth": born})
    assert corrected.json() == verified | {
        "date_of_birth": born, "age_verified_at": None, "updated_at": corrected.json()["updated_at"]
    }  # fmt: skip
    assert api.get(f"/v1/patients/{patient['id']}").json() == corrected.json()
    assert patch(api, patient["id"], BORN).json()["age_verified_at"] is None
    assert me.post(AGE, json=BORN).json()["age_verified_at"] > verified["age_verified_at"]


def test_verified_date_of_birth_updates_the_identity_keys(
    api: httpx2.Client, me: httpx2.Client, register: Register, patient: dict[str, Any], person: dict[str, Any]
) -> None:
    before, other = {"phone": "+14155550123", "date_of_birth": "1980-01-01"}, {"phone": "+14155550123"}
    patch(api, patient["id"], before)
    register(**other | BORN)
    duplicate = me.post(AGE, json=BORN)
    assert duplicate.status_code == 409
    assert duplicate.json()["error"] == "duplicate_patient"
    assert duplicate.json()["matched_on"] == ["name_date_of_birth_phone"]
    unchanged = api.get(f"/v1/patients/{patient['id']}").json()
    assert (unchanged["date_of_birth"], unchanged["age_verified_at"]) == ("1980-01-01", None)
    assert me.post(AGE, json={"date_of_birth": "1970-01-01"}).status_code == 200
    register(**before)
    assert api.post("/v1/patients", json=person | other | {"date_of_birth": "1970-01-01"}).status_code == 409


def test_concurrent_verifications_of_duplicates_verify_one(
    make_api: MakeApi, register: Register, brand: str, service: LiveService
) -> None:
    for race in range(5):
        clients = []
        for number in range(6):
            register(phone=f"+1415555010{race}", external_ids={"identity": f"{race}-{number}"})
            clients.append(make_api(subject=f"{race}-{number}"))
        with ThreadPoolExecutor(6) as threads:
            answers = list(threads.map(lambda client: client.post(AGE, json=BORN).status_code, clients))
        assert sorted(answers) == [200] + [409] * 5
        assert len(stored_acts(service, brand)) == race + 1


def test_repeated_attestation_has_one_effect(me: httpx2.Client, brand: str, service: LiveService, act: Act) -> None:
    first = me.post(act.path, json=act.body, headers=KEY)
    assert first.status_code == 200
    assert whole(me.post(act.path, json=act.body, headers=KEY)) == whole(first)
    assert stored_acts(service, brand) == [act.kept]
    # A transaction left open by a repeat would swallow the next operation of the same thread.
    left = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"
    assert service.sql(left) == [(0,)]


def test_me_operations_are_for_persons_only() -> None:
    assert {name for name, (_, path, _) in OPERATIONS.items() if "me" in path.split("/")} <= set(FOR_PERSONS)


@pytest.mark.parametrize("name", [name for name in FOR_PERSONS if name not in PURE])
def test_me_is_404_for_non_patients_and_403_for_services(
    api: httpx2.Client, make_api: MakeApi, brand: str, name: str
) -> None:
    request = Graph(brand, "", "", "", "", "", protocol="unknown").request(name)
    absent = request.send(make_api(subject="nobody"))
    assert absent.status_code == 404
    assert absent.json()["error"] == "not_found"
    refused = request.send(api)
    assert refused.status_code == 403
    assert refused.json()["error"] == "forbidden"


def test_missing_patient_is_reported_before_the_age(make_api: MakeApi) -> None:
    born = (youngest_of_age() + timedelta(days=1)).isoformat()
    assert make_api(subject="nobody").post(AGE, json={"date_of_birth": born}).status_code == 404


def test_sub_selects_the_patient_of_the_brand(
    api: httpx2.Client, make_api: MakeApi, register: Register, patient: dict[str, Any]
) -> None:
    register(external_ids={"mrn": "another"})
    for stranger in (make_api("other", subject=PERSON), make_api(subject="another"), make_api(subject="Person")):
        assert stranger.post(RUO, json={}).status_code == 404
    assert make_api(subject=PERSON).post(RUO, json={}).json()["id"] == patient["id"]
    patch(api, patient["id"], {"external_ids": {"identity": None}})
    assert make_api(subject=PERSON).post(RUO, json={}).status_code == 404
    heir = register(external_ids={"identity": PERSON})
    assert make_api(subject=PERSON).post(RUO, json={}).json()["id"] == heir["id"]


def test_attestation_survives_a_concurrent_move_of_the_sub(
    api: httpx2.Client, me: httpx2.Client, register: Register, patient: dict[str, Any], service: LiveService
) -> None:
    heir = register()

    def waits_for(connection: Any) -> bool:
        asked = "SELECT 1 FROM pg_stat_activity WHERE %s = ANY (pg_blocking_pids(pid))"
        return bool(service.sql(asked, connection.info.backend_pid))

    with (
        closing(psycopg2.connect(service.owner_dsn())) as moves,
        closing(psycopg2.connect(service.owner_dsn())) as changes,
    ):
        touch = "UPDATE patients SET gender = 'changed' WHERE id = %s"
        changes.cursor().execute(touch, [heir["id"]])
        moves.cursor().execute(touch, [patient["id"]])
        holder = "UPDATE patient_identifiers SET patient_id = %s WHERE patient_id = %s"
        moves.cursor().execute(holder, [heir["id"], patient["id"]])
        with ThreadPoolExecutor(1) as threads:
            act = threads.submit(me.post, RUO, json={})
            for connection in (moves, changes):
                wait_until(lambda waited=connection: waits_for(waited) or act.done(), "the act waits")
                connection.commit()
            assert act.result().status_code in (200, 404)
    assert api.get(f"/v1/patients/{heir['id']}").json()["gender"] == "changed"


def test_identity_system_is_configurable(run_operation: OperationRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    run_operation("patients.create", body=run_operation.person(external_ids={"sso": PERSON}))
    run_operation.subject = PERSON
    with pytest.raises(NotFound):
        run_operation("acts.acknowledge_ruo", body={"statement_version": "v1"})
    monkeypatch.setenv("IDENTITY_SYSTEM", "sso")
    assert run_operation("acts.acknowledge_ruo", body={"statement_version": "v1"}).status == 200

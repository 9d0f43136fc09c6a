"""Changes of the identity form: both forms are looked up, readiness warns, and `rekey` updates the keys under load."""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import psycopg2
import pytest
from psycopg2.extras import execute_values

from db import identity, identity_state
from db.core import clock
from db.core.connection import Connection
from db.core.migrate import MIGRATIONS
from db.identity_form import LEGACY, Form
from db.rekey import Rekey, RunsAlready
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.operations.test_patients import patch
from tests.support.live_service import ROOT, LiveService
from tests.support.overrides import LONG_TIMEOUTS, override_env

pytestmark = pytest.mark.postgres

NEW = Form()
NAMED = {"first_name": "Ana", "last_name": "Lovelace", "date_of_birth": "1990-12-10", "phone": "+14155550123"}
INVISIBLE = NAMED | {"first_name": "Ana\u200b"}
OUTDATED = {"status": "ok", "warnings": ["identity_keys_outdated"]}
MANY = 1300  # more than two batches
_PERSON = ("first_name", "last_name", "date_of_birth", "multiple_birth", "email", "phone")
_COLUMNS = (
    "brand_id, id, first_name, last_name, date_of_birth, multiple_birth, email, phone, external_ids, metadata, status, "
    "created_at, updated_at, full_name_key, last_name_key, phone_key, counted"
)

WORDS = (MIGRATIONS / "0045_words_by_rekey.sql").read_text(encoding="utf-8")
MATCH_KEYS = (MIGRATIONS / "0047_patients_without_match_keys.sql").read_text(encoding="utf-8").partition("BEGIN;")[2]
"""The migration without its index, which is there."""

US, GB = {"DEFAULT_PHONE_REGION": "US"}, {"DEFAULT_PHONE_REGION": "GB"}
NAT = {"first_name": "Nat", "last_name": "Lopez", "date_of_birth": "1980-01-01", "phone": "(415) 555-0100"}
NOTICED_LATE = override_env(LONG_TIMEOUTS | {"db.identity_state.FOLLOWED_EVERY_SECONDS": 3600})


@pytest.fixture
def own_service(own_service: LiveService) -> LiveService:
    """A service that notices new forms soon, so that rekey need not wait for it."""
    own_service._environment |= override_env(LONG_TIMEOUTS | {"db.identity_state.FOLLOWED_EVERY_SECONDS": 0.1})
    return own_service


@pytest.fixture
def service(own_service: LiveService) -> LiveService:
    return own_service.start()


@pytest.fixture
def api(service: LiveService) -> Iterator[httpx2.Client]:
    with service.api(service.token()) as api:
        yield api


def register_legacy(
    service: LiveService, *people: dict[str, Any], brand: str = "demo", is_known: bool = True
) -> list[str]:
    """Store people as the first release did, oldest first; return their ids. `is_known` adds their form."""
    begin = datetime.now(UTC) - timedelta(days=1)
    patients, keys, ids = [], [], []
    for number, values in enumerate(people):
        moment = begin + timedelta(milliseconds=number)
        id = clock.new_id_at(moment)
        person = dict.fromkeys(_PERSON) | {"external_ids": {}, "id": id} | values
        ids.append(id)
        stored = [person[name] for name in _PERSON] + [json.dumps(person["external_ids"]), "{}", "active"]
        searched = LEGACY.search_keys(person)
        patients.append((brand, id, *stored, moment, moment, *searched.values(), False))
        keys += [(brand, id, key, kind) for key, kind in identity.keys_in_form(LEGACY, person).items()]
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection, connection.cursor() as cursor:
        execute_values(cursor, f"INSERT INTO patients ({_COLUMNS}) VALUES %s", patients)
        if keys:
            execute_values(cursor, "INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) VALUES %s", keys)
        if is_known:
            cursor.execute("DELETE FROM identity_forms")
            cursor.execute("INSERT INTO identity_forms VALUES (%s, clock_timestamp())", (LEGACY.text,))
    return ids


def stored_keys(service: LiveService, id: str) -> set[bytes]:
    return {bytes(key) for (key,) in service.sql("SELECT key FROM patient_identifiers WHERE patient_id = %s", id)}


def keys(person: dict[str, Any], form: Form = NEW) -> set[bytes]:
    return set(identity.keys_in_form(form, dict.fromkeys(_PERSON) | {"external_ids": {}} | person))


def create(api: httpx2.Client, **values: Any) -> httpx2.Response:
    body = {"brand_id": "demo", "first_name": "Ada", "last_name": "Byron"} | values
    return api.post("/v1/patients", json=body)


def ready(api: httpx2.Client) -> Any:
    """Return the response of /readyz without `writes`, which depends on the speed of the disk."""
    response = api.get("/readyz").json()
    assert response.pop("writes") in ("ok", "stalled")
    return response


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


def start_rekey(service: LiveService, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "service", "rekey"],
        cwd=ROOT,
        env=service.environment | environment,
        stdout=subprocess.PIPE if environment else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_keys_of_both_forms_are_looked_up(service: LiveService, api: httpx2.Client) -> None:
    known = INVISIBLE | {"external_ids": {"mrn": "1 "}}
    (id,) = register_legacy(service, known)
    assert ready(api) == OUTDATED
    assert create(api, **INVISIBLE).json()["matched_on"] == ["name_date_of_birth_phone"]
    assert create(api, external_ids={"mrn": "1 "}).json()["matched_on"] == ["external_ids"]
    for criteria in ({"name": "ana\u200b"}, {"phone": NAMED["phone"]}, {"name": "love", "phone": "+1 415 555 0123"}):
        found = api.post("/v1/patients/search", json=criteria).json()
        assert [each["id"] for each in found["patients"]] == [id]
    assert api.get("/v1/patients/by-external-id/mrn/1%20").json()["id"] == id
    with service.api(LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope(), subject="x")) as me:
        assert me.get("/v1/patients/me/export").status_code == 404
    bob = NAMED | {"first_name": "Bob\u200b"}
    new = create(api, **bob)
    assert new.status_code == 201
    assert create(api, **bob | {"first_name": "Bob"}).status_code == 409
    assert stored_keys(service, new.json()["id"]) == keys(bob) | keys(bob, LEGACY)


def test_id_with_white_space_is_found_after_rekey(service: LiveService, api: httpx2.Client) -> None:
    (id,) = register_legacy(service, NAMED | {"external_ids": {"identity": "ada "}})
    assert ready(api) == OUTDATED
    tokens = LocalTokens(service.data_dir)
    with service.api(tokens.mint(brand="demo", scopes=every_scope(), subject="ada")) as me:
        assert me.get("/v1/patients/me/export").status_code == 404
        assert service.command("rekey").returncode == 0
        assert ready(api) == {"status": "ok"}
        assert me.get("/v1/patients/me/export").json()["patient"]["id"] == id


def test_oldest_holder_in_two_forms_is_found(service: LiveService, api: httpx2.Client) -> None:
    people = [NAMED | {"phone": None, "external_ids": {"identity": sub}} for sub in ("ada", "ada ")]
    older, _ = register_legacy(service, *people)
    assert ready(api) == OUTDATED
    assert api.get("/v1/patients/by-external-id/identity/ada%20").json()["id"] == older
    with service.api(LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope(), subject="ada")) as me:
        assert me.get("/v1/patients/me/access-log").json()["patient_id"] == older
        assert me.post("/v1/patients/me/age-verification", json={"date_of_birth": "1990-12-10"}).json()["id"] == older


def test_rekey_updates_all_keys_and_clears_the_warning(service: LiveService, api: httpx2.Client) -> None:
    person = INVISIBLE | {"email": '"kim"@example.com', "external_ids": {"mrn": "1 "}}
    (id,) = register_legacy(service, person)
    before = api.get(f"/v1/patients/{id}")
    assert stored_keys(service, id) == keys(person, LEGACY) != keys(person)
    done = service.command("rekey")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "All patients have identity keys of these settings: 1 patient of 1 brand."
    assert stored_keys(service, id) == keys(person)
    assert ready(api) == {"status": "ok"}
    assert create(api, **NAMED).status_code == 409
    assert (
        api.post("/v1/patients/search", json={"name": "ana lovelace", "email": "kim@example.com"}).json()["total"] == 1
    )
    after = api.get(f"/v1/patients/{id}")
    assert (after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"])
    again = service.command("rekey")
    assert again.stdout == "The identity keys are of these settings already. Checked again: 1 patient.\n"


def test_oldest_of_colliding_patients_keeps_the_key(service: LiveService, api: httpx2.Client) -> None:
    people = [INVISIBLE, NAMED, NAMED | {"first_name": "A\u00adna"}]
    first, second, third = register_legacy(service, *people)
    done = service.command("rekey")
    assert done.returncode == 0
    kind = "name_date_of_birth_phone"
    for other in (second, third):
        assert f'"demo", {kind}: {first} holds the key, {other} has the same.\n' in done.stdout
    assert "2 times a patient was left without a key" in done.stdout
    logged = [json.loads(line) for line in done.stderr.splitlines()]
    assert [(each["event"], each["brand"], each["kind"], each["holder"], each["other"]) for each in logged] == [
        ("identity_collision", "demo", kind, first, other) for other in (second, third)
    ]
    assert not any(value in done.stdout + done.stderr for value in ("Ana", "Lovelace", "1990-12-10", "4155550123"))
    assert [stored_keys(service, id) for id in (first, second, third)] == [keys(NAMED), set(), set()]
    for id in (first, second, third):
        assert patch(api, id, {"gender": "x", "last_name": "LOVELACE"}).status_code == 200
    assert patch(api, second, {"email": "ana@example.com"}).status_code == 200
    assert patch(api, second, {"first_name": "Bea"}).status_code == 200
    assert patch(api, second, {"first_name": "Ana"}).status_code == 409


def test_older_patient_gets_the_key_of_a_younger_one(service: LiveService, api: httpx2.Client) -> None:
    (older,) = register_legacy(service, INVISIBLE)
    assert ready(api) == OUTDATED
    younger = create(api, **NAMED).json()["id"]
    assert f"{older} holds the key, {younger} has the same" in service.command("rekey").stdout
    assert stored_keys(service, older) == keys(NAMED)
    assert patch(api, younger, {"gender": "x"}).status_code == 200
    assert api.delete(f"/v1/patients/{younger}").json()["status"] == "deleted"
    assert create(api, **NAMED).status_code == 409


@pytest.mark.gate
def test_killed_rekey_resumes_where_it_stopped(service: LiveService) -> None:
    people = [NAMED | {"last_name": f"L{number}\u200b"} for number in range(MANY)]
    ids = register_legacy(service, *people, NAMED | {"last_name": "l0"})
    rival = psycopg2.connect(service.owner_dsn())
    with rival.cursor() as cursor:
        cursor.execute("SELECT FROM patients WHERE id = %s FOR UPDATE", (ids[1100],))
        run = start_rekey(service)
        until(lambda: service.waiting_for_locks() > 0)
        run.kill()
        assert run.wait() == -9
        until(lambda: service.waiting_for_locks() == 0)
        rival.rollback()
        # Two batches are done, and nothing of the third.
        assert service.sql("SELECT last_id::text, done, patients FROM identity_rekeys") == [(ids[999], False, 1000)]
        assert stored_keys(service, ids[999]) == keys(people[999])
        assert stored_keys(service, ids[1000]) == keys(people[1000], LEGACY)
        assert service.sql("SELECT count(*) FROM identity_forms") == [(2,)]
        # a restart from the beginning would wait
        cursor.execute("SELECT FROM patients WHERE id = %s FOR UPDATE", (ids[1],))
        done = service.command("rekey")
        rival.rollback()
    rival.close()
    assert done.returncode == 0
    assert f"{ids[0]} holds the key, {ids[-1]} has the same" in done.stdout
    assert f"All patients have identity keys of these settings: {MANY + 1:,} patients of 1 brand.\n" in done.stdout
    assert all(stored_keys(service, ids[number]) == keys(people[number]) for number in range(0, MANY, 97))
    assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]


def test_rekey_works_without_a_running_service(service: LiveService) -> None:
    person = INVISIBLE
    (id,) = register_legacy(service, person)
    service.stop()
    assert service.command("rekey").returncode == 0
    service.start()
    assert stored_keys(service, id) == keys(person)
    assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]


def test_rekey_per_brand_is_done_after_the_last_brand(service: LiveService, api: httpx2.Client) -> None:
    for brand in ("demo", "other"):
        register_legacy(service, INVISIBLE, brand=brand)
    one = service.command("rekey", BRAND="other")
    assert "Run this without BRAND=" in one.stdout
    assert ready(api) == OUTDATED
    assert "All patients have identity keys" in service.command("rekey", BRAND="demo").stdout
    assert ready(api) == {"status": "ok"}


@pytest.mark.gate
def test_every_process_notices_the_end_of_rekey(own_service: LiveService) -> None:
    """Also without requests to /readyz."""
    own_service._environment |= {"PROCESSES": "2"}
    own_service.start()
    register_legacy(own_service, INVISIBLE)

    def forms() -> set[int]:
        """Return how many forms the keys of new patients have; 32 connections reach both processes."""
        made = []
        with own_service.api(own_service.token()) as api, ThreadPoolExecutor(32) as threads:
            answers = threads.map(lambda _: create(api, external_ids={"mrn": f"{secrets.token_hex(8)} "}), range(64))
            made = [len(stored_keys(own_service, answer.json()["id"])) for answer in answers]
        return set(made)

    until(lambda: forms() == {2})
    assert own_service.command("rekey").returncode == 0
    until(lambda: forms() == {1})


@pytest.mark.gate
def test_rekey_under_load_leaves_correct_keys(service: LiveService, api: httpx2.Client) -> None:
    people = [NAMED | {"last_name": f"L{number}\u200b", "email": f"{number}@example.com"} for number in range(MANY)]
    ids = register_legacy(service, *people)
    assert ready(api) == OUTDATED
    run = start_rekey(service)
    statuses, turns = set(), 0

    def change(number: int) -> list[int]:
        body = {"email": f"{number}.new@example.com"}
        new = create(api, **NAMED | {"last_name": f"N{number}\u200b", "email": f"n{number}@example.com"})
        same = create(api, **NAMED | {"last_name": f"L{number}\u200b"})
        return [patch(api, ids[number], body).status_code, new.status_code, 1000 + same.status_code]

    with ThreadPoolExecutor(8) as threads:
        while turns < 80 or (run.poll() is None and turns < MANY - 16):
            for some in threads.map(change, range(turns, turns + 16)):
                statuses |= set(some)
            turns += 16
    assert run.wait(timeout=60) == 0
    assert statuses == {200, 201, 1409}
    service.command("rekey", "--brand", "demo")
    assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]
    for number in range(0, turns, 7):
        changed = people[number] | {"email": f"{number}.new@example.com"}
        assert keys(changed) <= stored_keys(service, ids[number])
    assert api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"] == MANY + turns


def test_changed_settings_warn_until_rekey(service: LiveService) -> None:
    national = NAMED | {"phone": "(415) 555-0100"}
    with service.api(service.token()) as api:
        id = create(api, **national).json()["id"]
        assert ready(api) == {"status": "ok"}
    service.stop()
    service._environment |= {"DEFAULT_PHONE_REGION": "US"}
    service.start()
    with service.api(service.token()) as api:
        assert ready(api) == OUTDATED
        assert '"event":"identity_keys_outdated","run":"python -m service rekey"' in service.log
        assert create(api, **national).status_code == 409
        assert create(api, **national | {"phone": "+14155550100"}).status_code == 201
        assert api.post("/v1/patients/search", json={"phone": "415 555 0100"}).json()["total"] == 2
        assert f"{id} holds the key" in service.command("rekey").stdout
        assert ready(api) == {"status": "ok"}
        assert create(api, **national | {"phone": "415-555-0100"}).status_code == 409
        assert api.post("/v1/patients/search", json={"phone": "+1 415 555 0100"}).json()["total"] == 2


def test_families_share_an_email_that_is_no_identity_key(own_service: LiveService) -> None:
    own_service._environment |= {"IDENTITY_KEYS": "external_ids"}
    own_service.start()
    with own_service.api(own_service.token()) as api:
        assert ready(api) == {"status": "ok"}
        ids = [
            create(api, **NAMED | {"email": address}).json()["id"] for address in ("kim@example.com", "Kim@example.com")
        ]
        assert [len(stored_keys(own_service, id)) for id in ids] == [1, 1]  # no name key, and an email to search by
        found = api.post("/v1/patients/search", json={"email": "KIM@example.com", "name": "ana"}).json()
        assert {each["id"] for each in found["patients"]} == set(ids)
        assert patch(api, ids[0], {"email": "ada@example.com"}).status_code == 200
        assert patch(api, ids[1], {"gender": "x"}).status_code == 200
        for address, id in (("ada@example.com", ids[0]), ("kim@example.com", ids[1])):
            found = api.post("/v1/patients/search", json={"email": address}).json()
            assert [each["id"] for each in found["patients"]] == [id]
        assert create(api, external_ids={"mrn": "1"}, email="kim@example.com").status_code == 201
        assert create(api, external_ids={"mrn": "1"}, email="kim@example.com").json()["matched_on"] == ["external_ids"]


def test_removing_and_adding_key_kinds_takes_effect(service: LiveService) -> None:
    with service.api(service.token()) as api:
        first = create(api, **NAMED | {"email": "kim@example.com"}).json()["id"]
    service.stop()
    service._environment |= {"IDENTITY_KEYS": "external_ids, name_date_of_birth_phone"}
    service.start()
    with service.api(service.token()) as api:
        assert ready(api) == OUTDATED
        second = create(api, email="kim@example.com").json()["id"]
        assert patch(api, first, {"gender": "x"}).status_code == 200
        for _ in range(2):
            found = api.post("/v1/patients/search", json={"email": "kim@example.com"}).json()
            assert [each["id"] for each in found["patients"]] == [second, first]
            assert service.command("rekey").returncode == 0
            assert ready(api) == {"status": "ok"}
    service.stop()
    del service._environment["IDENTITY_KEYS"]
    service.start()
    with service.api(service.token()) as api:
        assert ready(api) == OUTDATED
        assert f"email: {first} holds the key, {second} has the same" in service.command("rekey").stdout
        assert create(api, email="kim@example.com").json()["matched_on"] == ["email"]
        assert patch(api, second, {"gender": "x"}).status_code == 200


def test_reverting_settings_during_rekey_rekeys_everything(service: LiveService) -> None:
    """A form is remembered from the beginning of one run until the end of a run for another form."""
    person = NAMED | {"phone": "(415) 555-0100"}
    with service.api(service.token()) as api:
        id = create(api, **person).json()["id"]
        assert create(api, brand_id="demo", first_name="b").status_code == 201
    tokens = LocalTokens(service.data_dir)
    with service.api(tokens.mint(brand="other", scopes=every_scope())) as other:
        assert create(other, brand_id="other").status_code == 201
    abroad = {"DEFAULT_PHONE_REGION": "US"}
    assert "without BRAND=" in service.command("rekey", BRAND="demo", **abroad).stdout
    assert stored_keys(service, id) == keys(person, Form(region="US"))
    done = service.command("rekey")
    assert "All patients have identity keys of these settings: 3 patients of 2 brands." in done.stdout
    assert stored_keys(service, id) == keys(person)
    assert "All patients have identity keys of these settings: 3 patients" in service.command("rekey", **abroad).stdout
    assert stored_keys(service, id) == keys(person, Form(region="US"))


def test_fourth_form_is_rejected_until_rekey_finishes(service: LiveService) -> None:
    for region in ("GB", "DE"):
        service.sql("INSERT INTO identity_forms VALUES (%s, now())", Form(region=region).text)
    refused = [service.command("rekey", DEFAULT_PHONE_REGION="FR"), service.command("rekey", ALL="1")]
    service.stop()
    refused.append(service.command("run", DEFAULT_PHONE_REGION="FR"))
    for each in refused:
        assert (each.returncode, "Finish `python -m service rekey`" in each.stderr) == (1, True)
    assert service.command("rekey").returncode == 0


def test_searches_use_all_stored_forms(service: LiveService, api: httpx2.Client) -> None:
    id = create(api, phone="020 7946 0958").json()["id"]
    service.sql("UPDATE patients SET phone_key = '+442079460958'")
    service.sql("DELETE FROM identity_forms")
    for form in (LEGACY, Form(region="US"), Form(region="GB")):
        service.sql("INSERT INTO identity_forms VALUES (%s, now())", form.text)
    assert ready(api) == OUTDATED
    found = api.post("/v1/patients/search", json={"phone": "020 7946 0958"}).json()
    assert [each["id"] for each in found["patients"]] == [id]


@pytest.mark.gate
def test_returning_to_a_form_voids_its_progress(own_service: LiveService) -> None:
    own_service._environment |= US
    service = own_service.start()
    ids = [register_legacy(service, NAT, brand=brand)[0] for brand in ("demo", "other")]
    assert "All patients have" in service.command("rekey").stdout
    for region, settings in (("GB", GB), ("US", US), ("GB", GB)):
        assert "without BRAND=" in service.command("rekey", BRAND="demo", **settings).stdout
        assert stored_keys(service, ids[0]) == keys(NAT, Form(region=region))
    done = service.command("rekey")
    assert "All patients have identity keys of these settings: 2 patients of 2 brands." in done.stdout
    assert [stored_keys(service, id) for id in ids] == [keys(NAT, Form(region="US"))] * 2


def test_form_of_a_stopped_service_is_kept(service: LiveService) -> None:
    with service.api(service.token()) as api:
        assert create(api).status_code == 201
    service.stop()
    service._environment |= {"IDENTITY_KEYS": "external_ids"}
    service.start()
    with service.api(service.token()) as api:
        first, *others = [create(api, **NAT).json()["id"] for _ in range(3)]
    service.stop()
    del service._environment["IDENTITY_KEYS"]
    service.start()
    with service.api(service.token()) as api:
        assert ready(api) == OUTDATED
        told = service.command("rekey").stdout
        assert all(f"{first} holds the key, {other} has the same" in told for other in others)
        assert "All patients have identity keys of these settings: 4 patients of 1 brand." in told
        assert ready(api) == {"status": "ok"}
        assert create(api, **NAT).status_code == 409


@pytest.mark.gate
def test_new_form_of_a_service_voids_earlier_progress(own_service: LiveService) -> None:
    service = own_service.start()
    register_legacy(service, NAMED)
    assert "All patients have" in service.command("rekey").stdout
    (id,) = register_legacy(service, INVISIBLE, is_known=False)
    service.stop()
    service._environment |= US
    service.start()
    assert "2 patients of 1 brand" in service.command("rekey", DEFAULT_PHONE_REGION="").stdout
    assert stored_keys(service, id) <= keys(NAMED)


def test_running_service_with_other_settings_is_detected(service: LiveService, api: httpx2.Client) -> None:
    assert create(api, **NAT).status_code == 201
    assert "All patients have" in service.command("rekey", **US).stdout
    until(lambda: service.sql("SELECT count(*) FROM identity_forms") == [(2,)])
    assert ready(api) == OUTDATED


def test_rekey_all_covers_patients_of_the_first_release(service: LiveService, api: httpx2.Client) -> None:
    (id,) = register_legacy(service, INVISIBLE, is_known=False)
    assert "Checked again: 0 patients." in service.command("rekey").stdout
    assert stored_keys(service, id) == keys(INVISIBLE, LEGACY)
    done = service.command("rekey", ALL="1")
    assert "All patients have identity keys of these settings: 1 patient of 1 brand." in done.stdout
    assert stored_keys(service, id) == keys(INVISIBLE)
    assert create(api, **NAMED).status_code == 409
    assert service.command("rekey", "--all").returncode == 0
    assert ready(api) == {"status": "ok"}


def test_interrupted_rekey_all_resumes_without_the_flag(service: LiveService) -> None:
    (id,) = register_legacy(service, INVISIBLE, is_known=False)
    run = start_rekey(service, ALL="1", **NOTICED_LATE)
    until(lambda: service.sql("SELECT count(*) FROM identity_forms") == [(2,)])
    run.kill()
    run.communicate()
    until(lambda: "All patients have" in service.command("rekey").stdout)
    assert stored_keys(service, id) == keys(INVISIBLE)


def test_rekey_waits_until_services_know_its_settings(service: LiveService, api: httpx2.Client) -> None:
    id = create(api, **NAT).json()["id"]
    run = start_rekey(service, **US, **NOTICED_LATE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"Waiting 7,200 seconds until all services know these settings.\n"
    assert service.sql("SELECT form FROM identity_forms ORDER BY since") == [(NEW.text,), (Form(region="US").text,)]
    assert service.sql("SELECT count(*) FROM identity_rekeys") == [(0,)]
    assert stored_keys(service, id) == keys(NAT)
    second = service.command("rekey")
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == "Another run of rekey is in progress; a killed one ends within seconds.\n"
    run.kill()
    run.communicate()
    until(lambda: "All patients have" in service.command("rekey").stdout)
    assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]


def test_rekey_with_a_lost_connection_stops_beside_another(
    service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "_forms", identity._forms)
    register_legacy(service, INVISIBLE)
    with closing(Connection(service.owner_dsn())) as first, closing(Connection(service.owner_dsn())) as second:
        run = Rekey(first, print)
        first.close()
        until(lambda: isinstance(try_rekey(second), Rekey))
        with pytest.raises(RunsAlready):
            next(run.run("demo"))


def try_rekey(connection: Connection) -> Rekey | None:
    try:
        return Rekey(connection, print)
    except RunsAlready:
        return None


def test_at_least_one_form_remains_and_none_is_lost(service: LiveService) -> None:
    since = "SELECT max(since) FROM identity_forms"
    with closing(Connection(service.owner_dsn())) as connection:
        ((moment,),) = service.sql(since)
        assert not identity_state.keep_only(connection, Form(region="FR"), moment)
        assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]
        service.sql("INSERT INTO identity_forms VALUES (%s, clock_timestamp())", LEGACY.text)
        assert not identity_state.keep_only(connection, NEW, moment)
        assert service.sql("SELECT count(*) FROM identity_forms") == [(2,)]
        assert identity_state.keep_only(connection, NEW, service.sql(since)[0][0])


def found_by(api: httpx2.Client, email: str) -> set[str]:
    found = api.post("/v1/patients/search", json={"email": email}).json()
    assert found["total"] == len(found["patients"])
    return {each["id"] for each in found["patients"]}


def test_all_patients_sharing_an_email_are_found(service: LiveService, api: httpx2.Client) -> None:
    shown, plain = "Kim <kim@example.com>", "kim@example.com"
    holder, other = register_legacy(service, NAT | {"email": shown}, NAMED | {"email": "K <kim@example.com>"})
    assert ready(api) == OUTDATED
    newest = create(api, email=plain).json()["id"]
    told = service.command("rekey").stdout
    assert f"email: {holder} holds the key, {other} has the same" in told
    assert f"email: {holder} holds the key, {newest} has the same" in told
    assert "2 times a patient" in told
    assert ready(api) == {"status": "ok"}
    key = identity.email_key(plain)
    assert stored_keys(service, holder) == keys(NAT | {"email": plain})
    assert [sorted(len(each) for each in stored_keys(service, id)) for id in (other, newest)] == [[32, 48], [48]]
    assert found_by(api, plain) == {holder, other, newest}
    assert found_by(api, "KIM@example.com") == {holder, other, newest}
    assert create(api, email=plain).json()["matched_on"] == ["email"]
    assert patch(api, other, {"gender": "x", "email": "KIM@example.com"}).status_code == 200
    assert service.command("rekey", ALL="1").returncode == 0
    assert found_by(api, plain) == {holder, other, newest}
    assert patch(api, newest, {"email": "ana@example.com"}).status_code == 200
    assert found_by(api, plain) == {holder, other}
    assert patch(api, newest, {"email": plain}).status_code == 409
    assert api.delete(f"/v1/patients/{holder}").json()["status"] == "deleted"
    assert found_by(api, plain) == {other}
    for email in ("bea@example.com", plain):
        assert patch(api, other, {"email": email}).status_code == 200
    assert stored_keys(service, other) == keys(NAMED) | {key}


def test_patient_who_inherits_an_email_key_has_no_second_one(service: LiveService, api: httpx2.Client) -> None:
    people = [{"email": "kim@example.com"} | NAT, {"email": "kim <kim@example.com>"}]
    people[1] |= NAMED
    holder, other = register_legacy(service, *people)
    assert "1 time a patient" in service.command("rekey").stdout
    assert api.delete(f"/v1/patients/{holder}").json()["status"] == "deleted"
    assert "1 patient of 1 brand" in service.command("rekey", ALL="1").stdout
    assert stored_keys(service, other) == keys(NAMED | {"email": "kim@example.com"})


def found(api: httpx2.Client, name: str) -> list[str]:
    """Return the ids of the patients with a name, after a check of the total."""
    page = api.post("/v1/patients/search", json={"name": name}).json()
    assert page["total"] == len(page["patients"])
    return [each["id"] for each in page["patients"]]


def test_rekey_stores_the_words_of_names(service: LiveService, api: httpx2.Client) -> None:
    person = NAMED | {"first_name": "Jos\u00e9 Mar\u00eda", "last_name": "N\u00fa\u00f1ez"}
    (id,) = register_legacy(service, person)
    assert ready(api) == OUTDATED
    assert found(api, "jos\u00e9 m") == found(api, "n\u00fa\u00f1") == [id]
    assert found(api, "nunez") == found(api, "mar\u00eda") == []
    assert service.command("rekey").returncode == 0
    assert ready(api) == {"status": "ok"}
    assert found(api, "jos\u00e9 m") == found(api, "nunez maria") == [id]


def test_rekey_keeps_the_words_of_previous_names(service: LiveService, api: httpx2.Client) -> None:
    id = create(api, last_name="Byron").json()["id"]
    assert patch(api, id, {"last_name": "King"}).status_code == 200
    changed = "last_name = 'Lovelace', full_name_key = 'ada lovelace', last_name_key = 'lovelace'"
    service.sql(f"UPDATE patients SET {changed} WHERE id = %s", id)  # by a process of release 0.2.0
    assert service.command("rekey", ALL="1").returncode == 0
    assert found(api, "lovelace ada") == found(api, "byron ada") == [id]
    assert service.sql("SELECT words_key FROM patients WHERE id = %s", id) == [("ada lovelace",)]


def test_rekey_keeps_twins_apart(service: LiveService, api: httpx2.Client) -> None:
    ids = [create(api, **NAMED, multiple_birth=position).json()["id"] for position in (1, 2)]
    before = [stored_keys(service, id) for id in ids]
    service.sql("UPDATE patients SET multiple_birth = 3 WHERE id = %s", ids[1])
    assert "left without a key" not in service.command("rekey", "--all").stdout
    assert stored_keys(service, ids[0]) == before[0]
    assert stored_keys(service, ids[1]) == keys(NAMED | {"multiple_birth": 3, "id": ids[1]})


@pytest.mark.parametrize("choice", ["survivor", "merged"])
def test_rekey_covers_merged_records(service: LiveService, api: httpx2.Client, choice: str) -> None:
    person = INVISIBLE | {"email": '"kim"@example.com', "external_ids": {"mrn": "1 "}}
    zoe = {"first_name": "Zo\u00eb", "last_name": "King"}
    survivor, merged = register_legacy(service, zoe, person)
    path = f"/v1/patients/{survivor}/merges"
    fields = dict.fromkeys(("date_of_birth", "phone", "email", "external_ids.mrn"), choice)
    made = api.post(path, json={"merged_id": merged, "fields": fields}).json()
    assert stored_keys(service, survivor) >= keys(person, LEGACY)
    assert service.command("rekey").returncode == 0
    assert stored_keys(service, survivor) == keys(person) | keys(person | zoe if choice == "merged" else zoe)
    assert found(api, "zoe") == found(api, "ana lovelace") == [survivor]
    assert api.delete(f"{path}/{made['id']}").status_code == 200
    assert (stored_keys(service, survivor), stored_keys(service, merged)) == (set(), keys(person))


def test_rekey_gives_access_to_the_accounts_that_have_it(service: LiveService, api: httpx2.Client) -> None:
    hidden, shown, confirmed = register_legacy(
        service, *(NAMED | {"first_name": sub, "external_ids": {"identity": f"{sub} "}} for sub in "abc")
    )
    path, merged = f"/v1/patients/{hidden}/merges", {"external_ids.identity": "merged"}
    api.post(path, json={"merged_id": shown, "fields": merged}).raise_for_status()
    api.post(path, json={"merged_id": confirmed, "allow_both_accounts": True}).raise_for_status()
    assert service.command("rekey").returncode == 0
    assert own_reads(service, "abc") == [403, 200, 200]
    service.sql("UPDATE patient_identifiers SET grants_access = true")  # by the update of an earlier release
    assert service.command("rekey", ALL="1").returncode == 0
    assert own_reads(service, "abc") == [403, 200, 200]


def own_reads(service: LiveService, subjects: Iterable[str]) -> list[int]:
    """Return the statuses with which these people read their own data."""
    tokens, statuses = LocalTokens(service.data_dir), []
    for subject in subjects:
        with service.api(tokens.mint(brand="demo", scopes=every_scope(), subject=subject)) as me:
            statuses.append(me.get("/v1/patients/me/treatments").status_code)
    return statuses


def matched(api: httpx2.Client, **sent: Any) -> list[str]:
    """Return the ids of the patients who match, after a check that nobody is without keys."""
    answer = api.post("/v1/patients/match", json=sent).json()
    assert answer["without_keys"] == 0
    return [each["patient_id"] for each in answer["matches"]]


def test_rekey_stores_the_match_keys_of_patients(service: LiveService, api: httpx2.Client) -> None:
    ids = register_legacy(service, NAMED | {"email": "ana@example.com"}, NAT)
    assert api.post("/v1/patients/match", json=NAMED).json()["without_keys"] == 2
    assert service.command("rekey").returncode == 0
    assert matched(api, **NAMED) == matched(api, email="ana@example.com") == ids[:1]


def test_rekey_replaces_match_keys_of_other_values(service: LiveService, api: httpx2.Client) -> None:
    id = create(api, external_ids={"mrn": "alpha"}).json()["id"]
    kept = create(api, first_name="Grace", external_ids={"mrn": "7"}).json()["id"]
    keys = "SELECT xmin, key FROM patient_match_keys WHERE patient_id = %s ORDER BY key"
    before = service.sql(keys, kept)
    ids = """'{"mrn": "omega"}'"""
    service.sql(f"UPDATE patients SET external_ids = {ids} WHERE id = %s", id)  # by a process of release 0.2.0
    assert matched(api, external_ids={"mrn": "omega"}) == []
    assert service.command("rekey", ALL="1").returncode == 0
    assert (matched(api, external_ids={"mrn": "alpha"}), matched(api, external_ids={"mrn": "omega"})) == ([], [id])
    assert service.sql(keys, kept) == before


@pytest.mark.parametrize("migration", [WORDS, MATCH_KEYS], ids=["words", "match keys"])
def test_migration_requires_rekey(service: LiveService, api: httpx2.Client, migration: str) -> None:
    service.sql(migration)
    assert ready(api) == {"status": "ok"}  # there are no patients
    assert create(api).status_code == 201
    service.sql(migration)
    assert ready(api) == OUTDATED
    assert "All patients have" in service.command("rekey").stdout
    assert ready(api) == {"status": "ok"}


def test_migration_of_words_adds_no_fourth_form(service: LiveService, api: httpx2.Client) -> None:
    """But voids the progress of runs, which processed patients without their words."""
    assert create(api).status_code == 201
    for region in ("GB", "DE"):
        service.sql("INSERT INTO identity_forms VALUES (%s, clock_timestamp())", Form(region=region).text)
    ((before,),) = service.sql("SELECT max(since) FROM identity_forms")
    service.sql(WORDS)
    assert service.sql("SELECT count(*), max(since) > %s FROM identity_forms", before) == [(3, True)]


@pytest.mark.parametrize("brand", ["nosuch", ""])
def test_rekey_of_a_brand_without_patients_is_an_error(service: LiveService, brand: str) -> None:
    done = service.command("rekey", "--brand", brand)
    assert (done.returncode, done.stderr) == (1, f'There is no brand "{brand}" with patients.\n')


def test_forms_of_another_release_stop_the_start(service: LiveService) -> None:
    service.sql("INSERT INTO identity_forms VALUES ('3 -', now())")
    during = service.command("rekey")
    assert (during.returncode, "release" in during.stderr) == (1, True)
    service.stop()
    for command in ("run", "rekey"):
        done = service.command(command)
        assert (done.returncode, done.stderr.count("another release")) == (1, 1)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("IDENTITY_KEYS", "email name_date_of_birth_phone", "IDENTITY_KEYS: needs external_ids among them"),
        ("IDENTITY_KEYS", "external_ids e-mail", "IDENTITY_KEYS: must be some of email, external_ids"),
        ("DEFAULT_PHONE_REGION", "UK", "DEFAULT_PHONE_REGION: must be a region of phone numbers"),
        ("DEFAULT_PHONE_REGION", "us", "DEFAULT_PHONE_REGION: must be a region of phone numbers"),
    ],
)
def test_invalid_identity_setting_stops_the_start(own_service: LiveService, name: str, value: str, told: str) -> None:
    done = own_service.command("run", **{name: value})
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr

"""Keys of another form: both are looked up, readiness warns, and `rekey` makes them anew while requests are served."""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import psycopg2
import pytest
from psycopg2.extras import execute_values

from db import clock, identity
from db.identity_form import LEGACY, Form
from service.contract import every_scope
from service.local import LocalTokens
from tests.running import ROOT, RunningService
from tests.test_patients import patch

NEW = Form()
NAMED = {"first_name": "Ana", "last_name": "Lovelace", "date_of_birth": "1990-12-10", "phone": "+14155550123"}
INVISIBLE = NAMED | {"first_name": "Ana\u200b"}
OUTDATED = {"status": "ok", "warnings": ["identity_keys_outdated"]}
MANY = 1300  # more than two batches
_PERSON = ("first_name", "last_name", "date_of_birth", "email", "phone")
_COLUMNS = (
    "brand_id, id, first_name, last_name, date_of_birth, email, phone, external_ids, metadata, status, created_at, "
    "updated_at, full_name_key, last_name_key, phone_key, counted"
)


@pytest.fixture
def service(own_service: RunningService) -> RunningService:
    return own_service.start()


@pytest.fixture
def api(service: RunningService) -> Iterator[httpx2.Client]:
    with service.api(service.token()) as api:
        yield api


def registered_before(service: RunningService, *people: dict[str, Any], brand: str = "demo") -> list[str]:
    """People as the first release stored them, the oldest first; their ids."""
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
        keys += [(brand, id, key, kind) for key, kind in identity.made(LEGACY, person).items()]
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection, connection.cursor() as cursor:
        execute_values(cursor, f"INSERT INTO patients ({_COLUMNS}) VALUES %s", patients)
        if keys:
            execute_values(cursor, "INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) VALUES %s", keys)
        cursor.execute("DELETE FROM identity_forms")
        cursor.execute("INSERT INTO identity_forms VALUES (%s, now())", (LEGACY.text,))
    return ids


def stored(service: RunningService, id: str) -> set[bytes]:
    return {bytes(key) for (key,) in service.sql("SELECT key FROM patient_identifiers WHERE patient_id = %s", id)}


def keys(person: dict[str, Any], form: Form = NEW) -> set[bytes]:
    return set(identity.made(form, dict.fromkeys(_PERSON) | {"external_ids": {}} | person))


def create(api: httpx2.Client, **values: Any) -> httpx2.Response:
    body = {"brand_id": "demo", "first_name": "Ada", "last_name": "Byron"} | values
    return api.post("/v1/patients", json=body)


def ready(api: httpx2.Client) -> Any:
    return api.get("/readyz").json()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


def begun(service: RunningService) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "service", "rekey"],
        cwd=ROOT,
        env=service.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_while_keys_are_of_two_forms_both_are_looked_up(service: RunningService, api: httpx2.Client) -> None:
    known = INVISIBLE | {"external_ids": {"mrn": "1 "}}
    (id,) = registered_before(service, known)
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
    assert stored(service, new.json()["id"]) == keys(bob) | keys(bob, LEGACY)


def test_a_person_whose_id_had_white_space_is_found_after_rekey(service: RunningService, api: httpx2.Client) -> None:
    (id,) = registered_before(service, NAMED | {"external_ids": {"identity": "ada "}})
    assert ready(api) == OUTDATED
    tokens = LocalTokens(service.data_dir)
    with service.api(tokens.mint(brand="demo", scopes=every_scope(), subject="ada")) as me:
        assert me.get("/v1/patients/me/export").status_code == 404
        assert service.command("rekey").returncode == 0
        assert ready(api) == {"status": "ok"}
        assert me.get("/v1/patients/me/export").json()["patient"]["id"] == id


def test_of_several_holders_in_two_forms_the_oldest_is_found(service: RunningService, api: httpx2.Client) -> None:
    people = [NAMED | {"phone": None, "external_ids": {"identity": sub}} for sub in ("ada", "ada ")]
    older, _ = registered_before(service, *people)
    assert ready(api) == OUTDATED
    assert api.get("/v1/patients/by-external-id/identity/ada%20").json()["id"] == older
    with service.api(LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope(), subject="ada")) as me:
        assert me.get("/v1/patients/me/access-log").json()["patient_id"] == older
        assert me.post("/v1/patients/me/age-verification", json={"date_of_birth": "1990-12-10"}).json()["id"] == older


def test_rekey_makes_keys_and_search_keys_anew_and_the_warning_goes(
    service: RunningService, api: httpx2.Client
) -> None:
    person = INVISIBLE | {"email": '"kim"@example.com', "external_ids": {"mrn": "1 "}}
    (id,) = registered_before(service, person)
    before = api.get(f"/v1/patients/{id}")
    assert stored(service, id) == keys(person, LEGACY) != keys(person)
    done = service.command("rekey")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "All have identity keys of these settings: 1 patients of 1 brands.\n"
    assert stored(service, id) == keys(person)
    assert ready(api) == {"status": "ok"}
    assert create(api, **NAMED).status_code == 409
    assert (
        api.post("/v1/patients/search", json={"name": "ana lovelace", "email": "kim@example.com"}).json()["total"] == 1
    )
    after = api.get(f"/v1/patients/{id}")
    assert (after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"])
    again = service.command("rekey")
    assert again.stdout == "The identity keys are of these settings already; 1 patients were looked at again.\n"


def test_of_patients_who_collide_the_oldest_holds_the_key_and_all_can_be_changed(
    service: RunningService, api: httpx2.Client
) -> None:
    people = [INVISIBLE, NAMED, NAMED | {"first_name": "A\u00adna"}]
    first, second, third = registered_before(service, *people)
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
    assert not any(value in done.stdout + done.stderr for value in ("Ana", "Lovelace", "1990", "4155550123"))
    assert [stored(service, id) for id in (first, second, third)] == [keys(NAMED), set(), set()]
    for id in (first, second, third):
        assert patch(api, id, {"gender": "x", "last_name": "LOVELACE"}).status_code == 200
    assert patch(api, second, {"email": "ana@example.com"}).status_code == 200
    assert patch(api, second, {"first_name": "Bea"}).status_code == 200
    assert patch(api, second, {"first_name": "Ana"}).status_code == 409


def test_a_key_goes_to_the_older_patient_even_if_the_younger_had_it_first(
    service: RunningService, api: httpx2.Client
) -> None:
    (older,) = registered_before(service, INVISIBLE)
    assert ready(api) == OUTDATED
    younger = create(api, **NAMED).json()["id"]
    assert f"{older} holds the key, {younger} has the same" in service.command("rekey").stdout
    assert stored(service, older) == keys(NAMED)
    assert patch(api, younger, {"gender": "x"}).status_code == 200
    assert api.delete(f"/v1/patients/{younger}").json()["status"] == "deleted"
    assert create(api, **NAMED).status_code == 409


def test_a_run_that_is_killed_goes_on_from_where_it_got_to(service: RunningService) -> None:
    people = [NAMED | {"last_name": f"L{number}\u200b"} for number in range(MANY)]
    ids = registered_before(service, *people, NAMED | {"last_name": "l0"})
    rival = psycopg2.connect(service.owner_dsn())
    with rival.cursor() as cursor:
        cursor.execute("SELECT FROM patients WHERE id = %s FOR UPDATE", (ids[1100],))
        run = begun(service)
        until(lambda: service.waiting_for_locks() > 0)
        run.kill()
        assert run.wait() == -9
        until(lambda: service.waiting_for_locks() == 0)
        rival.rollback()
        # Two batches are done, and nothing of the third.
        assert service.sql("SELECT last_id::text, done, patients FROM identity_rekeys") == [(ids[999], False, 1000)]
        assert stored(service, ids[999]) == keys(people[999])
        assert stored(service, ids[1000]) == keys(people[1000], LEGACY)
        assert service.sql("SELECT count(*) FROM identity_forms") == [(2,)]
        cursor.execute("SELECT FROM patients WHERE id = %s FOR UPDATE", (ids[0],))  # whoever begins again waits
        done = service.command("rekey")
        rival.rollback()
    rival.close()
    assert done.returncode == 0
    assert f"{ids[0]} holds the key, {ids[-1]} has the same" in done.stdout
    assert f"All have identity keys of these settings: {MANY + 1:,} patients of 1 brands.\n" in done.stdout
    assert all(stored(service, ids[number]) == keys(people[number]) for number in range(0, MANY, 97))
    assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]


def test_rekey_runs_where_no_service_does_and_leaves_nothing_running(service: RunningService) -> None:
    person = INVISIBLE
    (id,) = registered_before(service, person)
    service.stop()
    assert service.command("rekey").returncode == 0
    service.start()
    assert stored(service, id) == keys(person)
    assert service.sql("SELECT form FROM identity_forms") == [(NEW.text,)]


def test_one_brand_at_a_time_is_done_when_all_are(service: RunningService, api: httpx2.Client) -> None:
    for brand in ("demo", "other"):
        registered_before(service, INVISIBLE, brand=brand)
    one = service.command("rekey", BRAND="other")
    assert "run this without BRAND=" in one.stdout
    assert ready(api) == OUTDATED
    assert service.command("rekey", BRAND="demo").stdout.startswith("All have identity keys")
    assert ready(api) == {"status": "ok"}


def test_every_process_learns_that_keys_are_of_one_form(own_service: RunningService) -> None:
    """Without being asked for its readiness."""
    own_service._environment |= {"PROCESSES": "2"}
    own_service.start()
    registered_before(own_service, INVISIBLE)

    def forms() -> set[int]:
        """Of how many forms the keys of new patients are; 32 connections reach both processes."""
        made = []
        with own_service.api(own_service.token()) as api, ThreadPoolExecutor(32) as threads:
            answers = threads.map(lambda _: create(api, external_ids={"mrn": f"{secrets.token_hex(8)} "}), range(64))
            made = [len(stored(own_service, answer.json()["id"])) for answer in answers]
        return set(made)

    until(lambda: forms() == {2})
    assert own_service.command("rekey").returncode == 0
    until(lambda: forms() == {1})


def test_a_run_amid_requests_leaves_everybody_the_right_keys(service: RunningService, api: httpx2.Client) -> None:
    people = [NAMED | {"last_name": f"L{number}\u200b", "email": f"{number}@example.com"} for number in range(MANY)]
    ids = registered_before(service, *people)
    assert ready(api) == OUTDATED
    run = begun(service)
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
        assert keys(changed) <= stored(service, ids[number])
    assert api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"] == MANY + turns


def test_a_change_of_the_settings_warns_until_the_keys_are_made_anew(service: RunningService) -> None:
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


def test_families_share_an_address_where_it_makes_no_duplicate(own_service: RunningService) -> None:
    own_service._environment |= {"IDENTITY_KEYS": "external_ids"}
    own_service.start()
    with own_service.api(own_service.token()) as api:
        assert ready(api) == {"status": "ok"}
        ids = [
            create(api, **NAMED | {"email": address}).json()["id"] for address in ("kim@example.com", "Kim@example.com")
        ]
        assert [len(stored(own_service, id)) for id in ids] == [1, 1]  # no name, and an address to search by
        found = api.post("/v1/patients/search", json={"email": "KIM@example.com", "name": "ana"}).json()
        assert {each["id"] for each in found["patients"]} == set(ids)
        assert patch(api, ids[0], {"email": "ada@example.com"}).status_code == 200
        assert patch(api, ids[1], {"gender": "x"}).status_code == 200
        for address, id in (("ada@example.com", ids[0]), ("kim@example.com", ids[1])):
            found = api.post("/v1/patients/search", json={"email": address}).json()
            assert [each["id"] for each in found["patients"]] == [id]
        assert create(api, external_ids={"mrn": "1"}, email="kim@example.com").status_code == 201
        assert create(api, external_ids={"mrn": "1"}, email="kim@example.com").json()["matched_on"] == ["external_ids"]


def test_fewer_and_more_kinds_of_keys_take_effect_and_are_made_anew(service: RunningService) -> None:
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


def test_going_back_amid_a_run_makes_all_keys_anew_again(service: RunningService) -> None:
    """A form that stored keys may be of is remembered from the beginning of a run to the end of one for another."""
    person = NAMED | {"phone": "(415) 555-0100"}
    with service.api(service.token()) as api:
        id = create(api, **person).json()["id"]
        assert create(api, brand_id="demo", first_name="b").status_code == 201
    tokens = LocalTokens(service.data_dir)
    with service.api(tokens.mint(brand="other", scopes=every_scope())) as other:
        assert create(other, brand_id="other").status_code == 201
    abroad = {"DEFAULT_PHONE_REGION": "US"}
    assert "without BRAND=" in service.command("rekey", BRAND="demo", **abroad).stdout
    assert stored(service, id) == keys(person, Form(region="US"))
    assert service.command("rekey").stdout.startswith(
        "All have identity keys of these settings: 3 patients of 2 brands."
    )
    assert stored(service, id) == keys(person)
    assert service.command("rekey", **abroad).stdout.startswith("All have identity keys of these settings: 3 patients")
    assert stored(service, id) == keys(person, Form(region="US"))


def test_a_fourth_form_has_to_wait(service: RunningService) -> None:
    for region in ("GB", "DE"):
        service.sql("INSERT INTO identity_forms VALUES (%s, now())", Form(region=region).text)
    refused = service.command("rekey", DEFAULT_PHONE_REGION="FR")
    assert (refused.returncode, "finish the last one" in refused.stderr) == (1, True)
    assert service.command("rekey").returncode == 0


def test_keys_of_another_release_stop_the_start_with_a_sentence(service: RunningService) -> None:
    service.sql("INSERT INTO identity_forms VALUES ('3 -', now())")
    during = service.command("rekey")
    assert (during.returncode, "not of this release" in during.stderr) == (1, True)
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
def test_a_setting_that_cannot_be_stops_the_start_with_a_sentence(
    own_service: RunningService, name: str, value: str, told: str
) -> None:
    done = own_service.command("run", **{name: value})
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr

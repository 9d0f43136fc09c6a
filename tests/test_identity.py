"""Per brand at most one live patient has an identity key; of parallel identical creates one wins."""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import phonenumbers
import pytest

from db.identity_form import Form
from tests.conftest import MakeApi, Register
from tests.running import RunningService
from tests.test_patients import patch

NAMED = {"first_name": "Ada", "last_name": "Lovelace", "date_of_birth": "1990-12-10", "phone": "+14155550123"}


def test_a_north_american_number_is_in_the_form_that_the_library_gives_it() -> None:
    drawn = random.Random(7)
    numbers = [f"+1{drawn.randrange(2_000_000_000, 10_000_000_000)}" for _ in range(3000)]
    assert {number: Form().phone(number) for number in numbers} == {
        number: phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.E164)
        for number in numbers
    }
    assert all(phonenumbers.is_possible_number(phonenumbers.parse(number)) for number in numbers)


@pytest.mark.parametrize(
    ("first", "second", "matched_on"),
    [
        ({"email": "ada@example.com"}, {"email": "ADA@Example.COM"}, ["email"]),
        ({"external_ids": {"mrn": "1", "lab": "2"}}, {"external_ids": {"lab": "2", "x": "3"}}, ["external_ids"]),
        (NAMED | {"phone": "+4402079460000"}, NAMED | {"phone": "+44 (0)20 7946 0000"}, ["name_date_of_birth_phone"]),
        (NAMED, NAMED | {"first_name": "  ADA ", "phone": "+1 (415) 555-0123"}, ["name_date_of_birth_phone"]),
        (
            NAMED | {"email": "ada@example.com", "external_ids": {"mrn": "1"}},
            NAMED | {"email": "ada@example.com", "external_ids": {"mrn": "1"}},
            ["email", "external_ids", "name_date_of_birth_phone"],
        ),
    ],
)
def test_a_second_patient_with_the_same_key_is_a_duplicate(
    api: httpx2.Client, register: Register, brand: str, first: Any, second: Any, matched_on: list[str]
) -> None:
    register(**first)
    names = {"brand_id": brand, "first_name": "Another", "last_name": "Person"}
    response = api.post("/v1/patients", json=names | second)
    assert response.status_code == 409
    assert response.json().keys() == {"error", "message", "matched_on", "request_id"}
    assert (response.json()["error"], response.json()["matched_on"]) == ("duplicate_patient", matched_on)
    assert api.get("/v1/patients", params={"brand_id": brand}).json()["total"] == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"email": "a.da@example.com"}, {"email": "ada@example.com"}),
        ({"email": "ada+1@example.com"}, {"email": "ada@example.com"}),
        ({"external_ids": {"mrn": "1"}}, {"external_ids": {"lab": "1"}}),
        ({"external_ids": {"mrn": "a"}}, {"external_ids": {"mrn": "A"}}),
        ({"external_ids": {"mrn": ""}}, {"external_ids": {"mrn": ""}}),
        ({"phone": "+14155550123"}, {"phone": "+14155550123"}),
        ({"date_of_birth": "1990-12-10"}, {"date_of_birth": "1990-12-10"}),
        (NAMED, NAMED | {"date_of_birth": "1990-12-11"}),
        (NAMED | {"phone": "555 0123"}, NAMED | {"phone": "555 0124"}),
        (NAMED | {"phone": " "}, NAMED | {"phone": " "}),
        ({"phone": ""}, {"phone": ""}),
    ],
)
def test_likeness_is_not_identity(register: Register, first: Any, second: Any) -> None:
    assert register(**first)["id"] != register(**second)["id"]


def test_brands_do_not_share_identities(make_api: MakeApi, register: Register, person: dict[str, Any]) -> None:
    register(email="ada@example.com")
    other = make_api("other-" + person["brand_id"])
    body = person | {"brand_id": "other-" + person["brand_id"], "email": "ada@example.com"}
    assert other.post("/v1/patients", json=body).status_code == 201


def test_a_patch_obeys_the_same_rule(api: httpx2.Client, register: Register) -> None:
    register(email="ada@example.com", external_ids={"mrn": "1"})
    second = register(email="bob@example.com")
    for change, matched in (({"email": "Ada@example.com"}, "email"), ({"external_ids": {"mrn": "1"}}, "external_ids")):
        response = patch(api, second["id"], change)
        assert response.status_code == 409
        assert response.json()["matched_on"] == [matched]
    assert api.get(f"/v1/patients/{second['id']}").json() == second
    assert patch(api, second["id"], {"email": "BOB@example.com", "gender": "x"}).status_code == 200


def test_a_key_that_a_patch_gives_up_is_free_again(api: httpx2.Client, register: Register) -> None:
    first = register(email="ada@example.com", external_ids={"mrn": "1"})
    assert patch(api, first["id"], {"email": None, "external_ids": {"mrn": None}}).status_code == 200
    register(email="ada@example.com", external_ids={"mrn": "1"})


def test_the_identity_of_an_erased_patient_is_free_again(api: httpx2.Client, register: Register) -> None:
    first = register(email="ada@example.com")
    assert api.delete(f"/v1/patients/{first['id']}").json()["status"] == "deleted"
    assert register(email="ada@example.com")["id"] != first["id"]


def test_of_40_parallel_creates_with_shuffled_keys_one_is_201_and_the_others_409(
    make_api: MakeApi, person: dict[str, Any], brand: str, service: RunningService
) -> None:
    clients = [make_api() for _ in range(40)]
    deadlocks = service.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
    systems = [f"system-{number}" for number in range(12)]
    for race in range(25):

        def create(client: httpx2.Client, race: int = race) -> int:
            shuffled = random.sample(systems, len(systems))
            ids = dict.fromkeys(shuffled, f"{race}")
            return client.post("/v1/patients", json=person | {"external_ids": ids}).status_code

        with ThreadPoolExecutor(40) as threads:
            statuses = sorted(threads.map(create, clients))
        assert statuses == [201] + [409] * 39
    assert clients[0].get("/v1/patients", params={"brand_id": brand}).json()["total"] == 25
    # A deadlock would be run again and end well, only late; that none happens is the merit of the keys' order.
    assert service.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == deadlocks


def test_of_parallel_creates_that_overlap_in_part_no_key_is_ever_held_twice(
    service: RunningService, make_api: MakeApi, person: dict[str, Any], brand: str
) -> None:
    clients = [make_api() for _ in range(16)]

    def create(client: httpx2.Client) -> list[int]:
        statuses = []
        for _ in range(20):
            ids = {f"s{number}": "1" for number in random.sample(range(30), 4)}
            statuses.append(client.post("/v1/patients", json=person | {"external_ids": ids}).status_code)
        return statuses

    with ThreadPoolExecutor(16) as threads:
        statuses = [status for some in threads.map(create, clients) for status in some]
    assert set(statuses) == {201, 409}
    patients = clients[0].get("/v1/patients", params={"brand_id": brand, "limit": 100}).json()["patients"]
    held = [key for patient in patients for key in patient["external_ids"]]
    assert len(patients) == statuses.count(201)
    assert len(held) == len(set(held))
    assert service.sql("SELECT count(*) FROM patient_identifiers WHERE brand_id = %s", brand) == [(len(held),)]


def test_patches_that_swap_emails_at_the_same_time_end_without_a_500(
    make_api: MakeApi, register: Register, service: RunningService, brand: str
) -> None:
    ids = [register(email=f"{number}@example.com")["id"] for number in range(2)]
    clients = [make_api(), make_api()]

    def swap(number: int) -> list[int]:
        return [
            patch(clients[number], ids[number], {"email": f"{(number + turn) % 2}@example.com"}).status_code
            for turn in range(60)
        ]

    with ThreadPoolExecutor(2) as threads:
        statuses = {status for some in threads.map(swap, range(2)) for status in some}
    assert statuses <= {200, 409}
    emails = [clients[0].get(f"/v1/patients/{id}").json()["email"] for id in ids]
    assert sorted(emails) == ["0@example.com", "1@example.com"]
    assert service.sql("SELECT count(*) FROM patient_identifiers WHERE brand_id = %s", brand) == [(2,)]


def test_parallel_patches_of_the_identity_of_one_patient_are_never_its_own_duplicates(
    make_api: MakeApi, register: Register, api: httpx2.Client, service: RunningService, brand: str
) -> None:
    id = register(email="0@example.com")["id"]
    clients = [make_api() for _ in range(4)]

    def change(number: int) -> list[int]:
        bodies = [{"email": f"{number}.{turn}@example.com"} for turn in range(20)]
        return [patch(clients[number], id, body).status_code for body in bodies]

    with ThreadPoolExecutor(4) as threads:
        assert {status for some in threads.map(change, range(4)) for status in some} == {200}
    assert service.sql("SELECT count(*) FROM patient_identifiers WHERE brand_id = %s", brand) == [(1,)]
    email = api.get(f"/v1/patients/{id}").json()["email"]
    assert api.post("/v1/patients/search", json={"email": email}).json()["total"] == 1


def test_parallel_patches_of_one_patient_lose_nothing(
    make_api: MakeApi, register: Register, api: httpx2.Client
) -> None:
    id = register()["id"]
    clients = [make_api() for _ in range(12)]
    with ThreadPoolExecutor(12) as threads:
        list(threads.map(lambda n: patch(clients[n], id, {"metadata": {f"k{n}": n}}), range(12)))
    assert api.get(f"/v1/patients/{id}").json()["metadata"] == {f"k{n}": n for n in range(12)}

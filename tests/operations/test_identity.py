"""Per brand, at most one live patient has an identity key; one of several concurrent identical creates wins."""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_patients import patch
from tests.support.errors import error_locations
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

NAMED = {"first_name": "Ada", "last_name": "Lovelace", "date_of_birth": "1990-12-10", "phone": "+14155550123"}


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
def test_second_patient_with_same_identity_key_is_a_duplicate(
    api: httpx2.Client, register: Register, brand: str, first: Any, second: Any, matched_on: list[str]
) -> None:
    id = register(**first)["id"]
    names = {"brand_id": brand, "first_name": "Another", "last_name": "Person"}
    response = api.post("/v1/patients", json=names | second)
    assert response.status_code == 409
    assert response.json().keys() == {"error", "message", "matched_on", "duplicate_of", "request_id"}
    assert (response.json()["error"], response.json()["matched_on"]) == ("duplicate_patient", matched_on)
    assert response.json()["duplicate_of"] == id
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
def test_similar_patients_are_not_duplicates(register: Register, first: Any, second: Any) -> None:
    assert register(**first)["id"] != register(**second)["id"]


def named(first_name: str, **more: Any) -> dict[str, Any]:
    return NAMED | {"first_name": first_name} | more


# Two spellings of one person, in either order.
ALIKE = {
    "capitals": (named("Ada"), named("ADA")),
    "capitals of Greek": (named("\u039c\u03b1\u0390\u03b1"), named("\u039c\u0391\u03aa\u0301\u0391")),
    "an iota below": (named("\u1fb3"), named("\u0391\u0399")),
    "a final sigma": (named("Νίκος"), named("ΝΊΚΟΣ")),
    "a dotted capital": (named("İpek"), named("i\u0307pek")),
    "a sharp s": (named("Strauß"), named("STRAUSS")),
    "a ligature": (named("Griﬃn"), named("GRIFFIN")),
    "full width": (named("\uff21\uff44\uff41"), named("Ada")),
    "composed": (named("Zo\u00eb"), named("Zoe\u0308")),
    "a zero width space": (named("Ana"), named("Ana\u200b")),
    "a soft hyphen": (named("Ana"), named("A\u00adna")),
    "a combining grapheme joiner": (named("Ana"), named("An\u034fa")),
    "a Hangul filler": (named("Ana"), named("\u3164Ana\uffa0")),
    "a variation selector": (named("Ana"), named("Ana\ufe0f")),
    "a byte order mark": (named("Ana"), named("\ufeffAna")),
    "tags": (named("Ana"), named("Ana\U000e0041\U000e007f")),
    "marks around what is ignored": (named("a\u0323\u034f\u0301"), named("\u1ea1\u0301")),
    "apostrophes": (named("D'Arcy"), named("D\u2019ARCY")),
    "a modifier letter": (named("D'Arcy"), named("D\u02bcArcy")),
    "a grave accent": (named("D`Arcy"), named("D\u2018Arcy")),
    "hyphens": (named("Ana-Mar\u00eda"), named("Ana\u2010Mar\u00eda")),
    "a hyphen that keeps together": (named("Ana-Mar\u00eda"), named("Ana\u2011Mar\u00eda")),
    "a dash": (named("Ana\u2013Mar\u00eda"), named("Ana\u2212Mar\u00eda")),
    "white space": (named("Ana Mar\u00eda"), named(" Ana\u00a0\u2009 Mar\u00eda\t")),
    "a national phone": (named("Ada", phone="(415) 555-0100"), named("Ada", phone="(415) 555-0100")),
    "spaces within a phone": (named("Ada", phone="415\u202f555\u20110100"), named("Ada", phone="(415) 555/01.00")),
    "spaces within an international phone": (NAMED, named("Ada", phone="+1\u202f415 555\u20110123")),
    "digits of full width": (named("Ada", phone="\uff0b14155550123"), NAMED),
    "a text for a phone": (named("Ada", phone="at the desk"), named("Ada", phone="At the  desk")),
    "a quoted mailbox": ({"email": "kim@example.com"}, {"email": '"kim"@Example.com'}),
    "a quoted pair": ({"email": "kim@example.com"}, {"email": r'"k\im"@example.com'}),
    "quotes that are needed": ({"email": '"k im"@example.com'}, {"email": r'"k\ im"@EXAMPLE.com'}),
    "a domain in capitals": ({"email": "kim@xn--bcher-kva.de"}, {"email": "Kim@XN--BCHER-KVA.DE"}),
    "an id with white space": ({"external_ids": {"mrn": "1"}}, {"external_ids": {"mrn": "1 \u3000\n"}}),
    "an id with something ignored": ({"external_ids": {"mrn": "1"}}, {"external_ids": {"mrn": "1 \u200b\ufeff"}}),
    "a system with white space": ({"external_ids": {"mrn": "1"}}, {"external_ids": {"mrn\u00a0": "1"}}),
}  # fmt: skip
UNLIKE = {
    "an accent": (named("Zo\u00eb"), named("Zoe")),
    "no apostrophe": (named("D'Arcy"), named("DArcy")),
    "no hyphen": (named("Ana-Mar\u00eda"), named("Ana Mar\u00eda")),
    "letters that look alike": (named("Ana"), named("\u0410na")),
    "another number": (named("Ada", phone="(415) 555-0100"), named("Ada", phone="(415) 555-0101")),
    "a country": (named("Ada", phone="415 555 0100"), named("Ada", phone="+1 415 555 0100")),
    "an id with white space before": ({"external_ids": {"mrn": "1"}}, {"external_ids": {"mrn": " 1"}}),
    "an id of white space": ({"external_ids": {"mrn": " "}}, {"external_ids": {"mrn": " "}}),
    "a phone of white space": (named("Ada", phone="\u2003"), named("Ada", phone="\u2003")),
}


@pytest.mark.parametrize(("first", "second"), ALIKE.values(), ids=ALIKE)
def test_spellings_of_one_person_are_duplicates_in_any_order(
    api: httpx2.Client, person: dict[str, Any], first: Any, second: Any
) -> None:
    for one, other in ((first, second), (second, first)):
        created = api.post("/v1/patients", json=person | one)
        assert created.status_code == 201
        assert {name: created.json()[name] for name in one} == one, "what is stored is what was sent"
        assert api.post("/v1/patients", json=person | other).status_code == 409
        assert api.delete(f"/v1/patients/{created.json()['id']}").status_code == 200


@pytest.mark.parametrize(("first", "second"), UNLIKE.values(), ids=UNLIKE)
def test_different_values_are_no_duplicate(register: Register, first: Any, second: Any) -> None:
    assert register(**first)["id"] != register(**second)["id"]


@pytest.mark.parametrize("name", ["a zero width space", "capitals of Greek", "a national phone", "a quoted mailbox"])
def test_one_of_40_concurrent_creates_in_two_spellings_is_201(
    make_api: MakeApi, person: dict[str, Any], brand: str, name: str
) -> None:
    clients = [make_api() for _ in range(40)]
    bodies = [person | body for body in ALIKE[name] * 20]
    with ThreadPoolExecutor(40) as threads:
        answers = threads.map(lambda client, body: client.post("/v1/patients", json=body), clients, bodies)
        assert sorted(answer.status_code for answer in answers) == [201] + [409] * 39
    assert clients[0].get("/v1/patients", params={"brand_id": brand}).json()["total"] == 1


@pytest.mark.parametrize(
    ("known", "criteria"),
    [
        ({"first_name": "Ana\u200b"}, {"name": "ana love"}),
        ({"first_name": "Ana"}, {"name": "a\u00adNA"}),
        ({"last_name": "D\u2019Arcy\u2010Smith"}, {"name": "d'arcy-s"}),
        ({"last_name": "\u039c\u03b1\u0390\u03b1"}, {"name": "\u039c\u0391\u03aa\u0301\u0391"}),
        ({"phone": "415\u202f555 0100"}, {"phone": "(415) 555-0100"}),
        ({"email": '"kim"@example.com'}, {"email": "KIM@example.com"}),
    ],
)
def test_a_search_finds_every_spelling(
    api: httpx2.Client, register: Register, known: dict[str, str], criteria: dict[str, str]
) -> None:
    id = register(**known)["id"]
    assert [each["id"] for each in api.post("/v1/patients/search", json=criteria).json()["patients"]] == [id]


def test_white_space_around_an_external_id_is_ignored(
    api: httpx2.Client, make_api: MakeApi, register: Register
) -> None:
    patient = register(external_ids={"identity": "ada-1815 ", "mrn": "1"})
    assert patient["external_ids"] == {"identity": "ada-1815 ", "mrn": "1"}
    for path in ("identity/ada-1815", "identity/ada-1815%20%E2%80%8B", "mrn%20/1%C2%A0"):
        assert api.get(f"/v1/patients/by-external-id/{path}").json() == patient
    assert make_api(subject="ada-1815").get("/v1/patients/me/export").json()["patient"] == patient


@pytest.mark.parametrize("blank", [" ", "\u200b", " \u00ad\u3164\ufe0f\u2003", "\U000e0041", "\u3000"])
def test_invisible_name_is_400_and_stores_nothing(
    api: httpx2.Client, person: dict[str, Any], register: Register, brand: str, blank: str
) -> None:
    patient = register()
    for pointer in ("/first_name", "/last_name"):
        values = {pointer[1:]: blank}
        for answer in (api.post("/v1/patients", json=person | values), patch(api, patient["id"], values)):
            assert answer.status_code == 400
            assert error_locations(answer) == [("body", pointer, "format")]
    answer = api.post("/v1/providers", json={"brand_id": brand, "name": blank})
    assert (answer.status_code, answer.json()["details"][0]["pointer"]) == (400, "/name")
    assert api.get("/v1/patients", params={"brand_id": brand}).json()["patients"] == [patient]
    assert api.get("/v1/providers", params={"brand_id": brand}).json()["total"] == 0


@pytest.mark.parametrize(
    "email", ["Kim <kim@example.com>", "<kim@example.com>", "kim@example.com (Kim)", "kim@example.com, ada@example.com",
              "us: kim@example.com;", "kim@example.com.", "kim"],
)  # fmt: skip
def test_email_that_is_not_a_plain_mailbox_is_400(
    api: httpx2.Client, person: dict[str, Any], register: Register, brand: str, email: str
) -> None:
    patient = register()
    for answer in (
        api.post("/v1/patients", json=person | {"email": email}),
        patch(api, patient["id"], {"email": email}),
        api.post("/v1/patients/search", json={"email": email}),
        api.post("/v1/providers", json={"brand_id": brand, "name": "b", "email": email}),
    ):
        assert answer.status_code == 400
        assert error_locations(answer) == [("body", "/email", "format")]
    assert api.get("/v1/patients", params={"brand_id": brand}).json()["patients"] == [patient]


def test_brands_do_not_share_identity_keys(make_api: MakeApi, register: Register, person: dict[str, Any]) -> None:
    register(email="ada@example.com")
    other = make_api("other-" + person["brand_id"])
    body = person | {"brand_id": "other-" + person["brand_id"], "email": "ada@example.com"}
    assert other.post("/v1/patients", json=body).status_code == 201


def test_patch_to_an_existing_identity_key_is_409(api: httpx2.Client, register: Register) -> None:
    register(email="ada@example.com", external_ids={"mrn": "1"})
    second = register(email="bob@example.com")
    for change, matched in (({"email": "Ada@example.com"}, "email"), ({"external_ids": {"mrn": "1"}}, "external_ids")):
        response = patch(api, second["id"], change)
        assert response.status_code == 409
        assert response.json()["matched_on"] == [matched]
    assert api.get(f"/v1/patients/{second['id']}").json() == second
    assert patch(api, second["id"], {"email": "BOB@example.com", "gender": "x"}).status_code == 200


def test_patch_releases_identity_keys(api: httpx2.Client, register: Register) -> None:
    first = register(email="ada@example.com", external_ids={"mrn": "1"})
    assert patch(api, first["id"], {"email": None, "external_ids": {"mrn": None}}).status_code == 200
    register(email="ada@example.com", external_ids={"mrn": "1"})


def test_erasure_releases_identity_keys(api: httpx2.Client, register: Register) -> None:
    first = register(email="ada@example.com")
    assert api.delete(f"/v1/patients/{first['id']}").json()["status"] == "deleted"
    assert register(email="ada@example.com")["id"] != first["id"]


def test_one_of_40_concurrent_creates_with_shuffled_keys_is_201(
    make_api: MakeApi, person: dict[str, Any], brand: str, service: LiveService
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
    # A deadlock would be retried and succeed late. That none occurs is due to the order of the keys.
    assert service.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == deadlocks


def test_overlapping_concurrent_creates_never_share_a_key(
    service: LiveService, make_api: MakeApi, person: dict[str, Any], brand: str
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


def test_concurrent_patches_that_swap_emails_never_are_500(
    make_api: MakeApi, register: Register, service: LiveService, brand: str
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


def test_patient_is_never_a_duplicate_of_itself(
    make_api: MakeApi, register: Register, api: httpx2.Client, service: LiveService, brand: str
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


def test_concurrent_patches_of_one_patient_lose_nothing(
    make_api: MakeApi, register: Register, api: httpx2.Client
) -> None:
    id = register()["id"]
    clients = [make_api() for _ in range(12)]
    with ThreadPoolExecutor(12) as threads:
        list(threads.map(lambda n: patch(clients[n], id, {"metadata": {f"k{n}": n}}), range(12)))
    assert api.get(f"/v1/patients/{id}").json()["metadata"] == {f"k{n}": n for n in range(12)}


@pytest.mark.parametrize("end", [" ", "\n", "\u00a0", "\u200b", "\u3164"], ids=ascii)
def test_a_sub_is_compared_exactly(register: Register, make_api: MakeApi, end: str) -> None:
    id = register(external_ids={"identity": "victim "})["id"]
    assert make_api(subject="victim").get("/v1/patients/me/access-log").json()["patient_id"] == id
    other = make_api(subject=f"victim{end}")
    assert other.get("/v1/patients/me/export").status_code == 404
    assert other.post("/v1/patients/me/age-verification", json={"date_of_birth": "1990-12-10"}).status_code == 404

"""Searches by name: words in any order, accents, punctuation, previous names, and names of earlier releases."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from db import name_words
from tests.conftest import MakeApi, Register
from tests.operations.test_patients import patch
from tests.support.errors import error_locations
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner

pytestmark = pytest.mark.postgres


def found(api: httpx2.Client, name: str, **criteria: Any) -> list[str]:
    """Return the ids of the patients whom a search finds, after a check of the total."""
    page = api.post("/v1/patients/search", json={"name": name, **criteria}).json()
    assert page["total"] == len(page["patients"])
    return [each["id"] for each in page["patients"]]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("Ada", "Lovelace", ["Lovelace Ada", "LOVE", "ada lovelace", "lov ad", "Lovelace, Ada", "ada ada"]),
        ("Ludwig", "van Beethoven", ["Beethoven", "beet lud", "van beethoven", "Beethoven van Ludwig"]),
        ("José", "Núñez", ["nunez", "NÚÑEZ", "nun\u0303ez", "jose nunez", "nuñ"]),
        ("Nunez", "Jose", ["núñez"]),
        ("Sinéad", "O\u2019Brien", ["O'Brien", "OBrien", "o`brien", "obr sin", "O\u02bcBrien"]),
        ("Anne-Marie", "Smith", ["anne marie", "marie anne", "Anne\u2010Marie", "ANNE\u2013MARIE", "marie smith"]),
        ("Anne Marie", "Smith-Jones", ["anne-marie", "jones", "jones-smith"]),
        ("Łukasz", "Sørensen", ["lukasz", "sorensen", "SØREN łuk"]),
        ("Đặng", "Ærø", ["dang aero"]),
        ("Jürgen", "Groß", ["jurgen gross", "JÜRGEN GROẞ"]),
        ("Ἀλέξανδρος", "Παπαδόπουλος", ["αλεξανδρος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"]),
        ("Семён", "Чайковский", ["семен", "чайковскии"]),
        ("민수", "김", ["김", "민수 김"]),
        ("हिमांशु", "शर्मा", ["शर्मा हिमांशु"]),
        ("J.R.R.", "Null", ["null", "r j"]),
        ("Ada (Countess)", "King, 1st", ["countess 1st"]),
        ("Cher", "-", ["cher"]),
        ("?", "?", ["?"]),
        ('?"', "\\", ["?"]),
        ("Maria da Conceição Teixeira", "de Vasconcelos Porto", ["porto maria conceicao", "VASCONCELOS de tei"]),
    ],
)
def test_search_finds_words_in_any_order(
    api: httpx2.Client, register: Register, first: str, last: str, names: list[str]
) -> None:
    register(first_name="Grace", last_name="Hopper")
    id = register(first_name=first, last_name=last)["id"]
    assert {name: found(api, name) for name in names} == {name: [id] for name in names}


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Ada", "Lovelace", "lace"),
        ("Ada", "Lovelace", "ada love king"),
        ("Ada", "Lovelace", "ada adam"),
        ("Sinéad", "O\u2019Brien", "brien"),
        ("Ada", "Lovelace", "%"),
        ("Ada", "Lovelace", "_ove ada"),
        ("Ada", "Lovelace", "'"),
        ("か", "さとう", "が"),
        ("?", "?", "!"),
    ],
)
def test_search_for_other_words_finds_nobody(
    api: httpx2.Client, register: Register, first: str, last: str, name: str
) -> None:
    register(first_name=first, last_name=last)
    assert found(api, name) == []


def test_words_of_a_name_are_combined_with_other_criteria(api: httpx2.Client, register: Register) -> None:
    known = {"date_of_birth": "1990-12-10", "phone": "+14155550123"}
    id = register(email="ada@example.com", **known)["id"]
    register(last_name="King", **known)
    for criteria in (known, {"email": "ADA@example.com"}, {"date_of_birth": "1990-12-10"}):
        assert found(api, "love", **criteria) == found(api, "lovelace ada", **criteria) == [id]
        assert found(api, "lovelace grace", **criteria) == found(api, "hop", **criteria) == []


def test_patient_with_two_matching_words_is_found_once(api: httpx2.Client, register: Register) -> None:
    ids = [register(first_name="Jo", last_name=last)["id"] for last in ("Joy Smith", "Jo")][::-1]
    patch(api, ids[0], {"last_name": "Joy"})
    assert found(api, "jo") == ids
    assert found(api, "joy jo") == ids
    for name in ("jo smith", "smith jo", "s joy"):
        assert found(api, name) == ids[1:]


def test_search_pages_through_matches_of_several_words(api: httpx2.Client, register: Register) -> None:
    ids = [register(first_name=f"Ada {number}", last_name="King Lovelace")["id"] for number in range(5)][::-1]
    seen: list[str] = []
    cursor = {}
    while len(seen) < len(ids):
        page = api.post("/v1/patients/search", json={"name": "king ad love", "limit": 2, **cursor}).json()
        assert page["total"] == 5
        seen += [each["id"] for each in page["patients"]]
        cursor = {"cursor": page["next_cursor"]}
    assert (seen, page["next_cursor"]) == (ids, None)


def test_words_beyond_the_tenth_are_not_searched(api: httpx2.Client, register: Register) -> None:
    id = register(first_name="aa ab ac ad ae af ag ah", last_name="ba bb bc")["id"]
    for name in ("bc ag", "ba bb bc aa ab ac ad ae af ag", "ag bc"):
        assert found(api, name) == [id]
    assert found(api, "ah") == []


def test_names_of_the_maximum_length_are_found(api: httpx2.Client, register: Register) -> None:
    id = register(first_name="a" * 99 + " " + "b" * 100, last_name="c" * 200)["id"]
    for name in ("a" * 99, "c" * 200 + " " + "b" * 100, "b c a", "c" * 150):
        assert found(api, name) == [id]


# Previous names


def test_update_keeps_the_replaced_name(api: httpx2.Client, register: Register, service: LiveService) -> None:
    patient = register(last_name="Byron", email="ada@example.com")
    assert patient["previous_names"] == []
    changed = patch(api, patient["id"], {"last_name": "Lovelace"}).json()
    byron = {"first_name": "Ada", "last_name": "Byron", "replaced_at": changed["updated_at"]}
    assert changed["previous_names"] == [byron]
    again = patch(api, patient["id"], {"first_name": "Augusta", "gender": "female"}).json()
    lovelace = {"first_name": "Ada", "last_name": "Lovelace", "replaced_at": again["updated_at"]}
    assert again["previous_names"] == [lovelace, byron]
    assert api.get(f"/v1/patients/{patient['id']}").json() == again
    assert api.get(f"/v1/patients/{patient['id']}/export").json()["patient"] == again
    assert "previous_names" not in api.get(f"/v1/patients/{patient['id']}/safe").json()
    for name in ("byron", "ada byron", "augusta", "lovelace ada", "lovelace augusta"):
        assert found(api, name) == [patient["id"]]
    assert found(api, "augusta byron") == []


def test_change_of_notation_adds_no_previous_name(api: httpx2.Client, register: Register) -> None:
    id = register(first_name="Sinéad", last_name="O'Brien-King")["id"]
    for change in ({"last_name": "O\u2019BRIEN\u2010King"}, {"first_name": " sinéad"}, {"gender": "x"}):
        assert patch(api, id, change).json()["previous_names"] == []
    assert len(patch(api, id, {"first_name": "Sinead"}).json()["previous_names"]) == 1
    moved = patch(api, id, {"first_name": "Sinead O'Brien", "last_name": "King"}).json()
    assert len(moved["previous_names"]) == 2


def test_previous_names_are_read_only(api: httpx2.Client, register: Register, person: dict[str, Any]) -> None:
    sent = [{"first_name": "a", "last_name": "b", "replaced_at": "2026-01-01T00:00:00Z"}]
    assert api.post("/v1/patients", json=person | {"previous_names": sent}).json().get("previous_names") == []
    answer = patch(api, register()["id"], {"previous_names": sent})
    assert (answer.status_code, error_locations(answer)) == (
        400, [("body", "/*", "additionalProperties")])  # fmt: skip


def test_only_ten_previous_names_are_kept(api: httpx2.Client, register: Register) -> None:
    id = register(last_name="Name0")["id"]
    for number in range(1, 12):
        patch(api, id, {"last_name": f"Name{number}"})
    kept = [each["last_name"] for each in api.get(f"/v1/patients/{id}").json()["previous_names"]]
    assert kept == [f"Name{number}" for number in range(10, 0, -1)]
    assert (found(api, "name0"), found(api, "name1 ada"), found(api, "name11")) == ([], [id], [id])


def test_concurrent_updates_keep_each_replaced_name(make_api: MakeApi, register: Register, api: httpx2.Client) -> None:
    id = register(last_name="Begin")["id"]
    clients = [make_api() for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: patch(clients[number], id, {"last_name": f"Name{number}"}), range(8)))
    patient = api.get(f"/v1/patients/{id}").json()
    last_names = [patient["last_name"], *(each["last_name"] for each in patient["previous_names"])]
    assert sorted(last_names) == ["Begin", *(f"Name{number}" for number in range(8))]
    assert last_names[-1] == "Begin"
    assert all(found(api, name) == [id] for name in last_names)


def test_failed_update_changes_no_word(service: LiveService, api: httpx2.Client, register: Register) -> None:
    register(email="bob@example.com")
    id = register(last_name="Byron", email="ada@example.com")["id"]
    assert patch(api, id, {"last_name": "King", "email": "bob@example.com"}).status_code == 409
    assert (found(api, "byron"), found(api, "king")) == ([id], [])


def test_words_are_of_one_brand_and_erased(
    service: LiveService, make_api: MakeApi, api: httpx2.Client, register: Register
) -> None:
    id = register(last_name="Byron")["id"]
    patch(api, id, {"last_name": "Lovelace"})
    assert found(make_api("another"), "lovelace") == []
    assert api.delete(f"/v1/patients/{id}").json()["rows_affected"]["patient_name_words"] == 4
    assert found(api, "byron") == found(api, "lovelace") == []
    assert service.sql("SELECT count(*) FROM patient_name_words WHERE patient_id = %s", id) == [(0,)]


def test_update_without_a_new_name_writes_no_word(
    service: LiveService, register: Register, run_operation: OperationRunner
) -> None:
    id = register()["id"]
    before = service.sql("SELECT ctid::text FROM patient_name_words WHERE patient_id = %s ORDER BY 1", id)
    run_operation("patients.update", id=id, body={"gender": "x"})
    assert run_operation.round_trips == 2
    assert service.sql("SELECT ctid::text FROM patient_name_words WHERE patient_id = %s ORDER BY 1", id) == before
    run_operation("patients.update", id=id, body={"last_name": "King"})
    assert run_operation.round_trips == 2


# Beside processes of an earlier release, which store no words


def older_create(service: LiveService, brand: str, first_name: str, last_name: str) -> str:
    """Store a patient as release 0.2.0 does; return the id."""
    ((id,),) = service.sql(
        "INSERT INTO patients (brand_id, id, first_name, last_name, external_ids, metadata, status, created_at, "
        "updated_at, full_name_key, last_name_key, counted) VALUES (%s, gen_random_uuid(), %s, %s, '{}', '{}', "
        "'active', now(), now(), lower(%s), lower(%s), true) RETURNING id::text",
        brand, first_name, last_name, f"{first_name} {last_name}", last_name,
    )  # fmt: skip
    return str(id)


def older_update(service: LiveService, id: str, last_name: str) -> None:
    """Change the last name of a patient as release 0.2.0 does."""
    service.sql("UPDATE patients SET last_name = %s, updated_at = now() WHERE id = %s", last_name, id)
    service.sql(
        "UPDATE patients SET full_name_key = lower(first_name || ' ' || last_name), last_name_key = lower(last_name) "
        "WHERE id = %s",
        id,
    )


def test_patient_of_an_older_process_is_found_as_before(service: LiveService, api: httpx2.Client, brand: str) -> None:
    id = older_create(service, brand, "Ada", "van Lovelace")
    assert found(api, "ada van l") == found(api, "van love") == [id]
    assert found(api, "lovelace") == []  # as release 0.2.0
    assert patch(api, id, {"gender": "x"}).status_code == 200  # any update stores the words
    assert found(api, "lovelace ada") == [id]


def test_name_that_an_older_process_changed_is_found(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    id = register(last_name="Byron", date_of_birth="1990-12-10")["id"]
    older_update(service, id, "King Lovelace")
    for name in ("king", "ada king love", "byron", "ada"):
        assert found(api, name) == found(api, name, date_of_birth="1990-12-10") == [id]
    assert patch(api, id, {"first_name": "Augusta"}).status_code == 200
    assert found(api, "lovelace augusta") == found(api, "king ada") == [id]


def test_older_process_finds_names_of_this_release(service: LiveService, register: Register) -> None:
    """Its statements read the keys of names."""
    id = register(first_name="Ana\u200b", last_name="D\u2019Arcy")["id"]
    keys = service.sql("SELECT full_name_key, last_name_key FROM patients WHERE id = %s", id)
    assert keys == [("ana d'arcy", "d'arcy")]


def test_erasure_by_an_older_process_erases_the_words(service: LiveService, register: Register) -> None:
    id = register()["id"]
    service.sql("DELETE FROM timeline WHERE patient_id = %s", id)
    service.sql("DELETE FROM patients WHERE id = %s", id)
    assert service.sql("SELECT count(*) FROM patient_name_words WHERE patient_id = %s", id) == [(0,)]


# Folding


def test_words_of_folded_words_are_the_same() -> None:
    """Whatever characters a name has, its words find it."""
    for code in [*range(1, 0xD800), *range(0xE000, 0x11000), *range(0x1D100, 0x1D200), *range(0x1F300, 0x1F700)]:
        once = name_words.words(f"a{chr(code)}b c")
        assert once
        assert name_words.words(" ".join(once)) == once, hex(code)


def test_ascii_names_fold_like_others() -> None:
    for name in ("O`Brien-Smith\t(Jr.)", "a_b 1c", "'", "?!", "$5"):
        assert name_words.words(name) == name_words.words(name + "\u200b"), name


def test_words_contain_no_pattern() -> None:
    """Searches compare words by LIKE, without escapes."""
    assert name_words.words("50% a_b c\\d") == ["50", "a", "b", "c", "d"]

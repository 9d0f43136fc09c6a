"""Matches of a person, proposals for a patient, and dismissals."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from matching.model import SHIPPED
from service.auth.local import LocalTokens
from tests.conftest import MakeApi, Register
from tests.operations.test_merges import merge, undo
from tests.operations.test_patients import patch
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

ADA = {"first_name": "Ada", "last_name": "Lovelace", "date_of_birth": "1990-12-10", "phone": "+14155550123"}
ALIKE = {"first_name": "Adda", "last_name": "Lovelace", "date_of_birth": "1990-12-10", "email": "ada@example.com"}
NOBODY = "019a1f5c-0000-7000-8000-000000000000"
FIELDS = ["first_name", "last_name", "date_of_birth", "email", "phone"]


def find(api: httpx2.Client, **sent: Any) -> dict[str, Any]:
    answer = api.post("/v1/patients/match", json=sent)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def found(api: httpx2.Client, **sent: Any) -> list[str]:
    return [each["patient_id"] for each in find(api, **sent)["matches"]]


def proposals(api: httpx2.Client, id: str, **params: Any) -> dict[str, Any]:
    answer = api.get(f"/v1/patients/{id}/match-proposals", params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def proposed(api: httpx2.Client, id: str) -> list[str]:
    return [each["patient_id"] for each in proposals(api, id)["proposals"]]


def dismiss(api: httpx2.Client, id: str, other: str, **headers: str) -> httpx2.Response:
    return api.post(f"/v1/patients/{id}/match-proposals/{other}/dismissal", headers=headers)


@pytest.fixture
def pair(register: Register) -> tuple[str, str]:
    """Two records of one person."""
    return register(**ADA)["id"], register(**ALIKE)["id"]


# Matches


def test_match_explains_each_field(api: httpx2.Client, register: Register) -> None:
    id = register(**ADA, external_ids={"mrn": "A-1815"})["id"]
    sent = {**ADA, "first_name": "ADÁ", "date_of_birth": "1990-10-12", "external_ids": {"mrn": "A-1815", "lab": "7"}}
    answer = find(api, **sent | {"phone": "+1 (415) 555-0123", "email": "ada@example.com"})
    (match,) = answer["matches"]
    assert (match["patient_id"], match["grade"]) == (id, "certain")
    assert [(each["field"], each["agreement"]) for each in match["explained"]] == [
        *zip(FIELDS, ["exact", "exact", "close", "missing", "exact"], strict=True),
        ("external_ids.lab", "missing"),
        ("external_ids.mrn", "exact"),
    ]
    assert match["probability"] == pytest.approx(1 / (1 + 2 ** -match["weight"]))
    assert (answer["compared"], answer["skipped_keys"], answer["without_keys"]) == (1, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"first_name": "Adda", "phone": None},
        {"first_name": "Lovelace", "last_name": "Ada"},
        {"last_name": "Lovelac", "date_of_birth": "1990-12-11"},
        {"date_of_birth": "1990-10-12"},
        {"phone": "+14155550132"},
    ],
)
def test_match_tolerates_a_difference(api: httpx2.Client, register: Register, change: dict[str, Any]) -> None:
    id = register(**ADA)["id"]
    register(**ADA | {"first_name": "Grace", "last_name": "Hopper", "phone": "+14155550999"})
    sent = {name: value for name, value in (ADA | change).items() if value is not None}
    assert found(api, **sent) == [id]


def test_match_by_one_identifier_finds_its_holder(api: httpx2.Client, register: Register) -> None:
    id = register(email="ada@example.com", external_ids={"mrn": "A-1815"})["id"]
    assert found(api, email="ADA@example.com") == found(api, external_ids={"mrn": "A-1815 "}) == [id]
    assert found(api, email="ada@example.org") == found(api, external_ids={"lab": "A-1815"}) == []


def test_match_contains_and_logs_no_value_of_a_patient(
    api: httpx2.Client, register: Register, service: LiveService
) -> None:
    values = {"first_name": "Zebedee", "last_name": "Quixotry", "email": "zebedee.q@example.com",
              "phone": "+14155557391", "date_of_birth": "1987-06-05",
              "external_ids": {"mrn": "ZQ-55181", "secret-system": "SQ-9"}}  # fmt: skip
    id = register(**values)["id"]
    sent = {"first_name": "Zebedeo", "last_name": "Quixotri", "email": "zebedeeq@example.com", "phone": "+14155557392",
            "date_of_birth": "1987-06-04", "external_ids": {"mrn": "ZQ-55182"}}  # fmt: skip
    answer = api.post("/v1/patients/match", json=sent)
    assert [each["patient_id"] for each in answer.json()["matches"]] == [id]
    other = register(**sent)["id"]
    proposal = api.get(f"/v1/patients/{other}/match-proposals")
    assert [each["patient_id"] for each in proposal.json()["proposals"]] == [id]
    of_patient = [each for each in values.values() if isinstance(each, str)] + ["ZQ-55181", "secret-system", "SQ-9"]
    text = (answer.text + proposal.text + service.log).lower()
    assert [each for each in [*of_patient, *filter(None, sent.values())] if str(each).lower() in text] == []


def test_matches_are_limited_and_the_most_probable_come_first(api: httpx2.Client, register: Register) -> None:
    same = register(**ADA)["id"]
    alike = register(**ALIKE)["id"]
    sent = ADA | {"email": "other@example.com"}
    matches = find(api, **sent)["matches"]
    assert [each["patient_id"] for each in matches] == [same, alike]
    assert matches[0]["weight"] > matches[1]["weight"]
    assert found(api, **sent, limit=1) == [same]
    assert found(api, **sent, only_certain=True) == [same]


def test_match_of_another_person_finds_nobody(api: httpx2.Client, register: Register) -> None:
    register(**ADA)
    answer = find(api, first_name="Grace", last_name="Hopper", date_of_birth=ADA["date_of_birth"])
    assert (answer["matches"], answer["compared"]) == ([], 1)


@pytest.mark.parametrize("sent", [{}, {"first_name": "Ada"}, {"last_name": "Lovelace"}, {"limit": 5}])
def test_match_without_enough_values_is_400(api: httpx2.Client, sent: dict[str, Any]) -> None:
    assert api.post("/v1/patients/match", json=sent).status_code == 400


def test_match_sees_only_its_own_brand(make_api: MakeApi, api: httpx2.Client, register: Register) -> None:
    id = register(**ADA)["id"]
    elsewhere = make_api(brand="elsewhere-matching")
    assert found(elsewhere, **ADA) == []
    assert elsewhere.get(f"/v1/patients/{id}/match-proposals").status_code == 404
    assert found(api, **ADA) == [id]


def test_key_that_more_than_200_share_is_skipped(
    api: httpx2.Client, register: Register, service: LiveService, brand: str
) -> None:
    id = register(**ADA)["id"]
    more = (
        "INSERT INTO patient_match_keys SELECT %s, 'd:19901210', gen_random_uuid() "
        "FROM generate_series(1, %s) RETURNING key"
    )
    born = {"date_of_birth": ADA["date_of_birth"]}
    service.sql(more, brand, 199)
    assert [find(api, **born)[name] for name in ("compared", "skipped_keys")] == [1, 0]
    service.sql(more, brand, 1)
    assert [find(api, **born)[name] for name in ("compared", "skipped_keys")] == [0, 1]
    answer = find(api, **ADA)
    assert ([each["patient_id"] for each in answer["matches"]], answer["skipped_keys"]) == ([id], 1)


def model_file(folder: Path, factor: float) -> str:
    """Write the shipped model with other prior odds; return the path."""
    model, path = json.loads(SHIPPED.read_text(encoding="utf-8")), folder / "model.json"
    path.write_text(json.dumps(model | {"prior_odds": model["prior_odds"] * factor}), encoding="utf-8")
    return str(path)


def test_service_may_use_its_own_model(service: LiveService, tmp_path: Path, register: Register, brand: str) -> None:
    register(**ADA)
    running = LiveService(DATABASE_URL=service.owner_dsn(), MATCHING_MODEL=model_file(tmp_path, 2**-10)).start()
    weights = []
    for each in (service, running):
        with each.api(LocalTokens(each.data_dir).mint(brand=brand, scopes=["read:matches"])) as api:
            weights.append(find(api, **ADA)["matches"][0]["weight"])
    running.clean_up()
    assert weights[0] - weights[1] == pytest.approx(10)


def test_service_with_an_invalid_model_does_not_start(service: LiveService, tmp_path: Path) -> None:
    running, path = LiveService(DATABASE_URL=service.owner_dsn()), model_file(tmp_path, -1)
    done = running.command("run", MATCHING_MODEL=path)
    running.clean_up()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"MATCHING_MODEL: {path}: prior_odds: ")


# Keys


def test_update_of_a_compared_value_replaces_the_keys(api: httpx2.Client, register: Register) -> None:
    id = register(email="ada@example.com", external_ids={"mrn": "1"})["id"]
    patch(api, id, {"email": "countess@example.com", "external_ids": {"mrn": "2"}})
    assert found(api, email="ada@example.com") == found(api, external_ids={"mrn": "1"}) == []
    assert found(api, email="countess@example.com") == found(api, external_ids={"mrn": "2"}) == [id]
    patch(api, id, {"date_of_birth": "1990-12-10", "first_name": "Augusta", "phone": "+14155550123"})
    assert found(api, **ADA | {"first_name": "Augusta"}) == [id]


def test_patient_without_keys_is_counted_until_an_update(
    api: httpx2.Client, register: Register, service: LiveService
) -> None:
    """A process of an earlier release stores no keys."""
    id = register(**ADA)["id"]
    service.sql("DELETE FROM patient_match_keys WHERE patient_id = %s RETURNING key", id)
    service.sql("UPDATE patients SET has_match_keys = false WHERE id = %s RETURNING id", id)
    answer = find(api, **ADA)
    assert (answer["matches"], answer["without_keys"]) == ([], 1)
    assert proposals(api, id)["without_keys"] == 1
    patch(api, id, {"gender": "female"})
    answer = find(api, **ADA)
    assert ([each["patient_id"] for each in answer["matches"]], answer["without_keys"]) == ([id], 0)


def test_erasure_by_an_earlier_release_removes_the_keys(service: LiveService, brand: str) -> None:
    """It deletes the rows of the tables that it knows."""
    service.sql(
        "INSERT INTO patients (brand_id, id, first_name, last_name, external_ids, metadata, status, created_at, "
        "updated_at, full_name_key, last_name_key) VALUES (%s, %s, 'a', 'b', '{}', '{}', 'active', now(), now(), "
        "'a b', 'b') RETURNING id",
        brand,
        NOBODY,
    )
    service.sql("INSERT INTO patient_match_keys VALUES (%s, 'n:a000b000', %s) RETURNING key", brand, NOBODY)
    service.sql("DELETE FROM patients WHERE brand_id = %s RETURNING id", brand)
    assert service.sql("SELECT key FROM patient_match_keys WHERE brand_id = %s", brand) == []


# Proposals


def test_two_people_have_the_same_score_in_every_direction(api: httpx2.Client, pair: tuple[str, str]) -> None:
    one, other = pair
    (of_one,), (of_other,) = proposals(api, one)["proposals"], proposals(api, other)["proposals"]
    assert (of_one["patient_id"], of_other["patient_id"]) == (other, one)
    assert of_one | {"patient_id": ""} == of_other | {"patient_id": ""}
    matches = {each["patient_id"]: each for each in find(api, **ADA)["matches"]}
    assert matches[other] == of_one
    assert matches.keys() == {one, other}


def test_patient_is_never_proposed_for_oneself(api: httpx2.Client, register: Register) -> None:
    answer = proposals(api, register(**ADA)["id"].upper())
    assert (answer["proposals"], answer["compared"]) == ([], 0)


def test_proposals_are_limited(api: httpx2.Client, register: Register) -> None:
    ids = [register(**ADA | {"phone": f"+1415555010{number}"})["id"] for number in range(4)]
    assert set(proposed(api, ids[0])) == set(ids[1:])
    assert len(proposals(api, ids[0], limit=2)["proposals"]) == 2


def test_reads_of_returned_patients_are_audited(api: httpx2.Client, register: Register, pair: tuple[str, str]) -> None:
    one, other = pair
    compared = register(first_name="Grace", last_name="Hopper", date_of_birth=ADA["date_of_birth"])["id"]
    find(api, **ADA)
    proposed(api, one)
    assert reads(api, one) == reads(api, other) == ["match_proposals.list", "matches.find"]
    assert reads(api, compared) == []


def reads(api: httpx2.Client, id: str) -> list[str]:
    """Return the operations of matches in the access log of a patient, newest first."""
    log = api.get(f"/v1/patients/{id}/access-log").json()["accesses"]
    return [each["operation"] for each in log if each["operation"].startswith("match")]


@pytest.mark.parametrize(
    "identifier",
    [{"email": "ada@example.com"}, {"phone": "+1 415 555 0123"}, {"external_ids": {"mrn": "A-1815 ", "lab": "1"}}],
)
@pytest.mark.parametrize("sibling", [{}, {"multiple_birth": 2}])
def test_right_identifier_of_a_stranger_is_audited(
    make_api: MakeApi, api: httpx2.Client, register: Register, identifier: dict[str, Any], sibling: dict[str, Any]
) -> None:
    """The number of compared patients tells that somebody has it."""
    known = {"email": "ada@example.com", "phone": "+14155550123", "external_ids": {"mrn": "A-1815"}}
    id = register(first_name="Ada", last_name="King", date_of_birth="1990-12-10", multiple_birth=1, **known)["id"]
    guess = {"first_name": "Zebedee", "last_name": "Quixotry", "date_of_birth": "1950-01-01"} | identifier | sibling
    answer = find(make_api(scopes=["read:matches"]), **guess, only_certain=True)
    assert answer["compared"] == 1
    assert reads(api, id) == ["matches.find"]


def test_wrong_identifier_is_not_audited(api: httpx2.Client, register: Register) -> None:
    born = {"date_of_birth": "1990-12-10"}
    id = register(first_name="Grace", email="ada@example.com", external_ids={"a": "1"}, **born)["id"]
    guess = {"first_name": "Zebedee", "last_name": "Quixotry", "email": "eve@example.com", "external_ids": {"b": "1"}}
    answer = find(api, **guess, **born)
    assert (answer["compared"], answer["matches"]) == (1, [])
    assert reads(api, id) == []


def test_identifier_beyond_the_limit_is_audited(api: httpx2.Client, register: Register) -> None:
    ids = [register(**ADA | {"email": f"{number}@example.com", "first_name": f"Ada{number}"})["id"] for number in "12"]
    assert len(found(api, **ADA, limit=1)) == 1
    assert [reads(api, id) for id in ids] == [["matches.find"]] * 2
    other = register(**ADA | {"first_name": "Adda"})["id"]
    assert len(proposals(api, other, limit=1)["proposals"]) == 1
    assert [reads(api, id) for id in ids] == [["match_proposals.list", "matches.find"]] * 2


# Dismissals


def test_dismissed_pair_is_proposed_for_neither(
    api: httpx2.Client, pair: tuple[str, str], register: Register, service: LiveService
) -> None:
    one, other = pair
    third = register(**ADA | {"phone": "+14155550199"})["id"]
    answer = dismiss(api, one, other.upper())
    dismissal = answer.json()
    assert (answer.status_code, dismissal) == (
        200, {"patient_id": one, "other_id": other, "dismissed_at": dismissal["dismissed_at"]},
    )  # fmt: skip
    assert (proposed(api, one), proposed(api, other)) == ([third], [third])
    assert set(found(api, **ADA)) == {one, other, third}
    of_pair = "FROM outbox WHERE event = 'match.dismissed' AND patient_id = ANY(%s::uuid[])"
    events = service.sql(f"SELECT patient_id::text, entity_id::text {of_pair}", [one, other])
    assert events == [(one, other)]


def test_pair_is_dismissed_once(api: httpx2.Client, pair: tuple[str, str], service: LiveService) -> None:
    one, other = pair
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda each: dismiss(api, *each), [pair, (other, one)] * 4))
    assert {each.status_code for each in answers} == {200}
    assert len({each.json()["dismissed_at"] for each in answers}) == 1
    of_pair = "SELECT count(*) FROM {} WHERE patient_id = ANY(%s::uuid[])"
    assert service.sql(of_pair.format("match_dismissals"), [one, other]) == [(2,)]
    assert service.sql(of_pair.format("outbox") + " AND event = 'match.dismissed'", [one, other]) == [(1,)]


def test_dismissal_with_nobody_or_oneself_is_404(make_api: MakeApi, api: httpx2.Client, pair: tuple[str, str]) -> None:
    elsewhere = make_api(brand="elsewhere-matching")
    stranger = elsewhere.post(
        "/v1/patients", json={"brand_id": "elsewhere-matching", "first_name": "a", "last_name": "b"}
    )
    for other in (NOBODY, stranger.json()["id"], pair[0]):
        assert dismiss(api, pair[0], other).status_code == dismiss(api, other, pair[0]).status_code == 404
    assert proposed(api, pair[0]) == [pair[1]]


def test_either_row_dismisses_the_pair(
    api: httpx2.Client, register: Register, pair: tuple[str, str], service: LiveService
) -> None:
    """Rows about a patient can move to another one, whose id the other row does not have."""
    one, other = pair
    third = register(**ADA | {"phone": "+14155550199"})["id"]
    dismiss(api, one, other)
    service.sql("UPDATE match_dismissals SET patient_id = %s WHERE patient_id = %s RETURNING other_id", third, one)
    assert (proposed(api, third), proposed(api, other)) == ([one], [])
    assert dismiss(api, other, third).json()["dismissed_at"] == dismiss(api, third, other).json()["dismissed_at"]


@pytest.mark.parametrize("swapped", [False, True])
def test_dismissal_of_a_survivor_outlasts_the_undo(
    api: httpx2.Client, register: Register, pair: tuple[str, str], swapped: bool
) -> None:
    """Although the merged record brought a dismissal of the same patient."""
    one, merged = pair
    third = register(**ADA | {"phone": "+14155550199"})["id"]
    first = dismiss(api, merged, third).json()
    made = merge(api, {"id": one}, {"id": merged})
    assert proposed(api, one) == proposed(api, third) == []
    answers = [dismiss(api, *((third, one) if swapped else (one, third))).json() for _ in range(2)]
    assert first["dismissed_at"] < answers[0]["dismissed_at"] == answers[1]["dismissed_at"]
    assert proposed(api, one) == proposed(api, third) == []
    undo(api, {"id": one}, made)
    assert (proposed(api, one), proposed(api, merged), proposed(api, third)) == ([merged], [one], [])


def test_dismissal_of_two_survivors_outlasts_the_undo(
    api: httpx2.Client, register: Register, pair: tuple[str, str]
) -> None:
    """Each has brought a dismissal of the other."""
    one, two = pair
    three, four = (register(**ADA | {"phone": f"+1415555019{number}"})["id"] for number in range(2))
    dismiss(api, three, two)
    dismiss(api, four, one)
    merges = [merge(api, {"id": one}, {"id": three}), merge(api, {"id": two}, {"id": four})]
    dismiss(api, one, two)
    for survivor, made in zip((one, two), merges, strict=True):
        undo(api, {"id": survivor}, made)
    assert [set(proposed(api, id)) for id in (one, two, three, four)] == [{three}, {four}, {one, four}, {two, three}]


def test_export_and_erasure_of_either_have_the_dismissal(
    api: httpx2.Client, pair: tuple[str, str], service: LiveService
) -> None:
    one, other = pair
    dismissal = dismiss(api, one, other).json()
    mirrored = dismissal | {"patient_id": other, "other_id": one}
    for id, expected in ((one, dismissal), (other, mirrored)):
        assert api.get(f"/v1/patients/{id}/export").json()["match_dismissals"] == [expected]
    assert api.delete(f"/v1/patients/{other}").json()["rows_affected"]["match_dismissals"] == 2
    assert service.sql("SELECT other_id FROM match_dismissals WHERE patient_id = %s", one) == []
    assert api.get(f"/v1/patients/{one}/export").json()["match_dismissals"] == []

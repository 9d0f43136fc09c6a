"""POST /v1/coaches/me/triage: the ranking of a coach's patients, and the cache of results."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from db import triage_cache
from db.errors import Duplicate
from db.triage_cache import TriageCache
from service.auth.local import LocalTokens
from service.execution.response import Response
from tests.conftest import MakeApi, Register
from tests.support.errors import error_locations
from tests.support.graph import Graph
from tests.support.live_service import ANYONE, LiveService
from tests.support.runner import OperationRunner

pytestmark = pytest.mark.postgres

PATH = "/v1/coaches/me/triage"
COACH = "coach"
SECRET = "xyzzyx-secret"


@pytest.fixture
def coach(make_api: MakeApi) -> httpx2.Client:
    """A client of a person who is not a patient."""
    return make_api(subject=COACH, scopes=["read:coaching"])


def patient(id: str = "a", **values: Any) -> dict[str, Any]:
    """Return a patient of a request. A value of ... is left out."""
    named = {"patient_id": id, "display_name": "Ada", "enrolled_at": "2026-01-15"} | values
    return {name: value for name, value in named.items() if value is not ...}


def body_of(*patients: dict[str, Any]) -> dict[str, Any]:
    return {"patients": list(patients)}


def many(count: int) -> dict[str, Any]:
    return body_of(*(patient(f"id-{number:05}") for number in range(count)))


def test_patients_are_returned_most_urgent_first(coach: httpx2.Client) -> None:
    now = datetime.now(UTC)
    calm = {"enrolled_at": now.isoformat(), "last_interaction_at": now.isoformat()}
    long_ago = (now - timedelta(days=40, hours=1)).isoformat()
    response = coach.post(
        PATH,
        json=body_of(
            patient("calm", **calm, adherence_pct_7d=100),
            patient("critical", **calm, has_critical_lab_recent=True, protocol_id="p"),
            patient("quiet", enrolled_at=long_ago, last_interaction_at=None, unread_message_count_7d=2.0),
        ),
    )
    assert response.status_code == 200
    first, second, third = response.json()["data"]
    assert [first["patient_id"], first["score"], first["protocol_id"]] == ["critical", 210, "p"]
    assert second == {
        "patient_id": "quiet",
        "display_name": "Ada",
        "score": 80,
        "reasons": [
            "The check-in of day 30 is 10 days overdue.",
            "Nobody has been in touch since the enrolment 40 days ago.",
            "2 unread messages of the last 7 days.",
        ],
        "reason_codes": ["check_in_overdue", "never_contacted", "unread_messages"],
        "due_check_in_day": 30,
        "last_interaction_at": None,
        "protocol_id": None,
    }
    assert (third["patient_id"], third["reason_codes"]) == ("calm", ["newly_enrolled"])


def test_no_patients_give_an_empty_ranking_for_a_minute(coach: httpx2.Client) -> None:
    assert coach.post(PATH, json=body_of()).json() == {"data": [], "cache": {"hit": False, "ttl_ms": 60000}}


def test_unknown_properties_are_ignored(coach: httpx2.Client) -> None:
    had = {"30": True, "45": "x", "60": True, "90": True}
    unknown = patient(had_check_in_for_day=had, score=10**30, note=[{"x": 1e300}])
    (found,) = coach.post(PATH, json=body_of(unknown) | {"now": 10**300}).json()["data"]
    assert (found["score"], found["due_check_in_day"]) == (30, None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"patient_id": ...}, [("/patient_id", "required")]),
        ({"patient_id": ""}, [("/patient_id", "minLength")]),
        ({"patient_id": "x" * 201}, [("/patient_id", "maxLength")]),
        ({"patient_id": 7}, [("/patient_id", "type")]),
        ({"patient_id": "a\0"}, [("/patient_id", "pattern")]),
        ({"display_name": ...}, [("/display_name", "required")]),
        ({"display_name": ""}, [("/display_name", "minLength")]),
        ({"display_name": "x" * 201}, [("/display_name", "maxLength")]),
        ({"display_name": None}, [("/display_name", "type")]),
        ({"enrolled_at": ...}, [("/enrolled_at", "required")]),
        ({"enrolled_at": None}, [("/enrolled_at", "type")]),
        ({"enrolled_at": 1768435200}, [("/enrolled_at", "type")]),
        ({"enrolled_at": ""}, [("/enrolled_at", "anyOf"), ("/enrolled_at", "pattern")]),
        ({"enrolled_at": "yesterday"}, [("/enrolled_at", "anyOf"), ("/enrolled_at", "pattern")]),
        ({"enrolled_at": "2026-2-3"}, [("/enrolled_at", "anyOf"), ("/enrolled_at", "pattern")]),
        ({"enrolled_at": "2026-02-30"}, [("/enrolled_at", "anyOf")]),
        ({"enrolled_at": "2026-02-30T00:00:00Z"}, [("/enrolled_at", "anyOf")]),
        ({"enrolled_at": "0000-01-01"}, [("/enrolled_at", "pattern")]),
        ({"enrolled_at": "0001-01-01"}, [("/enrolled_at", "pattern")]),
        ({"enrolled_at": "9999-01-01T00:00:00Z"}, [("/enrolled_at", "pattern")]),
        ({"enrolled_at": "2026-01-15T12:00:00"}, [("/enrolled_at", "anyOf"), ("/enrolled_at", "pattern")]),
        ({"enrolled_at": "2026-12-31T23:59:60Z"}, [("/enrolled_at", "pattern")]),
        ({"last_interaction_at": ""}, [("/last_interaction_at", "anyOf"), ("/last_interaction_at", "pattern")]),
        ({"last_interaction_at": "2026-02-30"}, [("/last_interaction_at", "anyOf")]),
        ({"last_interaction_at": 7}, [("/last_interaction_at", "type")]),
        ({"protocol_id": "x" * 201}, [("/protocol_id", "maxLength")]),
        ({"adherence_pct_7d": -1e-9}, [("/adherence_pct_7d", "minimum")]),
        ({"adherence_pct_7d": 101}, [("/adherence_pct_7d", "maximum")]),
        ({"adherence_pct_7d": "80"}, [("/adherence_pct_7d", "type")]),
        ({"has_critical_lab_recent": None}, [("/has_critical_lab_recent", "type")]),
        ({"has_critical_lab_recent": 1}, [("/has_critical_lab_recent", "type")]),
        ({"unread_message_count_7d": -1}, [("/unread_message_count_7d", "minimum")]),
        ({"unread_message_count_7d": 1.5}, [("/unread_message_count_7d", "type")]),
        ({"unread_message_count_7d": 2**53}, [("/unread_message_count_7d", "maximum")]),
        ({"had_check_in_for_day": None}, [("/had_check_in_for_day", "type")]),
        ({"had_check_in_for_day": {"30": None}}, [("/had_check_in_for_day/30", "type")]),
    ],
)
def test_invalid_patient_is_named(
    coach: httpx2.Client, change: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    response = coach.post(PATH, json=body_of(patient("b", display_name=SECRET), patient(**change)))
    assert (response.status_code, response.json()["error"]) == (400, "validation_error")
    assert error_locations(response) == [("body", f"/patients/1{pointer}", code) for pointer, code in expected]
    assert SECRET not in response.text


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({}, ("/patients", "required")),
        ({"patients": None}, ("/patients", "type")),
        ({"patients": {}}, ("/patients", "type")),
        ({"patients": [None]}, ("/patients/0", "type")),
    ],
)
def test_invalid_list_of_patients_is_named(coach: httpx2.Client, sent: Any, expected: tuple[str, str]) -> None:
    response = coach.post(PATH, json=sent)
    assert (response.status_code, error_locations(response)) == (400, [("body", *expected)])


def test_id_that_occurs_twice_is_400_at_the_second(coach: httpx2.Client) -> None:
    response = coach.post(PATH, json=body_of(patient("a"), patient("A"), patient("b"), patient("a"), patient("b")))
    assert response.status_code == 400
    assert error_locations(response) == [("body", "/patients/3/patient_id", "duplicate")]
    assert response.json()["details"][0]["message"] == "The value occurs twice."


def test_10000_patients_are_accepted_and_10001_are_not(service: LiveService, brand: str) -> None:
    token = LocalTokens(service.data_dir).mint(brand=brand, scopes=["read:coaching"], subject=COACH)
    headers = {"Authorization": f"Bearer {token}"}
    # Not by the clients that validate every exchange, which takes them long.
    response = ANYONE.post(service.url + PATH, json=many(10_000), headers=headers)
    assert response.status_code == 200
    found = response.json()
    assert [each["patient_id"] for each in found["data"]] == [f"id-{number:05}" for number in range(10_000)]
    assert found["cache"] == {"hit": False, "ttl_ms": 0}
    response = ANYONE.post(service.url + PATH, json=many(10_001), headers=headers)
    assert (response.status_code, error_locations(response)) == (400, [("body", "/patients", "maxItems")])
    twice = {"patients": [*many(9_999)["patients"], patient("id-00007")]}
    response = ANYONE.post(service.url + PATH, json=twice, headers=headers)
    assert error_locations(response) == [("body", "/patients/9999/patient_id", "duplicate")]


def test_body_of_4_mib_is_accepted_and_one_byte_more_is_413(coach: httpx2.Client) -> None:
    body = json.dumps(body_of(patient())).encode()
    json_type = {"Content-Type": "application/json"}
    for size, status in ((4 * 1024**2, 200), (4 * 1024**2 + 1, 413)):
        assert coach.post(PATH, content=body.ljust(size), headers=json_type).status_code == status


def test_triage_needs_a_person_with_the_scope(make_api: MakeApi) -> None:
    refused = {
        "forbidden": make_api(scopes=["read:coaching"]),
        "insufficient_scope": make_api(subject=COACH, scopes=["read:patients", "read:profile"]),
    }
    for code, client in refused.items():
        response = client.post(PATH, json=body_of())
        assert (response.status_code, response.json()["error"]) == (403, code)


def test_triage_sends_no_statement_and_adds_no_audit_row(
    service: LiveService, run_operation: OperationRunner, graph: Graph
) -> None:
    count = "SELECT count(*) FROM audit WHERE brand_id = %s"
    before = service.sql(count, graph.brand)
    assert run_operation.example(graph, "coaches.triage").status == 200
    assert run_operation.round_trips == 0
    assert service.sql(count, graph.brand) == before


def test_repeated_request_is_a_hit_until_an_erasure(own_service: LiveService) -> None:
    own_service._environment["TRIAGE_CACHE_SECONDS"] = "3600"
    own_service.start()
    token = LocalTokens(own_service.data_dir).mint(brand="demo", scopes=["read:coaching"], subject=COACH)
    body = body_of(patient("a", last_interaction_at=None), patient("b", unread_message_count_7d=1))
    with own_service.api(token) as coach, own_service.api(own_service.token()) as api:

        def hit() -> bool:
            response = coach.post(PATH, json=body)
            assert data_of(response.content) == data_of(first.content)
            cache = response.json()["cache"]
            assert 0 < cache["ttl_ms"] <= 3_600_000
            return bool(cache["hit"])

        first = coach.post(PATH, json=body)
        assert first.json()["cache"] == {"hit": False, "ttl_ms": 3_600_000}
        assert hit()
        assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 200
        assert hit()
        person = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
        id = api.post("/v1/patients", json=person).json()["id"]
        assert api.delete(f"/v1/patients/{id}").json()["status"] == "deleted"
        assert not hit()
        assert hit()


def data_of(response: bytes) -> bytes:
    """Return the bytes of `data`."""
    return response.removeprefix(b'{"data":').partition(b',"cache":')[0]


class Clock:
    """A clock that a test sets, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Iterator[Clock]:
    """The clock of the cache of this process, which the operations of `run_operation` use."""
    before, clock = triage_cache.cache(), Clock()
    triage_cache.use(TriageCache(60, clock))
    yield clock
    triage_cache.use(before)


def triage(run: OperationRunner, *patients: dict[str, Any], subject: str = COACH) -> Response:
    run.subject = subject
    return run("coaches.triage", body=body_of(*patients))


def cache_of(response: Response) -> tuple[bool, int]:
    told = json.loads(response.body)["cache"]
    return told["hit"], told["ttl_ms"]


def test_result_is_reused_for_a_minute(run_operation: OperationRunner, clock: Clock) -> None:
    first = triage(run_operation, patient())
    assert cache_of(first) == (False, 60_000)
    for later, left in ((0, 60_000), (0.25, 59_750), (59.5, 250), (0.25 - 2**-10, 0)):
        clock.now += later
        again = triage(run_operation, patient())
        assert cache_of(again) == (True, left)
        assert data_of(again.body) == data_of(first.body)
    clock.now += 2**-10
    assert cache_of(triage(run_operation, patient())) == (False, 60_000)
    assert cache_of(triage(run_operation, patient())) == (True, 60_000)


@pytest.mark.usefixtures("clock")
def test_result_is_kept_per_person_brand_and_body(run_operation: OperationRunner) -> None:
    patients = [patient("a"), patient("b", had_check_in_for_day={"30": True, "60": True})]
    assert cache_of(triage(run_operation, *patients)) == (False, 60_000)
    assert cache_of(triage(run_operation, *patients, subject="another")) == (False, 60_000)
    changed = [patient("a", display_name="Bea"), patients[1]]
    assert cache_of(triage(run_operation, *changed)) == (False, 60_000)
    assert cache_of(triage(run_operation, *reversed(patients))) == (False, 60_000)
    for other_order in ([dict(reversed(each.items())) for each in patients], patients):
        assert cache_of(triage(run_operation, *other_order)) == (True, 60_000)
    run_operation.brand += "-2"
    assert cache_of(triage(run_operation, *patients)) == (False, 60_000)


@pytest.mark.usefixtures("clock")
def test_result_of_more_than_1_mib_is_not_kept(run_operation: OperationRunner) -> None:
    patients = many(5_000)["patients"]
    for _ in range(2):
        response = triage(run_operation, *patients)
        assert len(response.body) > triage_cache.LARGEST_RESULT
        assert cache_of(response) == (False, 0)


@pytest.mark.usefixtures("clock")
def test_rejected_request_is_not_kept(run_operation: OperationRunner) -> None:
    for _ in range(2):
        with pytest.raises(Duplicate):
            triage(run_operation, patient(), patient())


@pytest.mark.usefixtures("clock")
def test_erasure_of_an_absent_patient_empties_the_cache_too(run_operation: OperationRunner, register: Register) -> None:
    """Another process may have erased the patient before."""
    id = register()["id"]
    for status in ("deleted", "not_present"):
        triage(run_operation, patient())
        assert cache_of(triage(run_operation, patient()))[0]
        run_operation.subject = None
        assert json.loads(run_operation("patients.erase", id=id).body)["status"] == status
        assert not cache_of(triage(run_operation, patient()))[0]

"""The peers of the benchmark do the same work as the service, and the load scripts send what they claim to."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import httpx2
import pytest

from bench import adherence
from bench.comparison import SCENARIOS
from bench.contenders import OURS, PEERS, SAME_DUTY_PEERS, Contender, RunningContender
from bench.growth import SCENARIOS as OF_GROWTH
from bench.growth import cursor_at
from bench.load import wrk
from bench.pgbench import PgbenchBaseline
from bench.results import Results
from bench.server import Server
from service.auth.local import LocalTokens
from tests.support.fork_server import fork_server
from tests.support.tools import ALL_REQUIRED, needs
from tests.support.waiting import LONG

pytestmark = pytest.mark.gate
T = TypeVar("T")

PERSON = {
    "brand_id": "bench",
    "first_name": "Ada",
    "last_name": "Lovelace",
    "date_of_birth": "1990-12-10",
    "email": "ada@example.com",
    "phone": "+14155550123",
    "external_ids": {"mrn": "A-1815"},
}
MEASURED = {
    "metric_key": "weight",
    "value_numeric": "82.50",
    "unit": "kg",
    "source": "manual",
    "recorded_at": "2026-11-02T07:00:00Z",
}
TABLES = ("patients", "patient_identifiers", "audit", "outbox", "timeline", "idempotency_keys", "metric_entries")
NOBODY = "01936fa3-b429-7b6b-8547-0c496c6d535f"
OF_THE_CONNECTION = {"connection", "content-length", "date", "keep-alive", "server", "transfer-encoding"}
VARYING = {"etag", "location", "retry-after", "x-ratelimit-reset", "x-request-id"}
OF_THE_REQUEST = {
    "previous_names",  # the peers have none of these
    "multiple_birth",
    "id",
    "patient_id",
    "last_recorded_at",
    "created_at",
    "updated_at",
    "recorded_at",
    "request_id",
    "message",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    directory = Path(tempfile.mkdtemp(dir=fork_server().directory))
    with Server(directory).running() as server:
        server.filled_database("filled", 1000)
        yield server
    shutil.rmtree(directory)


@pytest.fixture(scope="module")
def ours(server: Server) -> "Exercised":
    return within_one_minute(exercise, server, OURS)


@pytest.fixture(scope="module")
def our_refusals(server: Server) -> list[httpx2.Response]:
    return within_one_minute(refusals, server, OURS)


def within_one_minute(work: Callable[[Server, Contender], T], server: Server, contender: Contender) -> T:
    """Repeat the work until no minute of the rate limits ends during it."""
    while True:
        minute = time.monotonic() // 60
        result = work(server, contender)
        if time.monotonic() // 60 == minute:
            return result


def without_request_values(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: inner for name, inner in value.items() if name not in OF_THE_REQUEST}
        return {name: without_request_values(inner) for name, inner in kept.items()}
    return [without_request_values(inner) for inner in value] if isinstance(value, list) else value


class Exercised(NamedTuple):
    answers: list[httpx2.Response]
    rows: dict[str, int]


def exercise(server: Server, contender: Contender) -> Exercised:
    """Return the responses of a contender to one request of each kind, and the number of rows added to each table."""
    database = f"work_{contender.name}"
    with RunningContender(contender._replace(name=database), server.copy(database)) as running:
        before = counts(server, database)
        headers = {"Authorization": f"Bearer {running.tokens().bench}", "X-Brand-Id": "bench"}
        with httpx2.Client(base_url=running.url, headers=headers, timeout=LONG, trust_env=False) as api:
            created = api.post("/v1/patients", json=PERSON, headers={"Idempotency-Key": "bench-1"})
            patient = f"/v1/patients/{created.json()['id']}"
            answers = [
                created,
                api.post("/v1/patients", json=PERSON, headers={"Idempotency-Key": "bench-1"}),
                api.post("/v1/patients", json=PERSON),
                api.get(patient),
                api.get(f"{patient}/safe"),
                api.get("/v1/patients", params={"brand_id": "bench", "limit": 20}),
                api.get("/v1/patients/by-external-id/mrn/A-1815"),
                api.post(f"{patient}/metrics", json=MEASURED),
                api.get(f"{patient}/metrics"),
            ]
            refused = api.post("/v1/patients", json={"brand_id": "bench", "first_name": "Ada"})
        assert (refused.status_code, refused.json()["error"]) == (400, "validation_error")
        after = counts(server, database)
    return Exercised(answers, {table: after[table] - before[table] for table in after})


def counts(server: Server, database: str) -> dict[str, int]:
    """Return the number of rows of each table; `reads` are those rows of `audit` that have no event."""
    whole = {table: f"SELECT count(*) FROM {table}" for table in TABLES}
    reads = {"reads": "SELECT count(*) FROM audit WHERE event IS NULL AND operation IS NOT NULL"}
    totals = {"totals": "SELECT sum(total) FROM patient_totals"}
    return {name: int(server.sql(database, query)[0][0]) for name, query in (whole | reads | totals).items()}


def skip_unless_available(peer: Contender) -> None:
    if peer.missing_requirement and not ALL_REQUIRED:
        pytest.skip(peer.missing_requirement)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_peer_returns_and_stores_the_same_as_the_service(server: Server, ours: Exercised, peer: Contender) -> None:
    skip_unless_available(peer)
    theirs = within_one_minute(exercise, server, peer)
    for our, their in zip(ours.answers, theirs.answers, strict=True):
        assert their.status_code == our.status_code
        # The peers support neither cursors nor source ids.
        ours_alone = ("next_cursor", "source_id")
        said = {name: value for name, value in without_request_values(our.json()).items() if name not in ours_alone}
        assert said == without_request_values(their.json())
    # They keep no totals and do not audit reads.
    changes = {"audit": ours.rows["audit"] - ours.rows["reads"], "reads": 0, "totals": 0}
    assert theirs.rows == ours.rows | changes


@pytest.mark.parametrize("peer", SAME_DUTY_PEERS, ids=lambda peer: peer.name)
def test_same_duty_peer_does_all_that_the_service_does(server: Server, ours: Exercised, peer: Contender) -> None:
    skip_unless_available(peer)
    theirs = within_one_minute(exercise, server, peer)
    for our, their in zip(ours.answers, theirs.answers, strict=True):
        assert_equal(our, their)
    assert theirs.rows == ours.rows
    assert ours.rows["reads"] == 24  # a replay, a patient, a page of 20, a search and the metrics


@pytest.mark.parametrize("peer", SAME_DUTY_PEERS, ids=lambda peer: peer.name)
def test_same_duty_peer_refuses_what_the_service_refuses(
    server: Server, our_refusals: list[httpx2.Response], peer: Contender
) -> None:
    skip_unless_available(peer)
    statuses = [201, 401, 401, 401, 401, 403, 403, 403, 304, 404, 409, 429, 429, 200, 200, 429]
    assert [each.status_code for each in our_refusals] == statuses
    for our, their in zip(our_refusals, within_one_minute(refusals, server, peer), strict=True):
        assert_equal(our, their)


@pytest.mark.parametrize("peer", SAME_DUTY_PEERS, ids=lambda peer: peer.name)
def test_same_duty_peer_sees_one_brand_and_logs_each_request(server: Server, peer: Contender) -> None:
    skip_unless_available(peer)
    database = f"log_{peer.name}"
    with RunningContender(peer._replace(name=database), server.copy(database)) as running:
        headers = {"Authorization": f"Bearer {running.tokens().bench}"}
        ((other,),) = server.sql(database, "SELECT id FROM patients WHERE brand_id = 'large' LIMIT 1")
        answer = httpx2.get(f"{running.url}/v1/patients/{other}", headers=headers, timeout=LONG, trust_env=False)
        assert answer.status_code == 404
    lines = [json.loads(line) for line in (running.data_dir / "log").read_text(encoding="utf-8").splitlines()]
    (line,) = [each for each in lines if each["request_id"] == answer.headers["x-request-id"]]
    assert (line["event"], line["operation"], line["status"]) == ("request", "patients.get", 404)


def refusals(server: Server, contender: Contender) -> list[httpx2.Response]:
    """Return the responses of a contender to requests that it must refuse: 401, 403, 304, 404, 409 and 429."""
    database = f"refusing_{contender.name}"
    limits = {"RATE_LIMIT_READ": "6", "RATE_LIMIT_WRITE": "4", "RATE_LIMIT_DUPLICATE": "1"}
    limited = contender._replace(name=database, environment={**contender.environment, **limits})
    with RunningContender(limited, server.copy(database)) as running:
        person = f"Bearer {running.tokens().bench}"
        unscoped = f"Bearer {running.token('bench', 'read:metrics')}"
        forged = LocalTokens(running.data_dir / "other").mint(brand="bench", scopes=["read:patients"])
        with httpx2.Client(base_url=running.url, timeout=LONG, trust_env=False) as api:

            def create(**changes: str) -> httpx2.Response:
                return api.post("/v1/patients", json=PERSON | changes, headers={"Authorization": person})

            def get(authorization: str, **headers: str) -> httpx2.Response:
                path = created.headers["location"]
                return api.get(path, headers={"Authorization": authorization, **headers})

            created = create()
            return [
                created,
                api.get(created.headers["location"]),
                get("Basic eDp5"),
                get("Bearer nonsense"),
                get(f"Bearer {forged}"),
                get(person, **{"X-Brand-Id": "other"}),
                create(brand_id="large"),
                get(unscoped),
                get(person, **{"If-None-Match": created.headers["etag"]}),
                api.get(f"/v1/patients/{NOBODY}", headers={"Authorization": person}),
                create(),
                create(),
                create(email="other@example.com"),
                get(person),
                get(person),
                get(person),
            ]


def assert_equal(our: httpx2.Response, their: httpx2.Response) -> None:
    """Require the same status, body and headers, but for values of the request."""
    assert their.status_code == our.status_code, their.text
    assert compared_headers(their) == compared_headers(our)
    assert (their.content and without_request_values(their.json())) == (
        our.content and without_request_values(our.json())
    )


def compared_headers(answer: httpx2.Response) -> dict[str, str]:
    headers = {name: value for name, value in answer.headers.items() if name not in OF_THE_CONNECTION}
    path = answer.request.url.path
    headers = {name: "" if name in VARYING else value.replace(path, "") for name, value in headers.items()}
    return headers | {"content-type": headers.get("content-type", "").partition(";")[0]}


@needs("wrk")
def test_load_scenarios_and_pgbench_do_the_expected_work(server: Server, tmp_path: Path) -> None:
    patients = server.write_patients("filled", tmp_path / "patients")
    with RunningContender(OURS._replace(name="load"), server.copy("load")) as running:
        asked = (running.url, running.tokens(), patients, 1)
        for scenario in (SCENARIOS | OF_GROWTH).keys() | {"batch"}:
            assert wrk(scenario, *asked, cursor=cursor_at(running, 500)).per_second > 0
    pgbench = PgbenchBaseline(server, "alone", patients.read_text(encoding="utf-8").split()[0])
    for scenario in pgbench.scenarios:
        before = counts(server, "alone")
        assert pgbench.load(scenario, 1).per_second > 0
        assert (counts(server, "alone")["patients"] > before["patients"]) == (scenario == "create")


def test_adherence_measures_every_operation_of_stored_doses(server: Server, tmp_path: Path) -> None:
    results = Results(tmp_path / "results.json")
    adherence.measure(server, results, rounds=1, seconds=0, regular=50)
    assert results.rows(adherence.ADHERENCE) == list(adherence.SCENARIOS)
    for scenario in adherence.SCENARIOS:
        assert adherence.latency_ratio(results, scenario) > 0
    rows = dict(server.sql(adherence.ADHERENCE, "SELECT patient_id, count(*) FROM doses GROUP BY patient_id"))
    assert {2190, 73_000} < set(rows.values())

"""The peers of the benchmark do the same work as the service, and the load scripts send what they claim to."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from bench import adherence
from bench.comparison import SCENARIOS
from bench.contenders import OURS, PEERS, Contender, RunningContender
from bench.growth import SCENARIOS as OF_GROWTH
from bench.growth import cursor_at
from bench.load import wrk
from bench.pgbench import PgbenchBaseline
from bench.results import Results
from bench.server import Server
from tests.support.fork_server import fork_server
from tests.support.tools import ALL_REQUIRED, needs
from tests.support.waiting import LONG

pytestmark = pytest.mark.gate

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
OF_THE_REQUEST = {
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


def without_request_values(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: inner for name, inner in value.items() if name not in OF_THE_REQUEST}
        return {name: without_request_values(inner) for name, inner in kept.items()}
    return [without_request_values(inner) for inner in value] if isinstance(value, list) else value


def exercise(server: Server, contender: Contender) -> tuple[list[Any], dict[str, int]]:
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
    told = [(each.status_code, without_request_values(each.json())) for each in answers]
    return told, {table: after[table] - before[table] for table in TABLES}


def counts(server: Server, database: str) -> dict[str, int]:
    # Only the service audits reads; such rows have no event.
    whole = {table: "event IS NOT NULL" if table == "audit" else "TRUE" for table in TABLES}
    return {
        table: int(server.sql(database, f"SELECT count(*) FROM {table} WHERE {which}")[0][0])
        for table, which in whole.items()
    }


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_peer_returns_and_stores_the_same_as_the_service(server: Server, peer: Contender) -> None:
    if peer.missing_requirement and not ALL_REQUIRED:
        pytest.skip(peer.missing_requirement)
    ours, theirs = exercise(server, OURS), exercise(server, peer)
    for (status, said), (their_status, they_said) in zip(ours[0], theirs[0], strict=True):
        assert their_status == status
        # The peers support neither cursors nor source ids.
        ours_alone = ("next_cursor", "source_id")
        assert {name: value for name, value in said.items() if name not in ours_alone} == they_said
    assert theirs[1] == ours[1]


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

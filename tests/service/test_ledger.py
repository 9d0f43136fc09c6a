"""The erasure ledger: erasures survive a restore, and an erasure that cannot be entered does not happen."""

import json
from pathlib import Path
from typing import Any

import pytest

from db import erasure_ledger
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def service(own_service: LiveService, ledger: Path) -> LiveService:
    own_service._environment["ERASURE_LEDGER"] = str(ledger)
    return own_service.start()


def register(service: LiveService) -> str:
    with service.api(service.token()) as api:
        return str(api.post("/v1/patients", json=PERSON).json()["id"])


def erase(service: LiveService, id: str) -> Any:
    with service.api(service.token()) as api:
        return api.delete(f"/v1/patients/{id}")


def status(service: LiveService, id: str) -> int:
    with service.api(service.token()) as api:
        return api.get(f"/v1/patients/{id}").status_code


def entries(ledger: Path) -> list[tuple[str, str, str]]:
    lines = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]
    return [(line["state"], line["brand_id"], line["patient_id"]) for line in lines]


def enter(ledger: Path, state: str, id: str) -> None:
    """Append a line as an erasure does."""
    erasure_ledger._append(ledger, state, "demo", id)


def test_ledger_has_ids_and_times_of_erasures_only(service: LiveService, ledger: Path) -> None:
    id, missing = register(service), "0192f5a0-0000-7000-8000-000000000000"
    assert ledger.stat().st_mode & 0o777 == 0o600
    assert erase(service, id).json()["status"] == "deleted"
    assert {erase(service, each).json()["status"] for each in (id, missing)} == {"not_present"}
    assert entries(ledger) == [("requested", "demo", id), ("erased", "demo", id)]
    lines = ledger.read_text(encoding="utf-8").splitlines()
    assert {name for line in lines for name in json.loads(line)} == {"at", "state", "brand_id", "patient_id"}
    service.stop()
    assert service.start().log.count("erasures_unfinished") == 0


@pytest.mark.parametrize("place", ["/dev/full", "gone"])
def test_erasure_that_cannot_be_entered_is_503(own_service: LiveService, tmp_path: Path, place: str) -> None:
    path = Path(place) if place == "/dev/full" else tmp_path / place
    own_service._environment["ERASURE_LEDGER"] = str(path)
    id = register(own_service.start())
    if place == "gone":
        path.unlink()
    for _ in range(2):
        refused = erase(own_service, id)
        assert (refused.status_code, refused.json()["error"]) == (503, "unavailable")
    assert status(own_service, id) == 200
    assert '"event":"unavailable"' in own_service.log


def test_start_without_a_place_for_the_ledger_fails(own_service: LiveService, tmp_path: Path) -> None:
    done = own_service.command("run", ERASURE_LEDGER=str(tmp_path / "none" / "ledger"))
    assert (done.returncode, "cannot be used (No such file or directory)" in done.stderr) == (1, True)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_start_with_an_older_database_names_the_command(service: LiveService, ledger: Path, processes: str) -> None:
    kept, erased = register(service), register(service)
    enter(ledger, "requested", erased)
    enter(ledger, "erased", erased)
    service.stop()
    done = service.command("run", PROCESSES=processes)
    assert done.returncode == 1
    assert "The database is older than its erasure ledger: erasures that it lacks: 1." in done.stderr
    assert "`python -m service restore --ledger-only`" in done.stderr
    replayed = service.command("restore", "--ledger-only")
    assert (replayed.returncode, replayed.stderr) == (0, "")
    assert replayed.stdout == "Erasures in the ledger: 1. Patients erased again: 1.\n"
    service.start()
    assert [status(service, each) for each in (kept, erased)] == [200, 404]
    assert service.sql("SELECT event, client, operation FROM audit WHERE patient_id = %s ORDER BY id", erased)[1:] == [
        ("patient.erased", "erasure-ledger", "patients.erase")
    ]
    assert len(service.sql("SELECT 1 FROM outbox WHERE patient_id = %s AND event = 'patient.erased'", erased)) == 1
    with service.api(service.token()) as api:
        assert api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"] == 1


def merge(service: LiveService, survivor: str, merged: str) -> None:
    with service.api(service.token()) as api:
        assert api.post(f"/v1/patients/{survivor}/merges", json={"merged_id": merged}).status_code == 201


def test_erasure_of_a_survivor_is_entered_for_each_patient(service: LiveService, ledger: Path) -> None:
    first, second, third = (register(service) for _ in range(3))
    merge(service, second, third)
    merge(service, first, second)
    assert erase(service, second).status_code == 409
    assert entries(ledger) == []
    assert erase(service, first).json()["status"] == "deleted"
    states = ["requested"] * 3 + ["erased"] * 3
    assert [state for state, _, _ in entries(ledger)] == states
    for state in ("requested", "erased"):
        assert {id for each, _, id in entries(ledger) if each == state} == {first, second, third}
    service.stop()
    assert service.start().log.count("erasures_unfinished") == 0


@pytest.mark.parametrize(
    ("erased", "count"), [((0, 1), 2), ((0,), 1), ((1,), 1), ((2,), 1), ((0, 2), 2), ((1, 2), 2), ((0, 1, 2), 3)]
)
def test_replay_erases_merged_patients_of_the_ledger_only(
    service: LiveService, ledger: Path, erased: tuple[int, ...], count: int
) -> None:
    """Patients of whom only some are in the ledger were taken apart before the erasure, after the backup."""
    ids = [register(service) for _ in range(3)]
    merge(service, ids[1], ids[2])
    merge(service, ids[0], ids[1])
    for number in erased:
        for state in ("requested", "erased"):
            enter(ledger, state, ids[number])
    service.stop()
    done = service.command("run")
    assert f"erasures that it lacks: {count}." in done.stderr
    replayed = service.command("restore", "--ledger-only")
    assert (replayed.returncode, replayed.stderr) == (0, "")
    assert replayed.stdout == f"Erasures in the ledger: {count}. Patients erased again: {count}.\n"
    service.start()
    with service.api(service.token()) as api:
        kept = [id for number, id in enumerate(ids) if number not in erased]
        found = [api.get(f"/v1/patients/{id}", params={"follow": "true"}).status_code for id in ids]
        assert found == [404 if number in erased else 200 for number in range(3)]
        (total,) = (api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"],)
    merged = service.sql("SELECT count(*) FROM merged_patients")[0][0]
    assert total + merged == len(kept)
    left = service.sql("SELECT DISTINCT patient_id::text FROM timeline")
    assert {id for (id,) in left} <= set(kept)


def test_unfinished_erasure_is_logged_and_replayed(service: LiveService, ledger: Path) -> None:
    id = register(service)
    enter(ledger, "requested", id)
    with ledger.open("ab") as file:
        file.write(b'{"at":"2026-')  # the power failed here
    enter(ledger, "requested", "0192f5a0-0000-7000-8000-000000000000")
    service.stop()
    log = service.start().log
    assert '"event":"erasures_unfinished","count":1,"run":"python -m service restore --ledger-only"' in log
    assert '"event":"erasure_ledger_unreadable","lines":1' in log
    assert status(service, id) == 200
    replayed = service.command("restore", "--ledger-only")  # while the service runs
    assert replayed.stdout.splitlines() == [
        "Erasures in the ledger: 2. Patients erased again: 1.",
        "Lines of the ledger that cannot be read: 1.",
    ]
    assert status(service, id) == 404

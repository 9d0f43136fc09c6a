"""Jumps of the service's clock by half an hour, by libfaketime, which leaves its monotonic clock as it is."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Missing, Program, running
from tests.support.tools import FAKETIME
from tests.support.waiting import wait_until
from tests.support.writers import Writers, assert_consistent

_JUMPS = ("-30m", "+30m", "+0m")
_AN_HOUR_AGO = "-60m"
_LIMIT = 3
_LONGEST_RETRY_AFTER = 60
_WRITES = 100


def run(jumps: int) -> list[Row]:
    """Let the clock jump so many times under writes, and as often for a caller whose rate limit is used up."""
    return [_jump_under_writes(jumps), _jump_with_a_limit(jumps)]


class Clock:
    """The clock of a service that runs with `environment`."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / "clock"
        self.environment = {
            "LD_PRELOAD": _library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.jump("+0m")

    def jump(self, offset: str) -> None:
        """Set the clock to an offset from the time of the machine, such as -30m."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{offset}\n", encoding="ascii")
        fresh.rename(self._file)


@contextmanager
def _serving(**environment: str) -> Iterator[tuple[Program, Clock, str]]:
    """Yield a service, its clock, and a token that was issued an hour ago, so that it is valid after every jump."""
    with tempfile.TemporaryDirectory(prefix="patient-graph-test-") as directory:
        clock = Clock(Path(directory))
        with running(Program(**environment, **clock.environment)) as service:
            clock.jump(_AN_HOUR_AGO)
            token = service.printed_token(brand="demo")
            clock.jump("+0m")
            yield service, clock, token


def _jump_under_writes(jumps: int) -> Row:
    with _serving(**DEFAULT_TIMEOUTS) as (service, clock, token):
        with Writers(service, token) as writers, service.api(token) as api:
            patient = _created(api)
            for number in range(jumps):
                writers.wait_for(_WRITES)
                known, pages = writers.acknowledged, _ids(api)
                listed = next(pages)
                clock.jump(_JUMPS[number % len(_JUMPS)])
                writers.wait_for(_WRITES)
                for page in pages:
                    listed += page
                assert all(listed.count(id) == 1 for id in known), "a patient is missing in the list, or listed twice"
                patient = _updated(api, patient)
            clock.jump("+0m")
        assert_consistent(service, [patient["id"], *writers.acknowledged])
    figures: dict[str, Figure] = {
        "acknowledged writes": len(writers.acknowledged),
        "lost": 0,
        "stored twice": 0,
        "missing in lists, or listed twice": 0,
        "responses with 503": writers.unavailable,
    }
    return Row("30 minutes back, 30 minutes ahead and right again, under writes", f"{jumps} jumps", figures)


def _created(api: httpx2.Client) -> dict[str, str]:
    body = {"brand_id": "demo", "first_name": "a", "last_name": "b", "email": "jumps@x.io"}
    response = api.post("/v1/patients", json=body, headers={"Idempotency-Key": "jumps"})
    assert response.status_code == 201, response.text
    return dict(response.json())


def _updated(api: httpx2.Client, patient: dict[str, str]) -> dict[str, str]:
    """Change a patient; return the new one. Its `updated_at` increases also if the clock went back."""
    change, headers = {"first_name": f"a {time.time_ns()}"}, {"Content-Type": "application/merge-patch+json"}
    response = api.patch(f"/v1/patients/{patient['id']}", json=change, headers=headers)
    assert response.status_code == 200, response.text
    assert response.json()["updated_at"] > patient["updated_at"]
    return dict(response.json())


def _ids(api: httpx2.Client) -> Iterator[list[str]]:
    """Yield the ids of each page of the list, by cursor."""
    params: dict[str, str] | None = {"brand_id": "demo", "limit": "100"}
    while params:
        response = api.get("/v1/patients", params=params)
        assert response.status_code == 200, response.text
        page = response.json()
        yield [patient["id"] for patient in page["patients"]]
        params = params | {"cursor": page["next_cursor"]} if page["next_cursor"] else None


def _jump_with_a_limit(jumps: int) -> Row:
    longest, waited = 0, [0.0]
    with _serving(RATE_LIMIT_READ=str(_LIMIT)) as (service, clock, token), service.api(token) as api:
        for number in range(jumps):
            if number:
                waited.append(_wait_for_the_limit(api))
            _use_up(api)
            clock.jump(_JUMPS[number % len(_JUMPS)])
            longest = max(longest, _retry_after(api))
    figures: dict[str, Figure] = {"longest Retry-After, s": longest}
    if jumps > 1:
        figures["longest time until the caller is served again, s"] = max(waited)
    return Row("the same for a caller whose rate limit is used up", f"{jumps} jumps", figures)


def _use_up(api: httpx2.Client) -> None:
    wait_until(lambda: _retry_after(api), "the rate limit is used up")


def _wait_for_the_limit(api: httpx2.Client) -> float:
    start = time.monotonic()
    wait_until(lambda: _retry_after(api) == 0, "the caller is served again")
    return time.monotonic() - start


def _retry_after(api: httpx2.Client) -> int:
    """Send a read; return the seconds of Retry-After, or 0 if it is served."""
    response = api.get("/v1/patients", params={"brand_id": "demo", "limit": 1})
    assert response.status_code in (200, 429), response.text
    seconds = int(response.headers["Retry-After"]) if response.status_code == 429 else 0
    assert seconds <= _LONGEST_RETRY_AFTER, f"Retry-After: {seconds}"
    return seconds


def _library() -> str:
    """Return the path of libfaketime. Raises Missing."""
    if FAKETIME is None:
        raise Missing("libfaketime is not installed (Debian: apt-get install libfaketime).")
    return str(FAKETIME)

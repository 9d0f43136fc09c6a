"""A real service whose clock is set back by half an hour, by libfaketime."""

from datetime import datetime, timedelta
from typing import Any

import httpx2
import pytest

from tests.support.live_service import LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.tools import FAKETIME, needs_faketime
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.gate, needs_faketime]

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
MERGE = {"Content-Type": "application/merge-patch+json"}
HALF_AN_HOUR = 1800


class ServiceWithClock:
    """A service with a clock that the test sets."""

    def __init__(self, service: LiveService) -> None:
        self._clock = service.data_dir.parent / "clock"
        service._environment |= LONG_TIMEOUT_ENV | {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self._clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "RATE_LIMIT_ADMIN": "3",
        }
        self.set_back(2 * HALF_AN_HOUR)
        token = service.printed_token()  # issued in the past at all times of the test
        self.set_back(0)
        self.api = service.start().api(token)

    def set_back(self, seconds: int) -> None:
        self._clock.write_text(f"-{seconds}\n", encoding="ascii")

    def create(self) -> dict[str, Any]:
        created = self.api.post("/v1/patients", json=PERSON)
        assert created.status_code == 201, created.text
        patient: dict[str, Any] = created.json()
        return patient

    def search(self) -> httpx2.Response:
        return self.api.post("/v1/patients/search", json={"name": "Nobody"})


def test_limit_versions_and_lists_when_the_clock_is_set_back(own_service: LiveService) -> None:
    service = ServiceWithClock(own_service)
    first = service.create()
    etag = f'"{first["updated_at"]}"'
    assert [service.search().status_code for _ in range(4)] == [200] * 3 + [429]
    service.set_back(HALF_AN_HOUR)
    second = service.create()
    apart = datetime.fromisoformat(first["created_at"]) - datetime.fromisoformat(second["created_at"])
    assert apart > timedelta(minutes=20), "the service has the clock of the test"

    path = f"/v1/patients/{first['id']}"
    changed = service.api.patch(path, json={"gender": "x"}, headers=MERGE | {"If-Match": etag})
    assert changed.json()["updated_at"] > first["updated_at"]
    stale = service.api.patch(path, json={"gender": "y"}, headers=MERGE | {"If-Match": etag})
    assert stale.status_code == 412

    listed = service.api.get("/v1/patients", params={"brand_id": "demo"}).json()["patients"]
    assert [each["id"] for each in listed] == [first["id"], second["id"]]

    def is_served() -> bool:
        answer = service.search()
        assert answer.status_code == 200 or 1 <= int(answer.headers["retry-after"]) <= 60
        return answer.status_code == 200

    wait_until(is_served, "the limit of a minute ends")
    service.api.close()

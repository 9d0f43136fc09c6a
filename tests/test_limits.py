"""How often a caller may ask."""

import asyncio
import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from service.local import LocalTokens
from service.windows import SharedWindows
from tests.conftest import MakeApi
from tests.identity import Identity
from tests.judge import CONTRACT
from tests.redis import Redis
from tests.running import RunningService
from tests.tools import needs

HEADERS = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")
PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.fixture(scope="module")
def limited() -> Iterator[RunningService]:
    service = RunningService(RATE_READ="5", RATE_WRITE="60", RATE_ADMIN="4", RATE_DUPLICATE="3").start()
    yield service
    service.clean_up()


_names = iter(range(1000))


@pytest.fixture
def api(limited: RunningService) -> Iterator[httpx2.Client]:
    """Of a person who has not called before."""
    with client(limited, f"person-{next(_names)}") as api:
        yield api


def client(service: RunningService, subject: str, brand: str = "demo") -> httpx2.Client:
    scopes = ["read:patients", "write:patients", "admin:patients"]
    return service.api(LocalTokens(service.data_dir).mint(brand=brand, scopes=scopes, subject=subject))


def listed(api: httpx2.Client, **params: Any) -> httpx2.Response:
    return api.get("/v1/patients", params={"brand_id": "demo"} | params)


def windows(answer: httpx2.Response) -> tuple[int, int]:
    limit, remaining, reset = (int(answer.headers[name]) for name in HEADERS)
    assert 1 <= reset <= 60
    return limit, remaining


def assert_limited(answer: httpx2.Response, limit: int) -> None:
    assert (answer.status_code, answer.json()["error"]) == (429, "rate_limited")
    assert windows(answer) == (limit, 0)
    assert len(answer.headers.get_list("x-ratelimit-limit")) == 1
    assert answer.headers["retry-after"] == answer.headers["x-ratelimit-reset"]


def test_every_answer_says_what_is_left_and_beyond_it_is_429(api: httpx2.Client) -> None:
    answers = [
        listed(api),
        listed(api, limit=0),
        listed(api, brand_id="other"),
        api.get("/v1/patients/019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"),
        listed(api),
    ]
    assert [answer.status_code for answer in answers] == [200, 400, 403, 404, 200]
    assert [windows(answer) for answer in answers] == [(5, left) for left in (4, 3, 2, 1, 0)]
    for _ in range(3):
        assert_limited(listed(api), 5)


def test_a_missing_scope_counts_as_well(limited: RunningService) -> None:
    token = LocalTokens(limited.data_dir).mint(brand="demo", scopes=["read:profile"], subject="curious")
    with limited.api(token) as api:
        assert [listed(api).status_code for _ in range(7)] == [403] * 5 + [429] * 2


def test_each_class_and_each_caller_has_a_window_of_its_own(limited: RunningService, api: httpx2.Client) -> None:
    for _ in range(6):
        refused = listed(api)
    assert refused.status_code == 429
    assert windows(api.post("/v1/patients", json=PERSON)) == (60, 59)
    assert windows(api.post("/v1/patients/search", json={"name": "x"})) == (4, 3)
    with client(limited, "somebody-else") as other:
        assert windows(listed(other)) == (5, 4)


def test_a_refused_request_does_nothing(limited: RunningService) -> None:
    with client(limited, "eager", brand="eager") as api:
        person = PERSON | {"brand_id": "eager"}
        answers = Counter(api.post("/v1/patients", json=person).status_code for _ in range(70))
    assert answers == {201: 60, 429: 10}
    assert limited.sql("SELECT count(*) FROM patients WHERE brand_id = 'eager'") == [(60,)]


def test_what_needs_no_token_has_no_limit(limited: RunningService) -> None:
    with httpx2.Client(base_url=limited.url) as api:
        for _ in range(10):
            answer = api.get("/healthz")
            assert answer.status_code == 200
            assert not set(HEADERS) & set(answer.headers)


def test_a_budget_of_its_own_holds_the_answer_that_somebody_is_registered(api: httpx2.Client) -> None:
    known = PERSON | {"email": "known@example.com"}
    assert api.post("/v1/patients", json=known).status_code == 201
    assert [api.post("/v1/patients", json=known).status_code for _ in range(3)] == [409] * 3
    for person in (known, PERSON | {"email": "new@example.com"}):  # the refusal does not tell which it is
        assert_limited(api.post("/v1/patients", json=person), 3)


def test_the_budget_cannot_be_overdrawn_by_asking_at_once(limited: RunningService, api: httpx2.Client) -> None:
    known = PERSON | {"email": "known-too@example.com"}
    assert api.post("/v1/patients", json=known).status_code == 201
    with ThreadPoolExecutor(30) as threads:
        posted = threads.map(lambda _: api.post("/v1/patients", json=known).status_code, range(50))
        answers = Counter(posted)
    assert set(answers) == {409, 429}
    assert answers[409] <= 3


def test_creating_many_at_once_does_not_use_up_the_budget(api: httpx2.Client) -> None:
    with ThreadPoolExecutor(30) as threads:
        assert set(threads.map(lambda _: api.post("/v1/patients", json=PERSON).status_code, range(50))) == {201}
    known = PERSON | {"email": "known-as-well@example.com"}
    assert [api.post("/v1/patients", json=known).status_code for _ in range(5)] == [201, 409, 409, 409, 429]


def test_local_mode_has_no_limits_unless_they_are_set(make_api: MakeApi) -> None:
    answer = make_api("demo").get("/v1/patients", params={"brand_id": "demo"})
    assert answer.status_code == 200
    assert not set(HEADERS) & set(answer.headers)


def test_with_an_identity_service_the_limits_are_on() -> None:
    identity = Identity()
    service = RunningService(**identity.environment, RATE_ADMIN="0").start()
    with service.api(identity.signed(scope="manage:patients admin:patients")) as api:
        assert windows(listed(api)) == (1000, 999)
        assert windows(api.post("/v1/patients", json=PERSON)) == (200, 199)
        assert "x-ratelimit-limit" not in api.post("/v1/patients/search", json={"name": "x"}).headers
    service.clean_up()
    identity.stop()


def test_every_guarded_operation_has_a_class_and_documents_its_limit() -> None:
    for item in CONTRACT["paths"].values():
        for method, operation in item.items():
            if method == "parameters" or operation.get("security") == []:
                assert "x-rate" not in operation
                continue
            assert operation["x-rate"] in ("read", "write", "admin")
            assert {"$ref": "#/components/parameters/BrandHeader"} in operation["parameters"]
            for status, response in operation["responses"].items():
                name = response.get("$ref", "").rpartition("/")[2]
                headers = (CONTRACT["components"]["responses"][name] if name else response)["headers"]
                assert {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"} <= set(headers), status
            assert {"401", "403", "429", "503"} <= set(operation["responses"])


@needs("redis-server")
def test_services_with_one_redis_count_together_and_each_alone_while_it_is_away() -> None:
    redis = Redis().start()
    services = [RunningService(RATE_READ="6", RATE_LIMIT_URL=redis.url) for _ in range(2)]
    tokens = LocalTokens(services[0].data_dir)
    services[1].data_dir.mkdir(parents=True)
    key = "local-signing-key.json"
    (services[1].data_dir / key).write_bytes((services[0].data_dir / key).read_bytes())
    apis = [
        service.start().api(tokens.mint(brand="demo", scopes=["read:patients"], subject="ada")) for service in services
    ]
    assert [listed(apis[number % 2]).status_code for number in range(8)] == [200] * 6 + [429] * 2
    redis.stop()
    for api in apis:
        assert [listed(api).status_code for _ in range(8)] == [200] * 6 + [429] * 2
    assert all('"event":"rate_limits_alone"' in service.log for service in services)
    redis.start()
    deadline = time.monotonic() + 20
    while listed(apis[0]).status_code == 429:  # an empty Redis has room again
        assert time.monotonic() < deadline
        time.sleep(0.5)
    os.kill(redis.pid, signal.SIGSTOP)  # it hangs: nobody waits for it
    began = time.monotonic()
    assert listed(apis[0]).status_code == 429
    assert time.monotonic() - began < 5
    os.kill(redis.pid, signal.SIGCONT)
    for api, service in zip(apis, services, strict=True):
        api.close()
        service.clean_up()
    redis.stop()


def test_a_database_of_windows_that_cannot_be_understood_is_told_at_the_start() -> None:
    running = RunningService()
    done = running.command("run", RATE_LIMIT_URL="memcached://x")
    running.clean_up()
    assert (done.returncode, done.stderr) == (1, "RATE_LIMIT_URL: must be an address redis:// or rediss://\n")


def hits(path: Path, item: RateLimitItem, count: int, who: str = "ada") -> int:
    """How many of so many requests are let through, by a process that opens the windows anew."""
    limiter = SlidingWindowCounterRateLimiter(SharedWindows(path))

    async def all_of_them() -> int:
        return sum([await limiter.hit(item, who) for _ in range(count)])

    return asyncio.run(all_of_them())


def test_processes_share_their_windows(tmp_path: Path) -> None:
    item = RateLimitItemPerSecond(1000, 3600)
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        taken = pool.starmap(hits, [(tmp_path / "windows", item, 400)] * 4)
    assert sum(taken) == 1000
    assert min(taken) < 400


def test_a_window_slides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = RateLimitItemPerSecond(10, 60)
    taken = []
    for now in (600, 659, 660, 666.5, 689, 719, 720, 900):
        monkeypatch.setattr(time, "time", lambda now=now: now)
        taken.append(hits(tmp_path / "windows", item, 15))
    # Ten in the first minute; of those nine tenths, then half, then none count in the second; and so on.
    assert taken == [10, 0, 0, 2, 3, 5, 0, 10]


def test_a_caller_that_waits_as_told_is_let_through(tmp_path: Path) -> None:
    limiter, item = SlidingWindowCounterRateLimiter(SharedWindows(tmp_path / "windows")), RateLimitItemPerSecond(7, 2)

    async def waits() -> None:
        for _ in range(5):
            while await limiter.hit(item, "ada"):
                pass
            reset_at, remaining = await limiter.get_window_stats(item, "ada")
            assert remaining == 0
            await asyncio.sleep(reset_at - time.time() + 0.01)
            assert await limiter.hit(item, "ada")

    asyncio.run(waits())


def test_more_callers_than_there_is_room_for_are_let_through_and_the_busy_ones_still_counted(tmp_path: Path) -> None:
    path, item = tmp_path / "windows", RateLimitItemPerSecond(10, 3600)
    assert hits(path, item, 20, "busy") == 10
    limiter = SlidingWindowCounterRateLimiter(SharedWindows(path))

    async def crowd() -> bool:
        return all([await limiter.hit(item, f"caller-{number}") for number in range(100_000)])

    assert asyncio.run(crowd())
    assert hits(path, item, 20, "busy") == 0
    assert path.stat().st_size == 2 * 1024 * 1024

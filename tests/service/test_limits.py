"""Rate limits."""

import asyncio
import fcntl
import math
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import psycopg2
import pytest
from limits import RateLimitItemPerMinute
from limits.aio import storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis import StrictRedis

from service.auth.local import LocalTokens
from service.auth.principal import AccessToken
from service.bootstrap import build
from service.contract.model import ResponseRateLimit
from service.errors import Problem
from service.ratelimit import memory
from service.ratelimit.limiter import LocalStorage, RateLimiter
from service.ratelimit.memory import MemoryStorage, SharedMemoryStorage, bucket_key, create_shared_file
from service.ratelimit.redis import RedisStorage
from service.settings import Settings
from tests.conftest import MakeApi
from tests.support.identity_provider import IdentityProvider
from tests.support.live_service import ANYONE, ROOT, LiveService
from tests.support.oracle import CONTRACT
from tests.support.overrides import FIXED_RATE_LIMIT_CLOCK, LONG_TIMEOUT_ENV, LONG_TIMEOUTS, override_env
from tests.support.redis import Redis
from tests.support.tools import needs
from tests.support.waiting import LONG, ManualClock, wait_until

HEADERS = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")
PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.fixture(scope="module")
def limited() -> Iterator[LiveService]:
    rates = {"RATE_LIMIT_READ": "5", "RATE_LIMIT_WRITE": "60", "RATE_LIMIT_ADMIN": "4", "RATE_LIMIT_DUPLICATE": "3"}
    service = LiveService(**LONG_TIMEOUT_ENV | FIXED_RATE_LIMIT_CLOCK | rates).start()
    yield service
    service.clean_up()


_names = iter(range(1000))


@pytest.fixture
def api(limited: LiveService) -> Iterator[httpx2.Client]:
    """A client of a person without earlier requests."""
    with client(limited, f"person-{next(_names)}") as api:
        yield api


def client(service: LiveService, subject: str, brand: str = "demo") -> httpx2.Client:
    scopes = ["read:patients", "write:patients", "admin:patients"]
    return service.api(LocalTokens(service.data_dir).mint(brand=brand, scopes=scopes, subject=subject))


def list_patients(api: httpx2.Client, **params: Any) -> httpx2.Response:
    return api.get("/v1/patients", params={"brand_id": "demo"} | params)


def rate_limit(answer: httpx2.Response) -> tuple[int, int]:
    limit, remaining, reset = (int(answer.headers[name]) for name in HEADERS)
    assert 1 <= reset <= 60
    return limit, remaining


def assert_limited(answer: httpx2.Response, limit: int) -> None:
    assert (answer.status_code, answer.json()["error"]) == (429, "rate_limited")
    assert rate_limit(answer) == (limit, 0)
    assert len(answer.headers.get_list("x-ratelimit-limit")) == 1
    assert answer.headers["retry-after"] == answer.headers["x-ratelimit-reset"]


def test_responses_state_the_remaining_requests_until_429(api: httpx2.Client) -> None:
    answers = [
        list_patients(api),
        list_patients(api, limit=0),
        list_patients(api, brand_id="other"),
        api.get("/v1/patients/019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"),
        list_patients(api),
    ]
    assert [answer.status_code for answer in answers] == [200, 400, 403, 404, 200]
    assert [rate_limit(answer) for answer in answers] == [(5, left) for left in (4, 3, 2, 1, 0)]
    for _ in range(3):
        assert_limited(list_patients(api), 5)


def test_request_without_scope_counts_against_the_limit(limited: LiveService) -> None:
    token = LocalTokens(limited.data_dir).mint(brand="demo", scopes=["read:profile"], subject="curious")
    with limited.api(token) as api:
        assert [list_patients(api).status_code for _ in range(7)] == [403] * 5 + [429] * 2


def test_rate_limits_are_per_class_and_caller(limited: LiveService, api: httpx2.Client) -> None:
    for _ in range(6):
        refused = list_patients(api)
    assert refused.status_code == 429
    assert rate_limit(api.post("/v1/patients", json=PERSON)) == (60, 59)
    assert rate_limit(api.post("/v1/patients/search", json={"name": "x"})) == (4, 3)
    with client(limited, "somebody-else") as other:
        assert rate_limit(list_patients(other)) == (5, 4)


def test_rate_limited_request_has_no_effect(limited: LiveService) -> None:
    with client(limited, "eager", brand="eager") as api:
        person = PERSON | {"brand_id": "eager"}
        answers = Counter(api.post("/v1/patients", json=person).status_code for _ in range(70))
    assert answers == {201: 60, 429: 10}
    assert limited.sql("SELECT count(*) FROM patients WHERE brand_id = 'eager'") == [(60,)]


def test_public_operations_have_no_rate_limit(limited: LiveService) -> None:
    for _ in range(10):
        answer = ANYONE.get(f"{limited.url}/healthz")
        assert answer.status_code == 200
        assert not set(HEADERS) & set(answer.headers)


def test_duplicate_responses_have_their_own_rate_limit(api: httpx2.Client) -> None:
    known = PERSON | {"email": "known@example.com"}
    assert api.post("/v1/patients", json=known).status_code == 201
    absent = "/v1/patients/019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
    merge = {"Content-Type": "application/merge-patch+json"}
    for _ in range(4):  # other errors do not count
        assert api.patch(absent, content=b'{"gender":"x"}', headers=merge).status_code == 404
    assert [api.post("/v1/patients", json=known).status_code for _ in range(3)] == [409] * 3
    for person in (known, PERSON | {"email": "new@example.com"}):  # the 429 does not reveal which it is
        assert_limited(api.post("/v1/patients", json=person), 3)


def test_concurrent_requests_cannot_exceed_the_duplicate_limit(limited: LiveService, api: httpx2.Client) -> None:
    known = PERSON | {"email": "known-too@example.com"}
    assert api.post("/v1/patients", json=known).status_code == 201
    with ThreadPoolExecutor(30) as threads:
        posted = threads.map(lambda _: api.post("/v1/patients", json=known).status_code, range(50))
        answers = Counter(posted)
    assert set(answers) == {409, 429}
    assert answers[409] <= 3


def test_concurrent_creates_are_limited_by_the_duplicate_budget(limited: LiveService, api: httpx2.Client) -> None:
    """A rejection after execution would reveal as much as the response itself."""
    known = PERSON | {"email": "known-to-the-lock@example.com"}
    assert api.post("/v1/patients", json=known).status_code == 201
    holder = psycopg2.connect(limited.owner_dsn())
    with ThreadPoolExecutor(12) as threads, holder.cursor() as cursor:
        cursor.execute("LOCK TABLE patients")
        posted = [threads.submit(api.post, "/v1/patients", json=known) for _ in range(12)]
        wait_until(lambda: limited.waiting_for_locks() == 3, "three are carried out")
        for _ in range(20):  # everything received by now has been handled by the event loop
            assert api.get("/healthz").status_code == 200
        assert limited.waiting_for_locks() == 3
        holder.rollback()
        assert Counter(request.result().status_code for request in posted) == {409: 3, 429: 9}
    holder.close()


def test_concurrent_creates_do_not_use_up_the_duplicate_budget(api: httpx2.Client) -> None:
    with ThreadPoolExecutor(30) as threads:
        assert set(threads.map(lambda _: api.post("/v1/patients", json=PERSON).status_code, range(50))) == {201}
    known = PERSON | {"email": "known-as-well@example.com"}
    assert [api.post("/v1/patients", json=known).status_code for _ in range(5)] == [201, 409, 409, 409, 429]


def test_local_mode_has_no_rate_limits_by_default(make_api: MakeApi) -> None:
    answer = make_api("demo").get("/v1/patients", params={"brand_id": "demo"})
    assert answer.status_code == 200
    assert not set(HEADERS) & set(answer.headers)


def test_rate_limits_are_enabled_with_an_idp() -> None:
    identity = IdentityProvider()
    service = LiveService(**identity.environment, **FIXED_RATE_LIMIT_CLOCK, RATE_LIMIT_ADMIN="0").start()
    with service.api(identity.signed_token(scope="manage:patients admin:patients")) as api:
        assert rate_limit(list_patients(api)) == (1000, 999)
        assert rate_limit(api.post("/v1/patients", json=PERSON)) == (200, 199)
        assert "x-ratelimit-limit" not in api.post("/v1/patients/search", json={"name": "x"}).headers
    service.clean_up()
    identity.stop()


def test_every_guarded_operation_documents_its_rate_limit() -> None:
    for item in CONTRACT["paths"].values():
        for method, operation in item.items():
            if method == "parameters" or operation.get("security") == []:
                assert "x-rate-limit" not in operation
                continue
            assert operation["x-rate-limit"] in ("read", "write", "admin")
            assert {"$ref": "#/components/parameters/BrandHeader"} in operation["parameters"]
            for status, response in operation["responses"].items():
                if status == "401":  # no caller to count
                    continue
                name = response.get("$ref", "").rpartition("/")[2]
                headers = (CONTRACT["components"]["responses"][name] if name else response)["headers"]
                assert {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"} <= set(headers), status
            assert {"401", "403", "429", "503"} <= set(operation["responses"])


def clients(services: list[LiveService], tokens: LocalTokens, subject: str) -> list[httpx2.Client]:
    token = tokens.mint(brand="demo", scopes=["read:patients"], subject=subject)
    return [service.api(token) for service in services]


@needs("redis-server")
def test_services_share_limits_in_redis_with_local_fallback() -> None:
    redis = Redis().start()
    slow = override_env(LONG_TIMEOUTS | {"service.ratelimit.limiter._SHARED_TIMEOUT_SECONDS": 30})
    services = [
        LiveService(**slow | FIXED_RATE_LIMIT_CLOCK, RATE_LIMIT_READ="6", RATE_LIMIT_STORAGE_URL=redis.url)
        for _ in range(2)
    ]
    tokens = LocalTokens(services[0].data_dir)
    services[1].data_dir.mkdir(parents=True)
    key = "local-signing-key.json"
    (services[1].data_dir / key).write_bytes((services[0].data_dir / key).read_bytes())
    for service in services:
        service.start()
    apis = clients(services, tokens, "ada")
    assert [list_patients(apis[number % 2]).status_code for number in range(8)] == [200] * 6 + [429] * 2
    redis.stop()
    for api in apis:  # four of the six requests were counted here
        assert [list_patients(api).status_code for _ in range(4)] == [200] * 2 + [429] * 2
    assert all('"event":"rate_limit_fallback"' in service.log for service in services)
    redis.start()
    in_redis = StrictRedis(port=redis.port)
    for service in services:  # one by one, with new callers, because limited ones are rejected without asking Redis
        in_redis.flushall()

        def counts_there(service: LiveService = service) -> Any:
            with client(service, f"bob-{next(_names)}") as api:
                assert list_patients(api).status_code == 200
            return in_redis.dbsize()

        wait_until(counts_there, "the service counts in Redis again")
    others = clients(services, tokens, "carol")
    assert [list_patients(others[number % 2]).status_code for number in range(8)] == [200] * 6 + [429] * 2
    keys = [key.decode() for key in in_redis.scan_iter()]
    assert keys
    assert not [key for key in keys if "bob" in key or "carol" in key or "local" in key]
    in_redis.close()
    for api in apis + others:
        api.close()
    for service in services:
        service.clean_up()
    redis.stop()


@needs("redis-server")
def test_concurrent_requests_cannot_exceed_limits_in_redis() -> None:
    redis = Redis().start()
    once = override_env({"service.ratelimit.limiter._SHARED_RETRY_SECONDS": 600})  # otherwise it would be logged again
    service = LiveService(
        **once | FIXED_RATE_LIMIT_CLOCK, RATE_LIMIT_READ="20", RATE_LIMIT_STORAGE_URL=redis.url
    ).start()
    with ThreadPoolExecutor(100) as threads:
        for subject in ("ada", "bob"):
            with client(service, subject) as api:
                answers = Counter(threads.map(lambda _, api=api: list_patients(api).status_code, range(200)))
            assert answers == {200: 20, 429: 180}
            os.kill(redis.pid, signal.SIGSTOP)  # a slow Redis makes no difference
    assert service.log.count('"event":"rate_limit_fallback"') == 1
    os.kill(redis.pid, signal.SIGCONT)
    service.clean_up()
    redis.stop()


@needs("redis-server")
def test_exhausted_budget_in_redis_is_429_for_all() -> None:
    redis = Redis().start()
    service = LiveService(
        **LONG_TIMEOUT_ENV | FIXED_RATE_LIMIT_CLOCK, RATE_LIMIT_DUPLICATE="1", RATE_LIMIT_STORAGE_URL=redis.url
    ).start()
    known = PERSON | {"email": "known@example.com"}
    with client(service, "ada") as api, ThreadPoolExecutor(30) as threads:
        assert [api.post("/v1/patients", json=known).status_code for _ in range(2)] == [201, 409]
        assert set(threads.map(lambda _: api.post("/v1/patients", json=known).status_code, range(60))) == {429}
    service.clean_up()
    redis.stop()


@pytest.mark.parametrize("url", ["memcached://x", "redis://", "redis://:password@127.0.0.1:99999"])
def test_invalid_redis_url_stops_the_start(url: str) -> None:
    running = LiveService()
    done = running.command("run", RATE_LIMIT_STORAGE_URL=url)
    running.clean_up()
    assert done.returncode == 1
    assert done.stderr.startswith("RATE_LIMIT_STORAGE_URL: ")
    assert "password" not in done.stderr


def hits(local: LocalStorage, limit: int, count: int, name: str = "ada", now: float = 600) -> int:
    """Return how many of so many requests are allowed at that time."""
    return sum(local.update(bucket_key("read", name), limit, 1, now)[0] for _ in range(count))


@pytest.fixture(params=["process", "shared"])
def local(request: pytest.FixtureRequest, tmp_path: Path) -> LocalStorage:
    return MemoryStorage() if request.param == "process" else SharedMemoryStorage(create_shared_file(tmp_path))


def test_processes_share_rate_limits_without_lost_counts(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.service.test_limits import SharedMemoryStorage, hits\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "print(hits(SharedMemoryStorage(int(sys.argv[1])), 90_000, 30_000))"
    )
    file = create_shared_file(tmp_path)
    command, pipe = [sys.executable, "-c", code, str(file)], subprocess.PIPE
    processes = [
        subprocess.Popen(command, cwd=ROOT, pass_fds=[file], stdin=pipe, stdout=pipe, text=True) for _ in range(4)
    ]
    assert [process.stdout.readline() for process in processes if process.stdout] == ["ready\n"] * 4
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    allowed = [int(process.communicate(timeout=5 * LONG)[0]) for process in processes]
    assert sum(allowed) == 90_000


@pytest.mark.parametrize("shared", [False, True])
def test_one_process_counts_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    locks = []
    monkeypatch.setattr(fcntl, "lockf", lambda *_: locks.append(1))
    settings = Settings(data_dir=tmp_path, rate_limit_read=9)
    limiter = build(settings, None, create_shared_file(tmp_path) if shared else None).rate_limiter
    assert asyncio.run(limiter.hit(token("ada", None), "read"))
    assert bool(locks) == shared


def test_shared_file_has_its_space_from_the_start(tmp_path: Path) -> None:
    status = os.fstat(create_shared_file(tmp_path))
    assert status.st_size == 2 * 1024 * 1024
    assert status.st_blocks * 512 >= status.st_size  # a full disk fails here and not by a signal later
    assert list(tmp_path.iterdir()) == []


def test_rate_limit_window_slides(local: LocalStorage) -> None:
    allowed = [hits(local, 10, 15, now=now) for now in (600, 659, 660, 666.5, 689, 719, 720, 900)]
    # Ten in the first minute; of those nine tenths, then half, then none count in the second; and so on.
    assert allowed == [10, 0, 0, 2, 3, 5, 0, 10]


def test_process_with_an_earlier_time_does_not_reset_the_window(local: LocalStorage) -> None:
    assert [hits(local, 10, 15, now=now) for now in (660.1, 659.9, 661)] == [10, 0, 0]


def test_limit_ends_after_a_minute_although_the_clock_is_set(
    local: LocalStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits, clock = RateLimiter({"write": 7}, local), ManualClock(600.3)
    for wall_clock in (1_767_225_600, 1_767_223_800, 1_767_229_200):  # half an hour back, then one and a half ahead
        monkeypatch.setattr(memory, "time", SimpleNamespace(time=lambda: wall_clock, monotonic=clock.monotonic))  # noqa: B023
        assert asyncio.run(limits.hit(ADA, "write"))
        clock.advance(use_up(limits))


@needs("redis-server")
def test_limit_in_redis_ends_although_clocks_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    redis = Redis().start()
    in_redis = StrictRedis(port=redis.port)

    async def hits_around_a_jump() -> list[bool]:
        windows = RedisStorage(redis.url)
        results = [await windows.update("read", "ada", 2, 1) for _ in range(3)]
        monkeypatch.setattr("service.ratelimit.redis.time", ManualClock(time.time() - 1800))
        results.append(await windows.update("read", "ada", 2, 1))
        for key in in_redis.scan_iter():  # as if the clock of Redis were set back by half an hour
            in_redis.pexpire(key, int(in_redis.pttl(key)) + 1_800_000)
        results += [await windows.update("read", "ada", 2, 1) for _ in range(3)]
        await windows.close()
        assert all(1 <= stats.reset <= 60 for _, stats in results)
        return [allowed for allowed, _ in results]

    assert asyncio.run(hits_around_a_jump()) == [True, True, False, False, True, True, False]
    in_redis.close()
    redis.stop()


@pytest.mark.parametrize("limit", [1, 7, 60])
def test_memory_storage_equals_the_limits_library(
    local: LocalStorage, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, clock = random.Random(limit), ManualClock(1_700_000_000)
    monkeypatch.setattr(time, "time", clock.time)
    monkeypatch.setattr(memory, "time", clock)
    key = bucket_key("read", "ada")
    theirs, item = SlidingWindowCounterRateLimiter(storage.MemoryStorage()), RateLimitItemPerMinute(limit)

    async def answers(cost: int) -> tuple[bool, tuple[int, int, int]]:
        taken = await theirs.hit(item, cost=cost) if cost else True
        reset_at, remaining = await theirs.get_window_stats(item)
        return taken, (limit, remaining, max(1, math.ceil(reset_at - clock.time())))

    async def steps() -> Counter[bool]:
        """Several hits per moment, some per minute, and occasional pauses."""
        seen = Counter[bool]()
        for _ in range(3_000):
            clock.advance(chance.choice([0, 0, 1, 60 / limit, 150 / limit]) * chance.random())
            clock.advance(90 * chance.random() if chance.random() < 0.01 else 0)
            cost = chance.choice([0, 1, 1, 2])
            expected = await answers(cost)
            assert local.update(key, limit, cost) == expected
            seen[expected[0]] += 1
        return seen

    seen = asyncio.run(steps())
    assert min(seen[True], seen[False]) > 300
    assert clock.time() > 1_700_000_000 + 20 * 60


def token(client: str, subject: str | None) -> AccessToken:
    return AccessToken(client, subject, None, frozenset(), 0)


ADA = token("app", "ada")


def use_up(limits: RateLimiter) -> int:
    """Use up a limit of seven; return the seconds of Retry-After."""

    async def hit() -> None:
        for _ in range(8):
            await limits.hit(ADA, "write")

    with pytest.raises(Problem) as refused:
        asyncio.run(hit())
    wait = int(refused.value.headers["Retry-After"])
    assert 1 <= wait <= 60
    return wait


def test_caller_that_waits_for_retry_after_is_let_through(local: LocalStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = RateLimiter({"write": 7}, local)
    clock = ManualClock(600.3)
    monkeypatch.setattr(memory, "time", clock)

    for _ in range(20):
        clock.advance(use_up(limits))
        assert asyncio.run(limits.hit(ADA, "write"))


def test_rate_limit_is_per_client_and_person(local: LocalStorage) -> None:
    limits = RateLimiter({"write": 7, "none": 0}, local)
    bearers = [ADA, token("app", "bob"), token("other", "ada"), token("app", None), token("ada", "app")]
    taken = [asyncio.run(limits.hit(bearer, rate)) for rate in ("write", "none", None) for bearer in bearers]
    assert [window and window.remaining for window in taken] == [6] * 5 + [None] * 10


def test_excess_callers_pass_and_busy_ones_stay_limited(
    local: LocalStorage,
) -> None:
    assert hits(local, 10, 20, "busy") == 10
    assert all(hits(local, 10, 1, f"caller-{number}") for number in range(100_000))
    assert hits(local, 10, 20, "busy") == 0


def test_one_process_keeps_the_rate_limits_in_use() -> None:
    local, busy = MemoryStorage(), [f"busy-{number}" for number in range(16)]
    assert all(hits(local, 20, 1, name, now=600) for name in busy)
    assert all(hits(local, 20, 1, f"idle-{number}", now=600) for number in range(65_520))
    assert [hits(local, 20, 30, name, now=6000) for name in busy] == [20] * 16
    assert all(hits(local, 20, 1, f"new-{number}", now=6000) for number in range(100))
    assert [hits(local, 20, 1, name, now=6000) for name in busy] == [0] * 16


def test_one_process_keeps_a_bounded_number_of_windows() -> None:
    local = MemoryStorage()
    assert all(hits(local, 10, 1, f"caller-{number}") for number in range(70_000))
    assert len(local._buckets) == 65_536


def test_reserve_limits_concurrency_to_the_budget() -> None:
    limits, response = RateLimiter({"duplicate": 3}, MemoryStorage()), ResponseRateLimit(409, "duplicate")

    async def begun() -> list[int]:
        """Return how many have started, at first and after each that ends without a 409."""
        end, began, seen = asyncio.Queue[None](), [], []

        async def carry_out() -> None:
            began.append(1)
            await end.get()

        tasks = [asyncio.create_task(limits.reserve(ADA, response, carry_out)) for _ in range(5)]
        for _ in range(3):
            for _ in range(100):  # only the event loop is involved
                await asyncio.sleep(0)
            seen.append(len(began))
            end.put_nowait(None)
        for _ in tasks:
            end.put_nowait(None)
        await asyncio.gather(*tasks)
        return seen

    assert asyncio.run(begun()) == [3, 4, 5]

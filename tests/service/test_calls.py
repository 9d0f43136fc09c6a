"""The cost of a request that does not depend on the load of the machine: Python calls and reference cycles.

Round trips are tested in tests/operations/test_graph.py and tests/service/test_execute.py.
"""

import asyncio
import gc
import json
import os
import secrets
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from db.errors import Unavailable
from service import app
from service.auth.local import LocalTokens
from service.auth.singleflight import SingleFlight
from service.bootstrap import build
from service.contract.compile import every_scope
from service.settings import Settings
from service.telemetry import log
from service.telemetry.output import Output
from tests.support.live_service import LiveService
from tests.support.waiting import LONG

# With Python 3.11, which makes the most of them; a few more than were counted.
MOST = {"health": 55, "create": 298, "read": 139, "list": 364}
MOST_OF_ADHERENCE = {"today": 305, "summary": 875, "dose": 440, "summary_of_a_dose": 11}
TURNS = 8
# Its calls depend on timers and on the order of threads, not on the code here.
_EVENT_LOOP = str(Path(asyncio.__file__).parent)


class Counter:
    """Counts the calls of this thread and of all threads started after its creation, while it is `on`."""

    def __init__(self) -> None:
        self.on = False
        self.calls = 0
        threading.setprofile(self._seen)

    def _seen(self, frame: FrameType, event: str, argument: Any) -> None:
        if self.on and event == "call" and not frame.f_code.co_filename.startswith(_EVENT_LOOP):
            self.calls += 1

    async def of(self, ask: Any) -> int:
        """Return the minimum over several requests; others may have waited for a thread."""
        counts = []
        for _ in range(TURNS):
            self.calls, self.on = 0, True
            sys.setprofile(self._seen)
            await ask()
            sys.setprofile(None)
            self.on = False
            counts.append(self.calls)
        return min(counts)

    def stop(self) -> None:
        threading.setprofile(None)  # type: ignore[arg-type]


class Application:
    """The application without a server."""

    def __init__(self, dsn: str, directory: Path) -> None:
        limits = dict.fromkeys(("rate_limit_read", "rate_limit_write", "rate_limit_duplicate"), 1_000_000)
        settings = Settings(data_dir=directory, threads=1, **limits)  # type: ignore[arg-type]
        token = LocalTokens(directory).mint(brand="counted", scopes=every_scope())
        self.headers = [
            (b"host", b"localhost"),
            (b"content-type", b"application/json"),
            (b"authorization", f"Bearer {token}".encode()),
        ]
        self.application = app.build(build(settings, dsn))

    async def send(self, method: str, path: str, body: bytes = b"", status: int | None = None) -> Any:
        """Return the response, which must have that status or else a 2xx."""
        path, _, query = path.partition("?")
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": body}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "headers": self.headers}
        await self.application(scope | {"query_string": query.encode()}, receive, send)
        assert sent[0]["status"] == status if status else sent[0]["status"] < 300, sent
        return json.loads(sent[1]["body"])

    async def within_lifespan(self, asked: Any) -> Any:
        """Run `asked` within the lifespan of the application."""
        messages: asyncio.Queue[Any] = asyncio.Queue()
        begun = asyncio.Event()

        async def send(_: Any) -> None:
            begun.set()

        await messages.put({"type": "lifespan.startup"})
        life = asyncio.create_task(self.application({"type": "lifespan"}, messages.get, send))
        await begun.wait()
        try:
            return await asked()
        finally:
            await messages.put({"type": "lifespan.shutdown"})
            await life


@pytest.fixture
def counter() -> Iterator[Counter]:
    counter = Counter()
    yield counter
    counter.stop()


@pytest.fixture
def application(service: LiveService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    with open(os.devnull, "wb") as nowhere:
        output = Output(nowhere.fileno())
        output.print("")  # starts its thread, whose calls are not counted then
        monkeypatch.setattr(log, "STANDARD_ERROR", output)
        yield Application(service.owner_dsn(), tmp_path)
        output.flush(LONG)


def person() -> bytes:
    word = secrets.token_hex(8)
    known = {"email": f"{word}@example.com", "phone": "+14155550123", "date_of_birth": "1990-12-10"}
    named = {"brand_id": "counted", "first_name": word, "last_name": "b", "external_ids": {"mrn": word}}
    return json.dumps(named | known).encode()


def test_request_stays_within_its_budget_of_calls(application: Application, counter: Counter) -> None:
    counts = asyncio.run(application.within_lifespan(lambda: counted(application, counter)))
    assert {name: count for name, count in counts.items() if count > MOST[name]} == {}, counts


def test_adherence_stays_within_its_budget_of_calls(application: Application, counter: Counter) -> None:
    counts = asyncio.run(application.within_lifespan(lambda: counted_adherence(application, counter)))
    assert {name: count for name, count in counts.items() if count > MOST_OF_ADHERENCE[name]} == {}, counts


async def counted_adherence(application: Application, counter: Counter) -> dict[str, int]:
    """Return the counts for a patient with 30 doses, and the calls for each dose more of a summary."""
    slug, now = secrets.token_hex(8), datetime.now(UTC)
    patient = await application.send("POST", "/v1/patients", person())
    named = {"brand_id": "counted", "slug": slug, "name": slug}
    protocol = await application.send("POST", "/v1/protocols", json.dumps(named).encode())
    compound = {"display_name": "a", "dose_amount": "1", "dose_unit": "mg"}
    compounds = [compound | {"compound_slug": f"{slug}-{n}"} for n in range(2)]
    await application.send("PUT", f"/v1/protocols/{protocol['id']}/compounds", json.dumps(compounds).encode())
    start = {"protocol_id": slug, "starts_on": f"{now - timedelta(days=400):%Y-%m-%d}"}
    await application.send("POST", f"/v1/patients/{patient['id']}/enrollments", json.dumps(start).encode())
    days_ago = iter(range(400))

    def dose() -> dict[str, str]:
        at = f"{now - timedelta(days=next(days_ago)):%Y-%m-%d}T12:00:00Z"
        return {"peptide_id": f"{slug}-0", "protocol_id": slug, "status": "taken", "scheduled_at": at}

    async def log(path: str, body: Any) -> None:
        await application.send("POST", f"/v1/patients/{patient['id']}/{path}", json.dumps(body).encode())

    about = f"patient_id={patient['id']}&protocol_id={slug}"
    date = f"{now:%Y-%m-%d}"
    await log("dose-batches", {"doses": [dose() for _ in range(30)]})
    counts = {
        "today": await counter.of(lambda: application.send("GET", f"/v1/adherence/today-schedule?{about}&date={date}")),
        "summary": await counter.of(lambda: application.send("GET", f"/v1/adherence/summary?{about}")),
        "dose": await counter.of(lambda: log("doses", dose())),
    }
    await log("dose-batches", {"doses": [dose() for _ in range(300)]})
    more = await counter.of(lambda: application.send("GET", f"/v1/adherence/summary?{about}"))
    return counts | {"summary_of_a_dose": (more - counts["summary"]) // 300}


async def counted(application: Application, counter: Counter) -> dict[str, int]:
    patient = await application.send("POST", "/v1/patients", person())
    for _ in range(30):
        await application.send("POST", "/v1/patients", person())
    return {
        "health": await counter.of(lambda: application.send("GET", "/healthz")),
        "create": await counter.of(lambda: application.send("POST", "/v1/patients", person())),
        "read": await counter.of(lambda: application.send("GET", f"/v1/patients/{patient['id']}")),
        "list": await counter.of(lambda: application.send("GET", "/v1/patients?brand_id=counted")),
    }


def test_requests_create_no_reference_cycles(application: Application) -> None:
    """A garbage collection pauses all threads for longer than many requests take. Exceptions easily form cycles."""
    assert asyncio.run(application.within_lifespan(lambda: collected_objects(application))) == {
        "create": 0,
        "duplicate": 0,
        "absent": 0,
        "bad": 0,
    }


async def collected_objects(application: Application) -> dict[str, int]:
    """Return the number of objects that only a garbage collection freed."""
    known, nobody = person(), "/v1/patients/01936fa3-b429-7b6b-8547-0c496c6d535f"
    await application.send("POST", "/v1/patients", known)

    return {
        "create": await left_by(lambda: application.send("POST", "/v1/patients", person())),
        "duplicate": await left_by(lambda: application.send("POST", "/v1/patients", known, status=409)),
        "absent": await left_by(lambda: application.send("GET", nobody, status=404)),
        "bad": await left_by(lambda: application.send("POST", "/v1/patients", b"{}", status=400)),
    }


async def left_by(ask: Any) -> int:
    await ask()  # the first request fills caches
    gc.collect()
    gc.disable()
    try:
        for _ in range(TURNS):
            await ask()
    finally:
        gc.enable()
    return gc.collect()


@pytest.mark.parametrize("error", [Unavailable, ValueError])
def test_failed_lookup_creates_no_reference_cycles(error: type[Exception]) -> None:
    async def look_up() -> None:
        raise error

    async def ask() -> None:
        with pytest.raises(error):
            await SingleFlight[None, None]().run(None, look_up)

    assert asyncio.run(left_by(ask)) == 0

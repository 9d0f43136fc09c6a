"""The time of the operations of adherence, beside reading one patient and changing one."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from itertools import cycle, repeat
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import httpx2

from bench.contenders import OURS, RunningContender
from bench.fill_doses import REGULAR, SIX, TWENTY, fill_doses
from bench.load import LoadFailed, Measurement
from bench.results import Results, markdown
from bench.server import Server
from service.auth.local import LocalTokens
from service.contract.compile import every_scope

ADHERENCE = "adherence"
READ, CHANGE = "read", "change"
LATENCY, SERVICE, POSTGRESQL, MEMORY = "latency", "ms of the service", "ms of PostgreSQL", "MiB more"


class Scenario(NamedTuple):
    """An operation. `reference` is the scenario that it is compared with; `budget_ms` is for its median latency."""

    title: str
    reference: str = READ
    budget_ms: float | None = None


SCENARIOS = {
    READ: Scenario("Read one patient"),
    CHANGE: Scenario("Change one patient"),
    "today_schedule": Scenario("Schedule of a date"),
    "resolved_compounds": Scenario("Resolved compounds of a date"),
    "calendar": Scenario("Calendar of 62 days", budget_ms=8),
    "year_summary": Scenario("Summary, a year of six doses a day", budget_ms=12),
    "year_streak": Scenario("Streak, a year of six doses a day", budget_ms=12),
    "decade_summary": Scenario("Summary, ten years of 20 doses a day", budget_ms=300),
    "decade_streak": Scenario("Streak, ten years of 20 doses a day", budget_ms=300),
    "dose": Scenario("Record a dose", CHANGE),
    "dose_batch": Scenario("Record 1,000 doses", budget_ms=400),
    "summaries": Scenario("Adherence of 1,000 patients, 7 days", budget_ms=500),
    "triage_50": Scenario("Triage of 50 patients", budget_ms=5),
    "triage": Scenario("Triage of 10,000 patients", budget_ms=450),
}
GOALS = {"today_schedule": 2, "resolved_compounds": 2, "dose": 1.67}
"""The greatest ratios of median latencies, by scenario."""
_BATCH = 1_000
_PATIENTS = "SELECT id::text FROM patients WHERE brand_id = 'large' ORDER BY id LIMIT 100000"
_ENVIRONMENT = {"TRIAGE_CACHE_SECONDS": "0"}
_DAY = timedelta(days=1)
_Request = tuple[str, str, Any]
"""Method, path and body."""


def measure(server: Server, results: Results, rounds: int, seconds: float, regular: int = REGULAR) -> None:
    """Measure the operations for one caller, in alternating rounds. `regular` is as for `fill_doses`."""
    fill_doses(server.copy(ADHERENCE), "large", regular)
    contender = OURS._replace(name=ADHERENCE, environment={**OURS.environment, **_ENVIRONMENT})
    with RunningContender(contender, server.url(ADHERENCE)) as running:
        requests = Requests(running, [id for (id,) in server.sql(ADHERENCE, _PATIENTS)], regular)
        for scenario in SCENARIOS:
            send(running, requests, scenario, 0)  # the first request fills caches
        for _ in range(rounds):
            for scenario in SCENARIOS:
                _measure_one(server, running, results, requests, scenario, seconds)


def _measure_one(
    server: Server, running: RunningContender, results: Results, requests: "Requests", scenario: str, seconds: float
) -> None:
    had, had_mib = (running.processor_seconds, server.processor_seconds), running.reset_peak_memory()
    times = send(running, requests, scenario, seconds)
    for column, before, after in zip(
        (SERVICE, POSTGRESQL), had, (running.processor_seconds, server.processor_seconds), strict=True
    ):
        results.add(ADHERENCE, scenario, column, 1000 * (after - before) / len(times))
    p50, p99 = median(times), sorted(times)[len(times) * 99 // 100]
    results.add(ADHERENCE, scenario, LATENCY, Measurement(len(times) / sum(times), 1000 * p50, 1000 * p99))
    results.add(ADHERENCE, scenario, MEMORY, running.peak_memory_mib - had_mib)


def send(running: RunningContender, requests: "Requests", scenario: str, seconds: float) -> list[float]:
    """Send requests of a scenario for some seconds, one at least; return the seconds of each. Raises LoadFailed."""
    headers = {"Authorization": f"Bearer {requests.token(scenario)}", "X-Brand-Id": "large"}
    times: list[float] = []
    with closing(HTTPConnection(urlsplit(running.url).netloc)) as connection:
        for method, path, body in getattr(requests, scenario)():
            kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
            sent = body and json.dumps(body)
            began = time.perf_counter()
            connection.request(method, path, sent, headers | {"Content-Type": kind})
            response = connection.getresponse()
            read = response.read()
            times.append(time.perf_counter() - began)
            if response.status >= 400:
                raise LoadFailed(scenario, response.status, read[:1000])
            if sum(times) >= seconds:
                break
    return times


class Requests:
    """The requests of each scenario, in a method of its name.

    The first patients are the regular ones, then those of a year and of ten years.
    """

    def __init__(self, running: RunningContender, patients: Sequence[str], regular: int) -> None:
        self._running = running
        self._today = datetime.now(UTC).date()
        self._regular, others = patients[:regular], patients[regular:]
        self._year, self._decade = others[:2]
        # A request that is repeated stores nothing, so each is of another patient.
        self._others = cycle(others[2:])
        kind = {"Content-Type": "application/merge-patch+json", "X-Brand-Id": "large"}
        headers = {"Authorization": f"Bearer {running.tokens().large}", **kind}
        for subject, patient in (("year_streak", self._year), ("decade_streak", self._decade)):
            address, changes = f"{running.url}/v1/patients/{patient}", {"external_ids": {"identity": subject}}
            httpx2.patch(address, json=changes, headers=headers, trust_env=False).raise_for_status()

    def token(self, scenario: str) -> str:
        """Return a token for a scenario: of a person where only persons are allowed."""
        if scenario in ("year_streak", "decade_streak", "triage", "triage_50"):
            local = LocalTokens(self._running.data_dir)
            return local.mint(brand="large", scopes=every_scope(), subject=scenario)
        return self._running.tokens().large

    def read(self) -> Iterator[_Request]:
        for id in cycle(self._regular):
            yield "GET", f"/v1/patients/{id}", None

    def change(self) -> Iterator[_Request]:
        for n, id in enumerate(self._others):
            yield "PATCH", f"/v1/patients/{id}", {"metadata": {"number": n}}

    def today_schedule(self) -> Iterator[_Request]:
        return self._reports("today-schedule", date=self._today)

    def resolved_compounds(self) -> Iterator[_Request]:
        return self._reports("resolved-compounds", date=self._today)

    def calendar(self) -> Iterator[_Request]:
        return self._reports("calendar", **{"from": self._today - 61 * _DAY, "to": self._today})

    def _reports(self, name: str, **parameters: Any) -> Iterator[_Request]:
        for id in cycle(self._regular):
            yield "GET", f"/v1/adherence/{name}?{urlencode({'patient_id': id, **parameters})}", None

    def year_summary(self) -> Iterator[_Request]:
        return repeat(("GET", f"/v1/adherence/summary?patient_id={self._year}&protocol_id={SIX}", None))

    def decade_summary(self) -> Iterator[_Request]:
        return repeat(("GET", f"/v1/adherence/summary?patient_id={self._decade}&protocol_id={TWENTY}", None))

    def year_streak(self) -> Iterator[_Request]:
        return repeat(("GET", "/v1/adherence/streak/me", None))

    decade_streak = year_streak

    def dose(self) -> Iterator[_Request]:
        for id in self._others:
            yield "POST", f"/v1/patients/{id}/doses", self._taken(0, 2)

    def dose_batch(self) -> Iterator[_Request]:
        for id in self._others:
            doses = [self._taken(10 + n // 5, 2 + n % 5) for n in range(_BATCH)]
            yield "POST", f"/v1/patients/{id}/dose-batches", {"doses": doses}

    def _taken(self, days_ago: int, compound: int) -> dict[str, str]:
        at = f"{self._today - days_ago * _DAY}T08:00:00Z"
        return {"peptide_id": f"{SIX}-{compound}", "protocol_id": SIX, "status": "taken", "scheduled_at": at}

    def summaries(self) -> Iterator[_Request]:
        return repeat(("POST", "/v1/adherence/summaries", {"patient_ids": self._regular, "days": 7}))

    def triage(self, patients: int = 10_000) -> Iterator[_Request]:
        ranked = [
            {
                "patient_id": str(UUID(int=n)),
                "display_name": f"Ada Lovelace {n}",
                "protocol_id": SIX,
                "enrolled_at": f"{self._today - n % 120 * _DAY}T08:00:00Z",
                "last_interaction_at": f"{self._today - n % 30 * _DAY}T08:00:00Z" if n % 9 else None,
                "adherence_pct_7d": n % 101,
                "unread_message_count_7d": n % 4,
                "has_critical_lab_recent": n % 50 == 0,
                "had_check_in_for_day": {"30": n % 2 == 0, "60": False, "90": False},
            }
            for n in range(patients)
        ]
        return repeat(("POST", "/v1/coaches/me/triage", {"patients": ranked}))

    def triage_50(self) -> Iterator[_Request]:
        return self.triage(50)


def table(results: Results) -> str:
    """Return a Markdown table of medians, with ratios to the scenario that each one is compared with."""
    rows = [_row(results, scenario) for scenario in results.rows(ADHERENCE)]
    head = ["", "compared with", "p50 / p99, ms", "budget, ms", "processor, ms: service", "PostgreSQL", "MiB more"]
    return f"**Adherence**, latency and processor time of one caller\n\n{markdown(head, rows)}"


def _row(results: Results, scenario: str) -> list[str]:
    title, reference, budget = SCENARIOS[scenario]
    p50, p99 = (results.median(ADHERENCE, scenario, LATENCY, field) for field in ("p50_ms", "p99_ms"))
    service, postgresql = (
        f"{results.median(ADHERENCE, scenario, column):,.2f} ({_ratio(results, scenario, column):,.2f} x)"
        for column in (SERVICE, POSTGRESQL)
    )
    return [
        title,
        SCENARIOS[reference].title.lower(),
        f"{p50:,.1f} / {p99:,.1f} ({latency_ratio(results, scenario):,.2f} x)",
        f"{budget:g}" if budget else "-",
        service,
        postgresql,
        f"{results.median(ADHERENCE, scenario, MEMORY):,.0f}",
    ]


def latency_ratio(results: Results, scenario: str) -> float:
    """Return the median latency as a multiple of that of the scenario compared with; NaN if not measured."""
    return _ratio(results, scenario, LATENCY, "p50_ms")


def _ratio(results: Results, scenario: str, column: str, field: str = "") -> float:
    reference = results.median(ADHERENCE, SCENARIOS[scenario].reference, column, field)
    return results.median(ADHERENCE, scenario, column, field) / reference

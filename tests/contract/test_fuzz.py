"""Schemathesis with every check against a live service, as two brands with the same data at the same time.

The default is a short run with a fixed seed. `make fuzz` runs every phase for long, with reports in build/fuzz.
"""

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from werkzeug.datastructures import Headers

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph, create_graph
from tests.support.live_service import ROOT, LiveService
from tests.support.oracle import Exchange, check_exchange
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.waiting import LONG

FUZZ = ROOT / "fuzz"
BRANDS = ("demo", "twin")  # demo is the brand of the contract's examples
CHOSEN = {"service": "--exclude-by=/x-caller == person", "person": "--include-by=/x-caller == person"}
IS_LONG = "FUZZ_REPORTS" in os.environ
SEED = os.environ.get("SEED") or ("20261122" if not IS_LONG else str(random.randrange(10**8)))
MAX_TIME = os.environ.get("MAX_TIME")
"""The time limit in seconds of each of the concurrent runs."""
PHASES = "examples,fuzzing,stateful" if IS_LONG else "examples,fuzzing"
# The requests of this phase follow from the contract alone. It takes long, so one brand is enough.
ONCE = ("coverage",) if IS_LONG else ()
# The report has only the beginning of a longer response (an export), which cannot be checked.
_KEPT_WHOLE = 1_000_000
# Repeat each read of one brand with the token of the other (the check object_level_authorization).
AS_TWO = """
[auth.wfc]
path = "${TOKENS}"
user = "${BRAND}"
peers = ["demo", "twin"]
"""


class Run(NamedTuple):
    """A run of the fuzzer: a service or a person of a brand, the existing data, and the phases."""

    brand: str
    kind: str
    graph: Graph
    folder: Path
    phases: str

    @property
    def report(self) -> Path:
        return self.folder / f"{self.brand}-{self.kind}-{self.phases.replace(',', '-')}.har"

    def fuzz(self, url: str, config: Path) -> subprocess.CompletedProcess[str]:
        command = [
            str(Path(sys.executable).with_name("schemathesis")),
            f"--config-file={config}",
            "run",
            f"{url}/openapi.json",
            CHOSEN[self.kind],
            f"--phases={self.phases}",
            f"--seed={SEED}",
            f"--max-examples={10 if IS_LONG else 4}",
            # Runs are the unit of parallelism: before CPython 3.11.8, threads of one process can hit gh-106905.
            "--workers=1",
            *([f"--max-time={MAX_TIME}"] if MAX_TIME else []),
            "--generation-database=none",
            "--suppress-health-check=too_slow",  # depends on the machine
            "--report=har,junit",
            f"--report-har-path={self.report}",
            f"--report-junit-path={self.report.with_suffix('.xml')}",
            "--output-sanitize=false",  # the tokens are valid for this run only, and identify the caller
            "--no-color",
        ]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
        environment |= {"BRAND": self.brand, "TOKENS": str(self.folder / f"{self.kind}.json")}
        environment |= {"PATIENT": self.graph.patient, "PROVIDER": self.graph.provider, "ENTRY": self.graph.entry}
        environment |= {"PROTOCOL": self.graph.protocol, "COMPOUND": self.graph.compound}
        environment |= {"ENROLLMENT": self.graph.enrollment, "VERSION": self.graph.version}
        environment |= {"FURTHER_PROTOCOL": self.graph.further_protocol}
        environment |= {"PROTOCOL_COMPOUND": self.graph.protocol_compound, "WEBHOOK": self.graph.webhook}
        environment |= {"DUPLICATE": self.graph.duplicate, "MERGE": self.graph.merge}
        return subprocess.run(command, cwd=FUZZ, env=environment, capture_output=True, text=True, check=False)


def test_fuzzing_finds_no_failures_and_no_data_of_other_brands(own_service: LiveService, tmp_path: Path) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV  # slow responses of four runs at once are no failure
    service = own_service.start()
    folder = Path(os.environ.get("FUZZ_REPORTS", tmp_path)).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(f"SEED={SEED}, reports in {folder}")
    runs, brand_of = prepare_runs(service, folder)
    begin = len(service.log)
    config = tmp_path / "schemathesis.toml"
    shipped = (FUZZ / "schemathesis.toml").read_text(encoding="utf-8")
    patient = re.sub("request-timeout = .*", f"request-timeout = {LONG}.0", re.sub("headers = .*", "", shipped))
    config.write_text(patient + AS_TWO, encoding="utf-8")

    with ProcessPoolExecutor(2) as judges, ThreadPoolExecutor(len(runs)) as threads:

        def tried(run: Run) -> bool:
            result = run.fuzz(service.url, config)
            assert result.returncode == 0, result.stdout
            assert re.search(r"(\d{2,}) generated, \1 passed", result.stdout), result.stdout
            # Which links are followed depends on luck: Hypothesis ends the phase when an example that it repeats gets
            # another response, as creating a patient twice does. test_links.py follows each link.
            if "stateful" in run.phases and not MAX_TIME:
                covered, selected = re.findall(r"API Links: +(\d+) covered / (\d+) selected", result.stdout)[0]
                assert int(covered) >= 0.1 * int(selected), result.stdout
            return judges.submit(check_run, run, ids_of_brands(service), brand_of).result()

        assert any(list(threads.map(tried, runs)))
    log = service.log[begin:]
    # Ten random requests to an operation can all fail; how many operations a timed run reaches depends on the machine.
    # test_links.py and test_graph.py reach each one.
    for brand in BRANDS if IS_LONG and not MAX_TIME else ():
        assert len(set(GUARDED) - successful_operations(log, f'[^}}]*"brand":"{brand}"')) <= 3
    assert len(OPERATIONS.keys() - successful_operations(log)) <= 3 or MAX_TIME
    assert '"event":"internal_error"' not in log


def prepare_runs(service: LiveService, folder: Path) -> tuple[list[Run], dict[str, str]]:
    """Create the runs, with tokens in the folder and patients in the service; also return the brand of each token."""
    local = LocalTokens(service.data_dir)
    brand_of: dict[str, str] = {}
    runs: list[Run] = []
    graphs: dict[str, Graph] = {}
    for kind, subject in {"service": None, "person": PERSON}.items():
        tokens = {brand: local.mint(brand=brand, scopes=every_scope(), subject=subject) for brand in BRANDS}
        brand_of |= {f"Bearer {token}": brand for brand, token in tokens.items()}
        entries = [
            {"name": brand, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {token}"}]}
            for brand, token in tokens.items()
        ]
        known = json.dumps({"schemaVersion": "0.2.0", "auth": entries})
        (folder / f"{kind}.json").write_text(known, encoding="utf-8")
        if kind == "service":
            graphs = {brand: create_known_objects(service, tokens[brand], brand) for brand in BRANDS}
        runs += [Run(brand, kind, graphs[brand], folder, PHASES) for brand in BRANDS]
        runs += [Run(BRANDS[0], kind, graphs[BRANDS[0]], folder, phase) for phase in ONCE]
    return runs, brand_of


def create_known_objects(service: LiveService, token: str, brand: str) -> Graph:
    with service.api(token) as api:
        graph = create_graph(api, brand)
        answer = graph.request("treatments.upsert", rimo_treatment_id="fuzz").send(api)
        assert answer.status_code == 200
        patch = graph.request("patients.update")._replace(body={"external_ids": {"fuzz": "1"}})
        assert patch.send(api).status_code == 200
    return graph


def successful_operations(log: str, further: str = "") -> set[str]:
    """Return the operations that returned a 2xx."""
    return set(re.findall(rf'"operation":"([^"]+)","method":"[A-Z]+","status":2{further}', log))


def ids_of_brands(service: LiveService) -> dict[str, set[str]]:
    """Return the ids of all patients that each brand ever had."""
    ids: dict[str, set[str]] = {brand: set() for brand in BRANDS}
    for brand, patient in service.sql("SELECT brand_id, patient_id::text FROM audit"):
        ids[brand].add(patient)
    return ids


def check_run(run: Run, ids: dict[str, set[str]], brand_of: dict[str, str]) -> bool:
    """Check every exchange of a run with the oracle, and that no response to a brand contains a patient of the other.

    Return whether the run sent requests for the other brand.
    """
    asked = []
    for exchange in exchanges(run.report):
        check_exchange(exchange)
        brand = brand_of.get(exchange.headers.get("authorization", ""))
        named = set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", exchange.response_body.decode()))
        for other in set(BRANDS) - {brand}:
            assert not named & ids[other], exchange
        asked.append((brand, bool(named & ids[run.brand])))
    assert (run.brand, True) in asked
    return any(brand not in (run.brand, None) for brand, _ in asked)


def exchanges(report: Path) -> Iterator[Exchange]:
    for entry in json.loads(report.read_text(encoding="utf-8"))["log"]["entries"]:
        request, response = entry["request"], entry["response"]
        if len(response["content"].get("text", "")) > _KEPT_WHOLE:
            continue
        url = urlsplit(request["url"])
        yield Exchange(
            request["method"],
            url.path + (f"?{url.query}" if url.query else ""),
            headers(request),
            request.get("postData", {}).get("text", "").encode(),
            response["status"],
            headers(response),
            response["content"].get("text", "").encode(),
        )


def headers(message: dict[str, Any]) -> Headers:
    return Headers([(each["name"], each["value"]) for each in message["headers"]])

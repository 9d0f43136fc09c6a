"""Schemathesis, with every check and phase, against the running service: as two brands with the same data at once."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from service.contract import every_scope
from service.local import LocalTokens
from tests.graph import GUARDED, OPERATIONS, PERSON, Graph, grown
from tests.running import ROOT, RunningService

FUZZ = Path(__file__).with_name("fuzz")
BRANDS = ("demo", "twin")  # demo is the brand of the contract's examples
OF_ONESELF = "/me(/|$)|researcher"
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "5"))
IS_LONG = EXAMPLES >= 30
CHOSEN = {"service": "--exclude-path-regex", "person": "--include-path-regex"}


class Run(NamedTuple):
    """One run of the fuzzer: a service or a person of a brand, and what is there."""

    brand: str
    kind: str
    graph: Graph
    folder: Path

    @property
    def report(self) -> Path:
        return self.folder / f"{self.brand}-{self.kind}.har"

    @property
    def phases(self) -> str:
        # What the coverage phase sends follows from the contract alone: it takes long, and one brand is enough.
        covers = IS_LONG and self.brand == BRANDS[0]
        return "examples,coverage,fuzzing,stateful" if covers else "examples,fuzzing,stateful"

    def fuzz(self, url: str) -> subprocess.CompletedProcess[str]:
        command = [
            str(Path(sys.executable).with_name("schemathesis")),
            "--config-file",
            str(FUZZ / "schemathesis.toml"),
            "run",
            f"{url}/openapi.json",
            f"{CHOSEN[self.kind]}={OF_ONESELF}",
            f"--phases={self.phases}",
            "--seed=20261122",
            f"--max-examples={EXAMPLES}",
            "--generation-database=none",
            "--report=har",
            f"--report-har-path={self.report}",
            "--no-color",
        ]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONPATH": str(ROOT)}
        environment |= {"BRAND": self.brand, "TOKENS": str(self.folder / f"{self.kind}.json")}
        environment |= {"PATIENT": self.graph.patient, "PROVIDER": self.graph.provider}
        return subprocess.run(command, cwd=FUZZ, env=environment, capture_output=True, text=True, check=False)


def test_schemathesis_finds_nothing_gets_a_2xx_from_every_operation_and_brands_never_see_each_other(
    own_service: RunningService, tmp_path: Path
) -> None:
    service = own_service.start()
    local = LocalTokens(service.data_dir)
    subjects = {"service": None, "person": PERSON}
    brand_of: dict[str, str] = {}
    runs: list[Run] = []
    for kind, subject in subjects.items():
        tokens = {brand: local.mint(brand=brand, scopes=every_scope(), subject=subject) for brand in BRANDS}
        brand_of |= {f"Bearer {token}": brand for brand, token in tokens.items()}
        entries = [
            {"name": brand, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {token}"}]}
            for brand, token in tokens.items()
        ]
        known = json.dumps({"schemaVersion": "0.2.0", "auth": entries})
        (tmp_path / f"{kind}.json").write_text(known, encoding="utf-8")
        if kind == "service":
            graphs = {brand: known_to_the_fuzzer(service, tokens[brand], brand) for brand in BRANDS}
        runs += [Run(brand, kind, graphs[brand], tmp_path) for brand in BRANDS]

    with ThreadPoolExecutor(len(runs)) as threads:
        results = list(threads.map(lambda run: run.fuzz(service.url), runs))

    tried = []
    for run, result in zip(runs, results, strict=True):
        assert result.returncode == 0, result.stdout
        assert re.search(r"(\d{2,}) generated, \1 passed", result.stdout), result.stdout
        if IS_LONG:
            assert re.search(r"API Links: +(\d+) covered / \1 selected", result.stdout), result.stdout
        tried.append(assert_only_its_own(service, run, brand_of))
    assert any(tried)
    for brand in BRANDS if IS_LONG else ():
        assert answered(service.log, f'[^}}]*"brand":"{brand}"') == set(GUARDED)
    assert answered(service.log) == OPERATIONS.keys()
    assert '"event":"fault"' not in service.log


def answered(log: str, further: str = "") -> set[str]:
    """The operations that were answered with a 2xx."""
    return set(re.findall(rf'"operation":"([^"]+)","method":"[A-Z]+","status":2{further}', log))


def known_to_the_fuzzer(service: RunningService, token: str, brand: str) -> Graph:
    with service.api(token) as api:
        graph = grown(api, brand)
        answer = graph.request("treatments.put", rimo_treatment_id="fuzz").send(api)
        assert answer.status_code == 200
        patch = graph.request("patients.update")._replace(body={"external_ids": {"fuzz": "1"}})
        assert patch.send(api).status_code == 200
    return graph


def assert_only_its_own(service: RunningService, run: Run, brand_of: dict[str, str]) -> bool:
    """No answer to a brand holds the id of a patient that another brand ever had. Whether the other brand was tried."""
    ids: dict[str, set[str]] = {brand: set() for brand in BRANDS}
    for brand, patient in service.sql("SELECT brand_id, patient_id::text FROM audit"):
        ids[brand].add(patient)
    asked = []
    for entry in json.loads(run.report.read_text(encoding="utf-8"))["log"]["entries"]:
        headers = {header["name"].lower(): header["value"] for header in entry["request"]["headers"]}
        brand = brand_of.get(headers.get("authorization", ""))
        named = set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", entry["response"]["content"].get("text", "")))
        for other in set(BRANDS) - {brand}:
            assert not named & ids[other], entry
        asked.append((brand, bool(named & ids[run.brand])))
    assert (run.brand, True) in asked
    return any(brand not in (run.brand, None) for brand, _ in asked)

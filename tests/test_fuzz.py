"""Schemathesis, with every check and phase, against the running service: as two brands with the same data at once."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from service.contract import every_scope
from service.local import LocalTokens
from tests.judge import CONTRACT
from tests.running import RunningService

FUZZ = Path(__file__).with_name("fuzz")
BRANDS = ("demo", "twin")  # demo is the brand of the contract's examples
OPERATIONS = {
    operation["operationId"]
    for item in CONTRACT["paths"].values()
    for method, operation in item.items()
    if method != "parameters"
}


def fuzz(service: RunningService, brand: str, tokens: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--config-file",
        str(FUZZ / "schemathesis.toml"),
        "run",
        f"{service.url}/openapi.json",
        "--seed=20261122",
        f"--max-examples={os.environ.get('FUZZ_EXAMPLES', '40')}",
        "--generation-database=none",
        "--report=har",
        f"--report-har-path={tokens.with_name(f'{brand}.har')}",
        "--no-color",
    ]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tokens.parent), "BRAND": brand, "TOKENS": str(tokens)}
    return subprocess.run(command, cwd=FUZZ, env=environment, capture_output=True, text=True, check=False)


def test_schemathesis_finds_nothing_gets_a_2xx_from_every_operation_and_brands_never_see_each_other(
    own_service: RunningService, tmp_path: Path
) -> None:
    service = own_service.start()
    local = LocalTokens(service.data_dir)
    brand_of, entries = {}, []
    for brand in BRANDS:
        token = local.mint(brand=brand, scopes=every_scope())
        brand_of[f"Bearer {token}"] = brand
        headers = [{"name": "Authorization", "value": f"Bearer {token}"}]
        entries.append({"name": brand, "fixedHeaders": headers})
        known = {"brand_id": brand, "first_name": "Ada", "last_name": "Lovelace", "external_ids": {"fuzz": "1"}}
        with service.api(token) as api:
            assert api.post("/v1/patients", json=known).status_code == 201
    tokens = tmp_path / "tokens.json"
    tokens.write_text(json.dumps({"schemaVersion": "0.2.0", "auth": entries}), encoding="utf-8")

    with ThreadPoolExecutor(len(BRANDS)) as threads:
        runs = dict(zip(BRANDS, threads.map(lambda brand: fuzz(service, brand, tokens), BRANDS), strict=True))

    for brand, run in runs.items():
        assert run.returncode == 0, run.stdout
        assert re.search(r"(\d{3,}) generated, \1 passed", run.stdout), run.stdout
        answered = set(
            re.findall(rf'"operation":"([^"]+)","method":"[A-Z]+","status":2[^}}]*"brand":"{brand}"', service.log)
        )
        assert answered == {name for name in OPERATIONS if name.startswith("patients.")}
        assert_only_its_own(service, brand, brand_of, tokens.with_name(f"{brand}.har"))
    assert set(re.findall(r'"operation":"([^"]+)","method":"[A-Z]+","status":2', service.log)) == OPERATIONS
    assert '"event":"fault"' not in service.log


def assert_only_its_own(service: RunningService, run: str, brand_of: dict[str, str], report: Path) -> None:
    """No answer to a brand holds the id of a patient that another brand ever had; and each brand did try."""
    ids: dict[str, set[str]] = {brand: set() for brand in BRANDS}
    for brand, patient in service.sql("SELECT brand_id, patient_id::text FROM audit"):
        ids[brand].add(patient)
    asked = []
    for entry in json.loads(report.read_text(encoding="utf-8"))["log"]["entries"]:
        headers = {header["name"].lower(): header["value"] for header in entry["request"]["headers"]}
        brand = brand_of.get(headers.get("authorization", ""))
        named = set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", entry["response"]["content"].get("text", "")))
        for other in set(BRANDS) - {brand}:
            assert not named & ids[other], entry
        asked.append((brand, bool(named & ids[run])))
    assert (run, True) in asked
    assert any(brand not in (run, None) for brand, _ in asked)

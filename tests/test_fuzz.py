"""Schemathesis, with every check and phase, against the running service."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import MakeApi
from tests.judge import CONTRACT
from tests.running import RunningService

FUZZ = Path(__file__).with_name("fuzz")


def test_schemathesis_finds_nothing_and_gets_a_2xx_from_every_operation(
    service: RunningService, tmp_path: Path, make_api: MakeApi
) -> None:
    api = make_api("demo")
    known = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace", "external_ids": {"fuzz": "1"}}
    assert api.post("/v1/patients", json=known).status_code == 201
    begin = len(service.log)
    token = api.headers["authorization"].removeprefix("Bearer ")
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--config-file",
        str(FUZZ / "schemathesis.toml"),
        "run",
        f"{service.url}/openapi.json",
        "--seed=20261122",
        f"--max-examples={os.environ.get('FUZZ_EXAMPLES', '40')}",
        "--generation-database=none",
        "--no-color",
    ]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TOKEN": token}
    done = subprocess.run(command, cwd=FUZZ, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert re.search(r"(\d{3,}) generated, \1 passed", done.stdout), done.stdout
    log = service.log[begin:]
    assert '"event":"fault"' not in log
    operations = [operation["operationId"] for item in CONTRACT["paths"].values() for operation in item.values()
                  if "operationId" in operation]  # fmt: skip
    answered = set(re.findall(r'"operation":"([^"]+)","method":"[A-Z]+","status":2', log))
    assert answered == set(operations)

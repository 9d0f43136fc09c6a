"""The programs under examples/, as a user runs them; those that need Node are in tests/gates/test_sdk.py."""

import subprocess
import sys

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.live_service import ROOT, LiveService
from tests.support.waiting import LONG

WEIGHTS = [
    "2026-11-01T07:00:00.000000Z 82.50 kg",
    "2026-11-08T07:00:00.000000Z 81.90 kg",
    "2026-11-15T07:00:00.000000Z 81.20 kg",
]


def test_python_example_can_be_run_twice(service: LiveService, brand: str) -> None:
    token = LocalTokens(service.data_dir).mint(brand=brand, scopes=every_scope())
    command = [sys.executable, str(ROOT / "examples" / "register_patient.py")]
    environment = {"URL": service.url, "TOKEN": token, "BRAND": brand}
    for expected in (["new weights: 3"], ["registered before, same external_ids", "new weights: 0"]):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=2 * LONG, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines() == [*expected, *WEIGHTS]

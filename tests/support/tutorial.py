"""The commands of docs/tutorial.md, run against a service."""

import re
import subprocess

from tests.support.live_service import ROOT, LiveService
from tests.support.waiting import LONG


def run_tutorial(service: LiveService, blocks: int = 1) -> list[str]:
    """Run the first commands as they are written; return the lines that they print, without headings."""
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```bash\n(.*?)^```$", tutorial, re.MULTILINE | re.DOTALL)
    told = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", "\n".join(commands[:blocks])],
        cwd=ROOT,
        env=service.environment | {"URL": service.url, "HOME": str(service.data_dir)},
        capture_output=True,
        text=True,
        timeout=5 * LONG,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return [line for line in told.stdout.splitlines() if not line.endswith(":")]

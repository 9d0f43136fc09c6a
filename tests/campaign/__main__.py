"""`make campaign`: run the trials of TRIALS, by default all, and write their figures into docs/reliability.md."""

import os
import signal
import sys
import traceback
from datetime import UTC, datetime

from tests.campaign.results import Results, Row, write_table
from tests.campaign.running import Missing
from tests.campaign.trials import TITLES, TRIALS, Trial
from tests.support.fork_server import close_fork_servers
from tests.support.live_service import ROOT

_DOCS = ROOT / "docs"


def main() -> int:
    chosen = (os.environ.get("TRIALS") or " ".join(trial.name for trial in TRIALS)).split()
    unknown = set(chosen) - {trial.name for trial in TRIALS}
    if unknown:
        print(f"TRIALS: unknown: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that everything is ended
    try:
        held = [_run(trial) for trial in TRIALS if trial.name in chosen]
    finally:
        close_fork_servers()
    return 0 if all(held) else 1


def _run(trial: Trial) -> bool:
    """Run a trial and store its figures; return whether everything held. What is missing is skipped."""
    size = int(os.environ.get(trial.variable) or trial.size)
    print(f"{datetime.now(UTC):%H:%M:%S} {trial.title}: {trial.variable}={size}", flush=True)
    try:
        rows = trial.run(size)
    except Missing as reason:
        print(f"Skipped: {reason}", flush=True)
        return True
    except Exception as error:
        traceback.print_exc()
        _store(trial, [Row("failed", f"{trial.variable}={size}", {"error": str(error).split("\n")[0]})])
        return False
    _store(trial, rows)
    return True


def _store(trial: Trial, rows: list[Row]) -> None:
    for row in rows:
        print(*row, sep=" | ", flush=True)
    results = Results(_DOCS / "reliability.json")
    results.put(trial.title, rows)
    results.save(TITLES)
    write_table(_DOCS / "reliability.md", results.table(TITLES))


if __name__ == "__main__":
    sys.exit(main())

"""`make bench`: run the selected benchmarks and merge the results into docs/bench."""

import os
import shutil
import subprocess
import sys

from bench import adherence, comparison, cost, events, goals, growth, webhooks
from bench.contenders import BUILD, ROOT
from bench.interpreter import preferred
from bench.results import Results
from bench.server import Server

_RESULTS = ROOT / "docs" / "bench"


def main() -> int:
    if not shutil.which("wrk"):
        print("wrk is required and not installed (Debian: apt-get install wrk).", file=sys.stderr)
        return 1
    parts = (os.environ.get("PARTS") or "peers growth adherence events cost").split()
    rounds, seconds = int(os.environ.get("ROUNDS") or 5), float(os.environ.get("SECONDS") or 3)
    results = Results(_RESULTS / "results.json")
    results.python = preferred().build
    with Server(BUILD / "server").running() as server:
        server.filled_database("filled")
        if "peers" in parts:
            comparison.compare(server, results, rounds, seconds)
        if "growth" in parts:
            growth.measure_growth(server, results, rounds, seconds)
        if "adherence" in parts:
            adherence.measure(server, results, rounds, seconds)
        if "events" in parts:
            events.measure(server, results, rounds, seconds)
            webhooks.measure(server, results, rounds, seconds)
        if "cost" in parts:
            cost.measure(server, results, rounds, seconds, minutes=float(os.environ.get("MINUTES") or 10))
    _save(results)
    return 0


def _save(results: Results) -> None:
    results.save()
    skipped = [f"Skipped: {name} ({reason}).\n" for name, reason in results.skipped.items()]
    tables = (
        goals.table,
        comparison.readme_table,
        comparison.tables,
        growth.table,
        adherence.table,
        events.table,
        webhooks.table,
        cost.table,
    )
    text = "\n".join([f"The service ran with {results.python}.\n", *skipped, *(table(results) for table in tables)])
    (_RESULTS / "results.md").write_text(text, encoding="utf-8")
    print(text)
    python = BUILD / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "bench.plot", str(_RESULTS)], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())

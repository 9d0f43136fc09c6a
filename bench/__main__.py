"""`make bench`: measures what is asked for, and keeps it in docs/bench beside what was measured before."""

import os
import shutil
import subprocess
import sys

from bench import comparison, cost, goals, growth
from bench.contenders import BUILD, ROOT
from bench.results import Results
from bench.server import Server

_KEPT = ROOT / "docs" / "bench"


def main() -> int:
    if not shutil.which("wrk"):
        print("The load comes from wrk, which is not there (Debian: apt-get install wrk).", file=sys.stderr)
        return 1
    parts = (os.environ.get("PARTS") or "peers growth cost").split()
    rounds, seconds = int(os.environ.get("ROUNDS") or 5), float(os.environ.get("SECONDS") or 3)
    results = Results(_KEPT / "results.json")
    with Server(BUILD / "server").running() as server:
        server.filled("filled")
        if "peers" in parts:
            comparison.compare(server, results, rounds, seconds)
        if "growth" in parts:
            growth.grow(server, results, rounds, seconds)
        if "cost" in parts:
            cost.measure(server, results, rounds, seconds, minutes=float(os.environ.get("MINUTES") or 10))
    _keep(results)
    return 0


def _keep(results: Results) -> None:
    results.save()
    left_out = [f"Left out: {who}, as {why}.\n" for who, why in results.left_out.items()]
    text = "\n".join(
        [*left_out, goals.table(results), comparison.tables(results), growth.table(results), cost.table(results)]
    )
    (_KEPT / "results.md").write_text(text, encoding="utf-8")
    print(text)
    python = BUILD / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "bench.plot", str(_KEPT)], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())

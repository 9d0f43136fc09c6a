"""`make bench`: measures, prints, and keeps what was measured in docs/bench."""

import os
import shutil
import sys
from datetime import UTC, datetime

from bench import peers
from bench.contenders import BUILD, ROOT
from bench.results import Results
from bench.server import Server

_KEPT = ROOT / "docs" / "bench"


def main() -> int:
    if not shutil.which("wrk"):
        print("The load comes from wrk, which is not there (Debian: apt-get install wrk).", file=sys.stderr)
        return 1
    rounds, seconds = int(os.environ.get("ROUNDS") or 5), float(os.environ.get("SECONDS") or 3)
    results = Results()
    with Server(BUILD / "server").running() as server:
        server.filled("filled")
        peers.compare(server, results, rounds, seconds)
    results.save(
        _KEPT / "results.json", at=datetime.now(UTC).isoformat(timespec="minutes"), rounds=rounds, seconds=seconds
    )
    text = peers.tables(results)
    (_KEPT / "peers.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

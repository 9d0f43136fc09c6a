"""Check a version, and build what is published of it into dist/. Nothing is tagged, pushed or published.

With CHECK=1, only check. docs/releasing.md describes the steps of a release.
"""

import os
import subprocess
import sys

from release.build import build
from release.checks import problems


def main(version: str) -> int:
    found = [*problems(version)]
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        return 1
    if os.environ.get("CHECK"):
        print(f"{version} can be released.")
        return 0
    try:
        build(version)
    except subprocess.CalledProcessError as error:
        print(f"Nothing was released: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Tell whether the contract still serves the consumers of an older one.

Answers 0 when it does, 1 when something broke or an exception is of no use any more, 2 when a document cannot be read.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from compat import Unreadable
from compat.accepted import Accepted, accepted
from compat.documents import Document, from_file, from_release
from compat.operations import broken
from openapi import DOCUMENT

BASELINE = DOCUMENT.parent / "baseline"
ACCEPTED = BASELINE / "accepted.yaml"


def main() -> int:
    options = _options()
    try:
        new = from_file(options.document)
        bases = [(base, _exceptions(options, base)) for base in _bases(options)]
        bad = [_report(base, new, exceptions) for base, exceptions in bases]
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    return int(any(bad))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m compat", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", metavar="BASE", help="a git ref, a document, or a folder of documents")
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="the contract (default: today's)")
    parser.add_argument("--accepted", type=Path, default=ACCEPTED, help="the exceptions, with their reasons")
    return parser.parse_args()


def _bases(options: argparse.Namespace) -> list[Document]:
    path = Path(options.base)
    if not path.exists():
        return [from_release(options.base, options.document)]
    if not path.is_dir():
        return [from_file(path)]
    documents = sorted(each for each in path.iterdir() if each.suffix in (".yaml", ".yml", ".json"))
    if found := [from_file(each) for each in documents if each.name != ACCEPTED.name]:
        return found
    raise Unreadable(f"{path} has no document")


def _exceptions(options: argparse.Namespace, base: Document) -> Sequence[Accepted]:
    """Those of a git ref, or of a document that lies beside them: elsewhere another one may have its name."""
    path = Path(options.base).resolve()
    folder = path if path.is_dir() else path.parent
    beside = folder == options.accepted.resolve().parent
    exceptions = accepted(options.accepted, base.name)
    return exceptions if beside or not path.exists() else []


def _report(base: Document, new: Document, exceptions: Sequence[Accepted]) -> bool:
    """Prints what is to be said of one base, and tells whether any of it is bad."""
    findings = list(broken(base, new))
    covered = [[number for number, finding in enumerate(findings) if each.covers(finding)] for each in exceptions]
    meant = {number for numbers in covered for number in numbers}
    bad = [str(finding) for number, finding in enumerate(findings) if number not in meant]
    bad += [
        f"{part}  accepted, but there is nothing to accept: {each.reason}"
        for each, numbers in zip(exceptions, covered, strict=True)
        for part in each.idle([findings[number] for number in numbers])
    ]
    print(f"{base.name}: {len(base.operations)} operations compared, {len(meant)} changes accepted, {len(bad)} not.")
    print("\n".join(bad), end="\n" * bool(bad))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())

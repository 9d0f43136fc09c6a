"""Check that the contract is compatible with older versions.

The exit status is 0 if it is, 1 if a change is breaking or an exception is unused, 2 if a document cannot be read.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from compat import Unreadable
from compat.accepted import AcceptedChange, load_accepted
from compat.documents import Document, from_file, from_git
from compat.operations import breaking_changes
from openapi import DOCUMENT
from openapi.published import BASELINE

ACCEPTED = BASELINE / "accepted.yaml"


def main() -> int:
    options = _options()
    try:
        new = from_file(options.document)
        bases = [(base, _exceptions(options, base)) for base in _load_bases(options)]
        problems = [_report(base, new, exceptions) for base, exceptions in bases]
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    return int(any(problems))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m compat", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", metavar="BASE", help="a git ref, a document, or a folder of documents")
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="the contract (default: the current one)")
    parser.add_argument("--accepted", type=Path, default=ACCEPTED, help="the exceptions, with their reasons")
    return parser.parse_args()


def _load_bases(options: argparse.Namespace) -> list[Document]:
    path = Path(options.base)
    if not path.exists():
        return [from_git(options.base, options.document)]
    if not path.is_dir():
        return [from_file(path)]
    documents = sorted(each for each in path.iterdir() if each.suffix in (".yaml", ".yml", ".json"))
    if found := [from_file(each) for each in documents if each.name != ACCEPTED.name]:
        return found
    raise Unreadable(f"{path} has no document")


def _exceptions(options: argparse.Namespace, base: Document) -> Sequence[AcceptedChange]:
    """Return the exceptions of a git ref or of a document in their folder. Elsewhere, file names mean nothing."""
    path = Path(options.base).resolve()
    folder = path if path.is_dir() else path.parent
    is_beside = folder == options.accepted.resolve().parent
    exceptions = load_accepted(options.accepted, base.name)
    return exceptions if is_beside or not path.exists() else []


def _report(base: Document, new: Document, exceptions: Sequence[AcceptedChange]) -> bool:
    """Print the report for one base; return whether it has problems."""
    findings = list(breaking_changes(base, new))
    covered = [[number for number, finding in enumerate(findings) if each.covers(finding)] for each in exceptions]
    accepted = {number for numbers in covered for number in numbers}
    problems = [str(finding) for number, finding in enumerate(findings) if number not in accepted]
    problems += [
        f"{part}  unused exception: {each.reason}"
        for each, numbers in zip(exceptions, covered, strict=True)
        for part in each.unused([findings[number] for number in numbers])
    ]
    compared = f"{len(base.operations)} operations and {len(base.events)} events compared"
    print(f"{base.name}: {compared}, accepted changes: {len(accepted)}, problems: {len(problems)}")
    print("\n".join(problems), end="\n" * bool(problems))
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())

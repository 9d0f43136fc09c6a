"""The published versions of the contract."""

from pathlib import Path

from openapi import DOCUMENT

BASELINE = DOCUMENT.with_name("baseline")
"""The folder of the documents that were published, and of exceptions from compatibility with them."""


def published(folder: Path = BASELINE) -> dict[str, Path]:
    """Return the file of each published version, oldest version first."""
    files = {path.stem: path for path in folder.glob("[0-9]*.yaml")}
    return {version: files[version] for version in sorted(files, key=order)}


def order(version: str) -> tuple[int, ...]:
    """Return the sort key of a version."""
    return tuple(int(number) for number in version.split("."))

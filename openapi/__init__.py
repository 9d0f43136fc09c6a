"""The contract, as a file that code can point at and as what it says."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DOCUMENT = Path(__file__).with_name("patient-graph.yaml")
LARGEST_BODY = 64 * 1024
"""Bytes of a body where the document says nothing else (`x-max-bytes`)."""


@cache
def contract() -> dict[str, Any]:
    """The whole document. Not to be changed: it is read once."""
    # The loader written in C: the other takes more than a second.
    document: dict[str, Any] = yaml.load(DOCUMENT.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return document

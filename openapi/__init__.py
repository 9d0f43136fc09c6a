"""The contract: the path of the OpenAPI document, and its content."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DOCUMENT = Path(__file__).with_name("patient-graph.yaml")
LARGEST_BODY = 64 * 1024
"""The size limit of a body in bytes, unless `x-max-bytes` sets another."""


@cache
def contract() -> dict[str, Any]:
    """Return the document. It is cached: callers must not modify it."""
    # The loader in C; the one in Python takes more than a second.
    document: dict[str, Any] = yaml.load(DOCUMENT.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return document

"""The OpenAPI extensions that are compared, under their old and new names."""

from collections.abc import Mapping
from typing import Any

from compat.findings import NOTHING

RENAMED = {"x-rate": "x-rate-limit", "x-subject": "x-patient"}
"""The new names by the old ones. Renaming an extension is a compatible change."""


def extension(raw: Mapping[str, Any], name: str) -> Any:
    """Return the value of an extension under its old or new name; NOTHING if it is absent."""
    return raw.get(name, raw.get(RENAMED.get(name, name), NOTHING))

"""The OpenAPI extensions that are compared, under their old and new names."""

from collections.abc import Mapping
from typing import Any

from compat.findings import NOTHING

RENAMED = {"x-rate": "x-rate-limit", "x-subject": "x-patient"}
"""The new names by the old ones. Renaming an extension is a compatible change."""
_OLD_NAMES = {new: old for old, new in RENAMED.items()}


def extension(raw: Mapping[str, Any], name: str) -> Any:
    """Return the value of an extension, given by its new name, under either name; NOTHING if it is absent."""
    return raw.get(name, raw.get(_OLD_NAMES.get(name, name), NOTHING))

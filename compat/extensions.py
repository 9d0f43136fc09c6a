"""The extensions of OpenAPI that are compared, under their old names and the new ones."""

from collections.abc import Mapping
from typing import Any

from compat.findings import NOTHING

RENAMED = {"x-rate": "x-rate-limit", "x-subject": "x-patient"}
"""A new name by the old one: renaming an extension alone changes nothing for a consumer."""


def extension(raw: Mapping[str, Any], name: str) -> Any:
    """The value of an extension, under its name or its new one; NOTHING if it is absent."""
    return raw.get(name, raw.get(RENAMED.get(name, name), NOTHING))

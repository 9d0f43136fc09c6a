"""The worked worlds, and what of a response is expected."""

import json
from typing import Any

from tests.support.live_service import ROOT

WORLDS: list[dict[str, Any]] = json.loads((ROOT / "tests/support/adherence_cases.json").read_text(encoding="utf-8"))


def as_expected(response: Any, expected: Any) -> Any:
    """Return of a response what is expected of it: objects may have more members."""
    if isinstance(expected, dict) and isinstance(response, dict):
        return {name: as_expected(response[name], value) for name, value in expected.items() if name in response}
    if isinstance(expected, list) and isinstance(response, list) and len(expected) == len(response):
        return [as_expected(*pair) for pair in zip(response, expected, strict=True)]
    return response

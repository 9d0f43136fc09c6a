"""The plain implementation of the rules gives the responses that were worked out by hand."""

import json
from typing import Any

import pytest

from tests.support import plain_regimen
from tests.support.live_service import ROOT

WORLDS = json.loads((ROOT / "tests/support/adherence_cases.json").read_text(encoding="utf-8"))
ASKS = [
    pytest.param(world, ask, id=f"{world['name']}-{number}-{ask['op']}")
    for world in WORLDS
    for number, ask in enumerate(world["asks"])
    if ask["op"] != "triage"
]


def as_expected(response: Any, expected: Any) -> Any:
    """Return of a response what is expected of it: objects may have more members."""
    if isinstance(expected, dict) and isinstance(response, dict):
        return {name: as_expected(response[name], value) for name, value in expected.items() if name in response}
    if isinstance(expected, list) and isinstance(response, list) and len(expected) == len(response):
        return [as_expected(*pair) for pair in zip(response, expected, strict=True)]
    return response


@pytest.mark.parametrize(("world", "ask"), ASKS)
def test_plain_rules_give_the_expected_response(world: plain_regimen.World, ask: dict[str, Any]) -> None:
    assert as_expected(plain_regimen.respond(world, ask), ask["expect"]) == ask["expect"]

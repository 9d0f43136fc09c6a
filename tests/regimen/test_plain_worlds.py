"""The plain implementation of the rules gives the responses that were worked out by hand."""

from typing import Any

import pytest

from tests.support import plain_regimen
from tests.support.adherence_cases import WORLDS, as_expected

ASKS = [
    pytest.param(world, ask, id=f"{world['name']}-{number}-{ask['op']}")
    for world in WORLDS
    for number, ask in enumerate(world["asks"])
    if ask["op"] != "triage"
]


@pytest.mark.parametrize(("world", "ask"), ASKS)
def test_plain_rules_give_the_expected_response(world: plain_regimen.World, ask: dict[str, Any]) -> None:
    assert as_expected(plain_regimen.respond(world, ask), ask["expect"]) == ask["expect"]

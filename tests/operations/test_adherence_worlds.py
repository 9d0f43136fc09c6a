"""The worked worlds of adherence, built and asked by the API."""

from typing import Any

import pytest

from tests.support.adherence_cases import WORLDS, as_expected
from tests.support.live_worlds import LiveWorld, LiveWorlds

# These are about no patient. The tests of the rules have them.
PURE = {"instants", "mcg", "weekdays", "triage"}
ASKS = {world["name"]: [ask for ask in world["asks"] if ask["op"] not in PURE] for world in WORLDS}


@pytest.mark.parametrize("world", [world for world in WORLDS if ASKS[world["name"]]], ids=lambda world: world["name"])
def test_worked_world_gives_the_expected_responses(worlds: LiveWorlds, brand: str, world: dict[str, Any]) -> None:
    with worlds.world(brand) as live:
        live.build(world)
        for ask in ASKS[world["name"]]:
            assert as_expected(live.respond(ask), ask["expect"]) == ask["expect"], ask


def test_all_questions_about_a_patient_are_asked() -> None:
    assert sum(map(bool, ASKS.values())) == 24
    assert all(hasattr(LiveWorld, f"ask_{ask['op']}") for asks in ASKS.values() for ask in asks)

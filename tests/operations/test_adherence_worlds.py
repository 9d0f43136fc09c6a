"""The worked worlds of adherence, built and asked by the API."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.conftest import MakeApi
from tests.support import plain_regimen
from tests.support.adherence_cases import WORLDS, as_expected
from tests.support.graph import PERSON
from tests.support.live_worlds import LiveWorld, Move

# These need another clock, or ask about no patient. The tests of the rules have them.
ELSEWHERE = {
    "clocks-forward": "on the day of a clock change",
    "after-midnight-open": "between midnight and 04:00",
    "after-midnight-logged": "between midnight and 04:00",
    "travel": "doses are sent on several days, in two time zones",
    "micrograms": "units without a patient",
    "weekdays": "dates without a patient",
    "triage": "without a stored patient",
}
HERE = [world for world in WORLDS if world["name"] not in ELSEWHERE]


def expected(move: Move, world: dict[str, Any], ask: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """Return a question and the expected response, both moved. A month cannot be moved, so its response is new."""
    if ask["op"] == "calendar" and not ask.keys() & {"start", "end", "from", "to"}:
        question = {name: value for name, value in ask.items() if name != "expect"}
        return question, plain_regimen.respond(move.world(world), question)
    moved = move(ask)
    return moved, moved["expect"]


@pytest.mark.parametrize("world", HERE, ids=lambda world: world["name"])
def test_worked_world_gives_the_expected_responses(make_api: MakeApi, brand: str, world: dict[str, Any]) -> None:
    move = Move(world, datetime.now(UTC))
    live = LiveWorld(make_api(), make_api(subject=PERSON), brand, PERSON).build(move.world(world))
    for ask in world["asks"]:
        question, response = expected(move, world, ask)
        assert as_expected(live.respond(question), response) == response, question


def test_all_worlds_are_asked_here_or_elsewhere() -> None:
    assert ELSEWHERE.keys() | {world["name"] for world in HERE} == {world["name"] for world in WORLDS}
    assert len(WORLDS) == 27

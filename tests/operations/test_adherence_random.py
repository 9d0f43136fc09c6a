"""Random worlds of adherence, built and asked by the API, give the responses of a plain implementation of the rules."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.conftest import MakeApi
from tests.support import plain_regimen, random_worlds
from tests.support.graph import PERSON
from tests.support.live_worlds import LiveWorld, Move

GROUPS = 6


def common(one: Any, other: Any) -> Any:
    """Return of a response what another one has too. Calendar days are compared whole; times have seconds."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {name: one[name] if name == "days" else common(one[name], other[name]) for name in one if name in other}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [common(*pair) for pair in zip(one, other, strict=True)]
    return f"{one}:00" if isinstance(one, str) and len(one) == 5 and one[2] == ":" else one


def check(make_api: MakeApi, brand: str, seed: int) -> None:
    world = random_worlds.random_world_at_noon(seed)
    move = Move(world, datetime.now(UTC))
    moved, live = move.world(world), live_world(make_api, f"{brand}-{seed}")
    live.build(moved, in_batches=seed % 3 == 0)
    compare(live, moved, [move(ask) for ask in world["asks"]])


def check_carrying(make_api: MakeApi, brand: str, seed: int) -> None:
    world = random_worlds.random_world_that_moves(seed)
    move = Move(world, datetime.now(UTC))
    moved, live = move.world(world), live_world(make_api, f"{brand}-{seed}")
    after, changes = plain_regimen.carry(moved)
    for change, plain in zip(live.build_carrying(moved), changes, strict=True):
        live.ids |= dict(zip(plain["carried"], change["carried"], strict=True))
        assert live.named({each["id"]: each["reason"] for each in change["dropped"]}) == plain["dropped"]
    compare(live, after, [move(ask) for ask in world["asks"]])


def live_world(make_api: MakeApi, brand: str) -> LiveWorld:
    return LiveWorld(make_api(brand), make_api(brand, subject=PERSON), brand, PERSON)


def compare(live: LiveWorld, world: plain_regimen.World, asks: list[dict[str, Any]]) -> None:
    """Compare the responses to these questions and the stored doses with the plain ones."""
    sent = plain_regimen.post(world)
    for ask in [{"op": "doses"}, *asks]:
        response, plain = live.respond(ask), plain_regimen.respond(world, ask, sent)
        assert common(response, plain) == common(plain, response), f"{ask}\n{random_worlds.as_json(world)}"


@pytest.mark.parametrize("group", range(GROUPS))
def test_random_worlds_give_the_plain_responses(make_api: MakeApi, brand: str, group: int) -> None:
    for seed in range(group, 30, GROUPS):
        check(make_api, brand, seed)


@pytest.mark.parametrize("group", range(GROUPS))
def test_overrides_hold_in_the_versions_they_are_carried_to(make_api: MakeApi, brand: str, group: int) -> None:
    for seed in range(group, 12, GROUPS):
        check_carrying(make_api, brand, seed)


@pytest.mark.gate
@pytest.mark.parametrize("group", range(GROUPS))
def test_many_random_worlds_give_the_plain_responses(make_api: MakeApi, brand: str, group: int) -> None:
    for seed in range(30 + group, 330, GROUPS):
        check(make_api, brand, seed)
        check_carrying(make_api, brand, seed)

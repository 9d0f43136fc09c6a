"""Random worlds of adherence, built and asked by the API, give the responses of a plain implementation of the rules."""

from typing import Any

import pytest

from tests.support import plain_regimen, random_worlds
from tests.support.live_worlds import LiveWorld, LiveWorlds

GROUPS = 6
QUICK = 12
"""The worlds that `make test` asks. `make gates` asks the others, up to WORLDS."""
WORLDS = 160 * random_worlds.TIMES


def common(one: Any, other: Any) -> Any:
    """Return of a response what another one has too. Calendar days are compared whole; times have seconds."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {name: one[name] if name == "days" else common(one[name], other[name]) for name in one if name in other}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [common(*pair) for pair in zip(one, other, strict=True)]
    return f"{one}:00" if isinstance(one, str) and len(one) == 5 and one[2] == ":" else one


def check(worlds: LiveWorlds, brand: str, seed: int) -> None:
    world = random_worlds.random_world(seed)
    with worlds.world(f"{brand}-{seed}") as live:
        live.build(world, in_batches=seed % 3 > 0)
        compare(live, world, world["asks"])


def check_carrying(worlds: LiveWorlds, brand: str, seed: int) -> None:
    world = random_worlds.random_world_that_moves(seed)
    after, changes = plain_regimen.carry(world)
    with worlds.world(f"{brand}-{seed}-carrying") as live:
        for change, plain in zip(live.build_carrying(world), changes, strict=True):
            live.ids |= dict(zip(plain["carried"], change["carried"], strict=True))
            assert live.named({each["id"]: each["reason"] for each in change["dropped"]}) == plain["dropped"]
        compare(live, after, world["asks"])


def compare(live: LiveWorld, world: plain_regimen.World, asks: list[dict[str, Any]]) -> None:
    """Compare the responses to these questions and the stored doses with the plain ones."""
    sent = plain_regimen.post(world)
    for ask in [{"op": "doses"}, *asks]:
        response, plain = live.respond(ask), plain_regimen.respond(world, ask, sent)
        assert common(response, plain) == common(plain, response), f"{ask}\n{random_worlds.as_json(world)}"


@pytest.mark.parametrize("group", range(GROUPS))
def test_random_worlds_give_the_plain_responses(worlds: LiveWorlds, brand: str, group: int) -> None:
    for seed in range(group, QUICK, GROUPS):
        check(worlds, brand, seed)


@pytest.mark.parametrize("group", range(GROUPS))
def test_overrides_hold_in_the_versions_they_are_carried_to(worlds: LiveWorlds, brand: str, group: int) -> None:
    for seed in range(group, QUICK, GROUPS):
        check_carrying(worlds, brand, seed)


@pytest.mark.gate
@pytest.mark.parametrize("group", range(GROUPS))
def test_many_random_worlds_give_the_plain_responses(worlds: LiveWorlds, brand: str, group: int) -> None:
    for seed in range(QUICK + group, WORLDS, GROUPS):
        check(worlds, brand, seed)
        check_carrying(worlds, brand, seed)

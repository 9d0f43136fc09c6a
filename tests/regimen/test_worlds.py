"""The worked worlds, without a service: what the rules say of each."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.regimen.world import CASES, World, result

ASKS = [(case, ask) for case in CASES for ask in case["asks"]]
ELSEWHERE = {"triage"}
"""Operations that are not about the rules of this package's modules for doses."""
NOT_DECIDED = {"start", "end", "month", "status", "peptides"}
"""Properties that only the service decides: the range of a calendar, and the names of compounds."""


def is_decided(ask: Mapping[str, Any]) -> bool:
    """Return whether the rules decide an ask: all but those that the service rejects."""
    expected = ask["expect"]
    return ask["op"] not in ELSEWHERE and not (ask["op"] == "calendar" and expected["status"] != 200)


@pytest.mark.parametrize(
    ("case", "ask"),
    [pytest.param(case, ask, id=f"{case['name']}-{ask['op']}") for case, ask in ASKS if is_decided(ask)],
)
def test_world_has_the_expected_results(case: Mapping[str, Any], ask: Mapping[str, Any]) -> None:
    expected = ask["expect"]
    if isinstance(expected, dict):
        expected = {name: value for name, value in expected.items() if name not in NOT_DECIDED}
    assert result(World(case), ask) == expected


def test_worlds_cover_the_operations() -> None:
    decided = {ask["op"] for _, ask in ASKS if is_decided(ask)}
    assert decided == {
        "summary",
        "streak",
        "adherence_7d",
        "calendar",
        "posted",
        "resolved",
        "today",
        "mcg",
        "weekdays",
        "instants",
    }

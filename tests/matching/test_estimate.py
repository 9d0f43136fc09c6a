"""The estimate of a model from pairs without labels."""

from itertools import product
from math import prod

import pytest

from matching.agreement import Agreement
from matching.estimate import Estimate, Pattern, estimate, ordered

LEVELS: tuple[Agreement, ...] = ("exact", "close", "similar", "different")
NAME = dict(zip(LEVELS, (0.7, 0.2, 0.04, 0.06), strict=True)), dict(zip(LEVELS, (0.01, 0.02, 0.03, 0.94), strict=True))
IDENTIFIER = {"exact": 0.8, "close": 0.15, "different": 0.05}, {"exact": 1e-4, "close": 2e-4, "different": 0.9997}
FIELDS = [NAME, NAME, NAME, IDENTIFIER, IDENTIFIER, IDENTIFIER]
SHARE = 0.0005


def patterns() -> dict[Pattern, float]:
    """Return how many of 10 million pairs have each pattern by these probabilities."""
    counts: dict[Pattern, float] = {}
    for pattern in product(*(m for m, _ in FIELDS)):
        same, other = (prod(each[n][level] for each, level in zip(FIELDS, pattern, strict=True)) for n in (0, 1))
        counts[pattern] = 1e7 * (SHARE * same + (1 - SHARE) * other)
    return counts


@pytest.fixture(scope="module")
def found() -> Estimate:
    return estimate(patterns())


def test_estimate_finds_the_share_of_pairs_of_one_person(found: Estimate) -> None:
    assert found.share == pytest.approx(SHARE, rel=0.01)


def test_estimate_finds_the_probabilities_of_agreements(found: Estimate) -> None:
    for (m, u), found_m, found_u in zip(FIELDS, found.m, found.u, strict=True):
        assert found_m == pytest.approx(m, rel=0.02)
        assert found_u == pytest.approx(u, rel=0.02)


def test_missing_values_do_not_count(found: Estimate) -> None:
    missing: Pattern = ("missing",) * len(FIELDS)
    assert found.match(missing) == pytest.approx(found.share)


def test_levels_in_the_wrong_order_get_one_ratio() -> None:
    m: dict[Agreement, float] = {"exact": 0.9, "close": 0.02, "similar": 0.001, "different": 0.079}
    u: dict[Agreement, float] = {"exact": 0.001, "close": 0.002, "similar": 0.03, "different": 0.967}
    levels = ordered(m, u)
    ratios = [levels[name]["m"] / levels[name]["u"] for name in LEVELS]
    assert ratios[0] > ratios[1] > ratios[2]
    assert ratios[2] == pytest.approx(ratios[3]) == pytest.approx(0.08 / 0.997)
    assert sum(level["m"] for level in levels.values()) == pytest.approx(1)

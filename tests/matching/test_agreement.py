"""The levels of agreement of two values."""

import pytest

from matching.agreement import Agreement, agreements, are_siblings
from matching.person import Person

NAMES = [
    ("jack", "jack", "exact"),
    ("de paoli", "depaoli", "exact"),
    ("mitchell", "mitchel", "close"),
    ("van beethoven", "beethoven", "close"),
    ("maria jose", "jose", "close"),
    ("jack", "jake", "similar"),
    ("jack", "oliver", "different"),
    ("van beethoven", "van gogh", "different"),
    ("jack", "", "missing"),
    ("", "", "missing"),
]
DATES = [
    ("1980-02-01", "1980-02-01", "exact"),
    ("1980-02-01", "1980-01-02", "close"),  # day and month swapped
    ("1980-02-01", "1980-02-10", "close"),  # digits swapped
    ("1980-02-01", "1990-02-01", "close"),
    ("1980-02-01", "1980-02-27", "similar"),
    ("1980-02-01", "1980-12-30", "different"),
    ("1980-02-01", None, "missing"),
]
IDENTIFIERS = [
    ("+15550001", "+15550001", "exact"),
    ("+15550001", "+15550002", "close"),
    ("+15550001", "+1555001", "close"),
    ("+15550012", "+15550021", "close"),
    ("+15550001", "+15550023", "different"),
    ("+15550001", None, "missing"),
    (None, "", "missing"),
]


@pytest.mark.parametrize(("one", "other", "expected"), NAMES)
def test_names_agree_by_similarity_and_words(one: str, other: str, expected: Agreement) -> None:
    assert agreements(Person(one, "x"), Person(other, "x"))["first_name"] == expected
    assert agreements(Person("x", one), Person("x", other))["last_name"] == expected


@pytest.mark.parametrize(("one", "other", "expected"), DATES)
def test_birth_dates_agree_by_edits_and_parts(one: str, other: str | None, expected: Agreement) -> None:
    assert agreements(Person("a", "b", one), Person("a", "b", other))["date_of_birth"] == expected


@pytest.mark.parametrize(("one", "other", "expected"), IDENTIFIERS)
def test_identifiers_agree_by_one_edit(one: str | None, other: str | None, expected: Agreement) -> None:
    found = agreements(Person("a", "b", email=one, phone=one), Person("a", "b", email=other, phone=other))
    assert (found["email"], found["phone"]) == (expected, expected)


def test_swapped_names_are_close() -> None:
    found = agreements(Person("ada", "lovelace"), Person("lovelac", "ada"))
    assert (found["first_name"], found["last_name"]) == ("close", "close")


def test_one_equal_crossed_name_is_no_swap() -> None:
    found = agreements(Person("ada", "lovelace"), Person("lovelace", "king"))
    assert (found["first_name"], found["last_name"]) == ("different", "different")


def test_external_ids_agree_by_system() -> None:
    one = Person("a", "b", external_ids={"mrn": "A-1815", "lab": "7"})
    other = Person("a", "b", external_ids={"pharmacy": "A-1815", "mrn": "A-1816"})
    found = {name: each for name, each in agreements(one, other).items() if name.startswith("external_ids")}
    assert found == {"external_ids.lab": "missing", "external_ids.mrn": "close", "external_ids.pharmacy": "missing"}


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(1, 2, True), (2, 2, False), (1, None, False), (None, None, False)]
)
def test_siblings_have_different_positions(one: int | None, other: int | None, expected: bool) -> None:
    people = [Person("ada", "lovelace", multiple_birth=nth) for nth in (one, other)]
    assert are_siblings(*people) == are_siblings(*reversed(people)) == expected

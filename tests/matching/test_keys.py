"""The blocking keys of people."""

import re

import pytest
from hypothesis import given

from matching.keys import keys
from matching.person import Person
from tests.matching.strategies import QUIET, people

ADA = Person("ada", "lovelace", "1980-01-27", "ada@example.com", "+15550001", {"mrn": "A-1815"})
SHARED = [
    ADA._replace(first_name="lovelace", last_name="ada", date_of_birth=None),
    ADA._replace(first_name="adda", last_name="lovelase", date_of_birth=None),
    ADA._replace(first_name="adamaria", last_name="lovejoy", date_of_birth="1980-01-02"),
    ADA._replace(first_name="bob", last_name="king"),
    ADA._replace(first_name="bob", last_name="de lovelace", date_of_birth="1980-12-31"),
    ADA._replace(last_name="king", date_of_birth="1890-01-27"),
]
"""People who share the key of one kind or another with ADA by name or birth date."""


@pytest.mark.parametrize("other", SHARED)
def test_people_with_errors_share_a_key(other: Person) -> None:
    strangers = other._replace(email="x@example.com", phone="+1999", external_ids={"mrn": "A-1"})
    assert set(keys(ADA)) & set(keys(strangers))


@pytest.mark.parametrize("field", ["email", "phone", "external_ids"])
def test_people_with_one_identifier_share_a_key(field: str) -> None:
    other = Person("bob", "king", "1999-09-09")._replace(**{field: getattr(ADA, field)})
    assert len(set(keys(ADA)) & set(keys(other))) == 1


def test_missing_values_make_no_key() -> None:
    assert keys(Person("", "", "", "", "", {"mrn": ""})) == keys(Person("", "")) == []


def test_an_external_id_of_another_system_is_another_key() -> None:
    one, other = (Person("", "", external_ids={system: "A-1815"}) for system in ("mrn", "pharmacy"))
    assert not set(keys(one)) & set(keys(other))


def test_names_in_other_scripts_share_keys_only_if_equal() -> None:
    one, same, other = Person("민준", "김"), Person("김", "민준"), Person("민준", "이")
    assert keys(one) == keys(same)
    assert not set(keys(one)) & set(keys(other))


@QUIET
@given(people)
def test_keys_are_short_plain_and_different(person: Person) -> None:
    found = keys(person)
    assert found == keys(person)
    assert len(found) == len(set(found)) <= 7 + len(person.external_ids)
    assert all(re.fullmatch("[a-z]:[a-z0-9]{1,16}", key) for key in found)


def test_keys_of_a_value_do_not_change_between_releases() -> None:
    assert keys(ADA) == [
        *("n:a300l142", "b:adalov", "d:19800127", "y:l1421980", "m:a3000127"),
        *("e:673b3797ca651be7", "p:1b7bc52ecc88ff72", "x:181741455f2d9f42"),
    ]

"""The model: weights, probabilities, grades and explanations."""

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.model import MODEL, SHIPPED, Comparison, Model
from matching.person import Person
from tests.matching.strategies import QUIET, people

ADA = Person("ada", "lovelace", "1980-01-27", "ada@example.com", "+15550001", {"mrn": "A-1815"})
AGAIN = Model.load()
STRANGER = Person("bob", "king", "1955-08-09", "bob@example.org", "+15559999", {"mrn": "77"})


def weights(found: Comparison) -> dict[str, float]:
    return {each.field: each.weight for each in found.fields}


@QUIET
@given(people, people)
def test_comparison_is_symmetric_and_always_the_same(one: Person, other: Person) -> None:
    assert MODEL.compare(one, other) == MODEL.compare(other, one) == AGAIN.compare(one, other)


@QUIET
@given(people, people)
def test_weights_add_up_to_the_log_odds(one: Person, other: Person) -> None:
    found = MODEL.compare(one, other)
    assert found.weight == pytest.approx(MODEL.prior + sum(weights(found).values()))
    assert found.probability == pytest.approx(2**found.weight / (1 + 2**found.weight))


@QUIET
@given(people, people)
def test_missing_values_weigh_nothing(one: Person, other: Person) -> None:
    found = MODEL.compare(one, other)
    for field, agreement, weight in found.fields:
        if agreement == "missing":
            assert weight == 0
        elif field in COMPARED:
            without = MODEL.compare(one._replace(**{field: ""}), other)
            assert weights(without)[field] == 0
    systems = {**one.external_ids, "new": "1"}
    assert MODEL.compare(one._replace(external_ids=systems), other).weight == found.weight


@QUIET
@given(people, people, st.sampled_from(["email", "phone", "external_ids"]))
def test_an_equal_identifier_never_lowers_the_weight(one: Person, other: Person, field: str) -> None:
    new: Any = {"new": "A-1"} if field == "external_ids" else "new"
    before = [person._replace(**{field: {} if field == "external_ids" else None}) for person in (one, other)]
    after = [person._replace(**{field: new}) for person in before]
    assert MODEL.compare(*after).weight >= MODEL.compare(*before).weight


COMPARED = ("first_name", "last_name", "date_of_birth", "email", "phone")


@QUIET
@given(people, people)
def test_an_explanation_has_fields_and_levels_only(one: Person, other: Person) -> None:
    found = MODEL.compare(one, other)
    systems = {f"external_ids.{each}" for each in {*one.external_ids, *other.external_ids}}
    assert {each.field for each in found.fields} == {*COMPARED, *systems}
    assert {each.agreement for each in found.fields} <= {"exact", "close", "similar", "different", "missing"}
    assert all(type(each.weight) is float for each in found.fields)


@QUIET
@given(people, people)
def test_grades_follow_from_probability_and_strong_fields(one: Person, other: Person) -> None:
    found = MODEL.compare(one, other)
    grades = {"certain": 0.999, "probable": 0.9, "possible": 0.5, None: 0.0}
    least = grades[found.grade]
    assert found.probability >= least
    assert found.grade == "certain" or not any(least < each <= found.probability for each in (0.5, 0.9))
    strong = {each.field for each in found.fields if each.agreement == "exact"} - {*Person._fields[:3]}
    assert strong or found.grade != "certain"


def test_more_alike_values_weigh_more() -> None:
    for field, values in {
        "first_name": ["ada", "adam", "bob"],
        "date_of_birth": ["1980-01-27", "1980-01-26", "1999-09-09"],
        "email": ["ada@example.com", "adda@example.com", "x@example.org"],
        "external_ids": [{"mrn": "A-1815"}, {"mrn": "A-1816"}, {"mrn": "9"}],
    }.items():
        others = [Person("ada", "")._replace(**{field: value}) for value in values]
        found = [MODEL.compare(others[0], other).weight for other in others]
        assert found == sorted(found, reverse=True)
        assert len(set(found)) == 3


def test_a_common_name_weighs_less() -> None:
    common, rare = (
        weights(MODEL.compare(Person("x", name), Person("x", name)))["last_name"] for name in ("white", "lovelace")
    )
    assert common < rare


def test_a_contact_that_relatives_share_weighs_less() -> None:
    relative = ADA._replace(first_name="bob", date_of_birth="1955-08-09", external_ids={})
    found = weights(MODEL.compare(ADA, relative))
    alone = weights(MODEL.compare(Person("", "", email="x"), Person("", "", email="x")))
    assert found["email"] < alone["email"]


@pytest.mark.parametrize(
    ("other", "grade"),
    [
        (ADA, "certain"),
        (ADA._replace(external_ids={}), "certain"),
        (ADA._replace(email=None, phone=None, external_ids={}), "probable"),
        (ADA._replace(first_name="bob", external_ids={}), "probable"),  # a twin, perhaps
        (
            ADA._replace(first_name="bob", date_of_birth="1955-08-09", external_ids={}),
            "possible",
        ),  # a relative, perhaps
        (ADA._replace(first_name="bob"), "certain"),
        (STRANGER._replace(phone=ADA.phone), None),
        (STRANGER, None),
    ],
)
def test_grade_is_certain_only_with_an_own_identifier(other: Person, grade: str | None) -> None:
    assert MODEL.compare(ADA, other).grade == grade


def test_probabilities_stay_numbers_with_many_external_ids() -> None:
    many = {f"system{n}": "A-1" for n in range(400)}
    same, other = ADA._replace(external_ids=many), ADA._replace(external_ids=dict.fromkeys(many, "ZZZZ"))
    assert MODEL.compare(same, same).probability == 1
    assert 0 <= MODEL.compare(same, other).probability < 1e-9


Change = Callable[[dict[str, Any]], object]
MISTAKES: list[tuple[Change, str]] = [
    (lambda model: model.pop("prior_odds"), "prior_odds: Field required"),
    (lambda model: model.update(prior_odds=2), "prior_odds: Input should be less than 1"),
    (lambda model: model.update(colour=2), "colour: Extra inputs are not permitted"),
    (lambda model: model["fields"]["phone"].update(similar={}), "fields.phone.similar: Extra inputs"),
    (lambda model: model["fields"]["phone"]["exact"].update(m=0), "fields.phone.exact.m: Input should be greater"),
    (lambda model: model["fields"]["email"]["exact"].update(m=0.9), "fields.email: m of all levels is"),
    (lambda model: model["fields"]["email"]["exact"].update(u=0.2), "fields.email: u of all levels is"),
    (
        lambda model: model["fields"]["external_ids"].update(
            exact={"m": 0.5, "u": 0.4}, close={"m": 0.4, "u": 0.1}, different={"m": 0.1, "u": 0.5}
        ),
        "fields.external_ids: m / u rises",
    ),
    (
        lambda model: model["fields"]["last_name"].update(other_names=0.9),
        "fields.last_name: the frequency",
    ),
    (
        lambda model: model["fields"]["last_name"]["frequencies"].update({"De B": 0.1}),
        "fields.last_name.frequencies.De B",
    ),
    (lambda model: model["relatives"]["shares"].update(first_name=0.1), "relatives.shares.first_name"),
    (lambda model: model["relatives"].update(odds=1), "relatives.odds: Input should be less"),
]


@pytest.mark.parametrize(("change", "message"), MISTAKES)
def test_a_mistake_in_a_model_file_is_named(change: Change, message: str, tmp_path: Path) -> None:
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    change(content)
    path = tmp_path / "model.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(f"{path}: {message}")):
        Model.load(path)


def test_a_file_that_is_no_model_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    for path in (broken, tmp_path / "missing.json"):
        with pytest.raises(ValueError, match=path.name):
            Model.load(path)


def test_a_model_of_a_brand_has_its_own_weights(tmp_path: Path) -> None:
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    content.update(prior_odds=content["prior_odds"] / 8, version="own")
    path = tmp_path / "model.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    own = Model.load(path)
    assert own.version == "own"
    assert math.isclose(own.compare(ADA, STRANGER).weight, MODEL.compare(ADA, STRANGER).weight - 3)

"""Many patients at once: the pages of a brand, and searching by what is known of a person."""

from collections.abc import Mapping
from itertools import chain, combinations
from typing import Any

from db import identity, totals
from db.pages import Page, Pages
from db.patients import SHAPE, Patient, phone_key, search_key
from db.statements import place
from openapi import types


def page(limit: int, offset: int, cursor: str | None) -> Page[types.Patient]:
    """Some patients of the brand, newest first, and how many there are."""
    return _PAGE({"limit": limit, "offset": offset}, cursor)


def search(criteria: Mapping[str, Any], limit: int, offset: int, cursor: str | None) -> Page[types.Patient]:
    """Some of the patients that match all criteria (name, date_of_birth, email, phone), and how many there are."""
    values: dict[str, Any] = {"limit": limit, "offset": offset, "date_of_birth": criteria.get("date_of_birth")}
    if "name" in criteria:
        prefix = search_key(criteria["name"])
        # A name of nothing but white space is the beginning of none.
        values |= {"name": prefix, "name_end": prefix + "\U0010ffff" if prefix else ""}
    if "email" in criteria:
        values["email"] = identity.email_key(criteria["email"])
    if "phone" in criteria:
        values["phone"] = phone_key(criteria["phone"])
    return _SEARCH[frozenset(criteria)](values, cursor)


_NOT_COUNTED = Patient.select().where(~Patient.counted)
_PAGE = Pages("patient_page", SHAPE, total=totals.total(_NOT_COUNTED), of_people=True)

_CRITERIA = {
    "date_of_birth": Patient.date_of_birth == place("date_of_birth"),
    "email": Patient.id.in_(identity.holder(place("email"))),
    "phone": Patient.phone_key == place("phone"),
}
_BY_FULL_NAME = (Patient.full_name_key >= place("name")) & (Patient.full_name_key < place("name_end"))
_BY_LAST_NAME = (Patient.last_name_key >= place("name")) & (Patient.last_name_key < place("name_end"))


def _found(criteria: tuple[str, ...]) -> Any:
    """A query for the ids of those who match. Either name is looked for by itself, each by its own index."""
    conditions = [_CRITERIA[name] for name in criteria if name != "name"]
    if "name" not in criteria:
        return Patient.select(Patient.id).where(*conditions)
    by_full_name = Patient.select(Patient.id).where(_BY_FULL_NAME, *conditions)
    others = Patient.select(Patient.id).where(_BY_LAST_NAME, ~_BY_FULL_NAME, *conditions)
    return by_full_name + others  # UNION ALL


# A statement for each set of criteria: each has a plan of its own, which uses the index that fits.
_SEARCH = {
    frozenset(criteria): Pages("patient_search_" + "_".join(criteria), SHAPE, found=_found(criteria), of_people=True)
    for criteria in chain.from_iterable(combinations(("name", *_CRITERIA), size) for size in range(1, 5))
}

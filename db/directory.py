"""Many patients at once: the pages of a brand, and searching by what is known of a person."""

from collections.abc import Mapping
from itertools import chain, combinations
from typing import Any

from db import identity
from db.pages import Pages
from db.patients import SHAPE, Patient, phone_key, search_key
from db.statements import place
from openapi import types


def page(limit: int, offset: int) -> tuple[list[types.Patient], int]:
    """Some patients of the brand, newest first, and how many there are."""
    return _PAGE({"limit": limit, "offset": offset})


def search(criteria: Mapping[str, Any], limit: int, offset: int) -> tuple[list[types.Patient], int]:
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
    return _SEARCH[frozenset(criteria)](values)


_PAGE = Pages("patient_page", SHAPE, of_people=True)

_CRITERIA = {
    "name": (
        ((Patient.full_name_key >= place("name")) & (Patient.full_name_key < place("name_end")))
        | ((Patient.last_name_key >= place("name")) & (Patient.last_name_key < place("name_end")))
    ),
    "date_of_birth": Patient.date_of_birth == place("date_of_birth"),
    "email": Patient.id.in_(identity.holder(place("email"))),
    "phone": Patient.phone_key == place("phone"),
}
# A statement for each set of criteria: each has a plan of its own, which uses the index that fits.
_SEARCH = {
    frozenset(chosen): Pages(
        "patient_search_" + "_".join(chosen), SHAPE, *(_CRITERIA[name] for name in chosen), of_people=True
    )
    for chosen in chain.from_iterable(combinations(_CRITERIA, size) for size in range(1, len(_CRITERIA) + 1))
}

"""Many patients at once: the pages of a brand, and searching by what is known of a person."""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import chain, combinations
from operator import or_
from typing import Any

import peewee

from db import identity, patient_counts
from db.core.statements import param
from db.identity import PatientIdentifier
from db.identity_form import Form
from db.identity_state import MOST_FORMS
from db.patient_record import PROJECTION, Patient
from db.query import BrandList, Query, Rows
from openapi import types


def page(limit: int, offset: int, cursor: str | None) -> Rows[types.Patient]:
    """Some patients of the brand, newest first, and how many there are."""
    return _PAGE.fetch(limit, offset, cursor)


def search(criteria: Mapping[str, Any], limit: int, offset: int, cursor: str | None) -> Rows[types.Patient]:
    """Some of the patients that match all criteria (name, date_of_birth, email, phone), and how many there are."""
    forms = identity.forms()
    values = _compared(forms[0], criteria) | {"date_of_birth": criteria.get("date_of_birth")}
    if len(forms) == 1:
        return _SEARCH[frozenset(criteria)].fetch(limit, offset, cursor, **values)
    others = [*forms[1:], *forms[:1] * (len(_FORMS) - len(forms))]
    for suffix, form in zip(_FORMS[1:], others, strict=True):
        values |= _compared(form, criteria, suffix)
    return _WIDE_SEARCH[frozenset(criteria)].fetch(limit, offset, cursor, **values)


def _compared(form: Form, criteria: Mapping[str, Any], suffix: str = "") -> dict[str, Any]:
    """What is looked for among what is stored in that form."""
    values: dict[str, Any] = {}
    if "name" in criteria:
        prefix = form.search_name(criteria["name"])
        # A name of nothing but white space is the beginning of none.
        values |= {f"name{suffix}": prefix, f"name_end{suffix}": prefix + "\U0010ffff" if prefix else ""}
    if "email" in criteria:
        values[f"email{suffix}"], values[f"email_end{suffix}"] = identity.email_range(criteria["email"], form)
    if "phone" in criteria:
        values[f"phone{suffix}"] = form.search_phone(criteria["phone"])
    return values


_NOT_COUNTED = Patient.select().where(~Patient.counted)
_PATIENTS = Query(PROJECTION).of_brand().audited()
_PAGE = _PATIENTS.counted_by(patient_counts.total(_NOT_COUNTED)).prepare("patient_page")

_FORMS = ("", *(f"_{number}" for number in range(2, MOST_FORMS + 2)))
"""Places for what is looked for: in the form of the service, and in those of stored keys."""
_ORDERED = ("name", "date_of_birth", "email", "phone")
Conditions = dict[str, Any]


def _either(conditions: Iterable[Any]) -> Any:
    return reduce(or_, conditions)


def _within(column: Any, name: str, suffix: str) -> Any:
    end = param(f"{name}_end{suffix}")
    return (column >= param(f"{name}{suffix}")) & (column <= end if name == "email" else column < end)


def _conditions(suffixes: tuple[str, ...]) -> Conditions:
    """What each criterion means, in as many forms as there are suffixes."""
    by_email = PatientIdentifier.select(PatientIdentifier.patient_id).where(
        _either(_within(PatientIdentifier.key, "email", suffix) for suffix in suffixes)
    )
    return {
        "full_name": _either(_within(Patient.full_name_key, "name", suffix) for suffix in suffixes),
        "last_name": _either(_within(Patient.last_name_key, "name", suffix) for suffix in suffixes),
        "date_of_birth": Patient.date_of_birth == param("date_of_birth"),
        # Of a range the planner expects a part of all rows; of an array, ten.
        "email": Patient.id == peewee.fn.ANY(peewee.fn.ARRAY(by_email)),
        "phone": _either(Patient.phone_key == param(f"phone{suffix}") for suffix in suffixes),
    }


def _found(criteria: tuple[str, ...], conditions: Conditions) -> Any:
    """A query for the ids of those who match. Either name is looked for by itself, each by its own index."""
    others = [conditions[name] for name in criteria if name != "name"]
    if "name" not in criteria:
        return Patient.select(Patient.id).where(*others)
    by_full_name = Patient.select(Patient.id).where(conditions["full_name"], *others)
    by_last_name = Patient.select(Patient.id).where(conditions["last_name"], ~conditions["full_name"], *others)
    return by_full_name + by_last_name  # UNION ALL


def _searches(name: str, conditions: Conditions) -> dict[frozenset[str], BrandList[types.Patient]]:
    """A statement for each set of criteria: each has a plan of its own, which uses the index that fits."""
    return {
        frozenset(criteria): _PATIENTS.matching(_found(criteria, conditions)).prepare("_".join([name, *criteria]))
        for criteria in chain.from_iterable(combinations(_ORDERED, size) for size in range(1, 5))
    }


_SEARCH = _searches("patient_search", _conditions(("",)))
_WIDE_SEARCH = _searches("patient_wide_search", _conditions(_FORMS))

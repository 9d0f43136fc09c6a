"""Listing and searching the patients of a brand."""

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
    """Return a page of the patients of the brand, newest first."""
    return _PAGE.fetch(limit, offset, cursor)


def search(criteria: Mapping[str, Any], limit: int, offset: int, cursor: str | None) -> Rows[types.Patient]:
    """Return a page of the patients that match all criteria (name, date_of_birth, email, phone), newest first."""
    forms = identity.forms()
    values = _parameters(forms[0], criteria) | {"date_of_birth": criteria.get("date_of_birth")}
    if len(forms) == 1:
        return _SEARCHES[frozenset(criteria)].fetch(limit, offset, cursor, **values)
    others = [*forms[1:], *forms[:1] * (len(_SUFFIXES) - len(forms))]
    for suffix, form in zip(_SUFFIXES[1:], others, strict=True):
        values |= _parameters(form, criteria, suffix)
    return _WIDE_SEARCHES[frozenset(criteria)].fetch(limit, offset, cursor, **values)


def _parameters(form: Form, criteria: Mapping[str, Any], suffix: str = "") -> dict[str, Any]:
    """Return the values of the parameters with this suffix: the criteria, as stored values of that form compare."""
    values: dict[str, Any] = {}
    if "name" in criteria:
        prefix = form.search_name(criteria["name"])
        # A name of only white space is the beginning of no name.
        values |= {f"name{suffix}": prefix, f"name_end{suffix}": prefix + "\U0010ffff" if prefix else ""}
    if "email" in criteria:
        values[f"email{suffix}"], values[f"email_end{suffix}"] = identity.email_range(criteria["email"], form)
    if "phone" in criteria:
        values[f"phone{suffix}"] = form.search_phone(criteria["phone"])
    return values


_NOT_COUNTED = Patient.select().where(~Patient.counted)
_PATIENTS = Query(PROJECTION).of_brand().audited()
_PAGE = _PATIENTS.counted_by(patient_counts.total(_NOT_COUNTED)).prepare("patient_page")

_SUFFIXES = ("", *(f"_{number}" for number in range(2, MOST_FORMS + 2)))
"""Suffixes of parameters: for the form of the service, and for those of stored keys."""
_CRITERIA = ("name", "date_of_birth", "email", "phone")
Conditions = dict[str, Any]


def _any_of(conditions: Iterable[Any]) -> Any:
    return reduce(or_, conditions)


def _in_range(column: Any, name: str, suffix: str) -> Any:
    end = param(f"{name}_end{suffix}")
    return (column >= param(f"{name}{suffix}")) & (column <= end if name == "email" else column < end)


def _conditions(suffixes: tuple[str, ...]) -> Conditions:
    """Return the condition of each criterion, in as many forms as there are suffixes."""
    by_email = PatientIdentifier.select(PatientIdentifier.patient_id).where(
        _any_of(_in_range(PatientIdentifier.key, "email", suffix) for suffix in suffixes)
    )
    return {
        "full_name": _any_of(_in_range(Patient.full_name_key, "name", suffix) for suffix in suffixes),
        "last_name": _any_of(_in_range(Patient.last_name_key, "name", suffix) for suffix in suffixes),
        "date_of_birth": Patient.date_of_birth == param("date_of_birth"),
        # For a range the planner expects a share of all rows; for an array, ten.
        "email": Patient.id == peewee.fn.ANY(peewee.fn.ARRAY(by_email)),
        "phone": _any_of(Patient.phone_key == param(f"phone{suffix}") for suffix in suffixes),
    }


def _matches(criteria: tuple[str, ...], conditions: Conditions) -> Any:
    """Return a query for the ids of the matches. Full names and last names are searched apart, each by its index."""
    others = [conditions[name] for name in criteria if name != "name"]
    if "name" not in criteria:
        return Patient.select(Patient.id).where(*others)
    by_full_name = Patient.select(Patient.id).where(conditions["full_name"], *others)
    by_last_name = Patient.select(Patient.id).where(conditions["last_name"], ~conditions["full_name"], *others)
    return by_full_name + by_last_name  # UNION ALL


def _searches(name: str, conditions: Conditions) -> dict[frozenset[str], BrandList[types.Patient]]:
    """Return a statement for each set of criteria, so that each has a plan that uses the right index."""
    return {
        frozenset(criteria): _PATIENTS.matching(_matches(criteria, conditions)).prepare("_".join([name, *criteria]))
        for criteria in chain.from_iterable(combinations(_CRITERIA, size) for size in range(1, 5))
    }


_SEARCHES = _searches("patient_search", _conditions(("",)))
_WIDE_SEARCHES = _searches("patient_wide_search", _conditions(_SUFFIXES))

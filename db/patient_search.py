"""Listing and searching the patients of a brand."""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import chain, combinations
from operator import or_
from typing import Any

import peewee

from db import identity, name_words, patient_counts
from db.core.statements import param
from db.identity import PatientIdentifier
from db.identity_form import Form
from db.identity_state import MOST_FORMS
from db.name_words import NameWord
from db.patient_record import PROJECTION, Patient
from db.query import BrandList, Query, Rows
from openapi import types

_LAST = "\U0010ffff"
"""The last character: texts that begin with another text are in the range up to that text and this character."""


def page(limit: int, offset: int, cursor: str | None) -> Rows[types.Patient]:
    """Return a page of the patients of the brand, newest first."""
    return _PAGE.fetch(limit, offset, cursor)


def search(criteria: Mapping[str, Any], limit: int, offset: int, cursor: str | None) -> Rows[types.Patient]:
    """Return a page of the patients that match all criteria (name, date_of_birth, email, phone), newest first."""
    forms = identity.forms()
    values = _parameters(forms[0], criteria) | {"date_of_birth": criteria.get("date_of_birth")}
    named = criteria.keys() - {"name"}
    if "name" in criteria:
        words = _distinguishing_words(criteria["name"])
        values |= _word_parameters(words)
        named |= {"name" if len(words) < 2 else "names"}
    if len(forms) == 1:
        return _SEARCHES[frozenset(named)].fetch(limit, offset, cursor, **values)
    others = [*forms[1:], *forms[:1] * (len(_SUFFIXES) - len(forms))]
    for suffix, form in zip(_SUFFIXES[1:], others, strict=True):
        values |= _parameters(form, criteria, suffix)
    return _WIDE_SEARCHES[frozenset(named)].fetch(limit, offset, cursor, **values)


def _distinguishing_words(name: str) -> list[str]:
    """Return the words of a name, the longest first, without those that begin another one: they exclude nobody."""
    words = sorted(name_words.words(name), key=len, reverse=True)
    return [word for number, word in enumerate(words) if not any(each.startswith(word) for each in words[:number])]


def _word_parameters(words: list[str]) -> dict[str, Any]:
    """Return the ranges of the first two words, which are the longest, and patterns of the others."""
    word, other, *rest = [*words, "", ""][: max(2, len(words))]
    return {
        "word": word,
        "word_end": word and word + _LAST,  # no word is the beginning of no name
        "other": other,
        "other_end": other + _LAST,
        "rest": [f"% {each}%" for each in rest],  # a word has no character that LIKE knows
    }


def _parameters(form: Form, criteria: Mapping[str, Any], suffix: str = "") -> dict[str, Any]:
    """Return the values of the parameters with this suffix: the criteria, as stored values of that form compare."""
    values: dict[str, Any] = {}
    if "name" in criteria:
        prefix = form.search_name(criteria["name"])
        # A name of only white space is the beginning of no name.
        values |= {f"name{suffix}": prefix, f"name_end{suffix}": prefix and prefix + _LAST}
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
_NAMES = ("name", "names")
"""A name of one word, and one of several."""
_OTHERS = ("date_of_birth", "email", "phone")
Conditions = dict[str, Any]

_HAS_WORD = (NameWord.word >= param("word")) & (NameWord.word < param("word_end"))
_IS_FIRST = NameWord.previous < param("word")
"""The condition that a row with a word is the first one of its patient (migrations/0042_name_words.sql)."""
_HAS_OTHER = (NameWord.others >= param("other")) & (NameWord.others < param("other_end"))
_HAS_REST = peewee.Expression(NameWord.others, "LIKE", peewee.fn.ALL(peewee.Cast(param("rest"), "text[]")))
_HAS_OTHERS = _HAS_OTHER & _HAS_REST
_HAS_WORDS = {"name": _HAS_WORD & _IS_FIRST, "names": _HAS_WORD & _HAS_OTHERS}
_IS_WORDLESS = peewee.Expression(Patient.words_key, "IS DISTINCT FROM", Patient.full_name_key)
"""The condition that the words of a name are not stored: a process of an earlier release stored the name."""


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


def _by_name(name: str, conditions: Conditions) -> Any:
    """Return a query for the ids of the patients with a name, each once.

    Those whose words are not stored are searched as earlier releases do: by the beginning of the full or last name.
    """
    full_name, last_name = conditions["full_name"], conditions["last_name"]
    # An earlier release may have renamed a patient who is found by the words of the former name.
    is_not_found = ~Patient.has_words | peewee.Expression(_has_words(name), "IS", peewee.SQL("NULL"))
    wordless = Patient.select(Patient.id).where(_IS_WORDLESS, is_not_found)
    return _by_words(name) + wordless.where(full_name) + wordless.where(last_name, ~full_name)  # UNION ALL


def _by_words(name: str) -> Any:
    """Return a query for the ids of the patients with stored words, each once."""
    ids = NameWord.select(NameWord.patient_id.alias("id"))
    if name == "name":
        return ids.where(_HAS_WORDS[name])
    # The exact word apart: with it, both columns are a range of the index in each version of PostgreSQL.
    exact = ids.where(NameWord.word == param("word"), _HAS_OTHERS)
    return exact | ids.where(NameWord.word > param("word"), NameWord.word < param("word_end"), _HAS_OTHERS)  # UNION


def _has_words(name: str) -> Any:
    """Return a query that is true for a patient with the words of a name, and null for any other.

    It is no EXISTS: PostgreSQL may then read all patients with these words first.
    """
    rows = NameWord.select(peewee.SQL("true")).where(NameWord.patient_id == Patient.id, _HAS_WORDS[name])
    return rows.limit(peewee.SQL("1"))


def _matches(criteria: tuple[str, ...], conditions: Conditions) -> Any:
    """Return a query for the ids of the matches.

    The other criteria find few patients, so that a name is tested for each of them.
    """
    others = [conditions[each] for each in criteria if each not in _NAMES]
    names = [each for each in criteria if each in _NAMES]
    if not others:
        return _by_name(names[0], conditions)
    matches = Patient.select(Patient.id).where(*others)
    for name in names:
        as_before = _IS_WORDLESS & (conditions["full_name"] | conditions["last_name"])
        matches = matches.where(as_before | _has_words(name))
    return matches


def _criteria() -> list[tuple[str, ...]]:
    """Return each set of criteria, each with a name of one word and with one of several."""
    others = list(chain.from_iterable(combinations(_OTHERS, size) for size in range(len(_OTHERS) + 1)))
    return [(*name, *other) for name in ((), *((each,) for each in _NAMES)) for other in others if name or other]


def _searches(name: str, conditions: Conditions) -> dict[frozenset[str], BrandList[types.Patient]]:
    """Return a statement for each set of criteria, so that each has a plan that uses the right index."""
    return {
        frozenset(criteria): _PATIENTS.matching(_matches(criteria, conditions)).prepare("_".join([name, *criteria]))
        for criteria in _criteria()
    }


_SEARCHES = _searches("patient_search", _conditions(("",)))
_WIDE_SEARCHES = _searches("patient_wide_search", _conditions(_SUFFIXES))

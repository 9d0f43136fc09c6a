"""Many patients at once: the pages of a brand, and searching by what is known of a person."""

from collections.abc import Mapping
from itertools import chain, combinations
from typing import Any

import peewee

from db import identity
from db.identity import PatientIdentifier
from db.patients import COLUMNS, Patient, Record, answered, columns, phone_key, search_key
from db.statements import Statement, place
from db.unit import current


def page(limit: int, offset: int) -> tuple[list[Record], int]:
    """Some patients of the brand, newest first, and how many there are."""
    return _page(_PAGE, {"limit": limit, "offset": offset})


def search(criteria: Mapping[str, Any], limit: int, offset: int) -> tuple[list[Record], int]:
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
    return _page(_SEARCH[frozenset(criteria)], values)


def _paged(name: str, *conditions: Any) -> Statement:
    """One statement for a page and the exact total; the total comes also when the page is empty."""
    total = Patient.select(peewee.fn.COUNT(peewee.SQL("*")).alias("total"))
    page = Patient.select(*columns(COLUMNS)).order_by(Patient.id.desc()).limit(place("limit")).offset(place("offset"))
    counted, rows = [query.where(*conditions) if conditions else query for query in (total, page)]
    counted, rows = counted.alias("counted"), rows.alias("page")
    selected = [counted.c.total, *(getattr(rows.c, column) for column in COLUMNS)]
    query = peewee.Select([counted], selected).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
    return Statement(name, query.order_by(rows.c.id.desc()).bind(Patient._meta.database))


_PAGE = _paged("patient_page")

_CRITERIA = {
    "name": (
        ((Patient.full_name_key >= place("name")) & (Patient.full_name_key < place("name_end")))
        | ((Patient.last_name_key >= place("name")) & (Patient.last_name_key < place("name_end")))
    ),
    "date_of_birth": Patient.date_of_birth == place("date_of_birth"),
    "email": Patient.id.in_(
        PatientIdentifier.select(PatientIdentifier.patient_id).where(PatientIdentifier.key == place("email"))
    ),
    "phone": Patient.phone_key == place("phone"),
}
# A statement for each set of criteria: each has a plan of its own, which uses the index that fits.
_SEARCH = {
    frozenset(chosen): _paged("patient_search_" + "_".join(chosen), *(_CRITERIA[name] for name in chosen))
    for chosen in chain.from_iterable(combinations(_CRITERIA, size) for size in range(1, len(_CRITERIA) + 1))
}


def _page(statement: Statement, values: dict[str, Any]) -> tuple[list[Record], int]:
    rows = current().read((statement, values))
    total = rows[0][0]
    # An empty page is one row of the total and no patient: no id.
    return [answered(COLUMNS, row[1:]) for row in rows if row[1] is not None], total

"""Queries for lists: of rows about one patient, and of all rows of a brand.

    Query(PROJECTION).of_patient().where(...).order_by("-id").paginated().counted().prepare("encounter_page")

A step returns a new query. `prepare` makes the statement, once, at import; `fetch` runs it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import Any, Generic, NamedTuple, Self

import peewee

from db import identity, merged_patients
from db.audit import read_audit
from db.core import cursors, ordering
from db.core.cursors import Order
from db.core.projection import Projection, R, Row
from db.core.statements import Statement, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.errors import NotFound
from db.patient_lock import OF_ALLOWED_PATIENT, OF_ME, OF_PATIENT, PatientScope
from openapi import contract

MOST_COUNTED: int = contract()["components"]["schemas"]["CountedTotal"]["maximum"]
"""The maximum total of a list about one patient: further rows are not counted, which takes time for each."""
_COUNT = peewee.fn.COUNT(peewee.SQL("*"))
_BY_ID = {"id": cursors.ID}
_NEWEST = cursors.start(_BY_ID, downwards=True)


@dataclass(frozen=True, slots=True)
class Rows(Generic[R]):
    """Rows of a list.

    `total` is the number of rows on all pages, 0 if the query does not count them. `next_cursor` is the cursor of the
    next page, None on the last one.
    """

    rows: list[R]
    total: int
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientRows(Rows[R]):
    """Rows of a list about a patient.

    If `total_is_exact` is false, there are more rows than `total`, which is MOST_COUNTED.
    """

    patient_id: str
    total_is_exact: bool = True


class Query(Generic[R]):
    """A query for rows with the columns of a projection. Its first step selects whose rows."""

    def __init__(self, projection: Projection[R]) -> None:
        self._projection = projection

    def of_patient(self) -> "PatientQuery[R]":
        """Select rows about the patient with the id `patient_id`."""
        return PatientQuery(self._projection, OF_PATIENT)

    def of_allowed_patient(self) -> "PatientQuery[R]":
        """Select rows about the patient with the id `patient_id`, if the caller may reach that patient (`x-self`)."""
        return PatientQuery(self._projection, OF_ALLOWED_PATIENT)

    def of_me(self) -> "PatientQuery[R]":
        """Select rows about the patient who is the caller."""
        return PatientQuery(self._projection, OF_ME)

    def of_brand(self) -> "BrandQuery[R]":
        """Select all rows of the brand: pages of them, counted, newest first."""
        return BrandQuery(self._projection)


@dataclass(frozen=True, eq=False)
class PatientQuery(Generic[R]):
    """A query for rows about one patient, by default newest first."""

    projection: Projection[R]
    scope: PatientScope
    computed: tuple[Any, ...] = ()
    conditions: tuple[Any, ...] = ()
    source: Callable[[Any], Any] | None = None
    order: tuple[str, ...] = ("-id",)
    is_paginated: bool = False
    cursor: Order | None = None
    is_counted: bool = False
    includes_merged: bool = False

    def with_columns(self, *columns: Any) -> Self:
        """Add the computed columns of the projection, in its order."""
        return replace(self, computed=columns)

    def where(self, *conditions: Any) -> Self:
        """Select rows that meet all conditions. The values of their parameters are passed to `fetch`."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def from_query(self, source: Callable[[Any], Any]) -> Self:
        """Select from the query that `source` returns for the condition of the rows.

        That query applies the limit, the offset and the start of the page itself.
        """
        return replace(self, source=source)

    def order_by(self, *columns: str) -> Self:
        """Order the rows by columns: all ascending, or all descending, with a minus before each name."""
        return replace(self, order=columns)

    def paginated(self, cursor: Order | None = None) -> Self:
        """Let `fetch` start at a cursor. `cursor` has the columns of a cursor if they are not those of the order."""
        return replace(self, is_paginated=True, cursor=cursor)

    def counted(self) -> Self:
        """Count the rows of all pages, up to MOST_COUNTED."""
        return replace(self, is_counted=True)

    def with_merged(self) -> Self:
        """Select rows about the patients that are merged into the patient, too: of a table whose rows do not move.

        While the patient itself was merged into another one, the rows about that one are selected. The first column of
        the order is the time of a row.
        """
        return replace(self, includes_merged=True)

    def prepare(self, name: str) -> "PatientList[R]":
        """Compile the query into a statement with this name, which also audits the read."""
        model = self.projection.model
        patient = self.scope.id.cte("patient")
        id = peewee.Select([patient], [patient.c.id])
        periods = merged_patients.periods(patient) if self.includes_merged else ()
        page, every = self._of_all(periods[-1]) if periods else self._of_one(id)
        rows = page.order_by(*ordering.in_sql(self.order)).alias("page")
        total = bounded_count(every) if self.is_counted else peewee.SQL("0")
        # Begins with the patient: without a row there is no such patient, and an empty list is one row without values.
        query = (
            peewee.Select([patient], [patient.c.id, total, *(getattr(rows.c, each) for each in self.projection.names)])
            .join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
            .order_by(*ordering.in_sql(self.order, "page"))
            .with_cte(patient, *periods, read_audit(patient, patient.c.id))
        )
        return PatientList(self, Statement(name, query.bind(model._meta.database)))

    def _of_one(self, id: Any) -> tuple[Any, Any]:
        """Return a query for the page of the rows about one patient, and one for all of them, in their order."""
        condition = self._condition(id)
        every = self.projection.model.select().where(condition).order_by(*ordering.in_sql(self.order))
        return (self.source or self._page)(condition), every

    def _of_all(self, periods: Any) -> tuple[Any, Any]:
        """Return the queries of `_of_one` for the rows about each patient in each period, of a CTE.

        For each of them, no more rows are read than the page may have, or are counted: in the order of an index.
        """
        moment = self.projection.model._meta.fields[self.order[0].removeprefix("-")]
        is_within = (moment >= periods.c.since) & (moment < periods.c.until)
        condition, order = self._condition(periods.c.id) & is_within, tuple(ordering.in_sql(self.order))
        last = peewee.Cast(param("limit"), "bigint") + peewee.Cast(param("offset"), "bigint")
        first = self._rows(condition).order_by(*order).limit(unknown_limit(last)).alias("first")
        page = _of_each(periods, first, *(getattr(first.c, name) for name in self.projection.names))
        counted = self.projection.model.select(peewee.SQL("1")).where(condition).order_by(*order)
        return _limited(page), _of_each(periods, counted.limit(_ONE_MORE).alias("counted"), peewee.SQL("1"))

    def _condition(self, id: Any) -> Any:
        model = self.projection.model
        return reduce(and_, (model.patient_id == id, *self.conditions))  # type: ignore[attr-defined]

    def _page(self, condition: Any) -> Any:
        return _limited(self._rows(condition))

    def _rows(self, condition: Any) -> Any:
        """Return a query for the rows that meet the condition, from the start of the page on."""
        model = self.projection.model
        rows = model.select(*self.projection.columns, *self.computed).where(condition)
        return rows.where(ordering.is_after_start(model, self.order)) if self.is_paginated else rows


class PatientList(Generic[R]):
    """The compiled query for rows about one patient."""

    def __init__(self, query: PatientQuery[R], statement: Statement) -> None:
        self._projection = query.projection
        self._statement = statement
        self._is_of_me = query.scope is OF_ME
        self._locks = query.scope.locks
        first = query.order[0]
        # The index of a column that is null in the one row of an empty list only.
        self._key = self._projection.names.index(first.removeprefix("-"))
        self._is_paginated = query.is_paginated
        self._cursor = (
            query.cursor or ordering.cursor_columns(self._projection.model, query.order) if query.is_paginated else {}
        )
        self._start = ordering.start_values(cursors.start(self._cursor, downwards=first.startswith("-")))

    def fetch(
        self, limit: int = 1, offset: int = 0, cursor: str | None = None, *, lock: bool = False, **values: Any
    ) -> PatientRows[R]:
        """Return the rows from the cursor on, without the first `offset` ones. `values` are those of the conditions.

        `lock` locks the patient until the commit. Raises NotFound if there is no such patient.
        """
        start = self._start if cursor is None else ordering.start_values(cursors.position(self._cursor, cursor))
        if not self._is_paginated:
            return self._read(limit, offset, values, lock)
        found = self._read(limit + 1, offset, values | start, lock)  # one row more tells whether there is a next page
        if len(found.rows) <= limit:
            return found
        rows = found.rows[:limit]
        return replace(found, rows=rows, next_cursor=cursors.cursor(self._cursor, rows[-1]))

    def batches(self, size: int, **values: Any) -> Iterator[list[R]]:
        """Yield all rows in lists of up to `size`, and read each list when it is needed. Raises NotFound as `fetch`."""
        start = self._start
        while rows := self._read(size, 0, values | start).rows:
            yield rows
            if len(rows) < size:
                return
            start = ordering.start_values({name: rows[-1][name] for name in self._cursor})

    def _read(self, limit: int, offset: int, values: Row, lock: bool = False) -> PatientRows[R]:
        values |= {"limit": limit, "offset": offset}
        if self._is_of_me:
            values["me"] = identity.caller_keys()
        locks = [(each, values) for each in self._locks] if lock else ()
        read = current().read(*locks, (self._statement, values))
        if not read:
            raise NotFound
        rows = [self._projection.from_row(row) for _, _, *row in read if row[self._key] is not None]
        patient_id, count, *_ = read[0]
        is_exact = count <= MOST_COUNTED
        return PatientRows(rows, min(count, MOST_COUNTED), patient_id=patient_id, total_is_exact=is_exact)


@dataclass(frozen=True, eq=False)
class BrandQuery(Generic[R]):
    """A query for the rows of a brand, newest first."""

    projection: Projection[R]
    ids: Any = None
    total: Any = None
    is_audited: bool = False

    def matching(self, ids: Any) -> Self:
        """Select, and count, only the rows whose ids the query `ids` returns, each once."""
        return replace(self, ids=ids)

    def counted_by(self, total: Any) -> Self:
        """Take the number of all rows from an SQL expression, instead of counting them."""
        return replace(self, total=total)

    def audited(self) -> Self:
        """Audit the read: the rows are patients."""
        return replace(self, is_audited=True)

    def prepare(self, name: str) -> "BrandList[R]":
        """Compile the query into a statement with this name."""
        parts = self._all() if self.ids is None else self._matches()
        counted, rows = parts.counted, parts.rows
        last = peewee.Select([rows], [rows.c.id]).order_by(rows.c.id).limit(peewee.SQL("1"))
        # Not EXISTS: that forgets the order, and with it the index.
        next = parts.ids.where(parts.id < last).order_by(parts.id.desc()).limit(peewee.SQL("1"))
        has_next = peewee.NodeList((next, peewee.SQL("IS NOT NULL")))
        # An empty page is one row, with the total and without values.
        selected = [counted.c.total, has_next, *(getattr(rows.c, each) for each in self.projection.names)]
        query = _with_rows(counted, rows, *selected).order_by(rows.c.id.desc())
        # An empty page returns the total too, which is audited as a read about no patient.
        seen = _with_rows(counted, rows, rows.c.id.alias("id")).cte("seen")
        audit = [seen, read_audit(seen, seen.c.id)] if self.is_audited else []
        query = query.with_cte(*parts.first, counted, rows, *audit)
        return BrandList(self.projection, Statement(name, query.bind(self.projection.model._meta.database)))

    def _all(self) -> "_Parts":
        model, id = self.projection.model, self.projection.model._meta.fields["id"]
        counted = model.select(_COUNT.alias("total")) if self.total is None else _only(self.total.alias("total"))
        rows = _page(model.select(*self.projection.columns), id)
        other = model.alias()
        ids = other.select(other.id).where(of_brand(other))
        return _Parts([], counted.cte("counted"), rows.cte("rows"), ids, other.id)

    def _matches(self) -> "_Parts":
        """Find the ids once, for the total and the page, by a query without an order.

        With an order and a limit PostgreSQL may expect to find a page of them soon, and read the whole brand.
        """
        found = self.ids.cte("found", materialized=True)
        counted = peewee.Select([found], [_COUNT.alias("total")])
        model, page = self.projection.model, _page(peewee.Select([found], [found.c.id]), found.c.id)
        rows = model.select(*self.projection.columns).where(model._meta.fields["id"].in_(page))
        ids = peewee.Select([found], [found.c.id])
        return _Parts([found], counted.cte("counted"), rows.cte("rows"), ids, found.c.id)


class _Parts(NamedTuple):
    """The parts of a brand's statement: expressions that come first, the total, the page, and a query for all ids."""

    first: list[Any]
    counted: Any
    rows: Any
    ids: Any
    id: Any


class BrandList(Generic[R]):
    """The compiled query for the rows of a brand."""

    def __init__(self, projection: Projection[R], statement: Statement) -> None:
        self._projection = projection
        self._statement = statement
        self._key = projection.names.index("id")  # null in the one row of an empty list only

    def fetch(self, limit: int, offset: int, cursor: str | None, **values: Any) -> Rows[R]:
        """Return the rows from the cursor on, without the first `offset` ones."""
        start = _NEWEST if cursor is None else cursors.position(_BY_ID, cursor)
        values |= {"limit": limit, "offset": offset, "after": start["id"]}
        read = current().read((self._statement, values))
        rows = [self._projection.from_row(row) for _, _, *row in read if row[self._key] is not None]
        total, has_next, *_ = read[0]
        return Rows(rows, total, cursors.cursor(_BY_ID, rows[-1]) if has_next else None)


def bounded_count(rows: Any) -> Any:
    """Return a query that counts the rows of a query, which has an order, up to one more than MOST_COUNTED."""
    counted = rows.select(peewee.SQL("1")).limit(_ONE_MORE).alias("counted")
    return peewee.Select([counted], [_COUNT])


def unknown_limit(limit: Any) -> Any:
    """Return a limit that PostgreSQL does not know when it plans a query with an order.

    It then reads the rows one by one in an index. With a known limit, it first reads all of them if it expects fewer.
    """
    return peewee.NodeList((peewee.SQL("(SELECT"), limit, peewee.SQL(")")))


_ONE_MORE = unknown_limit(peewee.SQL(f"{MOST_COUNTED + 1}"))


def _limited(rows: Any) -> Any:
    return rows.limit(unknown_limit(peewee.Cast(param("limit"), "bigint"))).offset(param("offset"))


def _of_each(periods: Any, rows: Any, *columns: Any) -> Any:
    """Return a query for the rows of a query that refers to each of these periods."""
    return peewee.Select([periods], columns).join(rows, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))


def _only(expression: Any) -> Any:
    return peewee.Select(columns=[expression])


def _page(query: Any, id: Any) -> Any:
    return query.where(id < param("after")).order_by(id.desc()).limit(param("limit")).offset(param("offset"))


def _with_rows(counted: Any, rows: Any, *columns: Any) -> Any:
    return peewee.Select([counted], columns).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))

"""A page of a brand's rows, newest first, and how many there are."""

from collections.abc import Mapping
from typing import Any, Generic, NamedTuple

import peewee

from db.audit import read_audit
from db.core import cursors
from db.core.projection import Projection, R
from db.core.statements import Statement, param
from db.core.unit_of_work import current

_COUNT = peewee.fn.COUNT(peewee.SQL("*"))
_ORDER = {"id": cursors.ID}
_BEGIN = cursors.start(_ORDER, downwards=True)


class Page(NamedTuple, Generic[R]):
    """Some rows, how many there are on all pages, and the cursor of the next page; None on the last."""

    rows: list[R]
    total: int
    next_cursor: str | None


class Pages(Generic[R]):
    """The rows of a table. With `of_people` they are patients, and who reads them is noted.

    `found` is a query for the ids of some of them, each once. Without it there are all, and `total`, an expression of
    SQL, may say how many that is.
    """

    def __init__(
        self, name: str, shape: Projection[R], *, found: Any = None, total: Any = _COUNT, of_people: bool = False
    ) -> None:
        self._shape = shape
        # An empty page is one row of the total and nothing else.
        self._key = 2 + shape.names.index("id")
        parts = _of_all(shape, total) if found is None else _of_those(shape, found)
        counted, rows = parts.counted, parts.rows
        last = peewee.Select([rows], [rows.c.id]).order_by(rows.c.id).limit(peewee.SQL("1"))
        # Not EXISTS: that forgets the order, and with it the index.
        next = parts.ids.where(parts.id < last).order_by(parts.id.desc()).limit(peewee.SQL("1"))
        goes_on = peewee.NodeList((next, peewee.SQL("IS NOT NULL")))
        selected = [counted.c.total, goes_on, *(getattr(rows.c, column) for column in shape.names)]
        query = _joined(counted, rows, *selected).order_by(rows.c.id.desc())
        # An empty page tells the total too: that is a read about nobody.
        seen = _joined(counted, rows, rows.c.id.alias("id")).cte("seen")
        noting = [seen, read_audit(seen, seen.c.id)] if of_people else []
        query = query.with_cte(*parts.before, counted, rows, *noting)
        self._statement = Statement(name, query.bind(shape.model._meta.database))

    def __call__(self, values: Mapping[str, Any], cursor: str | None) -> Page[R]:
        """The page after that cursor; `values` has the limit, the offset from there, and what `found` asks for."""
        begin = _BEGIN if cursor is None else cursors.position(_ORDER, cursor)
        rows = current().read((self._statement, {**values, "after": begin["id"]}))
        answered = [self._shape.from_row(row[2:]) for row in rows if row[self._key] is not None]
        total, goes_on = rows[0][:2]
        return Page(answered, total, cursors.cursor(_ORDER, answered[-1]) if goes_on else None)


class _Parts(NamedTuple):
    """What a statement is made of: what goes before, a row with the total, the page, and where the ids of all are."""

    before: list[Any]
    counted: Any
    rows: Any
    ids: Any
    id: Any


def _of_all(shape: Projection[Any], total: Any) -> _Parts:
    id = shape.model._meta.fields["id"]
    counted = (shape.model.select if total is _COUNT else _alone)(total.alias("total"))
    rows = _cut(shape.model.select(*shape.columns), id)
    other = shape.model.alias()
    return _Parts([], counted.cte("counted"), rows.cte("rows"), other.select(other.id), other.id)


def _of_those(shape: Projection[Any], found: Any) -> _Parts:
    """The ids are looked for once, for the total and the page, and without a word of an order.

    With an order and a limit PostgreSQL may expect to meet a page of them soon, and go through the whole brand.
    """
    found = found.cte("found", materialized=True)
    counted = peewee.Select([found], [_COUNT.alias("total")])
    page = _cut(peewee.Select([found], [found.c.id]), found.c.id)
    rows = shape.model.select(*shape.columns).where(shape.model._meta.fields["id"].in_(page))
    return _Parts([found], counted.cte("counted"), rows.cte("rows"), peewee.Select([found], [found.c.id]), found.c.id)


def _alone(expression: Any) -> Any:
    return peewee.Select(columns=[expression])


def _cut(query: Any, id: Any) -> Any:
    return query.where(id < param("after")).order_by(id.desc()).limit(param("limit")).offset(param("offset"))


def _joined(counted: Any, rows: Any, *columns: Any) -> Any:
    return peewee.Select([counted], columns).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))

"""Reading what belongs to one patient.

One statement tells an absent patient from an empty list, and notes who read about whom.
"""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple

import peewee

from db import identity
from db.audit import read_audit
from db.core import cursors
from db.core.cursors import Kind, Order
from db.core.projection import Projection, R, Row
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField
from db.core.unit_of_work import current
from db.errors import NotFound
from db.patients import LOCK, LOCK_ME, ME, ONE, Patient

_KINDS: dict[type[peewee.Field], Kind] = {peewee.UUIDField: cursors.ID, DateTimeTZField: cursors.TIME}


class Found(NamedTuple, Generic[R]):
    """What was read of a patient; `total` counts the rows of all pages, where that was asked for.

    `next_cursor` is that of the page after this one, None on the last.
    """

    patient_id: str
    rows: list[R]
    total: int
    next_cursor: str | None = None


class Reading(Generic[R]):
    """Some rows of a table about the patient with `patient_id` or, `by_me`, about the person who asks.

    `order` names columns, all of them with a minus if it is downwards; newest first if none is named. With `onwards`
    the rows begin after a position in that order: pages can be read, and `start` and `after` give positions. `query`
    makes another query for the rows that `shape` describes, of the condition that they are about the patient; without
    `cut` it sees to the limit and the position itself, and `held` says what a cursor holds where that is not the
    columns of the order.
    """

    def __init__(
        self,
        name: str,
        shape: Projection[R],
        *conditions: Any,
        order: tuple[str, ...] = ("-id",),
        onwards: bool = False,
        counted: bool = False,
        by_me: bool = False,
        query: Callable[[Any], Any] | None = None,
        cut: bool = True,
        held: Order | None = None,
    ) -> None:
        self._shape = shape
        self._by_me = by_me
        model = shape.model
        subject = (ME if by_me else ONE).cte("subject")
        mine = model.patient_id == peewee.Select([subject], [subject.c.id])  # type: ignore[attr-defined]
        rows = query(mine) if query else model.select(*shape.columns).where(mine, *conditions)
        if onwards and cut:
            rows = rows.where(_beyond(model, order))
        rows = rows.order_by(*(_sql(column) for column in order))
        rows = (rows.limit(param("limit")).offset(param("offset")) if cut else rows).alias("page")
        total = model.select(peewee.fn.COUNT(peewee.SQL("*"))).where(mine, *conditions) if counted else peewee.SQL("0")
        selected = [subject.c.id, total, *(getattr(rows.c, column) for column in shape.names)]
        whole = peewee.Select([subject], selected).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
        whole = whole.order_by(*(_sql(column, "page") for column in order))
        whole = whole.with_cte(subject, read_audit(subject, subject.c.id))
        self._statement = Statement(name, whole.bind(Patient._meta.database))
        # An empty page is one row of the patient and the total, and nothing else.
        self._key = 2 + shape.names.index(order[0].removeprefix("-"))
        self._held = (held or _held(model, order)) if onwards else {}
        self.start = _named(cursors.start(self._held, downwards=order[0].startswith("-")))
        """The values of the conditions before the first row."""

    def __call__(self, limit: int = 1, offset: int = 0, *, lock: bool = False, where: Row | None = None) -> Found[R]:
        """`where` has the values of the conditions, and `lock` holds the patient until the commit.

        Raises NotFound when there is no such patient.
        """
        values = (where or {}) | ({"me": identity.caller_keys()} if self._by_me else {})
        locking = [(LOCK_ME, values), (LOCK_ME, values)] if self._by_me else [(LOCK, values)]
        rows = current().read(
            *(locking if lock else ()), (self._statement, values | {"limit": limit, "offset": offset})
        )
        if not rows:
            raise NotFound
        answered = [self._shape.from_row(row[2:]) for row in rows if row[self._key] is not None]
        return Found(rows[0][0], answered, rows[0][1])

    def page(self, limit: int, offset: int, cursor: str | None, where: Row | None = None) -> Found[R]:
        """The rows after that cursor, but for `offset` of them. Raises NotFound when there is no such patient."""
        begin = self.start if cursor is None else _named(cursors.position(self._held, cursor))
        found = self(limit + 1, offset, where=begin | (where or {}))  # the one more tells whether the list goes on
        if len(found.rows) <= limit:
            return found
        rows = found.rows[:limit]
        return found._replace(rows=rows, next_cursor=cursors.cursor(self._held, rows[-1]))

    def after(self, row: R) -> Row:
        """The values of the conditions between that row and the next."""
        return _named({name: row[name] for name in self._held})


def _held(model: Any, order: tuple[str, ...]) -> Order:
    columns = [column.removeprefix("-") for column in order]
    return {column: _KINDS.get(type(model._meta.fields[column]), cursors.TEXT) for column in columns}


def _named(values: Row) -> Row:
    """The values of a position, as the places of a statement are named."""
    return {f"after_{name}": value for name, value in values.items()}


def _beyond(model: Any, order: tuple[str, ...]) -> Any:
    """The condition that a row comes after a position: of whole rows, which is a range of an index in that order."""
    columns = [model._meta.fields[column.removeprefix("-")] for column in order]
    row, position = peewee.Tuple(*columns), peewee.Tuple(*(_after(column) for column in columns))
    return row < position if order[0].startswith("-") else row > position


def _after(column: peewee.Field) -> Any:
    after = param(f"after_{column.name}")
    # It is answered, and so handed on, in hexadecimal.
    return peewee.fn.decode(after, peewee.SQL("'hex'")) if isinstance(column, peewee.BlobField) else after


def _sql(column: str, table: str | None = None) -> Any:
    name = f'"{column.removeprefix("-")}"'
    qualified = f"{table}.{name}" if table else name
    return peewee.SQL(qualified + (" DESC" if column.startswith("-") else ""))

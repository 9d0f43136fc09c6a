"""Reading what belongs to one patient.

One statement tells an absent patient from an empty list, and notes who read about whom.
"""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple

import peewee

from db import identity
from db.audit import noted
from db.errors import NotFound
from db.patients import LOCK, LOCK_ME, ME, ONE, Patient
from db.rows import R, Record, Shape
from db.statements import Statement, place
from db.unit import current


class Found(NamedTuple, Generic[R]):
    """What was read of a patient; `total` counts the rows of all pages, where that was asked for."""

    patient_id: str
    rows: list[R]
    total: int


class Reading(Generic[R]):
    """Some rows of a table about the patient with `patient_id` or, `by_me`, about the person who asks.

    `order` names columns, those with a minus downwards; newest first if none is named. With `onwards` the rows begin
    after the values that are given for the columns of the order. `page` makes another query for the rows that `shape`
    describes, of the condition that they are about the patient; without `cut` it sees to the limit itself.
    """

    def __init__(
        self,
        name: str,
        shape: Shape[R],
        *conditions: Any,
        order: tuple[str, ...] = ("-id",),
        onwards: bool = False,
        counted: bool = False,
        by_me: bool = False,
        page: Callable[[Any], Any] | None = None,
        cut: bool = True,
    ) -> None:
        self._shape = shape
        self._by_me = by_me
        model = shape.model
        subject = (ME if by_me else ONE).cte("subject")
        mine = model.patient_id == peewee.Select([subject], [subject.c.id])  # type: ignore[attr-defined]
        if onwards:
            columns = [model._meta.fields[column] for column in order]
            conditions += (peewee.Tuple(*columns) > peewee.Tuple(*(_after(column) for column in columns)),)
        rows = page(mine) if page else model.select(*shape.columns).where(mine, *conditions)
        rows = rows.order_by(*(_sql(column) for column in order))
        rows = (rows.limit(place("limit")).offset(place("offset")) if cut else rows).alias("page")
        total = model.select(peewee.fn.COUNT(peewee.SQL("*"))).where(mine, *conditions) if counted else peewee.SQL("0")
        selected = [subject.c.id, total, *(getattr(rows.c, column) for column in shape.names)]
        query = peewee.Select([subject], selected).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
        query = query.order_by(*(_sql(column, "page") for column in order))
        query = query.with_cte(subject, noted(subject, subject.c.id))
        self._statement = Statement(name, query.bind(Patient._meta.database))
        # An empty page is one row of the patient and the total, and nothing else.
        self._key = 2 + shape.names.index(order[-1].removeprefix("-"))

    def __call__(self, limit: int = 1, offset: int = 0, *, lock: bool = False, where: Record | None = None) -> Found[R]:
        """`where` has the values of the conditions, and `lock` holds the patient until the commit.

        Raises NotFound when there is no such patient.
        """
        values = (where or {}) | ({"me": identity.me()} if self._by_me else {})
        locking = [(LOCK_ME, values), (LOCK_ME, values)] if self._by_me else [(LOCK, values)]
        rows = current().read(
            *(locking if lock else ()), (self._statement, values | {"limit": limit, "offset": offset})
        )
        if not rows:
            raise NotFound
        answered = [self._shape.answered(row[2:]) for row in rows if row[self._key] is not None]
        return Found(rows[0][0], answered, rows[0][1])


def _after(column: peewee.Field) -> Any:
    after = place(f"after_{column.name}")
    # It is answered, and so handed on, in hexadecimal.
    return peewee.fn.decode(after, peewee.SQL("'hex'")) if isinstance(column, peewee.BlobField) else after


def _sql(column: str, table: str | None = None) -> Any:
    name = f'"{column.removeprefix("-")}"'
    qualified = f"{table}.{name}" if table else name
    return peewee.SQL(qualified + (" DESC" if column.startswith("-") else ""))

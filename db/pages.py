"""A page of a brand's rows, newest first, and how many there are."""

from typing import Any, Generic

import peewee

from db.audit import noted
from db.rows import R, Shape
from db.statements import Statement, place
from db.unit import current


class Pages(Generic[R]):
    """The rows of a table that meet all conditions. With `of_people` they are patients, and who reads them is noted."""

    def __init__(self, name: str, shape: Shape[R], *conditions: Any, of_people: bool = False) -> None:
        self._shape = shape
        # An empty page is one row of the total and nothing else.
        self._key = 1 + shape.names.index("id")
        model, id = shape.model, shape.model._meta.fields["id"]
        total = model.select(peewee.fn.COUNT(peewee.SQL("*")).alias("total"))
        page = model.select(*shape.columns).order_by(id.desc()).limit(place("limit")).offset(place("offset"))
        counted, rows = [query.where(*conditions) if conditions else query for query in (total, page)]
        counted, rows = counted.cte("counted"), rows.cte("rows")  # type: ignore[assignment]
        selected = [counted.c.total, *(getattr(rows.c, column) for column in shape.names)]
        query = _joined(counted, rows, *selected).order_by(rows.c.id.desc())
        # An empty page tells the total too: that is a read about nobody.
        seen = _joined(counted, rows, rows.c.id.alias("id")).cte("seen")
        parts = [counted, rows, *([seen, noted(seen, seen.c.id)] if of_people else [])]
        self._statement = Statement(name, query.with_cte(*parts).bind(model._meta.database))

    def __call__(self, values: dict[str, Any]) -> tuple[list[R], int]:
        rows = current().read((self._statement, values))
        return [self._shape.answered(row[1:]) for row in rows if row[self._key] is not None], rows[0][0]


def _joined(counted: Any, rows: Any, *columns: Any) -> Any:
    return peewee.Select([counted], columns).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))

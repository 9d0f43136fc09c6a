"""Things that are moved from state to state."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Generic

from db.core import clock
from db.core.projection import R, Shape
from db.core.statements import Statement, holding, place
from db.core.unit_of_work import current
from db.errors import Conflict, NotFound
from db.patients import Patient

Moves = Mapping[str, tuple[str, ...]]
"""By state, those to which it can be moved."""


class Moving(Generic[R]):
    """Moves a row of a table. `times` are the columns that a move may set, besides `status` and `updated_at`."""

    def __init__(self, shape: Shape[R], moves: Moves, *times: str) -> None:
        self._shape = shape
        self._moves = moves
        name, model = shape.model._meta.table_name, shape.model
        fields = model._meta.fields
        this = fields["id"] == place("id")
        # The patient is locked, as everywhere: to lock the thing first would be the other way round than an erasure.
        whose = Patient.select(Patient.id).where(Patient.id.in_(model.select(fields["patient_id"]).where(this)))
        self._lock = Statement(f"{name}_lock", holding(whose))
        self._read = Statement(f"{name}_read", model.select(*shape.columns).where(this))
        changed = {column: place(column) for column in ("status", "updated_at", *times)}
        self._move = Statement(f"{name}_move", model.update(changed).where(this))

    def __call__(self, id: str, status: str, times: Callable[[datetime], Mapping[str, Any]]) -> R:
        """The row in its new state; `times` gives what is set, of the moment of the move.

        A row that is in that state already stays as it is. Raises NotFound, Conflict.
        """
        rows = current().read((self._lock, {"id": id}), (self._read, {"id": id}))
        if not rows:
            raise NotFound
        row = dict(zip(self._shape.names, rows[0], strict=True))
        now = row["status"]
        if status != now:
            if status not in self._moves[now]:
                raise Conflict(self._moves[now])
            moment = clock.later_than(row["updated_at"])
            row |= {"status": status, "updated_at": moment, **times(moment)}
            current().write(self._move, **row)
        return self._shape.shown(row)

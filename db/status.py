"""Things that are moved from state to state."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Generic

from db.core import clock
from db.core.projection import Projection, R
from db.core.statements import Statement, for_no_key_update, param
from db.core.unit_of_work import current
from db.errors import Conflict, NotFound
from db.patient_record import Patient

Transitions = Mapping[str, tuple[str, ...]]
"""By state, those to which it can be moved."""


class StatusChange(Generic[R]):
    """Moves a row of a table. `times` are the columns that a move may set, besides `status` and `updated_at`."""

    def __init__(self, shape: Projection[R], moves: Transitions, *times: str) -> None:
        self._shape = shape
        self._transitions = moves
        name, model = shape.model._meta.table_name, shape.model
        fields = model._meta.fields
        this = fields["id"] == param("id")
        # The patient is locked, as everywhere: to lock the thing first would be the other way round than an erasure.
        whose = Patient.select(Patient.id).where(Patient.id.in_(model.select(fields["patient_id"]).where(this)))
        self._lock = Statement(f"{name}_lock", for_no_key_update(whose))
        self._read = Statement(f"{name}_read", model.select(*shape.columns).where(this))
        changed = {column: param(column) for column in ("status", "updated_at", *times)}
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
            if status not in self._transitions[now]:
                raise Conflict(allowed=self._transitions[now])
            moment = clock.later_than(row["updated_at"])
            row |= {"status": status, "updated_at": moment, **times(moment)}
            current().write(self._move, **row)
        return self._shape.from_values(row)

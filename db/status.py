"""Status transitions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Generic

from db.core import clock
from db.core.projection import Projection, R
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.errors import Conflict, NotFound
from db.patient_lock import locks_of_row

Transitions = Mapping[str, tuple[str, ...]]
"""The statuses to which each status can change."""


class StatusChange(Generic[R]):
    """Changes the status of rows. `times` are the columns that this can set, besides `status` and `updated_at`."""

    def __init__(self, projection: Projection[R], transitions: Transitions, *times: str) -> None:
        self._projection = projection
        self._transitions = transitions
        name, model = projection.model._meta.table_name, projection.model
        fields = model._meta.fields
        is_row = fields["id"] == param("id")
        self._locks = locks_of_row(name, model.select(fields["patient_id"]).where(is_row))
        self._read = Statement(f"{name}_read", model.select(*projection.columns).where(is_row))
        changed = {column: param(column) for column in ("status", "updated_at", *times)}
        self._update = Statement(f"{name}_update_status", model.update(changed).where(is_row))

    def __call__(self, id: str, status: str, times: Callable[[datetime], Mapping[str, Any]]) -> R:
        """Change the status of a row; return the row. `times` returns the columns to set, for the time of the change.

        A row that has this status already stays as it is. Raises NotFound, Conflict.
        """
        rows = current().read(*((each, {"id": id}) for each in (*self._locks, self._read)))
        if not rows:
            raise NotFound
        row = dict(zip(self._projection.names, rows[0], strict=True))
        if status != row["status"]:
            allowed = self._transitions[row["status"]]
            if status not in allowed:
                raise Conflict(allowed=allowed)
            moment = clock.later_than(row["updated_at"])
            row |= {"status": status, "updated_at": moment, **times(moment)}
            current().write(self._update, **row)
        return self._projection.from_values(row)

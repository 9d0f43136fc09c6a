"""The names that updates of a patient have replaced."""

from collections.abc import Mapping
from typing import Any

from db import identity
from db.core import clock
from openapi import contract, types

_MOST: int = contract()["components"]["schemas"]["Patient"]["properties"]["previous_names"]["maxItems"]


def after(before: Mapping[str, Any], changed: Mapping[str, Any]) -> list[types.PreviousName]:
    """Return the previous names of a changed record, newest first.

    Names that identity keys do not tell apart are the same.
    """
    former: list[types.PreviousName] = before["previous_names"]
    if _compared(before) == _compared(changed):
        return former
    replaced: types.PreviousName = {
        "first_name": before["first_name"],
        "last_name": before["last_name"],
        "replaced_at": clock.text(changed["updated_at"]),
    }
    return [replaced, *former][:_MOST]


def _compared(record: Mapping[str, Any]) -> tuple[str, str]:
    form = identity.forms()[0]
    return form.name(record["first_name"]), form.name(record["last_name"])

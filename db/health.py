"""Whether the database answers."""

import peewee

from db.statements import Statement
from db.unit import current

_PING = Statement("ping", peewee.Select(columns=[peewee.SQL("1")]))


def ping() -> None:
    """Raises Unavailable."""
    current().read((_PING, {}))

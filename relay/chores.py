"""Chores: what the relay does, each by one process at a time."""

from typing import Protocol

from relay.session import Session


class ChoreFailed(Exception):
    """A chore cannot go on now. It is started again. The message is a reason for the log, without values."""


class Chore(Protocol):
    """Work that one process does until it ends, and then another one."""

    name: str
    """The name of its lock, in the log and in metrics."""

    async def run(self, session: Session) -> None:
        """Work until canceled, with a session that no other chore uses.

        Use it at least once a minute, and by `asyncio.to_thread`, because it blocks. Raises ChoreFailed and
        psycopg2.Error, as when the session is lost: then another process may do the chore, so stop at once. After
        any error, the chore is run again in a second, here or in another process.
        """

"""The relay: runs chores, each in one process at a time; others wait to take over."""

import asyncio
import time
from collections.abc import Iterable

import psycopg2

from relay import metrics
from relay.chores import Chore, ChoreFailed
from relay.log import Log
from relay.session import Session

# Seconds between attempts to lead, and before a chore that failed is run again.
_RETRY = 1.0
# Seconds after which the same is logged again.
_LOG_AGAIN = 60.0


async def run(dsn: str, chores: Iterable[Chore], log: Log) -> None:
    """Run chores until canceled. One that fails is run again and does not stop the others."""
    async with asyncio.TaskGroup() as group:
        for chore in chores:
            group.create_task(_Runner(dsn, chore, log).run())


class _Runner:
    """Runs one chore again and again."""

    def __init__(self, dsn: str, chore: Chore, log: Log) -> None:
        self._dsn = dsn
        self._chore = chore
        self._log = log
        self._logged: dict[str, tuple[str, float]] = {}

    async def run(self) -> None:
        while True:
            try:
                await self._run_once()
            except (psycopg2.Error, ChoreFailed) as error:
                reason = str(error) if isinstance(error, ChoreFailed) else type(error).__name__
                if self._is_news("failed", reason):
                    self._log.log_event("relay_failed", chore=self._chore.name, reason=reason)
            except Exception as error:  # any error: the other chores continue
                self._log.log_error(None, error)
            metrics.FAILURES.labels(self._chore.name).inc()
            await asyncio.sleep(_RETRY)

    async def _run_once(self) -> None:
        """Run the chore until it fails, once no other process does."""
        leading = metrics.LEADING.labels(self._chore.name)
        leading.set(0)
        try:
            with await asyncio.to_thread(Session, self._dsn) as session:
                while not await asyncio.to_thread(session.lead, self._chore.name):
                    metrics.forget(self._chore.name)
                    await asyncio.sleep(_RETRY)
                leading.set(1)
                if self._is_news("leads"):
                    self._log.log_event("relay_leads", chore=self._chore.name)
                await self._chore.run(session)
        finally:
            leading.set(0)

    def _is_news(self, kind: str, what: str = "") -> bool:
        """Return whether to log something: it is not what was logged in the last minute."""
        last, at = self._logged.get(kind, ("", -_LOG_AGAIN))
        if (what, True) == (last, time.monotonic() - at < _LOG_AGAIN):
            return False
        self._logged[kind] = what, time.monotonic()
        return True

"""A probe that finds out whether commits stall, as they do while a synchronous standby is away."""

import time

from db.core.connection import Connection

STALLED_AFTER_SECONDS = 2
"""The time after which a commit counts as stalled."""

# A transaction that stores nothing. Its commit waits for the disk and the standby, as that of a write.
_COMMIT = "SELECT pg_logical_emit_message(true, 'patient-graph', '')"


class CommitProbe:
    """Commits empty transactions, on a connection of its own. One thread calls `commit`; any can read `is_stalled`."""

    def __init__(self, dsn: str) -> None:
        self.connection = Connection(dsn)
        self._sent_at: float | None = None

    @property
    def is_stalled(self) -> bool:
        """Return whether a commit has not returned for a while. It stays true until the next one succeeds."""
        sent_at = self._sent_at
        return sent_at is not None and time.monotonic() > sent_at + STALLED_AFTER_SECONDS

    def commit(self) -> None:
        """Commit once, however long it takes. Raises Unavailable when the database is unreachable."""
        self.connection.run("SELECT 1")  # a new connection is not part of the commit
        if self._sent_at is None:
            self._sent_at = time.monotonic()
        try:
            self.connection.run(_COMMIT)
        except BaseException:
            if not self.is_stalled:
                self._sent_at = None
            raise
        self._sent_at = None

    def close(self) -> None:
        self.connection.close()


_probe: CommitProbe | None = None


def use(probe: CommitProbe | None) -> None:
    """Set the probe of this process."""
    global _probe
    _probe = probe


def is_stalled() -> bool:
    """Return whether commits stall, by the probe of this process."""
    return _probe is not None and _probe.is_stalled

"""The log that the relay writes to."""

from typing import Any, Protocol


class Log(Protocol):
    """The log of the process."""

    def log_event(self, event: str, **values: Any) -> None:
        """Log an event by its name."""

    def log_error(self, request_id: str | None, error: BaseException) -> None:
        """Log the stack trace of an internal error."""

"""The log: one JSON line per request, and a stack trace for each internal error."""

import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, BinaryIO

import orjson
import psycopg2

OUTPUT: BinaryIO = sys.stderr.buffer


class UnexpectedResponse(Exception):
    """A response of another service cannot be used. `reason` is logged and contains nothing of the response."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def log_request(
    *,
    request_id: str,
    operation: str | None,
    method: str,
    status: int,
    seconds: float,
    client: str | None,
    brand: str | None,
) -> None:
    """Log a request. Paths, queries and bodies are not logged, because they may contain PHI."""
    _write(
        {
            "event": "request",
            "request_id": request_id,
            "operation": operation,
            "method": method,
            "status": status,
            "ms": round(seconds * 1000, 3),
            "client": client,
            "brand": brand,
        }
    )


def log_error(request_id: str | None, error: BaseException, event: str = "internal_error") -> None:
    """Log the stack trace of an error: types, places and SQLSTATEs, without messages, because they contain values."""
    _write({"event": event, "request_id": request_id, "stack_trace": list(_causes(error))})


def log_event(event: str, **values: Any) -> None:
    _write({"event": event} | values)


def capture_library_logs() -> None:
    """Log records of libraries as JSON lines too, without the values in their messages."""
    logging.basicConfig(handlers=[_Handler()], level=logging.WARNING, force=True)
    # Its warnings are about requests, which have their own lines.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        stack_trace = {"stack_trace": list(_causes(error))} if error else {}
        log_event("library_log", name=record.name, level=record.levelname, message=str(record.msg), **stack_trace)


def _causes(error: BaseException | None) -> Any:
    while error is not None:
        cause: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}"}
        if isinstance(error, psycopg2.Error) and error.pgcode:
            cause |= {"sqlstate": error.pgcode, "constraint": error.diag.constraint_name}
        if isinstance(error, UnexpectedResponse):
            cause["reason"] = error.reason
        frames = traceback.extract_tb(error.__traceback__)
        cause["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        yield cause
        error = error.__cause__ or error.__context__


def _write(entry: dict[str, Any]) -> None:
    OUTPUT.write(orjson.dumps({"time": datetime.now(UTC), **entry}, option=orjson.OPT_APPEND_NEWLINE))
    OUTPUT.flush()

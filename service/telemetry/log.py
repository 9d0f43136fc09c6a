"""What the people who run the service see: one line a request, and a trace for every fault of ours."""

import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, BinaryIO

import orjson
import psycopg2

OUTPUT: BinaryIO = sys.stderr.buffer


class UnexpectedResponse(Exception):
    """Another service answered what cannot be used. `reason` is logged and repeats nothing of the answer."""

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
    """Paths, queries and bodies may hold PHI and are not logged."""
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
    """The trace of a fault: types, places and SQLSTATEs. The messages of errors are left out, they repeat values."""
    _write({"event": event, "request_id": request_id, "stack_trace": list(_causes(error))})


def log_event(event: str, **values: Any) -> None:
    _write({"event": event} | values)


def capture_library_logs() -> None:
    """Have what libraries log become lines of the same kind, without the values that their messages repeat."""
    logging.basicConfig(handlers=[_Handler()], level=logging.WARNING, force=True)
    # Its warnings are about requests, which have lines of their own.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        trace = {"stack_trace": list(_causes(error))} if error else {}
        log_event("library_log", name=record.name, level=record.levelname, message=str(record.msg), **trace)


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

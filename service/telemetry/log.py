"""The log: one JSON line per request, and a stack trace for each internal error."""

import logging
import sys
import threading
import traceback
import warnings
from asyncio import AbstractEventLoop
from socketserver import BaseServer
from typing import Any
from wsgiref.handlers import BaseHandler

import psycopg
import psycopg2

from service.telemetry.output import STANDARD_ERROR, json_line

_SERVER_ERROR = 500
_logs_requests = True


def use_level(level: str) -> None:
    """Set the level: `info` for everything, `warning` without the lines of requests with a status below 500."""
    global _logs_requests
    _logs_requests = level == "info"


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
    if not _logs_requests and status < _SERVER_ERROR:
        return
    STANDARD_ERROR.put(
        json_line(
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
    )


def log_error(request_id: str | None, error: BaseException, event: str = "internal_error") -> None:
    """Log the stack trace of an error: types, places and SQLSTATEs, without messages, because they contain values."""
    STANDARD_ERROR.put(json_line({"event": event, "request_id": request_id, "stack_trace": list(_causes(error))}))


def log_event(event: str, **values: Any) -> None:
    STANDARD_ERROR.put(json_line({"event": event} | values))


def capture_everything() -> None:
    """Log what Python and its libraries would write to standard error: without values, and without waiting.

    That is log records, warnings, and errors that nothing handles.
    """
    logging.basicConfig(handlers=[_Handler()], level=logging.WARNING, force=True)
    # Its warnings are about requests, which have their own lines.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    warnings.showwarning = _log_warning  # type: ignore[assignment]
    sys.excepthook = lambda _, error, __: log_error(None, error)
    threading.excepthook = lambda hook: log_error(None, hook.exc_value or hook.exc_type())
    sys.unraisablehook = lambda hook: log_error(None, hook.exc_value or hook.exc_type())
    # Those of the server of the metrics.
    BaseServer.handle_error = _log_current_error  # type: ignore[assignment, method-assign]
    BaseHandler.log_exception = _log_current_error  # type: ignore[assignment, method-assign]


def log_loop_error(_: AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log an error of an event loop. If there is an exception, the message contains the arguments of a callback."""
    if error := context.get("exception"):
        log_error(None, error)
    else:
        log_event("library_log", name="asyncio", level="ERROR", message=context["message"])


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        stack_trace = {"stack_trace": list(_causes(error))} if error else {}
        log_event("library_log", name=record.name, level=record.levelname, message=str(record.msg), **stack_trace)


def _log_warning(message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object) -> None:
    log_event("library_log", name=category.__name__, level="WARNING", message=f"{filename}:{lineno}")


def _log_current_error(*_: object) -> None:
    if error := sys.exception():
        log_error(None, error)


def _causes(error: BaseException | None) -> Any:
    while error is not None:
        cause: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}"}
        if isinstance(error, psycopg.Error | psycopg2.Error) and error.diag.sqlstate:
            cause |= {"sqlstate": error.diag.sqlstate, "constraint": error.diag.constraint_name}
        if isinstance(error, UnexpectedResponse):
            cause["reason"] = error.reason
        # Not extract_tb, which reads the source files.
        frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
        cause["frames"] = [f"{code.co_filename}:{line} {code.co_name}" for code, line in frames]
        yield cause
        error = error.__cause__ or error.__context__

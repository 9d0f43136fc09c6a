"""Overrides of module attributes in a test's own service, so that outcomes do not depend on the machine's speed.

The environment carries the overrides. The fork server applies them after a fork; a new interpreter applies them at
start, as its PYTHONPATH contains tests/support/startup.
"""

import json
import os
from datetime import datetime, timedelta
from importlib import import_module
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import db.core.connection

_ROOT = Path(__file__).parent.parent.parent
_ENABLED = {"PYTHONPATH": f"{_ROOT / 'tests' / 'support' / 'startup'}:{_ROOT}"}
_MINUTE = 60_000


def override_env(values: dict[str, Any]) -> dict[str, str]:
    """Return the environment of a service in which these module attributes have other values."""
    return _ENABLED | {"OVERRIDES": json.dumps(values)}


SESSION = db.core.connection.SESSION | dict.fromkeys(
    ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"), _MINUTE
)
"""Database settings that let a statement wait for a lock as long as a test holds it."""

LONG_TIMEOUTS = {
    "db.core.connection.SESSION": SESSION,
    "service.ratelimit.limiter._QUEUE_SECONDS": 60,
    "service.process.server.GRACE_SECONDS": 60,
}
LONG_TIMEOUT_ENV = override_env(LONG_TIMEOUTS)
"""The environment of a service with long timeouts."""

FIXED_RATE_LIMIT_CLOCK = _ENABLED | {"RATE_LIMIT_CLOCK_AT": "630"}
"""The environment of a service whose rate limit clock stands still in the middle of a minute."""


def clock_env(file: Path) -> dict[str, str]:
    """Return the environment of a service with long timeouts whose clock stands at the time in a file."""
    return LONG_TIMEOUT_ENV | {"CLOCK": str(file)}


def apply() -> None:
    """Apply the overrides in the environment."""
    for name, value in json.loads(os.environ.get("OVERRIDES", "{}")).items():
        module, _, attribute = name.rpartition(".")
        assert hasattr(import_module(module), attribute), name
        setattr(import_module(module), attribute, value)
    if now := os.environ.get("RATE_LIMIT_CLOCK_AT"):
        clock = SimpleNamespace(monotonic=lambda: float(now))
        import_module("service.ratelimit.memory").time = clock  # type: ignore[attr-defined]
    if file := os.environ.get("CLOCK"):
        calls = count()  # a microsecond each, because the order of what is stored is that of its times
        import_module("db.core.clock").now = lambda: (  # type: ignore[attr-defined]
            datetime.fromisoformat(Path(file).read_text(encoding="ascii")) + timedelta(microseconds=next(calls))
        )

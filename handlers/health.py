"""Liveness and readiness."""

from db import identity_state, readiness
from db.errors import Unavailable
from openapi import types


async def live() -> types.Health:
    return {"status": "ok"}


def ready() -> types.Health:
    if readiness.draining:
        raise Unavailable
    warnings = identity_state.warnings()
    return {"status": "ok", "warnings": warnings} if warnings else {"status": "ok"}

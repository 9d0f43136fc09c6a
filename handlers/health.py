"""Liveness and readiness."""

from db import identity_state, readiness
from db.core import commit_probe
from db.errors import Unavailable
from openapi import types


async def live() -> types.Health:
    return {"status": "ok"}


def ready() -> types.Health:
    if readiness.draining:
        raise Unavailable
    health: types.Health = {"status": "ok", "writes": "stalled" if commit_probe.is_stalled() else "ok"}
    if warnings := identity_state.warnings():
        health["warnings"] = warnings
    return health

"""Whether the service runs and can answer."""

from db.health import ping
from openapi import types


async def live() -> types.Health:
    return {"status": "ok"}


def ready() -> types.Health:
    ping()
    return {"status": "ok"}

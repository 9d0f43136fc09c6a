"""Whether the service runs and can answer."""

from db.health import ping


async def live() -> dict[str, str]:
    return {"status": "ok"}


def ready() -> dict[str, str]:
    ping()
    return {"status": "ok"}

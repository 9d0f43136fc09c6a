"""Liveness."""


def live() -> dict[str, str]:
    return {"status": "ok"}

"""Whether the process runs."""


def live() -> dict[str, str]:
    return {"status": "ok"}

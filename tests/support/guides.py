"""The samples of the guides as programs, one for each page and language."""

import os
import re

from tests.support.live_service import ROOT, LiveService

START = "getting-started"
PAGES = (
    START,
    "errors",
    "idempotency",
    "pagination",
    "concurrency",
    "match-proposals",
    "merging",
    "adherence",
    "events",
)


def register(service: LiveService) -> str:
    """Register a patient in the brand of the guides, and return the id."""
    with service.api(service.token()) as api:
        patient = {"brand_id": "demo", "first_name": "Rosalind", "last_name": "Franklin"}
        id: str = api.post("/v1/patients", json=patient).json()["id"]
        return id


def environment(service: LiveService) -> dict[str, str]:
    """Return the environment of a program of the guides."""
    return {"PATH": os.environ["PATH"], "PATIENT_GRAPH": service.url, "TOKEN": service.token()}


def programs(language: str) -> dict[str, str]:
    """Return the samples of a language by page, one after the other: with the client of the first page."""
    return {page: "\n".join(_samples(page, language)) for page in PAGES}


def _samples(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    if page == "events":
        text = text.partition("## Consume by webhooks")[2]  # before, there is a consumer of NATS
    own = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    if page == START:
        return own
    first = _samples(START, language)
    setup = first[:2] if language == "bash" else first[:1]  # in a shell, also the variables
    return setup + own

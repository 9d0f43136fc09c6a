"""Protocols, and patients who are enrolled in them, created by the API."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import httpx2

_COMPOUND = {"dose_amount": "250", "dose_unit": "mcg", "route": "oral", "time_of_day": "morning"}
_ADDED = _COMPOUND | {"kind": "added", "days_of_week": [*range(7)], "time_of_day": "evening"}


class Regimen(NamedTuple):
    """The ids of a patient, and of a protocol with its first version, and of its compounds by slug."""

    patient: str
    protocol: str
    slug: str
    version: str
    compounds: dict[str, str]
    protocol_compounds: dict[str, str]
    enrollment: str = ""

    @property
    def path(self) -> str:
        return f"/v1/patients/{self.patient}/protocols/{self.protocol}"


def day(offset: int) -> str:
    """Return the date of today, in UTC, plus a number of days."""
    return (datetime.now(UTC).date() + timedelta(days=offset)).isoformat()


def noon() -> tuple[str, date]:
    """Return a time zone in which it is between noon and one o'clock, and the date there."""
    now = datetime.now(UTC)
    # The signs of these names are those of POSIX: Etc/GMT-2 is two hours ahead of UTC.
    return f"Etc/GMT{now.hour - 12:+}", (now + timedelta(hours=12 - now.hour)).date()


def create_protocol(
    api: httpx2.Client, brand: str, patient: str = "", *, slug: str = "", **compounds: dict[str, Any]
) -> Regimen:
    """Create a protocol with these compounds, by slug; the values of each replace the defaults."""
    slug = slug or f"protocol-{secrets.token_hex(4)}"
    id = sent(api, "POST", "/v1/protocols", {"brand_id": brand, "slug": slug, "name": "Recovery"})["id"]
    made = put_compounds(api, id, **compounds)
    return Regimen(
        patient,
        id,
        slug,
        newest_version(api, id),
        {each["compound_slug"]: each["compound_id"] for each in made},
        {each["compound_slug"]: each["id"] for each in made},
    )


def put_compounds(api: httpx2.Client, protocol: str, **compounds: dict[str, Any]) -> list[dict[str, Any]]:
    """Add or replace compounds; return all of the newest version."""
    body = [{"compound_slug": slug, "display_name": slug} | _COMPOUND | values for slug, values in compounds.items()]
    found: list[dict[str, Any]] = sent(api, "PUT", f"/v1/protocols/{protocol}/compounds", body)["compounds"]
    return found


def newest_version(api: httpx2.Client, protocol: str) -> str:
    return str(sent(api, "GET", f"/v1/protocols/{protocol}/versions")["versions"][0]["id"])


def enroll(api: httpx2.Client, regimen: Regimen, starts_on: str = "2026-01-01", ends_on: str | None = None) -> Regimen:
    """Enrol the patient in the version of a regimen; with `ends_on`, the enrolment is completed."""
    body = {"protocol_id": regimen.protocol, "version_id": regimen.version, "starts_on": starts_on}
    id = sent(api, "POST", f"/v1/patients/{regimen.patient}/enrollments", body)["id"]
    if ends_on:
        complete(api, id, ends_on)
    return regimen._replace(enrollment=id)


def complete(api: httpx2.Client, enrollment: str, ends_on: str) -> None:
    """Complete an enrolment on a date."""
    sent(api, "PATCH", f"/v1/enrollments/{enrollment}/status", {"status": "completed", "ends_on": ends_on})


def add_compound(api: httpx2.Client, regimen: Regimen, slug: str, **payload: Any) -> str:
    """Add a compound to the version of a regimen from 2026 on; return the id of the override."""
    named = {"compound_slug": slug, "display_name": slug}
    body = {"override_type": "added", "payload": _ADDED | named | payload, "starts_on": "2026-01-01"}
    return str(sent(api, "POST", f"{regimen.path}/overrides", body)["id"])


def sent(api: httpx2.Client, method: str, path: str, body: Any = None) -> Any:
    """Return the body of the response to a request that succeeds."""
    answer = api.request(method, path, json=body) if body is not None else api.request(method, path)
    assert answer.is_success, answer.text
    return answer.json()

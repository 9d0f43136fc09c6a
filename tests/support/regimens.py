"""A protocol with two compounds, in which a patient is enrolled."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from tests.support.live_service import LiveService


class Regimen(NamedTuple):
    """The ids of a patient, and of a protocol with its version; the compounds' ids in the protocol and in the brand."""

    patient: str
    protocol: str
    slug: str
    version: str
    of_protocol: tuple[str, ...]
    compounds: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"/v1/patients/{self.patient}/protocols/{self.protocol}"


def day(offset: int) -> str:
    """Return the date of today, in UTC, plus a number of days."""
    return (datetime.now(UTC).date() + timedelta(days=offset)).isoformat()


def new_id(service: LiveService) -> str:
    return str(service.sql("SELECT gen_random_uuid()")[0][0])


def create_protocol(service: LiveService, brand: str, patient: str, slugs: tuple[str, ...] = ("a", "b")) -> Regimen:
    """Create a protocol with these compounds."""
    ids = [new_id(service) for _ in range(2 + 2 * len(slugs))]
    protocol, version, *others = ids
    slug = f"protocol-{secrets.token_hex(4)}"
    made = Regimen(patient, protocol, slug, version, tuple(others[: len(slugs)]), tuple(others[len(slugs) :]))
    service.sql(
        "INSERT INTO protocols VALUES (%s, %s, %s, 'P', NULL, NULL, 'standard', true, '{}', %s, 1, now(), now())",
        *(brand, protocol, slug, version),
    )
    service.sql("INSERT INTO protocol_versions VALUES (%s, %s, %s, 1, now())", brand, version, protocol)
    for place, (name, of_protocol, compound) in enumerate(zip(slugs, made.of_protocol, made.compounds, strict=True)):
        service.sql("INSERT INTO compounds VALUES (%s, %s, %s, now())", brand, compound, f"{name}-{slug}")
        service.sql(
            "INSERT INTO protocol_compounds VALUES (%s, %s, %s, %s, now())", brand, of_protocol, protocol, compound
        )
        service.sql(
            "INSERT INTO version_compounds VALUES (%s, %s, %s, %s, 0.5, 'mg', NULL, %s, 127, NULL, NULL, now(), now())",
            *(brand, version, of_protocol, name, place),
        )
    return made


def enroll(service: LiveService, brand: str, regimen: Regimen, starts_on: str, ends_on: str | None = None) -> str:
    id = new_id(service)
    status = "completed" if ends_on else "active"
    service.sql(
        "INSERT INTO enrollments VALUES (%s, %s, %s, %s, %s, %s, %s, now(), now(), now())",
        *(brand, id, regimen.patient, regimen.protocol, status, starts_on, ends_on),
    )
    service.sql(
        "INSERT INTO enrollment_versions VALUES (%s, %s, %s, %s, %s, now())",
        *(brand, regimen.patient, id, starts_on, regimen.version),
    )
    return id

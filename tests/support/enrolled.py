"""A protocol with its compounds, and an enrolment in it, stored without the operations that create them."""

import json
import secrets
import uuid
from typing import Any, NamedTuple

from tests.support.live_service import LiveService

EVERY_DAY = 127
_MOMENT = "2026-01-01T00:00:00Z"


class Enrolled(NamedTuple):
    """A protocol in which a patient is enrolled. Compounds and protocol compounds are by slug."""

    protocol: str
    slug: str
    version: str
    compounds: dict[str, str]
    protocol_compounds: dict[str, str]


def _insert(service: LiveService, table: str, **values: Any) -> None:
    marks = ", ".join(["%s"] * len(values))
    service.sql(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", *values.values())


def new_protocol(service: LiveService, brand: str, **compounds: dict[str, Any]) -> Enrolled:
    """Store a protocol with these compounds: the columns of each, by slug, where they are not the defaults."""
    protocol, version, slug = str(uuid.uuid4()), str(uuid.uuid4()), f"protocol-{secrets.token_hex(4)}"
    stamps = {"created_at": _MOMENT, "updated_at": _MOMENT}
    _insert(service, "protocols", brand_id=brand, id=protocol, slug=slug, name="Recovery", oversight_tier="standard",
            active=True, metadata="{}", version_id=version, version=1, **stamps)  # fmt: skip
    _insert(service, "protocol_versions", brand_id=brand, id=version, protocol_id=protocol, number=1,
            created_at=_MOMENT)  # fmt: skip
    made = Enrolled(protocol, slug, version, {}, {})
    for position, (name, columns) in enumerate(compounds.items()):
        made.compounds[name] = new_compound(service, brand, name)
        made.protocol_compounds[name] = id = str(uuid.uuid4())
        _insert(service, "protocol_compounds", brand_id=brand, id=id, protocol_id=protocol,
                compound_id=made.compounds[name], created_at=_MOMENT)  # fmt: skip
        usual = {"display_name": name, "dose_amount": "250", "dose_unit": "mcg", "route": "oral", "days": EVERY_DAY,
                 "time_of_day": "morning"}  # fmt: skip
        _insert(service, "version_compounds", brand_id=brand, version_id=version, protocol_compound_id=id,
                position=position, **stamps, **usual | columns)  # fmt: skip
    return made


def new_compound(service: LiveService, brand: str, slug: str) -> str:
    """Return the id of the compound of the brand with this slug, which is stored if there is none."""
    for (id,) in service.sql("SELECT id::text FROM compounds WHERE brand_id = %s AND slug = %s", brand, slug):
        return str(id)
    id = str(uuid.uuid4())
    _insert(service, "compounds", brand_id=brand, id=id, slug=slug, created_at=_MOMENT)
    return id


def enroll(service: LiveService, patient: dict[str, Any], into: Enrolled, zone: str = "UTC") -> Enrolled:
    """Enrol a patient from 2026 on, in a time zone."""
    who, enrollment = {"brand_id": patient["brand_id"], "patient_id": patient["id"]}, str(uuid.uuid4())
    _insert(service, "enrollments", **who, id=enrollment, protocol_id=into.protocol, status="active",
            starts_on="2026-01-01", enrolled_at=_MOMENT, created_at=_MOMENT, updated_at=_MOMENT)  # fmt: skip
    _insert(service, "enrollment_versions", **who, enrollment_id=enrollment, effective_from="2026-01-01",
            version_id=into.version, created_at=_MOMENT)  # fmt: skip
    if zone != "UTC":
        _insert(service, "patient_time_zones", **who, time_zone=zone, updated_at=_MOMENT)
    return into


def add_compound(service: LiveService, patient: dict[str, Any], into: Enrolled, slug: str, **payload: Any) -> str:
    """Add a compound to a protocol for a patient; return the id of the override."""
    id = str(uuid.uuid4())
    usual = {"kind": "added", "compound_slug": slug, "display_name": slug, "dose_amount": 1, "dose_unit": "mg",
             "route": "oral", "days_of_week": [*range(7)], "time_of_day": "evening"}  # fmt: skip
    _insert(service, "overrides", brand_id=patient["brand_id"], id=id, patient_id=patient["id"],
            protocol_id=into.protocol, version_id=into.version,
            compound_id=new_compound(service, patient["brand_id"], slug), override_type="added",
            payload=json.dumps(usual | payload), starts_on="2026-01-01", created_at=_MOMENT,
            updated_at=_MOMENT)  # fmt: skip
    return id

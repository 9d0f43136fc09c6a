"""Regimens and doses that are stored by SQL, without the operations that create them."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from regimen.model import Compound, Dose, Enrollment, Pin, Regimen
from tests.support.live_service import LiveService

_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_ALL_DAYS = 0b1111111
Row = dict[str, Any]


class Store:
    """Stores regimens in a brand. The id that is stored for an id of a model is `self(id)`.

    Patients are in a time zone where it is between noon and one o'clock, so that `today`, the date there, does not
    change during a test.
    """

    def __init__(self, service: LiveService, brand: str) -> None:
        self._service = service
        self._brand = brand
        now = datetime.now(UTC)
        self._zone = f"Etc/GMT{now.hour - 12:+}"
        self.today = (now + timedelta(hours=12 - now.hour)).date()
        self._made = 0

    def __call__(self, id: str) -> str:
        return str(uuid5(NAMESPACE_OID, f"{self._brand}/{id}"))

    def regimen(self, patient_id: str, regimen: Regimen, versions_of: Mapping[str, Iterable[str]]) -> None:
        """Store a regimen. `versions_of` has the ids of the versions of each protocol, oldest first."""
        self.zone(patient_id, self._zone)
        self._protocols(regimen, versions_of)
        self._enrollments(patient_id, regimen.enrollments)
        self.insert("schedules", (self._schedule_row(patient_id, row, regimen) for row in regimen.rows))
        overrides = (
            {
                **each._asdict(),
                "id": self(each.id),
                "patient_id": patient_id,
                "protocol_id": self(each.protocol_id),
                "version_id": self(each.version_id),
                "compound_id": each.compound_id and self(each.compound_id),
                "override_type": each.type,
            }
            for each in regimen.overrides
        )
        self.insert("overrides", overrides)

    def zone(self, patient_id: str, name: str) -> None:
        """Store the time zone of a patient."""
        self._service.sql("DELETE FROM patient_time_zones WHERE patient_id = %s", patient_id)
        self.insert("patient_time_zones", [{"patient_id": patient_id, "time_zone": name}])

    def _protocols(self, regimen: Regimen, versions_of: Mapping[str, Iterable[str]]) -> None:
        made = {"name": "A protocol", "oversight_tier": "standard", "active": True, "metadata": {}}
        self.insert(
            "protocols",
            (
                {"id": self(id), "slug": slug, "version_id": self(id), "version": 1, **made}
                for id, slug in regimen.protocols.items()
            ),
        )
        versions = [(of, id, n) for of, ids in versions_of.items() for n, id in enumerate(ids, 1)]
        self.insert(
            "protocol_versions",
            ({"id": self(id), "protocol_id": self(of), "number": number} for of, id, number in versions),
        )
        compounds = [(of, id, each) for of, id, _ in versions for each in regimen.versions[id]]
        self.insert("compounds", _unique({"id": self(each.compound_id), "slug": each.slug} for *_, each in compounds))
        self.insert(
            "protocol_compounds",
            _unique(
                {"id": self(each.id), "protocol_id": self(of), "compound_id": self(each.compound_id)}
                for of, _, each in compounds
            ),
        )
        self.insert(
            "version_compounds",
            (
                each._asdict() | {"version_id": self(id), "protocol_compound_id": self(each.id)}
                for _, id, each in compounds
            ),
        )

    def _enrollments(self, patient_id: str, enrollments: Iterable[Enrollment]) -> None:
        found = list(enrollments)
        latest = {each.protocol_id: each.id for each in found if each.ends_on is None}  # one is active
        rows = [
            {
                "id": self(f"{patient_id} {each.id}"),
                "patient_id": patient_id,
                "protocol_id": self(each.protocol_id),
                "status": "active" if latest.get(each.protocol_id) == each.id else "completed",
                "starts_on": each.starts_on,
                "ends_on": each.ends_on,
                "enrolled_at": _BEGIN,
            }
            for each in found
        ]
        self.insert("enrollments", rows)
        self.insert(
            "enrollment_versions",
            (
                {
                    "patient_id": patient_id,
                    "enrollment_id": row["id"],
                    "effective_from": pin.effective_from,
                    "version_id": self(pin.version_id),
                }
                for row, each in zip(rows, found, strict=True)
                for pin in each.pins
            ),
        )

    def _schedule_row(self, patient_id: str, row: Any, regimen: Regimen) -> Row:
        enrolled = regimen.enrollments[0].protocol_id
        of = {
            compound.id: each.protocol_id
            for each in regimen.enrollments
            for pin in each.pins
            for compound in regimen.versions[pin.version_id]
        }
        return {
            **row._asdict(),
            "id": self(f"{patient_id} {row.id}"),
            "patient_id": patient_id,
            "protocol_id": self(of.get(row.protocol_compound_id, enrolled)),
            "protocol_compound_id": self(row.protocol_compound_id),
        }

    def doses(self, patient_id: str, doses: Iterable[Dose], regimen: Regimen) -> None:
        """Store doses. The `peptide_id` of each is the slug of its compound."""
        compounds = {
            (of.protocol_id, each.compound_id): (each.id, each.slug)
            for of in regimen.enrollments
            for pin in of.pins
            for each in regimen.versions[pin.version_id]
        }
        for each in regimen.overrides:
            if each.type == "added":
                named = each.id, each.payload["compound_slug"]
                compounds.setdefault((each.protocol_id, each.compound_id or each.id), named)
        rows = []
        for dose in doses:
            id, slug = compounds[dose.protocol_id, dose.compound_id]
            row = dose._asdict() | {"id": self(f"{patient_id} {dose.id}"), "patient_id": patient_id}
            row |= {"protocol_id": self(dose.protocol_id), "compound_id": self(dose.compound_id), "peptide_id": slug}
            rows.append(row | {"protocol_compound_id": self(id), "logged_at": dose.scheduled_at})
        self.insert("doses", rows)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Store rows of a table, created in their order."""
        stored = []
        for row in rows:
            self._made += 1
            at = _BEGIN + self._made * timedelta(milliseconds=1)
            stored.append({"brand_id": self._brand, "created_at": at, "updated_at": at} | row)
        self._service.sql(
            f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)",
            json.dumps(stored, default=str),
        )


def _unique(rows: Iterable[Row]) -> Iterable[Row]:
    return {row["id"]: row for row in rows}.values()


def compound(id: str, **values: Any) -> Compound:
    """Return a compound that is due each morning; `values` replace the defaults."""
    plain = Compound(id, f"{id}-brand", f"slug-{id}", f"The {id}", "250", "mcg", "oral", 0, _ALL_DAYS, "morning", None)
    return plain._replace(**values)


def regimen(starts_on: date, *compounds: Compound, protocol: str = "p") -> Regimen:
    """Return the regimen of an open enrolment in a protocol of one version, with the slug `slug-<protocol>`."""
    version = f"{protocol}-1"
    enrollment = Enrollment(f"e-{protocol}", protocol, starts_on, None, [Pin(starts_on, version)])
    return Regimen({protocol: f"slug-{protocol}"}, {version: compounds}, [enrollment], [], [])


def taken(compound: str, *dates: date, slot: str = "morning", status: str = "taken", protocol: str = "p") -> list[Dose]:
    """Return a dose of a compound of a protocol at 08:00 UTC of each date."""
    of = protocol, f"{compound}-brand"
    return [
        Dose(f"{compound} {d} {slot}", *of, d, slot, status, None, datetime(d.year, d.month, d.day, 8, tzinfo=UTC))
        for d in dates
    ]

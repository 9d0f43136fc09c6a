"""A patient's story, told by the Python client; prints what was seen of it as JSON."""

import asyncio
import json
import os
from datetime import UTC, date, datetime

from patient_graph_client import AnyError, Refused, connect, every, every_async, expect
from patient_graph_client.api import acts, encounters, exports, medications, metrics, patients, providers, timeline
from patient_graph_client.models import (
    AgeVerification,
    DuplicatePatientError,
    EncounterCreate,
    EncounterStatus,
    InteractionCheck,
    MedicationCreate,
    MetricCreate,
    PatientCreate,
    PatientCreateExternalIds,
    PatientCreateMetadata,
    PatientSearch,
    PatientUpdate,
    ProviderCreate,
    ProviderLinkCreate,
)

URL, BRAND = os.environ["URL"], os.environ["BRAND"]
client = connect(URL, os.environ["TOKEN"])
herself = connect(URL, lambda: os.environ["HERS"])
ADA = PatientCreate(
    brand_id=BRAND,
    first_name="Ada",
    last_name="Lovelace",
    email="ada@example.com",
    external_ids=PatientCreateExternalIds.from_dict({"identity": "ada-1815"}),
    metadata=PatientCreateMetadata.from_dict({"cohort": {"year": 1815}}),
)


def prescribed(patient: str) -> dict[str, object]:
    checked = expect(medications.check_interactions.sync(patient, client=client, body=InteractionCheck("semaglutide")))
    body = MedicationCreate(BRAND, name="semaglutide", dosage="0.25 mg", frequency="once a week")
    given = expect(medications.prescribe.sync(patient, client=client, body=body))
    listed = expect(medications.list.sync(patient, client=client, status="active"))
    return {"coverage": checked.coverage, "route": given.route, "active": [each.name for each in listed.medications]}


def seen(patient: str) -> list[object]:
    provider = expect(providers.create.sync(client=client, body=ProviderCreate(BRAND, "Dr. Blackwell"))).id
    link = expect(providers.link.sync(patient, client=client, body=ProviderLinkCreate(provider)))
    body = EncounterCreate(BRAND, "telehealth", provider_id=provider)
    encounter = expect(encounters.create.sync(patient, client=client, body=body))
    early = encounters.update_status.sync(encounter.id, client=client, body=EncounterStatus("completed"))
    assert isinstance(early, AnyError)
    moved = expect(encounters.update_status.sync(encounter.id, client=client, body=EncounterStatus("in_progress")))
    return [link.relationship, encounter.status, early.allowed, moved.status]


def measured(patient: str) -> list[str | None]:
    recorded_at = datetime(2026, 1, 2, 7, tzinfo=UTC)
    body = MetricCreate("weight", "manual", recorded_at, value_numeric="82.50", unit="kg")
    entry = expect(metrics.append.sync(patient, client=client, body=body))
    days = expect(metrics.get_series.sync(patient, "weight", client=client, granularity="day"))
    return [entry.value_numeric, entry.value_text, *(day.value_numeric for day in days.data)]


def changed(patient: str) -> list[object]:
    """A merge patch: what is not given stays, null removes."""
    named = expect(patients.update.sync(patient, client=client, body=PatientUpdate(phone="+14155550199", gender="f")))
    bare = expect(patients.update.sync(patient, client=client, body=PatientUpdate(gender=None)))
    return [named.gender, bare.gender, bare.phone, bare.metadata.to_dict()]


def paged() -> dict[str, object]:
    for number in range(4):
        body = PatientCreate(BRAND, first_name="Grace", last_name=f"Hopper {number}")
        expect(patients.create.sync(client=client, body=body))
    listed = every(patients.list.sync, lambda page: page.patients, client=client, brand_id=BRAND, limit=2)
    wanted = PatientSearch(name="hop", limit=1)
    found = list(every(patients.search.sync, lambda page: page.patients, client=client, body=wanted))
    return {"names": [each.last_name for each in listed], "found": len(found)}


async def told(patient: str) -> list[str]:
    """By the asyncio operations, with a token that has to be waited for."""

    async def token() -> str:
        await asyncio.sleep(0)
        return os.environ["TOKEN"]

    async with connect(URL, token) as waiting:
        events = every_async(
            timeline.list.asyncio, lambda page: page.events, patient_id=patient, client=waiting, limit=3
        )
        return [event.event_type async for event in events]


def story() -> dict[str, object]:
    ada = expect(patients.create.sync(client=client, body=ADA))
    again = patients.create.sync(client=client, body=ADA)
    assert isinstance(again, DuplicatePatientError)
    verified = acts.verify_age.sync(client=herself, body=AgeVerification(date(1990, 12, 10)))
    told_of: dict[str, object] = {
        "id": ada.id,
        "again": [again.error, again.matched_on],
        "verified": expect(verified).date_of_birth,
        "seen": seen(ada.id),
        "measured": measured(ada.id),
        "prescribed": prescribed(ada.id),
        "changed": changed(ada.id),
        "paged": paged(),
        "told": asyncio.run(told(ada.id)),
    }
    exported = expect(exports.get_mine.sync(client=herself))
    told_of["exported"] = [exported.patient.email, exported.metric_entries[0].value_numeric]
    erased = expect(patients.erase.sync(ada.id, client=client))
    told_of["erased"] = [erased.status, erased.rows_affected["patients"]]
    try:
        expect(patients.get.sync(ada.id, client=client))
    except Refused as gone:
        told_of["gone"] = gone.error.error
    return told_of


if __name__ == "__main__":
    print(json.dumps(story()))

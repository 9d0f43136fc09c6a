"""Uses most operations through the Python client and prints the results as JSON."""

import asyncio
import json
import os
from datetime import UTC, date, datetime

from patient_graph_client import AnyError, ApiError, connect, paginate, paginate_async, unwrap
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
person_client = connect(URL, lambda: os.environ["HERS"])
ADA = PatientCreate(
    brand_id=BRAND,
    first_name="Ada",
    last_name="Lovelace",
    email="ada@example.com",
    external_ids=PatientCreateExternalIds.from_dict({"identity": "ada-1815"}),
    metadata=PatientCreateMetadata.from_dict({"cohort": {"year": 1815}}),
)


def prescribe_medication(patient: str) -> dict[str, object]:
    checked = unwrap(medications.check_interactions.sync(patient, client=client, body=InteractionCheck("semaglutide")))
    body = MedicationCreate(BRAND, name="semaglutide", dosage="0.25 mg", frequency="once a week")
    given = unwrap(medications.prescribe.sync(patient, client=client, body=body))
    listed = unwrap(medications.list.sync(patient, client=client, status="active"))
    return {"coverage": checked.coverage, "route": given.route, "active": [each.name for each in listed.medications]}


def visit_provider(patient: str) -> list[object]:
    provider = unwrap(providers.create.sync(client=client, body=ProviderCreate(BRAND, "Dr. Blackwell"))).id
    link = unwrap(providers.link.sync(patient, client=client, body=ProviderLinkCreate(provider)))
    body = EncounterCreate(BRAND, "telehealth", provider_id=provider)
    encounter = unwrap(encounters.create.sync(patient, client=client, body=body))
    early = encounters.update_status.sync(encounter.id, client=client, body=EncounterStatus("completed"))
    assert isinstance(early, AnyError)
    moved = unwrap(encounters.update_status.sync(encounter.id, client=client, body=EncounterStatus("in_progress")))
    return [link.relationship, encounter.status, early.allowed, moved.status]


def record_metric(patient: str) -> list[str | None]:
    recorded_at = datetime(2026, 1, 2, 7, tzinfo=UTC)
    body = MetricCreate("weight", "manual", recorded_at, value_numeric="82.50", unit="kg")
    entry = unwrap(metrics.append.sync(patient, client=client, body=body))
    days = unwrap(metrics.get_series.sync(patient, "weight", client=client, granularity="day"))
    return [entry.value_numeric, entry.value_text, *(day.value_numeric for day in days.data)]


def update_patient(patient: str) -> list[object]:
    """Update a patient by merge patch: omitted fields stay, null removes a field."""
    named = unwrap(patients.update.sync(patient, client=client, body=PatientUpdate(phone="+14155550199", gender="f")))
    bare = unwrap(patients.update.sync(patient, client=client, body=PatientUpdate(gender=None)))
    return [named.gender, bare.gender, bare.phone, bare.metadata.to_dict()]


def paginate_patients() -> dict[str, object]:
    for number in range(4):
        body = PatientCreate(BRAND, first_name="Grace", last_name=f"Hopper {number}")
        unwrap(patients.create.sync(client=client, body=body))
    listed = paginate(patients.list.sync, lambda page: page.patients, client=client, brand_id=BRAND, limit=2)
    wanted = PatientSearch(name="hop", limit=1)
    found = list(paginate(patients.search.sync, lambda page: page.patients, client=client, body=wanted))
    return {"names": [each.last_name for each in listed], "found": len(found)}


async def event_types(patient: str) -> list[str]:
    """Return the event types of a timeline, by the asyncio operations and with an async token function."""

    async def token() -> str:
        await asyncio.sleep(0)
        return os.environ["TOKEN"]

    async with connect(URL, token) as waiting:
        events = paginate_async(
            timeline.list.asyncio, lambda page: page.events, patient_id=patient, client=waiting, limit=3
        )
        return [event.event_type async for event in events]


def run_story() -> dict[str, object]:
    ada = unwrap(patients.create.sync(client=client, body=ADA))
    duplicate = patients.create.sync(client=client, body=ADA)
    assert isinstance(duplicate, DuplicatePatientError)
    verified = acts.verify_age.sync(client=person_client, body=AgeVerification(date(1990, 12, 10)))
    story: dict[str, object] = {
        "id": ada.id,
        "duplicate": [duplicate.error, duplicate.matched_on],
        "date_of_birth": unwrap(verified).date_of_birth,
        "encounter": visit_provider(ada.id),
        "metrics": record_metric(ada.id),
        "medication": prescribe_medication(ada.id),
        "updated": update_patient(ada.id),
        "pages": paginate_patients(),
        "event_types": asyncio.run(event_types(ada.id)),
    }
    exported = unwrap(exports.get_mine.sync(client=person_client))
    story["export"] = [exported.patient.email, exported.metric_entries[0].value_numeric]
    erased = unwrap(patients.erase.sync(ada.id, client=client))
    story["erased"] = [erased.status, erased.rows_affected["patients"]]
    try:
        unwrap(patients.get.sync(ada.id, client=client))
    except ApiError as error:
        story["after_erasure"] = error.error.error
    return story


if __name__ == "__main__":
    print(json.dumps(run_story()))

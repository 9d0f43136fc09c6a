"""Uses most operations through the Python client and prints the results as JSON."""

import asyncio
import json
import os
from datetime import UTC, date, datetime

from patient_graph_client import AsyncClient, Client, Conflict, DuplicatePatient, NotFound
from patient_graph_client.models import Patient

URL, BRAND = os.environ["URL"], os.environ["BRAND"]
client = Client(URL, os.environ["TOKEN"])
person_client = Client(URL, lambda: os.environ["HERS"])


def create_ada() -> Patient:
    return client.patients.create(
        brand_id=BRAND,
        first_name="Ada",
        last_name="Lovelace",
        email="ada@example.com",
        external_ids={"identity": "ada-1815"},
        metadata={"cohort": {"year": 1815}},
    )


def prescribe_medication(patient: str) -> dict[str, object]:
    checked = client.medications.check_interactions(patient, name="semaglutide")
    given = client.medications.prescribe(
        patient, brand_id=BRAND, name="semaglutide", dosage="0.25 mg", frequency="once a week"
    )
    listed = client.medications.list(patient, status="active")
    return {"coverage": checked.coverage, "route": given.route, "active": [each.name for each in listed]}


def visit_provider(patient: str) -> list[object]:
    provider = client.providers.create(brand_id=BRAND, name="Dr. Blackwell").id
    link = client.providers.link(patient, provider_id=provider)
    encounter = client.encounters.create(patient, brand_id=BRAND, encounter_type="telehealth", provider_id=provider)
    allowed: list[str] = []
    try:
        client.encounters.update_status(encounter.id, status="completed")
    except Conflict as early:
        allowed = early.allowed
    moved = client.encounters.update_status(encounter.id, status="in_progress")
    return [link.relationship, encounter.status, allowed, moved.status]


def record_metric(patient: str) -> list[str | None]:
    recorded_at = datetime(2026, 1, 2, 7, tzinfo=UTC)
    entry = client.metrics.append(
        patient, metric_key="weight", source="manual", recorded_at=recorded_at, value_numeric="82.50", unit="kg"
    )
    assert entry.recorded_at == recorded_at
    days = client.metrics.get_series(patient, "weight", granularity="day")
    return [entry.value_numeric, entry.value_text, *(day.value_numeric for day in days)]


def update_patient(patient: str) -> list[object]:
    """Update a patient by merge patch: omitted fields stay, null removes a field."""
    named = client.patients.update(patient, phone="+14155550199", gender="f")
    bare = client.patients.update(patient, gender=None)
    return [named.gender, bare.gender, bare.phone, bare.metadata.to_dict()]


def paginate_patients() -> dict[str, object]:
    for number in range(4):
        client.patients.create(brand_id=BRAND, first_name="Grace", last_name=f"Hopper {number}")
    listed = client.patients.list(brand_id=BRAND, limit=2, offset=0)
    found = list(client.patients.search(name="hop", limit=1, offset=1))
    sizes = [len(page.patients) for page in listed.pages()]
    return {"names": [each.last_name for each in listed], "found": len(found), "sizes": sizes}


async def event_types(patient: str) -> list[str]:
    """Return the event types of a timeline, by the async client and with an async token function."""

    async def token() -> str:
        await asyncio.sleep(0)
        return os.environ["TOKEN"]

    async with AsyncClient(URL, token) as waiting:
        assert (await waiting.patients.get(patient)).id == patient
        page = await waiting.timeline.list(patient, limit=3).first_page()
        types = [event.event_type async for event in waiting.timeline.list(patient, limit=3)]
        assert [event.event_type for event in page.events] == types[:3]
        return types


def run_story() -> dict[str, object]:
    ada = create_ada()
    duplicate: list[object] = []
    try:
        create_ada()
    except DuplicatePatient as error:
        duplicate = [error.code, error.matched_on]
    verified = person_client.acts.verify_age(date_of_birth=date(1990, 12, 10))
    story: dict[str, object] = {
        "id": ada.id,
        "duplicate": duplicate,
        "date_of_birth": str(verified.date_of_birth),
        "encounter": visit_provider(ada.id),
        "metrics": record_metric(ada.id),
        "medication": prescribe_medication(ada.id),
        "updated": update_patient(ada.id),
        "pages": paginate_patients(),
        "event_types": asyncio.run(event_types(ada.id)),
    }
    exported = person_client.exports.get_mine()
    story["export"] = [exported.patient.email, exported.metric_entries[0].value_numeric]
    erased = client.patients.erase(ada.id)
    story["erased"] = [erased.status, erased.rows_affected["patients"]]
    try:
        client.patients.get(ada.id)
    except NotFound as error:
        story["after_erasure"] = error.code
    return story


if __name__ == "__main__":
    print(json.dumps(run_story()))

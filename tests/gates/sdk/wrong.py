"""Type errors in uses of the Python client: mypy reports each `ignore` that is not needed."""

from datetime import UTC, datetime

from patient_graph_client import AsyncClient, Client, DuplicatePatient, verify
from patient_graph_client.events import EncounterRecorded, PatientErased

client = Client("http://127.0.0.1", "token")
now = datetime.now(UTC)

client.patients.create(brand_id="demo", first_name="Ada")  # type: ignore[call-arg]
client.patients.create(brand_id="demo", first_name="Ada", last_name="L", email=None)  # type: ignore[arg-type]
client.patients.update("id", first_name=None)  # type: ignore[arg-type]
client.patients.update("id", gender=None)
client.patients.update("id", metadata=[])  # type: ignore[arg-type]
client.patients.search(nome="love")  # type: ignore[call-arg]
client.metrics.append("id", metric_key="weight", source="api", recorded_at=now, value_numeric=82.5)  # type: ignore[arg-type]
client.encounters.update_status("id", status="asleep")  # type: ignore[arg-type]
client.medications.list("id", status="ended")  # type: ignore[arg-type]
client.patients.get("id").gender.upper()  # type: ignore[union-attr]
client.patients.get("id").created_at.year  # noqa: B018
print(client.patients.get("id").name)  # type: ignore[attr-defined]
client.patients.list(brand="demo")  # type: ignore[call-arg]
print([patient.event_type for patient in client.patients.list(brand_id="demo")])  # type: ignore[attr-defined]
client.patients.remove("id")  # type: ignore[attr-defined]
client.with_options(timeout="5")  # type: ignore[arg-type]
Client("http://127.0.0.1", token=5)  # type: ignore[arg-type]
try:
    client.patients.get("id")
except DuplicatePatient as error:
    error.matched_on.sort()
    print(error.reason)  # type: ignore[attr-defined]
event = verify({}, b"", "whsec_")
print(event.data.encounter_type)  # type: ignore[union-attr]
if isinstance(event, EncounterRecorded):
    print(event.data.encounter_type.upper(), event.time.year)
    print(event.data.diagnosis)  # type: ignore[attr-defined]
    print(event.type == "patient_graph.patient.erased.v1")  # type: ignore[comparison-overlap]
if isinstance(event, PatientErased):
    print(event.data.encounter_type)  # type: ignore[attr-defined]
verify({}, None, "whsec_")  # type: ignore[arg-type]
verify({"webhook-id": 1}, b"", "whsec_")  # type: ignore[dict-item]


async def token() -> str:
    return "token"


Client("http://127.0.0.1", token)  # type: ignore[arg-type]


async def wrong() -> None:
    waiting = AsyncClient("http://127.0.0.1", token)
    print(waiting.patients.get("id").gender)  # type: ignore[attr-defined]
    for patient in waiting.patients.list(brand_id="demo"):  # type: ignore[attr-defined]
        print(patient)

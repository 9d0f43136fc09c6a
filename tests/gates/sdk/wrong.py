"""Type errors in uses of the Python client: mypy reports each `ignore` that is not needed."""

from datetime import UTC, datetime

from patient_graph_client import connect, paginate, unwrap
from patient_graph_client.api import encounters, medications, patients
from patient_graph_client.models import (
    DuplicatePatientError,
    EncounterStatus,
    MetricCreate,
    PatientCreate,
    PatientSearch,
    PatientUpdate,
)

client = connect("http://127.0.0.1", "token")

PatientCreate("demo", first_name="Ada")  # type: ignore[call-arg]
PatientCreate("demo", first_name="Ada", last_name="Lovelace", email=None)  # type: ignore[arg-type]
PatientUpdate(first_name=None)  # type: ignore[arg-type]
PatientUpdate(gender=None)
PatientSearch(nome="love")  # type: ignore[call-arg]
MetricCreate("weight", "manual", datetime.now(UTC), value_numeric=82.5)  # type: ignore[arg-type]
EncounterStatus("asleep")  # type: ignore[arg-type]
medications.list.sync("id", client=client, status="ended")  # type: ignore[arg-type]
encounters.update_status.sync("id", client=client, body=PatientUpdate())  # type: ignore[arg-type]
print(patients.get.sync("id", client=client).first_name)  # type: ignore[union-attr]
unwrap(patients.get.sync("id", client=client)).gender.upper()  # type: ignore[union-attr]
print(unwrap(patients.get.sync("id", client=client)).name)  # type: ignore[attr-defined]
result = patients.create.sync(client=client, body=PatientCreate("demo", "Ada", "Lovelace"))
if isinstance(result, DuplicatePatientError):
    print(result.error == "duplicate_patient")
    print(result.error == "not_found")  # type: ignore[comparison-overlap]
paginate(patients.list.sync, lambda page: page.patients, client=client, brand="demo")  # type: ignore[call-arg]
paginate(patients.list.sync, lambda page: page.events, client=client, brand_id="demo")  # type: ignore[attr-defined]

"""Registers a person twice through a client of unmodified openapi-python-client, and prints the results."""

import os
from typing import assert_type

from patient_graph_client import AuthenticatedClient
from patient_graph_client.api.patients import patients_create
from patient_graph_client.models import (
    DuplicatePatientError,
    DuplicatePatientErrorError,
    Patient,
    PatientCreate,
)

client = AuthenticatedClient(os.environ["URL"], os.environ["TOKEN"])
person = PatientCreate(os.environ["BRAND"], "Ada", "Lovelace", email="ada@example.com")
created = patients_create.sync_detailed(client=client, body=person)
refused = patients_create.sync_detailed(client=client, body=person)
assert isinstance(created.parsed, Patient)
assert isinstance(refused.parsed, DuplicatePatientError)
code = refused.parsed.error
assert_type(code, DuplicatePatientErrorError)
assert_type(code.value, str)
print(int(created.status_code), created.parsed.last_name, int(refused.status_code), code.value)

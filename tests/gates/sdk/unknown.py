"""Receives an error code that the client does not know and prints the error as JSON."""

import json
import os

from patient_graph_client import ApiError, connect, unwrap
from patient_graph_client.api import patients
from patient_graph_client.models import DuplicatePatientError, PatientCreate

ada = PatientCreate("demo", first_name="Ada", last_name="Lovelace")
with connect(os.environ["URL"], "token", retries=0) as client:
    response = patients.create.sync_detailed(client=client, body=ada)
    assert isinstance(response.parsed, DuplicatePatientError)
    try:
        unwrap(response.parsed)
    except ApiError as error:
        print(json.dumps([response.status_code, error.error.error, error.error.message]))

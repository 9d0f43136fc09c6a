"""Meets an error whose code came after the client was made; prints what it knows of it as JSON."""

import json
import os

from patient_graph_client import Refused, connect, expect
from patient_graph_client.api import patients
from patient_graph_client.models import DuplicatePatientError, PatientCreate

ada = PatientCreate("demo", first_name="Ada", last_name="Lovelace")
with connect(os.environ["URL"], "token", retries=0) as client:
    answer = patients.create.sync_detailed(client=client, body=ada)
    assert isinstance(answer.parsed, DuplicatePatientError)
    try:
        expect(answer.parsed)
    except Refused as refused:
        print(json.dumps([answer.status_code, refused.error.error, refused.error.message]))

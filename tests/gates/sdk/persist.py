"""Registers one patient, using the given tokens in order."""

import asyncio
import json
import os

from patient_graph_client import connect, unwrap
from patient_graph_client.api import patients
from patient_graph_client.models import Patient, PatientCreate

tokens = iter(os.environ["TOKENS"].split())
URL, BRAND = os.environ["URL"], os.environ["BRAND"]
retries, timeout = int(os.environ["RETRIES"]), float(os.environ["TIMEOUT"])
ada = PatientCreate(BRAND, first_name="Ada", last_name="Lovelace")


def register() -> Patient:
    with connect(URL, lambda: next(tokens), brand=BRAND, retries=retries, timeout=timeout) as client:
        return unwrap(patients.create.sync(client=client, body=ada))


async def register_async() -> Patient:
    async def token() -> str:
        return next(tokens)

    async with connect(URL, token, brand=BRAND, retries=retries, timeout=timeout) as client:
        return unwrap(await patients.create.asyncio(client=client, body=ada))


patient = asyncio.run(register_async()) if "ASYNC" in os.environ else register()
print(json.dumps({"id": patient.id, "tokens_left": len(list(tokens))}))

"""Registers one patient through whatever stands between, with the tokens that it is given one after the other."""

import asyncio
import json
import os

from patient_graph_client import connect, expect
from patient_graph_client.api import patients
from patient_graph_client.models import Patient, PatientCreate

tokens = iter(os.environ["TOKENS"].split())
URL, BRAND = os.environ["URL"], os.environ["BRAND"]
retries, timeout = int(os.environ["RETRIES"]), float(os.environ["TIMEOUT"])
ada = PatientCreate(BRAND, first_name="Ada", last_name="Lovelace")


def registered() -> Patient:
    with connect(URL, lambda: next(tokens), brand=BRAND, retries=retries, timeout=timeout) as client:
        return expect(patients.create.sync(client=client, body=ada))


async def registered_async() -> Patient:
    async def token() -> str:
        return next(tokens)

    async with connect(URL, token, brand=BRAND, retries=retries, timeout=timeout) as client:
        return expect(await patients.create.asyncio(client=client, body=ada))


patient = asyncio.run(registered_async()) if "ASYNC" in os.environ else registered()
print(json.dumps({"id": patient.id, "tokens_left": len(list(tokens))}))

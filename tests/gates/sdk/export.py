"""Reads some chunks of an export and prints their number, or the error, as JSON."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Iterator
from typing import Any

from patient_graph_client import AsyncClient, Client, PatientGraphError

URL, TOKEN, PATIENT = os.environ["URL"], os.environ.get("TOKEN", "token"), os.environ["PATIENT"]
CHUNKS = int(os.environ.get("CHUNKS", "0"))


def result(chunks: Iterator[bytes]) -> dict[str, Any]:
    """Return how many bytes were read: all, or those of a number of chunks."""
    received: list[bytes] = []
    for chunk in chunks:
        received.append(chunk)
        if len(received) == CHUNKS:
            return {"chunks": CHUNKS}
    return {"patient": json.loads(b"".join(received))["patient"]["id"]}


async def result_async(chunks: AsyncIterator[bytes]) -> dict[str, Any]:
    received: list[bytes] = []
    async for chunk in chunks:
        received.append(chunk)
        if len(received) == CHUNKS:
            return {"chunks": CHUNKS}
    return result(iter(received))


async def read_async() -> dict[str, Any]:
    async with AsyncClient(URL, TOKEN, max_retries=0) as client:
        return await result_async(client.exports.stream(PATIENT))


def read() -> dict[str, Any]:
    with Client(URL, TOKEN, max_retries=0) as client:
        return result(client.exports.stream(PATIENT))


try:
    print(json.dumps(asyncio.run(read_async()) if "ASYNC" in os.environ else read()))
except PatientGraphError as error:
    print(json.dumps({"error": type(error).__name__}))

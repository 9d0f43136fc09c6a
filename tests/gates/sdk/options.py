"""Uses versions, odd ids and an HTTP client of its own, and prints the results as JSON."""

import asyncio
import json
import os
from collections.abc import Callable
from functools import partial

import httpx
from patient_graph_client import AsyncClient, Client, NotModified, PreconditionFailed

URL, BRAND, TOKEN = os.environ["URL"], os.environ["BRAND"], os.environ["TOKEN"]
ODD = "C/18 15?é&%"
seen: set[str] = set()


def remember(request: httpx.Request) -> None:
    seen.add(request.headers["User-Agent"])


def rejected(make: Callable[[], object]) -> str:
    """Return the message of the ValueError that a call has to raise."""
    try:
        make()
    except ValueError as error:
        return str(error)
    raise AssertionError("the call succeeded")


async def list_async() -> None:
    async with AsyncClient(URL, lambda: "") as client:
        await client.patients.list(brand_id=BRAND).first_page()


own = httpx.Client(event_hooks={"request": [remember]})
client = Client(URL + "/", TOKEN, http_client=own)
ada = client.patients.create(brand_id=BRAND, first_name="Ada", last_name="Lovelace", external_ids={"crm": ODD})
changed = client.patients.update(ada.id, gender="f", if_match=ada.updated_at)
results: dict[str, object] = {"changed": changed.gender}
try:
    client.patients.update(ada.id, gender="m", if_match=ada.updated_at)
except PreconditionFailed as error:
    results["stale"] = [error.status, error.code]
try:
    client.patients.get(ada.id, if_none_match="*")
except NotModified as error:
    results["known"] = [error.status, error.code]
results["odd_id"] = client.patients.get_by_external_id("crm", ODD).id == ada.id
results["total"] = client.patients.list(brand_id=BRAND, limit=1).first_page().total
results["document"] = client.document.get_yaml().startswith("openapi: 3.1")
kinds: tuple[type[Client | AsyncClient], ...] = (Client, AsyncClient)
urls = ("", "127.0.0.1:8080", "localhost", "https://")
results["wrong_urls"] = sorted({rejected(partial(kind, url, TOKEN)) for kind in kinds for url in urls})
no_tokens = [rejected(partial(kind, URL, token)) for kind in kinds for token in ("", " ")]
no_tokens.append(rejected(Client(URL, lambda: "").patients.list(brand_id=BRAND).first_page))
no_tokens.append(rejected(lambda: asyncio.run(list_async())))
results["no_token"] = sorted(set(no_tokens))
client.close()
results["user_agents"] = [*seen]
results["own_client_is_open"] = not own.is_closed
own.close()
print(json.dumps(results))

"""HEAD equals GET without a body; the root path redirects browsers to the docs."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest

from service import app
from service.execution.execute import next_chunk
from service.http.docs import _PAGES
from tests.conftest import MakeApi
from tests.service.test_calls import Application, person
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph, Request
from tests.support.live_service import ANYONE, LiveService
from tests.support.overrides import FIXED_RATE_LIMIT_CLOCK
from tests.support.raw import send_raw

READS = [name for name, (method, _, _) in OPERATIONS.items() if method == "GET"]
# These differ between requests, or concern the transfer of the body.
_OF_THE_REQUEST = {"date", "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset", "transfer-encoding"}
# Reading these adds rows to them.
_GROWING = {"accesses.list", "accesses.list_mine"}


def allowed_request(make_api: MakeApi, graph: Graph, name: str) -> tuple[httpx2.Client, Request]:
    """Return an allowed client and the valid request of an operation."""
    person = OPERATIONS[name][2].get("x-caller") == "person"
    return make_api(brand=graph.brand, subject=PERSON if person else None), graph.request(name)


_NONCE = re.compile("'nonce-[^']+'")


def stable_headers(response: httpx2.Response, name: str = "") -> dict[str, str]:
    ignored = _OF_THE_REQUEST | ({"content-length", "link"} if name in _GROWING else set())
    return {header: _NONCE.sub("", value) for header, value in response.headers.items() if header not in ignored}


@pytest.mark.parametrize("name", READS)
def test_head_equals_get_without_a_body(make_api: MakeApi, shared_graph: Graph, name: str) -> None:
    api, asked = allowed_request(make_api, shared_graph, name)
    got, head = asked.send(api), asked._replace(method="HEAD").send(api)
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    assert stable_headers(head, name) == stable_headers(got, name)
    assert name.startswith("exports.") or name in _GROWING or head.headers["content-length"] == str(len(got.content))


@pytest.mark.parametrize("path", sorted(_PAGES))
def test_head_of_a_docs_page_equals_get(service: LiveService, path: str) -> None:
    got, head = ANYONE.get(service.url + path), ANYONE.head(service.url + path)
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    assert stable_headers(head) == stable_headers(got)


@pytest.mark.parametrize("path", ["/nowhere", "/v1/patients?x=1", "/v1/patients/x", "/docs/nope", "/"])
def test_head_of_a_failing_request_equals_get(api: httpx2.Client, path: str) -> None:
    got, head = api.get(path), api.head(path)
    assert (got.status_code, head.content) == (head.status_code, b"")
    assert got.status_code >= 400
    assert stable_headers(head) == stable_headers(got)


@pytest.mark.parametrize("name", GUARDED)
def test_head_requires_the_same_token_as_get(make_api: MakeApi, shared_graph: Graph, name: str) -> None:
    asked = shared_graph.request(name)
    path_has_get = any(OPERATIONS[other][1] == OPERATIONS[name][1] for other in READS)
    clients = (make_api(token="x"), make_api(brand=shared_graph.brand, scopes=[]))
    statuses = [asked._replace(method="HEAD", body=None).send(client).status_code for client in clients]
    assert statuses == ([401, 403] if path_has_get else [405, 405])


def test_connection_stays_usable_after_head(service: LiveService) -> None:
    head, get = b"HEAD %s HTTP/1.1\r\nHost: x\r\n\r\n", b"GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    paths = (b"/healthz", b"/nowhere", b"/docs/", b"/openapi.json", b"/v1/patients/search")
    sent = b"".join(head % path for path in paths) + get % b"/healthz"
    answers = send_raw(service.url, sent, methods="HEAD HEAD HEAD HEAD HEAD GET")
    assert [answer.status for answer in answers] == [200, 404, 200, 200, 405, 200]
    assert answers[-1].json() == {"status": "ok"}


def test_head_is_audited_and_logged(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    begin = len(service.log)
    for path in ("", "/export"):
        assert api.head(f"/v1/patients/{patient['id']}{path}").status_code == 200
    query = "SELECT operation FROM audit WHERE brand_id = %s AND operation IN ('patients.get', 'exports.get')"
    assert sorted(operation for (operation,) in service.sql(query, brand)) == ["exports.get", "patients.get"]
    lines = [json.loads(line) for line in service.log[begin:].splitlines() if line.startswith("{")]
    logged = [(each["operation"], each["method"]) for each in lines if each["event"] == "request"]
    assert [each for each in logged if each[1] == "HEAD"] == [("patients.get", "HEAD"), ("exports.get", "HEAD")]


def test_head_counts_against_the_rate_limit_of_get(own_service: LiveService) -> None:
    own_service._environment |= FIXED_RATE_LIMIT_CLOCK | {"RATE_LIMIT_READ": "1"}
    own_service.start()
    with own_service.api(own_service.token()) as api:
        statuses = [api.head("/v1/patients", params={"brand_id": "demo"}).status_code for _ in range(3)]
    assert statuses == [200, 429, 429]


def test_head_of_an_export_reads_only_its_first_chunk(
    service: LiveService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces: list[bytes | None] = []

    def counted(*arguments: Any, **named: Any) -> bytes | None:
        pieces.append(next_chunk(*arguments, **named))
        return pieces[-1]

    monkeypatch.setattr(app, "next_chunk", counted)
    served = Application(service.owner_dsn(), tmp_path)

    async def export() -> list[int]:
        patient = await served.send("POST", "/v1/patients", person())
        counts = []
        for method in ("HEAD", "GET"):
            await send(served, method, f"/v1/patients/{patient['id']}/export")
            counts.append(len(pieces))
        return counts

    of_head, of_get = asyncio.run(served.within_lifespan(export))
    assert of_head == 0 < of_get


async def send(served: Application, method: str, path: str) -> None:
    async def receive() -> Any:
        return {"type": "http.request", "body": b""} if not sent else await asyncio.Future()

    async def answered(message: Any) -> None:
        sent.append(message)

    sent: list[Any] = []
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b""}
    await served.application(scope | {"headers": served.headers}, receive, answered)
    assert sent[0]["status"] == 200


HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("accept", [HTML, "TEXT/HTML", "application/json;q=0.5, text/html;q=0.1"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_root_redirects_browsers_to_the_docs(service: LiveService, method: str, accept: str) -> None:
    answer = ANYONE.request(method, service.url, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"], answer.headers["vary"]) == (302, "/docs/", "Accept")
    page = ANYONE.get(service.url, headers={"Accept": accept}, follow_redirects=True)
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("accept", ["*/*", "", "application/json", "text/*", "text/html;q=0", "x/text/html"])
def test_root_is_404_without_html_in_accept(service: LiveService, accept: str) -> None:
    assert ANYONE.get(service.url, headers={"Accept": accept}).status_code == 404


def test_post_to_root_is_404(service: LiveService) -> None:
    assert ANYONE.post(service.url, headers={"Accept": HTML}).status_code == 404

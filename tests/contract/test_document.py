"""Clients that poll the OpenAPI document: ETags and 304."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.support.document import resolved
from tests.support.graph import OPERATIONS
from tests.support.live_service import ANYONE, LiveService
from tests.support.waiting import LONG

DOCUMENTS = [path for _, path, operation in OPERATIONS.values() if operation["tags"] == ["document"]]


@pytest.fixture(scope="module")
def reader(service: LiveService) -> Iterator[httpx2.Client]:
    with service.api("") as client:
        del client.headers["Authorization"]
        yield client


@pytest.mark.parametrize("path", DOCUMENTS)
def test_document_with_current_etag_is_304_without_body(reader: httpx2.Client, path: str) -> None:
    first = reader.get(path)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"
    for condition in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = reader.get(path, headers={"If-None-Match": condition})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == tag
        assert not {"content-type", "content-length"} & again.headers.keys()


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("condition", ['"another"', "no tag", '"0", "1"'])
def test_document_with_other_etag_is_sent(reader: httpx2.Client, path: str, condition: str) -> None:
    answer = reader.get(path, headers={"If-None-Match": condition})
    assert answer.status_code == 200
    assert answer.content == reader.get(path).content


def test_etags_differ_exactly_when_documents_differ(reader: httpx2.Client, own_service: LiveService) -> None:
    tags = [reader.get(path).headers["ETag"] for path in DOCUMENTS]
    assert len(set(tags)) == len(DOCUMENTS)
    elsewhere = own_service.start().url
    assert [ANYONE.get(elsewhere + path).headers["ETag"] for path in DOCUMENTS] == tags


def test_connection_stays_usable_after_a_304(service: LiveService) -> None:
    address = urlsplit(service.url)
    ask = b"GET /openapi.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n%s\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(ask % b"" + ask % b"Connection: close\r\n")
        answers = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answers.count(b"HTTP/1.1 304 ") == 2
    assert answers.endswith(b"\r\n\r\n")


def test_every_get_with_an_etag_documents_if_none_match_and_304() -> None:
    for name, (method, _, operation) in OPERATIONS.items():
        takes = any(each.get("$ref", "").endswith("/IfNoneMatch") for each in operation.get("parameters", []))
        responses = {status: resolved(each) for status, each in operation["responses"].items()}
        has_tag = method == "GET" and "ETag" in responses["200"].get("headers", {})
        assert takes == ("304" in responses) == has_tag, name
        assert not takes or "ETag" in responses["304"]["headers"], name

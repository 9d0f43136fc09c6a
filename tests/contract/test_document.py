"""Clients that poll the OpenAPI document, or cache a published version: ETags, 304 and Cache-Control."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import orjson
import pytest
import yaml

from openapi.published import published
from tests.support.document import resolved
from tests.support.graph import OPERATIONS
from tests.support.live_service import ANYONE, ROOT, LiveService
from tests.support.waiting import LONG

VERSIONS = [path.stem for path in sorted((ROOT / "openapi" / "baseline").glob("?.?.?.yaml"))]
VERSION_PATHS = [f"/openapi/{version}.json" for version in VERSIONS]
CURRENT = [path for _, path, operation in OPERATIONS.values() if operation["tags"] == ["document"] and "{" not in path]
DOCUMENTS = CURRENT + VERSION_PATHS


@pytest.fixture(scope="module")
def reader(service: LiveService) -> Iterator[httpx2.Client]:
    with service.api("") as client:
        del client.headers["Authorization"]
        yield client


@pytest.mark.parametrize("path", DOCUMENTS)
def test_document_with_current_etag_is_304_without_body(reader: httpx2.Client, path: str) -> None:
    first = reader.get(path)
    tag = first.headers["ETag"]
    cacheable = "public, max-age=31536000, immutable" if path in VERSION_PATHS else "no-cache"
    assert first.headers["Cache-Control"] == cacheable
    for condition in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = reader.get(path, headers={"If-None-Match": condition})
        assert (again.status_code, again.content) == (304, b"")
        assert (again.headers["ETag"], again.headers["Cache-Control"]) == (tag, cacheable)
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


@pytest.mark.parametrize("version", VERSIONS)
def test_published_version_is_served_as_it_was_published(reader: httpx2.Client, version: str) -> None:
    document = yaml.safe_load((ROOT / f"openapi/baseline/{version}.yaml").read_text(encoding="utf-8"))
    answer = reader.get(f"/openapi/{version}.json")
    assert answer.json() == orjson.loads(orjson.dumps(document))
    assert answer.json()["info"]["version"] == version


@pytest.mark.parametrize("version", ["9.9.9", "latest", "v0.2.0", "0.2", "reference", "accepted", "..", "0.2.0.json"])
def test_unknown_version_is_404_with_the_published_ones(reader: httpx2.Client, version: str) -> None:
    answer = reader.get(f"/openapi/{version}.json")
    assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
    assert answer.json()["versions"] == VERSIONS
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/openapi/0.2.0", "/openapi/0.2.0.yaml", "/openapi/.json", "/openapi/0.2.0.json/"])
def test_other_path_beside_the_versions_is_404(reader: httpx2.Client, path: str) -> None:
    answer = reader.get(path)
    assert (answer.status_code, answer.json()["message"]) == (404, "The path does not exist.")


def test_versions_are_ordered_by_their_numbers(tmp_path: Path) -> None:
    for name in ("0.10.0.yaml", "1.0.0.yaml", "0.9.0.yaml", "accepted.yaml", "reference.yaml"):
        (tmp_path / name).touch()
    assert list(published(tmp_path)) == ["0.9.0", "0.10.0", "1.0.0"]

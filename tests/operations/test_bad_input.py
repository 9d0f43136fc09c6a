"""Invalid input returns a 4xx with the common error body that names the location, and stores nothing."""

import gzip
import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.conftest import MakeApi
from tests.operations.test_erasure import occurrences, tables_of_brands
from tests.support.errors import error_locations
from tests.support.graph import Graph
from tests.support.live_service import ANYONE, LiveService
from tests.support.waiting import LONG, wait_until

JSON = {"Content-Type": "application/json"}
SECRET = "xyzzyx-secret"


def body_of(text: str) -> bytes:
    """Return the body of a create with raw JSON as its metadata."""
    return b'{"brand_id":"BRAND","first_name":"a","last_name":"b","metadata":' + text.encode() + b"}"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"first_name": None}, [("body", "/first_name", "type")]),
        ({"first_name": ""}, [("body", "/first_name", "minLength")]),
        ({"first_name": 7}, [("body", "/first_name", "type")]),
        ({"last_name": "a\u0000b"}, [("body", "/last_name", "pattern")]),
        ({"last_name": "x" * 201}, [("body", "/last_name", "maxLength")]),
        ({"date_of_birth": "2023-02-29"}, [("body", "/date_of_birth", "format")]),
        ({"date_of_birth": "0000-01-01"}, [("body", "/date_of_birth", "pattern")]),
        ({"date_of_birth": "1990-1-1"}, [("body", "/date_of_birth", "format")]),
        ({"date_of_birth": None}, [("body", "/date_of_birth", "type")]),
        ({"email": SECRET}, [("body", "/email", "format")]),
        ({"email": ""}, [("body", "/email", "format")]),
        ({"external_ids": {SECRET: 7}}, [("body", "/external_ids/*", "type")]),
        ({"external_ids": {"a\u0000": "1"}}, [("body", "/external_ids/*", "propertyNames")]),
        ({"external_ids": {"a": "\u0000"}}, [("body", "/external_ids/*", "pattern")]),
        ({"external_ids": [SECRET]}, [("body", "/external_ids", "type")]),
        ({"external_ids": {str(n): "" for n in range(33)}}, [("body", "/external_ids", "maxProperties")]),
        ({"metadata": SECRET}, [("body", "/metadata", "type")]),
        ({"gender": True}, [("body", "/gender", "type")]),
    ],
)
def test_invalid_field_is_named(
    api: httpx2.Client, person: dict[str, Any], change: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    response = api.post("/v1/patients", json=person | change)
    assert response.status_code == 400
    assert response.json()["error"] == "validation_error"
    assert error_locations(response) == expected
    assert SECRET not in response.text


def test_all_error_details_are_returned_at_once(api: httpx2.Client) -> None:
    body = {"first_name": "", "email": SECRET, "external_ids": {"a": 1}}
    response = api.post("/v1/patients?page=1", json=body, headers={"Idempotency-Key": "two words"})
    assert error_locations(response) == [
        ("query", "/*", "unknown"),
        ("header", "/Idempotency-Key", "pattern"),
        ("body", "/brand_id", "required"),
        ("body", "/email", "format"),
        ("body", "/external_ids/*", "type"),
        ("body", "/first_name", "minLength"),
        ("body", "/last_name", "required"),
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"{", "json"),
        (b"[]", "type"),
        (b"null", "type"),
        (b'"text"', "type"),
        (body_of("NaN"), "json"),
        (body_of("[Infinity]"), "json"),
        (body_of("1e400"), "number"),
        (body_of("[-1e400]"), "number"),
        (body_of("9" * 310), "number"),
        (body_of("[-" + "9" * 4000 + "]"), "number"),
        (body_of('{"a":1,"a":1}'), "json"),
        (b'{"first_name":"a","first_name":"b"}', "json"),
        (body_of('"\\ud800"'), "json"),
        (body_of('{"\\udfff":1}'), "json"),
        (body_of('"x"').replace(b"x", b"\xff"), "json"),
        (body_of('"x"').replace(b"x", b"\xed\xa0\x80"), "json"),
        (b"\xef\xbb\xbf{}", "json"),
        (b"{}garbage", "json"),
        (body_of("[" * 30_000 + "]" * 30_000), "json"),
        (body_of("[" * 32 + "]" * 32), "depth"),
        (b'{"a":' * 9_000 + b"1" + b"}" * 9_000, "json"),
        (body_of("9" * 5_000), "json"),
    ],
)
def test_body_that_is_not_valid_json_is_400(api: httpx2.Client, raw: bytes, code: str) -> None:
    response = api.post("/v1/patients", content=raw, headers=JSON)
    assert (response.status_code, error_locations(response)) == (400, [("body", "", code)])


def test_100_000_levels_are_413(api: httpx2.Client) -> None:
    assert api.post("/v1/patients", content=b"[" * 100_000, headers=JSON).status_code == 413


def test_32_levels_are_accepted(api: httpx2.Client, brand: str) -> None:
    raw = body_of('{"a":' + "[" * 30 + "]" * 30 + "}").replace(b"BRAND", brand.encode())
    assert api.post("/v1/patients", content=raw, headers=JSON).status_code == 201


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ("body", "", "anyOf")),
        ({"value_numeric": "-0"}, ("body", "/value_numeric", "pattern")),
        ({"value_numeric": "-0.00"}, ("body", "/value_numeric", "pattern")),
        ({"value_numeric": "-00"}, ("body", "/value_numeric", "pattern")),
        ({"value_numeric": None}, ("body", "/value_numeric", "type")),
        ({"value_text": "a\0"}, ("body", "/value_text", "pattern")),
    ],
)
def test_error_code_is_the_violated_keyword(
    api: httpx2.Client, patient: dict[str, Any], change: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    entry = {"metric_key": "a", "source": "api", "recorded_at": "2026-11-02T07:00:00Z"} | change
    assert error_locations(api.post(f"/v1/patients/{patient['id']}/metrics", json=entry)) == [expected]
    part, pointer, code = expected
    answer = api.post(f"/v1/patients/{patient['id']}/metric-batches", json={"entries": [entry]})
    assert error_locations(answer) == [(part, f"/entries/0{pointer}", code)]


def test_search_without_criterion_names_the_violated_rule(api: httpx2.Client) -> None:
    for body in ({}, {"limit": 1}):
        assert error_locations(api.post("/v1/patients/search", json=body)) == [("body", "", "anyOf")]


@pytest.mark.parametrize(
    ("sent", "codes"),
    [
        ("", {"anyOf", "pattern"}),
        ("2026-02-29", {"anyOf"}),
        ("2026-11-02T07:00:00", {"anyOf"}),
        ("9999-01-01T00:00:00Z", {"anyOf"}),
        ("2026-11-02T07:00:00.0000000000000000000000Z", {"maxLength"}),
    ],
)
def test_invalid_date_or_time_parameter_is_named(
    api: httpx2.Client, patient: dict[str, Any], sent: str, codes: set[str]
) -> None:
    answer = api.get(f"/v1/patients/{patient['id']}/metrics/a", params={"from": sent})
    assert {(part, pointer) for part, pointer, _ in error_locations(answer)} == {("query", "/from")}
    assert {code for *_, code in error_locations(answer)} == codes


def test_a_body_of_64_kib_is_accepted_and_one_byte_more_is_413(api: httpx2.Client, person: dict[str, Any]) -> None:
    def sized(size: int) -> bytes:
        raw = json.dumps(person | {"metadata": {"a": ""}}).encode()
        return raw.replace(b'{"a": ""}', b'{"a": "' + b"x" * (size - len(raw)) + b'"}')

    assert api.post("/v1/patients", content=sized(65_536), headers=JSON).status_code == 201
    response = api.post("/v1/patients", content=sized(65_537), headers=JSON)
    assert (response.status_code, response.json()["error"]) == (413, "payload_too_large")


def test_a_chunked_body_over_the_limit_is_413(api: httpx2.Client) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * 10_000

    assert api.post("/v1/patients", content=chunks(), headers=JSON).status_code == 413


def test_endless_body_gets_a_response_and_the_connection_closes(service: LiveService, make_api: MakeApi) -> None:
    token = make_api().headers["authorization"]
    address = urlsplit(service.url)
    head = (
        f"POST /v1/patients HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(head.encode())
        sent = 0
        try:
            while sent < 64 * 1024 * 1024:
                connection.sendall(b"10000\r\n" + b" " * 65_536 + b"\r\n")
                sent += 65_536
        except OSError:
            pass
    assert sent < 16 * 1024 * 1024


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "application", ";;;", "application/json; charset=latin-1", "é",
     "application/merge-patch+json", "application/json; charset", "application/json charset=utf-8", "application/json/",
     "application/json, application/json", "application/json; charset = utf-8", 'application/json; charset="utf-8',
     "application/ json", "application/json; =utf-8", "*/*"],
)  # fmt: skip
def test_wrong_or_malformed_content_type_is_415(api: httpx2.Client, person: dict[str, Any], content_type: str) -> None:
    headers: Any = {"Content-Type": content_type.encode("latin-1")}
    response = api.post("/v1/patients", content=json.dumps(person), headers=headers)
    assert (response.status_code, response.json()["error"]) == (415, "unsupported_media_type")
    assert "accept-encoding" not in response.headers


def test_missing_content_type_is_415_and_named(api: httpx2.Client, person: dict[str, Any]) -> None:
    response = api.post("/v1/patients", content=json.dumps(person))
    assert response.status_code == 415
    assert "no Content-Type" in response.json()["message"]


@pytest.mark.parametrize(
    "charset", ["latin-1", "LATIN-1", '"iso-8859-1"', "us-ascii", "utf-16", "utf-8; charset=utf-16",
                "utf-16;charset=utf-8", "'utf-8'", '""']
)  # fmt: skip
def test_another_charset_is_415_and_named(api: httpx2.Client, person: dict[str, Any], charset: str) -> None:
    headers = {"Content-Type": f"application/json; charset={charset}"}
    response = api.post("/v1/patients", content=json.dumps(person), headers=headers)
    assert response.status_code == 415
    assert "charset" in response.json()["message"]
    assert "UTF-8" in response.json()["message"]
    assert "accept-encoding" not in response.headers


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "br", "gzip, identity", "identity, gzip", "x", "deflate, gzip"])
def test_encoded_body_is_415_with_accept_encoding(api: httpx2.Client, person: dict[str, Any], coding: str) -> None:
    compressed = gzip.compress(json.dumps(person).encode())
    response = api.post("/v1/patients", content=compressed, headers=JSON | {"Content-Encoding": coding})
    assert (response.status_code, response.headers["accept-encoding"]) == (415, "identity")
    assert "Content-Encoding" in response.json()["message"]


@pytest.mark.parametrize("coding", ["identity", "Identity", "IDENTITY", "", "identity, identity", ", identity,"])
def test_content_encoding_identity_is_accepted(api: httpx2.Client, person: dict[str, Any], coding: str) -> None:
    response = api.post("/v1/patients", json=person, headers={"Content-Encoding": coding})
    assert response.status_code == 201


def test_patch_with_wrong_media_type_names_the_right_one(api: httpx2.Client, patient: dict[str, Any]) -> None:
    path = f"/v1/patients/{patient['id']}"
    for content_type in ("application/json", "application/json-patch+json", "application/merge-patch+json; charset=x"):
        response = api.patch(path, content="{}", headers={"Content-Type": content_type})
        assert (response.status_code, response.headers["accept-patch"]) == (415, "application/merge-patch+json")
    encoded = {"Content-Type": "application/merge-patch+json", "Content-Encoding": "gzip"}
    assert "accept-patch" not in api.patch(path, content="{}", headers=encoded).headers
    assert "accept-patch" not in api.post("/v1/patients", content="{}").headers


@pytest.mark.parametrize(
    "content_type",
    ["application/json; charset=utf-8", "Application/JSON", 'application/json;charset="UTF-8"',
     "application/json; charset=utf-8;", "application/json;", "application/json ;; charset=utf8 ;",
     "APPLICATION/JSON;x=y", 'application/json; x="a;charset=latin-1"; CHARSET="utf\\-8"',
     "application/json; charset=UTF-8; charset=utf-8",
     'application/json; x="\\""', "application/json;odata.metadata=minimal;IEEE754Compatible=false"],
)  # fmt: skip
def test_charset_utf_8_is_accepted(api: httpx2.Client, person: dict[str, Any], content_type: str) -> None:
    response = api.post("/v1/patients", content=json.dumps(person), headers={"Content-Type": content_type})
    assert response.status_code == 201


def test_no_body_is_400(api: httpx2.Client) -> None:
    for headers in (JSON, {}):
        response = api.post("/v1/patients", headers=headers)
        assert (response.status_code, error_locations(response)) == (400, [("body", "", "required")])
        assert "empty" in response.json()["message"]
        assert "upgrade" not in response.json()["message"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [("query", "/brand_id", "required")]),
        ("brand_id=", [("query", "/brand_id", "minLength")]),
        ("brand_id=BRAND&limit=-1", [("query", "/limit", "minimum")]),
        ("brand_id=BRAND&limit=0", [("query", "/limit", "minimum")]),
        ("brand_id=BRAND&limit=101", [("query", "/limit", "maximum")]),
        ("brand_id=BRAND&limit=abc", [("query", "/limit", "type")]),
        ("brand_id=BRAND&limit=1.0", [("query", "/limit", "type")]),
        ("brand_id=BRAND&limit=%D9%A3", [("query", "/limit", "type")]),
        ("brand_id=BRAND&limit=", [("query", "/limit", "type")]),
        ("brand_id=BRAND&offset=99999999999999999999999", [("query", "/offset", "type")]),
        *(
            (f"brand_id=BRAND&cursor={cursor}", [("query", "/cursor", "pattern")])
            for cursor in ("", "A" * 21, "A" * 21 + "B", "A" * 20 + "%2BA", "A" * 20 + "%0A")
        ),
        ("brand_id=BRAND&limit=1&limit=1", [("query", "/limit", "repeated")]),
        ("brand_id=BRAND&" + SECRET + "=1", [("query", "/*", "unknown")]),
        ("brand_id=%00", [("query", "/brand_id", "pattern")]),
        ("brand_id=%ff", [("query", "", "encoding"), ("query", "/brand_id", "required")]),
    ],
)
def test_invalid_query_parameter_is_named(
    api: httpx2.Client, brand: str, query: str, expected: list[tuple[str, str, str]]
) -> None:
    response = api.get("/v1/patients?" + query.replace("BRAND", brand))
    assert (response.status_code, error_locations(response)) == (400, expected)
    assert SECRET not in response.text


@pytest.mark.parametrize("id", ["1", SECRET, "019a1f5c6d007c3e9b1a5f0e8d3c2b1a", "%00", "0" * 5000])
def test_id_that_is_not_a_uuid_is_400(api: httpx2.Client, id: str) -> None:
    for response in (
        api.get(f"/v1/patients/{id}"),
        api.get(f"/v1/patients/{id}/safe"),
        api.delete(f"/v1/patients/{id}"),
    ):
        assert response.status_code == 400
        assert {place[:2] for place in error_locations(response)} == {("path", "/id")}
        assert SECRET not in response.text


def test_a_path_that_is_not_utf_8_is_400(api: httpx2.Client) -> None:
    assert error_locations(api.get("/v1/patients/%ff")) == [("path", "", "encoding")]
    assert error_locations(api.get("/v1/patients/by-external-id/a/%00")) == [("path", "/value", "pattern")]


@pytest.mark.parametrize(
    "path",
    ["/", "/v1", "/v1/patients/", "/v1//patients", "/v2/patients", "/V1/patients", "/v1/patients/a/b/c/d", "/docsx",
     "/v1/patients%2Fsearch", "//docs/../v1/patients"]
)  # fmt: skip
def test_an_unknown_path_is_404(api: httpx2.Client, path: str) -> None:
    response = api.get(api.base_url.copy_with(raw_path=path.encode()))
    assert (response.status_code, response.json()["error"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/v1/patients", "GET, HEAD, POST"),
        ("HEAD", "/v1/patients/search", "POST"),
        ("OPTIONS", "/v1/patients", "GET, HEAD, POST"),
        ("TRACE", "/v1/patients", "GET, HEAD, POST"),
        ("PROPFIND", "/v1/patients", "GET, HEAD, POST"),
        ("GET", "/v1/patients/search", "POST"),
        ("POST", "/v1/patients/019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a", "DELETE, GET, HEAD, PATCH"),
        ("POST", "/healthz", "GET, HEAD"),
        ("PUT", "/v1/patients/search/safe", "GET, HEAD"),
    ],
)
def test_wrong_method_is_405_with_all_allowed_methods(api: httpx2.Client, method: str, path: str, allow: str) -> None:
    response = api.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)
    assert method == "HEAD" or allow in response.json()["message"]


def test_oversized_heads_are_rejected_while_others_are_served(service: LiveService) -> None:
    address = urlsplit(service.url)
    for piece in (b"a: bbbbbbbb\r\n" * 100, b"x" * 1200):
        with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
            sent = 0
            try:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\na: ")
                while sent < 8 * 1024 * 1024:
                    connection.sendall(piece)
                    sent += len(piece)
            except OSError:
                pass
            assert sent < 8 * 1024 * 1024
        assert ANYONE.get(f"{service.url}/healthz").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/docs", 200),
        ("HEAD", "/docs/", 200),
        ("GET", "/docs/scalar.js", 200),
        ("GET", "/docs/nope", 404),
        ("GET", "/docs/%00", 404),
        ("GET", "/docs/../app.py", 404),
        ("POST", "/docs/", 405),
        ("TRACE", "/docs/page.css", 405),
    ],
)
def test_docs_only_serve_their_own_files(service: LiveService, method: str, path: str, status: int) -> None:
    begin = len(service.log)
    url = httpx2.URL(service.url).copy_with(raw_path=path.encode())
    response = ANYONE.request(method, url)
    assert response.status_code == status
    if status >= 400:
        assert response.headers["content-type"] == "application/json"
    assert f'"status":{status}' in service.log[begin:]


@pytest.mark.parametrize("headers", [{"Range": "bytes=99999999-"}, {"Connection": "Upgrade", "Upgrade": "websocket"}])
def test_docs_ignore_range_and_upgrade_headers(service: LiveService, headers: dict[str, str]) -> None:
    assert ANYONE.get(f"{service.url}/docs/scalar.js", headers=headers).status_code == 200
    assert ANYONE.get(f"{service.url}/docs/", headers=headers).status_code == 200


def test_pipelined_requests_are_all_answered(service: LiveService) -> None:
    address = urlsplit(service.url)
    one = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Padding: " + b"x" * 60 + b"\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall((one + b"\r\n") * 1499 + one + b"Connection: close\r\n\r\n")
        answers = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answers.count(b"HTTP/1.1 200 ") == 1500


def test_white_space_around_header_values_is_ignored(service: LiveService) -> None:
    address = urlsplit(service.url)
    id = b"019a1f5c-6d01-7a10-8c2b-3d4e5f607182"
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        head = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: \t"
        connection.sendall(head + id + b" \t\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert b"x-request-id: " + id + b"\r\n" in answer


def test_endless_trailers_are_rejected(service: LiveService) -> None:
    address = urlsplit(service.url)
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(b"POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
        sent = 0
        try:
            while sent < 16 * 1024 * 1024:
                connection.sendall(b"a: " + b"b" * 60_000 + b"\r\n")
                sent += 60_000
        except OSError:
            pass
    assert sent < 16 * 1024 * 1024


def test_300_unknown_parameters_are_one_error_detail(api: httpx2.Client, brand: str) -> None:
    query = "&".join(f"u{number}=1" for number in range(300))
    assert error_locations(api.get(f"/v1/patients?brand_id={brand}&{query}")) == [("query", "/*", "unknown")]


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/openapi.json", "/openapi.yaml", "/openapi-3.0.json", "/asyncapi.json"]
)
def test_unknown_parameters_are_400_on_public_operations(api: httpx2.Client, path: str) -> None:
    assert error_locations(api.get(f"{path}?x=1")) == [("query", "/*", "unknown")]


def test_upgrade_request_with_a_body_is_400(api: httpx2.Client, person: dict[str, Any]) -> None:
    response = api.post("/v1/patients", json=person, headers={"Connection": "Upgrade", "Upgrade": "h2c"})
    assert response.status_code == 400
    assert "upgrade" in response.json()["message"]


@pytest.mark.parametrize(
    "raw", [b"GET / HTTP/7\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET / HTTP/1.1\r\nno colon\r\n\r\n"]
)
def test_malformed_http_gets_the_common_error_body(service: LiveService, raw: bytes) -> None:
    address = urlsplit(service.url)
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(raw)
        head, _, body = b"".join(iter(lambda: connection.recv(65_536), b"")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert json.loads(body).keys() == {"error", "message", "request_id"}


def test_bad_requests_store_nothing_and_log_no_values(
    service: LiveService, api: httpx2.Client, person: dict[str, Any], brand: str
) -> None:
    api.post("/v1/patients", json=person | {"first_name": SECRET, "email": "no"})
    api.post("/v1/patients", content=b"{" + SECRET.encode(), headers=JSON)
    api.get(f"/v1/patients/{SECRET}?{SECRET}={SECRET}", headers={"X-Request-Id": SECRET, "X-Other": SECRET})
    api.post("/v1/patients", json=person | {"brand_id": SECRET})
    assert occurrences(service, SECRET) == []
    assert SECRET not in service.log
    assert '"event":"internal_error"' not in service.log
    for table in tables_of_brands(service):
        assert service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", brand) == [(0,)]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST /v1/patients HTTP/1.1\r\nHost: x\r\n",
        b"POST /v1/patients HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 10\r\n\r\n{",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_slow_client_gets_408_and_is_disconnected(own_service: LiveService, sent: bytes) -> None:
    own_service._environment |= {"CLIENT_TIMEOUT": "5"}
    own_service.start()
    address = urlsplit(own_service.url)
    sent = sent.replace(b"TOKEN", own_service.token().encode())
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(sent)
        head, _, body = b"".join(iter(lambda: connection.recv(65_536), b"")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert json.loads(body)["error"] == "request_timeout"
    if b"\r\n\r\n" in sent:
        assert '"operation":"patients.create","method":"POST","status":408' in own_service.log
    # Other requests are served meanwhile, however slow the machine is.
    wait_until(lambda: ANYONE.get(f"{own_service.url}/healthz").status_code == 200, "another is served")


@pytest.mark.parametrize(
    ("method", "more"),
    [
        (b"POST /v1/patients HTTP/1.1\r\nContent-Length: 1000\r\n", b"x"),  # the rest of a body, after a 401
        (b"GET /healthz HTTP/1.1\r\n", b"\r\n"),  # an empty line, which is allowed before a request
    ],
)
def test_stray_bytes_do_not_keep_a_connection_open(own_service: LiveService, method: bytes, more: bytes) -> None:
    own_service._environment |= {"CLIENT_TIMEOUT": "5"}
    own_service.start()
    address = urlsplit(own_service.url)
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(method + b"Host: x\r\n\r\n")
        answered = connection.recv(65_536)
        connection.sendall(more)
        answered += b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answered.startswith(b"HTTP/1.1 ")
    assert answered.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(("entries", "faults"), [(20, 80), (20_000, 1)])
def test_very_large_body_gets_one_error_detail(api: httpx2.Client, graph: Graph, entries: int, faults: int) -> None:
    """Finding all errors would block the process, for minutes if the client wants that."""
    batch = graph.request("metrics.append_batch")._replace(body={"entries": [{}] * entries})
    answer = batch.send(api)
    assert answer.status_code == 400
    assert len(answer.json()["details"]) == faults

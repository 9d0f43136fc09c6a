"""HTTP by RFC 9110 and RFC 9112: Host, trailers, unknown methods, forms of the request target."""

import json
from typing import Any

import httpx2
import pytest

from service.http import host, protocol
from tests.conftest import MakeApi
from tests.support.graph import OPERATIONS
from tests.support.live_service import LiveService
from tests.support.raw import Response, send_raw

CLOSE = b"Connection: close\r\n"


def get(service: LiveService, *fields: bytes, path: bytes = b"/healthz", version: bytes = b"1.1") -> Response:
    lines = [b"GET " + path + b" HTTP/" + version, *fields, CLOSE]
    (response,) = send_raw(service.url, b"\r\n".join(lines) + b"\r\n")
    return response


PATHS = [b"/healthz", b"/docs/", b"/docs", b"/docs/page.css", b"/openapi.json", b"/v1/patients", b"/nowhere", b"/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ([], "required"),
        ([b"Host: a", b"Host: b"], "format"),
        ([b"Host: a", b"host: a"], "format"),
        ([b"Host:", b"Host: a"], "format"),
        ([b"Host: a b"], "format"),
        ([b"Host:"], "format"),
        ([b"Host: user@a"], "format"),
        ([b"Host: a:x"], "format"),
    ],
)
def test_request_requires_one_valid_host(service: LiveService, path: bytes, fields: list[bytes], code: str) -> None:
    response = get(service, *fields, path=path)
    assert response.status == 400
    error = response.json()
    assert error["error"] == "validation_error"
    assert [(each["in"], each["pointer"], each["code"]) for each in error["details"]] == [("header", "/Host", code)]


@pytest.mark.parametrize("path", [b"/healthz", b"/docs/"])
def test_http_1_0_may_omit_the_host_but_not_send_a_wrong_one(service: LiveService, path: bytes) -> None:
    assert get(service, path=path, version=b"1.0").status == 200
    assert get(service, b"Host: a", path=path, version=b"1.0").status == 200
    assert get(service, b"Host: a b", path=path, version=b"1.0").status == 400


@pytest.mark.parametrize(
    "value",
    ["a", "A.example.com", "a.example.com.", "a:8080", "a:", "a:0", "a:65535", "a:000080", "127.0.0.1:80", "[::1]",
     "[::1]:80", "[2001:db8::ff00:42:8329]", "[::ffff:192.0.2.1]", "[v1.a:b]", "a_b", "xn--bcher-kva.example", "%41",
     "a,b", "x" * 255]
)  # fmt: skip
def test_host_of_rfc_3986_is_accepted(value: str) -> None:
    assert host.check("1.1", {b"host": value.encode()}) is None


@pytest.mark.parametrize(
    "value",
    ["", " ", "a b", "a\tb", "a/b", "a?b", "a#b", "u@a", "u:p@a", "http://a", ":80", "a:-1", "a:+1", "a:8 0", "a:65536",
     "a:" + "9" * 5000, "a:80:80", "[::1", "::1", "[]", "[::1]x", "[::1%25eth0]", "[::1%eth0]", "[1.2.3.4]", "[:::1]",
     "[g::1]", "[v.a]", "%4", "%zz", "a\\b", "a<b", 'a"b', "a^b", "a|b", "{a}", "a`b", "bücher", "a\x7f", "a\0", "a, a"]
)  # fmt: skip
def test_invalid_host_is_400(value: str) -> None:
    fault = host.check("1.1", {b"host": value.encode("latin-1")})
    assert fault is not None
    assert fault.code == "format"


@pytest.mark.parametrize("target", [b"http://x/healthz", b"HTTP://other.example:81/healthz", b"https://x/healthz"])
def test_absolute_target_is_served_by_its_path(service: LiveService, target: bytes) -> None:
    assert get(service, b"Host: x", path=target).status == 200
    assert get(service, path=target).status == 400


def test_absolute_target_without_a_path_is_root(service: LiveService) -> None:
    for target in (b"http://x", b"http://x?a=http://y", b"/"):
        assert get(service, b"Host: x", path=target).status == 404
        assert get(service, b"Host: x", b"Accept: text/html", path=target).status == 302


def test_url_in_a_query_is_left_unchanged(service: LiveService, make_api: MakeApi) -> None:
    token = make_api(brand="http://y").headers["authorization"].encode()
    for target in (b"/v1/patients?brand_id=http://y", b"http://x/v1/patients?brand_id=http://y"):
        assert get(service, b"Host: x", b"Authorization: " + token, path=target).status == 200


TRAILERS = [
    b"Authorization: Bearer TOKEN",
    b"X-Brand-Id: other",
    b"Idempotency-Key: two words",
    b"Content-Type: text/plain",
    b"Content-Encoding: gzip",
    b"Host: a b",
    b"If-Match: *",
    b"Origin: https://app.example.com",
    b"Upgrade: h2c",
    b"X-Request-Id: 019a1f5c-6d01-7a10-8c2b-3d4e5f607182",
    b"Expect: 100-continue",
]


def post(body: bytes, trailer: bytes, fields: bytes) -> list[bytes]:
    """Return a chunked create with a trailer, followed by another request, split within the trailer."""
    head = b"POST /v1/patients HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
    chunk = b"%x\r\n%s\r\n" % (len(body), body)
    after = b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + CLOSE + b"\r\n"
    return [head + fields + b"\r\n", chunk + b"0\r\n", trailer[:7], trailer[7:] + b"\r\n\r\n" + after]


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("trailer", TRAILERS)
def test_trailer_fields_are_not_request_headers(
    service: LiveService, make_api: MakeApi, person: dict[str, Any], trailer: bytes, at_once: bool
) -> None:
    token = make_api().headers["authorization"].encode()
    for fields, status in ((b"Authorization: " + token + b"\r\n", 201), (b"", 401)):
        pieces = post(json.dumps(person).encode(), trailer.replace(b"Bearer TOKEN", token), fields)
        created, after = send_raw(service.url, *([b"".join(pieces)] if at_once else pieces))
        assert (created.status, after.status) == (status, 200), created
        assert created.headers["x-request-id"] != "019a1f5c-6d01-7a10-8c2b-3d4e5f607182"
        assert created.headers.get("content-type") == "application/json"


@pytest.mark.parametrize("trailer", [b"Content-Length: 5", b"Transfer-Encoding: chunked"])
def test_trailer_with_a_framing_field_is_400(
    service: LiveService, api: httpx2.Client, person: dict[str, Any], brand: str, trailer: bytes
) -> None:
    fields = b"Authorization: " + api.headers["authorization"].encode() + b"\r\n"
    for response in send_raw(service.url, b"".join(post(json.dumps(person).encode(), trailer, fields))):
        assert response.status == 400
    assert api.get("/v1/patients", params={"brand_id": brand}).json()["total"] == 0


def test_connection_close_in_a_trailer_closes_after_response(
    service: LiveService, api: httpx2.Client, person: dict[str, Any]
) -> None:
    fields = b"Authorization: " + api.headers["authorization"].encode() + b"\r\n"
    responses = send_raw(service.url, b"".join(post(json.dumps(person).encode(), b"Connection: close", fields)))
    assert [(response.status, response.headers.get("connection")) for response in responses] == [(201, "close")]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [(b"FOO / HTTP/1.1\r\n\r\n", 501), (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400), (b"GET / HTTP/7\r\n\r\n", 400)],
)
@pytest.mark.parametrize("before", [1, 3])
def test_requests_before_a_malformed_one_are_answered_first(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], wrong: bytes, status: int, before: int
) -> None:
    token = api.headers["authorization"].encode()
    one = (
        b"GET /v1/patients/" + patient["id"].encode() + b" HTTP/1.1\r\nHost: x\r\nAuthorization: " + token + b"\r\n\r\n"
    )
    responses = send_raw(service.url, one * before + wrong)
    assert [response.status for response in responses] == [200] * before + [status]
    assert responses[0].json() == patient


@pytest.mark.parametrize(
    "pieces", [[b"FOO /v1/patients HTTP/1.1\r\nHost: x\r\n\r\n"], [b"get / HTTP/1.1\r\n\r\n"], [b"GETX / HTTP/1.1\r\n"],
               [b"CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n"], [b"PLAY / HTTP/1.1\r\n\r\n"],
               [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"], [b"BREW"], [b"\r\nFOO / HTTP/1.1\r\n"],
               [b"G", b"OO / HTTP/1.1\r\n"]]
)  # fmt: skip
def test_unknown_method_is_501(service: LiveService, pieces: list[bytes]) -> None:
    (response,) = send_raw(service.url, *pieces)
    assert (response.status, response.json()["error"]) == (501, "not_implemented")
    assert "method" in response.json()["message"]
    assert "FOO" not in response.json()["message"]
    assert response.headers["connection"] == "close"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_protocol_knows_all_methods_of_the_contract() -> None:
    assert {method.encode() for method, _, _ in OPERATIONS.values()} < protocol._METHODS


@pytest.mark.parametrize("coding", [b"gzip, chunked", b"GZIP,chunked", b"foo, chunked"])
def test_unknown_transfer_coding_is_501(service: LiveService, coding: bytes) -> None:
    head = b"POST /v1/patients HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding + b"\r\n" + CLOSE
    (response,) = send_raw(service.url, head + b"\r\n2\r\n{}\r\n0\r\n\r\n")
    assert (response.status, response.json()["error"]) == (501, "not_implemented")

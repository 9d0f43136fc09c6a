"""The token for the documentation pages in local mode."""

from urllib.parse import urlsplit

import httpx2
import pytest

from service.contract.compile import every_scope
from tests.service.test_run import claims
from tests.support.live_service import ANYONE, LiveService

ELSEWHERE = "http://evil.example.com"


def request_token(service: LiveService, caller: object = None, **headers: str | None) -> httpx2.Response:
    """Request a token as the page does, for a caller or without a body, with changed headers."""
    own = {"Origin": service.url, "Host": urlsplit(service.url).netloc} | headers
    sent = {name: value for name, value in own.items() if value}
    return ANYONE.post(f"{service.url}/docs/token", headers=sent, **({} if caller is None else {"json": caller}))


def test_docs_page_gets_a_working_uncached_token(service: LiveService) -> None:
    answer = request_token(service)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    token = answer.json()["access_token"]
    assert (claims(token)["brand_id"], claims(token)["scope"].split()) == ("demo", every_scope())
    with service.api(token) as api:
        assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 200


def test_token_is_for_the_chosen_service(service: LiveService) -> None:
    token = claims(request_token(service, {"brand_id": "acme"}).json()["access_token"])
    assert (token["brand_id"], token["sub"]) == ("acme", token["client_id"])


def test_token_is_for_the_chosen_person(service: LiveService, brand: str) -> None:
    token = request_token(service, {"brand_id": brand, "subject": "ada-1815"}).json()["access_token"]
    with service.api(token) as api:
        assert api.get("/v1/patients/me/export").status_code == 404
        person = {"brand_id": brand, "first_name": "Ada", "last_name": "L", "external_ids": {"identity": "ada-1815"}}
        registered = api.post("/v1/patients", json=person).json()
        assert api.get("/v1/patients/me/export").json()["patient"]["id"] == registered["id"]


@pytest.mark.parametrize(
    ("caller", "pointer", "code"),
    [
        ({"brand_id": ""}, "/brand_id", "minLength"),
        ({"subject": "a" * 256}, "/subject", "maxLength"),
        ({"subject": 1}, "/subject", "type"),
        ({"subject": "a\x00"}, "/subject", "pattern"),
        ({"scope": "read:patients"}, "/*", "additionalProperties"),
        ([], "", "type"),
    ],
)
def test_invalid_caller_is_400(service: LiveService, caller: object, pointer: str, code: str) -> None:
    answer = request_token(service, caller)
    assert answer.status_code == 400
    assert [(each["pointer"], each["code"]) for each in answer.json()["details"]] == [(pointer, code)]


def test_other_origin_gets_no_token_for_a_person(service: LiveService) -> None:
    assert request_token(service, {"subject": "ada-1815"}, Origin=ELSEWHERE).status_code == 403


@pytest.mark.parametrize("name", ["localhost:8080", "localhost", "127.0.0.1:8080", "[::1]:8080"])
def test_every_loopback_name_gets_a_token(service: LiveService, name: str) -> None:
    assert request_token(service, Host=name, Origin=f"http://{name}").status_code == 200


@pytest.mark.parametrize(
    "origin", [None, "null", ELSEWHERE, "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost"]
)
def test_page_of_another_origin_gets_no_token(service: LiveService, origin: str | None) -> None:
    answer = request_token(service, Origin=origin)
    assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "host",
    ["evil.example.com", "localhost.evil.example.com", "127.0.0.1.evil.example.com", "127x0.0.1", "0.0.0.0:80",
     "192.0.2.1:8080"],
)  # fmt: skip
def test_non_loopback_host_gets_no_token(service: LiveService, host: str) -> None:
    assert request_token(service, Host=host, Origin=f"http://{host}").status_code == 403


@pytest.mark.parametrize("host", ["evil.example.com@localhost", "localhost:8080:8080"])
def test_malformed_host_is_400(service: LiveService, host: str) -> None:
    assert request_token(service, Host=host, Origin=f"http://{host}").status_code == 400


def test_allowed_cors_origin_gets_no_token() -> None:
    service = LiveService(CORS_ORIGINS=ELSEWHERE).start()
    answer = request_token(service, Origin=ELSEWHERE)
    asks = {"Origin": ELSEWHERE, "Access-Control-Request-Method": "POST"}
    preflight = ANYONE.options(f"{service.url}/docs/token", headers=asks)
    service.clean_up()
    assert (answer.status_code, "access_token" in answer.text) == (403, False)
    assert preflight.status_code == 405

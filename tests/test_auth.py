"""Who may do what: tokens, scopes, brands."""

import base64
import json
import time
from typing import Any

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey

from service import auth
from tests.conftest import MakeApi
from tests.judge import CONTRACT
from tests.running import RunningService

OPERATIONS = [
    (method.upper(), path, operation)
    for path, item in CONTRACT["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
]
GUARDED = [each for each in OPERATIONS if each[2].get("security", CONTRACT["security"])]
EVERY = list(CONTRACT["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]["scopes"])


def call(api: httpx2.Client, method: str, path: str, operation: dict[str, Any]) -> httpx2.Response:
    """A request that is right in everything but, perhaps, its token."""
    url = path.replace("{id}", "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a").replace("{system}", "a").replace("{value}", "b")
    params = {"brand_id": "demo"} if operation["operationId"] == "patients.list" else None
    content = operation.get("requestBody", {}).get("content", {})
    for media_type, media in content.items():
        body = json.dumps(media["example"])
        return api.request(method, url, params=params, content=body, headers={"Content-Type": media_type})
    return api.request(method, url, params=params)


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    good = {
        "iss": auth.LOCAL_ISSUER,
        "aud": auth.AUDIENCE,
        "exp": now + 60,
        "client_id": "c",
        "sub": "c",
        "brand_id": "demo",
        "scope": " ".join(EVERY),
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


@pytest.mark.parametrize(("method", "path", "operation"), GUARDED, ids=[each[2]["operationId"] for each in GUARDED])
def test_every_guarded_operation_wants_a_token_and_one_of_its_scopes(
    make_api: MakeApi, method: str, path: str, operation: dict[str, Any]
) -> None:
    without = make_api()
    del without.headers["authorization"]
    refused = call(without, method, path, operation)
    assert (refused.status_code, refused.json()["error"]) == (401, "unauthenticated")
    assert refused.headers["www-authenticate"] == 'Bearer realm="patient-graph"'
    ways = [set(scopes) for way in operation["security"] for scopes in way.values()]
    for scope in EVERY:
        answer = call(make_api("demo", scopes=[scope]), method, path, operation)
        if {scope} in ways:
            assert answer.status_code not in (401, 403)
        else:
            assert (answer.status_code, answer.json()["error"]) == (403, "insufficient_scope")
            challenge = answer.headers["www-authenticate"]
            assert f'error="insufficient_scope", scope="{" ".join(sorted(ways[0]))}"' in challenge


def test_only_health_and_the_document_are_open() -> None:
    is_open = {each[2]["operationId"] for each in OPERATIONS} - {each[2]["operationId"] for each in GUARDED}
    assert is_open == {"health.live", "health.ready", "document.as_json", "document.as_yaml"}


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"exp": 1}, False),
        ({"exp": None}, False),
        ({"nbf": int(time.time()) + 3600}, False),
        ({"iss": "another"}, False),
        ({"iss": None}, False),
        ({"aud": "another"}, False),
        ({"aud": ["another", auth.AUDIENCE]}, True),
        ({"brand_id": None}, False),
        ({"brand_id": None, "brand": "demo"}, True),
        ({"brand_id": 7}, False),
        ({"brand_id": "a\0"}, False),
        ({"sub": "a\0"}, False),
        ({"sub": "x" * 256}, False),
        ({"client_id": "x" * 256}, False),
        ({"client_id": None}, False),
        ({"client_id": None, "azp": "c"}, True),
        ({"scope": ["read:patients"]}, False),
    ],
)
def test_a_token_holds_only_with_every_claim_right(
    service: RunningService, make_api: MakeApi, changes: dict[str, Any], holds: bool
) -> None:
    key = auth.local_key(service.data_dir)
    api = make_api(token=jwt.encode({"alg": "Ed25519"}, claims(**changes), key, algorithms=["Ed25519"]))
    answer = api.get("/v1/patients", params={"brand_id": "demo"})
    if holds:
        assert answer.status_code == 200
    else:
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")
        assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph", error="invalid_token"'


def test_a_token_that_is_not_signed_by_the_key_does_not_hold(service: RunningService, make_api: MakeApi) -> None:
    key = auth.local_key(service.data_dir)
    public = key.as_dict(private=False)
    secret = OctKey.import_key(str(public["x"]))

    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    good = auth.local_token(key, brand="demo", scopes=EVERY, subject=None)
    tokens = [
        "x",
        "a.b.c",
        f"{part({'alg': 'none'})}.{part(claims())}.",
        jwt.encode({"alg": "HS256"}, claims(), secret, algorithms=["HS256"]),
        auth.local_token(OKPKey.generate_key("Ed25519"), brand="demo", scopes=EVERY, subject=None),
        good.rsplit(".", 1)[0] + ".AAAA",
        good[:-20] + "A" * 20,
    ]
    for token in tokens:
        assert make_api(token=token).get("/v1/patients", params={"brand_id": "demo"}).status_code == 401
    assert make_api(token=good).get("/v1/patients", params={"brand_id": "demo"}).status_code == 200


def test_a_token_that_was_good_is_refused_from_its_last_second_on(service: RunningService, make_api: MakeApi) -> None:
    key = auth.local_key(service.data_dir)
    expires = int(time.time()) + 3
    api = make_api(token=jwt.encode({"alg": "Ed25519"}, claims(exp=expires), key, algorithms=["Ed25519"]))
    assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 200
    time.sleep(max(0, expires + 0.5 - time.time()))
    assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 401


def test_manage_counts_as_read_and_write(make_api: MakeApi, person: dict[str, Any]) -> None:
    api = make_api(scopes=["manage:patients"])
    patient = api.post("/v1/patients", json=person)
    assert patient.status_code == 201
    assert api.get(patient.headers["location"]).status_code == 200
    assert api.delete(patient.headers["location"]).status_code == 403


def test_another_brand_in_body_or_query_is_403(
    api: httpx2.Client, person: dict[str, Any], service: RunningService
) -> None:
    create = api.post("/v1/patients", json=person | {"brand_id": "another-brand"})
    listing = api.get("/v1/patients", params={"brand_id": "another-brand"})
    assert [answer.json()["error"] for answer in (create, listing)] == ["forbidden"] * 2
    assert [answer.status_code for answer in (create, listing)] == [403] * 2
    assert service.sql("SELECT count(*) FROM patients WHERE brand_id = 'another-brand'") == [(0,)]


def test_the_local_key_is_readable_by_its_owner_only(service: RunningService) -> None:
    assert (service.data_dir / "local-signing-key.json").stat().st_mode & 0o077 == 0

"""Every operation of the contract with every kind of token."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any, NamedTuple

import httpx2
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc import jws
from joserfc.jwk import RSAKey

from service.auth.claims import ClaimsValidator
from service.auth.local import LocalTokens
from tests.support.errors import places
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph, grown
from tests.support.identity_provider import Identity
from tests.support.live_service import RunningService
from tests.support.oracle import CONTRACT
from tests.support.waiting import wait_until

FLOWS = CONTRACT["components"]["securitySchemes"]["oauth2"]["flows"]
EVERY = list(FLOWS["clientCredentials"]["scopes"])
ANSWERED = (200, 201, 409)


class World(NamedTuple):
    service: RunningService
    identity: Identity
    graph: Graph
    """A graph of the brand demo."""
    client: httpx2.Client
    """A client without a token, whose responses are checked against the contract."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    identity = Identity()
    any_number = {f"RATE_{rate}": "0" for rate in ("READ", "WRITE", "ADMIN", "DUPLICATE")}
    service = RunningService(**identity.environment, **any_number, TOKEN_CACHE_TTL="0.2").start()
    with service.api(identity.signed(scope=" ".join(EVERY))) as api:
        graph = grown(api, "demo")
        del api.headers["authorization"]
        yield World(service, identity, graph, api)
    service.clean_up()
    identity.stop()


def call(world: World, name: str, token: str | None, **headers: str) -> httpx2.Response:
    """Send a request that is valid except, possibly, for its token."""
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return world.graph.request(name).send(world.client, **headers)


def caller_of(name: str) -> str | None:
    """Return `person` or `service` if only that kind of caller is allowed."""
    kind: str | None = OPERATIONS[name][2].get("x-caller")
    return kind


def right(name: str, **changes: Any) -> Callable[[Identity], str]:
    """Return a token of the kind of caller that the operation is for."""
    return opaque(sub=PERSON, **changes) if caller_of(name) == "person" else good(**changes)


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def unsigned(identity: Identity) -> str:
    return f"{part({'alg': 'none', 'kid': 'first'})}.{part(identity.claims(scope=' '.join(EVERY)))}."


def signed_with_the_public_key(identity: Identity) -> str:
    signed = f"{part({'alg': 'HS256', 'kid': 'first'})}.{part(identity.claims(scope=' '.join(EVERY)))}"
    secret = identity.keys[0].as_pem(private=False)
    signature = hmac.digest(secret, signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def good(**changes: Any) -> Callable[[Identity], str]:
    """Return a valid token signed by the issuer, with changed claims."""
    return lambda identity: identity.signed(**{"scope": " ".join(EVERY)} | changes)


def opaque(**changes: Any) -> Callable[[Identity], str]:
    return lambda identity: identity.opaque(**{"scope": " ".join(EVERY)} | changes)


EARLIER, LATER = 1_700_000_000, 32_472_144_000  # in 2023 and in 2999, which no test run ever reaches
INVALID: dict[str, Callable[[Identity], str]] = {
    "malformed": lambda _: "two words",
    "malformed, signed": lambda _: "eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
    "malformed, endless": lambda _: "x" * 9000,
    "expired": good(exp=EARLIER),
    "expired, opaque": opaque(exp=EARLIER),
    "not yet valid": good(nbf=LATER),
    "not yet valid, opaque": opaque(nbf=LATER),
    "wrong audience": good(aud="another"),
    "wrong audience, opaque": opaque(aud=["another"]),
    "wrong issuer": good(iss="https://another.example.com"),
    "wrong issuer, opaque": opaque(iss="https://another.example.com"),
    "alg none": unsigned,
    "HS256 signed with the public key": signed_with_the_public_key,
    "unknown kid": lambda identity: identity.signed(RSAKey.generate_key(2048, {"kid": "strange"}), scope="x"),
    "known kid, another key": lambda identity: identity.signed(RSAKey.generate_key(2048, {"kid": "first"}), scope="x"),
    "unknown, opaque": lambda _: "nobody-made-this",
}


@pytest.mark.parametrize("name", GUARDED)
def test_guarded_operation_without_a_token_is_401(world: World, name: str) -> None:
    for answer in (call(world, name, None), call(world, name, None, Authorization="Basic eDp5")):
        assert (answer.status_code, answer.json()["error"]) == (401, "unauthenticated")
        assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph"'


@pytest.mark.parametrize("kind", INVALID)
@pytest.mark.parametrize("name", GUARDED)
def test_guarded_operation_with_an_invalid_token_is_401(world: World, name: str, kind: str) -> None:
    answer = call(world, name, INVALID[kind](world.identity))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")
    assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph", error="invalid_token"'


@pytest.mark.parametrize("name", GUARDED)
def test_guarded_operation_with_a_revoked_token_is_401(world: World, name: str) -> None:
    token = opaque()(world.identity)
    assert call(world, "patients.get", token).status_code == 200
    world.identity.revoke(token)
    refused = partial(call, world, "patients.get", token)
    wait_until(lambda: refused().status_code == 401, "it is no longer remembered")
    answer = call(world, name, token)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


@pytest.mark.parametrize("name", [name for name in GUARDED if name != "patients.erase"])
def test_scope_only_allows_operations_that_name_it(world: World, name: str) -> None:
    ways = [set(scopes) for way in OPERATIONS[name][2]["security"] for scopes in way.values()]
    named, others = [scope for scope in EVERY if {scope} in ways], [scope for scope in EVERY if {scope} not in ways]
    for scope in others:
        assert_scope_is_missing(call(world, name, good(scope=scope)(world.identity)), ways[0])
    for scope, kind in product(named, ("service", "person")):
        token = opaque(scope=scope, sub=PERSON) if kind == "person" else good(scope=scope)
        answer = call(world, name, token(world.identity))
        if caller_of(name) in (None, kind):
            assert answer.status_code in answered(name), answer.text
        else:
            assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


def answered(name: str) -> tuple[int, ...]:
    """Return the statuses of an authorized request. An entry may have been withdrawn by an earlier test."""
    return (*ANSWERED, 404) if name == "metrics.withdraw" else ANSWERED


def assert_scope_is_missing(answer: httpx2.Response, scopes: set[str]) -> None:
    assert (answer.status_code, answer.json()["error"]) == (403, "insufficient_scope")
    challenge = f'Bearer realm="patient-graph", error="insufficient_scope", scope="{" ".join(sorted(scopes))}"'
    assert answer.headers["www-authenticate"] == challenge


@pytest.mark.parametrize("scope", [scope for scope in EVERY if scope != "admin:patients"])
def test_erasure_requires_the_admin_scope(world: World, scope: str) -> None:
    assert_scope_is_missing(call(world, "patients.erase", world.identity.signed(scope=scope)), {"admin:patients"})
    assert call(world, "patients.get", good()(world.identity)).status_code == 200


@pytest.mark.parametrize("token", [good(brand_id="other"), opaque(brand_id="other"), opaque(brand_id="other", sub="p")])
@pytest.mark.parametrize("name", GUARDED)
def test_token_of_another_brand_cannot_access_anything(
    world: World, name: str, token: Callable[[Identity], str]
) -> None:
    assert_reaches_nothing(world, name, call(world, name, token(world.identity)))


def assert_reaches_nothing(world: World, name: str, answer: httpx2.Response) -> None:
    asked = world.graph.request(name)
    names_brand = "brand_id" in asked.params or (asked.body and "brand_id" in asked.body)
    if name == "patients.erase":
        assert answer.json() == {"status": "not_present", "rows_affected": {}}
    elif name == "patients.search":
        assert answer.json() == {"patients": [], "total": 0, "next_cursor": None}
    elif names_brand or (caller_of(name) and answer.status_code == 403):
        assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")
        assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph"'
    else:
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
    assert call(world, "patients.get", good()(world.identity)).json()["id"] == world.graph.patient


@pytest.mark.parametrize("name", GUARDED)
def test_header_with_another_brand_than_the_token_is_403(world: World, name: str) -> None:
    answer = call(world, name, right(name)(world.identity), **{"X-Brand-Id": "other"})
    assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


@pytest.mark.parametrize("name", [name for name in GUARDED if caller_of(name) != "person"])
def test_service_token_without_brand_needs_the_brand_header(world: World, name: str) -> None:
    token = good(brand_id=None)(world.identity)
    answer = call(world, name, token)
    assert places(answer) == [("header", "/X-Brand-Id", "required")]
    assert_reaches_nothing(world, name, call(world, name, token, **{"X-Brand-Id": "other"}))
    if name != "patients.erase":
        assert call(world, name, token, **{"X-Brand-Id": "demo"}).status_code in answered(name)


@pytest.mark.parametrize("name", [name for name in GUARDED if caller_of(name) != "service"])
def test_person_without_a_brand_cannot_choose_one(world: World, name: str) -> None:
    token = opaque(brand_id=None, sub=PERSON)(world.identity)
    for headers in ({}, {"X-Brand-Id": "demo"}):
        answer = call(world, name, token, **headers)
        assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


def test_only_allowed_brands_are_served(world: World) -> None:
    service = RunningService(**world.identity.environment, ALLOWED_BRANDS="acme, demo").start()
    for brand, status in (("demo", 200), ("acme", 200), ("other", 403)):
        with service.api(world.identity.signed(brand_id=brand, scope="read:patients")) as api:
            assert api.get("/v1/patients", params={"brand_id": brand}).status_code == status
    with service.api(world.identity.signed(brand_id=None, scope="admin:patients")) as api:
        for brand, status in (("demo", 200), ("other", 403)):
            answer = api.post("/v1/patients/search", json={"name": "x"}, headers={"X-Brand-Id": brand})
            assert answer.status_code == status
    service.clean_up()


def test_only_health_and_the_document_need_no_token() -> None:
    assert OPERATIONS.keys() - set(GUARDED) == {
        "health.live", "health.ready", "document.get_json", "document.get_yaml", "document.get_json_3_0"
    }  # fmt: skip


LONG = "x" * 256


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"exp": None}, False),
        ({"iss": None}, False),
        ({"aud": None}, False),
        ({"aud": ["another", "patient-graph"]}, True),
        ({"nbf": EARLIER, "iat": None}, True),
        ({"iat": LATER}, False),
        ({"nbf": LATER + 0.5}, False),
        ({"client_id": "\ud800"}, False),
        ({"brand_id": "\ud800"}, False),
        ({"sub": "\ud800"}, False),
        ({"brand_id": None, "brand": "demo"}, True),
        ({"brand": "demo"}, True),
        ({"brand": "another"}, False),
        ({"brand_id": 7}, False),
        ({"brand_id": ""}, False),
        ({"brand_id": "a\0"}, False),
        ({"sub": "a\0"}, False),
        ({"sub": LONG}, False),
        ({"client_id": LONG}, False),
        ({"client_id": None}, False),
        ({"client_id": None, "azp": "clinic"}, True),
        ({"cnf": {"jkt": "x"}}, False),
        ({"scope": ["read:patients"]}, False),
        ({"scope": "read:patients openid unheard:of"}, True),
        ({"scope": None, "scp": "read:patients openid"}, True),
        ({"scope": None, "scp": ["openid", "read:patients"]}, True),
        ({"scope": "openid", "scp": ["manage:patients"]}, True),
        ({"scope": "read:patients", "scp": []}, True),
        ({"scope": "read:patients", "scp": ""}, True),
        ({"scope": "read:patients", "scp": 7}, False),
        ({"scope": "read:patients", "scp": {}}, False),
        ({"scope": "read:patients", "scp": False}, False),
        ({"scope": "read:patients", "scp": ["read:patients", 7]}, False),
        ({"scope": "read:patients", "scp": [["read:patients"]]}, False),
        ({"scope": 7, "scp": "read:patients"}, False),
        ({"exp": float("nan")}, False),
    ],
)
def test_signed_token_is_valid_only_with_valid_claims(world: World, changes: dict[str, Any], holds: bool) -> None:
    answer = call(world, "patients.get", good(**changes)(world.identity))
    assert (answer.status_code, answer.json().get("error")) == ((200, None) if holds else (401, "invalid_token"))


@pytest.mark.parametrize("kind", ["signed", "opaque"])
def test_scopes_are_the_union_of_scope_and_scp(world: World, kind: str) -> None:
    token = getattr(world.identity, kind)
    both = token(scope="read:providers", scp=["read:patients"])
    for path, status in ((f"/v1/providers/{world.graph.provider}", 200), (f"/v1/patients/{world.graph.patient}", 200),
                         (f"/v1/patients/{world.graph.patient}/timeline", 403)):  # fmt: skip
        assert world.client.get(path, headers={"Authorization": f"Bearer {both}"}).status_code == status
    for wrong in (7, ["read:patients", None], {"read:patients": True}):
        assert call(world, "patients.get", token(scope="read:patients", scp=wrong)).status_code == 401
    only = token(scope=None, scp="read:patients")
    assert call(world, "patients.get", only).status_code == 200


def with_header(identity: Identity, header: bytes) -> str:
    """Return a token that is valid except, possibly, for its header."""
    claims = json.dumps(identity.claims(scope=" ".join(EVERY))).encode()
    encoded = [base64.urlsafe_b64encode(each).rstrip(b"=") for each in (header, claims)]
    key = identity.keys[0].get_op_key("sign")
    signature = key.sign(b".".join(encoded), padding.PKCS1v15(), hashes.SHA256())
    return b".".join([*encoded, base64.urlsafe_b64encode(signature).rstrip(b"=")]).decode()


HEADERS: dict[str, bool] = {
    '"typ":"JWT"': True,
    '"typ":"at+jwt","cty":"JWT"': True,
    '"crit":[]': False,
    '"crit":null': False,
    '"crit":"exp"': False,
    '"crit":{}': False,
    '"crit":["alg"]': False,
    '"crit":["kid"]': False,
    '"crit":["b64"],"b64":true': False,
    '"crit":["b64"],"b64":false': False,
    '"crit":["unheard"],"unheard":1': False,
    '"crit":[7]': False,
    '"crit":[["alg"]]': False,
    '"crit":[null]': False,
    '"b64":true': False,
    '"b64":false': False,
    '"b64":"x"': False,
    '"zip":"DEF"': False,
    '"zip":7': False,
    '"typ":7': False,
    '"typ":["JWT"]': False,
    '"typ":null': False,
    '"cty":7': False,
    '"cty":{}': False,
    '"kid":"first"': False,
    '"alg":"none"': False,
    '"alg":"RS256"': False,
    '"x5c":7': False,
    '"jwk":7': False,
    '"jku":7': False,
    '"x":NaN': False,
    '"typ":"\\ud800"': False,
}


@pytest.mark.parametrize("more", HEADERS)
def test_token_header_with_unsupported_parameters_is_401(world: World, more: str) -> None:
    token = with_header(world.identity, b'{"alg":"RS256","kid":"first",%s}' % more.encode())
    answer = call(world, "patients.get", token)
    expected = (200, None) if HEADERS[more] else (401, "invalid_token")
    assert (answer.status_code, answer.json().get("error")) == expected


@pytest.mark.parametrize(
    "header", [b"[]", b"null", b"7", b'"x"', b"{}", b"", b'{"alg":7,"kid":"first"}', b'{"alg":["RS256"],"kid":"first"}',
               b'{"alg":"RS256","kid":7}', b'{"alg":"RS256","kid":["first"]}', b'{"alg":"RS256","kid":null}',
               b'{"kid":"first"}', b'{"alg":"RS256","kid":"first"', b'{"alg":"RS256","kid":"first"}x',
               b'\xef\xbb\xbf{"alg":"RS256","kid":"first"}', '{"alg":"RS256","kid":"first"}'.encode("utf-16")]
)  # fmt: skip
def test_malformed_token_header_is_401(world: World, header: bytes) -> None:
    answer = call(world, "patients.get", with_header(world.identity, header))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


def test_crit_is_rejected_in_local_mode(service: RunningService, monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = LocalTokens(service.data_dir)
    claims = {"iss": "patient-graph-local", "aud": "patient-graph", "exp": int(time.time()) + 3600, "client_id": "c",
              "brand_id": "demo", "scope": "read:patients"}  # fmt: skip
    for header, status in (({}, 200), ({"crit": []}, 401)):
        signed = jws.serialize_compact(
            {"alg": "Ed25519"} | header, json.dumps(claims), tokens._key, algorithms=["Ed25519"]
        )
        with service.api(signed) as api:
            assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == status


@pytest.mark.parametrize("claim", ["nbf", "iat"])
def test_clock_skew_of_at_most_five_seconds_is_tolerated(claim: str) -> None:
    claims = ClaimsValidator(issuer=None, audience="patient-graph", needed=frozenset())
    claims._rules._now = EARLIER  # a fixed clock
    for ahead, holds in ((5, True), (6, False)):
        token = claims.token({"client_id": "clinic", claim: EARLIER + ahead})
        assert (token is not None) == holds


def test_manage_scope_implies_read_and_write_but_not_admin(world: World) -> None:
    token = world.identity.signed(scope="manage:patients")
    names = set(GUARDED) - {"patients.erase"}
    opened = {name for name in names if call(world, name, token).status_code in answered(name)}
    assert opened == {
        "patients.create", "patients.list", "patients.get_by_external_id", "patients.get", "patients.update",
        "patients.get_safe",
    }  # fmt: skip
    assert_scope_is_missing(call(world, "patients.erase", token), {"admin:patients"})


@pytest.mark.parametrize(
    "scopes", [{"scope": "read:patients", "scp": None}, {"scope": None, "scp": ["read:patients"]}], ids=str
)
def test_null_claim_counts_as_absent(scopes: dict[str, Any]) -> None:
    claims = ClaimsValidator(issuer=None, audience="a", needed=frozenset())
    token = claims.token({"aud": "a", "client_id": "c", **scopes})
    assert token is not None
    assert token.scopes == {"read:patients"}

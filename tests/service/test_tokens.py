"""Every operation of the contract with every kind of token."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from typing import Any, NamedTuple

import httpx2
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc import jws
from joserfc.jwk import RSAKey

from db import webhook_secrets
from service.auth.claims import ClaimsValidator
from service.auth.local import LocalTokens
from tests.support.errors import error_locations
from tests.support.graph import GUARDED, OPERATIONS, PERSON, PURE, Graph, create_graph
from tests.support.identity_provider import AUDIENCE, IdentityProvider
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT
from tests.support.waiting import wait_until

FLOWS = CONTRACT["components"]["securitySchemes"]["oauth2"]["flows"]
ALL_SCOPES = list(FLOWS["clientCredentials"]["scopes"])
SUCCESS_STATUSES = (200, 201, 202, 409)
NOBODY = "019a1f5c-0000-7000-8000-000000000000"


class Deployment(NamedTuple):
    service: LiveService
    idp: IdentityProvider
    graph: Graph
    """A graph of the brand demo."""
    client: httpx2.Client
    """A client without a token, whose responses are checked against the contract."""


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
    identity = IdentityProvider()
    any_number = {f"RATE_LIMIT_{rate}": "0" for rate in ("READ", "WRITE", "ADMIN", "DUPLICATE")}
    further = {"TOKEN_CACHE_TTL": "0.2", "WEBHOOK_KEYS": webhook_secrets.generate_key()}
    service = LiveService(**identity.environment, **any_number, **further).start()
    with service.api(identity.signed_token(scope=" ".join(ALL_SCOPES))) as api:
        graph = create_graph(api, "demo")
        del api.headers["authorization"]
        yield Deployment(service, identity, graph, api)
    service.clean_up()
    identity.stop()


def call(deployment: Deployment, name: str, token: str | None, **headers: str) -> httpx2.Response:
    """Send a request that is valid except, possibly, for its token."""
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return deployment.graph.request(name).send(deployment.client, **headers)


def caller_of(name: str) -> str | None:
    """Return `person` or `service` if only that kind of caller is allowed."""
    kind: str | None = OPERATIONS[name][2].get("x-caller")
    return kind


def allowed_token(name: str, **changes: Any) -> Callable[[IdentityProvider], str]:
    """Return a token of the kind of caller that the operation is for."""
    return opaque_token(sub=PERSON, **changes) if caller_of(name) == "person" else signed_token(**changes)


def encode_part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


@cache
def foreign_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid})


def unsigned(idp: IdentityProvider) -> str:
    return f"{encode_part({'alg': 'none', 'kid': 'first'})}.{encode_part(idp.claims(scope=' '.join(ALL_SCOPES)))}."


def signed_with_the_public_key(idp: IdentityProvider) -> str:
    signed = f"{encode_part({'alg': 'HS256', 'kid': 'first'})}.{encode_part(idp.claims(scope=' '.join(ALL_SCOPES)))}"
    secret = idp.keys[0].as_pem(private=False)
    signature = hmac.digest(secret, signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def signed_token(**changes: Any) -> Callable[[IdentityProvider], str]:
    """Return a valid token signed by the issuer, with changed claims."""
    return lambda identity: identity.signed_token(**{"scope": " ".join(ALL_SCOPES)} | changes)


def opaque_token(**changes: Any) -> Callable[[IdentityProvider], str]:
    return lambda identity: identity.opaque_token(**{"scope": " ".join(ALL_SCOPES)} | changes)


EARLIER, LATER = 1_700_000_000, 32_472_144_000  # in 2023 and in 2999, which no test run ever reaches
INVALID: dict[str, Callable[[IdentityProvider], str]] = {
    "malformed": lambda _: "two words",
    "malformed, signed": lambda _: "eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
    "malformed, endless": lambda _: "x" * 9000,
    "expired": signed_token(exp=EARLIER),
    "expired, opaque": opaque_token(exp=EARLIER),
    "not yet valid": signed_token(nbf=LATER),
    "not yet valid, opaque": opaque_token(nbf=LATER),
    "wrong audience": signed_token(aud="another"),
    "wrong audience, opaque": opaque_token(aud=["another"]),
    "wrong issuer": signed_token(iss="https://another.example.com"),
    "wrong issuer, opaque": opaque_token(iss="https://another.example.com"),
    "alg none": unsigned,
    "HS256 signed with the public key": signed_with_the_public_key,
    "unknown kid": lambda identity: identity.signed_token(foreign_key("strange"), scope="x"),
    "known kid, another key": lambda identity: identity.signed_token(foreign_key("first"), scope="x"),
    "unknown, opaque": lambda _: "nobody-made-this",
}


@pytest.mark.parametrize("name", GUARDED)
def test_guarded_operation_without_a_token_is_401(deployment: Deployment, name: str) -> None:
    for answer in (call(deployment, name, None), call(deployment, name, None, Authorization="Basic eDp5")):
        assert (answer.status_code, answer.json()["error"]) == (401, "unauthenticated")
        assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph"'


@pytest.mark.parametrize("kind", INVALID)
@pytest.mark.parametrize("name", GUARDED)
def test_guarded_operation_with_an_invalid_token_is_401(deployment: Deployment, name: str, kind: str) -> None:
    answer = call(deployment, name, INVALID[kind](deployment.idp))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")
    assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph", error="invalid_token"'


@pytest.mark.parametrize("name", GUARDED)
def test_guarded_operation_with_a_revoked_token_is_401(deployment: Deployment, name: str) -> None:
    token = opaque_token()(deployment.idp)
    assert call(deployment, "patients.get", token).status_code == 200
    deployment.idp.revoke(token)
    refused = partial(call, deployment, "patients.get", token)
    wait_until(lambda: refused().status_code == 401, "it is no longer remembered")
    answer = call(deployment, name, token)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


@pytest.mark.parametrize("name", [name for name in GUARDED if name != "patients.erase"])
def test_scope_only_allows_operations_that_name_it(deployment: Deployment, name: str) -> None:
    ways = [set(scopes) for way in OPERATIONS[name][2]["security"] for scopes in way.values()]
    named, others = (
        [scope for scope in ALL_SCOPES if {scope} in ways],
        [scope for scope in ALL_SCOPES if {scope} not in ways],
    )
    for scope in others:
        assert_scope_is_missing(call(deployment, name, signed_token(scope=scope)(deployment.idp)), ways[0])
    for scope, kind in product(named, ("service", "person")):
        token = opaque_token(scope=scope, sub=PERSON) if kind == "person" else signed_token(scope=scope)
        answer = call(deployment, name, token(deployment.idp))
        if is_restricted(name, scope) and kind == "service":  # which has no data of its own
            assert_finds_nothing(name, answer)
        elif caller_of(name) in (None, kind):
            assert answer.status_code in success_statuses(name), answer.text
        else:
            assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


def is_restricted(name: str, scope: str) -> bool:
    """Return whether a token with this scope alone reaches only the data of its person."""
    operation = OPERATIONS[name][2]
    return "x-self" in operation and scope not in operation["security"][0]["oauth2"]


@pytest.mark.parametrize("name", [name for name in GUARDED if "x-self" in OPERATIONS[name][2]])
def test_restricted_scope_reaches_nobody_else(deployment: Deployment, name: str) -> None:
    (scope,) = OPERATIONS[name][2]["security"][1]["oauth2"]
    stranger = call(deployment, name, opaque_token(scope=scope, sub="stranger")(deployment.idp))
    asked, own = deployment.graph.request(name), opaque_token(scope=scope, sub=PERSON)(deployment.idp)
    absent = deployment.graph.request(name, id=NOBODY, patient_id=NOBODY)
    nobody = absent.send(deployment.client, Authorization=f"Bearer {own}")
    bodies = [each.json() | {"request_id": ""} for each in (stranger, nobody)]
    assert bodies[0] == bodies[1] | ({"id": asked.path.rpartition("/")[2]} if name == "doses.remove" else {})
    assert_finds_nothing(name, stranger)


def assert_finds_nothing(name: str, answer: httpx2.Response) -> None:
    if name == "doses.remove":  # which returns the same for an id that never existed
        body = answer.json()
        assert (answer.status_code, body["status"], body["patient_id"]) == (200, "not_present", None)
    else:
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")


def success_statuses(name: str) -> tuple[int, ...]:
    """Return the statuses of an authorized request.

    An earlier test may have removed an entry, a compound, a dose or the webhook endpoint, or undone the merge.
    """
    removed = ("metrics.withdraw", "protocols.remove_compound", "doses.correct", "merges.undo")
    is_removed = name in removed or OPERATIONS[name][1].startswith("/v1/webhooks/")
    return (*SUCCESS_STATUSES, 404) if is_removed else SUCCESS_STATUSES


def assert_scope_is_missing(answer: httpx2.Response, scopes: set[str]) -> None:
    assert (answer.status_code, answer.json()["error"]) == (403, "insufficient_scope")
    challenge = f'Bearer realm="patient-graph", error="insufficient_scope", scope="{" ".join(sorted(scopes))}"'
    assert answer.headers["www-authenticate"] == challenge


@pytest.mark.parametrize("scope", [scope for scope in ALL_SCOPES if scope != "admin:patients"])
def test_erasure_requires_the_admin_scope(deployment: Deployment, scope: str) -> None:
    assert_scope_is_missing(
        call(deployment, "patients.erase", deployment.idp.signed_token(scope=scope)), {"admin:patients"}
    )
    assert call(deployment, "patients.get", signed_token()(deployment.idp)).status_code == 200


@pytest.mark.parametrize(
    "token", [signed_token(brand_id="other"), opaque_token(brand_id="other"), opaque_token(brand_id="other", sub="p")]
)
@pytest.mark.parametrize("name", GUARDED)
def test_token_of_another_brand_cannot_access_anything(
    deployment: Deployment, name: str, token: Callable[[IdentityProvider], str]
) -> None:
    assert_reaches_nothing(deployment, name, call(deployment, name, token(deployment.idp)))


def assert_reaches_nothing(deployment: Deployment, name: str, answer: httpx2.Response) -> None:
    asked = deployment.graph.request(name)
    names_brand = "brand_id" in asked.params or (asked.body and "brand_id" in asked.body)
    if name == "patients.erase":
        assert answer.json() == {"status": "not_present", "rows_affected": {}}
    elif name == "webhooks.remove":
        assert answer.json() == {"id": deployment.graph.webhook, "status": "not_present"}
    elif name == "patients.search":
        assert answer.json() == {"patients": [], "total": 0, "next_cursor": None}
    elif name == "adherence.list_summaries":
        assert answer.json() == {"adherence": []}
    elif name == "matches.find" and answer.status_code == 200:
        assert answer.json()["matches"] == []
    elif name in PURE and answer.status_code == 200:
        assert json.dumps(deployment.graph.patient) not in answer.text
    elif names_brand or (caller_of(name) and answer.status_code == 403):
        assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")
        assert answer.headers["www-authenticate"] == 'Bearer realm="patient-graph"'
    else:
        assert_finds_nothing(name, answer)
    assert call(deployment, "patients.get", signed_token()(deployment.idp)).json()["id"] == deployment.graph.patient


@pytest.mark.parametrize("name", GUARDED)
def test_header_with_another_brand_than_the_token_is_403(deployment: Deployment, name: str) -> None:
    answer = call(deployment, name, allowed_token(name)(deployment.idp), **{"X-Brand-Id": "other"})
    assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


@pytest.mark.parametrize("name", [name for name in GUARDED if caller_of(name) != "person"])
def test_service_token_without_brand_needs_the_brand_header(deployment: Deployment, name: str) -> None:
    token = signed_token(brand_id=None)(deployment.idp)
    answer = call(deployment, name, token)
    assert error_locations(answer) == [("header", "/X-Brand-Id", "required")]
    assert_reaches_nothing(deployment, name, call(deployment, name, token, **{"X-Brand-Id": "other"}))
    if name != "patients.erase":
        assert call(deployment, name, token, **{"X-Brand-Id": "demo"}).status_code in success_statuses(name)


@pytest.mark.parametrize("name", [name for name in GUARDED if caller_of(name) != "service"])
def test_person_without_a_brand_cannot_choose_one(deployment: Deployment, name: str) -> None:
    token = opaque_token(brand_id=None, sub=PERSON)(deployment.idp)
    for headers in ({}, {"X-Brand-Id": "demo"}):
        answer = call(deployment, name, token, **headers)
        assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


def test_only_allowed_brands_are_served(deployment: Deployment) -> None:
    service = LiveService(**deployment.idp.environment, ALLOWED_BRANDS="acme, demo").start()
    for brand, status in (("demo", 200), ("acme", 200), ("other", 403)):
        with service.api(deployment.idp.signed_token(brand_id=brand, scope="read:patients")) as api:
            assert api.get("/v1/patients", params={"brand_id": brand}).status_code == status
    with service.api(deployment.idp.signed_token(brand_id=None, scope="admin:patients")) as api:
        for brand, status in (("demo", 200), ("other", 403)):
            answer = api.post("/v1/patients/search", json={"name": "x"}, headers={"X-Brand-Id": brand})
            assert answer.status_code == status
    service.clean_up()


def test_only_health_and_the_document_need_no_token() -> None:
    assert OPERATIONS.keys() - set(GUARDED) == {
        "health.live", "health.ready", "document.get_json", "document.get_yaml", "document.get_json_3_0",
        "document.get_asyncapi", "document.get_version",
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
def test_signed_token_is_valid_only_with_valid_claims(
    deployment: Deployment, changes: dict[str, Any], holds: bool
) -> None:
    answer = call(deployment, "patients.get", signed_token(**changes)(deployment.idp))
    assert (answer.status_code, answer.json().get("error")) == ((200, None) if holds else (401, "invalid_token"))


# What Keycloak adds to its access tokens, with the settings of docs/deployment.md.
KEYCLOAK = {
    "typ": "Bearer",
    "jti": "onrtac:93ba6ee9-bb70-4c2b-8f1c-5a4b0ed59a13",
    "aud": ["https://other.example.com", AUDIENCE],
    "acr": "1",
    "allowed-origins": ["https://app.example.com"],
    "scope": "openid read:patients",
}
KEYCLOAK_PERSON = {"client_id": None, "azp": "app", "sub": "a-person", "sid": "0c8f", "preferred_username": "kim"}
KEYCLOAK_SERVICE = {
    "client_id": "clinic",
    "azp": "clinic",
    "sub": None,
    "brand_id": None,
    "clientHost": "192.0.2.1",
    "clientAddress": "192.0.2.1",
    "preferred_username": "service-account-clinic",
}


def test_tokens_with_the_claims_of_keycloak(deployment: Deployment) -> None:
    person = deployment.idp.signed_token(**KEYCLOAK | KEYCLOAK_PERSON)
    assert call(deployment, "patients.get", person).status_code == 200
    service = deployment.idp.signed_token(**KEYCLOAK | KEYCLOAK_SERVICE)
    assert call(deployment, "patients.get", service, **{"X-Brand-Id": "demo"}).status_code == 200
    account = deployment.idp.signed_token(
        **KEYCLOAK | KEYCLOAK_SERVICE | {"sub": "an-account"}
    )  # a person for the service
    assert call(deployment, "patients.get", account, **{"X-Brand-Id": "demo"}).status_code == 403


@pytest.mark.parametrize("kind", ["signed", "opaque"])
def test_scopes_are_the_union_of_scope_and_scp(deployment: Deployment, kind: str) -> None:
    token = getattr(deployment.idp, f"{kind}_token")
    both = token(scope="read:providers", scp=["read:patients"])
    graph = deployment.graph
    for path, status in ((f"/v1/providers/{graph.provider}", 200), (f"/v1/patients/{graph.patient}", 200),
                         (f"/v1/patients/{graph.patient}/timeline", 403)):  # fmt: skip
        assert deployment.client.get(path, headers={"Authorization": f"Bearer {both}"}).status_code == status
    for wrong in (7, ["read:patients", None], {"read:patients": True}):
        assert call(deployment, "patients.get", token(scope="read:patients", scp=wrong)).status_code == 401
    only = token(scope=None, scp="read:patients")
    assert call(deployment, "patients.get", only).status_code == 200


def with_header(idp: IdentityProvider, header: bytes) -> str:
    """Return a token that is valid except, possibly, for its header."""
    claims = json.dumps(idp.claims(scope=" ".join(ALL_SCOPES))).encode()
    encoded = [base64.urlsafe_b64encode(each).rstrip(b"=") for each in (header, claims)]
    key = idp.keys[0].get_op_key("sign")
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
def test_token_header_with_unsupported_parameters_is_401(deployment: Deployment, more: str) -> None:
    token = with_header(deployment.idp, b'{"alg":"RS256","kid":"first",%s}' % more.encode())
    answer = call(deployment, "patients.get", token)
    expected = (200, None) if HEADERS[more] else (401, "invalid_token")
    assert (answer.status_code, answer.json().get("error")) == expected


@pytest.mark.parametrize(
    "header", [b"[]", b"null", b"7", b'"x"', b"{}", b"", b'{"alg":7,"kid":"first"}', b'{"alg":["RS256"],"kid":"first"}',
               b'{"alg":"RS256","kid":7}', b'{"alg":"RS256","kid":["first"]}', b'{"alg":"RS256","kid":null}',
               b'{"kid":"first"}', b'{"alg":"RS256","kid":"first"', b'{"alg":"RS256","kid":"first"}x',
               b'\xef\xbb\xbf{"alg":"RS256","kid":"first"}', '{"alg":"RS256","kid":"first"}'.encode("utf-16")]
)  # fmt: skip
def test_malformed_token_header_is_401(deployment: Deployment, header: bytes) -> None:
    answer = call(deployment, "patients.get", with_header(deployment.idp, header))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


def test_crit_is_rejected_in_local_mode(service: LiveService, monkeypatch: pytest.MonkeyPatch) -> None:
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
    claims = ClaimsValidator(issuer=None, audience="patient-graph", required=frozenset())
    claims._rules._now = EARLIER  # a clock that stands
    for ahead, holds in ((5, True), (6, False)):
        token = claims.token({"client_id": "clinic", claim: EARLIER + ahead})
        assert (token is not None) == holds


def test_manage_scope_implies_read_and_write_but_not_admin(deployment: Deployment) -> None:
    token = deployment.idp.signed_token(scope="manage:patients")
    names = set(GUARDED) - {"patients.erase"}
    opened = {name for name in names if call(deployment, name, token).status_code in success_statuses(name)}
    assert opened == {
        "patients.create", "patients.list", "patients.get_by_external_id", "patients.get", "patients.update",
        "patients.get_safe", "patients.get_graph", "merges.list",
    }  # fmt: skip
    assert_scope_is_missing(call(deployment, "patients.erase", token), {"admin:patients"})


@pytest.mark.parametrize(
    "scopes", [{"scope": "read:patients", "scp": None}, {"scope": None, "scp": ["read:patients"]}], ids=str
)
def test_null_claim_counts_as_absent(scopes: dict[str, Any]) -> None:
    claims = ClaimsValidator(issuer=None, audience="a", required=frozenset())
    token = claims.token({"aud": "a", "client_id": "c", **scopes})
    assert token is not None
    assert token.scopes == {"read:patients"}

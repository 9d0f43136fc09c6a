"""Integration with a real, certified authorization server: `oidc-provider`."""

import base64
import hashlib
import json
import os
import re
import secrets
import signal
import socket
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, quote_plus, urlsplit

import httpx2
import pytest
from joserfc.jwk import KeySet, RSAKey

from service.auth.jwt import parse
from service.contract.compile import every_scope
from tests.support.live_service import ANYONE, TLS, LiveService
from tests.support.tools import needs
from tests.support.waiting import LONG, wait_until

pytestmark = [needs("node"), pytest.mark.gate]

FOLDER = Path(__file__).with_name("authorization_server")
AUDIENCE = "https://patient-graph.example.com"
SECRET = "a secret: of + both/sides"
PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


class AuthorizationServer:
    """The server process, and the requests by which clients get tokens."""

    def __init__(self, keys: list[RSAKey]) -> None:
        self.keys = keys
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> Self:
        environment = {
            "PATH": os.environ["PATH"],
            "PORT": str(self._port),
            "KEYS": json.dumps(KeySet(list(self.keys)).as_dict(private=True)),
            "SCOPES": " ".join(every_scope()),
            "SECRET": SECRET,
        }
        self.process = subprocess.Popen(
            ["node", "server.js"], cwd=FOLDER, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdout
        assert self.process.stdout.readline() == b"ready\n"
        return self

    def stop(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(timeout=LONG)
        assert self.process.stdout
        self.process.stdout.close()

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a service that uses this server."""
        return {
            "ISSUER": self.url,
            "AUDIENCE": AUDIENCE,
            "INTROSPECTION_URL": f"{self.url}/token/introspection",
            "INTROSPECTION_CLIENT_ID": "patient-graph",
            "INTROSPECTION_CLIENT_SECRET": SECRET,
        }

    def service_token(self, scope: str, *, opaque: bool = False, resource: str = AUDIENCE) -> str:
        """Return a token from the client_credentials grant."""
        resource += "/opaque" if opaque else ""
        form = {"grant_type": "client_credentials", "scope": scope, "resource": resource}
        answer = ANYONE.post(f"{self.url}/token", data=form, auth=("clinic", quote_plus(SECRET)))
        assert answer.is_success, answer.text
        return str(answer.json()["access_token"])

    def person_tokens(self, person: str, scope: str) -> dict[str, Any]:
        """Return the tokens from the authorization code grant with PKCE, following the pages as a browser does."""
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "client_id": "app",
            "response_type": "code",
            "redirect_uri": "http://127.0.0.1/back",
            "scope": scope,
            "resource": f"{AUDIENCE}/opaque",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        with httpx2.Client(base_url=self.url, timeout=LONG, trust_env=False, verify=TLS) as browser:
            answer = browser.get("/auth", params=query)
            for _ in range(20):  # an upper bound for the number of pages and redirects
                if answer.headers.get("location", "").startswith("http://127.0.0.1/back"):
                    break
                if answer.has_redirect_location:
                    answer = browser.get(answer.headers["location"])
                else:
                    (action,) = re.findall(r'<form [^>]*action="([^"]+)"', answer.text)
                    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)"', answer.text))
                    answer = browser.post(unescape(action), data=fields | {"login": person, "password": "x"})
            (code,) = parse_qs(urlsplit(answer.headers["location"]).query)["code"]
            form = {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": "http://127.0.0.1/back",
                "client_id": "app",
                "code_verifier": verifier,
            }
            tokens: dict[str, Any] = browser.post("/token", data=form).json()
            return tokens

    def revoke(self, token: str) -> None:
        assert ANYONE.post(f"{self.url}/token/revocation", data={"token": token, "client_id": "app"}).is_success


def new_key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


@pytest.fixture(scope="module")
def server() -> Iterator[AuthorizationServer]:
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=FOLDER, check=True)
    server = AuthorizationServer([new_key("first")]).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def service(server: AuthorizationServer) -> Iterator[LiveService]:
    running = LiveService(
        **server.environment,
        ENVIRONMENT="production",
        TOKEN_CACHE_TTL="0.5",
        JWKS_MIN_REFRESH_INTERVAL="0.5",
        IDENTITY_TIMEOUT="5",
    ).start()
    yield running
    running.clean_up()


def list_patients(service: LiveService, token: str, **headers: str) -> httpx2.Response:
    with service.api(token) as api:
        return api.get("/v1/patients", params={"brand_id": "demo"}, headers=headers)


def status_and_error(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]


@pytest.mark.parametrize("opaque", [False, True])
def test_client_credentials_token_works_in_the_named_brand(
    server: AuthorizationServer, service: LiveService, opaque: bool
) -> None:
    token = server.service_token("manage:patients read:patients write:patients", opaque=opaque)
    assert token.count(".") == (0 if opaque else 2)
    with service.api(token) as api:
        created = api.post("/v1/patients", json=PERSON, headers={"X-Brand-Id": "demo"})
        assert created.status_code == 201
        assert api.get(created.headers["location"], headers={"X-Brand-Id": "demo"}).json() == created.json()
        assert api.get(created.headers["location"], headers={"X-Brand-Id": "other"}).status_code == 404
        assert status_and_error(api.get(created.headers["location"])) == (400, "validation_error")
    assert status_and_error(list_patients(service, server.service_token("read:profile", opaque=opaque))) == (
        403,
        "insufficient_scope",
    )


def test_authorization_code_token_works_in_its_own_brand(server: AuthorizationServer, service: LiveService) -> None:
    token = server.person_tokens("ada", "read:patients write:patients")["access_token"]
    assert list_patients(service, token).status_code == 200
    assert status_and_error(list_patients(service, token, **{"X-Brand-Id": "other"})) == (403, "forbidden")
    with service.api(token) as api:
        created = api.post("/v1/patients", json=PERSON)
        assert created.json()["brand_id"] == "demo"
    actor = service.sql("SELECT client, subject FROM audit WHERE patient_id = %s", created.json()["id"])
    assert actor == [("app", "ada")]


def test_revoked_token_is_invalid(server: AuthorizationServer, service: LiveService) -> None:
    fresh, used = (server.person_tokens("ada", "read:patients")["access_token"] for _ in range(2))
    assert list_patients(service, used).status_code == 200
    for token in (fresh, used):
        server.revoke(token)
    assert status_and_error(list_patients(service, fresh)) == (401, "invalid_token")
    wait_until(lambda: list_patients(service, used).status_code != 200, "it is no longer remembered")
    assert status_and_error(list_patients(service, used)) == (401, "invalid_token")


def test_refresh_token_is_not_an_access_token(server: AuthorizationServer, service: LiveService) -> None:
    tokens = server.person_tokens("ada", "read:patients")
    assert status_and_error(list_patients(service, tokens["refresh_token"])) == (401, "invalid_token")


def test_token_for_another_resource_is_invalid(server: AuthorizationServer, service: LiveService) -> None:
    for opaque in (False, True):
        token = server.service_token("read:patients", opaque=opaque, resource="https://billing.example.com")
        assert status_and_error(list_patients(service, token, **{"X-Brand-Id": "demo"})) == (401, "invalid_token")


def test_signing_keys_rotate_without_a_restart(server: AuthorizationServer, service: LiveService) -> None:
    brand = {"X-Brand-Id": "demo"}
    old = server.service_token("read:patients")
    assert list_patients(service, old, **brand).status_code == 200
    server.stop()
    server.keys = [new_key("second"), *server.keys]
    server.start()
    new = server.service_token("read:patients")
    assert (signature := parse(new)) is not None
    assert signature.headers() == {"alg": "RS256", "typ": "at+jwt", "kid": "second"}
    wait_until(lambda: list_patients(service, new, **brand).status_code == 200, "the new key is fetched")
    assert list_patients(service, old, **brand).status_code == 200
    server.stop()
    server.keys = server.keys[:1]
    server.start()
    assert list_patients(service, server.service_token("read:patients"), **brand).status_code == 200


def test_hanging_authorization_server_is_503_until_it_recovers(
    server: AuthorizationServer, service: LiveService
) -> None:
    signed, another = (server.service_token("read:patients") for _ in range(2))
    opaque = server.service_token("read:patients", opaque=True)
    brand = {"X-Brand-Id": "demo"}
    assert list_patients(service, signed, **brand).status_code == 200
    server.process.send_signal(signal.SIGSTOP)
    answer = list_patients(service, opaque, **brand)
    assert status_and_error(answer) == (503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert (
        list_patients(service, another, **brand).status_code == 200
    )  # the token is not cached, but its signing key is known
    server.process.send_signal(signal.SIGCONT)
    wait_until(lambda: list_patients(service, opaque, **brand).status_code == 200, "the server can tell again")
    server.stop()
    assert status_and_error(list_patients(service, "another", **brand)) == (503, "unavailable")
    server.start()
    assert status_and_error(list_patients(service, "another", **brand)) == (401, "invalid_token")


def test_log_contains_no_token_and_no_secret(server: AuthorizationServer, service: LiveService) -> None:
    signed, opaque = server.service_token("read:patients"), server.service_token("read:patients", opaque=True)
    for token in (signed, opaque):
        assert list_patients(service, token, **{"X-Brand-Id": "demo"}).status_code == 200
        assert token not in service.log
    assert SECRET not in service.log
    assert '"event":"internal_error"' not in service.log

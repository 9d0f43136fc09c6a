"""Integration with a real, certified authorization server."""

import signal
from collections.abc import Iterator

import httpx2
import pytest

from service.auth.jwt import parse
from tests.support.authorization_server import SECRET, AuthorizationServer, install, new_key
from tests.support.live_service import LiveService
from tests.support.tools import needs
from tests.support.waiting import wait_until

pytestmark = [needs("node"), pytest.mark.gate]

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.fixture(scope="module")
def server() -> Iterator[AuthorizationServer]:
    install()
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

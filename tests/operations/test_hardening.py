"""Security headers, CORS, graceful shutdown, and settings for production."""

import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx2
import psycopg2
import pytest

from tests.support.identity_provider import IdentityProvider
from tests.support.live_service import ANYONE, SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.waiting import LONG, wait_until

ORIGIN = "https://app.example.com"
PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.mark.parametrize("path", ["/healthz", "/v1/patients", "/nowhere", "/docs/", "/docs/scalar.js"])
def test_every_response_has_security_headers(service: LiveService, path: str) -> None:
    headers = ANYONE.get(service.url + path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert path.startswith("/docs") or headers["cache-control"] == "no-store"
    assert "server" not in headers
    assert headers["x-request-id"]


def test_response_to_malformed_http_has_security_headers(service: LiveService) -> None:
    address = urlsplit(service.url)
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"\r\nx-content-type-options: nosniff\r\n" in answer
    assert b"\r\ncache-control: no-store\r\n" in answer


def test_cross_origin_calls_need_an_allowed_origin(service: LiveService) -> None:
    asks = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    preflight = ANYONE.options(f"{service.url}/v1/patients", headers=asks)
    assert preflight.status_code == 405
    answer = ANYONE.get(f"{service.url}/healthz", headers={"Origin": ORIGIN})
    for headers in (preflight.headers, answer.headers):
        assert not [name for name in headers if name.startswith("access-control") or name == "vary"]


@pytest.fixture(scope="module")
def service_with_cors() -> Iterator[LiveService]:
    running = LiveService(CORS_ORIGINS=f"{ORIGIN}, http://localhost:3000").start()
    yield running
    running.clean_up()


def test_allowed_origin_may_use_headers_of_the_contract(service_with_cors: LiveService) -> None:
    asks = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,content-type,if-match",
    }
    preflight = ANYONE.options(
        f"{service_with_cors.url}/v1/patients/019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a", headers=asks
    )
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == ORIGIN
    assert set(preflight.headers["access-control-allow-methods"].split(", ")) == {"GET", "HEAD", "PATCH", "DELETE"}
    allowed = set(preflight.headers["access-control-allow-headers"].lower().split(", "))
    assert {"authorization", "content-type", "if-match", "idempotency-key", "x-brand-id", "x-request-id"} <= allowed
    assert "access-control-allow-credentials" not in preflight.headers
    answer = ANYONE.get(f"{service_with_cors.url}/v1/patients", headers={"Origin": ORIGIN})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (401, ORIGIN)
    seen = set(answer.headers["access-control-expose-headers"].split(", "))
    assert {"ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "X-Request-Id", "X-RateLimit-Reset"} <= seen


@pytest.mark.parametrize("origin", ["https://evil.example.com", f"{ORIGIN}.evil.com", "null", ORIGIN.upper()])
def test_other_origin_gets_no_cors_headers(service_with_cors: LiveService, origin: str) -> None:
    asks = {"Origin": origin, "Access-Control-Request-Method": "GET"}
    for answer in (
        ANYONE.options(f"{service_with_cors.url}/v1/patients", headers=asks),
        ANYONE.get(f"{service_with_cors.url}/healthz", headers={"Origin": origin}),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert answer.headers["vary"] == "origin"


def test_options_without_requested_method_is_no_preflight(service_with_cors: LiveService) -> None:
    assert ANYONE.options(f"{service_with_cors.url}/v1/patients", headers={"Origin": ORIGIN}).status_code == 405


def test_preflight_for_an_unknown_path_is_404(service_with_cors: LiveService) -> None:
    asks = {"Origin": ORIGIN, "Access-Control-Request-Method": "GET"}
    assert ANYONE.options(f"{service_with_cors.url}/nowhere", headers=asks).status_code == 404


def test_shutdown_finishes_requests_in_flight(own_service: LiveService) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV
    own_service.start()
    token = own_service.token()
    holder = psycopg2.connect(own_service.owner_dsn())
    with own_service.api(token) as api, ThreadPoolExecutor(4) as threads, holder.cursor() as cursor:
        assert api.post("/v1/patients", json=PERSON).status_code == 201
        cursor.execute("LOCK TABLE patients")
        waiting = [threads.submit(api.post, "/v1/patients", json=PERSON) for _ in range(4)]
        wait_until(lambda: own_service.waiting_for_locks() == 4, "all four wait")
        stopped = threading.Thread(target=own_service.stop, args=(signal.SIGTERM,))
        stopped.start()
        wait_until(lambda: refuses_connections(own_service), "the service takes no new connections")
        assert not any(request.done() for request in waiting)
        holder.rollback()
        holder.close()
        assert [request.result().status_code for request in waiting] == [201] * 4
    stopped.join()
    assert own_service.exit_status == 0
    own_service.start()
    assert own_service.sql("SELECT count(*) FROM patients") == [(5,)]


def test_request_unfinished_at_shutdown_is_503(own_service: LiveService) -> None:
    own_service.start()
    address = urlsplit(own_service.url)
    fields = f"Host: x\r\nAuthorization: Bearer {own_service.token()}\r\nContent-Type: application/json"
    head = f"POST /v1/patients HTTP/1.1\r\n{fields}\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(f"{head}Expect: 100-continue\r\nContent-Length: 100\r\n\r\n".encode())
        assert connection.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"  # the request is now in flight
        connection.sendall(b"{")
        assert own_service.stop(signal.SIGTERM) == 0
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert b"retry-after: " in answer
    assert '"operation":"patients.create","method":"POST","status":503' in own_service.log
    assert "Traceback" not in own_service.log


def refuses_connections(service: LiveService) -> bool:
    try:
        ANYONE.get(f"{service.url}/healthz")
    except httpx2.TransportError:
        return True
    return False


REMOTE = "postgresql://user@db.example.com/graph"


def run_command(idp: IdentityProvider, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    running = LiveService()
    done = running.command(command, ENVIRONMENT="production", ISSUER=idp.url, **environment)
    running.clean_up()
    return done


@pytest.fixture(scope="module")
def idp() -> Iterator[IdentityProvider]:
    running = IdentityProvider()
    yield running
    running.stop()


@pytest.mark.parametrize(
    ("url", "variables"),
    [
        (REMOTE, {}),
        (f"{REMOTE}?sslmode=prefer", {}),
        (f"{REMOTE}?sslmode=disable", {}),
        ("host=127.0.0.1,db.example.com", {}),
        ("host=localhost hostaddr=192.0.2.1", {}),
        ("hostaddr='127.0.0.1,' host=localhost,192.0.2.1", {}),
        ("dbname=graph", {"PGHOST": "db.example.com"}),
        ("service=graph", {}),
        ("dbname=graph", {"PGSERVICE": "graph"}),
    ],
)
def test_production_rejects_remote_database_without_tls(
    idp: IdentityProvider, url: str, variables: dict[str, str]
) -> None:
    done = run_command(idp, "run", DATABASE_URL=url, **variables)
    assert done.returncode == 1
    assert "DATABASE_URL names another machine without TLS" in done.stderr


@pytest.mark.parametrize(
    ("url", "variables"),
    [
        ("host=127.0.0.1 port=1", {}),
        ("host=localhost port=1", {}),
        ("postgresql:///?host=/nowhere", {}),
        ("port=1", {}),
        ("host=localhost hostaddr=127.0.0.1 port=1", {}),
        ("host=localhost port=1", {"PGHOSTADDR": "127.0.0.1"}),
        ("host=192.0.2.1 sslmode=require connect_timeout=1", {}),
        ("host=192.0.2.1 connect_timeout=1", {"PGSSLMODE": "verify-full"}),
    ],
)
def test_production_accepts_local_database_or_tls(idp: IdentityProvider, url: str, variables: dict[str, str]) -> None:
    done = run_command(idp, "migrate", DATABASE_URL=url, **variables)  # `run` would wait for the database
    assert done.returncode == 1
    assert "The database cannot be used" in done.stderr


@pytest.mark.skipif("sslmode" not in (SERVER or ""), reason="needs a DATABASE_URL with sslmode")
def test_every_database_connection_uses_the_required_tls(idp: IdentityProvider) -> None:
    running = LiveService(ENVIRONMENT="production", ISSUER=idp.url).start()
    with running.api(idp.signed_token(scope="write:patients")) as api:
        assert api.post("/v1/patients", json=PERSON).status_code == 201
    connections = running.sql(
        "SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) "
        "WHERE application_name = 'patient-graph'"
    )
    running.clean_up()
    assert connections == [(True,)]


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"ENVIRONMENT": "production"}, "set ISSUER for signed tokens, INTROSPECTION_URL with"),
        ({"INTROSPECTION_URL": "https://id.example.com/i"}, "needs INTROSPECTION_CLIENT_ID and INTROSPECTION_CLIENT_"),
        ({"JWKS_URL": "https://id.example.com/keys"}, "JWKS_URL needs ISSUER"),
        ({"ISSUER": "http://id.example.com"}, "ISSUER: must be an address https://"),
        ({"HOST": "192.0.2.1"}, "HOST: local mode"),
        ({"ISSUER": "https://"}, "ISSUER: must be an address https://"),
        ({"ISSUER": "https://id.example.com:99999"}, "ISSUER: "),
        ({"HOST": "a..b", "ISSUER": "https://id.example.com"}, "choose another with HOST="),
        ({"CORS_ORIGINS": "*"}, "CORS_ORIGINS: must be origins like"),
        ({"CORS_ORIGINS": "https://a.example.com/"}, "CORS_ORIGINS: must be origins like"),
        ({"TOKEN_ALGORITHMS": "RS256 HS256"}, "TOKEN_ALGORITHMS: "),
        ({"TOKEN_CACHE_TTL": "61"}, "TOKEN_CACHE_TTL: "),
        ({"METRICS_PORT": "http"}, "METRICS_PORT: "),
        ({"OTEL_TRACES_EXPORTER": "console"}, "OTLP over http/protobuf only"),
    ],
)
def test_invalid_settings_are_reported_in_one_message(variables: dict[str, str], sentence: str) -> None:
    running = LiveService()
    done = running.command("run", **variables)
    running.clean_up()
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr

"""SIGHUP reads secret files, the log level and the keys anew, without a failed request."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest
from joserfc.jwk import RSAKey

from service.process import reload
from service.settings import Settings
from tests.service.test_unavailable import PERSON
from tests.support.cluster import DEBIAN, Server, single_server
from tests.support.identity_provider import SECRET, IdentityProvider
from tests.support.live_service import ANYONE, SERVER, LiveService
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

RELOADED, NOT_RELOADED = '"event":"configuration_reloaded"', '"event":"configuration_not_reloaded"'
LOGIN = "owner"


class Running(NamedTuple):
    """A service whose secrets are files."""

    service: LiveService
    server: Server
    url: Path
    level: Path

    def hang_up(self, event: str, times: int = 1) -> str:
        """Send SIGHUP, and return the log from then on, once it has the event."""
        begin = len(self.service.written)
        self.service.send_signal(signal.SIGHUP)
        wait_until(lambda: self.service.written[begin:].count(event) >= times, f"{event} is logged")
        return self.service.written[begin:]

    def break_connections(self) -> None:
        self.server.sql("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE usename = %s", LOGIN)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with single_server(DEBIAN if SERVER else None) as running:
        for login in (LOGIN, "second"):
            running.sql(f"CREATE ROLE {login} LOGIN SUPERUSER PASSWORD 'other'")
        running.require_passwords(LOGIN, "second")
        yield running


def url(server: Server, password: str, login: str = LOGIN) -> str:
    return f"postgresql://{login}:{password}@127.0.0.1:{server.port}/postgres"


@pytest.fixture(params=["1", "2"])
def running(server: Server, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Running]:
    server.sql(f"ALTER ROLE {LOGIN} PASSWORD 'first'")
    files = tmp_path / "url", tmp_path / "level"
    for file, content in zip(files, (url(server, "first"), "info"), strict=True):
        file.write_text(f"{content}\n", encoding="utf-8")
    environment = {"DATABASE_URL_FILE": str(files[0]), "LOG_LEVEL_FILE": str(files[1]), "PROCESSES": request.param}
    service = LiveService(**environment, THREADS="4")
    service.data_dir.mkdir()
    yield Running(service.start(), server, *files)
    service.clean_up()


def create(service: LiveService, token: str) -> int:
    with service.api(token) as api:  # a connection of its own, so that any process may serve it
        return api.post("/v1/patients", json=PERSON).status_code


def test_sighup_changes_the_login_without_a_failed_request(running: Running) -> None:
    service, token, stop = running.service, running.service.token(), threading.Event()

    def write() -> set[int]:
        statuses = {create(service, token)}
        while not stop.is_set():
            statuses.add(create(service, token))
        return statuses

    with ThreadPoolExecutor(3) as threads:
        writers = [threads.submit(write) for _ in range(3)]
        try:
            running.url.write_text(url(running.server, "other", "second"), encoding="utf-8")
            running.hang_up(RELOADED, int(service.environment["PROCESSES"]))
        finally:
            stop.set()
        assert {status for writer in writers for status in writer.result()} == {201}
    used = "SELECT count(*) > 0 FROM pg_stat_activity WHERE usename = 'second'"
    wait_until(lambda: create(service, token) == 201 and running.server.sql(used) == [(True,)], "the login is used")


def test_sighup_uses_a_changed_password_and_log_level(running: Running) -> None:
    service, token, processes = running.service, running.service.token(), int(running.service.environment["PROCESSES"])
    running.server.sql(f"ALTER ROLE {LOGIN} PASSWORD 'changed'")
    running.url.write_text(url(running.server, "changed"), encoding="utf-8")
    running.level.write_text("warning", encoding="utf-8")
    running.hang_up(RELOADED, processes)
    running.break_connections()
    begin = len(service.written)
    assert {create(service, token) for _ in range(8)} == {201}
    for content, reason in ((url(running.server, "wrong"), "password authentication failed"), ("", "is empty.")):
        running.url.write_text(content, encoding="utf-8")
        assert reason in running.hang_up(NOT_RELOADED)
        running.break_connections()
        assert {create(service, token) for _ in range(4)} == {201}
    running.url.write_text(url(running.server, "changed"), encoding="utf-8")
    running.level.write_text("info", encoding="utf-8")
    running.hang_up(RELOADED, processes)
    assert '"event":"request"' not in service.written[begin:]  # the level was `warning` until now
    wait_until(lambda: create(service, token) and '"event":"request"' in service.written[begin:], "it logs requests")
    assert not [word for word in ("first", "changed", "wrong") if f":{word}@" in service.written]


def test_keys_and_client_secret_are_read_anew(own_service: LiveService, tmp_path: Path) -> None:
    idp, secret = IdentityProvider(), tmp_path / "secret"
    secret.write_text("another", encoding="utf-8")
    environment = idp.environment | {"INTROSPECTION_CLIENT_SECRET_FILE": str(secret)}
    del environment["INTROSPECTION_CLIENT_SECRET"]
    own_service._environment |= environment | {"JWKS_MIN_REFRESH_INTERVAL": "3600"}
    running = Running(own_service.start(), *[None] * 3)  # type: ignore[arg-type]

    def status(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return ANYONE.get(f"{own_service.url}/v1/patients", params={"brand_id": "demo"}, headers=headers).status_code

    def signed() -> str:
        return idp.signed_token(scope="read:patients", jti=os.urandom(4).hex())

    opaque = idp.opaque_token(scope="read:patients")
    assert (status(signed()), status(opaque)) == (200, 503)
    idp.keys.append(RSAKey.generate_key(2048, {"kid": "second", "use": "sig"}))
    assert status(signed()) == 401
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    running.hang_up(RELOADED)
    assert (status(signed()), status(opaque)) == (200, 200)
    idp.stop()
    assert "The keys of ISSUER cannot be fetched." in running.hang_up(NOT_RELOADED)
    assert status(signed()) == 200
    assert SECRET.strip() not in own_service.written


def test_local_signing_key_is_read_anew(own_service: LiveService) -> None:
    running = Running(own_service.start(), *[None] * 3)  # type: ignore[arg-type]
    key, token = own_service.data_dir / "local-signing-key.json", own_service.token()
    key.rename(key.with_suffix(".old"))
    assert "local-signing-key.json is not a signing key." in running.hang_up(NOT_RELOADED)
    new = own_service.token()  # with a new key
    running.hang_up(RELOADED)

    def status(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return ANYONE.get(f"{own_service.url}/v1/patients?brand_id=demo", headers=headers).status_code

    assert (status(new), status(token)) == (200, 401)


@pytest.mark.parametrize(
    ("again", "said"),
    [
        (
            "postgresql://a@elsewhere/graph",
            "DATABASE_URL is of another database, which needs a restart of the service.",
        ),
        ("nonsense", "DATABASE_URL is not a PostgreSQL connection string."),
    ],
)
def test_another_database_needs_a_restart(monkeypatch: pytest.MonkeyPatch, again: str, said: str) -> None:
    reported: list[str] = []
    monkeypatch.setattr(reload, "_report", reported.append)
    monkeypatch.setenv("DATABASE_URL", again)
    assert reload.read_again(Settings(database_url="postgresql://a@here/graph")) is None
    assert reported == [said]


@pytest.mark.parametrize("nohup", [False, True])
def test_end_of_the_terminal_ends_the_service(monkeypatch: pytest.MonkeyPatch, nohup: bool) -> None:
    sent: list[int] = []
    monkeypatch.setattr(reload, "_has_terminal", lambda: True)
    monkeypatch.setattr(reload.os, "kill", lambda _, number: sent.append(number))
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN if nohup else signal.SIG_DFL)
    try:
        hangups = reload.Hangups()
        signal.raise_signal(signal.SIGHUP)
        assert (hangups.take(), hangups.take(), sent) == (True, False, [])
        monkeypatch.setattr(reload, "_has_terminal", lambda: False)
        signal.raise_signal(signal.SIGHUP)
        assert (hangups.take(), sent) == ((True, []) if nohup else (False, [signal.SIGINT]))
    finally:
        signal.signal(signal.SIGHUP, before)
        os.close(hangups.descriptor)

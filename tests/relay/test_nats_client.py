"""Connections to NATS servers with TLS, passwords, tokens and nkeys."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from relay.nats_client import Broker
from relay.nkey import InvalidKey, UserKey
from relay.sink import SinkFailed
from service.settings import InvalidSettings, load
from tests.support.certificates import certificate
from tests.support.nats_server import NatsServer
from tests.support.waiting import LONG

# A key pair of the documentation of NATS, which its own tools have made.
SEED = "SUAKYRHVIOREXV7EUZTBHUHL7NUMHPMAS7QMDU3GTIUWEI5LDNOXD43IZY"
PUBLIC = "UD466L6EBCM3YY5HEGHJANNTN4LSKTSUXTH7RILHCKEQMQHTBNLHJJXT"
StartServer = Callable[..., NatsServer]


@pytest.fixture
def start_server() -> Iterator[StartServer]:
    """Start a server with settings."""
    started: list[NatsServer] = []

    def start(**settings: Any) -> NatsServer:
        started.append(NatsServer(settings).start())
        return started[-1]

    yield start
    for each in started:
        each.clean_up()


def connect(broker: Broker) -> ssl.SSLObject | None:
    """Connect, use the server once and return the TLS of the connection. Raises SinkFailed."""

    async def run() -> ssl.SSLObject | None:
        client = await broker.connect("test")
        try:
            await client.flush(timeout=LONG)
            writer: Any = client._transport
            tls: ssl.SSLObject | None = writer._io_writer.get_extra_info("ssl_object")
            return tls
        finally:
            await client.close()

    return asyncio.run(run())


def test_users_and_tokens_of_the_url_are_sent_decoded(start_server: StartServer) -> None:
    server = start_server(authorization={"user": "a b", "password": "p@ss:/w"})
    connect(Broker(f"nats://a%20b:p%40ss%3A%2Fw@{server.address}"))
    for credentials in ("", "a%20b:no@", "token@"):
        with pytest.raises(SinkFailed, match="Authorization Violation"):
            connect(Broker(f"nats://{credentials}{server.address}"))
    server = start_server(authorization={"token": "t@ken"})
    connect(Broker(f"nats://t%40ken@{server.address}"))


def test_nkey_of_a_file_signs_in(start_server: StartServer, tmp_path: Path) -> None:
    server = start_server(authorization={"users": [{"nkey": PUBLIC}]})
    seed = tmp_path / "seed"
    seed.write_text(f"{SEED}\n")
    connect(Broker(f"nats://{server.address}", nkey_file=seed))
    with pytest.raises(SinkFailed, match="Authorization Violation"):
        connect(Broker(f"nats://{server.address}"))
    seed.write_text("nothing")
    with pytest.raises(SinkFailed, match="InvalidKey"):
        connect(Broker(f"nats://{server.address}", nkey_file=seed))
    seed.unlink()
    with pytest.raises(SinkFailed, match="FileNotFoundError"):
        connect(Broker(f"nats://{server.address}", nkey_file=seed))


def test_seed_is_read_as_the_tool_of_nats_writes_it() -> None:
    assert UserKey(SEED).public == PUBLIC


@pytest.mark.parametrize("seed", ["", "SU", PUBLIC, SEED[:-1], SEED.lower(), SEED[:-1] + "A", "SA" + SEED[2:], "é"])
def test_text_that_is_no_seed_of_a_user_is_refused(seed: str) -> None:
    with pytest.raises(InvalidKey):
        UserKey(seed)


def test_tls_verifies_the_server_by_the_ca_file(start_server: StartServer, tmp_path: Path) -> None:
    ours, other = certificate(tmp_path / "ours", "localhost"), certificate(tmp_path / "other", "localhost")
    server = start_server(tls={"cert_file": f"{ours.certificate}", "key_file": f"{ours.key}"})
    url = f"tls://localhost:{server.port}"
    assert connect(Broker(url, ca_file=ours.certificate)) is not None
    for ca_file in (other.certificate, None, tmp_path / "missing"):
        with pytest.raises(SinkFailed):
            connect(Broker(url, ca_file=ca_file))
    with pytest.raises(SinkFailed):  # the certificate is of another name
        connect(Broker(f"tls://127.0.0.1:{server.port}", ca_file=ours.certificate))


def test_tls_url_sends_nothing_to_a_server_without_tls() -> None:
    received = bytearray()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b'INFO {"auth_required":true,"max_payload":1048576}\r\n')
            while part := connection.recv(1000):
                received.extend(part)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(SinkFailed, match="SecureConnRequiredError"):
            connect(Broker(f"tls://user:secret@127.0.0.1:{listener.getsockname()[1]}"))
        thread.join(LONG)
    assert bytes(received) == b""


@pytest.mark.parametrize("variable", ["EVENTS_URL", "EVENTS_URL_FILE"])
def test_production_refuses_plain_text_to_another_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str
) -> None:
    def load_with(url: str) -> None:
        (tmp_path / "url").write_text(url)
        monkeypatch.setenv(variable, url if variable == "EVENTS_URL" else str(tmp_path / "url"))
        load()

    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("ISSUER", "https://issuer.example.com")
    with pytest.raises(InvalidSettings, match="must begin with tls:// in production") as refused:
        load_with("nats://user:secret@nats.internal")
    assert "secret" not in str(refused.value)
    load_with("tls://user:secret@nats.internal")
    load_with("nats://user:secret@127.0.0.1")

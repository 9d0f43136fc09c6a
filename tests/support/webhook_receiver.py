"""A receiver of webhooks on loopback, by https with a certificate of a CA of its own, or by http."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Self

import orjson
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.fork_server import fork_server
from tests.support.waiting import LONG, wait_until

_DAY = timedelta(days=1)


class Received(NamedTuple):
    """A request. Names of headers are in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def event(self) -> dict[str, Any]:
        event: dict[str, Any] = orjson.loads(self.body)
        return event


class Answer(NamedTuple):
    """A response."""

    status: int = 204
    headers: dict[str, str] = {}
    body: bytes = b""


class WebhookReceiver:
    """Keeps the requests that it gets. `respond` makes the responses; None closes the connection without one."""

    def __init__(self, *, host: str = "127.0.0.1", tls: bool = True, names: tuple[str, ...] = ("localhost",)) -> None:
        self.requests: list[Received] = []
        self.connections = 0
        self.incomplete = 0
        """The number of requests whose sender ended before their end. They are ignored."""
        self.respond: Callable[[Received], Answer | None] = lambda _: Answer()
        self._released = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server((host, 0), _handler(self))
        self._tls = server_context(names) if tls else None
        self._scheme = "https" if tls else "http"
        self.host, self.port = host, int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return self.url_of("localhost" if self._tls else self.host)

    def url_of(self, host: str) -> str:
        return f"{self._scheme}://{host}:{self.port}/hook"

    @property
    def ids(self) -> list[str]:
        return [each.id for each in self.requests]

    def hang(self, _: Received) -> None:
        """Respond nothing until the receiver is closed."""
        self._released.wait()

    def wait_for(self, number: int) -> list[Received]:
        """Return the requests once there are so many."""
        wait_until(lambda: len(self.requests) >= number, "webhooks arrive")
        return self.requests

    def connected(self, connection: socket.socket) -> socket.socket:
        """Return a connection with TLS, if there is TLS. Raises OSError."""
        self.connections += 1
        return self._tls.wrap_socket(connection, server_side=True) if self._tls else connection

    def receive(self, request: Received) -> Answer | None:
        with self._lock:
            self.requests.append(request)
        return self.respond(request)


def _handler(receiver: WebhookReceiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = LONG
        disable_nagle_algorithm = True

        def setup(self) -> None:
            self.request = receiver.connected(self.request)
            super().setup()

        def finish(self) -> None:
            super().finish()
            self.request.close()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) < length:
                receiver.incomplete += 1
                self.close_connection = True
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = receiver.receive(Received(self.path, headers, body))
            if answer is None:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in ({"Content-Length": f"{len(answer.body)}"} | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        pass


@cache
def _authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(
        digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = _certificate("CA of the tests", key).issuer_name(_name("CA of the tests"))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return key, builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())


def _certificate(name: str, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(_name(name)).public_key(key.public_key())
    return builder.serial_number(x509.random_serial_number()).not_valid_before(now - _DAY).not_valid_after(now + _DAY)


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@cache
def authority_file() -> Path:
    """Return a file with the certificate of the CA."""
    file = fork_server().directory / "webhook-ca.pem"
    file.write_bytes(_authority()[1].public_bytes(serialization.Encoding.PEM))
    return file


def client_context() -> ssl.SSLContext:
    """Return a context that trusts the CA only."""
    return ssl.create_default_context(cafile=str(authority_file()))


@cache
def server_context(names: tuple[str, ...]) -> ssl.SSLContext:
    """Return a context with a certificate for these names and addresses."""
    authority_key, authority = _authority()
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = x509.SubjectAlternativeName([_general_name(name) for name in names])
    builder = _certificate("receiver", key).issuer_name(authority.subject).add_extension(alternatives, critical=False)
    certificate = builder.sign(authority_key, hashes.SHA256())
    file = fork_server().directory / f"receiver-{certificate.serial_number}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)

"""The connection to a NATS server: its address, credentials and TLS."""

import asyncio
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from nats.aio.client import Client
from nats.errors import Error, SecureConnRequiredError

from relay.nkey import UserKey
from relay.sink import SinkFailed

FAILURES = (Error, OSError, TimeoutError)
"""Errors of a client if the server is away, refuses or does not respond."""
TIMEOUT = 5
"""Seconds for which a response of the server is awaited."""


class Broker(NamedTuple):
    """A NATS server. `tls://` requires TLS; a user with a password, or a token, can be part of the URL."""

    url: str
    nkey_file: Path | None = None
    ca_file: Path | None = None

    async def connect(self, name: str) -> Client:
        """Return a client that does not connect again. Raises SinkFailed."""
        try:
            client = _Client(requires_tls=urlsplit(self.url).scheme == "tls", key=self._key())
            try:
                # A connection that is lost fails what waits for it, so that nothing is sent out of order.
                await client.connect(
                    self._address(),
                    name=name,
                    allow_reconnect=False,
                    max_reconnect_attempts=1,  # to a server that is away; the default is 60, two seconds apart
                    reconnect_time_wait=0,
                    connect_timeout=TIMEOUT,
                    error_cb=_ignore,
                    signature_cb=client.key.sign if client.key else None,
                    **self._credentials(),
                )
            except BaseException:
                await client.abort()
                raise
        except (*FAILURES, ValueError) as error:  # ValueError: of a file with a key or certificates
            raise SinkFailed(reason(error)) from error
        return client

    def _key(self) -> UserKey | None:
        return UserKey(self.nkey_file.read_text(encoding="ascii")) if self.nkey_file else None

    def _address(self) -> str:
        """Return the URL without credentials, which errors of the library would repeat."""
        parts = urlsplit(self.url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def _credentials(self) -> dict[str, Any]:
        parts = urlsplit(self.url)
        tls = {"tls": ssl.create_default_context(cafile=self.ca_file)} if self.ca_file else {}
        if parts.username is None:
            return tls
        if parts.password is None:
            return tls | {"token": unquote(parts.username)}
        return tls | {"user": unquote(parts.username), "password": unquote(parts.password)}


class _Client(Client):
    """A client that sends nothing without TLS if it is required, and signs by a key without the package nkeys."""

    def __init__(self, *, requires_tls: bool, key: UserKey | None) -> None:
        super().__init__()
        self._requires_tls = requires_tls
        self.key = key

    async def abort(self) -> None:
        """Close a connection that was not made. `close` would wait without end after a failed TLS handshake."""
        if self._transport:
            self._transport.close()  # type: ignore[no-untyped-call]
            await asyncio.sleep(0)

    def _connect_command(self) -> bytes:
        # The library would send the credentials to a server that offers no TLS.
        if self._requires_tls and not self._server_info.get("tls_required"):
            raise SecureConnRequiredError
        self._public_nkey = self.key.public if self.key else None
        return super()._connect_command()


async def close(client: Client) -> None:
    """Close a connection, which may be lost already."""
    with suppress(*FAILURES):
        await client.close()


def reason(error: BaseException) -> str:
    """Return what failed, for the log: the library's and the server's messages contain no credentials."""
    return f"{type(error).__name__}: {error}" if isinstance(error, Error) else type(error).__name__


async def _ignore(_: Exception) -> None:
    """Calls fail with the same errors."""

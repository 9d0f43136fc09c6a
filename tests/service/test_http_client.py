"""The HTTP client of the import, against servers that send given bytes."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest

from service.cli.http_client import Connection, NoResponse, Response, Server
from tests.support.waiting import LONG

OK = b"HTTP/1.1 200 OK\r\nX-Name: value\r\nContent-Length: 2\r\n\r\nok"


@asynccontextmanager
async def connected(*connections: list[bytes]) -> AsyncIterator[tuple[Connection, list[bytes]]]:
    """Yield a connection to a server, and the requests that it receives.

    The server responds to the requests of each connection in turn with the given bytes, and then closes it.
    """
    accepted, requests = iter(connections), list[bytes]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for response in next(accepted):
            requests.append(await reader.readuntil(b"\r\n\r\n"))
            for piece in (response[:20], response[20:]):
                writer.write(piece)
                await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with Connection(Server(f"http://127.0.0.1:{port}/base/", {"X-A": "1"}), LONG) as connection:
            yield connection, requests


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 100 Continue\r\n\r\n"])
def test_requests_share_a_connection_and_get_their_responses(before: bytes) -> None:
    async def story() -> None:
        async with connected([before + OK, before + OK.replace(b"ok", b"OK")]) as (connection, requests):
            response = await connection.request("GET", "/path", headers={"X-B": "2"})
            assert response == Response(200, {b"x-name": b"value", b"content-length": b"2"}, b"ok")
            assert (await connection.request("GET", "/path")).body == b"OK"
            assert requests[0].startswith(b"GET /base/path HTTP/1.1\r\nHost: 127.0.0.1:")
            assert requests[0].endswith(b"\r\nX-A: 1\r\nX-B: 2\r\nContent-Length: 0\r\n\r\n")

    run(story)


def test_connection_that_the_server_closed_is_made_again() -> None:
    async def story() -> None:
        last = OK.replace(b"X-Name: value", b"Connection: close")
        async with connected([last], [OK]) as (connection, requests):
            for _ in range(2):
                assert (await connection.request("GET", "/")).status == 200
            assert len(requests) == 2

    run(story)


@pytest.mark.parametrize(
    "sent", [b"", b"no HTTP\r\n\r\n", OK[:-1], b"HTTP/1.1 101 Other\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"]
)
def test_incomplete_or_malformed_response_is_none(sent: bytes) -> None:
    async def story() -> None:
        async with connected([sent], [OK]) as (connection, _):
            with pytest.raises(NoResponse):
                await connection.request("GET", "/")
            assert (await connection.request("GET", "/")).status == 200

    run(story)


def test_silent_server_gives_no_response_in_time() -> None:
    async def story() -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            url = f"http://127.0.0.1:{server.getsockname()[1]}"
            with Connection(Server(url, {}), 0) as connection, pytest.raises(NoResponse):
                await connection.request("GET", "/")

    run(story)


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://localhost", "http://", "http://[", "http://a:b"])
def test_other_urls_are_no_server(url: str) -> None:
    with pytest.raises(NoResponse):
        Server(url, {})

"""Connection timeouts, with a clock that the test controls."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from uvicorn import Config
from uvicorn.server import ServerState

from service.http.protocol import MAX_HEAD_BYTES, Protocol
from tests.support.waiting import ManualLoop, until

SECONDS = 10_000  # large, so that real seconds do not matter
REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
LAST_REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
CHUNKED_HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
MORE_THAN_BUFFERS = 32 * 1024 * 1024


class Client:
    """One connection to a server that returns 200 to every request while it is `willing`."""

    def __init__(self, loop: ManualLoop) -> None:
        self._loop = loop
        self.responding = asyncio.Event()
        self.responding.set()
        self.requests = 0
        self.body = b"ok"

    async def connect(self) -> None:
        config = Config(self._respond, interface="asgi3", log_config=None, timeout_keep_alive=10**9, ws="none")
        state = ServerState()
        self._server = await self._loop.create_server(
            lambda: Protocol(config, state, {}, client_timeout=SECONDS, max_connections=2), "127.0.0.1", 0
        )
        self._reader, self._writer = await asyncio.open_connection(*self._server.sockets[0].getsockname())
        await until(lambda: state.connections, "the connection is made")
        (self.connection,) = state.connections

    async def _respond(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests += 1
        await self.responding.wait()
        length = str(len(self.body)).encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        await send({"type": "http.response.body", "body": self.body})

    async def send(self, data: bytes) -> None:
        """Send data and wait until the server has read it."""
        read, seen = self.connection.data_received, bytearray()

        def reads(piece: bytes) -> None:
            seen.extend(piece)
            read(piece)

        self.connection.data_received = reads  # type: ignore[method-assign]
        self._writer.write(data)
        await until(lambda: len(seen) == len(data), "the server reads")
        self.connection.data_received = read  # type: ignore[method-assign]

    async def advance(self, seconds: float) -> None:
        self._loop.ahead += seconds
        for _ in range(5):  # runs what is due
            await asyncio.sleep(0)

    async def read_response(self) -> bytes:
        """Return one response."""
        return await self._read(self._reader.readuntil(b"ok"))

    async def read_rest(self) -> bytes:
        """Return everything until the server closes the connection."""
        return await self._read(self._reader.read())

    async def _read(self, reading: Awaitable[bytes]) -> bytes:
        task = asyncio.ensure_future(reading)
        await until(task.done, "the server answers or closes")
        return task.result()

    @property
    def unsent(self) -> int:
        """The number of bytes that the server holds because the client does not read."""
        return self.connection.transport.get_write_buffer_size()

    def buffer_little(self) -> None:
        """Have the system and the client buffer a few kilobytes only."""
        self._writer.transport.pause_reading()  # type: ignore[attr-defined]
        self._writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        served = self.connection.transport.get_extra_info("socket")
        served.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)

    async def read_some(self) -> None:
        """Read until the server could send more."""
        before = self.unsent

        async def has_sent() -> bool:
            await self._read(self._reader.read(MORE_THAN_BUFFERS))
            return self.unsent < before

        while not await has_sent():
            pass

    @property
    def is_lost(self) -> bool:
        return self.connection.parser is None

    @property
    def is_open(self) -> bool:
        return not self.connection.transport.is_closing()

    async def close(self) -> None:
        """Close the connection and wait until the server has noticed."""
        self._writer.close()
        await until(lambda: self.is_lost, "the connection is lost")
        self._server.close()
        await self.advance(0)


def run_scenario(story: Callable[[Client], Awaitable[None]]) -> None:
    """Run a scenario on one connection."""

    async def told(loop: ManualLoop) -> None:
        client = Client(loop)
        await client.connect()
        try:
            await story(client)
        finally:
            client.responding.set()
            await client.close()

    loop = ManualLoop()
    try:
        loop.run_until_complete(told(loop))
    finally:
        loop.close()


def test_connection_in_constant_use_stays_open() -> None:
    async def story(client: Client) -> None:
        for _ in range(10):
            await client.send(REQUEST)
            assert (await client.read_response()).startswith(b"HTTP/1.1 200 ")
            await client.advance(0.4 * SECONDS)
        assert client.is_open

    run_scenario(story)


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"], ids=["nothing", "half a head"])
def test_head_timeout_starts_with_the_connection(sent: bytes) -> None:
    async def story(client: Client) -> None:
        if sent:
            await client.send(sent)
        await client.advance(0.9 * SECONDS)
        assert client.is_open
        await client.advance(0.1 * SECONDS)
        assert (await client.read_rest()).startswith(b"HTTP/1.1 408 ")

    run_scenario(story)


def test_head_sent_byte_by_byte_gets_no_extra_time() -> None:
    async def story(client: Client) -> None:
        for byte in REQUEST[:4]:
            await client.send(bytes([byte]))
            await client.advance(SECONDS / 4)
        assert (await client.read_rest()).startswith(b"HTTP/1.1 408 ")

    run_scenario(story)


def test_next_head_timeout_starts_with_the_previous_response() -> None:
    async def story(client: Client) -> None:
        await client.advance(0.9 * SECONDS)
        await client.send(REQUEST)
        await client.read_response()
        await client.send(REQUEST[:-2])
        await client.advance(0.9 * SECONDS)
        assert client.is_open
        await client.advance(0.1 * SECONDS)
        assert (await client.read_rest()).startswith(b"HTTP/1.1 408 ")

    run_scenario(story)


def test_idle_connection_is_closed_without_a_response() -> None:
    async def story(client: Client) -> None:
        await client.send(REQUEST)
        await client.read_response()
        await client.advance(0.9 * SECONDS)
        assert client.is_open
        await client.advance(0.1 * SECONDS)
        assert await client.read_rest() == b""

    run_scenario(story)


def test_long_request_does_not_use_up_the_next_head_timeout() -> None:
    async def story(client: Client) -> None:
        client.responding.clear()
        await client.send(REQUEST)
        await until(lambda: client.requests, "the request is carried out")
        await client.advance(3 * SECONDS)
        client.responding.set()
        assert (await client.read_response()).startswith(b"HTTP/1.1 200 ")
        await client.advance(0.9 * SECONDS)
        await client.send(REQUEST)
        await client.read_response()

    run_scenario(story)


def test_upgrade_request_is_the_last_of_its_connection() -> None:
    async def story(client: Client) -> None:
        await client.send(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n" + REQUEST)
        answer = await client.read_response()
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert b"\r\nconnection: close\r\n" in answer
        assert await client.read_rest() == b""
        assert client.requests == 1

    run_scenario(story)


def test_requests_during_a_long_one_are_answered_after_it() -> None:
    async def story(client: Client) -> None:
        client.responding.clear()
        await client.send(REQUEST * 3)
        await until(lambda: client.requests, "the first is carried out")
        await client.advance(3 * SECONDS)
        assert client.requests == 1
        client.responding.set()
        for _ in range(3):
            assert (await client.read_response()).startswith(b"HTTP/1.1 200 ")
        assert client.is_open

    run_scenario(story)


def test_few_requests_of_a_large_read_wait_at_once() -> None:
    async def story(client: Client) -> None:
        client.responding.clear()
        client.connection.data_received(REQUEST * 5000 + LAST_REQUEST)
        assert 0 < len(client.connection.pipeline) < 60
        client.responding.set()
        assert (await client.read_rest()).count(b"HTTP/1.1 200 ") == client.requests == 5001

    run_scenario(story)


def test_large_read_is_parsed_in_turns_and_reading_goes_on() -> None:
    async def story(client: Client) -> None:
        chunks = b"1\r\nx\r\n" * 40_000
        client.connection.data_received(CHUNKED_HEAD + chunks + b"0\r\n\r\n")
        left = [len(client.connection._unparsed)]
        assert len(chunks) - left[0] < 20_000
        assert not client.connection.transport.is_reading()
        while left[-1]:
            await asyncio.sleep(0)
            left.append(len(client.connection._unparsed))
        assert len(left) > 10
        await client.read_response()
        await client.send(REQUEST)
        assert (await client.read_response()).startswith(b"HTTP/1.1 200 ")

    run_scenario(story)


def test_body_that_nobody_takes_is_not_read_on() -> None:
    async def story(client: Client) -> None:
        client.responding.clear()
        client.connection.data_received(
            b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + b"x" * 100_000
        )
        await until(lambda: not client.connection._unparsed, "all is parsed")
        await client.advance(0)
        assert not client.connection.transport.is_reading()

    run_scenario(story)


def test_closed_connection_leaves_no_timers() -> None:
    async def story(client: Client) -> None:
        await client.send(REQUEST[:4])
        await client.close()
        assert [each for each in client._loop._scheduled if not each.cancelled()] == []

    run_scenario(story)


@pytest.mark.parametrize("request_", [REQUEST, LAST_REQUEST], ids=["open", "closing"])
def test_client_that_reads_nothing_is_disconnected(request_: bytes) -> None:
    async def story(client: Client) -> None:
        client.body = b"x" * MORE_THAN_BUFFERS
        await client.send(request_)
        await until(lambda: client.unsent, "a part of the response waits")
        await client.advance(0.9 * SECONDS)
        assert not client.is_lost
        for _ in range(2):  # at first the buffers of the system may have taken a part
            await client.advance(SECONDS)
        assert client.is_lost

    run_scenario(story)


def test_client_that_reads_slowly_is_not_disconnected() -> None:
    async def story(client: Client) -> None:
        client.body = b"x" * MORE_THAN_BUFFERS
        await client.send(REQUEST)
        await until(lambda: client.unsent, "a part of the response waits")
        for _ in range(5):
            await client.read_some()
            await client.advance(SECONDS)
            assert client.unsent
            assert client.is_open

    run_scenario(story)


def test_response_waits_until_the_one_before_is_sent() -> None:
    async def story(client: Client) -> None:
        unsent, pause_writing = [], client.connection.pause_writing

        def pauses() -> None:
            unsent.append(client.unsent)
            pause_writing()

        client.connection.pause_writing = pauses  # type: ignore[method-assign]
        client.buffer_little()
        client.body = b"x" * 60_000
        client.connection.data_received(REQUEST * 10)
        await until(lambda: unsent, "a part of a response waits")
        assert unsent[0] < 61_000

    run_scenario(story)


@pytest.mark.parametrize("pieces", [1, 9])
def test_long_body_does_not_count_as_head(pieces: int) -> None:
    async def story(client: Client) -> None:
        length = pieces * MAX_HEAD_BYTES
        await client.send(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % length)
        await client.read_response()
        for _ in range(pieces):
            await client.send(b" " * MAX_HEAD_BYTES)
            assert client.is_open
        await client.send(REQUEST)
        assert (await client.read_response()).startswith(b"HTTP/1.1 200 ")

    run_scenario(story)


@pytest.mark.parametrize("begin", [REQUEST[:-2], CHUNKED_HEAD + b"0\r\n"])
def test_oversized_head_or_trailers_in_pieces_are_400(begin: bytes) -> None:
    async def story(client: Client) -> None:
        await client.send(begin)
        for _ in range(MAX_HEAD_BYTES // 1024 - 1):
            await client.send(b"a" * 1000 + b": " + b"b" * 20 + b"\r\n")
            assert client.is_open
        for _ in range(2):
            if client.is_open:
                await client.send(b"a" * 1000 + b": " + b"b" * 20 + b"\r\n")
        assert b"HTTP/1.1 400 " in await client.read_rest()

    run_scenario(story)

"""A response cycle sends the same bytes as uvicorn's."""

import asyncio
from typing import Any

import pytest
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from service.http.response_cycle import ResponseCycle
from tests.service.test_protocol import REQUEST, Client, run_scenario

LENGTH_2 = [(b"content-type", b"text/plain"), (b"content-length", b"2")]
CLOSE = [(b"connection", b"close"), (b"content-length", b"2")]


class Transport(asyncio.Transport):
    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self.closed = False

    def write(self, data: Any) -> None:
        self.writes.append(data)

    def close(self) -> None:
        self.closed = True


def sent(
    kind: type[RequestResponseCycle], method: str, status: int, headers: Any, parts: list[bytes], keep_alive: bool
) -> tuple[Transport, list[bool]]:
    """Return the transport after a response, and the state of its connection."""
    transport, done = Transport(), []

    async def respond() -> list[bool]:
        cycle = kind(
            scope={"type": "http", "method": method},  # type: ignore[arg-type, typeddict-item]  # all that is read
            transport=transport,
            flow=FlowControl(transport),
            logger=None,  # type: ignore[arg-type]
            access_logger=None,  # type: ignore[arg-type]
            access_log=False,
            default_headers=[(b"date", b"today")],
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=keep_alive,
            on_response=lambda: done.append(True),
        )
        await cycle.send({"type": "http.response.start", "status": status, "headers": headers})
        for number, part in enumerate(parts, 1):
            await cycle.send({"type": "http.response.body", "body": part, "more_body": number < len(parts)})
        return [cycle.response_complete, cycle.keep_alive, transport.closed, *done]

    return transport, asyncio.run(respond())


@pytest.mark.parametrize("keep_alive", [True, False])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("status", "headers", "parts"),
    [
        (200, LENGTH_2, [b"ok"]),
        (201, LENGTH_2, [b"o", b"", b"k"]),
        (500, CLOSE, [b"ok"]),
        (200, [], [b"first", b"second", b""]),
        (200, [], [b""]),
        (304, [(b"etag", b'"1"')], [b""]),
        (204, [], [b""]),
    ],
)
def test_response_is_the_one_of_uvicorn(
    method: str, status: int, headers: Any, parts: list[bytes], keep_alive: bool
) -> None:
    ours, state = sent(ResponseCycle, method, status, headers, parts, keep_alive)
    other, expected = sent(RequestResponseCycle, method, status, headers, parts, keep_alive)
    assert (b"".join(ours.writes), state) == (b"".join(other.writes), expected)
    assert [bool(write) for write in ours.writes[:1]] == [True]


def test_whole_response_is_one_write() -> None:
    transport, _ = sent(ResponseCycle, "GET", 200, LENGTH_2, [b"ok"], True)
    assert len(transport.writes) == 1


@pytest.mark.parametrize(
    ("headers", "parts"),
    [
        ([(b"a", b"b\r\nc: d")], [b""]),
        ([(b"a", b"b\nc: d")], [b""]),
        ([(b"a\r", b"b")], [b""]),
        ([(b"a", b"\0")], [b""]),
        (LENGTH_2, [b"o"]),
        (LENGTH_2, [b"long"]),
        (LENGTH_2, [b"o", b"long"]),
    ],
)
def test_invalid_header_or_length_is_an_error(headers: Any, parts: list[bytes]) -> None:
    with pytest.raises(RuntimeError):
        sent(ResponseCycle, "GET", 200, headers, parts, True)


def test_connections_use_this_response_cycle() -> None:
    async def story(client: Client) -> None:
        await client.send(REQUEST)
        await client.read_response()
        assert isinstance(client.connection.running, ResponseCycle)

    run_scenario(story)

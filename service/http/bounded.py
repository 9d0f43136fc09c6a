"""The bounds of a connection: what it holds in memory, and how long a client can read nothing."""

import asyncio
from typing import Any

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from service.http.response_cycle import ResponseCycle
from service.telemetry import log

# A slice has fewer than sixty requests, as the smallest has 18 bytes.
_SLICE_BYTES = 1024
_SLICES_PER_TURN = 16
"""The slices of one connection that are parsed in one turn of the event loop, about a millisecond at most."""


class BoundedProtocol(HttpToolsProtocol):
    """A connection that holds little, however much a client sends, and however little it reads.

    - While a request waits for the response to an earlier one (pipelining), nothing more is parsed or read. What was
      received is parsed in slices, so that no more requests wait than one slice has. The rest of the read is kept.
    - A large read is parsed in several turns of the event loop, so that other connections have theirs in between.
    - A response is written when all earlier ones are with the operating system.
    - If a client reads nothing for `client_timeout` seconds while bytes wait to be sent, it is disconnected.
    """

    def __init__(self, *arguments: Any, client_timeout: float, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.client_timeout = client_timeout
        self.ignores_input = False
        self._unparsed = memoryview(b"")
        self._next_turn: asyncio.Handle | None = None
        self.running: RequestResponseCycle | None = None
        self._read_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)
        self.flow: _FlowControl = _FlowControl(transport, self)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stop_read_timer()
        self._unparsed = memoryview(b"")
        if self.running and not self.running.response_complete:  # uvicorn tells the last request only
            self.running.disconnected = True
            self.running.message_event.set()
        while self.pipeline:
            self.pipeline.pop()[0].on_response = _do_nothing  # or there would be a reference cycle

    def data_received(self, data: bytes) -> None:
        if not self.ignores_input:
            self._unparsed = memoryview(bytes(self._unparsed) + data)
            self._parse_slices()

    def parse(self, data: memoryview) -> None:
        """Parse a slice of the received bytes."""
        super().data_received(data)  # type: ignore[arg-type]  # it is only passed to the parser

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._parse_slices()

    @property
    def is_responding(self) -> bool:
        """Return whether a response is made, or waits for the client to read."""
        return self.flow.write_paused or bool(self.cycle and not self.cycle.response_complete)

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection if it is idle."""
        if self.is_responding:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        else:
            super().timeout_keep_alive_handler()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._start_read_timer()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_read_timer()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        cycle.__class__ = ResponseCycle  # uvicorn has no setting for the class
        self.running = cycle
        super()._start_asgi_task(cycle, app)

    @property
    def holds_input(self) -> bool:
        """Return whether received bytes or requests wait, so that no more are read."""
        return bool(self.pipeline or (self._unparsed and not self.ignores_input))

    def _parse_slices(self) -> None:
        for _ in range(_SLICES_PER_TURN):
            if not self._unparsed or self.pipeline or self.ignores_input or self.transport.is_closing():
                break
            data, self._unparsed = self._unparsed[:_SLICE_BYTES], self._unparsed[_SLICE_BYTES:]
            self.parse(data)
        else:
            self._continue_in_next_turn()
        if self.flow.is_held:
            self.flow.read_if_possible()

    def _continue_in_next_turn(self) -> None:
        if self._unparsed and not self.transport.is_closing():
            self.flow.hold_reading()
            self._next_turn = self._next_turn or self.loop.call_soon(self._take_turn)

    def _take_turn(self) -> None:
        self._next_turn = None
        self._parse_slices()

    def _start_read_timer(self) -> None:
        unsent = self.transport.get_write_buffer_size()
        self._read_timer = self.loop.call_later(self.client_timeout, self._require_progress, unsent)

    def _stop_read_timer(self) -> None:
        if self._read_timer:
            self._read_timer.cancel()
            self._read_timer = None

    def _require_progress(self, unsent: int) -> None:
        if self.transport.get_write_buffer_size() < unsent:
            self._start_read_timer()
        else:
            log.log_event("slow_client")
            self.transport.abort()


class _FlowControl(FlowControl):
    """Flow control that reads nothing while the connection holds input; `is_held` is whether it does not for that."""

    def __init__(self, transport: asyncio.Transport, protocol: BoundedProtocol) -> None:
        super().__init__(transport)
        self._protocol = protocol
        self.is_held = False

    def hold_reading(self) -> None:
        self.is_held = True
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        if self.read_paused:
            self.read_paused = False
            self.is_held = True
            self.read_if_possible()

    def read_if_possible(self) -> None:
        """Read on, if the connection holds no input and the body that was received is not too large."""
        if not (self.read_paused or self._protocol.holds_input):
            self.is_held = False
            self._transport.resume_reading()


def _do_nothing() -> None:
    pass

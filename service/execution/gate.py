"""The gate that opens when the database may be served, for the process that starts it and those that serve."""

import asyncio
import os
import select
from typing import Self


class Gate:
    """A gate that opens once, when the database may be served.

    Processes share it by its descriptor (eventfd), which is readable from then on: nobody reads it.
    """

    def __init__(self, descriptor: int | None = None) -> None:
        self.descriptor = os.eventfd(0) if descriptor is None else descriptor

    @classmethod
    def opened(cls) -> Self:
        """Return a gate that is open."""
        gate = cls()
        gate.open()
        return gate

    def open(self) -> None:
        os.eventfd_write(self.descriptor, 1)

    @property
    def is_open(self) -> bool:
        poll = select.poll()
        poll.register(self.descriptor, select.POLLIN)
        return bool(poll.poll(0))

    async def wait(self) -> None:
        """Wait until it is open."""
        loop, opened = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self.descriptor, opened.set)
        try:
            await opened.wait()
        finally:
            loop.remove_reader(self.descriptor)

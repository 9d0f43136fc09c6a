"""Sliding windows of a minute in shared memory, for the processes of one service.

They count by the formulas of the library `limits`, which has the windows in Redis, so that both answer alike.
"""

import fcntl
import mmap
import os
import struct
import tempfile
import time
from hashlib import blake2b
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

_SECONDS = 60
_ENTRY = struct.Struct("<16sqII")  # whose, number of the window since 1970, requests in it, in the one before
_GROUP = 8 * _ENTRY.size
_GROUPS = 8192
_LARGEST = 2**32 - 1


class WindowStats(NamedTuple):
    """What a caller has of a class: requests a minute, how many are left, and seconds until more are."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


_Counts = tuple[int, int, int]  # as in an entry: the number of a window, requests in it, in the one before


def memory(directory: Path) -> int:
    """A file of 2 MiB without a name, which only processes that are handed it can reach. Raises OSError."""
    with tempfile.TemporaryFile(dir=directory) as file:
        os.posix_fallocate(file.fileno(), 0, _GROUP * _GROUPS)
        return os.dup(file.fileno())


def key(rate: str, name: str) -> bytes:
    """What the requests of a class by a caller are kept under."""
    return blake2b(f"{rate}/{name}".encode(), digest_size=16).digest()


class SharedMemoryStorage:
    """65,536 windows in one file. Should eight busy keys fall together, the least busy one is forgotten.

    A record lock guards what is changed where processes share it; the system takes it from one that dies. A process
    uses them on one thread only.
    """

    def __init__(self, file: int, *, shared: bool) -> None:
        self._file = file
        self._shared = shared
        self._memory = mmap.mmap(file, 0)

    def update(self, whose: bytes, limit: int, cost: int, now: float | None = None) -> tuple[bool, WindowStats]:
        """Whether so many more fit in, and what there is then; a cost of 0 only looks. `whose` is a `key`."""
        if not (cost and self._shared):
            return self._update(whose, limit, cost, now)
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            return self._update(whose, limit, cost, now)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _update(self, whose: bytes, limit: int, cost: int, now: float | None) -> tuple[bool, WindowStats]:
        if now is None:  # only here, as a window may end while one waits for the lock
            now = time.time()
        left = _SECONDS - now % _SECONDS  # by its end the window before has lost all its weight
        group, number = _group(whose), int(now // _SECONDS)
        offset = self._memory.find(whose, group, group + _GROUP)  # nothing else looks like a hash
        number, current, previous = self._counts(offset, number) if offset >= 0 else (number, 0, 0)
        fits = floor(previous * left / _SECONDS) + current + cost <= limit
        if fits and cost:
            current = min(current + cost, _LARGEST)
            offset = offset if offset >= 0 else self._least_used(group, number)
            _ENTRY.pack_into(self._memory, offset, whose, number, current, previous)
        return fits or not cost, _stats(limit, current, previous, left)

    def _least_used(self, group: int, number: int) -> int:
        """A place of the group for a key that has none; a free one, if there is one."""
        places = range(group, group + _GROUP, _ENTRY.size)
        return min(places, key=lambda place: sum(self._counts(place, number)[1:]))

    def _counts(self, offset: int, number: int) -> _Counts:
        """Those of an entry, as they are in the window of that number."""
        _, window, current, previous = _ENTRY.unpack_from(self._memory, offset)
        if window >= number:  # a later one stands if a clock goes back
            return window, current, previous
        return number, 0, current if window == number - 1 else 0


def _group(whose: bytes) -> int:
    """Where the places begin that a key may have."""
    return int.from_bytes(whose[:4], "little") % _GROUPS * _GROUP


def _stats(limit: int, current: int, previous: int, left: float) -> WindowStats:
    remaining = limit - floor(previous * left / _SECONDS + current)
    wait = left % _SECONDS if current else left if previous else 0
    if previous:  # one of them falls out of the minute
        wait = min(wait, left % (_SECONDS / previous))
    return WindowStats(limit, max(0, remaining), ceil(wait) or 1)

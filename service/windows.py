"""Sliding windows in shared memory: a storage for the library `limits`, for the processes of one service.

The library's own storage in memory is of one process, and looks at every key it holds with each request.
"""

import fcntl
import mmap
import os
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from math import floor
from pathlib import Path
from typing import NamedTuple

from limits.aio.storage import Storage
from limits.aio.storage.base import SlidingWindowCounterSupport

_ENTRY = struct.Struct("<16sqII")  # whose, number of the window since 1970, requests in it, in the one before
_GROUP = 8
_GROUPS = 8192
_LARGEST = 2**32 - 1


class _Entry(NamedTuple):
    offset: int
    window: int
    previous: int
    current: int


def memory(directory: Path) -> int:
    """A file of 2 MiB without a name, which only processes that are handed it can reach. Raises OSError."""
    with tempfile.TemporaryFile(dir=directory) as file:
        os.posix_fallocate(file.fileno(), 0, _ENTRY.size * _GROUP * _GROUPS)
        return os.dup(file.fileno())


class SharedWindows(Storage, SlidingWindowCounterSupport):
    """65,536 windows in one file. Should eight busy keys fall together, the least busy one is forgotten.

    A record lock guards what is changed; the system takes it from a process that dies.
    """

    STORAGE_SCHEME = None

    def __init__(self, file: int) -> None:
        super().__init__()
        self._file = file
        self._memory = mmap.mmap(file, 0)

    async def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        with self._locked():
            now = time.time()
            entry = self._entry(key, expiry, now)
            if floor(entry.previous * _left(expiry, now) / expiry) + entry.current + amount > limit:
                return False
            self._write(key, entry._replace(current=min(entry.current + amount, _LARGEST)))
            return True

    async def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        now = time.time()
        entry = self._entry(key, expiry, now)
        return entry.previous, _left(expiry, now), entry.current, _left(expiry, now) + expiry

    async def clear_sliding_window(self, key: str, expiry: int) -> None:
        with self._locked():
            self._write(key, self._entry(key, expiry, time.time())._replace(previous=0, current=0))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _entry(self, key: str, expiry: int, now: float) -> _Entry:
        """The counts of a key, and where they are or would be: a free place of its group, or the least busy one."""
        digest, number = _digest(key), int(now // expiry)
        group = int.from_bytes(digest[:4], "little") % _GROUPS * _GROUP * _ENTRY.size
        spare, fewest = group, _LARGEST + 1
        for offset in range(group, group + _GROUP * _ENTRY.size, _ENTRY.size):
            owner, window, current, previous = _ENTRY.unpack_from(self._memory, offset)
            if window < number:  # a later one stands if a clock goes back
                previous, current, window = current if window == number - 1 else 0, 0, number
            if owner == digest:
                return _Entry(offset, window, previous, current)
            if previous + current < fewest:
                spare, fewest = offset, previous + current
        return _Entry(spare, number, 0, 0)

    def _write(self, key: str, entry: _Entry) -> None:
        _ENTRY.pack_into(self._memory, entry.offset, _digest(key), entry.window, entry.current, entry.previous)

    # What only other strategies of the library ask for, and those are not offered here.

    @property
    def base_exceptions(self) -> type[Exception]:
        return OSError

    async def check(self) -> bool:
        return True

    async def reset(self) -> None:
        self._memory[:] = bytes(len(self._memory))

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        raise NotImplementedError

    async def get(self, key: str) -> int:
        raise NotImplementedError

    async def get_expiry(self, key: str) -> float:
        raise NotImplementedError

    async def clear(self, key: str) -> None:
        raise NotImplementedError


def _digest(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=16).digest()


def _left(expiry: int, now: float) -> float:
    """Seconds until the window ends; by then the one before has lost all its weight."""
    return expiry - now % expiry

"""Sliding windows of a minute in memory: of one process, or shared by the processes of one service.

They count by the formulas of the library `limits`, which keeps the windows in Redis, so that both give the same limits.
"""

import fcntl
import mmap
import os
import struct
import tempfile
import time
from hashlib import blake2b
from itertools import islice
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

_SECONDS = 60
_MAX_BUCKETS = 65_536
_ENTRY = struct.Struct("<16sqII")  # the key of a bucket and its counts
_GROUP_SIZE = 8
_GROUP_BYTES = _GROUP_SIZE * _ENTRY.size
_GROUPS = _MAX_BUCKETS // _GROUP_SIZE
_MAX_COUNT = 2**32 - 1

_Counts = tuple[int, int, int]
"""The number of a minute by the monotonic clock, the requests in it, and those in the minute before."""

_NONE: _Counts = (0, 0, 0)


class WindowStats(NamedTuple):
    """A caller's rate limit: requests per minute, how many remain, and the seconds until more are available."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


def bucket_key(rate: str, name: str) -> bytes:
    """Return the key of the bucket for requests of a class by a caller."""
    return blake2b(f"{rate}/{name}".encode(), digest_size=16).digest()


class MemoryStorage:
    """The windows of one process: at most 65,536. To add another, the least busy of the eight oldest is removed."""

    def __init__(self) -> None:
        self._buckets: dict[bytes, _Counts] = {}

    def update(self, key: bytes, limit: int, cost: int, now: float | None = None) -> tuple[bool, WindowStats]:
        """Count that many requests if the limit allows them; a cost of 0 counts nothing.

        Return whether they are allowed, and the resulting state. The key is a `bucket_key`.
        """
        stored = self._buckets.get(key)
        allowed, counts, stats = _updated(stored or _NONE, limit, cost, time.monotonic() if now is None else now)
        if allowed and cost:
            if stored is None and len(self._buckets) >= _MAX_BUCKETS:
                self._remove_one(counts[0])
            if stored and stored[0] != counts[0]:  # to the end, so that the first ones are those of the oldest minute
                del self._buckets[key]
            self._buckets[key] = counts
        return allowed, stats

    def _remove_one(self, minute: int) -> None:
        oldest = islice(self._buckets.items(), _GROUP_SIZE)
        del self._buckets[min(oldest, key=lambda item: _requests(item[1], minute))[0]]


def create_shared_file(directory: Path) -> int:
    """Return a file of 2 MiB for SharedMemoryStorage, as a descriptor to pass to other processes. Raises OSError.

    It has no name, so no other process can open it.
    """
    with tempfile.TemporaryFile(dir=directory) as file:
        os.posix_fallocate(file.fileno(), 0, _GROUP_BYTES * _GROUPS)
        return os.dup(file.fileno())


class SharedMemoryStorage:
    """The windows of several processes: 65,536 in one file, in groups of eight by a hash of the key.

    To add one to a full group, the least busy of the group is removed. A record lock guards changes; the system
    releases the lock of a process that dies. Each process uses one thread only. The processes of a machine share the
    monotonic clock.
    """

    def __init__(self, file: int) -> None:
        self._file = file
        self._memory = mmap.mmap(file, 0)

    def update(self, key: bytes, limit: int, cost: int, now: float | None = None) -> tuple[bool, WindowStats]:
        """Do as MemoryStorage.update does."""
        if not cost:
            return self._update(key, limit, cost, now)
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            return self._update(key, limit, cost, now)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _update(self, key: bytes, limit: int, cost: int, now: float | None) -> tuple[bool, WindowStats]:
        group = int.from_bytes(key[:4], "little") % _GROUPS * _GROUP_BYTES
        # A copy, because mmap.find of Python 3.11.2 reads a byte beyond its end and crashes at the end of the file.
        position = self._memory[group : group + _GROUP_BYTES].find(key)  # nothing else in an entry looks like a hash
        offset = group + position if position >= 0 else -1
        # The time is read under the lock, because a window may end while the process waits for the lock.
        now = time.monotonic() if now is None else now
        allowed, counts, stats = _updated(self._counts(offset) if offset >= 0 else _NONE, limit, cost, now)
        if allowed and cost:
            offset = offset if offset >= 0 else self._least_busy(group, counts[0])
            _ENTRY.pack_into(self._memory, offset, key, *counts)
        return allowed, stats

    def _least_busy(self, group: int, minute: int) -> int:
        """Return the offset of the entry of a group with the fewest requests; that of an unused one if there is any."""
        offsets = range(group, group + _GROUP_BYTES, _ENTRY.size)
        return min(offsets, key=lambda offset: _requests(self._counts(offset), minute))

    def _counts(self, offset: int) -> _Counts:
        _, minute, current, previous = _ENTRY.unpack_from(self._memory, offset)
        return minute, current, previous


def _updated(counts: _Counts, limit: int, cost: int, now: float) -> tuple[bool, _Counts, WindowStats]:
    """Count that many requests if the limit allows them; return whether it does, the new counts and their state."""
    left = _SECONDS - now % _SECONDS  # after which the previous minute has no weight
    minute, current, previous = _at(counts, int(now // _SECONDS))
    fits = floor(previous * left / _SECONDS) + current + cost <= limit
    if fits:
        current = min(current + cost, _MAX_COUNT)
    return fits or not cost, (minute, current, previous), _stats(limit, current, previous, left)


def _at(counts: _Counts, minute: int) -> _Counts:
    """Return counts as of a minute; unchanged if that is an earlier one, because another process has counted since."""
    stored, current, _ = counts
    if stored >= minute:
        return counts
    return minute, 0, current if stored == minute - 1 else 0


def _requests(counts: _Counts, minute: int) -> int:
    return sum(_at(counts, minute)[1:])


def _stats(limit: int, current: int, previous: int, left: float) -> WindowStats:
    remaining = limit - floor(previous * left / _SECONDS + current)
    wait = left % _SECONDS if current else left if previous else 0
    if previous:  # one request of the previous minute loses its weight
        wait = min(wait, left % (_SECONDS / previous))
    return WindowStats(limit, max(0, remaining), ceil(wait) or 1)

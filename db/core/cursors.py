"""Cursors: positions in the order of a list, as text that a client sends back to read the next page.

The contract limits the length and the characters of a cursor. Every text within these limits is a position, so a forged
cursor, or one of another list, starts elsewhere in the list and does no harm.
"""

import base64
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from db.core import clock

_YEAR_1 = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LAST = (datetime(9999, 12, 31, tzinfo=UTC) - _YEAR_1) // _MICROSECOND

_GREATEST = 2**31 - 1


class Kind(NamedTuple):
    """The encoding of a column's values: in `size` bytes or, if that is None, in all remaining bytes.

    `least` and `greatest` sort before and after every value.
    """

    size: int | None
    pack: Callable[[str], bytes]
    unpack: Callable[[bytes], str]
    least: str
    greatest: str


def _pack_time(text: str) -> bytes:
    return ((clock.moment(text) - _YEAR_1) // _MICROSECOND).to_bytes(8, "big")


def _unpack_time(raw: bytes) -> str:
    return clock.text(_YEAR_1 + min(int.from_bytes(raw, "big"), _LAST) * _MICROSECOND)


def _pack_date(text: str) -> bytes:
    return date.fromisoformat(text).toordinal().to_bytes(3, "big")


def _unpack_date(raw: bytes) -> str:
    return date.fromordinal(min(max(int.from_bytes(raw, "big"), 1), date.max.toordinal())).isoformat()


def _unpack_text(raw: bytes) -> str:
    return raw.decode(errors="ignore").replace("\0", "")


_ZERO, _ONES = str(UUID(int=0)), str(UUID(int=2**128 - 1))
TIME = Kind(8, _pack_time, _unpack_time, "-infinity", "infinity")
DATE = Kind(3, _pack_date, _unpack_date, "-infinity", "infinity")
ID = Kind(16, lambda id: UUID(id).bytes, lambda raw: str(UUID(bytes=raw.ljust(16, b"\0"))), _ZERO, _ONES)
NUMBER = Kind(
    16,
    lambda number: int(number).to_bytes(16, "big"),
    lambda raw: str(min(int.from_bytes(raw.ljust(16, b"\0"), "big"), _GREATEST)),
    "0",
    str(_GREATEST),
)
TEXT = Kind(None, str.encode, _unpack_text, "", "\U0010ffff")

Order = Mapping[str, Kind]
"""The columns by which a list is sorted."""


def cursor(order: Order, row: Mapping[str, Any]) -> str:
    """Return the cursor of the rows after this one."""
    raw = b"".join(kind.pack(row[name]) for name, kind in order.items())
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def position(order: Order, cursor: str) -> dict[str, str]:
    """Return the values, by column, after which the rows of a cursor begin."""
    raw, values = _bytes(cursor), {}
    for name, kind in order.items():
        part, raw = (raw, b"") if kind.size is None else (raw[: kind.size], raw[kind.size :])
        values[name] = kind.unpack(part)
    return values


def start(order: Order, *, downwards: bool) -> dict[str, str]:
    """Return values, by column, that sort before all rows."""
    return {name: kind.greatest if downwards else kind.least for name, kind in order.items()}


def _bytes(cursor: str) -> bytes:
    whole = cursor[: len(cursor) - (len(cursor) % 4 == 1)]  # one character alone is no byte
    return base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4))

"""Identity keys, search keys, and time-ordered ids."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from uuid_utils.compat import uuid7

Keys = list[tuple[bytes, str]]
"""Identity keys and their kinds."""
EMAIL, EXTERNAL_IDS, NAME = "email", "external_ids", "name_date_of_birth_phone"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_E164 = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
_SEARCH_KEY_LENGTH = 400


def now() -> datetime:
    return datetime.now(UTC)


def this_millisecond() -> datetime:
    moment = now()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def new_id(moment: datetime) -> UUID:
    """Return a UUIDv7 of that time."""
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    return uuid7(nanoseconds=milliseconds * 1_000_000)


def external_id_key(system: str, value: str) -> bytes:
    return _key(EXTERNAL_IDS, system, value)


def keys_of(
    first_name: str,
    last_name: str,
    date_of_birth: date | None,
    email: str | None,
    phone: str | None,
    external_ids: Mapping[str, str],
) -> Keys:
    """Return the identity keys of a person with their kinds, sorted so that concurrent inserts do not deadlock."""
    keys = {external_id_key(system, value): EXTERNAL_IDS for system, value in external_ids.items() if value}
    if email:
        keys[_key(EMAIL, email.lower())] = EMAIL
    if date_of_birth and phone and _E164.fullmatch(phone):
        keys[_key(NAME, _fold(first_name), _fold(last_name), date_of_birth.isoformat(), phone)] = NAME
    return sorted(keys.items())


def search_key(text: str) -> str:
    return _fold(text)[:_SEARCH_KEY_LENGTH]


def phone_key(phone: str | None) -> str | None:
    if not phone:
        return None
    return phone if _E164.fullmatch(phone) else search_key(phone)


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _key(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode()).digest()

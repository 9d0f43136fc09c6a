"""The answers of writes that named an Idempotency-Key, kept so that a repeat is answered alike."""

from datetime import timedelta
from typing import Any, NamedTuple

import peewee

from db import clock
from db.base import DateTimeTZField, JsonText, PersonTable
from db.errors import KeyReused, TryAgain
from db.statements import Statement, place
from db.unit import Unit

KEPT_FOR = timedelta(hours=24)


class IdempotencyKey(PersonTable):
    """A key that was used, with the answer that it got. Stored in the transaction of the write itself."""

    caller = peewee.TextField()
    key = peewee.TextField()
    patient_id = peewee.UUIDField(null=True)  # type: ignore[assignment]  # a write need not be about a patient
    request_hash = peewee.BlobField()
    status = peewee.IntegerField()
    headers = JsonText()
    body = peewee.TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "idempotency_keys"
        primary_key = peewee.CompositeKey("brand_id", "caller", "key")


class Claim(NamedTuple):
    """Who repeats what: the caller, the key that the caller chose, and a hash of the whole request."""

    caller: str
    key: str
    request_hash: bytes


class StoredAnswer(NamedTuple):
    """The status, the headers as JSON text, and the body."""

    status: int
    headers: str
    body: str


_INSERT = Statement(
    "idempotency_insert",
    IdempotencyKey.insert({name: place(name) for name in IdempotencyKey._meta.sorted_field_names}).returning(),
)
_MINE = (IdempotencyKey.caller == place("caller")) & (IdempotencyKey.key == place("key"))
_FIND = Statement(
    "idempotency_find",
    IdempotencyKey.select(
        IdempotencyKey.request_hash, IdempotencyKey.status, IdempotencyKey.headers, IdempotencyKey.body
    ).where(_MINE),
)
_EXPIRE = Statement(
    "idempotency_expire", IdempotencyKey.delete().where(_MINE, IdempotencyKey.created_at < place("before"))
)


def keep(unit: Unit, claim: Claim, patient_id: str | None, answer: StoredAnswer) -> None:
    """Have the unit store the answer with its key; a key that is taken makes the commit raise TryAgain."""
    unit.write(
        _INSERT,
        first=True,
        violated=("idempotency_keys", lambda reader: TryAgain()),
        brand_id=unit.brand,
        caller=claim.caller,
        key=claim.key,
        patient_id=patient_id,
        request_hash=claim.request_hash,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        created_at=clock.now(),
    )


def recall(unit: Unit, claim: Claim) -> StoredAnswer | None:
    """The answer that this key got, None when there is none any more.

    Raises KeyReused when the key came with another request.
    """
    named: dict[str, Any] = {"caller": claim.caller, "key": claim.key}
    rows = unit.read((_EXPIRE, named | {"before": clock.now() - KEPT_FOR}), (_FIND, named))
    if not rows:
        return None
    request_hash, *answer = rows[0]
    if bytes(request_hash) != claim.request_hash:
        raise KeyReused
    return StoredAnswer(*answer)

"""The answers of writes that named an Idempotency-Key, kept so that a repeat is answered alike."""

from datetime import timedelta
from typing import Any, NamedTuple

import peewee

from db.audit import read_audit
from db.core import clock
from db.core.connection import MAINTENANCE_ROLE, Connection
from db.core.statements import Statement, insert_query, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import UnitOfWork, Violation
from db.errors import KeyReused, RetryTransaction

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


_INSERT = Statement("idempotency_insert", insert_query(IdempotencyKey))
_ANSWERED = ("patient_id", *StoredAnswer._fields)
_MINE = (IdempotencyKey.caller == param("caller")) & (IdempotencyKey.key == param("key"))
_ANSWER = Statement("idempotency_answer", IdempotencyKey.update({name: param(name) for name in _ANSWERED}).where(_MINE))
_FOUND = ("request_hash", *StoredAnswer._fields)


def _find() -> Statement:
    """What is stored with the key. To be answered again is to read about the patient again."""
    stored = IdempotencyKey.select().where(_MINE).cte("stored")
    again = read_audit(
        stored,
        stored.c.patient_id,
        stored.c.patient_id.is_null(False),
        stored.c.request_hash == peewee.Cast(param("request_hash"), "bytea"),
    )
    query = peewee.Select([stored], [getattr(stored.c, name) for name in _FOUND]).with_cte(stored, again)
    return Statement("idempotency_find", query.bind(IdempotencyKey._meta.database))


_FIND = _find()
_EXPIRE = Statement(
    "idempotency_expire", IdempotencyKey.delete().where(_MINE, IdempotencyKey.created_at < param("before"))
)

_PURGE = Statement(
    "idempotency_purge",
    IdempotencyKey.delete().where(IdempotencyKey.created_at < param("before")),
)


def purge(connection: Connection) -> None:
    """Delete what has expired, of all brands. Raises Unavailable."""
    before = {"before": clock.now() - KEPT_FOR}
    prefix = f"SET LOCAL statement_timeout = '10min';SET LOCAL ROLE {MAINTENANCE_ROLE};"
    connection.run(prefix + _PURGE.execute, _PURGE.arguments(before))


def claim(unit: UnitOfWork, claim: Claim) -> None:
    """Have the unit begin by taking the key; if it is taken already, the unit raises TryAgain."""
    unit.open_with(_INSERT, _TAKEN, **_row(unit, claim, None, StoredAnswer(0, "{}", "")))


def keep(unit: UnitOfWork, claim: Claim, patient_id: str | None, answer: StoredAnswer) -> None:
    """Have the unit store the answer with its key."""
    row = _row(unit, claim, patient_id, answer)
    if unit.is_open:
        unit.write(_ANSWER, **row)
    else:
        unit.open_with(_INSERT, _TAKEN, **row)


def recall(unit: UnitOfWork, claim: Claim) -> StoredAnswer | None:
    """The answer that this key got, None when there is none any more.

    Raises KeyReused when the key came with another request.
    """
    named: dict[str, Any] = claim._asdict()
    rows = unit.read((_EXPIRE, named | {"before": clock.now() - KEPT_FOR}), (_FIND, named))
    if not rows:
        return None
    request_hash, *answer = rows[0]
    if bytes(request_hash) != claim.request_hash:
        raise KeyReused
    return StoredAnswer(*answer)


_TAKEN = Violation("idempotency_keys", lambda _: RetryTransaction())


def _row(unit: UnitOfWork, claim: Claim, patient_id: str | None, answer: StoredAnswer) -> dict[str, Any]:
    return {
        "brand_id": unit.brand,
        "patient_id": patient_id,
        "created_at": clock.now(),
        **claim._asdict(),
        **answer._asdict(),
    }

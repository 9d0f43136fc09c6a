"""Idempotency-Keys: the responses of writes that had one, stored so that a repeated request gets the same response."""

from datetime import timedelta
from typing import Any, NamedTuple, Self

import peewee

from db import webhook_secrets
from db.audit import read_audit
from db.core import clock
from db.core.connection import MAINTENANCE_ROLE, Connection
from db.core.statements import Statement, insert_query, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import Violation, current
from db.errors import KeyReused, RetryTransaction

KEPT_FOR = timedelta(hours=24)


class IdempotencyKey(PersonTable):
    """A key with the response that it got. Stored in the transaction of the write itself."""

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


class KeyedRequest(NamedTuple):
    """A request with an Idempotency-Key: a hash of the caller's name, the key, and a hash of the whole request."""

    caller: str
    key: str
    request_hash: bytes


class StoredResponse(NamedTuple):
    """The status, the headers as JSON text, and the body."""

    status: int
    headers: str
    body: str

    def encrypted(self) -> Self:
        """Return the response with an encrypted body. Raises SecretsUnavailable."""
        return self._replace(body=webhook_secrets.encrypt(self.body).decode())

    def decrypted(self) -> Self:
        """Return the response of `encrypted`. Raises SecretsUnavailable."""
        return self._replace(body=webhook_secrets.decrypt(self.body.encode()))


_INSERT = Statement("idempotency_insert", insert_query(IdempotencyKey))
_COMPLETED = ("patient_id", *StoredResponse._fields)
_OF_CALLER = (IdempotencyKey.caller == param("caller")) & (IdempotencyKey.key == param("key"))
_COMPLETE = Statement(
    "idempotency_complete", IdempotencyKey.update({name: param(name) for name in _COMPLETED}).where(_OF_CALLER)
)
_STORED = ("request_hash", *StoredResponse._fields)


def _find_statement() -> Statement:
    """The stored response. To replay it is to read about the patient, so it leaves an audit row.

    The row is locked, because a lock is a write: the replay waits until a synchronous standby has it, and so has the
    stored response. The commit that stored it may not have waited.
    """
    stored = IdempotencyKey.select().where(_OF_CALLER).for_update().cte("stored")
    replay_audit = read_audit(
        stored,
        stored.c.patient_id,
        stored.c.patient_id.is_null(False),
        stored.c.request_hash == peewee.Cast(param("request_hash"), "bytea"),
    )
    query = peewee.Select([stored], [getattr(stored.c, name) for name in _STORED]).with_cte(stored, replay_audit)
    return Statement("idempotency_find", query.bind(IdempotencyKey._meta.database))


_FIND = _find_statement()
_EXPIRE = Statement(
    "idempotency_expire", IdempotencyKey.delete().where(_OF_CALLER, IdempotencyKey.created_at < param("before"))
)

# Of all brands, so it is no statement of a request. The role sees nothing but expired keys.
_PURGE = f"""
SET LOCAL statement_timeout = '10min'; SET LOCAL ROLE {MAINTENANCE_ROLE};
DELETE FROM idempotency_keys WHERE created_at < %s"""


def purge(connection: Connection) -> None:
    """Delete the expired keys of all brands. Raises Unavailable."""
    connection.run(_PURGE, [clock.now() - KEPT_FOR])


class Reservation:
    """An Idempotency-Key that the transaction of the current unit of work stores first, and then its response."""

    def __init__(self, request: KeyedRequest) -> None:
        """Reserve the key. When it is stored already, the unit of work raises RetryTransaction."""
        unit = current()
        self._row: dict[str, Any] = {
            "patient_id": None,
            "created_at": clock.now(),
            **request._asdict(),
            **_PENDING._asdict(),
        }
        unit.open_with(_INSERT, _RESERVED, self._row)

    def complete(self, patient_id: str | None, response: StoredResponse) -> None:
        """Store the response with the key, in one statement if the transaction has not begun."""
        self._row |= {"patient_id": patient_id, **response._asdict()}
        unit = current()
        if unit.is_open:
            unit.write(_COMPLETE, **self._row)


def replay(request: KeyedRequest) -> StoredResponse | None:
    """Return the response that the key got, None when there is none or it has expired.

    Raises KeyReused when the key came with another request.
    """
    values: dict[str, Any] = request._asdict()
    rows = current().read((_EXPIRE, values | {"before": clock.now() - KEPT_FOR}), (_FIND, values))
    if not rows:
        return None
    request_hash, *response = rows[0]
    if bytes(request_hash) != request.request_hash:
        raise KeyReused
    return StoredResponse(*response)


_PENDING = StoredResponse(0, "{}", "")
_RESERVED = Violation("idempotency_keys", RetryTransaction)

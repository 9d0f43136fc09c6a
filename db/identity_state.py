"""The forms of stored identity keys: one, or several until the keys are renewed (db/rekey.py)."""

from collections.abc import Iterable
from datetime import datetime

import peewee

from db import identity
from db.core.connection import Connection, Rows
from db.core.statements import Statement
from db.core.tables import DateTimeTZField, Table
from db.core.unit_of_work import current
from db.identity_form import LEGACY, Form

OUTDATED = "identity_keys_outdated"
"""The warning that stored keys may have other forms than that of the service."""
FOLLOWED_EVERY_SECONDS = 5
"""The interval at which each process of a service reads the forms of stored keys."""
MOST_FORMS = 3
"""The maximum number of forms of stored keys. Searches have parameters for each (db/patient_search.py)."""

# Two intervals, because the read of a process may wait for a thread.
_INTERVALS_UNTIL_READ = 2
_LOCK_ID = 7_204_118_564


class TooManyForms(Exception):
    """Stored keys already have the maximum number of forms."""


class IdentityForm(Table):
    """A form that stored keys may have, and the time of its addition.

    The latest `since` is the time of the last addition. It invalidates the progress of earlier runs (db/rekey.py).
    """

    form = peewee.TextField()
    since = DateTimeTZField()

    class Meta:
        table_name = "identity_forms"
        primary_key = peewee.CompositeKey("form")


_STORED = Statement("identity_forms", IdentityForm.select(IdentityForm.form, IdentityForm.since))
# By the clock of the database, and never the same time twice, whichever machine adds a form.
_ADD = """
SELECT pg_advisory_xact_lock(%s);
INSERT INTO identity_forms
SELECT %s, greatest(clock_timestamp(), (SELECT max(since) + interval '1 microsecond' FROM identity_forms))
WHERE (SELECT count(*) FROM identity_forms WHERE form <> %s) < %s
ON CONFLICT (form) DO {};
SELECT form FROM identity_forms"""
_ADD_ONCE, _ADD_AGAIN = _ADD.format("NOTHING"), _ADD.format("UPDATE SET since = excluded.since")
_KEEP_ONLY = """
SELECT pg_advisory_xact_lock(%s);
UPDATE identity_forms AS own SET since = latest.since FROM (SELECT max(since) AS since FROM identity_forms) AS latest
WHERE own.form = %s AND latest.since = %s;
DELETE FROM identity_forms WHERE form <> %s AND (SELECT max(since) FROM identity_forms) = %s
AND EXISTS (SELECT FROM identity_forms WHERE form = %s);
SELECT form FROM identity_forms"""
_SECONDS_SINCE_ADDITION = "SELECT extract(epoch FROM clock_timestamp() - max(since))::float8 FROM identity_forms"


def follow(connection: Connection) -> None:
    """Read the forms of stored keys, which another process may have changed, and add the form of the service.

    Raises OtherRelease, TooManyForms, Unavailable.
    """
    own, rows = identity.forms()[0], connection.run(_STORED.sql)
    _use(rows)
    if own.text not in dict(rows):
        _add(connection, _ADD_ONCE, own)


def require_room(stored: Iterable[str], own: Form) -> None:
    """Raise TooManyForms if this form cannot be added to the stored ones."""
    if len({*stored, own.text}) > MOST_FORMS:
        raise TooManyForms


def warnings() -> list[str]:
    """Read the forms of stored keys in the current unit of work; return the warnings of the service.

    Raises OtherRelease, Unavailable.
    """
    _use(current().read((_STORED, {})))
    return [OUTDATED] if is_outdated() else []


def is_outdated() -> bool:
    """Return whether stored keys may have other forms than that of the service."""
    return len(identity.forms()) > 1


def stored(connection: Connection) -> dict[Form, datetime]:
    """Return the forms that stored keys may have, each with the time of its addition. Raises OtherRelease."""
    return {Form.of(text): since for text, since in connection.run(_STORED.sql)}


def suspect(connection: Connection) -> None:
    """Store that release 0.1.0 may have added keys of its form since the last run. Raises TooManyForms."""
    _add(connection, _ADD_AGAIN, LEGACY)


def keep_only(connection: Connection, form: Form, since: datetime) -> bool:
    """Store that all keys have this form, unless another was added after `since`. Return whether all have it."""
    values = [_LOCK_ID, form.text, since, form.text, since, form.text]
    return connection.run(_KEEP_ONLY, values) == [(form.text,)]


def seconds_until_heard(connection: Connection) -> float:
    """Return the time until all services know all forms. Searches could miss keys that are renewed before."""
    ((age,),) = connection.run(_SECONDS_SINCE_ADDITION)
    whole = _INTERVALS_UNTIL_READ * FOLLOWED_EVERY_SECONDS
    return float(min(whole, max(0, whole - age)))


def _add(connection: Connection, sql: str, form: Form) -> None:
    """Let services look up keys of this form too. Raises TooManyForms."""
    stored = connection.run(sql, [_LOCK_ID, form.text, form.text, MOST_FORMS])
    require_room((text for (text,) in stored), form)


def _use(rows: Rows) -> None:
    identity.use(identity.forms()[0], *(Form.of(text) for text, _ in rows))

"""The forms that the stored identity keys may be of: one, or several until they are made anew (db/rekey.py)."""

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
"""The warning that stored keys may be of other forms than that of the service."""
FOLLOWED_EVERY_SECONDS = 5
"""How often each process of a service reads the forms of the stored keys."""
MOST_FORMS = 3
"""How many forms the stored keys may be of; searches have places for them (db/patient_search.py)."""

# Two intervals: a process may be late by as long as its read waits for a worker.
_HEARD_AFTER = 2
_LOCK_ID = 7_204_118_564


class TooManyForms(Exception):
    """Stored keys may be of so many forms already that there is no room for one more."""


class IdentityForm(Table):
    """A form that stored keys may be of, and since when.

    The latest `since` is the moment of the last addition. Progress of earlier runs (db/rekey.py) is void from there on.
    """

    form = peewee.TextField()
    since = DateTimeTZField()

    class Meta:
        table_name = "identity_forms"
        primary_key = peewee.CompositeKey("form")


_STORED = Statement("identity_forms", IdentityForm.select(IdentityForm.form, IdentityForm.since))
# By the clock of the database, and never twice the same, whichever machine adds a form.
_ADD = """
SELECT pg_advisory_xact_lock(%s);
INSERT INTO identity_forms
SELECT %s, greatest(clock_timestamp(), (SELECT max(since) + interval '1 microsecond' FROM identity_forms))
WHERE (SELECT count(*) FROM identity_forms WHERE form <> %s) < %s
ON CONFLICT (form) DO {};
SELECT form FROM identity_forms"""
_KEEP, _RENEW = _ADD.format("NOTHING"), _ADD.format("UPDATE SET since = excluded.since")
_KEEP_ONLY = """
SELECT pg_advisory_xact_lock(%s);
UPDATE identity_forms AS own SET since = latest.since FROM (SELECT max(since) AS since FROM identity_forms) AS latest
WHERE own.form = %s AND latest.since = %s;
DELETE FROM identity_forms WHERE form <> %s AND (SELECT max(since) FROM identity_forms) = %s
AND EXISTS (SELECT FROM identity_forms WHERE form = %s);
SELECT form FROM identity_forms"""
_AGE = "SELECT extract(epoch FROM clock_timestamp() - max(since))::float8 FROM identity_forms"


def follow(connection: Connection) -> None:
    """Learn the forms of the stored keys, which another process may have changed. That of the service is one of them.

    Raises OtherRelease, TooManyForms, Unavailable.
    """
    own, rows = identity.forms()[0], connection.run(_STORED.execute)
    _learn(rows)
    if own.text not in dict(rows):
        _add(connection, _KEEP, own)


def require_room(stored: Iterable[str], own: Form) -> None:
    """Raises TooManyForms if there is no room for that form besides the stored ones."""
    if len({*stored, own.text}) > MOST_FORMS:
        raise TooManyForms


def warnings() -> list[str]:
    """Learn the forms of the stored keys, by the unit of the request; what there is to warn of.

    Raises OtherRelease, Unavailable.
    """
    _learn(current().read((_STORED, {})))
    return [OUTDATED] if is_outdated() else []


def is_outdated() -> bool:
    """Whether stored keys may be of other forms than that of the service."""
    return len(identity.forms()) > 1


def stored(connection: Connection) -> dict[Form, datetime]:
    """The forms that stored keys may be of, each with the time since when. Raises OtherRelease."""
    return {Form.of(text): since for text, since in connection.run(_STORED.execute)}


def suspect(connection: Connection) -> None:
    """Have it known that release 0.1.0 may have added keys of its form since the last run. Raises TooManyForms."""
    _add(connection, _RENEW, LEGACY)


def keep_only(connection: Connection, form: Form, since: datetime) -> bool:
    """Have it known that all stored keys are of that form, unless another was added after `since`; whether it is so."""
    values = [_LOCK_ID, form.text, since, form.text, since, form.text]
    return connection.run(_KEEP_ONLY, values) == [(form.text,)]


def seconds_until_heard(connection: Connection) -> float:
    """How long it takes until every service knows all forms: what is made anew before, services could miss."""
    ((age,),) = connection.run(_AGE)
    whole = _HEARD_AFTER * FOLLOWED_EVERY_SECONDS
    return float(min(whole, max(0, whole - age)))


def _add(connection: Connection, sql: str, form: Form) -> None:
    """Have services look up keys of that form besides. Raises TooManyForms."""
    stored = connection.run(sql, [_LOCK_ID, form.text, form.text, MOST_FORMS])
    require_room((text for (text,) in stored), form)


def _learn(rows: Rows) -> None:
    identity.use(identity.forms()[0], *(Form.of(text) for text, _ in rows))

"""The forms that the stored identity keys may be of: one, or several until they are made anew (db/rekey.py)."""

from datetime import datetime

import peewee

from db import clock, identity
from db.base import DateTimeTZField, Table
from db.connection import Connection, Rows
from db.identity_form import Form
from db.statements import Statement, place
from db.unit import current

OUTDATED = "identity_keys_outdated"
"""The warning that stored keys may be of other forms than that of the service."""


class IdentityForm(Table):
    """A form that stored keys may be of, and since when."""

    form = peewee.TextField()
    since = DateTimeTZField()

    class Meta:
        table_name = "identity_forms"
        primary_key = peewee.CompositeKey("form")


_STORED = Statement("identity_forms", IdentityForm.select(IdentityForm.form, IdentityForm.since))
_ANY = IdentityForm.select(peewee.SQL("1"))
_FIRST = Statement(
    "identity_form_first",
    IdentityForm.insert_from(
        peewee.Select(columns=[peewee.Cast(place("form"), "text"), peewee.Cast(place("since"), "timestamptz")]).where(
            ~peewee.fn.EXISTS(_ANY)
        ),
        [IdentityForm.form, IdentityForm.since],
    )
    .on_conflict_ignore()
    .returning(),
)


def begin(connection: Connection) -> None:
    """Learn the forms of the stored keys. Where none are stored, those to come are of the form of the service.

    Raises OtherRelease.
    """
    values = {"form": identity.forms()[0].text, "since": clock.now()}
    connection.run(_FIRST.execute, _FIRST.arguments(values))
    follow(connection)


def follow(connection: Connection) -> None:
    """Learn the forms of the stored keys, which another process may have changed. Raises OtherRelease, Unavailable."""
    _learn(connection.run(_STORED.execute))


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


def add(connection: Connection, form: Form) -> None:
    """Have services look up keys of that form besides."""
    connection.run("INSERT INTO identity_forms VALUES (%s, %s) ON CONFLICT DO NOTHING", [form.text, clock.now()])


def keep_only(connection: Connection, form: Form) -> None:
    """Have it known that all stored keys are of that form."""
    connection.run("DELETE FROM identity_forms WHERE form <> %s", [form.text])


def _learn(rows: Rows) -> None:
    identity.use(identity.forms()[0], *(Form.of(text) for text, _ in rows))

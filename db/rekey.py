"""Renewal of identity keys and search keys in the form of the service, brand by brand, while requests are served.

Names whose words are not stored yet, because an earlier release stored them, get their words (db/name_words.py).

A batch of patients is one transaction, which also stores the progress. An interrupted run continues from there. There
is one run at a time.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import peewee

from db import identity, identity_state, name_words
from db.core.connection import MAINTENANCE_ROLE, Connection, Rows
from db.core.projection import Row
from db.core.tables import BrandTable, DateTimeTZField
from db.errors import RetryTransaction, Unavailable
from db.identity_form import EMAIL, Form
from db.patient_record import names

_BATCH = 500
_LOWEST_ID = str(UUID(int=0))
# A run over a brand that is done starts this long before its end: creates that were in progress then are committed now.
_OVERLAP_MILLISECONDS = 600_000
_ATTEMPTS, _MAX_WAIT_SECONDS = 30, 2.0
_LOCK_ID = 7_204_118_565
"""The id of the advisory lock that the session of a run holds."""


class IdentityRekey(BrandTable):
    """The progress of a brand: the form of the renewed keys, and the last addition of a form before the run.

    A brand has one row. A run for another form replaces it, and so does a run after the addition of a form.
    """

    form = peewee.TextField()
    since = DateTimeTZField()
    last_id = peewee.UUIDField()
    done = peewee.BooleanField()
    patients = peewee.BigIntegerField()
    collisions = peewee.BigIntegerField()

    class Meta:
        table_name = "identity_rekeys"
        primary_key = peewee.CompositeKey("brand_id")


class RunsAlready(Exception):
    """Another run is in progress."""


class Collision(NamedTuple):
    """Two patients of a brand who are duplicates by the rules. The `holder` has the key, the `other` does not."""

    brand: str
    kind: str
    holder: str
    other: str


class Progress(NamedTuple):
    """The last patient that is done, and the numbers of patients and collisions up to there."""

    last_id: str
    done: bool
    patients: int
    collisions: int


_PERSON = ("id", "first_name", "last_name", "date_of_birth", "email", "phone", "external_ids", "previous_names")
_SEARCHED = ("full_name_key", "last_name_key", "phone_key", "words_key")
_COLUMNS = ", ".join(f"p.{name}" for name in _PERSON)

# Skips from brand to brand in the primary key, as the role that sees nothing else of the totals. Every brand with
# patients has a row there (migrations/0022_identity_forms.sql).
_BRANDS = f"""
SET LOCAL ROLE {MAINTENANCE_ROLE};
WITH RECURSIVE found AS (
    (SELECT brand_id FROM patient_totals ORDER BY brand_id LIMIT 1) UNION ALL
    SELECT (SELECT brand_id FROM patient_totals WHERE brand_id > found.brand_id ORDER BY brand_id LIMIT 1)
    FROM found WHERE brand_id IS NOT NULL
)
SELECT brand_id FROM found WHERE brand_id IS NOT NULL"""
_HAS_PATIENTS = "SET LOCAL app.brand = %s; SELECT EXISTS (SELECT FROM patients)"
_PROGRESS = """
SET LOCAL app.brand = %s;
SELECT last_id, done, patients, collisions FROM identity_rekeys WHERE form = %s AND since = %s"""
_BEGIN = """
BEGIN; SET LOCAL app.brand = %s;
INSERT INTO identity_rekeys AS kept VALUES (%s, %s, %s, %s, false, 0, 0)
ON CONFLICT (brand_id) DO UPDATE SET form = excluded.form, since = excluded.since, last_id = excluded.last_id,
    done = false, patients = 0, collisions = 0
WHERE (kept.form, kept.since) <> (excluded.form, excluded.since);
SELECT last_id, done, patients, collisions, pg_try_advisory_lock(%s) FROM identity_rekeys"""
_LOCK = "SELECT id FROM patients WHERE id > %s ORDER BY id LIMIT %s FOR NO KEY UPDATE"
_READ = f"""
SELECT {_COLUMNS}, {", ".join(_SEARCHED)}, ARRAY(SELECT key FROM patient_identifiers WHERE patient_id = p.id)
FROM patients AS p WHERE id = ANY(%s::uuid[]) ORDER BY id"""
_CHANGE = """
UPDATE patients SET full_name_key = new.full_name, last_name_key = new.last_name, phone_key = new.phone,
    has_words = true, words_key = new.full_name
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[]) AS new (id, full_name, last_name, phone)
WHERE patients.id = new.id;
DELETE FROM patient_name_words WHERE patient_id = ANY(%s::uuid[]);
INSERT INTO patient_name_words (brand_id, patient_id, word, others, previous)
SELECT %s, new.* FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[]) AS new (id, word, others, previous);
DELETE FROM patient_identifiers WHERE key = ANY(%s::bytea[]) AND patient_id = ANY(%s::uuid[]);
INSERT INTO patient_identifiers (brand_id, patient_id, key, kind)
SELECT %s, new.* FROM unnest(%s::uuid[], %s::bytea[], %s::text[]) AS new (id, key, kind)
ON CONFLICT (brand_id, key) DO NOTHING RETURNING key"""
_HELD = f"""
SELECT {_COLUMNS}, held.key FROM patient_identifiers AS held JOIN patients AS p ON p.id = held.patient_id
WHERE held.key = ANY(%s::bytea[]) FOR NO KEY UPDATE OF p FOR UPDATE OF held"""
_TAKE = "UPDATE patient_identifiers SET patient_id = %s WHERE key = %s"
_ADD = """
INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) VALUES (%s, %s, %s, %s)
ON CONFLICT (brand_id, key) DO NOTHING"""
_END = """
UPDATE identity_rekeys SET last_id = %s, done = %s, patients = %s, collisions = %s WHERE form = %s; COMMIT"""


class Rekey:
    """A run for the form of the service. It must not be shared between threads.

    `report` is called with each collision before it is stored, so that each is reported at least once, even if the run
    is interrupted. `anew` renews the keys of all patients, even if all are known to have the form.
    Raises RunsAlready, TooManyForms, and Unavailable if the database does not respond or is too busy.
    """

    def __init__(self, connection: Connection, report: Callable[[Collision], None], anew: bool = False) -> None:
        self._connection = connection
        self._report = report
        self._form = identity.forms()[0]
        if connection.run("SELECT pg_try_advisory_lock(%s)", [_LOCK_ID]) != [(True,)]:
            raise RunsAlready
        identity_state.follow(connection)
        if anew:
            identity_state.suspect(connection)
        stored = identity_state.stored(connection)
        self.is_needed = len(stored) > 1
        self._since = max(stored.values())

    def brands(self) -> list[str]:
        """Return all brands with patients."""
        return [brand for (brand,) in self._connection.run(_BRANDS)]

    def progress(self, brand: str) -> Progress | None:
        """Return the progress of a brand, None if it has not begun."""
        rows = self._connection.run(_PROGRESS, [brand, self._form.text, self._since])
        return Progress(*rows[0]) if rows else None

    def run(self, brand: str) -> Iterator[Progress]:
        """Renew the keys of a brand, from the stored progress on; yield the progress after each batch.

        If all brands are done, it renews those of patients who were created around the end of the last run.
        """
        progress = self._batch(brand, again=not self.is_needed)
        yield progress
        while not progress.done:
            progress = self._batch(brand)
            yield progress

    def finish(self) -> bool:
        """Make the form the only stored one, if all brands are done and no form was added. Return whether it is."""
        if not all((found := self.progress(brand)) and found.done for brand in self.brands()):
            return False
        return identity_state.keep_only(self._connection, self._form, self._since)

    def _batch(self, brand: str, again: bool = False) -> Progress:
        """Renew the keys of the next patients of a brand; with `again` even if the brand is done."""
        for attempt in range(_ATTEMPTS):
            try:
                return self._attempt(brand, again)
            except (RetryTransaction, Unavailable):  # a deadlock, a lock held for long, a database that restarts
                self._connection.rollback()
                time.sleep(min(_MAX_WAIT_SECONDS, 0.05 * 2**attempt))
        raise Unavailable

    def _attempt(self, brand: str, again: bool) -> Progress:
        run = self._connection.run
        *values, is_alone = run(_BEGIN, [brand, brand, self._form.text, self._since, _LOWEST_ID, _LOCK_ID])[0]
        if not is_alone:  # the connection broke, and the lock went with it
            raise RunsAlready
        progress = Progress(*values)
        after = progress.last_id
        if progress.done and again:
            after, progress = _earlier(after), Progress(after, False, 0, 0)
        ids = [] if progress.done else [id for (id,) in run(_LOCK, [after, _BATCH])]
        collisions = self._renew(brand, ids) if ids else []
        progress = Progress(
            max([progress.last_id, *ids]),
            len(ids) < _BATCH,
            progress.patients + len(ids),
            progress.collisions + len(collisions),
        )
        for collision in collisions:
            self._report(collision)
        run(_END, [*progress, self._form.text])
        return progress

    def _renew(self, brand: str, ids: list[str]) -> list[Collision]:
        """Renew the keys of locked patients; return the collisions. It reads after the lock, as db/patient_lock.py."""
        renewal = _renewal(self._form, self._connection.run(_READ, [ids]))
        keys = sorted(renewal.new)
        new = [[renewal.new[key][0] for key in keys], keys, [renewal.kinds[key] for key in keys]]
        searched, words = _columns(renewal.searched), _columns(renewal.words)
        values = [*searched, searched[0], brand, *words, renewal.deleted, ids, brand, *new]
        added = self._connection.run(_CHANGE, values)
        holders = self._holders(set(keys) - {bytes(key) for (key,) in added})
        collisions = [
            Collision(brand, *found)
            for key in keys
            for found in self._resolve_collisions(renewal, key, holders.get(key))
        ]
        for found in collisions:
            if found.kind == EMAIL and (alone := renewal.alone.get(found.other)):
                self._connection.run(_ADD, [brand, found.other, alone, found.kind])
        return collisions

    def _holders(self, keys: set[bytes]) -> dict[bytes, tuple[Row, bool]]:
        """Return who holds each of these keys, and whether by the rules. If not, a later batch would delete the key."""
        if not keys:
            return {}
        rows = self._connection.run(_HELD, [sorted(keys)])
        if len(rows) < len(keys):  # a key has just been deleted
            raise RetryTransaction
        people = {bytes(key): _person(values) for *values, key in rows}
        return {key: (person, key in identity.keys_in_form(self._form, person)) for key, person in people.items()}

    def _resolve_collisions(
        self, renewal: "_Renewal", key: bytes, held: tuple[Row, bool] | None
    ) -> Iterator[tuple[str, str, str]]:
        """Give a key to the oldest patient who has it by the rules; yield its kind, that patient, and each other."""
        people = set(renewal.new[key])
        if held:
            holder, is_by_the_rules = held
            if is_by_the_rules:
                people.add(holder["id"])
                renewal.alone[holder["id"]] = identity.email_key_alone(self._form, holder)
            if holder["id"] != min(people):
                self._connection.run(_TAKE, [min(people), key])
        for other in sorted(people - {min(people)}):
            yield renewal.kinds[key], min(people), other


class _Renewal(NamedTuple):
    """The changes of a batch: new search keys and words, keys to delete, and by key its new patients, the oldest first.

    `alone` has the key for searches by which a patient is found whose address has a key that an older patient holds.
    """

    searched: list[tuple[Any, ...]]
    words: list[tuple[Any, ...]]
    deleted: list[bytes]
    new: dict[bytes, list[str]]
    kinds: dict[bytes, str]
    alone: dict[str, bytes | None]


def _renewal(form: Form, rows: Rows) -> _Renewal:
    renewal = _Renewal([], [], [], {}, {}, {})
    for *values, full_name, last_name, phone, words_key, keys in rows:
        person, stored = _person(values), {bytes(key) for key in keys}
        searched, wanted = tuple(form.search_keys(person).values()), identity.keys_in_form(form, person)
        if (*searched, searched[0]) != (full_name, last_name, phone, words_key):
            renewal.searched.append((person["id"], *searched))
            words = zip(*name_words.columns(names(person)).values(), strict=True)
            renewal.words.extend((person["id"], *row) for row in words)
        renewal.deleted.extend(stored - wanted.keys())
        renewal.kinds.update(wanted)
        renewal.alone[person["id"]] = identity.email_key_alone(form, person)
        for key in wanted.keys() - stored:
            renewal.new.setdefault(key, []).append(person["id"])
    return renewal


def has_patients(connection: Connection, brand: str) -> bool:
    """Return whether a brand has patients."""
    return connection.run(_HAS_PATIENTS, [brand]) == [(True,)]


def _person(values: Sequence[Any]) -> Row:
    """Return the values of a patient from which identity keys are made."""
    person = dict(zip(_PERSON, values, strict=True))
    born = person["date_of_birth"]
    return person | {
        "external_ids": json.loads(person["external_ids"]),
        "previous_names": json.loads(person["previous_names"]),
        "date_of_birth": born and born.isoformat(),
    }


def _columns(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], [], []]


def _earlier(id: str) -> str:
    """Return an earlier id. The first six bytes of an id are its time in milliseconds (RFC 9562, 5.7)."""
    moment = int(id[:8] + id[9:13], 16) - _OVERLAP_MILLISECONDS
    return str(UUID(int=max(0, moment) << 80))

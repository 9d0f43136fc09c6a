"""Renewal of identity keys and search keys in the form of the service, brand by brand, while requests are served.

Names whose words are not stored yet, because an earlier release stored them, get their words (db/name_words.py). Match
keys become those of the stored values (db/match_keys.py).

A batch of patients is one transaction, which also stores the progress. An interrupted run continues from there. There
is one run at a time.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import peewee

from db import identity, identity_state, match_keys, merge_fields, merge_tree, name_words
from db.core.connection import MAINTENANCE_ROLE, Connection, Rows
from db.core.projection import Row
from db.core.tables import BrandTable, DateTimeTZField
from db.errors import RetryTransaction, Unavailable
from db.identity_form import EMAIL, Form
from db.name_words import Name
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


_PERSON = (
    "id",
    "first_name",
    "last_name",
    "date_of_birth",
    "multiple_birth",
    "email",
    "phone",
    "external_ids",
    "previous_names",
)
_SEARCHED = ("full_name_key", "last_name_key", "phone_key", "words_key", "has_match_keys")
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
# What merges brought (db/merge_tree.py): the values of fields, and the merged patients with their keys.
_FIELDS = """
(SELECT json_agg(json_build_array(record_id, field, merge_id, value) ORDER BY position)
FROM merge_fields WHERE patient_id = p.id)"""
_MERGED = """
(SELECT json_agg(json_build_array(m.id, m.survivor_id, m.merge_id, m.record,
    (SELECT json_agg(encode(key, 'hex')) FROM patient_identifiers WHERE patient_id = p.id AND origin_id = m.id),
    (SELECT bool_and(grants_access) FROM patient_identifiers WHERE patient_id = p.id AND origin_id = m.id)))
FROM merged_patients AS m WHERE m.patient_id = p.id)"""
_READ = f"""
SELECT {_COLUMNS}, {_FIELDS}, {_MERGED}, {", ".join(_SEARCHED)},
    ARRAY(SELECT key FROM patient_match_keys WHERE patient_id = p.id),
    ARRAY(SELECT key FROM patient_identifiers WHERE patient_id = p.id AND origin_id IS NULL)
FROM patients AS p WHERE id = ANY(%s::uuid[]) ORDER BY id"""
_CHANGE = """
UPDATE patients SET full_name_key = new.full_name, last_name_key = new.last_name, phone_key = new.phone,
    has_words = true, words_key = new.full_name
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[]) AS new (id, full_name, last_name, phone)
WHERE patients.id = new.id;
DELETE FROM patient_name_words WHERE patient_id = ANY(%s::uuid[]);
INSERT INTO patient_name_words (brand_id, patient_id, word, others, previous)
SELECT %s, new.* FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[]) AS new (id, word, others, previous);
UPDATE patients SET has_match_keys = true WHERE id = ANY(%s::uuid[]);
DELETE FROM patient_match_keys WHERE patient_id = ANY(%s::uuid[]);
INSERT INTO patient_match_keys (brand_id, patient_id, key)
SELECT %s, new.* FROM unnest(%s::uuid[], %s::text[]) AS new (id, key);
DELETE FROM patient_identifiers WHERE key = ANY(%s::bytea[]) AND patient_id = ANY(%s::uuid[]);
INSERT INTO patient_identifiers (brand_id, patient_id, key, kind)
SELECT %s, new.* FROM unnest(%s::uuid[], %s::bytea[], %s::text[]) AS new (id, key, kind)
ON CONFLICT (brand_id, key) DO NOTHING RETURNING key"""
_HELD = f"""
SELECT {_COLUMNS}, {_FIELDS}, {_MERGED}, held.key
FROM patient_identifiers AS held JOIN patients AS p ON p.id = held.patient_id
WHERE held.key = ANY(%s::bytea[]) FOR NO KEY UPDATE OF p FOR UPDATE OF held"""
_TAKE = "UPDATE patient_identifiers SET patient_id = %s, origin_id = NULL, grants_access = true WHERE key = %s"
_ADD_MERGED = """
INSERT INTO patient_identifiers (brand_id, patient_id, origin_id, key, kind, grants_access)
SELECT %s, new.* FROM unnest(%s::uuid[], %s::uuid[], %s::bytea[], %s::text[], %s::boolean[])
    AS new (patient_id, origin_id, key, kind, grants_access)
ON CONFLICT (brand_id, key) DO NOTHING"""
_ADD = """
INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) VALUES (%s, %s, %s, %s)
ON CONFLICT (brand_id, key) DO NOTHING"""
# Those of the patients who have merged ones: what says whose accounts have access.
_ACCOUNTS = f"""
SELECT p.id, p.external_ids, {_FIELDS},
    (SELECT json_agg(json_build_array(id, record)) FROM merged_patients WHERE patient_id = p.id),
    (SELECT json_agg(json_build_array(id, survivor_id, merged_id, keeps_access, fields)) FROM merges
    WHERE patient_id = p.id AND undone_at IS NULL)
FROM patients AS p WHERE id = ANY(%s::uuid[]) AND EXISTS (SELECT FROM merged_patients WHERE patient_id = p.id)"""
_GRANT = """
UPDATE patient_identifiers SET grants_access = (key = ANY(%s::bytea[])) WHERE patient_id = ANY(%s::uuid[])"""
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
        added = self._connection.run(_CHANGE, [*_derived(renewal, brand), renewal.deleted, ids, brand, *new])
        if renewal.of_merged:
            self._connection.run(_ADD_MERGED, [brand, *map(list, zip(*renewal.of_merged, strict=True))])
        holders = self._holders(set(keys) - {bytes(key) for (key,) in added})
        collisions = [
            Collision(brand, *found)
            for key in keys
            for found in self._resolve_collisions(renewal, key, holders.get(key))
        ]
        for found in collisions:
            if found.kind == EMAIL and (alone := renewal.alone.get(found.other)):
                self._connection.run(_ADD, [brand, found.other, alone, found.kind])
        self._grant_access(ids)
        return collisions

    def _grant_access(self, ids: list[str]) -> None:
        """Give access by the keys of the accounts that have it, and by no other, to those who have merged patients."""
        rows = self._connection.run(_ACCOUNTS, [ids])
        keys = [key for row in rows for key in identity.account_keys(_accounts(*row))]
        if rows:
            self._connection.run(_GRANT, [keys, [id for id, *_ in rows]])

    def _holders(self, keys: set[bytes]) -> dict[bytes, tuple[Row, bool]]:
        """Return who holds each of these keys, and whether by the rules. If not, a later batch would delete the key."""
        if not keys:
            return {}
        rows = self._connection.run(_HELD, [sorted(keys)])
        if len(rows) < len(keys):  # a key has just been deleted
            raise RetryTransaction
        people = {bytes(key): _Person(values) for *values, key in rows}
        return {key: (each.record, key in each.all_keys(self._form)) for key, each in people.items()}

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

    `rematched` are the patients whose match keys change, and `matched` their new ones.
    `alone` has the key for searches by which a patient is found whose address has a key that an older patient holds.
    `of_merged` has the new keys of merged patients: the live one, the merged one, the key, its kind, and the access.
    """

    searched: list[tuple[Any, ...]]
    words: list[tuple[Any, ...]]
    rematched: list[str]
    matched: list[tuple[Any, ...]]
    deleted: list[bytes]
    new: dict[bytes, list[str]]
    kinds: dict[bytes, str]
    alone: dict[str, bytes | None]
    of_merged: list[tuple[str, str, bytes, str, bool]]


class _Person:
    """A patient with those who were merged into it: the records from which identity keys and words are made."""

    def __init__(self, values: Sequence[Any]) -> None:
        *record, fields, merged = values
        self.record = _record(record)
        self.id: str = self.record["id"]
        self._keys_of_merged: dict[str, tuple[set[bytes], bool]] = {}
        members: dict[str, merge_fields.Merged] = {}
        for id, survivor_id, merge_id, record, keys, grants_access in json.loads(merged or "[]"):
            members[id] = merge_fields.Merged(survivor_id, merge_id, record)
            self._keys_of_merged[id] = {bytes.fromhex(key) for key in keys or ()}, grants_access is not False
        records = {self.id: self.record} | {id: member.record for id, member in members.items()}
        self._states = merge_fields.states(records, members, merge_fields.stacks_of(json.loads(fields or "[]")))

    def keys(self, form: Form, id: str) -> dict[bytes, str]:
        """Return the keys of the record of this patient or of a merged one, and of what it would be after undos."""
        return {key: kind for each in self._states[id] for key, kind in identity.keys_in_form(form, each).items()}

    def all_keys(self, form: Form) -> set[bytes]:
        return {key for id in self._states for key in self.keys(form, id)}

    def names(self) -> list[Name]:
        """Return all names by which searches find the patient."""
        return [name for states in self._states.values() for each in states for name in names(each)]

    def renew_merged(self, form: Form, renewal: "_Renewal") -> set[bytes]:
        """Add the changes of the keys of merged patients; return these keys."""
        of_merged: set[bytes] = set()
        for id, (keys, grants_access) in self._keys_of_merged.items():
            wanted = self.keys(form, id)
            renewal.deleted.extend(keys - wanted.keys())
            for key in wanted.keys() - keys:
                renewal.of_merged.append((self.id, id, key, wanted[key], grants_access))
            of_merged |= wanted.keys()
        return of_merged


def _renewal(form: Form, rows: Rows) -> _Renewal:
    renewal = _Renewal([], [], [], [], [], {}, {}, {}, [])
    for *values, full_name, last_name, phone, words_key, has_match_keys, of_matches, keys in rows:
        whole, stored = _Person(values), {bytes(key) for key in keys}
        person = whole.record
        searched, wanted = tuple(form.search_keys(person).values()), whole.keys(form, whole.id)
        if (*searched, searched[0]) != (full_name, last_name, phone, words_key):
            renewal.searched.append((whole.id, *searched))
            words = zip(*name_words.columns(whole.names()).values(), strict=True)
            renewal.words.extend((whole.id, *row) for row in words)
        matched = match_keys.of_record(person, form)
        if not has_match_keys or set(of_matches) != set(matched):
            renewal.rematched.append(whole.id)
            renewal.matched.extend((whole.id, key) for key in matched)
        renewal.deleted.extend(stored - wanted.keys())
        renewal.kinds.update(wanted)
        renewal.alone[whole.id] = identity.email_key_alone(form, person)
        # A key of both is that of the merged patient, who takes it along when the merge is undone.
        for key in wanted.keys() - stored - whole.renew_merged(form, renewal):
            renewal.new.setdefault(key, []).append(whole.id)
    return renewal


def _derived(renewal: _Renewal, brand: str) -> list[Any]:
    """Return the values for the part of `_CHANGE` that stores search keys, words and match keys."""
    searched, words = _columns(renewal.searched, 4), _columns(renewal.words, 4)
    rematched, matched = renewal.rematched, _columns(renewal.matched, 2)
    return [*searched, searched[0], brand, *words, rematched, rematched, brand, *matched]


def _accounts(id: str, external_ids: str, fields: str | None, merged: str, merges: str) -> set[str]:
    """Return the accounts that have access to a patient (db/merge_tree.py)."""
    records = dict(json.loads(merged)) | {id: {"id": id, "external_ids": json.loads(external_ids)}}
    stacks = merge_fields.stacks_of(json.loads(fields or "[]"))
    return merge_tree.accounts(id, records, stacks, merge_tree.merges_of(json.loads(merges)))


def has_patients(connection: Connection, brand: str) -> bool:
    """Return whether a brand has patients."""
    return connection.run(_HAS_PATIENTS, [brand]) == [(True,)]


def _record(values: Sequence[Any]) -> Row:
    """Return the values of a patient from which identity keys are made."""
    person = dict(zip(_PERSON, values, strict=True))
    born = person["date_of_birth"]
    return person | {
        "external_ids": json.loads(person["external_ids"]),
        "previous_names": json.loads(person["previous_names"]),
        "date_of_birth": born and born.isoformat(),
    }


def _columns(rows: list[tuple[Any, ...]], number: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(number)]


def _earlier(id: str) -> str:
    """Return an earlier id. The first six bytes of an id are its time in milliseconds (RFC 9562, 5.7)."""
    moment = int(id[:8] + id[9:13], 16) - _OVERLAP_MILLISECONDS
    return str(UUID(int=max(0, moment) << 80))

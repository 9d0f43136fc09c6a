"""Random histories of merges, changes and undos, after which everybody has what there would be without the merges.

The expected rows are those before the merges, changed by each change as it was seen. A row belongs to the patient for
whom it was made, its owner, whoever has it meanwhile.
"""

import json
import random
import secrets
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import uuid4

import httpx2

from db import identity, merge_rows, name_words, person_tables
from db.identity_form import Form
from db.merge_tables import Merge, MergedPatient, MergeField, SetAsideRow
from db.name_words import NameWord
from db.patient_record import names
from tests.support.live_service import LiveService
from tests.support.regimens import create_protocol

MERGE_PATCH = {"Content-Type": "application/merge-patch+json"}
_OWN = {each._meta.table_name for each in (Merge, MergedPatient, MergeField, SetAsideRow)}
_DERIVED = {each._meta.table_name for each in merge_rows.DERIVED} | {"patient_identifiers"}
TABLES = [name for each in person_tables.TABLES if (name := each._meta.table_name) not in _OWN | _DERIVED]
"""The tables that have rows in a history."""
_ADDED_BY_MERGES = ("timeline", "outbox_payloads", "idempotency_keys", "webhook_deliveries")
_PARTS = {part._meta.table_name: (column, whole._meta.table_name) for part, (column, whole) in merge_rows.PARTS.items()}
_REGIMEN = {each._meta.table_name for each in merge_rows.REGIMEN}
_ALWAYS = ("treatments", "enrollments", *sorted(_REGIMEN))
"""The tables of which each patient has a row."""
_WHOLES = {whole for _, whole in _PARTS.values()}
_IN_THIS_ORDER = sorted(TABLES, key=lambda name: name in _PARTS)
_NEVER_COMPARED = ("updated_at", "previous_names", "full_name_key", "last_name_key", "phone_key", "words_key",
                   "prescription_status", "prescription_consult_completed_at")  # fmt: skip
_UNCHANGED = ("patient_id", "origin_id")
Row = dict[str, Any]
Key = tuple[str, str, str]
"""A table, the owner, and the primary key without the patient."""


class Stored(NamedTuple):
    """A row, and who has it."""

    patient_id: str
    row: str


class Setting:
    """What all histories of a service share: a brand with providers, a protocol and an endpoint, and the catalogue."""

    def __init__(self, service: LiveService, api: httpx2.Client, brand: str) -> None:
        self.service, self.api, self.brand = service, api, brand
        self.columns = self._columns()
        self.keys = {name: self._key(name) for name in TABLES}
        self.values = self._shared_values()

    def _columns(self) -> dict[str, dict[str, tuple[str, bool]]]:
        """Return type and nullability of the columns of each table."""
        query = """
            SELECT table_name, column_name, data_type, is_nullable = 'YES' FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = ANY(%s) ORDER BY ordinal_position"""
        columns: dict[str, dict[str, tuple[str, bool]]] = {}
        for table, column, type_, is_nullable in self.service.sql(query, TABLES):
            columns.setdefault(table, {})[column] = (type_, is_nullable)
        return columns

    def _key(self, table: str) -> list[str]:
        query = """
            SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
            WHERE indrelid = %s::regclass AND indisprimary ORDER BY 1"""
        return [name for (name,) in self.service.sql(query, table) if name not in ("brand_id", "patient_id")]

    def _shared_values(self) -> dict[str, list[Any]]:
        """Return the values of columns that refer to others, or are parts of unique keys."""
        made = [self.api.post("/v1/providers", json={"brand_id": self.brand, "name": "Dr. X"}).json() for _ in range(2)]
        patient = self.api.post("/v1/patients", json=person(self.brand)).json()
        create_protocol(self.api, self.brand, patient["id"], dawn={}, dusk={})
        hook = {"brand_id": self.brand, "url": "https://example.com/", "events": ["patient_graph.encounter.*"]}
        endpoint = self.api.post("/v1/webhooks", json=hook)
        compounds = self._all("protocol_compounds", "compound_id")
        return {
            "provider_id": [each["id"] for each in made],
            "prescriber_id": [None, made[0]["id"]],
            "protocol_id": self._all("protocols", "id"),
            "version_id": self._all("protocol_versions", "id"),
            "compound_id": compounds,
            "protocol_compound_id": self._all("protocol_compounds", "id"),
            "endpoint_id": [endpoint.json()["id"]],
            "status": ["active", "active", "ended"],
            "relationship": ["primary", "care_team"],
            "questionnaire_version": ["1", "2"],
            "source": ["scale"],
            "source_id": [None, "1", "2"],
            "slot_date": ["2026-11-02", "2026-11-03"],
            "slot": ["morning", "evening"],
            "time_of_day": ["morning", "evening"],
            "effective_from": ["2026-11-01", "2026-11-02"],
        }

    def _all(self, table: str, column: str) -> list[Any]:
        found = self.service.sql(f"SELECT {column}::text FROM {table} WHERE brand_id = %s", self.brand)
        return [value for (value,) in found]


def person(brand: str, **values: Any) -> Row:
    return {"brand_id": brand, "first_name": "Ada", "last_name": "King"} | values


class History:
    """One history. It must not be continued after an assertion has failed."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.setting, self.random = setting, random.Random(seed)
        self.merges: dict[str, tuple[str, str]] = {}
        """The survivor and the merged patient of each active merge."""
        self.done: Counter[str] = Counter()
        """How many merges, undos and changes there were."""
        self.patients = [self._register() for _ in range(self.random.randint(3, 4))]
        for patient in self.patients:
            self._add(patient, [*(self.random.choice(_IN_THIS_ORDER) for _ in range(12)), *_ALWAYS])
        self.expected = self._rows()
        self.records = self._records()

    def run(self) -> None:
        """Run the history, and compare after each step."""
        steps = [self._merge] * 3 + [self._change] * 3 + [self._patch] * 3 + [self._undo] * 2
        for _ in range(self.random.randint(5, 12)):
            self.random.choice(steps)()
            self._compare()
        while self.merges:
            self._undo()
            self._compare()
        self._compare_people()

    # Steps

    def _register(self) -> str:
        words = ["Ada", "Augusta", "Byron", "King", "Lovelace", "Noël"]
        values = {
            "date_of_birth": f"19{self.random.randint(10, 99)}-12-10",
            "gender": self.random.choice(["female", "male"]),
            "email": f"{secrets.token_hex(6)}@example.com",
            "phone": self._phone(),
            "external_ids": {system: secrets.token_hex(6) for system in ("mrn", "chart") if self.random.random() < 0.6},
            "metadata": {"n": self.random.randint(0, 2)},
        }
        given = {name: value for name, value in values.items() if self.random.random() < 0.6}
        full = {"first_name": self.random.choice(words), "last_name": self.random.choice(words)}
        response = self.setting.api.post("/v1/patients", json=person(self.setting.brand, **full, **given))
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    def _phone(self) -> str:
        return f"+1415555{self.random.randint(0, 9999):04}"

    def _merge(self) -> None:
        roots = self._roots()
        if len(roots) < 2:
            return
        survivor, merged = self.random.sample(roots, 2)
        fields = {name: self.random.choice(["survivor", "merged"]) for name in self._some_fields()}
        path, body = f"/v1/patients/{survivor}/merges", {"merged_id": merged, "fields": fields}
        regimen = self._regimen_after(survivor, merged)
        planned = self.setting.api.post(path, json=body | {"dry_run": True})
        response = self.setting.api.post(path, json=body, headers={"Idempotency-Key": secrets.token_hex(8)})
        assert response.status_code == 201, response.text
        same = ("moved", "conflicts", "fields", "accounts_with_access")
        assert {name: planned.json()[name] for name in same} == {name: response.json()[name] for name in same}
        self.merges[response.json()["id"]] = survivor, merged
        self.done["merges"] += 1
        self.done["rows set aside"] += sum(response.json()["conflicts"].values())
        self._expect_added_by_merge()
        assert regimen in (None, self._regimen(self._rows(), survivor))

    def _regimen_after(self, survivor: str, merged: str) -> set[Key] | None:
        """Return the regimen that a merge has to leave: that of the one who has an active enrolment."""
        rows = self._rows()
        enrolled = self._enrolled(rows)
        return next((self._regimen(rows, each) for each in (survivor, merged) if each in enrolled), None)

    def _enrolled(self, rows: dict[Key, Stored]) -> set[str]:
        """Return the patients who have an active enrolment."""
        return {stored.patient_id for key, stored in rows.items() if key[0] == "enrollments" and _is_active(stored)}

    def _regimen(self, rows: dict[Key, Stored], patient: str) -> set[Key]:
        """Return the schedules and overrides of a patient: there is one protocol."""
        return {key for key, stored in rows.items() if key[0] in _REGIMEN and stored.patient_id == patient}

    def _some_fields(self) -> list[str]:
        names = ["first_name", "last_name", "date_of_birth", "gender", "email", "phone", "metadata"]
        return [name for name in [*names, "external_ids.mrn", "external_ids.chart"] if self.random.random() < 0.4]

    def _undo(self) -> None:
        if not self.merges:
            return
        id = self.random.choice(sorted(self.merges))
        root = self._root(self.merges[id][0])
        response = self.setting.api.delete(f"/v1/patients/{root}/merges/{id}")
        assert response.status_code == 200, response.text
        del self.merges[id]
        self.done["undos"] += 1
        self._expect_added_by_merge()

    def _expect_added_by_merge(self) -> None:
        for key, stored in self._rows().items():
            if key[0] in _ADDED_BY_MERGES:
                self.expected.setdefault(key, stored)

    def _patch(self) -> None:
        """Change a field of a live patient by the API."""
        self.done["changes"] += 1
        root = self.random.choice(self._roots())
        values = {
            "first_name": self.random.choice(["Ada", "Countess", "Byron"]),
            "last_name": self.random.choice(["King", "Gordon"]),
            "gender": self.random.choice(["female", None]),
            "email": self.random.choice([None, f"{secrets.token_hex(6)}@example.com"]),
            "phone": self._phone(),
            "metadata": {"n": self.random.randint(0, 2)},
            "external_ids": {"mrn": self.random.choice([None, secrets.token_hex(6)])},
        }
        name = self.random.choice(sorted(values))
        before, events = self._records(), self._rows().keys()
        path, body = f"/v1/patients/{root}", json.dumps({name: values[name]})
        response = self.setting.api.patch(path, content=body, headers=MERGE_PATCH)
        assert response.status_code == 200, response.text
        after = self._records()
        self.records[root] |= {each: value for each, value in after[root].items() if value != before[root].get(each)}
        for gone in before[root].keys() - after[root].keys():
            self.records[root].pop(gone, None)
        self.expected |= {key: stored for key, stored in self._rows().items() if key not in events}

    def _change(self) -> None:
        """Add, change or remove a row of a live patient in the database, as some operation would."""
        self.done["changes"] += 1
        root = self.random.choice(self._roots())
        before = self._rows()
        theirs = [key for key, stored in before.items() if stored.patient_id == root]
        act = self.random.randrange(3)
        if act == 0 or not theirs:
            self._add(root, [self.random.choice(_IN_THIS_ORDER)])
        elif act == 1:
            self._alter(root, self.random.choice(sorted(theirs)))
        else:
            self._remove(root, self.random.choice(sorted(theirs)))
        after = self._rows()
        for key in before.keys() - after.keys():
            del self.expected[key]
        self.expected |= {key: stored for key, stored in after.items() if before.get(key) != stored}

    def _add(self, patient: str, tables: list[str]) -> None:
        """Add a random row to each of these tables, unless another one of the patient has its place."""
        parts = [table for table in tables if table in _PARTS]
        self._insert(patient, [table for table in tables if table not in _PARTS])
        self._insert(patient, parts)

    def _insert(self, patient: str, tables: list[str]) -> None:
        rows = [(table, row) for table in tables if (row := self._new_row(table, patient))]
        query = "; ".join(
            f"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, %s) ON CONFLICT DO NOTHING"
            for table, _ in rows
        )
        if rows:
            self.setting.service.sql(query, *(json.dumps(row) for _, row in rows))

    def _alter(self, patient: str, key: Key) -> None:
        table, owner, id = key
        texts = [
            name
            for name, (type_, _) in self.setting.columns[table].items()
            if type_ == "text" and name not in {*self.setting.values, *self.setting.keys[table], "brand_id"}
        ]
        if not texts or not self.setting.keys[table]:
            return
        where = f"patient_id = %s AND {self._id_of(table)} = %s AND {self._owner(table)}::text = %s"
        column = self.random.choice(texts)
        query = f"UPDATE {table} SET {column} = %s WHERE {where}"
        if table not in _PARTS:
            self.setting.service.sql(query, f"changed {secrets.token_hex(4)}", patient, id, owner)

    def _remove(self, patient: str, key: Key) -> None:
        table, owner, id = key
        if table not in _WHOLES | _PARTS.keys():
            where = f"patient_id = %s AND {self._id_of(table)} = %s AND {self._owner(table)}::text = %s"
            self.setting.service.sql(f"DELETE FROM {table} WHERE {where}", patient, id, owner)

    def _new_row(self, table: str, patient: str) -> Row | None:
        """Return a random row, None if it would be a part of something that the patient has none of."""
        row = {name: self._value(name, *kind) for name, kind in self.setting.columns[table].items()}
        row |= {"brand_id": self.setting.brand, "patient_id": patient, "origin_id": None}
        if table in _PARTS:
            column, whole = _PARTS[table]
            found = self.setting.service.sql(f"SELECT id::text FROM {whole} WHERE patient_id = %s ORDER BY 1", patient)
            if not found:
                return None
            row[column] = self.random.choice(found)[0]
        return row

    def _value(self, name: str, type_: str, is_nullable: bool) -> Any:
        if name in self.setting.values and (name, type_) not in {("source_id", "uuid"), ("status", "integer")}:
            return self.random.choice(self.setting.values[name])
        if is_nullable and self.random.random() < 0.5:
            return None
        number = self.random.randint(1, 5)
        values = {
            "uuid": str(uuid4()),
            "text": f"t{secrets.token_hex(4)}",
            "json": {"n": number},
            "date": "2026-11-09",
            "boolean": bool(number % 2),
            "timestamp with time zone": f"2099-11-0{number}T00:00:00.123456+00:00",  # no Idempotency-Key expires
            "time without time zone": "08:00:00",
            "bytea": "\\x00",
        }
        return values.get(type_, number)

    # What is stored

    def _id_of(self, table: str) -> str:
        """Return an SQL expression for the primary key without the patient, as text."""
        return " || '/' || ".join(f"(to_jsonb({table})->>'{name}')" for name in self.setting.keys[table]) or "''"

    def _rows(self) -> dict[Key, Stored]:
        """Return the rows of the patients by key, with who has them."""
        query = " UNION ALL ".join(
            f"SELECT '{table}', {self._owner(table)}::text, {self._id_of(table)}, patient_id::text, "
            f"(to_jsonb({table}) - '{{{','.join(_UNCHANGED)}}}'::text[])::text "
            f"FROM {table} WHERE brand_id = %s AND patient_id = ANY(%s::uuid[])"
            for table in TABLES
        )
        values = [self.setting.brand, self.patients] * len(TABLES)
        return {
            (table, owner, id): Stored(patient, row)
            for table, owner, id, patient, row in self.setting.service.sql(query, *values)
        }

    def _owner(self, table: str) -> str:
        """Return an SQL expression for the owner of a row: of schedules and overrides, that of the active enrolment."""
        if table in _REGIMEN:
            return f"""coalesce(origin_id, (SELECT o.origin_id FROM enrollments AS o WHERE o.status = 'active'
                AND o.patient_id = {table}.patient_id AND o.protocol_id = {table}.protocol_id), patient_id)"""
        if table not in _PARTS:
            return "coalesce(origin_id, patient_id)"
        column, whole = _PARTS[table]
        return f"(SELECT coalesce(o.origin_id, o.patient_id) FROM {whole} AS o WHERE o.id = {table}.{column})"

    def _aside(self) -> dict[Key, str]:
        """Return the rows that are set aside."""
        query = """
            SELECT table_name, coalesce(origin_id, patient_id)::text, row::jsonb - '{patient_id,origin_id}'::text[]
            FROM set_aside_rows WHERE brand_id = %s AND patient_id = ANY(%s::uuid[])"""
        found = self.setting.service.sql(query, self.setting.brand, self.patients)
        return {
            (table, owner, "/".join(str(row[name]) for name in self.setting.keys[table])): row
            for table, owner, row in found
        }

    def _records(self) -> dict[str, Row]:
        """Return the fields of the live patients, each external id as a field of its own."""
        query = "SELECT to_jsonb(patients) FROM patients WHERE brand_id = %s AND id = ANY(%s::uuid[])"
        found = [row for (row,) in self.setting.service.sql(query, self.setting.brand, self.patients)]
        return {row["id"]: dict(_fields(row)) for row in found}

    # Comparisons

    def _roots(self) -> list[str]:
        return sorted(set(self.patients) - {merged for _, merged in self.merges.values()})

    def _root(self, patient: str) -> str:
        """Return the live patient who has a patient."""
        by_merged = {merged: survivor for survivor, merged in self.merges.values()}
        while patient in by_merged:
            patient = by_merged[patient]
        return patient

    def _compare(self) -> None:
        """Assert that each row is with the patient who has its owner, or set aside, and as it was last seen."""
        rows, aside = self._rows(), self._aside()
        assert not rows.keys() & aside.keys()
        assert (rows.keys() | aside.keys()) ^ self.expected.keys() == set()
        for (table, owner, id), stored in rows.items():
            assert stored == Stored(self._root(owner), self.expected[table, owner, id].row), (table, owner, id)
        assert self._records().keys() == set(self._roots())
        assert self.merges or all(self._has_newer(rows, key) for key in aside)

    def _has_newer(self, rows: dict[Key, Stored], key: Key) -> bool:
        """Return whether the owner of a schedule or an override has newer ones: then the older stay set aside."""
        table, owner, _ = key
        return table in _REGIMEN and (owner in self._enrolled(rows) or bool(self._regimen(rows, owner)))

    def _compare_people(self) -> None:
        """Assert that all patients have their fields, names and identity keys, and that no trace of a merge is left."""
        assert self._records() == self.records
        query = "SELECT to_jsonb(patients) FROM patients WHERE brand_id = %s AND id = ANY(%s::uuid[])"
        for (row,) in self.setting.service.sql(query, self.setting.brand, self.patients):
            assert self._keys(row["id"]) == {key.hex() for key in identity.keys_in_form(Form(), row)}
            assert self._words(row["id"]) == set(zip(*name_words.columns(names(row)).values(), strict=True))
        for table in ("merged_patients", "merge_fields"):
            found = f"SELECT count(*) FROM {table} WHERE brand_id = %s AND patient_id = ANY(%s::uuid[])"
            assert self.setting.service.sql(found, self.setting.brand, self.patients) == [(0,)], table

    def _keys(self, patient: str) -> set[str]:
        query = "SELECT encode(key, 'hex'), origin_id, grants_access FROM patient_identifiers WHERE patient_id = %s"
        found = self.setting.service.sql(query, patient)
        assert all(origin is None and grants_access for _, origin, grants_access in found)
        return {key for key, *_ in found}

    def _words(self, patient: str) -> set[Any]:
        query = f"SELECT word, others, previous FROM {NameWord._meta.table_name} WHERE patient_id = %s"
        return set(self.setting.service.sql(query, patient))


def _is_active(enrollment: Stored) -> bool:
    return bool(json.loads(enrollment.row)["status"] == "active")


def _fields(row: Row) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name == "external_ids":
            yield from ((f"external_ids.{system}", id) for system, id in value.items())
        elif name not in _NEVER_COMPARED:
            yield name, value

"""Fill a migrated database with patients of one brand by plain SQL.

    python -m bench.fill postgresql://owner@host/database --patients 2000000 --brand acme

Each patient has the rows that a create adds: patient, words of the name, match keys, identity keys, audit, outbox,
timeline, and the total. At most 50 people share a last name and two share a full name, whatever the number of patients;
one in 25 shares a first name.
The owner must be a superuser, so that foreign keys and row-level security are not checked.
"""

import argparse
import time
from io import StringIO
from typing import Any

import psycopg2

from db import match_keys

_CHUNK = 200_000
_FIRST_NAMES = ["Ada", "Alan", "Barbara", "Claude", "Dorothy", "Edsger", "Emmy", "Frances", "Grace", "Hedy", "Ida",
                "Jean", "Joan", "Karen", "Katherine", "Kurt", "Leslie", "Lise", "Margaret", "Mary", "Niklaus", "Radia",
                "Rosalind", "Sophie", "Tim"]  # fmt: skip
_LAST_NAMES = ["Allen", "Bartik", "Curie", "Dijkstra", "Franklin", "Germain", "Goldberg", "Hamilton", "Hopper",
               "Jackson", "Johnson", "Kenny", "Lamarr", "Lamport", "Liskov", "Lovelace", "Meitner", "Noether",
               "Perlman", "Rhodes", "Shannon", "Turing", "Vaughan", "Wilson", "Wirth"]  # fmt: skip
_NAMESAKES = 50
_DAYS = 730

_HASTE = """
SET LOCAL synchronous_commit = off; SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '256MB'
"""

# All people of a chunk: number, registration time, and values derived from them. The digits of a number are written as
# letters after a last name, which gives as many last names as needed; no last name is a prefix of another.
_PEOPLE = """
CREATE TEMPORARY TABLE people ON COMMIT DROP AS
SELECT n, moment, %(brand)s::text AS brand_id,
    (%(firsts)s::text[])[1 + (n / families + family) %% %(names)s] AS first_name,
    (%(lasts)s::text[])[1 + family %% %(names)s]
        || translate(lpad(to_hex(family / %(names)s), 5, '0'), '0123456789abcdef', 'abcdefghijklmnop') AS last_name,
    date '1940-01-01' + (n * 7919 %% 25000)::integer AS born,
    CASE WHEN n %% 2 = 0 THEN '+1' || 2000000000 + n END AS phone,
    'person.' || n || '@example.com' AS email, 'A-' || n AS mrn,
    {patient} AS id, {audit} AS audit_id, {outbox} AS outbox_id, {timeline} AS timeline_id, {request} AS request_id
FROM (
    SELECT n, n %% families AS family, families, (extract(epoch FROM moment) * 1000)::bigint AS milliseconds, moment
    FROM generate_series(%(begin)s::bigint, %(end)s::bigint - 1) AS n,
        greatest(1, %(patients)s::bigint / %(namesakes)s) AS families,
        date_trunc('milliseconds', %(now)s::timestamptz - %(step)s * (%(patients)s - n) * interval '1 ms') AS moment
) AS numbered
"""

# Keys are inserted in order, which saves reads of the index.
_ROWS = """
INSERT INTO patients (brand_id, id, first_name, last_name, date_of_birth, email, phone, external_ids, metadata, status,
    created_at, updated_at, full_name_key, last_name_key, phone_key, has_words, words_key, has_match_keys, counted)
SELECT brand_id, id, first_name, last_name, born, email, phone, json_build_object('mrn', mrn), '{{}}', 'active', moment,
    moment, lower(first_name || ' ' || last_name), lower(last_name), phone, true, lower(first_name || ' ' || last_name),
    true, true FROM people;

INSERT INTO patient_name_words (brand_id, word, others, patient_id, previous)
SELECT brand_id, word, others, id, CASE WHEN others < word THEN others ELSE '' END FROM (
    SELECT brand_id, lower(first_name) COLLATE "C" AS word, lower(last_name) COLLATE "C" AS others, id FROM people
    UNION ALL SELECT brand_id, lower(last_name), lower(first_name), id FROM people
) AS words ORDER BY word, others;

INSERT INTO patient_identifiers (brand_id, patient_id, key, kind)
SELECT brand_id, id, key, kind FROM (
    SELECT brand_id, id, {email} AS key, 'email' AS kind FROM people
    UNION ALL SELECT brand_id, id, {mrn}, 'external_ids' FROM people
    UNION ALL SELECT brand_id, id, {name}, 'name_date_of_birth_phone' FROM people WHERE phone IS NOT NULL
) AS keys ORDER BY key;

INSERT INTO audit (brand_id, id, occurred_at, event, patient_id, client, request_id, fields, operation)
SELECT brand_id, audit_id, moment, 'patient.created', id, 'bench', request_id, {fields}, 'patients.create' FROM people;

INSERT INTO outbox (brand_id, id, occurred_at, event, patient_id, request_id, fields)
SELECT brand_id, outbox_id, moment, 'patient.created', id, request_id, {fields} FROM people;

INSERT INTO timeline (brand_id, patient_id, occurred_at, id, event_type, title, source_type, source_id, metadata,
    created_at)
SELECT brand_id, id, moment, timeline_id, 'patient.created', 'Registered', 'patient', id,
    json_build_object('request_id', request_id), moment FROM people;

INSERT INTO patient_totals AS kept (brand_id, slot, total)
SELECT brand_id, 0, count(*) FROM people GROUP BY brand_id
ON CONFLICT (brand_id, slot) DO UPDATE SET total = kept.total + excluded.total
"""


def _id(of: str) -> str:
    """Return the SQL of a UUIDv7 of the registration time, different for each row of a person."""
    drawn = f"md5('{of}' || n || %(brand)s)"
    return (
        f"(lpad(to_hex(milliseconds), 12, '0') || '7' || left({drawn}, 3) || substr('89ab', 1 + n::integer %% 4, 1)"
        f" || right({drawn}, 15))::uuid"
    )


def _key(*parts: str) -> str:
    """Return the SQL of an identity key as in db/identity.py."""
    joined = r" || '\x00'::bytea || ".join(f"convert_to({part}, 'UTF8')" for part in parts)
    return f"sha256({joined})"


_IDS = {name: _id(name) for name in ("patient", "audit", "outbox", "timeline", "request")}
_KEYS = {
    "email": _key("'email'", "email"),
    "mrn": _key("'external_ids'", "'mrn'", "mrn"),
    "name": _key(
        "'name_date_of_birth_phone'", "lower(first_name)", "lower(last_name)", "to_char(born, 'YYYY-MM-DD')", "phone"
    ),
}
_FIELDS = """array_remove(ARRAY['brand_id', 'date_of_birth', 'email', 'external_ids', 'first_name', 'last_name',
    'metadata', CASE WHEN phone IS NOT NULL THEN 'phone' END], NULL)"""


def fill(dsn: str, patients: int, brand: str) -> None:
    """Add that many patients to the brand, registered over the last two years; then run ANALYZE and VACUUM."""
    connection = psycopg2.connect(dsn)
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (now,) = cursor.fetchone() or ()
        for begin in range(0, patients, _CHUNK):
            _add(cursor, brand, patients, range(begin, min(begin + _CHUNK, patients)), now)
            connection.commit()
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(
            "VACUUM (ANALYZE) patients, patient_name_words, patient_match_keys, patient_identifiers, patient_totals"
        )
        # These tables are append-only. After a VACUUM, the free space at the end of each page would be known, and the
        # smaller rows of reads would be spread over those pages; in a table that grew by use, that space is taken.
        cursor.execute("ANALYZE audit, outbox, timeline")
    connection.close()


def _add(cursor: Any, brand: str, patients: int, numbers: range, now: Any) -> None:
    cursor.execute(_HASTE)
    values = {
        "brand": brand,
        "patients": patients,
        "begin": numbers.start,
        "end": numbers.stop,
        "now": now,
        "step": max(1, _DAYS * 86_400_000 // patients),
        "firsts": _FIRST_NAMES,
        "lasts": _LAST_NAMES,
        "names": len(_LAST_NAMES),
        "namesakes": _NAMESAKES,
    }
    cursor.execute(_PEOPLE.format(**_IDS), values)
    _add_match_keys(cursor, brand)
    cursor.execute(_ROWS.format(**_KEYS, fields=_FIELDS))


def _add_match_keys(cursor: Any, brand: str) -> None:
    """Copy the match keys of the people of a chunk, in the order of the index."""
    cursor.execute("SELECT id, first_name, last_name, born::text, email, phone, mrn FROM people")
    rows = [
        (key, id)
        for id, *compared, mrn in cursor
        for key in match_keys.of_record(dict(zip(match_keys.COMPARED, [*compared, {"mrn": mrn}, None], strict=True)))
    ]
    lines = StringIO("".join(f"{brand}\t{key}\t{id}\n" for key, id in sorted(rows)))
    cursor.copy_from(lines, "patient_match_keys", columns=("brand_id", "key", "patient_id"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fill", description="Fill a database with patients.")
    parser.add_argument("dsn", help="the address of a migrated database, as a superuser")
    parser.add_argument("--patients", type=int, default=2_000_000)
    parser.add_argument("--brand", default="demo")
    arguments = parser.parse_args()
    began = time.monotonic()
    fill(arguments.dsn, arguments.patients, arguments.brand)
    print(f"{arguments.patients} patients of {arguments.brand} in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()

"""Fill the brand of a filled database with protocols, enrolments and doses by plain SQL.

Every patient is in a protocol of six compounds, and has a row of a schedule, an override that has ended and a dose on
each of the last ten days. The first `REGULAR` patients have six doses on each of the last 30 days, one in 20 skipped or
missed. After them come a patient with six doses a day for a year, and one with 20 a day for ten years. The owner must
be a superuser, so that foreign keys and row-level security are not checked.
"""

import psycopg2

REGULAR = 1_000
"""The number of patients with six doses a day for 30 days, the first ones by id."""
SIX, TWENTY = "six-a-day", "twenty-a-day"
"""The slugs of the protocols. Their compounds are `six-a-day-1` to `six-a-day-6`, and so on."""
_ENROLLED_DAYS = 60

_HASTE = "SET LOCAL synchronous_commit = off; SET LOCAL session_replication_role = replica"
_PARTS = "(ARRAY['morning', 'afternoon', 'evening', 'before_bed'])[1 + n %% 4]"
# Each id follows from what it is the id of.
_PROTOCOL = "md5(slug)::uuid"
_VERSION = "md5(slug || ' version')::uuid"
_COMPOUND = "md5(slug || n)::uuid"
_ENROLLMENT = "md5(id || slug)::uuid"
_PROTOCOLS = f"""
CREATE TEMPORARY TABLE in_protocols ON COMMIT DROP AS
SELECT slug, n
FROM (VALUES ('{SIX}', 6), ('{TWENTY}', 20)) AS protocol (slug, compounds), generate_series(1, compounds) AS n;

INSERT INTO protocols
SELECT %(brand)s, {_PROTOCOL}, slug, slug, NULL, NULL, 'standard', true, '{{}}'::json, {_VERSION}, 1, now(), now()
FROM (SELECT DISTINCT slug FROM in_protocols) AS protocol;
INSERT INTO protocol_versions
SELECT %(brand)s, {_VERSION}, {_PROTOCOL}, 1, now() FROM (SELECT DISTINCT slug FROM in_protocols) AS protocol;
INSERT INTO compounds SELECT %(brand)s, {_COMPOUND}, slug || '-' || n, now() FROM in_protocols;
INSERT INTO protocol_compounds SELECT %(brand)s, {_COMPOUND}, {_PROTOCOL}, {_COMPOUND}, now() FROM in_protocols;
INSERT INTO version_compounds
SELECT %(brand)s, {_VERSION}, {_COMPOUND}, slug || ' ' || n, n, 'mg', 'oral', n, 127, {_PARTS}, NULL, now(), now()
FROM in_protocols;
"""
_ENROLLMENTS = f"""
CREATE TEMPORARY TABLE enrolled ON COMMIT DROP AS
SELECT id, number, slug, current_date - days AS starts_on, days, compounds, least(days, dosed) AS dosed
FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM patients WHERE brand_id = %(brand)s) AS numbered
CROSS JOIN LATERAL (
    SELECT CASE number - %(regular)s WHEN 2 THEN '{TWENTY}' ELSE '{SIX}' END AS slug,
        CASE number - %(regular)s WHEN 1 THEN 364 WHEN 2 THEN 3649 ELSE {_ENROLLED_DAYS} END AS days,
        CASE WHEN number - %(regular)s = 2 THEN 20 WHEN number - %(regular)s <= 1 THEN 6 ELSE 1 END AS compounds,
        CASE WHEN number <= %(regular)s THEN 29 WHEN number - %(regular)s <= 2 THEN 3649 ELSE 9 END AS dosed
) AS regimen;

INSERT INTO enrollments
SELECT %(brand)s, {_ENROLLMENT}, id, {_PROTOCOL}, 'active', starts_on, NULL, starts_on, now(), now() FROM enrolled;
INSERT INTO enrollment_versions
SELECT %(brand)s, id, {_ENROLLMENT}, starts_on, {_VERSION}, now() FROM enrolled ORDER BY id;
INSERT INTO schedules
SELECT %(brand)s, md5(id || 'schedule')::uuid, id, {_PROTOCOL}, {_COMPOUND}, 127, 'evening', NULL, NULL, false, NULL,
    NULL, starts_on, NULL, now(), now() FROM enrolled, (VALUES (1)) AS first (n) ORDER BY id;
INSERT INTO overrides
SELECT %(brand)s, md5(id || 'override')::uuid, id, {_PROTOCOL}, {_VERSION}, NULL, 'paused', '{{"kind": "paused"}}',
    starts_on, starts_on, now(), now() FROM enrolled;
"""
_DOSES = f"""
INSERT INTO doses
SELECT %(brand)s, md5(id || slot_date::text || n)::uuid, id, {_PROTOCOL}, {_COMPOUND}, {_COMPOUND}, slug || '-' || n,
    slot_date, CASE n WHEN 1 THEN 'evening' ELSE {_PARTS} END,
    CASE WHEN drawn %% 40 = 0 THEN 'skipped' ELSE 'taken' END, CASE WHEN drawn %% 40 = 0 THEN 'forgot' END, NULL,
    slot_date + interval '8 hours' + n * interval '30 minutes', now(), now(), now()
FROM enrolled, LATERAL (
    SELECT current_date - d AS slot_date, n, hashtext(id::text || d || ' ' || n) & 1048575 AS drawn
    FROM generate_series(0, dosed) AS d, generate_series(1, compounds) AS n
) AS dose
WHERE drawn %% 40 <> 1 OR number > %(regular)s
ORDER BY id, slot_date, {_COMPOUND}
"""
_TABLES = ("protocols, protocol_versions, compounds, protocol_compounds, version_compounds, enrollments, "
           "enrollment_versions, schedules, overrides, doses")  # fmt: skip


def fill_doses(dsn: str, brand: str, regular: int = REGULAR) -> None:
    """Add protocols, and an enrolment with doses for each patient of the brand; then run VACUUM and ANALYZE."""
    connection = psycopg2.connect(dsn)
    values = {"brand": brand, "regular": regular}
    with connection, connection.cursor() as cursor:
        cursor.execute(_HASTE)
        for statement in (_PROTOCOLS, _ENROLLMENTS, _DOSES):
            cursor.execute(statement, values)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {_TABLES}")
    connection.close()

"""Statements read what they need by indexes, in a brand with many patients."""

import re
from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest

from db import (  # noqa: F401  (loads every statement)
    erasure,
    events,
    match_dismissals,
    matches,
    patient_search,
    protocol_compounds,
    rekey,
)
from db.core.connection import Begin, Connection
from db.core.statements import Statement
from tests.support.live_service import LiveService
from tests.support.query_plans import NEWEST, NOBODY, Plans
from tests.support.statements import arguments_of, execution_of, prepare

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def service(module_service: LiveService) -> LiveService:
    return module_service


@pytest.fixture(scope="module")
def large_brand(service: LiveService) -> None:
    """A larger brand in which half of the people have names that begin alike.

    The words of one in ten are not stored.
    """
    service.sql(
        "INSERT INTO patients (brand_id, id, first_name, last_name, date_of_birth, external_ids, metadata, status, "
        "created_at, updated_at, full_name_key, last_name_key, phone_key, has_words, words_key, counted) SELECT "
        "'plans', gen_random_uuid(), 'f', 'l', date '1950-01-01' + n, '{}', '{}', 'active', now(), now(), 'x' || n, "
        "md5(n::text), n::text, n % 10 > 0, CASE WHEN n % 10 > 0 THEN 'x' || n END, true "
        "FROM generate_series(1, 20000) AS n"
    )
    for word, others in (("full", "last"), ("last", "full")):
        service.sql(
            f"INSERT INTO patient_name_words SELECT brand_id, {word}_name_key, {others}_name_key, id, '' "
            "FROM patients WHERE brand_id = 'plans' AND has_words"
        )
    service.sql(
        "INSERT INTO patient_name_words SELECT brand_id, 'mary', last_name_key, id, '' FROM patients "
        "WHERE brand_id = 'plans' AND has_words"
    )
    service.sql(
        "INSERT INTO patient_match_keys SELECT brand_id, key, id FROM patients, LATERAL unnest(ARRAY["
        "'d:' || date_of_birth, 'n:' || full_name_key, 'b:common', 'p:' || phone_key]) AS key WHERE brand_id = 'plans'"
    )
    service.sql("UPDATE patients SET has_match_keys = true WHERE brand_id = 'plans'")
    service.sql(
        "INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) "
        "SELECT brand_id, id, sha256(id::text::bytea), 'email' FROM patients WHERE brand_id = 'plans'"
    )
    connection = psycopg2.connect(service.owner_dsn())
    connection.autocommit = True
    connection.cursor().execute(
        "VACUUM (ANALYZE) patients, patient_name_words, patient_match_keys, patient_identifiers"
    )
    connection.close()


@pytest.fixture(scope="module")
def merged_patient(service: LiveService, large_brand: None) -> str:
    """The id of a patient into whom three others are merged, each with 5,000 accesses, as one who had it for a time."""
    ((id,),) = service.sql("SELECT id::text FROM patients WHERE brand_id = 'plans' ORDER BY id LIMIT 1")
    service.sql(
        "INSERT INTO merged_patients (brand_id, id, patient_id, survivor_id, merge_id, record) "
        "SELECT brand_id, gen_random_uuid(), id, id, gen_random_uuid(), '{}' "
        "FROM patients, generate_series(1, 3) WHERE brand_id = 'plans' AND id < 'f0000000-0000-0000-0000-000000000000'"
    )
    service.sql(
        "INSERT INTO audit (brand_id, id, occurred_at, operation, client, request_id, fields, patient_id) "
        "SELECT brand_id, gen_random_uuid(), now() - n * interval '1 second', 'patients.get', 'app', "
        "gen_random_uuid(), '{}'::text[], id FROM merged_patients, generate_series(1, 5000) AS n WHERE patient_id = %s "
        "UNION ALL SELECT 'plans', gen_random_uuid(), now() - n * interval '1 second', 'patients.get', 'app', "
        "gen_random_uuid(), '{}'::text[], max(id::text)::uuid FROM patients, generate_series(1, 5000) AS n "
        "WHERE brand_id = 'plans' GROUP BY n",
        id,
    )
    service.sql(
        "INSERT INTO merges (brand_id, id, patient_id, survivor_id, merged_id, status, moved, conflicts, fields, "
        "accounts_with_access, keeps_access, client, created_at, undone_at) SELECT brand_id, gen_random_uuid(), id, "
        "(max(id::text) OVER ())::uuid, id, 'undone', '{}', '{}', '{}', 0, false, 'app', "
        "now() - interval '4000 seconds', now() - interval '1 second' FROM patients WHERE brand_id = 'plans'"
    )
    with closing(psycopg2.connect(service.owner_dsn())) as connection:
        connection.autocommit = True
        connection.cursor().execute("VACUUM (ANALYZE) audit, merged_patients, merges")
    return str(id)


@pytest.fixture(params=["force_generic_plan", "force_custom_plan"])
def plans(service: LiveService, large_brand: None, request: pytest.FixtureRequest) -> Iterator[Plans]:
    plans = Plans(service, request.param)
    yield plans
    plans.close()


def test_searches_and_lists_use_the_indexes(plans: Plans) -> None:
    """By name, phone, date of birth and newest first; also while stored keys have several forms."""
    for name, index in (
        *(
            (name, index)
            for name in (
                "patient_search_name",
                "patient_search_names",
                "patient_wide_search_name",
                "patient_wide_search_names",
            )
            for index in ("patient_name_words_pkey", "patients_wordless_full_name", "patients_wordless_last_name")
        ),
        ("patient_search_name_date_of_birth", "patients_date_of_birth"),
        ("patient_search_phone", "patients_phone"),
        ("patient_search_date_of_birth", "patients_date_of_birth"),
        ("patient_search_email", "patient_identifiers_pkey"),
        ("patient_wide_search_phone", "patients_phone"),
        ("patient_wide_search_email", "patient_identifiers_pkey"),
        ("patient_by_key", "patient_identifiers_pkey"),
        ("patient_by_id", "patients_pkey"),
        ("patient_followed", "patients_pkey"),
        ("patient_followed_safe", "patients_pkey"),
        ("patient_page", "Index Scan Backward using patients_pkey"),
    ):
        plan = plans(name)
        assert index in plan, plan
        assert "Seq Scan on patient" not in plan, plan


def test_access_log_of_merged_patients_reads_only_its_page(plans: Plans, merged_patient: str) -> None:
    start = {"patient_id": merged_patient, "after_occurred_at": "infinity", "after_id": NEWEST}
    plan = plans("access_page", **start)
    assert "Index Scan Backward using audit_of_patient" in plan, plan
    assert "merged_patients_patient" in plan, plan
    assert "merges_merged" in plan, plan
    assert "Seq Scan" not in plan, plan
    counted = 10_000  # by the index alone
    assert plans.pages_read("access_page", **start) < counted / 20
    assert plans.pages_read("export_accesses", **start | {"after_occurred_at": "-infinity", "after_id": NOBODY}) < 200


def test_name_is_tested_for_each_match_of_other_criteria(plans: Plans) -> None:
    """Not the other way round: a word may have millions of patients."""
    for name in ("name", "names"):
        plan = plans(f"patient_search_{name}_date_of_birth", word="x", word_end="y")
        assert "Index Scan using patients_date_of_birth" in plan, plan
        assert "Index Scan using patient_name_words_patient" in plan, plan


def test_statement_uses_a_generic_plan(service: LiveService) -> None:
    of_nobody = {
        "name": "abc",
        "name_end": "abd",
        "word": "abc",
        "word_end": "abd",
        "limit": 20,
        "offset": 0,
        "after": NEWEST,
        "audits_reads": False,
    }
    statement = Statement.every["patient_search_name"]
    values = dict.fromkeys(statement.params) | of_nobody
    with closing(Connection(service.owner_dsn())) as connection:
        connection.execute([statement.message(values)], begin=Begin("nobody"), commit=True)
        planned = connection.run(
            "SELECT generic_plans::int, custom_plans::int FROM pg_prepared_statements WHERE name = %s", [statement.name]
        )
    assert planned == [(1, 0)]


@pytest.mark.usefixtures("large_brand")
def test_plan_does_not_depend_on_the_first_brand(service: LiveService) -> None:
    """A connection keeps the plan that was made for its first brand."""
    assert service.sql("SELECT count(*) > 10000 FROM patients WHERE brand_id = 'plans'") == [(True,)]
    of_each = []
    for brand in ("plans", "no-such-brand"):
        with closing(Connection(service.owner_dsn())) as connection:
            prepare(connection, *Statement.every.values())
            explain = f"SET LOCAL app.brand = '{brand}'; EXPLAIN (COSTS OFF) "
            of_each.append(
                {
                    name: connection.run(explain + execution_of(each), arguments_of(each, dict.fromkeys(each.params)))
                    for name, each in Statement.every.items()
                }
            )
    assert of_each[0] == of_each[1]
    whole = re.compile(r"Seq Scan on (patients|patient_identifiers|patient_name_words|patient_match_keys) ")
    assert [name for name, plan in of_each[0].items() if any(whole.search(line) for (line,) in plan)] == []


def test_list_reads_only_its_page_at_any_cursor(service: LiveService, plans: Plans) -> None:
    middle = service.sql("SELECT id::text FROM patients WHERE brand_id = 'plans' ORDER BY id OFFSET 5000 LIMIT 1")[0][0]
    first, deep, last = [plans.pages_read("patient_page", after=after) for after in (NEWEST, middle, NOBODY)]
    assert max(first, deep, last) < 60  # of about a thousand; ids are random here, so each row is on its own page
    assert plans.pages_read("patient_page", offset=15_000) > 1000


def test_search_reads_only_its_page_and_counts_by_index(plans: Plans) -> None:
    assert plans.pages_read("patient_search_name") < 40
    if plans.are_generic:  # one for these values knows that they are half of the table, and reads that
        plan = plans("patient_search_name", word="x1", word_end="x2", name="x1", name_end="x2")
        assert re.search(r"Index Only Scan using patient_name_words_pkey .*rows=10000", plan), plan
        assert re.search(r"Index Only Scan using patients_wordless_full_name .*rows=1111", plan), plan
        for word, end in (("x1", "x2"), ("a", "b")):  # by the first name and by the last name
            values = {"word": word, "word_end": end, "name": word, "name_end": end}
            assert plans.pages_read("patient_search_name", **values) < 400


def test_search_by_two_words_reads_one_range_of_the_index(plans: Plans) -> None:
    """Although 18,000 patients have the first word."""
    values = {"word": "mary", "word_end": "mary~", "other": "abc", "other_end": "abd"}
    assert plans.pages_read("patient_search_names", **values) < 60


def test_matches_read_a_bounded_part_of_each_key(plans: Plans) -> None:
    """Although all 20,000 patients share one of them."""
    keys = {"match_keys": ["n:x77", "p:77", "b:common", "d:nobody"]}
    plan = plans("match_candidates", **keys)
    assert "Index Only Scan using patient_match_keys_pkey" in plan, plan
    assert "patients_pkey" in plan, plan
    assert "patients_without_match_keys" in plan, plan
    assert "Seq Scan on patient" not in plan, plan
    assert plans.pages_read("match_candidates", **keys) < 60
    # Of nobody: the keys of a patient are read by the other index.
    plan = plans("match_proposals", patient_id=NOBODY)
    assert "patient_match_keys_patient" in plan, plan
    assert "Seq Scan on patient" not in plan, plan


@pytest.fixture(scope="module")
def set_aside(service: LiveService, large_brand: None) -> None:
    """20,000 versions of enrolments that merges have set aside."""
    service.sql(
        "INSERT INTO set_aside_rows (brand_id, id, patient_id, merge_id, table_name, row, version_id) SELECT brand_id, "
        "gen_random_uuid(), id, gen_random_uuid(), 'enrollment_versions', '{}', gen_random_uuid() "
        "FROM patients WHERE brand_id = 'plans'"
    )
    with closing(psycopg2.connect(service.owner_dsn())) as connection:
        connection.autocommit = True
        connection.cursor().execute("VACUUM (ANALYZE) set_aside_rows")


def test_change_of_a_protocol_finds_set_aside_enrolments_by_index(plans: Plans, set_aside: None) -> None:
    plan = plans("protocol_newest_version", ref_id=NOBODY, slugs=[], ids="{}")
    assert "set_aside_rows_version" in plan, plan
    assert "Seq Scan on set_aside_rows" not in plan, plan


ENDPOINT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1b"


@pytest.fixture(scope="module")
def deliveries(service: LiveService) -> None:
    """20,000 deliveries to an endpoint, half of them dead and in one line."""
    service.sql(
        "INSERT INTO webhook_endpoints (brand_id, id, url, events, status, secret, created_at, updated_at) "
        "VALUES ('plans', %s, 'https://hooks.example/', '{*}', 'active', '', now(), now())",
        ENDPOINT,
    )
    service.sql(
        "INSERT INTO webhook_deliveries (brand_id, id, endpoint_id, event_id, number, line, type, status, attempts, "
        "next_attempt_at, created_at) SELECT 'plans', gen_random_uuid(), %s, gen_random_uuid(), n, "
        "CASE n %% 2 WHEN 0 THEN 'plans' ELSE md5((n / 10)::text) END, 'x', "
        "CASE n %% 2 WHEN 0 THEN 'dead' ELSE 'delivered' END, 1, now(), now() FROM generate_series(1, 20000) AS n",
        ENDPOINT,
    )


def test_deliveries_of_a_patient_and_later_ones_use_an_index(plans: Plans, deliveries: None) -> None:
    index = "webhook_deliveries_of_event"
    line = "0cc175b9c0f1b6a831c399e269772661"
    assert index in plans("webhook_delivery_page_of_line", endpoint_id=ENDPOINT, line=line)
    assert plans.pages_read("webhook_delivery_page_of_line", endpoint_id=ENDPOINT, line=line) < 40
    times = {"id_start": "019a1f5c-6d00-7", "now": "2026-01-01T00:00:00Z"}
    plan = plans("webhook_replay_status", endpoint_id=ENDPOINT, status="dead", events="{}", types="{}", **times)
    assert not re.search(r"Rows Removed by (Join )?Filter: \d{6}", plan), plan
    assert f"Index Only Scan Backward using {index}" in plan, plan

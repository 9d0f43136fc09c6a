"""The outbox as the relay reads it: complete, in order, and nothing else."""

from collections.abc import Iterator
from contextlib import closing

import psycopg2
import psycopg2.errors
import pytest

from relay.outbox import Batch, Outbox, Row
from relay.session import Session
from tests.support.live_service import LiveService
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

_INSERT = (
    "INSERT INTO outbox (brand_id, id, occurred_at, event, request_id, fields) "
    "VALUES (%s, gen_random_uuid(), now(), %s, gen_random_uuid(), '{}')"
)


@pytest.fixture
def outbox(own_service: LiveService) -> Iterator[Outbox]:
    """The outbox of a service that no other test writes to."""
    own_service.start()
    with Session(own_service.owner_dsn()) as session:
        yield Outbox(session)


def complete(outbox: Outbox, after: int = 0, limit: int = 10) -> Batch:
    """Return the next batch with rows. Transactions of other tests' databases on the server hold it back too."""

    def batch() -> Batch | None:
        found = outbox.next(after, limit)
        return found if found.rows else None

    found = wait_until(batch, "events are complete")
    assert found
    return found


def events(rows: list[Row]) -> list[str]:
    return [row.event for row in rows]


def test_event_waits_for_lower_numbers_that_may_become_visible(own_service: LiveService, outbox: Outbox) -> None:
    with closing(psycopg2.connect(own_service.owner_dsn())) as slow, slow.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
        cursor.execute(_INSERT, ("demo", "a.slow"))
        own_service.sql(_INSERT, "demo", "b.quick")
        for _ in range(3):
            assert outbox.next(0, 10).rows == []
        slow.commit()
    batch = complete(outbox)
    assert events(batch.rows) == ["a.slow", "b.quick"]
    assert outbox.next(batch.until, 10).rows == []


def test_numbers_of_a_rolled_back_transaction_are_passed(own_service: LiveService, outbox: Outbox) -> None:
    with closing(psycopg2.connect(own_service.owner_dsn())) as failing, failing.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
        cursor.execute(_INSERT, ("demo", "a.gone"))
        own_service.sql(_INSERT, "demo", "b.stays")
        assert outbox.next(0, 10).rows == []
        failing.rollback()
    assert events(complete(outbox).rows) == ["b.stays"]


def test_batches_continue_where_the_last_one_ended(own_service: LiveService, outbox: Outbox) -> None:
    for number in range(5):
        own_service.sql(_INSERT, f"brand-{number}", f"e.n{number}")
    found, after = [], 0
    for _ in range(3):
        batch = complete(outbox, after, 2)
        found.append(events(batch.rows))
        after = batch.until
    assert found == [["e.n0", "e.n1"], ["e.n2", "e.n3"], ["e.n4"]]
    assert outbox.next(after, 2).rows == []


def test_cursor_of_a_sink_never_moves_back(outbox: Outbox) -> None:
    assert outbox.cursor("x") == 0
    for number in (7, 5):
        outbox.move("x", number)
    outbox.move("y", 3)
    assert (outbox.cursor("x"), outbox.cursor("y")) == (7, 3)


def test_backlog_has_the_number_and_the_age_of_what_waits(own_service: LiveService, outbox: Outbox) -> None:
    assert outbox.backlog(0) == (0, 0)
    own_service.sql(_INSERT.replace("now()", "now() - interval '1 minute'"), "demo", "a.old")
    own_service.sql(_INSERT, "demo", "a.new")
    count, age = outbox.backlog(0)
    assert count == 2
    assert age >= 60
    assert outbox.backlog(complete(outbox).until) == (0, 0)


def test_role_of_the_relay_reads_nothing_but_events(own_service: LiveService) -> None:
    own_service.start()
    granted = own_service.sql(
        "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) "
        "FROM information_schema.role_table_grants WHERE grantee = 'patient_graph_relay' GROUP BY 1 ORDER BY 1"
    )
    assert granted == [
        ("outbox", "DELETE SELECT"),
        ("outbox_payloads", "DELETE SELECT"),
        ("relay_cursors", "INSERT SELECT UPDATE"),
        ("webhook_deliveries", "DELETE INSERT SELECT"),  # updates too, of some columns
        ("webhook_endpoints", "SELECT"),
    ]
    with closing(psycopg2.connect(own_service.owner_dsn())) as connection, connection.cursor() as cursor:
        cursor.execute("SET ROLE patient_graph_relay")
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("SELECT 1 FROM patients")

"""Old events are removed from the outbox once every sink has them, and no others."""

from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest
from prometheus_client import REGISTRY

from relay.outbox import Outbox
from relay.retention import Retention
from relay.session import Session
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

_DAYS = 14
_INSERT = (
    "WITH sent AS (INSERT INTO outbox (brand_id, id, patient_id, occurred_at, event, request_id, fields) VALUES "
    "('demo', gen_random_uuid(), %s, now() - %s * interval '1 day', %s, gen_random_uuid(), '{}') RETURNING *) "
    "INSERT INTO outbox_payloads (brand_id, patient_id, id, payload) SELECT brand_id, patient_id, id, '{}' FROM sent"
)


@pytest.fixture(scope="module")
def service() -> Iterator[LiveService]:
    running = LiveService().start()
    yield running
    running.clean_up()


@pytest.fixture
def session(service: LiveService) -> Iterator[Session]:
    """A session of a relay, with four events: one without a number, and three with the numbers 1 to 3."""
    with service.api(service.token()) as api:
        person = {"brand_id": "demo", "first_name": "a", "last_name": "b"}
        patient = api.post("/v1/patients", json=person).json()["id"]
    for table in ("outbox", "outbox_payloads", "relay_cursors"):
        service.sql(f"DELETE FROM {table}")
    service.sql("SELECT setval('outbox_numbers', 1, false)")
    for event, age in (("before.numbers", 99), ("first.old", 20), ("second.old", 15), ("third.new", 13)):
        service.sql(_INSERT, patient, age, event)
    service.sql("UPDATE outbox SET number = nullif(number - 1, 0)")
    with Session(service.owner_dsn()) as session:
        yield session


def left(service: LiveService) -> list[str]:
    """Return the events that are left, with their stored values."""
    join = "outbox LEFT JOIN outbox_payloads AS p USING (brand_id, id)"
    rows = service.sql(f"SELECT event, p.id IS NOT NULL FROM {join} ORDER BY number NULLS FIRST")
    assert all(has_values for _, has_values in rows)
    assert service.sql("SELECT count(*) FROM outbox_payloads") == [(len(rows),)]
    return [event for event, _ in rows]


ALL = ["before.numbers", "first.old", "second.old", "third.new"]


def test_old_events_that_every_sink_has_are_removed(service: LiveService, session: Session) -> None:
    retention = Retention(["a", "b"], _DAYS)
    for sink in ("a", "b"):
        Outbox(session).move(sink, 3)
    assert retention.remove(session) == 2
    assert left(service) == ["before.numbers", "third.new"]
    assert retention.remove(session) == 0


def test_events_that_a_sink_lacks_are_never_removed(service: LiveService, session: Session) -> None:
    retention = Retention(["a", "b"], _DAYS)
    Outbox(session).move("a", 3)
    assert retention.remove(session) == 0
    Outbox(session).move("b", 1)
    assert retention.remove(session) == 1
    assert left(service) == ["before.numbers", "second.old", "third.new"]


def test_endpoints_keep_what_was_not_fanned_out(service: LiveService, session: Session) -> None:
    for sink in ("a", "b"):
        Outbox(session).move(sink, 3)
    with service.api(service.token()) as api:
        endpoint = {"brand_id": "demo", "url": "https://example.com/", "events": ["*"]}
        id = api.post("/v1/webhooks", json=endpoint).json()["id"]
        assert Retention(["a", "b"], _DAYS).remove(session) == 0
        api.delete(f"/v1/webhooks/{id}")
    assert Retention(["a", "b"], _DAYS).remove(session) == 2


def test_backlog_of_endpoints_without_keys_is_measured(service: LiveService, session: Session) -> None:
    Outbox(session).move("a", 3)
    retention, backlog = Retention(["a"], _DAYS), {"sink": "webhooks"}
    with service.api(service.token()) as api:
        endpoint = {"brand_id": "demo", "url": "https://example.com/", "events": ["*"]}
        id = api.post("/v1/webhooks", json=endpoint).json()["id"]
        retention.measure_others(session)
        assert (REGISTRY.get_sample_value("patient_graph_relay_backlog", backlog) or 0) >= 3
        assert (REGISTRY.get_sample_value("patient_graph_relay_oldest_seconds", backlog) or 0) >= 20 * 86_400
        api.delete(f"/v1/webhooks/{id}")
    retention.measure_others(session)
    assert REGISTRY.get_sample_value("patient_graph_relay_backlog", backlog) is None


def test_sink_of_another_relay_keeps_what_it_lacks(service: LiveService, session: Session) -> None:
    for sink, number in (("a", 3), ("of another relay", 1)):
        Outbox(session).move(sink, number)
    assert Retention(["a"], _DAYS).remove(session) == 1
    assert left(service) == ["before.numbers", "second.old", "third.new"]


def test_relay_without_sinks_removes_nothing(service: LiveService, session: Session) -> None:
    Outbox(session).move("a", 3)
    assert Retention([], _DAYS).remove(session) == 0
    assert left(service) == ALL


def test_events_are_removed_in_batches(service: LiveService, session: Session) -> None:
    Outbox(session).move("a", 3)
    retention = Retention(["a"], _DAYS)
    assert [retention.remove(session, batch=1) for _ in range(3)] == [1, 1, 0]
    assert left(service) == ["before.numbers", "third.new"]


def test_database_refuses_to_remove_what_a_sink_lacks(service: LiveService, session: Session) -> None:
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SET ROLE patient_graph_relay")
        cursor.execute("DELETE FROM outbox")
        assert cursor.rowcount == 0
        cursor.execute("INSERT INTO relay_cursors VALUES ('a', 3), ('b', 2)")
        cursor.execute("DELETE FROM outbox")
        assert cursor.rowcount == 2

"""The stored deliveries: what is due, and in which order."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

import relay.webhooks.deliveries
from db.core import clock
from relay.session import Session
from relay.webhooks.deliveries import Deliveries
from tests.support.webhooks import Webhooks

pytestmark = pytest.mark.postgres

MINUTE = timedelta(minutes=1)
_INSERT = (
    "INSERT INTO webhook_deliveries (brand_id, id, endpoint_id, event_id, number, line, type, status, attempts, "
    "next_attempt_at, created_at) VALUES (%s, gen_random_uuid(), %s, gen_random_uuid(), %s, %s, 'x', 'pending', 0, "
    "%s, %s)"
)


@pytest.fixture
def deliveries(webhooks: Webhooks) -> Iterator[Deliveries]:
    with Session(webhooks.service.owner_dsn()) as session:
        yield Deliveries(session)


def add(webhooks: Webhooks, id: str, number: int, line: str, at: datetime | None = None, brand: str = "demo") -> None:
    now = clock.now()
    webhooks.service.sql(_INSERT, brand, id, number, line, at or now, now)


def due(deliveries: Deliveries, *busy: tuple[str, str], limit: int = 64, **free: int) -> list[tuple[str, str, int]]:
    """Return endpoint, line and number of deliveries of what is due."""
    known = {id.replace("_", "-"): number for id, number in free.items()}
    return [(*line.key, len(line.deliveries)) for line in deliveries.due(set(busy), known, limit)]


def test_first_of_each_line_is_due_with_those_behind_it(webhooks: Webhooks, deliveries: Deliveries) -> None:
    id, now = webhooks.add("https://a/"), clock.now()
    for number, line, minutes in [(1, "a", -1), (2, "b", -2), (3, "a", -3), (4, "c", 1), (5, "c", -4), (6, "b", 1)]:
        add(webhooks, id, number, line, now + minutes * MINUTE)
    assert due(deliveries, **{id: 8}) == [(id, "b", 1), (id, "a", 2)]


def test_limits_and_busy_lines_are_kept_to(webhooks: Webhooks, deliveries: Deliveries) -> None:
    first, second = webhooks.add("https://a/"), webhooks.add("https://b/")
    now = clock.now()
    for number in range(5):
        add(webhooks, first, number, f"{number}", now - (10 - number) * MINUTE)
        add(webhooks, second, number, f"{number}", now - 1 * MINUTE)
    assert due(deliveries) == [(first, "0", 1), (second, "0", 1)]
    assert due(deliveries, **{first: 2, second: 0}) == [(first, "0", 1), (first, "1", 1)]
    assert due(deliveries, (first, "0"), **{first: 3, second: 3}, limit=2) == [(first, "1", 1), (first, "2", 1)]


def test_brand_with_the_fewest_requests_is_first(webhooks: Webhooks, deliveries: Deliveries) -> None:
    large, small = webhooks.add("https://a/"), webhooks.add("https://b/", brand="small")
    now = clock.now()
    for number in range(6):
        add(webhooks, large, number, f"{number}", now - 2 * MINUTE)
        add(webhooks, small, number, f"{number}", now - 1 * MINUTE, brand="small")
    free = {large: 8, small: 8}
    assert sorted(id for id, *_ in due(deliveries, limit=4, **free)) == sorted([large, large, small, small])
    busy = [(large, "0"), (large, "1")]
    assert [id for id, *_ in due(deliveries, *busy, limit=2, **free)] == [small, small]


def test_first_deliveries_of_a_line_are_read_at_once(webhooks: Webhooks, deliveries: Deliveries) -> None:
    id = webhooks.add("https://a/")
    for number in range(30):
        add(webhooks, id, number, "a")
    (line,) = deliveries.due(set(), {}, 64)
    assert [(each.id,) for each in line.deliveries] == webhooks.deliveries(id, "id::text")[:20]


def test_only_active_endpoints_are_due_and_counted(webhooks: Webhooks, deliveries: Deliveries) -> None:
    id = webhooks.add("https://a/")
    add(webhooks, id, 1, "a", clock.now() - MINUTE)
    assert deliveries.backlog()[0] == 1
    assert 60 <= deliveries.overdue() < 3600
    webhooks.update(id, failing_since=clock.now())
    assert deliveries.overdue() == 0
    for status in ("paused", "disabled"):
        webhooks.update(id, status=status)
        assert due(deliveries) == []
        assert deliveries.backlog() == (0, 0)


def test_resuming_endpoint_is_due_once_all_its_deliveries_are(
    webhooks: Webhooks, deliveries: Deliveries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay.webhooks.deliveries, "_RESUMED", 2)
    id, paused, other = (webhooks.add("https://a/") for _ in range(3))
    for number in range(5):
        for each in (id, paused, other):
            add(webhooks, each, number, f"{number}", clock.now() + MINUTE)
    webhooks.update(id, is_resuming=True)
    webhooks.update(paused, is_resuming=True, status="paused")
    for made_due in (2, 4, 5):
        assert due(deliveries, **{id: 8}) == []
        assert deliveries.resume() == [id]
        assert webhooks.deliveries(id, "next_attempt_at <= now()").count((True,)) == made_due
    assert deliveries.resume() == []
    assert due(deliveries, **{id: 8}) == [(id, f"{number}", 1) for number in range(5)]
    for each in (paused, other):
        assert webhooks.deliveries(each, "next_attempt_at <= now()") == [(False,)] * 5


def test_delivery_behind_one_that_waits_is_deferred(webhooks: Webhooks, deliveries: Deliveries) -> None:
    id, now = webhooks.add("https://a/"), clock.now()
    until = now + MINUTE
    for number, line, at in [(1, "a", until), (2, "a", now), (3, "b", now), (4, "b", now)]:
        add(webhooks, id, number, line, at)
    deliveries.defer_blocked()
    assert [at for (at,) in webhooks.deliveries(id, "next_attempt_at")] == [until, until, now, now]
    assert due(deliveries) == [(id, "b", 2)]

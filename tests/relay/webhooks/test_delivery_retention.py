"""Stored deliveries are bounded: old ones and those of removed endpoints go, and endpoints with too many are paused."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

import relay.webhooks.retention
from db.core import clock
from relay.session import Session
from relay.webhooks.retention import DeliveryRetention
from tests.support.webhooks import Webhooks

pytestmark = pytest.mark.postgres

_INSERT = (
    "INSERT INTO webhook_deliveries (brand_id, id, endpoint_id, event_id, number, line, type, status, attempts, "
    "next_attempt_at, created_at) VALUES (%s, %s, %s, gen_random_uuid(), %s, 'a', 'x', %s, 1, now(), now())"
)


@pytest.fixture
def retention(webhooks: Webhooks) -> DeliveryRetention:
    return DeliveryRetention(14, webhooks.log)


@pytest.fixture
def session(webhooks: Webhooks) -> Iterator[Session]:
    with Session(webhooks.service.owner_dsn()) as session:
        yield session


def add(webhooks: Webhooks, id: str, number: int, status: str, days: int = 0, brand: str = "demo") -> None:
    row = brand, clock.new_id_at(clock.now() - timedelta(days=days)), id, number, status
    webhooks.service.sql(_INSERT, *row)


def test_old_deliveries_are_removed_unless_they_are_pending(
    webhooks: Webhooks, retention: DeliveryRetention, session: Session
) -> None:
    ids = [webhooks.add("https://a/") for _ in range(2)]
    for id in ids:
        for number, days in enumerate((15, 15, 13)):
            for status in ("delivered", "dead", "pending"):
                add(webhooks, id, number, status, days)
    assert [retention.remove_old(session, 5) for _ in range(3)] == [5, 3, 0]
    for id in ids:
        assert sorted(webhooks.deliveries(id, "number", "status")) == [
            (0, "pending"),
            (1, "pending"),
            (2, "dead"),
            (2, "delivered"),
            (2, "pending"),
        ]


def test_deliveries_of_removed_endpoints_are_removed_in_batches(
    webhooks: Webhooks, retention: DeliveryRetention, session: Session
) -> None:
    brands = ("a", "demo", "demo", "z")
    ids = [webhooks.add("https://a/", brand=brand) for brand in brands]
    for id, brand in zip(ids, brands, strict=True):
        for number, status in enumerate(("pending", "delivered", "dead")):
            add(webhooks, id, number, status, brand=brand)
    assert retention.remove_orphans(session, 5) == 0
    webhooks.service.sql("DELETE FROM webhook_endpoints WHERE id = ANY (%s::uuid[])", ids[1:])
    assert [retention.remove_orphans(session, 5) for _ in range(3)] == [5, 4, 0]
    assert [len(webhooks.statuses(id)) for id in ids] == [3, 0, 0, 0]


def stopped() -> float:
    return REGISTRY.get_sample_value("patient_graph_webhook_endpoints_stopped_total", {"reason": "backlog"}) or 0


def test_endpoint_with_too_many_pending_deliveries_is_paused(
    webhooks: Webhooks, retention: DeliveryRetention, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay.webhooks.retention, "_MOST_PENDING", 2)
    full, other = webhooks.add("https://a/"), webhooks.add("https://b/")
    before = stopped()
    for number in range(3):
        add(webhooks, full, number, "pending")
        add(webhooks, other, number, "pending" if number else "delivered")
    for _ in range(3):
        retention.pause_full(session)
    assert webhooks.endpoint(full, "status", "status_reason", "updated_at > created_at") == ("paused", "backlog", True)
    assert webhooks.endpoint(other, "status") == ("active",)
    assert webhooks.statuses(full) == ["pending"] * 3
    assert webhooks.log.of("webhook_paused") == [{"brand": "demo", "webhook": full, "reason": "backlog"}]
    assert stopped() == before + 1


def test_endpoint_whose_pending_deliveries_decrease_is_not_paused(
    webhooks: Webhooks, retention: DeliveryRetention, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay.webhooks.retention, "_MOST_PENDING", 2)
    id = webhooks.add("https://a/")
    for number in range(5):
        add(webhooks, id, number, "pending")
    webhooks.update(id, is_resuming=True)
    for _ in range(2):
        retention.pause_full(session)
    webhooks.update(id, is_resuming=False)
    for number in range(2):
        retention.pause_full(session)
        webhooks.service.sql("UPDATE webhook_deliveries SET status = 'delivered' WHERE number = %s", number)
    assert webhooks.endpoint(id, "status") == ("active",)

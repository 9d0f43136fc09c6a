"""Webhook endpoints of a brand, and deliveries to them."""

from db import webhook_deliveries, webhooks
from openapi import types


def create(body: types.WebhookCreate) -> tuple[types.WebhookWithSecret, int]:
    return webhooks.create(body), 201


def list(limit: int, offset: int, cursor: str | None = None) -> types.WebhookPage:
    page = webhooks.page(limit, offset, cursor)
    return {"webhooks": page.rows, "total": page.total, "next_cursor": page.next_cursor}


def get(id: str) -> types.Webhook:
    return webhooks.get(id)


def update(id: str, body: types.WebhookUpdate, if_match: tuple[str, ...] | None = None) -> types.Webhook:
    return webhooks.update(id, body, if_match)


def remove(id: str, if_match: tuple[str, ...] | None = None) -> types.WebhookRemoval:
    return {"id": id.lower(), "status": "deleted" if webhooks.remove(id, if_match) else "not_present"}


def rotate_secret(id: str) -> types.WebhookWithSecret:
    return webhooks.rotate_secret(id)


def test(id: str) -> tuple[types.WebhookTest, int]:
    return webhooks.test(id), 202


def list_deliveries(
    id: str,
    limit: int,
    offset: int,
    status: types.DeliveryStatus | None = None,
    patient_id: str | None = None,
    cursor: str | None = None,
) -> types.WebhookDeliveryPage:
    webhook_id, page = webhook_deliveries.page(id, status, patient_id, limit, offset, cursor)
    return {"webhook_id": webhook_id, "deliveries": page.rows, "next_cursor": page.next_cursor}


def replay(id: str, body: types.WebhookReplayCreate) -> tuple[types.WebhookReplay, int]:
    return webhook_deliveries.replay(id, body), 202

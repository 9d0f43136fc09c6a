"""Receivers of webhooks, and a service whose events they get."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

import relay.webhooks.client
from tests.support.live_service import LiveService
from tests.support.webhook_receiver import WebhookReceiver
from tests.support.webhooks import Webhooks

MakeReceiver = Callable[..., WebhookReceiver]


@pytest.fixture(autouse=True)
def _long_timeouts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_TIMEOUT", "_BODY_TIMEOUT"):
        monkeypatch.setattr(relay.webhooks.client, name, 60)


@pytest.fixture
def make_receiver() -> Iterator[MakeReceiver]:
    with ExitStack() as stack:

        def make(**options: Any) -> WebhookReceiver:
            return stack.enter_context(WebhookReceiver(**options))

        yield make


@pytest.fixture
def receiver(make_receiver: MakeReceiver) -> WebhookReceiver:
    return make_receiver()


@pytest.fixture(scope="session")
def webhook_service() -> Iterator[LiveService]:
    running = LiveService().start()
    yield running
    running.clean_up()


@pytest.fixture
def webhooks(webhook_service: LiveService) -> Iterator[Webhooks]:
    """The webhooks of a service that has no others."""
    yield Webhooks(webhook_service)
    webhook_service.sql("DELETE FROM webhook_endpoints")
    webhook_service.sql("DELETE FROM webhook_deliveries")
    webhook_service.sql("DELETE FROM relay_cursors")

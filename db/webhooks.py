"""Webhook endpoints: the URLs of other systems to which the relay sends events."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from ipaddress import IPv6Address
from typing import Any
from urllib.parse import urlsplit

import peewee
from playhouse.postgres_ext import ArrayField

from db import webhook_secrets, webhook_types
from db.core import clock
from db.core.projection import Projection, Row, array_literal, pick, same
from db.core.statements import Statement, for_no_key_update, for_share, insert_query, param
from db.core.tables import BrandTable, DateTimeTZField
from db.core.unit_of_work import current
from db.errors import InvalidUrl, NotFound, TooManyWebhooks, UnknownEventType, WebhookInactive
from db.patient_lock import require_version
from db.query import Query, Rows
from openapi import types

MOST = 20
"""The largest number of endpoints of a brand."""
PREVIOUS_SECRET_FOR = timedelta(hours=24)
"""Time for which the previous secret is used too."""
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(\.{_LABEL})*", re.ASCII)

_allows_loopback = False


class WebhookEndpoint(BrandTable):
    """An endpoint of a brand. The secrets are encrypted. Since `failing_since`, all attempts have failed.

    While it `is_resuming`, the relay makes its pending deliveries due, and sends nothing to it.
    """

    id = peewee.UUIDField()
    url = peewee.TextField()
    events = ArrayField(peewee.TextField, index=False)
    description = peewee.TextField(null=True)
    status = peewee.TextField()
    status_reason = peewee.TextField(null=True)
    secret = peewee.BlobField()
    previous_secret = peewee.BlobField(null=True)
    previous_secret_until = DateTimeTZField(null=True)
    failing_since = DateTimeTZField(null=True)
    is_resuming = peewee.BooleanField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "webhook_endpoints"
        primary_key = peewee.CompositeKey("brand_id", "id")


def _is_active(status: str) -> bool:
    return status == "active"


PROJECTION = Projection(types.Webhook, WebhookEndpoint, renamed={"active": (WebhookEndpoint.status, _is_active)})
_OF_ID = WebhookEndpoint.id == param("id")
_BY_ID = Statement("webhook_by_id", WebhookEndpoint.select(*PROJECTION.columns).where(_OF_ID))
_PAGE = Query(PROJECTION).of_brand().prepare("webhook_page")
_LOCK = Statement(
    "webhook_lock",
    for_no_key_update(WebhookEndpoint.select(*PROJECTION.columns, WebhookEndpoint.secret).where(_OF_ID)),
)
_SHARE = Statement(
    "webhook_share",
    for_share(WebhookEndpoint.select(WebhookEndpoint.id, WebhookEndpoint.status, WebhookEndpoint.events).where(_OF_ID)),
)
_OLDEST = WebhookEndpoint.select(WebhookEndpoint.id).order_by(WebhookEndpoint.id).limit(peewee.SQL("1"))
_LOCK_OLDEST = Statement("webhook_lock_oldest", for_no_key_update(_OLDEST))
_COUNT = Statement("webhook_count", WebhookEndpoint.select(peewee.fn.COUNT(peewee.SQL("*"))))
_INSERT = Statement("webhook_insert", insert_query(WebhookEndpoint))
_CHANGEABLE = ("url", "events", "description", "status", "status_reason", "failing_since", "updated_at")
_UPDATE = Statement("webhook_update", WebhookEndpoint.update({name: param(name) for name in _CHANGEABLE}).where(_OF_ID))
_RESUME = Statement("webhook_resume", WebhookEndpoint.update(is_resuming=peewee.SQL("TRUE")).where(_OF_ID))
_SECRETS = ("secret", "previous_secret", "previous_secret_until", "updated_at")
_ROTATE = Statement("webhook_rotate", WebhookEndpoint.update({name: param(name) for name in _SECRETS}).where(_OF_ID))
_DELETE = Statement("webhook_delete", WebhookEndpoint.delete().where(_OF_ID))
_ACTIVE: Row = {"active": "active", "status": "active", "status_reason": None}
_PAUSED: Row = {"active": "paused", "status": "paused", "status_reason": "requested"}


def use(*, allows_loopback: bool) -> None:
    """Allow `http://` to this machine, or only `https://`."""
    global _allows_loopback
    _allows_loopback = allows_loopback


def create(body: Mapping[str, Any]) -> types.WebhookWithSecret:
    """Create an endpoint. Raises InvalidUrl, UnknownEventType, TooManyWebhooks and SecretsUnavailable."""
    _require_valid(body)
    _require_room()
    secret, moment = webhook_secrets.generate(), clock.now()
    row = pick(body, ("brand_id", "url", "events", "description")) | {
        **(_ACTIVE if body["active"] else _PAUSED),
        "id": clock.new_id_at(moment),
        "secret": webhook_secrets.encrypt(secret),
        "previous_secret": None,
        "previous_secret_until": None,
        "failing_since": None,
        "is_resuming": False,
        "created_at": moment,
        "updated_at": moment,
    }
    current().write(_INSERT, **row | {"events": array_literal(row["events"])})
    return _with_secret(row, secret)


def get(id: str) -> types.Webhook:
    """Return the endpoint with this id. Raises NotFound."""
    rows = current().read((_BY_ID, {"id": id}))
    if not rows:
        raise NotFound
    return PROJECTION.from_row(rows[0])


def page(limit: int, offset: int, cursor: str | None) -> Rows[types.Webhook]:
    """Return a page of the endpoints of the brand, newest first."""
    return _PAGE.fetch(limit, offset, cursor)


def update(id: str, patch: Mapping[str, Any], if_match: tuple[str, ...] | None) -> types.Webhook:
    """Apply a JSON merge patch (RFC 7396) to an endpoint; return the changed endpoint.

    If that makes it active again, the relay attempts its pending deliveries at once. Raises NotFound,
    PreconditionFailed, InvalidUrl and UnknownEventType.
    """
    _require_valid(patch)
    stored, _ = _lock(id)
    require_version(stored["updated_at"], if_match)
    row = stored | {name: value for name, value in patch.items() if name != "active"}
    if patch.get("active", _is_active(row["status"])) != _is_active(row["status"]):
        row |= _ACTIVE if patch["active"] else _PAUSED
    before, after = PROJECTION.from_values(stored), PROJECTION.from_values(row)
    if same(before, after, but="updated_at"):
        return before
    row["updated_at"] = clock.later_than(stored["updated_at"])
    # Whatever was changed, the relay waits for 72 hours of failures anew.
    current().write(_UPDATE, **row | {"events": array_literal(row["events"]), "failing_since": None})
    if _is_active(row["status"]) and not _is_active(stored["status"]):
        current().write(_RESUME, id=id)
    return PROJECTION.from_values(row)


def remove(id: str, if_match: tuple[str, ...] | None) -> bool:
    """Remove an endpoint; return whether there was one. The relay removes its deliveries. Raises PreconditionFailed."""
    try:
        stored, _ = _lock(id)
    except NotFound:
        return False
    require_version(stored["updated_at"], if_match)
    current().write(_DELETE, id=id)
    return True


def rotate_secret(id: str) -> types.WebhookWithSecret:
    """Replace the secret of an endpoint; the stored one becomes the previous one.

    Raises NotFound and SecretsUnavailable.
    """
    stored, previous = _lock(id)
    secret, moment = webhook_secrets.generate(), clock.later_than(stored["updated_at"])
    row = stored | {"previous_secret_until": moment + PREVIOUS_SECRET_FOR, "updated_at": moment}
    secrets = {"secret": webhook_secrets.encrypt(secret), "previous_secret": previous}
    current().write(_ROTATE, **row | secrets)
    return _with_secret(row, secret)


def test(id: str) -> types.WebhookTest:
    """Let the event of this request be sent to an endpoint. Raises NotFound and WebhookInactive."""
    id, status, _ = share(id)
    if not _is_active(status):
        raise WebhookInactive
    current().mark_changed()  # the lock is what the event follows
    return {"webhook_id": id, "type": "patient_graph.webhook.tested.v1"}


def share(id: str) -> tuple[str, str, Sequence[str]]:
    """Lock an endpoint against changes; return its id, its status and its patterns of events. Raises NotFound."""
    rows = current().read((_SHARE, {"id": id}))
    if not rows:
        raise NotFound
    id, status, events = rows[0]
    return id, status, events


def _lock(id: str) -> tuple[Row, bytes]:
    """Lock and read an endpoint: its values by column, and its encrypted secret. Raises NotFound."""
    rows = current().read((_LOCK, {"id": id}))
    if not rows:
        raise NotFound
    *columns, secret = rows[0]
    return dict(zip(PROJECTION.names, columns, strict=True)), bytes(secret)


def _with_secret(row: Row, secret: str) -> types.WebhookWithSecret:
    return {**PROJECTION.from_values(row), "secret": secret}


def _require_room() -> None:
    """Raise TooManyWebhooks if the brand has the largest number. Concurrent requests wait for the oldest endpoint."""
    ((count,),) = current().read((_LOCK_OLDEST, {}), (_COUNT, {}))
    if count >= MOST:
        raise TooManyWebhooks


def _require_valid(values: Mapping[str, Any]) -> None:
    """Raise InvalidUrl or UnknownEventType, of the values that are there."""
    if "url" in values and not _is_deliverable(values["url"]):
        raise InvalidUrl("/url")
    unknown = [number for number, pattern in enumerate(values.get("events", ())) if not _is_known(pattern)]
    if unknown:
        raise UnknownEventType(*(f"/events/{number}" for number in unknown))


def _is_known(pattern: str) -> bool:
    return any(webhook_types.matches(pattern, type_) for type_ in webhook_types.TYPES.values())


def _is_deliverable(url: str) -> bool:
    """Return whether a URL, which matches the pattern of the contract, has a valid host and port, and is safe."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        is_host = bool(IPv6Address(host)) if ":" in host else _HOST.fullmatch(host) is not None
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or (_allows_loopback and host in _LOOPBACK)
    return is_host and port != 0 and is_safe

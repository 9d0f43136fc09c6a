"""Signatures, verified by the reference library and by an independent HMAC."""

import base64
import hashlib
import hmac
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from relay.webhooks.signing import Message, signed_headers

NEW = "whsec_" + base64.b64encode(bytes(range(32))).decode()
OLD = "whsec_" + base64.b64encode(bytes(range(32, 64))).decode()
BODY = '{"data":{"name":"Zoë"}}'.encode()


def message() -> Message:
    return Message("019a1f5c-6dff-7c3e-9b1a", "patient_graph.patient.created.v1", 3, int(time.time()), BODY)


def test_reference_library_verifies_either_secret() -> None:
    headers = signed_headers(message(), [NEW, OLD])
    for secret in (NEW, OLD):
        assert Webhook(secret).verify(BODY, headers) == {"data": {"name": "Zoë"}}
    with pytest.raises(WebhookVerificationError):
        Webhook(OLD).verify(BODY, signed_headers(message(), [NEW]))


def test_signature_covers_id_time_and_body() -> None:
    headers = signed_headers(message(), [NEW])
    changed = [headers | {"webhook-id": "x"}, headers | {"webhook-timestamp": str(message().timestamp - 1)}]
    for each, body in [*((each, BODY) for each in changed), (headers, BODY + b" ")]:
        with pytest.raises(WebhookVerificationError):
            Webhook(NEW).verify(body, each, json_parse=False)


def test_standard_signature_is_of_the_specified_text() -> None:
    sent = message()
    key = bytes(range(32))
    content = f"{sent.id}.{sent.timestamp}.".encode() + BODY
    signature = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    assert signed_headers(sent, [NEW])["webhook-signature"] == f"v1,{signature}"


def test_platform_headers_are_signed_with_the_newer_secret_as_text() -> None:
    sent = message()
    headers = signed_headers(sent, [NEW, OLD])
    assert {name: value for name, value in headers.items() if name.startswith("X-Loop-")} == {
        "X-Loop-Event-Id": sent.id,
        "X-Loop-Event-Type": sent.type,
        "X-Loop-Signature": hmac.new(NEW.encode(), BODY, hashlib.sha256).hexdigest(),
        "X-Loop-Delivery-Attempt": "3",
    }

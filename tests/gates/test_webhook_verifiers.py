"""The verifiers of webhooks in the SDKs accept what the service signs, and nothing else."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from openapi import contract
from tests.gates.test_sdk import Client, python, typescript
from tests.support.signed_webhooks import NEW, OLD, Webhook, webhook
from tests.support.tools import needs

pytestmark = pytest.mark.gate
__all__ = ("python", "typescript")

Result = list[Any]
Verify = Callable[..., Result]
INVALID, BAD_SECRET = ["invalid"], ["bad secret"]
RECORDED, CREATED = "patient_graph.encounter.recorded.v1", "patient_graph.patient.created.v1"


def example(type_: str) -> dict[str, Any]:
    """Return the event of the contract's example."""
    (media,) = contract()["webhooks"][type_]["post"]["requestBody"]["content"].values()
    event: dict[str, Any] = media["example"]
    return event


EVENT = example(RECORDED)
VALID = [RECORDED, EVENT["id"], EVENT["data"]["patient_id"], EVENT["data"]["encounter_type"], True]


@pytest.fixture(params=["python", pytest.param("typescript", marks=needs("npm"))])
def client(request: pytest.FixtureRequest) -> Client:
    installed: Client = request.getfixturevalue(request.param)
    return installed


def results(client: Client, *requests: dict[str, Any]) -> list[Result]:
    """Return the result of the client's verifier for each request."""
    told: list[Result] = client.run("webhook", REQUESTS=json.dumps(requests))
    return told


def request(
    sent: Webhook, signature: str | None = None, secrets: str | list[str] = NEW, **options: Any
) -> dict[str, Any]:
    """Return a request, with a valid signature unless another is given."""
    headers = sent.headers(sent.signature(NEW) if signature is None else signature)
    return {"headers": headers, "body": sent.body, "secrets": secrets} | options


def test_signature_of_the_tests_is_that_of_standard_webhooks() -> None:
    """The values are those of the specification's libraries."""
    sent = Webhook('{"test": 2432232314}', "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330")
    signature = sent.signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_valid_webhooks_are_typed_events(client: Client) -> None:
    recorded, created = webhook(EVENT), webhook(example(CREATED))
    new_type = webhook({**EVENT, "type": "patient_graph.thing.painted.v1", "data": {"colour": "grün"}})
    capitals = request(recorded) | {
        "headers": {name.title(): value for name, value in request(recorded)["headers"].items()}
    }
    assert results(
        client, request(recorded), request(created), request(new_type), request(new_type, as_bytes=True), capitals
    ) == [
        VALID,
        [CREATED, EVENT["id"], EVENT["subject"]],
        ["patient_graph.thing.painted.v1", EVENT["id"], "grün"],
        ["patient_graph.thing.painted.v1", EVENT["id"], "grün"],
        VALID,
    ]


def test_tampered_webhooks_are_invalid(client: Client) -> None:
    sent = webhook(EVENT)
    valid = sent.signature(NEW)
    tampered = [
        sent._replace(body=sent.body.replace("telehealth", "lab")),
        sent._replace(body=sent.body + " "),
        sent._replace(body=""),
        sent._replace(id="019a1f5c-6dff-7c3e-9b1a-5f0e8d3c2b00"),
        sent._replace(timestamp=f"{int(sent.timestamp) + 1}"),
    ]
    assert results(client, *(request(each, valid) for each in tampered)) == [INVALID] * len(tampered)


def test_webhooks_beyond_the_tolerance_are_invalid(client: Client) -> None:
    old, future, recent = webhook(EVENT, age=400), webhook(EVENT, age=-100_000), webhook(EVENT, age=20)
    odd = [old._replace(timestamp=each) for each in ("", "now", "1e9", "-1", "0x10", "9" * 40, f"{old.timestamp}.0")]
    assert results(
        client,
        request(old),
        request(old, tolerance=100_000),
        request(recent, tolerance=10),
        request(future),
        *(request(each, tolerance=10**9) for each in odd),
    ) == [INVALID, VALID, INVALID, INVALID, *[INVALID] * len(odd)]


def test_either_secret_is_valid_while_it_is_rotated(client: Client) -> None:
    sent = webhook(EVENT)
    new, old = sent.signature(NEW), sent.signature(OLD)
    assert (
        results(
            client,
            request(sent, f"{new} {old}", NEW),
            request(sent, f"{new} {old}", OLD),
            request(sent, old, [NEW, OLD]),
            request(sent, new, [OLD, NEW]),
            request(sent, f"v2,abc {new} v1a,abc", [OLD, NEW]),
            request(sent, old, NEW),
            request(sent, new, [OLD]),
        )
        == [VALID] * 5 + [INVALID] * 2
    )


def test_signatures_of_another_form_are_invalid(client: Client) -> None:
    sent = webhook(EVENT)
    valid = sent.signature(NEW)
    bare = valid.removeprefix("v1,")
    wrong = [
        "", " ", "v1", "v1,", "v1,v1", ",", valid[:-5], valid[:20], valid + "AAAA", f"v1,{'A' * 5000}", "v1,ééé",
        "v1,%%%", bare, f"v2,{bare}", f"v1a,{bare}", f"V1,{bare}", f"v1.{bare}", f"v1,{bare},{bare}",
    ]  # fmt: skip
    missing = [request(sent) for _ in range(3)]
    for each, name in zip(missing, ("webhook-id", "webhook-timestamp", "webhook-signature"), strict=True):
        del each["headers"][name]
    told = results(client, *(request(sent, each) for each in wrong), *missing)
    assert told == [INVALID] * (len(wrong) + 3)


def test_secrets_that_are_none_are_rejected(client: Client) -> None:
    """With an empty key, as of a setting that is missing, anybody could sign."""
    sent = webhook(EVENT)
    forged = sent.signature("")
    secrets: list[str | list[str]] = ["", "whsec_", [], [""], [NEW, ""], "whsec_c2hvcnQ=", "whsec_%%%"]
    assert results(client, *(request(sent, forged, each) for each in secrets)) == [BAD_SECRET] * len(secrets)

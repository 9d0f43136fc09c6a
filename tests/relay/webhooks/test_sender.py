"""Delivery to real receivers: signed, in order, again after failures, and whatever one of them does."""

import hashlib
import hmac
import random
from base64 import b64decode, b64encode
from collections import defaultdict
from datetime import timedelta
from itertools import count

import jsonschema_rs
import pytest
from prometheus_client import REGISTRY
from standardwebhooks.webhooks import Webhook

import relay.webhooks.pacing
import relay.webhooks.schedule
import relay.webhooks.sender
from db.core import clock
from db.webhook_secrets import generate
from openapi.formats import FORMATS
from relay.session import LOCK_CLASS, lock_key
from tests.relay.webhooks.conftest import MakeReceiver
from tests.support.oracle import CONTRACT
from tests.support.waiting import LONG, wait_until
from tests.support.webhook_receiver import Answer, Received, WebhookReceiver
from tests.support.webhooks import Webhooks

pytestmark = pytest.mark.postgres

HOUR = timedelta(hours=1)
TERMINATE = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks "
    f"WHERE locktype = 'advisory' AND classid = {LOCK_CLASS} AND objid::bigint = {lock_key('webhook_sender') % 2**32}"
)


def validate(received: Received) -> None:
    """Validate a body against the schema of its type."""
    event = received.event
    (media,) = CONTRACT["webhooks"][event["type"]]["post"]["requestBody"]["content"].values()
    schema = {"$ref": "#/schema", "schema": media["schema"], "components": CONTRACT["components"]}
    jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS).validate(event)


def sample(name: str) -> float | None:
    return REGISTRY.get_sample_value(f"patient_graph_webhook_{name}")


def types(receiver: WebhookReceiver) -> list[str]:
    return [each.event["type"].split(".", 1)[1] for each in receiver.requests]


def test_delivery_is_signed_and_valid(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id = webhooks.add(receiver.url)
    patient = webhooks.create()
    with webhooks.relay():
        (received,) = receiver.wait_for(1)
        webhooks.wait_for(id, "delivered")
    validate(received)
    event, secret = received.event, webhooks.secrets[id]
    assert (event["subject"], event["data"]["patient_id"]) == (patient, patient)
    assert received.headers["content-type"] == "application/cloudevents+json"
    assert Webhook(secret).verify(received.body, received.headers) == event
    content = f"{event['id']}.{received.headers['webhook-timestamp']}.".encode() + received.body
    digest = hmac.new(b64decode(secret.removeprefix("whsec_")), content, hashlib.sha256).digest()
    assert received.headers["webhook-signature"] == f"v1,{b64encode(digest).decode()}"
    assert {name: value for name, value in received.headers.items() if name.startswith("x-loop")} == {
        "x-loop-event-id": event["id"],
        "x-loop-event-type": event["type"],
        "x-loop-signature": hmac.new(secret.encode(), received.body, hashlib.sha256).hexdigest(),
        "x-loop-delivery-attempt": "1",
    }
    columns = ("attempts", "last_status_code", "last_error", "delivered_at IS NOT NULL")
    assert webhooks.deliveries(id, *columns) == [(1, 204, None, True)]


def test_both_secrets_sign_while_one_replaces_the_other(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, previous = webhooks.add(receiver.url), generate()
    stored = webhooks.keys.encrypt(previous)
    for ahead, signatures in ((HOUR, 2), (-HOUR, 1)):
        webhooks.update(id, previous_secret=stored, previous_secret_until=clock.now() + ahead)
        webhooks.create()
        with webhooks.relay():
            received = receiver.wait_for(len(receiver.requests) + 1)[-1]
        assert len(received.headers["webhook-signature"].split(" ")) == signatures
        for secret in [webhooks.secrets[id], previous][:signatures]:
            Webhook(secret).verify(received.body, received.headers)


def test_attempts_send_the_same_bytes(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    responses = iter([Answer(500), Answer(302, {"Location": receiver.url}), Answer(404), Answer(200)])
    receiver.respond = lambda _: next(responses)
    id = webhooks.add(receiver.url)
    webhooks.create()
    with webhooks.relay():
        for attempt in range(1, 4):
            receiver.wait_for(attempt)
            wait_until(lambda attempt=attempt: webhooks.deliveries(id, "attempts") == [(attempt,)], "it is recorded")
            webhooks.make_due(id)
        webhooks.wait_for(id, "delivered")
    assert len({(each.body, each.id) for each in receiver.requests}) == 1
    assert [each.headers["x-loop-delivery-attempt"] for each in receiver.requests] == ["1", "2", "3", "4"]
    assert webhooks.deliveries(id, "attempts", "last_status_code", "last_error") == [(4, 200, None)]


def test_failure_is_attempted_again_after_a_minute(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(500)
    id, before = webhooks.add(receiver.url), clock.now()
    webhooks.create()
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,)], "an attempt fails")
    columns = ("next_attempt_at", "status", "last_status_code", "last_error")
    ((at, status, code, error),) = webhooks.deliveries(id, *columns)
    assert before + timedelta(minutes=1) <= at <= clock.now() + timedelta(minutes=1.2)
    assert (status, code, error) == ("pending", 500, "status")


def test_events_of_a_patient_wait_for_the_one_before(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, first, second = webhooks.add(receiver.url), webhooks.create(), webhooks.create()
    receiver.respond = lambda each: Answer(500 if each.event["subject"] == first else 204)
    for _ in range(2):
        webhooks.rename(first)
        webhooks.rename(second)
    with webhooks.relay():
        receiver.wait_for(4)
        wait_until(lambda: webhooks.statuses(id).count("delivered") == 3, "the other patient's events arrive")
        receiver.respond = lambda _: Answer()
        webhooks.make_due(id)
        webhooks.wait_for(id, *["delivered"] * 6)
    arrived = [each.event["subject"] for each in receiver.requests]
    assert (arrived.count(first), arrived.count(second)) == (4, 3)
    created, updated = "patient.created.v1", "patient.updated.v1"
    of_first = [type_ for type_, subject in zip(types(receiver), arrived, strict=True) if subject == first]
    assert of_first == [created, created, updated, updated]


def test_test_event_waits_for_no_other_one(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda each: Answer(204 if "tested" in each.event["type"] else 500)
    id = webhooks.add(receiver.url)
    with webhooks.service.api(webhooks.service.token()) as api, webhooks.relay():
        assert api.post("/v1/providers", json={"brand_id": "demo", "name": "a"}).status_code == 201
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,)], "an attempt fails")
        assert api.post(f"/v1/webhooks/{id}/test").status_code == 202
        webhooks.wait_for(id, "pending", "delivered")
    assert types(receiver) == ["provider.created.v1", "webhook.tested.v1"]


def test_dead_delivery_frees_its_line(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda each: Answer(500 if "created" in each.event["type"] else 204)
    id = webhooks.add(receiver.url)
    webhooks.rename(webhooks.create())
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts")[:1] == [(1,)], "an attempt fails")
        webhooks.service.sql("UPDATE webhook_deliveries SET attempts = 7 WHERE attempts = 1")
        webhooks.make_due(id)
        webhooks.wait_for(id, "dead", "delivered")
    assert types(receiver) == ["patient.created.v1"] * 2 + ["patient.updated.v1"]
    assert webhooks.deliveries(id, "attempts", "last_status_code") == [(8, 500), (1, 204)]


def test_endpoint_that_is_gone_is_disabled(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(410)
    id, patient = webhooks.add(receiver.url), webhooks.create()
    webhooks.rename(patient)
    with webhooks.relay():
        webhooks.wait_for(id, "dead", "pending")
        wait_until(lambda: webhooks.endpoint(id, "status") == ("disabled",), "the endpoint is disabled")
    assert webhooks.endpoint(id, "status_reason", "updated_at > created_at") == ("gone", True)
    assert webhooks.log.of("webhook_disabled") == [{"brand": "demo", "webhook": id, "reason": "gone"}]
    assert len(receiver.requests) == 1


def test_changed_endpoint_is_not_disabled_by_an_earlier_410(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id = webhooks.add(receiver.url)

    def respond(_: Received) -> Answer:
        webhooks.update(id, updated_at=clock.now())
        return Answer(410)

    receiver.respond = respond
    webhooks.create()
    with webhooks.relay():
        webhooks.wait_for(id, "dead")
        receiver.respond = lambda _: Answer()
        webhooks.create()
        webhooks.wait_for(id, "dead", "delivered")
    assert webhooks.endpoint(id, "status") == ("active",)


@pytest.mark.parametrize(("hours", "status"), [(71, "active"), (72, "paused")])
def test_endpoint_that_fails_for_72_hours_is_paused(
    webhooks: Webhooks, receiver: WebhookReceiver, hours: int, status: str
) -> None:
    receiver.respond = lambda _: Answer(500)
    id = webhooks.add(receiver.url)
    webhooks.update(id, failing_since=clock.now() - hours * HOUR)
    webhooks.create()
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,)], "an attempt fails")
        wait_until(lambda: webhooks.endpoint(id, "status") == (status,), "the endpoint is paused")
        if status == "paused":
            webhooks.make_due(id)
            receiver.respond = lambda _: Answer()
            webhooks.update(id, status="active")
            webhooks.wait_for(id, "delivered")
    reported = [{"brand": "demo", "webhook": id, "reason": "failing"}] if status == "paused" else []
    assert webhooks.log.of("webhook_paused") == reported


def test_failing_since_is_the_first_failure_after_a_success(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, before = webhooks.add(receiver.url), clock.now()
    receiver.respond = lambda _: Answer(500)
    webhooks.create()
    with webhooks.relay():
        wait_until(lambda: webhooks.endpoint(id, f"failing_since >= '{before}'") == (True,), "it fails")
        since = webhooks.endpoint(id, "failing_since")
        webhooks.make_due(id)
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(2,)], "it fails again")
        assert webhooks.endpoint(id, "failing_since") == since
        receiver.respond = lambda _: Answer()
        webhooks.make_due(id)
        wait_until(lambda: webhooks.endpoint(id, "failing_since") == (None,), "it succeeds")


def test_deliveries_of_a_paused_endpoint_wait(webhooks: Webhooks, make_receiver: MakeReceiver) -> None:
    receiver, other = make_receiver(), make_receiver()
    receiver.respond = lambda _: Answer(500)
    id, second = webhooks.add(receiver.url), webhooks.add(other.url)
    webhooks.create()
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,)], "an attempt fails")
        webhooks.update(id, status="paused")
        webhooks.make_due(id)
        webhooks.create()
        webhooks.wait_for(second, "delivered", "delivered")
        assert webhooks.deliveries(id, "attempts") == [(1,)]
        receiver.respond = lambda _: Answer()
        webhooks.update(id, status="active")
        webhooks.wait_for(id, "delivered")


def test_retry_after_holds_for_the_endpoint(webhooks: Webhooks, make_receiver: MakeReceiver) -> None:
    receiver, other = make_receiver(), make_receiver()
    receiver.respond = lambda _: Answer(429, {"Retry-After": "7200"})
    id, second, before = webhooks.add(receiver.url), webhooks.add(other.url), clock.now()
    for _ in range(3):
        webhooks.create()
    with webhooks.relay():
        webhooks.wait_for(second, *["delivered"] * 3)
        wait_until(lambda: sorted(webhooks.deliveries(id, "attempts")) == [(0,), (0,), (1,)], "one attempt fails")
    assert len(receiver.requests) == 1
    (at,) = (at for at, attempts in webhooks.deliveries(id, "next_attempt_at", "attempts") if attempts)
    assert before + 2 * HOUR <= at <= clock.now() + 2 * HOUR


def test_endpoint_made_active_again_gets_what_is_pending_at_once(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(503, {"Retry-After": "7200"})
    id = webhooks.add(receiver.url, "patient_graph.patient.*")
    for _ in range(3):
        webhooks.create()
    with webhooks.relay(), webhooks.service.api(webhooks.service.token()) as api:
        wait_until(lambda: sorted(webhooks.deliveries(id, "attempts")) == [(0,), (0,), (1,)], "one attempt fails")
        receiver.respond = lambda _: Answer()
        for active in (False, True):
            headers = {"Content-Type": "application/merge-patch+json"}
            changed = api.patch(f"/v1/webhooks/{id}", json={"active": active}, headers=headers)
            assert changed.status_code == 200
        webhooks.wait_for(id, *["delivered"] * 3)
    assert webhooks.endpoint(id, "is_resuming") == (False,)


def test_event_whose_values_were_erased_frees_its_line(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(500)
    id, patient = webhooks.add(receiver.url), webhooks.create()
    with webhooks.service.api(webhooks.service.token()) as api:
        api.post(f"/v1/patients/{patient}/encounters", json={"brand_id": "demo", "encounter_type": "lab"})
    webhooks.rename(patient)
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,), (0,), (0,)], "an attempt fails")
        webhooks.service.sql("DELETE FROM outbox_payloads")
        receiver.respond = lambda _: Answer()
        webhooks.make_due(id)
        webhooks.wait_for(id, "delivered", "dead", "delivered")
    assert types(receiver)[1:] == ["patient.created.v1", "patient.updated.v1"]
    assert webhooks.deliveries(id, "attempts", "last_error")[1] == (0, "event_unavailable")


def test_event_that_was_removed_is_dead_and_frees_its_line(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(500)
    id = webhooks.add(receiver.url)
    webhooks.rename(webhooks.create())
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,), (0,)], "an attempt fails")
        webhooks.service.sql("DELETE FROM outbox WHERE event = 'patient.created'")
        receiver.respond = lambda _: Answer()
        webhooks.make_due(id)
        webhooks.wait_for(id, "dead", "delivered")
    assert webhooks.deliveries(id, "attempts", "last_error") == [(1, "event_unavailable"), (1, None)]


def test_erased_patient_gets_the_erasure_only(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(500)
    id, patient = webhooks.add(receiver.url), webhooks.create()
    with webhooks.relay():
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,)], "an attempt fails")
        receiver.respond = lambda _: Answer()
        webhooks.erase(patient)
        webhooks.wait_for(id, "delivered")
    assert types(receiver) == ["patient.created.v1", "patient.erased.v1"]


def test_replay_keeps_the_id_and_goes_before_later_events(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, patient = webhooks.add(receiver.url), webhooks.create()
    with webhooks.relay():
        webhooks.wait_for(id, "delivered")
        receiver.respond = lambda each: Answer(500 if "updated" in each.event["type"] else 204)
        webhooks.rename(patient)
        wait_until(lambda: webhooks.deliveries(id, "attempts") == [(1,), (1,)], "an attempt fails")
        webhooks.service.sql(
            "INSERT INTO webhook_deliveries (brand_id, id, endpoint_id, event_id, number, patient_id, line, type, "
            "status, attempts, next_attempt_at, created_at) SELECT brand_id, gen_random_uuid(), endpoint_id, event_id, "
            "number, patient_id, line, type, 'pending', 0, now(), now() FROM webhook_deliveries WHERE attempts = 1 "
            "AND status = 'delivered'"
        )
        receiver.wait_for(3)
        wait_until(lambda: webhooks.statuses(id).count("delivered") == 2, "the replay arrives")
    assert types(receiver) == ["patient.created.v1", "patient.updated.v1", "patient.created.v1"]
    assert receiver.ids[0] == receiver.ids[2]


def test_event_of_a_newer_release_holds_up_its_line_only(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, patient = webhooks.add(receiver.url), webhooks.create()
    webhooks.rename(patient)
    with webhooks.relay():
        webhooks.wait_for(id, "delivered", "delivered")
    webhooks.service.sql("UPDATE outbox SET event = 'patient.cloned' WHERE event = 'patient.updated'")
    webhooks.service.sql("UPDATE webhook_deliveries SET status = 'pending'")
    other = webhooks.create()
    with webhooks.relay():
        webhooks.wait_for(id, "delivered", "pending", "delivered")
        wait_until(lambda: webhooks.log.of("relay_failed"), "it is reported")
    assert [each.event["subject"] for each in receiver.requests[2:]].count(other) == 1
    assert webhooks.log.of("relay_failed") == [
        {"chore": "webhook_sender", "reason": "The event patient.cloned is of a newer release."}
    ]
    assert webhooks.deliveries(id, "status", "next_attempt_at > now()")[1] == ("pending", True)
    webhooks.service.sql("UPDATE outbox SET event = 'patient.updated' WHERE event = 'patient.cloned'")


def test_event_of_another_brand_is_never_sent(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, other = webhooks.add(receiver.url), webhooks.add(receiver.url, "nothing", brand="other")
    webhooks.create("other")
    webhooks.service.sql(
        "INSERT INTO webhook_deliveries (brand_id, id, endpoint_id, event_id, number, line, type, status, attempts, "
        "next_attempt_at, created_at) SELECT 'demo', gen_random_uuid(), %s, id, number, 'x', 'x', 'pending', 0, now(), "
        "now() FROM outbox WHERE brand_id = 'other'",
        id,
    )
    with webhooks.relay():
        webhooks.wait_for(id, "dead")
    assert (receiver.requests, webhooks.deliveries(other, "id")) == ([], [])


def test_backlog_is_measured_by_the_sender_only(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    receiver.respond = receiver.hang
    id = webhooks.add(receiver.url)
    webhooks.create()
    with webhooks.relay():
        receiver.wait_for(1)
    webhooks.make_due(id)
    with webhooks.relay():
        wait_until(lambda: sample("backlog") == 1 and sample("overdue_seconds"), "the backlog is measured")
    assert (sample("backlog"), sample("oldest_seconds"), sample("overdue_seconds")) == (0, 0, 0)


def test_secret_that_cannot_be_read_stops_its_endpoint_only(webhooks: Webhooks, make_receiver: MakeReceiver) -> None:
    receiver, other = make_receiver(), make_receiver()
    id, second = webhooks.add(receiver.url), webhooks.add(other.url)
    webhooks.update(id, secret=b"not encrypted")
    webhooks.create()
    with webhooks.relay():
        webhooks.wait_for(second, "delivered")
        wait_until(lambda: webhooks.log.of("webhook_secret_unreadable"), "it is reported")
    assert (receiver.requests, webhooks.deliveries(id, "attempts")) == ([], [(0,)])
    assert webhooks.log.of("webhook_secret_unreadable")[0] == {"brand": "demo", "webhook": id}


def test_previous_secret_that_cannot_be_read_is_left_out(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id = webhooks.add(receiver.url)
    webhooks.update(id, previous_secret=b"not encrypted", previous_secret_until=clock.now() + HOUR)
    webhooks.create()
    with webhooks.relay():
        (received,) = receiver.wait_for(1)
    Webhook(webhooks.secrets[id]).verify(received.body, received.headers)
    assert " " not in received.headers["webhook-signature"]
    assert webhooks.log.of("webhook_secret_unreadable") == [{"brand": "demo", "webhook": id}]


def test_log_contains_no_secret_and_no_url(webhooks: Webhooks, make_receiver: MakeReceiver) -> None:
    gone, failing = make_receiver(), make_receiver()
    gone.respond, failing.respond = lambda _: Answer(410), lambda _: Answer(500)
    webhooks.add(f"{gone.url}?key=s3cret")
    webhooks.update(webhooks.add(f"{failing.url}?key=s3cret"), failing_since=clock.now() - 80 * HOUR)
    webhooks.create()
    with webhooks.relay():
        for event in ("webhook_disabled", "webhook_paused"):
            wait_until(lambda event=event: webhooks.log.of(event), "it is reported")
    said = repr(webhooks.log.events) + repr(webhooks.log.errors)
    for secret in (*webhooks.secrets.values(), "s3cret", "localhost", "127.0.0.1"):
        assert secret not in said


def test_one_request_at_a_time_for_each_patient(webhooks: Webhooks, make_receiver: MakeReceiver) -> None:
    hanging, other = make_receiver(), make_receiver()
    id, patients = webhooks.add(hanging.url), [webhooks.create() for _ in range(10)]
    with webhooks.relay():
        webhooks.wait_for(id, *["delivered"] * 10)  # so that it gets several at once
        hanging.respond = hanging.hang
        second = webhooks.add(other.url)
        for _ in range(4):
            for patient in patients[:3]:
                webhooks.rename(patient)
        webhooks.wait_for(second, *["delivered"] * 12)
        hanging.wait_for(13)
    assert sorted(each.event["subject"] for each in hanging.requests[10:]) == sorted(patients[:3])


@pytest.mark.parametrize("answer", [Answer(429, {"Retry-After": "7200"}), Answer(410)])
def test_failure_ends_a_sequence_of_lines(
    webhooks: Webhooks, receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    for name, value in {"_PER_ENDPOINT": 1, "_PER_QUICK_ENDPOINT": 1, "_SHORT_SECONDS": LONG}.items():
        monkeypatch.setattr(relay.webhooks.pacing, name, value)
    monkeypatch.setattr(relay.webhooks.sender, "_RUN", LONG)
    receiver.respond = lambda _: answer if len(receiver.requests) == 10 else Answer()
    id = webhooks.add(receiver.url)
    for _ in range(15):
        webhooks.create()
    with webhooks.relay():
        # One request at a time: sequences of 1, 2 and 4 lines, and one of 8, whose third line fails.
        wait_until(lambda: ("pending" if answer.status == 429 else "dead", 1) in attempts(webhooks, id), "it fails")
    assert sorted(count for _, count in attempts(webhooks, id)) == [0] * 5 + [1] * 10
    assert len(receiver.requests) == 10


def attempts(webhooks: Webhooks, id: str) -> list[tuple[str, int]]:
    return [(status, count) for status, count in webhooks.deliveries(id, "status", "attempts")]


def test_slow_endpoints_leave_requests_to_others(
    webhooks: Webhooks, make_receiver: MakeReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"_CONCURRENT": 4, "_SLOW": 2, "_SLOW_SECONDS": 0}.items():
        monkeypatch.setattr(relay.webhooks.pacing, name, value)
    slow, other = [make_receiver(), make_receiver()], make_receiver()
    ids = [webhooks.add(each.url) for each in slow]
    webhooks.create()
    with webhooks.relay():
        for id, receiver in zip(ids, slow, strict=True):
            webhooks.wait_for(id, "delivered")  # so that it gets two at once
            receiver.respond = receiver.hang
        for _ in range(4):
            webhooks.create()
        wait_until(lambda: sum(len(each.requests) for each in slow) == 4, "they have their part")
        third = webhooks.add(other.url)
        webhooks.create()
        webhooks.wait_for(third, "delivered")
    assert sum(len(each.requests) for each in slow) == 4


def test_lost_session_repeats_and_keeps_the_order(webhooks: Webhooks, receiver: WebhookReceiver) -> None:
    id, patients = webhooks.add(receiver.url), [webhooks.create() for _ in range(4)]
    for _ in range(10):
        for patient in patients:
            webhooks.rename(patient)
    calls = count()

    def respond(_: Received) -> Answer:
        if next(calls) % 15 == 5:
            webhooks.service.sql(TERMINATE)
        return Answer()

    receiver.respond = respond
    with webhooks.relay():
        webhooks.wait_for(id, *["delivered"] * 44)
    assert_all_in_order(webhooks, receiver, id)


def assert_all_in_order(webhooks: Webhooks, receiver: WebhookReceiver, id: str) -> None:
    """Check that the first arrivals are all events, those of each patient in their order."""
    expected, arrived = defaultdict(list), defaultdict(list)
    lines = {}
    for event, line in webhooks.deliveries(id, "event_id::text", "line"):
        expected[line].append(event)
        lines[event] = line
    for event in dict.fromkeys(receiver.ids):
        arrived[lines[event]].append(event)
    assert arrived == expected


def test_failing_and_hanging_receivers_neither_lose_nor_delay_others(
    webhooks: Webhooks, make_receiver: MakeReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay.webhooks.schedule, "_DELAYS", (0,) * 50)
    good, flaky, hanging = make_receiver(), make_receiver(), make_receiver()
    flaky.respond = lambda _: Answer(random.choice([500, 503, 302])) if random.random() < 0.3 else Answer()
    hanging.respond = hanging.hang
    ids = [webhooks.add(each.url) for each in (good, flaky, hanging)]
    patients = [webhooks.create() for _ in range(20)]
    for _ in range(4):
        for patient in patients:
            webhooks.rename(patient)
    with webhooks.relay():
        for id in ids[:2]:
            webhooks.wait_for(id, *["delivered"] * 100)
        # Nothing of the third has ended, and the others have everything.
        assert webhooks.statuses(ids[2]) == ["pending"] * 100
        assert len(hanging.requests) == 1
    assert len(good.requests) == 100
    for id, receiver in zip(ids, (good, flaky), strict=False):
        assert_all_in_order(webhooks, receiver, id)

"""Deliveries are made of events: for each endpoint that wants the event, once."""

import asyncio
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from db.core import clock
from relay.catalogue import CloudEvent
from relay.delivery import Delivery
from relay.session import LOCK_CLASS, Session, lock_key
from relay.webhooks.fan_out import FanOut
from tests.support.live_service import LiveService
from tests.support.waiting import wait_until
from tests.support.webhooks import Running, Webhooks
from tests.support.writers import Writers

pytestmark = pytest.mark.postgres

URL = "https://hooks.example/"
CREATED = "patient_graph.patient.created.v1"
ERASED = "patient_graph.patient.erased.v1"
TESTED = "patient_graph.webhook.tested.v1"


def event(
    number: int, type_: str = CREATED, patient: str | None = None, brand: str = "demo", **data: str
) -> CloudEvent:
    time = clock.text(clock.now())
    return CloudEvent(str(uuid.uuid4()), type_, patient or brand, time, brand, patient, data, number)


def fan_out(service: LiveService, *events: CloudEvent) -> None:
    sink = FanOut()

    async def deliver() -> None:
        with Session(service.owner_dsn()) as session:
            await sink.open(session)
            await sink.deliver(events)
            await sink.close()

    asyncio.run(deliver())


def test_each_endpoint_gets_what_it_wants_of_its_brand(webhooks: Webhooks) -> None:
    every, some = webhooks.add(URL), webhooks.add(URL, "patient_graph.provider.*", "patient_graph.patient.e*")
    other = webhooks.add(URL, brand="other")
    inactive = [webhooks.add(URL), webhooks.add(URL)]
    for id, status in zip(inactive, ("paused", "disabled"), strict=True):
        webhooks.update(id, status=status)
    patient = webhooks.create()
    events = [event(7, CREATED, patient), event(8, ERASED, patient), event(9, CREATED, brand="other")]
    fan_out(webhooks.service, *events)
    rows = webhooks.deliveries(
        every, "event_id::text", "number", "patient_id::text", "line", "type", "status", "attempts"
    )
    assert rows == [
        (events[0].id, 7, patient, patient, CREATED, "pending", 0),
        (events[1].id, 8, None, patient, ERASED, "pending", 0),
    ]
    assert webhooks.deliveries(some, "number") == [(8,)]
    assert webhooks.deliveries(other, "number", "line") == [(9, "other")]
    assert [webhooks.deliveries(id, "number") for id in inactive] == [[], []]


def test_events_before_the_endpoint_are_not_sent(webhooks: Webhooks) -> None:
    earlier, later = event(1), event(2)._replace(time=clock.text(clock.now() + timedelta(minutes=1)))
    id = webhooks.add(URL)
    fan_out(webhooks.service, earlier, later)
    assert webhooks.deliveries(id, "number") == [(2,)]


def test_test_event_goes_to_its_endpoint_only(webhooks: Webhooks) -> None:
    id, other = webhooks.add(URL, "patient_graph.patient.*"), webhooks.add(URL)
    fan_out(webhooks.service, event(1, TESTED, webhook_id=id))
    assert webhooks.deliveries(id, "type") == [(TESTED,)]
    assert webhooks.deliveries(other, "type") == []


def test_events_of_an_erased_patient_are_left_out_but_the_erasure(webhooks: Webhooks) -> None:
    id, kept, erased = webhooks.add(URL), webhooks.create(), webhooks.create()
    webhooks.erase(erased)
    about = [kept, erased, kept, erased, erased, kept]
    events = [event(number, CREATED, patient) for number, patient in enumerate(about, 1)]
    fan_out(webhooks.service, *events, event(7, ERASED, erased))
    assert webhooks.deliveries(id, "number", "line") == [(1, kept), (3, kept), (6, kept), (7, erased)]
    assert webhooks.service.sql("SELECT number >= 7 FROM relay_cursors WHERE sink = 'webhooks'") == [(True,)]


def test_delivery_about_a_merged_patient_moves_with_its_rows(webhooks: Webhooks) -> None:
    """It belongs to the survivor until the merge is undone, so that an erasure of the survivor removes it."""
    id, survivor, merged = webhooks.add(URL), webhooks.create(), webhooks.create()
    columns = "patient_id::text", "origin_id::text", "line"
    fan_out(webhooks.service, event(1, CREATED, merged))
    made = webhooks.merge(survivor, merged)
    fan_out(webhooks.service, event(2, CREATED, survivor), event(3, CREATED, merged))
    of_merged = survivor, merged, merged
    assert webhooks.deliveries(id, *columns) == [of_merged, (survivor, None, survivor), of_merged]
    webhooks.undo(survivor, made)
    apart = merged, None, merged
    assert webhooks.deliveries(id, *columns) == [apart, (survivor, None, survivor), apart]
    webhooks.merge(survivor, merged)
    webhooks.erase(survivor)
    assert webhooks.deliveries(id, "number") == []


def test_merges_at_the_same_time_lose_no_delivery(webhooks: Webhooks) -> None:
    id, survivor, merged = webhooks.add(URL), webhooks.create(), webhooks.create()

    def merge_and_undo() -> None:
        for _ in range(12):
            webhooks.undo(survivor, webhooks.merge(survivor, merged))

    sent = 0
    with ThreadPoolExecutor() as pool:
        merging = pool.submit(merge_and_undo)
        while not merging.done():
            fan_out(webhooks.service, *(event(sent + each, CREATED, merged) for each in range(3)))
            sent += 3
        merging.result()
    rows = webhooks.deliveries(id, "number", "patient_id::text", "origin_id")
    assert rows == [(number, merged, None) for number in range(sent)]


def test_deliveries_and_position_are_stored_together(webhooks: Webhooks) -> None:
    """A session that ends anywhere leaves neither a gap nor a second delivery."""
    service = webhooks.service
    ((first,),) = service.sql("SELECT coalesce(max(number), 0) FROM outbox")
    id = webhooks.add(URL)
    terminate = (
        "SELECT pg_terminate_backend(pid) FROM pg_locks "
        f"WHERE locktype = 'advisory' AND classid = {LOCK_CLASS} AND objid::bigint = {lock_key('webhooks') % 2**32}"
    )
    with Running(service, [Delivery(FanOut())], webhooks.log), Writers(service, service.token()) as writers:
        for _ in range(5):
            wait_until(lambda: service.sql(terminate), "a session is ended")
            writers.wait_for(20)
        ((last,),) = service.sql("SELECT max(number) FROM outbox")
        wait_until(lambda: webhooks.deliveries(id, "number")[-1:] >= [(last,)], "all deliveries are made")
    stored = service.sql("SELECT id FROM outbox WHERE number > %s ORDER BY number", first)
    made = webhooks.deliveries(id, "event_id")
    assert made == stored[: len(made)]

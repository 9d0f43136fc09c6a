"""Delivery to a real NATS server: everything arrives, in order, whatever is killed."""

import os
import random
import signal
from collections.abc import Callable
from functools import partial
from typing import Any

import jsonschema_rs
import pytest

from openapi.formats import FORMATS
from relay.catalogue import CloudEvent
from relay.delivery import Delivery
from relay.nats import NatsSink, subject, waves
from relay.nats_client import Broker
from relay.outbox import Outbox
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.cluster import free_port
from tests.support.deliveries import assert_in_order, first_arrivals, stored
from tests.support.graph import PERSON, create_graph
from tests.support.live_service import SERVER, LiveService
from tests.support.nats_server import Message, NatsServer
from tests.support.oracle import CONTRACT
from tests.support.relays import StartRelay
from tests.support.waiting import wait_until
from tests.support.webhooks import RelayLog, Running
from tests.support.writers import Writers

pytestmark = pytest.mark.postgres

KILLS = 6


def wait_for_messages(server: NatsServer, condition: Callable[[list[Message]], bool]) -> list[Message]:
    return wait_until(lambda: (found := server.messages()) and condition(found) and found, "the events arrive") or []


def wait_for_all(service: LiveService, server: NatsServer) -> list[Message]:
    """Return the messages once every stored event has arrived."""
    ids = {id for id, _, _ in stored(service)}
    return wait_for_messages(server, lambda found: {each.id for each in found} >= ids)


def validate(message: Message) -> None:
    """Validate a message against the schema of its type, as a CloudEvent in one body."""
    attributes = {name.removeprefix("ce-"): value for name, value in message.headers.items() if name.startswith("ce-")}
    (media,) = CONTRACT["webhooks"][attributes["type"]]["post"]["requestBody"]["content"].values()
    schema = {"$ref": "#/schema", "schema": media["schema"], "components": CONTRACT["components"]}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)
    validator.validate(attributes | {"datacontenttype": message.headers["content-type"], "data": message.data})


def waiting_sessions(service: LiveService) -> int:
    """Return the number of sessions of relays that do no chore."""
    ((count,),) = service.sql(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'patient-graph-relay' "
        "AND pid NOT IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)"
    )
    return int(count)


def create_patients(service: LiveService, count: int) -> None:
    with service.api(service.token()) as api:
        for number in range(count):
            person = {"brand_id": "demo", "first_name": "a", "last_name": f"{number}"}
            assert api.post("/v1/patients", json=person).status_code == 201


def test_every_event_arrives_once_in_order_and_is_valid(
    own_service: LiveService, nats_server: NatsServer, start_relay: StartRelay
) -> None:
    own_service.start()
    start_relay()
    mint = partial(LocalTokens(own_service.data_dir).mint, brand="a.b *>", scopes=every_scope())
    with own_service.api(mint()) as api, own_service.api(mint(subject=PERSON)) as me:
        graph = create_graph(api, "a.b *>", me)
    messages = wait_for_all(own_service, nats_server)
    assert [each.id for each in messages] == [id for id, _, _ in stored(own_service)]
    for message in messages:
        validate(message)
        assert message.subject.startswith("patient_graph.a%2Eb%20%2A%3E.")
    (encounter,) = [each for each in messages if each.headers["ce-type"] == "patient_graph.encounter.recorded.v1"]
    assert encounter.subject.endswith(f".{graph.patient}.encounter.recorded.v1")
    assert encounter.data["encounter_id"] == graph.encounter


def test_event_whose_values_were_erased_is_left_out(
    own_service: LiveService, nats_server: NatsServer, start_relay: StartRelay
) -> None:
    own_service.start()
    with own_service.api(own_service.token()) as api:
        person = {"brand_id": "demo", "first_name": "a", "last_name": "b"}
        id = api.post("/v1/patients", json=person).json()["id"]
        api.post(f"/v1/patients/{id}/encounters", json={"brand_id": "demo", "encounter_type": "lab"})
        api.delete(f"/v1/patients/{id}")
        start_relay()
        messages = wait_for_messages(nats_server, lambda found: len(found) >= 2)
    types = [each.headers["ce-type"] for each in messages]
    assert types == ["patient_graph.patient.created.v1", "patient_graph.patient.erased.v1"]


def test_event_of_a_newer_release_is_never_skipped(
    own_service: LiveService, nats_server: NatsServer, start_relay: StartRelay
) -> None:
    own_service.start()
    create_patients(own_service, 2)
    own_service.sql(
        "INSERT INTO outbox (brand_id, id, occurred_at, event, request_id, fields) "
        "VALUES ('demo', gen_random_uuid(), now(), 'patient.cloned', gen_random_uuid(), '{}')"
    )
    start_relay()
    log = own_service.data_dir / "relay.log"
    wait_until(lambda: log.read_text().count("patient.cloned is of a newer release") > 1, "the relay tries again")
    assert own_service.sql("SELECT number FROM relay_cursors WHERE sink = 'nats'") == [(2,)]
    assert len(nats_server.messages()) == 2


def test_long_delivery_moves_the_cursor_in_between(
    own_service: LiveService, nats_server: NatsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events of one subject are sent one after another, and the session of the chore ends if it is not used."""
    monkeypatch.setattr("relay.nats._DELIVERY", 0)
    own_service.start()
    with own_service.api(own_service.token()) as api:
        for number in range(5):
            assert api.post("/v1/providers", json={"brand_id": "demo", "name": f"{number}"}).status_code == 201
    moved: list[int] = []
    monkeypatch.setattr(Outbox, "move", lambda _, __, number: moved.append(number))
    with Running(own_service, [Delivery(NatsSink(Broker(nats_server.url)))], RelayLog()):
        messages = wait_for_all(own_service, nats_server)
        wait_until(lambda: len(moved) == 5, "the cursor moves")
    assert [each.id for each in messages] == [id for id, _, _ in stored(own_service)]
    assert moved == [1, 2, 3, 4, 5]


def test_another_relay_takes_over_from_a_killed_one(
    own_service: LiveService, nats_server: NatsServer, start_relay: StartRelay
) -> None:
    own_service.start()
    log = own_service.data_dir / "relay.log"
    leads = '"relay_leads","chore":"nats"'
    leader = start_relay()
    wait_until(lambda: log.read_text().count(leads) == 1, "a relay leads")
    start_relay()
    wait_until(lambda: waiting_sessions(own_service), "another one waits")
    leader.kill()
    wait_until(lambda: log.read_text().count(leads) == 2, "the other one leads")
    create_patients(own_service, 1)
    assert len(wait_for_all(own_service, nats_server)) == 1


def test_relay_waits_for_a_database_that_is_away(own_service: LiveService, start_relay: StartRelay) -> None:
    own_service.start()
    relay = start_relay(DATABASE_URL=f"host=127.0.0.1 port={free_port()}")
    log = own_service.data_dir / "relay.log"
    wait_until(lambda: '"relay_failed"' in log.read_text(), "the relay tries")
    assert relay.poll() is None


@pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not ours to kill")
def test_whatever_is_killed_every_event_arrives_in_order(
    own_service: LiveService, nats_server: NatsServer, start_relay: StartRelay
) -> None:
    own_service.start()
    running = [start_relay(), start_relay()]  # one waits to take over
    with Writers(own_service, own_service.token()) as writers:
        for number in range(KILLS):
            writers.wait_for(random.randint(20, 100))
            if number % 3 == 0:
                running.pop(0).kill()
                running.append(start_relay())
            elif number % 3 == 1:
                nats_server.kill()
                nats_server.start()
            else:
                os.kill(own_service.postgres.process_id(), signal.SIGKILL)
        writers.wait_for(20)
    messages = wait_for_all(own_service, nats_server)
    assert_in_order(own_service, messages)
    assert len(messages) == len(first_arrivals(messages))  # repeats are within the duplicate window


def test_subject_has_one_token_for_each_part() -> None:
    data: dict[str, Any] = {}
    event = CloudEvent("1", "patient_graph.protocol.created.v1", "a.b~*> é", "", "a.b~*> é", None, data, 1)
    assert subject(event) == "patient_graph.a%2Eb%7E%2A%3E%20%C3%A9._.protocol.created.v1"


def test_events_of_one_patient_are_never_sent_at_once() -> None:
    def event(id: str, patient: str) -> CloudEvent:
        return CloudEvent(id, "patient_graph.patient.updated.v1", patient, "", "demo", patient, {}, int(id))

    events = [event("1", "a"), event("2", "b"), event("3", "b"), event("4", "a"), event("5", "a")]
    assert [[each.id for each in wave] for wave in waves(events)] == [["1", "2"], ["3", "4"], ["5"]]
    assert list(waves([])) == []

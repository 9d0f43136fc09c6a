"""The numbers of events: in the order in which writes saw each other, and complete up to what has ended."""

from contextlib import closing
from functools import partial
from typing import Any

import httpx2
import psycopg2
import pytest

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.operations.test_patients import patch
from tests.support.graph import OPERATIONS, PERSON, create_graph
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

# The default of a number is evaluated before.
_REQUIRE_WRITE = """
    CREATE FUNCTION require_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF pg_current_xact_id_if_assigned() IS NULL THEN RAISE 'an event without a write before it'; END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER require_write BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION require_write()"""
_LAST = ["doses.remove", "patients.erase"]
WRITES = [name for name, each in OPERATIONS.items() if "x-event" in each[2] and name not in _LAST] + _LAST


def test_each_write_has_a_transaction_id_before_its_number(own_service: LiveService) -> None:
    """A transaction without an id is not known to have a number."""
    own_service.start()
    own_service.sql(_REQUIRE_WRITE)
    mint = partial(LocalTokens(own_service.data_dir).mint, brand="demo", scopes=every_scope())
    with own_service.api(mint()) as api, own_service.api(mint(subject=PERSON)) as me:
        graph = create_graph(api, "demo", me)
        for name in WRITES:
            is_own = OPERATIONS[name][2].get("x-caller") == "person"
            assert graph.request(name).send(me if is_own else api).status_code < 500, name


def test_transaction_that_began_first_has_the_higher_number_later(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any]
) -> None:
    insert = (
        "INSERT INTO outbox (brand_id, id, occurred_at, event, patient_id, request_id, fields) "
        "VALUES (%s, gen_random_uuid(), now(), 'x.y', %s, gen_random_uuid(), '{}')"
    )
    with closing(psycopg2.connect(service.owner_dsn())) as first, first.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
        assert patch(api, patient["id"], {"gender": "x"}).status_code == 200
        cursor.execute(insert, [patient["brand_id"], patient["id"]])
        first.commit()
    rows = service.sql("SELECT event, xmin::text::int FROM outbox WHERE patient_id = %s ORDER BY number", patient["id"])
    assert [event for event, _ in rows] == ["patient.created", "patient.updated", "x.y"]
    assert rows[2][1] < rows[1][1]

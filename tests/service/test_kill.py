"""Patient, audit and outbox rows are stored together whatever is killed, and every 201 is durable."""

import os
import random
import signal
from functools import partial

import pytest

from tests.support.live_service import SERVER, LiveService
from tests.support.writers import Writers, assert_consistent

ROUNDS = 2


def test_every_201_survives_a_kill_of_the_service(own_service: LiveService) -> None:
    acknowledged: list[str] = []
    own_service.start()
    token = own_service.token()
    for _ in range(ROUNDS):
        with Writers(own_service, token) as writers:
            writers.wait_for(random.randint(20, 200))
            own_service.kill()
            own_service.start()
        acknowledged += writers.acknowledged
        assert_consistent(own_service, acknowledged)
    assert len(acknowledged) >= 20 * ROUNDS
    with own_service.api(token) as api:
        assert api.get(f"/v1/patients/{acknowledged[-1]}").status_code == 200


@pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not ours to kill")
def test_every_201_survives_a_kill_of_postgresql(own_service: LiveService) -> None:
    own_service.start()
    with Writers(own_service, own_service.token()) as writers:
        for number in range(1, ROUNDS + 1):
            writers.wait_for(random.randint(20, 200))
            os.kill(own_service.postgres.process_id(), signal.SIGKILL)
            writers.wait_until(partial(_has_started_postgres, own_service, number), "PostgreSQL is started again")
        writers.wait_for(20)
    assert_consistent(own_service, writers.acknowledged)
    assert len(writers.acknowledged) >= 20 * (ROUNDS + 1)


def _has_started_postgres(service: LiveService, times: int) -> bool:
    return service.written.count('"postgresql_started"') == times

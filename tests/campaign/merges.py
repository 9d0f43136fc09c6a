"""Merges: random histories that undos take apart without a difference, and kills in the middle of merges and undos."""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import httpx2

from tests.campaign.kills import TARGETS
from tests.campaign.results import Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Program, running
from tests.support.merge_histories import History, Setting
from tests.support.waiting import wait_until

_BRAND = "demo"
_ROWS = 3000
_MOST_SECONDS = 0.4


def run(histories: int) -> list[Row]:
    """Run so many random histories, and compare what is stored after each step."""
    done: Counter[str] = Counter()
    with running(Program(**DEFAULT_TIMEOUTS)) as service, service.api(service.token()) as api:
        api.event_hooks = {"response": []}  # what the responses are is the subject of other tests
        setting = Setting(service, api, _BRAND)
        first = random.randrange(10**9)
        for seed in range(first, first + histories):
            history = History(setting, seed)
            try:
                history.run()
            except Exception as error:
                error.add_note(f"seed {seed}")
                raise
            done += history.done
    return [Row("random histories", f"{histories:,} histories", {**done, "differences": 0})]


def run_kills(kills: int) -> list[Row]:
    """Kill so many times in the middle of merges and undos, each target equally often: all is stored, or nothing."""
    outcomes: Counter[str] = Counter()
    targets = [name for name in TARGETS if "three" not in name]
    with running(Program(**DEFAULT_TIMEOUTS)) as service:
        for number in range(kills):
            outcomes[_kill_once(service, targets[number % len(targets)])] += 1
    return [Row("kills in the middle", f"{kills} kills", {**outcomes, "in part": 0})]


def _kill_once(service: Program, target: str) -> str:
    """Kill in the middle of a merge and of its undo; return how many of the two took effect."""
    with service.api(service.token()) as api:
        survivor, merged = (_patient(api) for _ in range(2))
    service.sql(_FILL, _BRAND, merged, _ROWS)
    state = _state(service, survivor, merged)
    path = f"/v1/patients/{survivor}/merges"
    _interrupt(service, target, "POST", path, {"merged_id": merged})
    after = _state(service, survivor, merged)
    assert after in (state, _MERGED), (state, after)
    if after == state:
        return "nothing stored"
    (merge,) = service.sql("SELECT id::text FROM merges WHERE patient_id = %s", survivor)
    _interrupt(service, target, "DELETE", f"{path}/{merge[0]}", None)
    undone = _state(service, survivor, merged)
    assert undone in (state, _MERGED), (state, undone)
    return "merge and undo stored" if undone == state else "merge stored"


_FILL = """
INSERT INTO encounters (brand_id, id, patient_id, encounter_type, status, metadata, created_at, updated_at)
SELECT %s, gen_random_uuid(), %s, 'lab', 'scheduled', '{}', now(), now() FROM generate_series(1, %s)"""
_STATE = """
SELECT (SELECT count(*) FROM patients WHERE id = ANY(%s::uuid[])),
    (SELECT count(*) FROM encounters WHERE patient_id = %s),
    (SELECT count(*) FROM patient_identifiers WHERE patient_id = %s),
    (SELECT count(*) FROM merged_patients WHERE patient_id = %s)"""
_MERGED = (1, _ROWS, 2, 1)


def _state(service: Program, survivor: str, merged: str) -> tuple[int, ...]:
    """Return the numbers of live patients and, of the survivor, of encounters, identity keys and merged patients."""
    return service.sql(_STATE, [survivor, merged], survivor, survivor, survivor)[0]


def _patient(api: httpx2.Client) -> str:
    email = f"{random.randrange(10**12)}@example.com"
    body = {"brand_id": _BRAND, "first_name": "Ada", "last_name": "King", "email": email}
    response = api.post("/v1/patients", json=body)
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


def _interrupt(service: Program, target: str, method: str, path: str, body: dict[str, str] | None) -> None:
    """Kill a moment after a request was sent, and wait until the service serves again and the request has ended."""

    def send() -> None:
        with suppress(httpx2.HTTPError), service.api(service.token()) as api:
            api.event_hooks = {"response": []}
            api.request(method, path, json=body)

    with ThreadPoolExecutor(1) as thread:
        request = thread.submit(send)
        threading.Event().wait(random.uniform(0, _MOST_SECONDS))
        TARGETS[target](service)
        request.result()
    wait_until(lambda: _serves(service), "the service serves")


def _serves(service: Program) -> bool:
    with suppress(httpx2.HTTPError, OSError), service.api(service.token()) as api:
        api.event_hooks = {"response": []}
        body = {"brand_id": _BRAND, "first_name": "Ada", "last_name": "King"}
        return api.post("/v1/patients", json=body).status_code == 201
    return False

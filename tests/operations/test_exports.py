"""Exports contain everything about a person, in order, in chunks that hold no connection while they are sent."""

import http.client
import json
import socket
import uuid
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from db.export import SECTIONS
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.conftest import MakeApi
from tests.support.graph import PERSON, Graph
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.waiting import LONG, wait_until

pytestmark = pytest.mark.postgres

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
TABLES = {section.name: section.projection.model._meta.table_name for section in SECTIONS}
# Excluded: whose rows they are, or were before a merge, is known (`merged_patients`), and these columns of stored
# responses contain nothing about the person.
UNSAID = {"brand_id", "patient_id", "origin_id", "request_hash", "headers"}
RENAMED = {"days": "days_of_week"}


def export(api: httpx2.Client, patient: str) -> dict[str, Any]:
    answer = api.get(f"/v1/patients/{patient}/export")
    assert answer.status_code == 200
    return dict(answer.json())


def columns(service: LiveService) -> dict[str, set[str]]:
    """Return the columns by table, from the catalog."""
    found: dict[str, set[str]] = defaultdict(set)
    query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    for table, column in service.sql(query):
        found[table].add(column)
    return found


def merge_another(api: httpx2.Client, graph: Graph) -> None:
    """Merge a patient into that of the graph, with another phone, and with a time zone, which is set aside."""
    person = {"brand_id": graph.brand, "first_name": "Augusta", "last_name": "King", "phone": "+14155550101"}
    id = str(api.post("/v1/patients", json=person).json()["id"])
    assert api.put(f"/v1/patients/{id}/time-zone", json={"time_zone": "Europe/Rome"}).status_code == 200
    made = api.post(f"/v1/patients/{graph.patient}/merges", json={"merged_id": id})
    assert made.json()["conflicts"] == {"patient_time_zones": 1}, made.text


def test_export_contains_every_row_and_column_of_the_person(
    service: LiveService, api: httpx2.Client, graph: Graph
) -> None:
    merge_another(api, graph)
    document, catalog = export(api, graph.patient), columns(service)
    assert {"patient", *TABLES} == document.keys() == {*CONTRACT["components"]["schemas"]["Export"]["required"]}
    about = {table for table in catalog if "patient_id" in catalog[table]}
    # These repeat what the export contains.
    repeated = {"outbox", "outbox_payloads", "patient_match_keys", "patient_name_words", "webhook_deliveries"}
    assert {*TABLES.values()} == about - repeated
    for section, table in TABLES.items():
        # Rows of all tables but the access log have moved to the patient.
        whose = "patient_id = %s OR patient_id IN (SELECT id FROM merged_patients WHERE patient_id = %s)"
        ((rows,),) = service.sql(f"SELECT count(*) FROM {table} WHERE {whose}", graph.patient, graph.patient)
        assert len(document[section]) == rows > 0, section
        names = {RENAMED.get(column, column) for column in catalog[table]}
        in_row = {"version_id"} if section == "set_aside_rows" else set()  # a copy of a value of `row`
        assert names - document[section][0].keys() <= UNSAID | in_row, section


def test_export_equals_the_single_reads(api: httpx2.Client, make_api: MakeApi, graph: Graph) -> None:
    document, me = export(api, graph.patient), make_api(subject=PERSON)

    def read(name: str, client: httpx2.Client = api, **params: str) -> Any:
        asked = graph.request(name)
        return asked._replace(params=asked.params | params).send(client).json()

    assert document["patient"] == read("patients.get")
    assert document["onboarding"] == [read("onboarding.get_mine", me)]
    assert document["intake_responses"] == [read("intake.get")]
    assert document["researcher_acknowledgements"] == [read("researchers.get_mine", me)["acknowledgement"]]
    assert document["provider_links"] == read("providers.list_links")["providers"][::-1]
    assert document["encounters"] == read("encounters.list")["encounters"][::-1]
    assert document["medications"] == read("medications.list")["medications"][::-1]
    assert document["metric_entries"] == read("metrics.get_series")["data"]
    assert document["timeline"] == read("timeline.list", limit="100")["events"][::-1]
    (treatment,) = read("treatments.list_mine", me)["treatments"]
    parts = {name: treatment.pop(name) for name in ("prescriptions", "consultations")}
    assert {name: document[name] for name in parts} == parts
    assert document["treatments"] == [treatment]
    assert document["accesses"][-1]["operation"] == "exports.get"
    log = read("accesses.list", limit="100")["accesses"][::-1]
    assert document["accesses"] == log[: len(document["accesses"])]


def test_patient_and_admin_get_the_same_audited_export(
    service: LiveService, api: httpx2.Client, make_api: MakeApi, graph: Graph
) -> None:
    mine = make_api(subject=PERSON, scopes=["read:profile"]).get("/v1/patients/me/export").json()
    theirs = export(api, graph.patient)
    *before, last = theirs.pop("accesses")
    assert before == mine.pop("accesses")
    assert [(each["operation"], each["subject"]) for each in (before[-1], last)] == [
        ("exports.get_mine", "self"), ("exports.get", None)]  # fmt: skip
    assert theirs == mine
    rows = service.sql(
        "SELECT operation, count(*) FROM audit WHERE patient_id = %s AND operation LIKE 'exports.%%' GROUP BY 1 "
        "ORDER BY 1",
        graph.patient,
    )
    assert rows == [("exports.get", 1), ("exports.get_mine", 1)]


def test_large_export_is_complete_and_in_order(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    id = patient["id"]
    rows = "SELECT %s, gen_random_uuid(), %s, now(), "
    service.sql(
        "INSERT INTO metric_entries (brand_id, id, patient_id, created_at, metric_key, value_numeric, source, is_phi, "
        f"recorded_at) {rows} 'Key ' || n / 700, n, 'api', true, timestamptz '2026-01-01Z' + n / 600 * interval '1 us' "
        "FROM generate_series(1, 1300) AS n",
        brand,
        id,
    )
    service.sql(
        "INSERT INTO timeline (brand_id, id, patient_id, created_at, occurred_at, event_type, title, metadata) "
        f"{rows} timestamptz '2026-01-01Z', 'of.' || n, 't', '{{}}' FROM generate_series(1, 1200) AS n",
        brand,
        id,
    )
    service.sql(
        "INSERT INTO encounters (brand_id, id, patient_id, created_at, updated_at, encounter_type, status, metadata) "
        f"{rows} now(), 'lab', 'scheduled', '{{}}' FROM generate_series(1, 600)",
        brand,
        id,
    )
    service.sql(
        "INSERT INTO idempotency_keys (brand_id, key, patient_id, created_at, caller, request_hash, status, headers, "
        "body) SELECT %s, chr(33 + n %% 90) || n, %s, now(), 'x', '', 200, '{}', '' FROM generate_series(1, 600) AS n",
        brand,
        id,
    )
    answer = api.get(f"/v1/patients/{id}/export")
    assert (answer.headers["transfer-encoding"], "content-length" in answer.headers) == ("chunked", False)
    orders = {
        "metric_entries": ("id", 'metric_key COLLATE "C", recorded_at, id'),
        "timeline": ("id", "occurred_at, id"),
        "encounters": ("id", "id"),
        "idempotency_keys": ("key", "caller, key"),
    }
    for section, (column, order) in orders.items():
        query = f"SELECT {column}::text FROM {section} WHERE patient_id = %s ORDER BY {order}"
        assert [(each[column],) for each in answer.json()[section]] == (stored := service.sql(query, id))
        assert len(stored) >= 600


def test_export_is_404_or_403_for_the_wrong_caller(
    api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any]
) -> None:
    url = f"/v1/patients/{patient['id']}/export"
    assert api.get(f"/v1/patients/{ABSENT}/export").status_code == 404
    assert make_api("another").get(url).status_code == 404
    assert make_api(subject="nobody").get("/v1/patients/me/export").status_code == 404
    assert make_api("another", subject=PERSON).get("/v1/patients/me/export").status_code == 404
    assert make_api(subject=PERSON, scopes=["read:profile"]).get(url).status_code == 403
    assert api.get("/v1/patients/me/export").status_code == 403


class SlowReader:
    """Requests an export and reads only the response head until `read_on` is called."""

    def __init__(self, service: LiveService, token: str, patient: str) -> None:
        address = urlsplit(service.url)
        self.request_id = str(uuid.uuid4())
        self._connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=LONG)
        self._connection.sock = self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)  # a small buffer
        self._socket.connect((address.hostname, address.port))
        headers = {"Authorization": f"Bearer {token}", "X-Request-Id": self.request_id}
        self._connection.request("GET", f"/v1/patients/{patient}/export", headers=headers)
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200

    def read_on(self) -> bytes:
        """Return the rest. Raises IncompleteRead, as HTTP clients do, if the response is aborted."""
        return self._answer.read(50_000_000)

    def leave(self) -> None:
        self._answer.close()
        self._connection.close()
        self._socket.close()

    def __enter__(self) -> "SlowReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()


class SingleThreadService:
    """A service with one thread, and a patient whose export is much larger than the buffers of a connection."""

    def __init__(self, service: LiveService) -> None:
        self.service = service
        self.token = LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope())
        self.api = service.api(self.token)

    def register(self, **values: Any) -> str:
        person = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
        return str(self.api.post("/v1/patients", json=person | values).json()["id"])

    def patient(self) -> str:
        id = self.register()
        self.service.sql(
            "INSERT INTO metric_entries (brand_id, id, patient_id, metric_key, value_text, source, is_phi, created_at, "
            "recorded_at) SELECT 'demo', gen_random_uuid(), %s, 'key', repeat('x', 1000), 'api', true, "
            "now(), timestamptz '2026-01-01Z' + n * interval '1 minute' FROM generate_series(1, 20000) AS n",
            id,
        )
        return id

    def reader(self, patient: str) -> SlowReader:
        return SlowReader(self.service, self.token, patient)

    def wait_until_idle(self) -> None:
        """Wait until the thread's connection has been idle, without a transaction, for several polls."""
        columns, ours = "state, state_change", "application_name = 'patient-graph' AND datname = current_database()"
        seen: list[list[tuple[str, datetime]]] = []

        def rests() -> bool:
            seen.append(self.service.sql(f"SELECT {columns} FROM pg_stat_activity WHERE {ours}"))
            ((state, _),) = seen[-1]
            return state == "idle" and seen[-10:] == [seen[-1]] * 10

        wait_until(rests, "the worker's connection is idle")

    def log_lines(self, request_id: str) -> list[dict[str, Any]]:
        """Return the log lines about a request, except for the request line."""
        lines = [json.loads(line) for line in self.service.log.splitlines() if request_id in line]
        return [line for line in lines if line["event"] != "request"]

    def log_events(self, request_id: str) -> list[str]:
        return [line["event"] for line in self.log_lines(request_id)]


@pytest.fixture(scope="module")
def single_thread() -> Iterator[SingleThreadService]:
    service = LiveService(**LONG_TIMEOUT_ENV, THREADS="1", CLIENT_TIMEOUT="600").start()
    busy = SingleThreadService(service)
    with busy.api:
        yield busy
    service.clean_up()


def test_slow_reader_blocks_no_thread_and_gets_everything(single_thread: SingleThreadService) -> None:
    patient = single_thread.patient()
    with single_thread.reader(patient) as reader:
        single_thread.wait_until_idle()
        assert single_thread.api.get(f"/v1/patients/{patient}").status_code == 200
        late = {"metric_key": "late", "value_text": "x", "source": "api", "recorded_at": "2026-01-01T00:00:00Z"}
        assert single_thread.api.post(f"/v1/patients/{patient}/metrics", json=late).status_code == 201
        entries = json.loads(reader.read_on())["metric_entries"]
    # The presence of the last entry shows that the others were still being read.
    assert [each["metric_key"] for each in entries] == ["key"] * 20_000 + ["late"]
    assert len({each["id"] for each in entries}) == len(entries)
    assert single_thread.log_events(reader.request_id) == []


def test_export_contains_the_maximum_of_identity_keys_once(single_thread: SingleThreadService) -> None:
    id = single_thread.register(external_ids={f"system {n}": str(n) for n in range(32)}, email="ada@example.com")
    with single_thread.reader(id) as reader:
        keys = [each["key"] for each in json.loads(reader.read_on())["identity_keys"]]
    of_patient = "SELECT encode(key, 'hex') FROM patient_identifiers WHERE patient_id = %s ORDER BY key"
    assert keys == [key for (key,) in single_thread.service.sql(of_patient, id)]
    assert len(keys) == 33


def test_export_of_an_erased_patient_is_visibly_aborted(single_thread: SingleThreadService) -> None:
    patient = single_thread.patient()
    with single_thread.reader(patient) as reader:
        assert single_thread.api.delete(f"/v1/patients/{patient}").json()["status"] == "deleted"
        with pytest.raises(http.client.IncompleteRead) as cut:
            reader.read_on()
    with pytest.raises(json.JSONDecodeError):
        json.loads(cut.value.partial)
    assert single_thread.log_events(reader.request_id) == ["response_aborted"]


def test_export_stops_when_the_client_disconnects(single_thread: SingleThreadService) -> None:
    patient = single_thread.patient()
    with single_thread.reader(patient) as reader:
        pass
    for _ in range(3):  # each may wait for a chunk
        assert single_thread.api.get("/readyz").status_code == 200
    assert single_thread.api.delete(f"/v1/patients/{patient}").json()["status"] == "deleted"
    for _ in range(3):
        assert single_thread.api.get("/readyz").status_code == 200
    (line,) = single_thread.log_lines(reader.request_id)
    # A chunk after the disconnect would have failed, as the patient is gone.
    assert (line["event"], "stack_trace" in line) == ("response_aborted", False)


def test_unread_export_is_aborted_and_its_client_disconnected(own_service: LiveService) -> None:
    own_service._environment["CLIENT_TIMEOUT"] = "10"  # also applies to the other requests
    own_service.start()
    busy = SingleThreadService(own_service)
    with busy.api, busy.reader(busy.patient()) as reader:
        wait_until(lambda: busy.log_events(reader.request_id), "the reader is cut off")
        with pytest.raises(http.client.IncompleteRead):
            reader.read_on()
    assert busy.log_events(reader.request_id) == ["response_aborted"]

"""Log lines, metrics and traces, and what none of them may contain."""

import gzip
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import psycopg2
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from prometheus_client.parser import text_string_to_metric_families

from tests.support.identity_provider import IdentityProvider
from tests.support.live_service import ANYONE, LiveService
from tests.support.overrides import FIXED_RATE_LIMIT_CLOCK, LONG_TIMEOUT_ENV
from tests.support.waiting import wait_until

SECRET = "Quuxword"
PERSON = {"brand_id": "demo", "first_name": SECRET, "last_name": SECRET, "external_ids": {"mrn": SECRET}}
SENT_ID = "019a1f5c-6d01-7a10-8c2b-3d4e5f607182"


def samples(service: LiveService) -> dict[tuple[str, ...], float]:
    """Return the metrics by name and labels."""
    (url,) = [line.split()[1] for line in service.written.splitlines() if line.startswith("Metrics: ")]
    return samples_at(url)


def samples_at(url: str) -> dict[tuple[str, ...], float]:
    """Return the metrics at a URL by name and labels."""
    answer = ANYONE.get(url)
    assert answer.status_code == 200
    found = [sample for family in text_string_to_metric_families(answer.text) for sample in family.samples]
    labels = [[value for _, value in sorted(sample.labels.items())] for sample in found]
    return {
        (sample.name.removeprefix("patient_graph_"), *values): sample.value
        for sample, values in zip(found, labels, strict=True)
    }


class MonitoredService:
    def __init__(self) -> None:
        self.identity = IdentityProvider()
        self.service = LiveService(
            **self.identity.environment,
            **LONG_TIMEOUT_ENV | FIXED_RATE_LIMIT_CLOCK,
            METRICS_PORT="0",
            RATE_LIMIT_ADMIN="1",
            RATE_LIMIT_DUPLICATE="1",
            THREADS="4",
        ).start()


@pytest.fixture(scope="module")
def monitored() -> Iterator[MonitoredService]:
    world = MonitoredService()
    yield world
    world.service.clean_up()
    world.identity.stop()


def test_each_request_is_one_log_line(monitored: MonitoredService) -> None:
    token = monitored.identity.opaque_token(scope="write:patients", client_id="app", sub="ada")
    begin = len(monitored.service.log)
    with monitored.service.api(token) as api:
        created = api.post("/v1/patients", json=PERSON, headers={"X-Request-Id": SENT_ID})
        refused = api.get(created.headers["location"])
    (first, second) = [json.loads(line) for line in monitored.service.log[begin:].splitlines()]
    assert first.pop("time") < second.pop("time")
    assert 0 < first.pop("ms") < 60_000
    assert first == {
        "event": "request", "request_id": SENT_ID, "operation": "patients.create", "method": "POST", "status": 201,
        "client": "app", "brand": "demo",
    }  # fmt: skip
    assert created.headers["x-request-id"] == SENT_ID
    assert second["request_id"] == refused.headers["x-request-id"] != SENT_ID
    assert (second["operation"], second["status"], second["client"]) == ("patients.get", 403, "app")
    assert SECRET not in monitored.service.log
    assert token not in monitored.service.log


def test_prometheus_counts_requests_latencies_and_rate_limits(monitored: MonitoredService) -> None:
    token = monitored.identity.opaque_token(scope="manage:patients admin:patients", sub="counted")
    before = samples(monitored.service)
    with monitored.service.api(token) as api:
        person = PERSON | {"external_ids": {"mrn": "counted"}}
        statuses = [api.post("/v1/patients", json=person).status_code for _ in range(3)]
        statuses += [api.post("/v1/patients/search", json={"name": SECRET}).status_code for _ in range(2)]
        api.get("/nowhere")
    assert statuses == [201, 409, 429, 200, 429]
    after = samples(monitored.service)
    grown = {name: value - before.get(name, 0) for name, value in after.items()}
    for operation, status in (
        ("patients.create", "201"), ("patients.create", "409"), ("patients.create", "429"), ("patients.search", "429"),
        ("", "404"),
    ):  # fmt: skip
        assert grown["request_seconds_count", operation, status] == 1
        assert 0 < grown["request_seconds_sum", operation, status] < 60
        assert grown["request_seconds_bucket", "+Inf", operation, status] == 1
    assert (grown["rate_limited_total", "duplicate"], grown["rate_limited_total", "admin"]) == (1, 1)
    assert grown["identity_provider_seconds_count", "introspection"] == 1
    assert after["threads",] == 4
    assert SECRET not in str(after)


def test_prometheus_shows_the_load_of_the_thread_pool(monitored: MonitoredService) -> None:
    token = monitored.identity.opaque_token(scope="read:patients", sub="busy")
    holder = psycopg2.connect(monitored.service.owner_dsn())
    with monitored.service.api(token) as api, ThreadPoolExecutor(7) as threads, holder.cursor() as cursor:
        cursor.execute("LOCK TABLE patients")
        waiting = [threads.submit(api.get, "/v1/patients", params={"brand_id": "demo"}) for _ in range(7)]
        wait_until(lambda: thread_pool(monitored.service) == (4, 3), "four are carried out and three wait")
        holder.rollback()
        assert {request.result().status_code for request in waiting} == {200}
    holder.close()
    wait_until(lambda: thread_pool(monitored.service) == (0, 0), "nobody is busy")


def thread_pool(service: LiveService) -> tuple[float, float]:
    """Return the numbers of busy threads and of waiting requests."""
    found = samples(service)
    return found["threads_busy",], found["requests_waiting",]


def test_prometheus_counts_failures_of_the_idp(monitored: MonitoredService) -> None:
    monitored.identity.override = lambda _: (500, b"")
    with monitored.service.api(monitored.identity.opaque_token()) as api:
        assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 503
    monitored.identity.override = lambda _: None
    assert samples(monitored.service)["identity_provider_failures_total", "introspection"] == 1


def test_telemetry_has_its_own_optional_port(monitored: MonitoredService, service: LiveService) -> None:
    assert ANYONE.get(f"{monitored.service.url}/metrics").status_code == 404
    assert "Metrics:" not in service.log


class Collector:
    """An OTLP collector over HTTP."""

    def __init__(self) -> None:
        self.spans: list[Any] = []
        self.names: list[str] = []
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                    collector.names += [
                        each.value.string_value for each in resource.resource.attributes if each.key == "service.name"
                    ]
                    collector.spans += [span for scope in resource.scope_spans for span in scope.spans]
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def test_otel_variables_enable_traces(own_service: LiveService) -> None:
    collector = Collector()
    own_service._environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.url
    own_service.start()
    trace, parent = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    with own_service.api(own_service.token()) as api:
        created = api.post("/v1/patients", json=PERSON, headers={"traceparent": f"00-{trace}-{parent}-01"})
        api.get(f"/v1/patients/by-external-id/mrn/{SECRET}")
        api.get(f"/{SECRET}", headers={"traceparent": "nonsense"})
    own_service.stop()
    collector.stop()
    spans = {span.name: span for span in collector.spans}
    assert set(spans) == {"POST /v1/patients", "GET /v1/patients/by-external-id/{system}/{value}", "GET"}
    assert set(collector.names) == {"patient-graph"}
    create = spans["POST /v1/patients"]
    assert (create.trace_id.hex(), create.parent_span_id.hex()) == (trace, parent)
    assert 0 < create.end_time_unix_nano - create.start_time_unix_nano < 60e9
    attributes = {each.key: each.value.string_value or each.value.int_value for each in create.attributes}
    assert attributes == {
        "http.request.method": "POST",
        "http.route": "/v1/patients",
        "http.response.status_code": 201,
        "patient_graph.request_id": created.headers["x-request-id"],
    }
    assert SECRET not in str(collector.spans)


def test_unreachable_collector_does_not_affect_requests(own_service: LiveService) -> None:
    own_service._environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9"
    own_service.start()
    with own_service.api(own_service.token()) as api:
        assert {api.post("/v1/patients", json=PERSON | {"external_ids": {}}).status_code for _ in range(20)} == {201}
    assert own_service.stop() == 0

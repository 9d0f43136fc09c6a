"""OpenTelemetry traces, enabled by the standard variables: one span per request, without PHI."""

import os
import time
from collections.abc import Mapping

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")


class UnsupportedExporter(Exception):
    """The variables require an exporter or protocol that is not supported; the message is a sentence."""


def is_enabled(environment: Mapping[str, str]) -> bool:
    """Return whether tracing is enabled. Raises UnsupportedExporter for anything but OTLP over HTTP."""
    if environment.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return False
    exporter = environment.get("OTEL_TRACES_EXPORTER") or "otlp"
    if exporter == "none" or not any(environment.get(name) for name in (*_ENDPOINTS, "OTEL_TRACES_EXPORTER")):
        return False
    protocol = next((environment[name] for name in _PROTOCOLS if environment.get(name)), "http/protobuf")
    if (exporter, protocol) != ("otlp", "http/protobuf"):
        raise UnsupportedExporter(
            "Traces are exported with OTLP over http/protobuf only; the OTEL variables require something else."
        )
    return True


class Tracer:
    """Exports a span for each request, in batches, on a thread of its own."""

    def __init__(self) -> None:
        # Imported here because they take a third of a second and several megabytes, and few services use them.
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        if "service.name=" not in os.environ.get("OTEL_RESOURCE_ATTRIBUTES", ""):
            os.environ.setdefault("OTEL_SERVICE_NAME", "patient-graph")
        os.environ.setdefault("OTEL_EXPORTER_OTLP_TIMEOUT", "3")  # a collector that hangs delays shutdown by as much
        self._provider = TracerProvider()
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("patient-graph")
        self._propagator = TraceContextTextMapPropagator()

    def record(
        self, *, parent: bytes | None, seconds: float, request_id: str, method: str, route: str | None, status: int
    ) -> None:
        """Record a request that just ended. `parent` is its header `traceparent`, `route` a path of the contract."""
        from opentelemetry.trace import SpanKind, StatusCode

        ended = time.time_ns()
        attributes: dict[str, str | int] = {
            "http.request.method": method,
            "http.response.status_code": status,
            "patient_graph.request_id": request_id,
        }
        span = self._tracer.start_span(
            f"{method} {route}" if route else method,
            self._propagator.extract({"traceparent": parent.decode("latin-1")} if parent else {}),
            SpanKind.SERVER,
            start_time=ended - int(seconds * 1e9),
            attributes=attributes | ({"http.route": route} if route else {}),
        )
        if status >= 500:
            span.set_status(StatusCode.ERROR)
        span.end(ended)

    def close(self) -> None:
        """Export the remaining spans."""
        self._provider.shutdown()

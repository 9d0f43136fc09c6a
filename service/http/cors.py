"""What browsers are told: to keep an answer what it is, and which other origins may call (CORS)."""

from collections.abc import Collection, Iterable, Mapping

from service.contract.model import Operation
from service.http.security_headers import Headers

_PREFLIGHT_SECONDS = "600"


class Cors:
    """Whose pages may call. What they may send and see is what the contract names."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = {origin.encode() for origin in allowed}
        self._allowed_headers = self._exposed_headers = ""

    def configure(self, operations: Iterable[Operation]) -> None:
        sent = {"Authorization", "Content-Type", "X-Request-Id", "traceparent"}
        seen = {"Deprecation", "Sunset"}
        for operation in operations:
            sent |= {parameter.name for parameter in operation.parameters if parameter.location == "header"}
            seen |= {name for response in operation.responses.values() for name in response.header_names}
        self._allowed_headers = ", ".join(sorted(sent))
        self._exposed_headers = ", ".join(sorted(seen))

    def is_preflight(self, method: str, headers: Mapping[bytes, bytes]) -> bool:
        """Whether this is a page of an allowed origin that asks what it may send."""
        return (
            method == "OPTIONS"
            and b"access-control-request-method" in headers
            and headers.get(b"origin") in self._allowed
        )

    def preflight(self, methods: Iterable[str]) -> dict[str, str]:
        return {
            "Access-Control-Allow-Methods": ", ".join(methods),
            "Access-Control-Allow-Headers": self._allowed_headers,
            "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
        }

    def headers(self, origin: bytes | None) -> Headers:
        """What every answer to a page of that origin carries."""
        if not self._allowed:
            return []
        if origin not in self._allowed or origin is None:
            return [(b"vary", b"origin")]
        return [
            (b"vary", b"origin"),
            (b"access-control-allow-origin", origin),
            (b"access-control-expose-headers", self._exposed_headers.encode()),
        ]

"""Cross-origin resource sharing (CORS): the origins whose pages may call the service from a browser.

Of our own, because Starlette's middleware rejects a preflight request in plain text, not with the error body.
"""

from collections.abc import Collection, Iterable, Mapping

from service.contract.model import Operation
from service.http.security_headers import Headers

_PREFLIGHT_SECONDS = "600"


class Cors:
    """CORS headers for the allowed origins, with the request and response headers of the contract."""

    def __init__(self, origins: Collection[str]) -> None:
        self._origins = {origin.encode() for origin in origins}
        self._allowed_headers = self._exposed_headers = ""

    def configure(self, operations: Iterable[Operation]) -> None:
        allowed = {"Authorization", "Content-Type", "X-Request-Id", "traceparent"}
        exposed = {"Deprecation", "Sunset"}
        for operation in operations:
            allowed |= {parameter.name for parameter in operation.parameters if parameter.location == "header"}
            exposed |= {name for response in operation.responses.values() for name in response.header_names}
        self._allowed_headers = ", ".join(sorted(allowed))
        self._exposed_headers = ", ".join(sorted(exposed))

    def is_preflight(self, method: str, headers: Mapping[bytes, bytes]) -> bool:
        """Return whether this is a preflight request of an allowed origin."""
        return (
            method == "OPTIONS"
            and b"access-control-request-method" in headers
            and headers.get(b"origin") in self._origins
        )

    def preflight(self, methods: Iterable[str]) -> dict[str, str]:
        return {
            "Access-Control-Allow-Methods": ", ".join(methods),
            "Access-Control-Allow-Headers": self._allowed_headers,
            "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
        }

    def headers(self, origin: bytes | None) -> Headers:
        """Return the headers of a response to a page of this origin."""
        if not self._origins:
            return []
        if origin not in self._origins or origin is None:
            return [(b"vary", b"origin")]
        return [
            (b"vary", b"origin"),
            (b"access-control-allow-origin", origin),
            (b"access-control-expose-headers", self._exposed_headers.encode()),
        ]

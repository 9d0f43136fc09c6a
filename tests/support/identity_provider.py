"""A controllable identity provider: signs any claims, revokes, returns wrong or late responses, and stops.

A real one is used in tests/gates/test_authorization_server.py.
"""

import base64
import json
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jws
from joserfc.jwk import Key, KeySet, RSAKey

CLIENT, SECRET = "patient graph", "s3cret:+/ "
AUDIENCE = "patient-graph"

Response = tuple[int, bytes]


class IdentityProvider:
    """Listens on loopback from the start. `override` can replace a response, or delay it and return None."""

    def __init__(self) -> None:
        self.keys = [RSAKey.generate_key(2048, {"kid": "first", "use": "sig"})]
        self.requests: Counter[str] = Counter()
        self.accept_encodings: set[str | None] = set()
        """The received values of Accept-Encoding."""
        self.override: Callable[[str], Response | None] = lambda path: None
        self._opaque: dict[str, dict[str, Any]] = {}
        self._port = 0
        self.start()

    def start(self) -> None:
        """Start again on the same port after a stop."""
        identity = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(identity.read(self.path))

            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._answer(identity.introspect(self.path, self.headers.get("Authorization"), form))

            def _answer(self, answer: Response) -> None:
                identity.accept_encodings.add(self.headers["Accept-Encoding"])
                status, body = answer
                self.send_response(status)
                if status in (302, 307):
                    self.send_header("Location", "/elsewhere")
                if body.startswith(b"\x1f\x8b"):
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = _Server(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._server.close_connections()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a service that uses this provider."""
        return {
            "ISSUER": self.url,
            "INTROSPECTION_URL": f"{self.url}/introspect",
            "INTROSPECTION_CLIENT_ID": CLIENT,
            "INTROSPECTION_CLIENT_SECRET": SECRET,
        }

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Return valid claims of a service, changed by `changes`; None removes a claim."""
        now = int(time.time())
        good = {"iss": self.url, "aud": AUDIENCE, "iat": now, "exp": now + 3600, "client_id": "clinic", "sub": "clinic",
                "brand_id": "demo", "scope": ""}  # fmt: skip
        return {name: value for name, value in (good | changes).items() if value is not None}

    def signed_token(self, key: Key | None = None, **changes: Any) -> str:
        key = key or self.keys[-1]
        payload = json.dumps(self.claims(**changes))  # signed here, as the library would refuse some claims
        return jws.serialize_compact({"alg": "RS256", "kid": key.kid}, payload, key, algorithms=["RS256"])

    def opaque_token(self, **changes: Any) -> str:
        token = secrets.token_urlsafe(24)
        self._opaque[token] = self.claims(**changes)
        return token

    def revoke(self, token: str) -> None:
        del self._opaque[token]

    def read(self, path: str) -> Response:
        self.requests[path] += 1
        if response := self.override(path):
            return response
        known: dict[str, Any] = {
            "/.well-known/openid-configuration": {"issuer": self.url, "jwks_uri": f"{self.url}/keys"},
            "/keys": KeySet(self.keys).as_dict(),
            "/elsewhere": {"active": True, "client_id": "c", "token_type": "Bearer", **KeySet(self.keys).as_dict()},
        }
        return 200, json.dumps(known[path]).encode()

    def introspect(self, path: str, authorization: str | None, form: dict[str, list[str]]) -> Response:
        self.requests[path] += 1
        if path == "/elsewhere":
            return self.read(path)
        assert form["token_type_hint"] == ["access_token"]
        if response := self.override(path):
            return response
        credentials = "Basic " + base64.b64encode(b"patient+graph:s3cret%3A%2B%2F+").decode()
        if authorization != credentials:
            return 401, b"{}"
        claims = self._opaque.get(form["token"][0])
        active = claims is not None and claims["exp"] > time.time() >= claims.get("nbf", 0)
        return 200, json.dumps(
            {"active": True, "token_type": "Bearer"} | claims if active and claims else {"active": False}
        ).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *arguments: Any) -> None:
        self._connections: list[Any] = []
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.append(request)
        super().process_request(request, client_address)

    def close_connections(self) -> None:
        """Close kept-alive connections, which would outlive the stop."""
        for connection in self._connections:
            try:
                connection.shutdown(2)
            except OSError:
                continue

    def handle_error(self, *_: object) -> None:
        pass

"""The documentation pages: the API reference, which Scalar renders in the browser. Flask serves the files."""

import re
import secrets
from collections.abc import Collection, Mapping
from pathlib import Path

import orjson
from flask import Blueprint, render_template, request, send_from_directory
from starlette.types import Receive
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header
from werkzeug.wrappers import Response as WsgiResponse

from openapi import contract
from service.auth.local import LocalTokens
from service.contract import validation
from service.contract.compile import compile_body, every_scope
from service.errors import Problem, method_not_allowed, validation_error
from service.execution.response import Response
from service.http import guides, reference
from service.http.security_headers import page_policy
from service.settings import Settings
from service.urls import DOCS_PATH

ROOT = "/"
TOKEN = "/docs/token"  # noqa: S105  # a path, not a secret
# The only headers that Flask gets. Others (Range, Upgrade) make it fail or are of no use for pages.
HEADERS = (b"host", b"if-none-match", b"if-modified-since")
METHODS = ("GET", "HEAD")
_FOLDER = Path(__file__).with_name("pages")
_FILES = ("icon.svg", "page.css", "page.js")
_DOCUMENT = "reference.json"
_RENDERER = "scalar.js"
_PAGES = {DOCS_PATH, DOCS_PATH.rstrip("/"), *(f"{DOCS_PATH}{name}" for name in (*_FILES, _DOCUMENT, _RENDERER))}
_BRAND = "demo"
_TEXT = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[^\\x00]*$"}
_CALLER = compile_body(
    {
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {"brand_id": _TEXT, "subject": _TEXT},
                    "additionalProperties": False,
                }
            }
        }
    }
)
_LOOPBACK_HOST = re.compile(rb"(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?")


def is_file(path: str) -> bool:
    return path in _PAGES or (path.startswith(DOCS_PATH) and guides.is_file(path))


class DocsPages:
    """The documentation pages, and in local mode a token for their readers on this machine."""

    def __init__(self, settings: Settings, other_pages: Collection[str]) -> None:
        self._other_pages = other_pages
        self._tokens = LocalTokens(settings.data_dir) if settings.is_local else None
        self._identity_system = settings.identity_system
        self._timeout = settings.client_timeout

    def blueprint(self) -> Blueprint:
        """Return the routes of the files."""
        files = Blueprint("docs", __name__, url_prefix=DOCS_PATH, template_folder=str(_FOLDER))
        files.add_url_rule("/", view_func=self._index)
        files.add_url_rule(f"/{_DOCUMENT}", view_func=_document)
        files.add_url_rule(f"/{_RENDERER}", view_func=_renderer)
        files.add_url_rule("/<name>", view_func=_file)
        files.register_blueprint(guides.blueprint())
        return files

    def _index(self) -> WsgiResponse:
        nonce = secrets.token_urlsafe(16)
        page = render_template(
            "index.html",
            info=contract()["info"],
            nonce=nonce,
            token=TOKEN if self._tokens else None,
            brand=_BRAND,
            identity_system=self._identity_system,
        )
        headers = {"Content-Security-Policy": page_policy(nonce=nonce), "Cache-Control": "no-store"}
        return WsgiResponse(page, mimetype="text/html", headers=headers)

    def respond(self, method: str, path: str, headers: Mapping[bytes, bytes]) -> Response | None:
        """Return the redirect of a browser from the root to the pages; None for any other request.

        Raises Problem, 405, for another method, also to one of the other pages.
        """
        if is_file(path) or path in self._other_pages:
            raise method_not_allowed(METHODS)
        if path == ROOT and method in METHODS and _is_browser(headers):
            return Response(302, {"Location": DOCS_PATH, "Vary": "Accept"}, b"")
        return None

    async def token(self, method: str, headers: Mapping[bytes, bytes], receive: Receive) -> Response:
        """Return a token of the local mode: for a service of brand demo, or for the brand and person in the body.

        The body is JSON and optional: `brand_id`, and as `subject` the `sub` of a person. Raises Problem: 404 outside
        local mode, 405, 400, and 403 for a request of anything but a page of this service. Raises ClientDisconnected.
        """
        if self._tokens is None:
            raise Problem("not_found", "The path does not exist.")
        if method != "POST":
            raise method_not_allowed(["POST"])
        _require_own_page(headers)
        caller = await self._caller(headers, receive)
        token = self._tokens.mint(
            brand=caller.get("brand_id", _BRAND), scopes=every_scope(), subject=caller.get("subject")
        )
        body = {"access_token": token, "token_type": "Bearer"}  # RFC 6749, 5.1
        return Response(200, {"Content-Type": "application/json"}, orjson.dumps(body))

    async def _caller(self, headers: Mapping[bytes, bytes], receive: Receive) -> dict[str, str]:
        if b"transfer-encoding" not in headers and headers.get(b"content-length", b"0") == b"0":
            return {}
        caller: dict[str, str]
        caller, details = await validation.body(_CALLER, headers, receive, self._timeout)
        if details:
            raise validation_error(details)
        return caller


def _is_browser(headers: Mapping[bytes, bytes]) -> bool:
    """Return whether the request accepts HTML explicitly. A client that accepts anything (`*/*`) is not a browser."""
    accepted = parse_accept_header(headers.get(b"accept", b"").decode("latin-1"), MIMEAccept)
    return any(media_type.lower() == "text/html" and quality > 0 for media_type, quality in accepted)


def _require_own_page(headers: Mapping[bytes, bytes]) -> None:
    """Raises Problem, 403, unless the request comes from a page of this service in a browser on this machine.

    A page of another site has its own origin in Origin. A page whose name resolves to this machine (DNS rebinding) has
    that name in Host.
    """
    host = headers.get(b"host", b"")
    if not (_LOOPBACK_HOST.fullmatch(host) and headers.get(b"origin") == b"http://" + host):
        raise Problem("forbidden", "Local tokens are issued only to pages of this service on this machine.")


def _file(name: str) -> WsgiResponse:
    return send_from_directory(_FOLDER, name)


def _document() -> WsgiResponse:
    """Return the document of the reference, with an entity tag."""
    response = WsgiResponse(reference.compressed_document(), mimetype="application/json")
    response.headers["Content-Encoding"] = "gzip"
    response.add_etag()
    return response.make_conditional(request)


def _renderer() -> WsgiResponse:
    """Return the renderer as it is stored. Every browser accepts gzip; the renderer takes five megabytes without it."""
    response = send_from_directory(_FOLDER, f"{_RENDERER}.gz", mimetype="text/javascript", download_name=_RENDERER)
    response.headers["Content-Encoding"] = "gzip"
    return response

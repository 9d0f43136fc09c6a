"""The documentation pages: the contract in Swagger UI, whose files are in a package. Flask serves them."""

import re
from collections.abc import Mapping
from pathlib import Path

import flask_swagger_ui
import orjson
from flask import Blueprint, render_template, send_from_directory
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header
from werkzeug.wrappers import Response as WsgiResponse

from openapi import contract
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from service.errors import Problem, method_not_allowed
from service.execution.response import Response
from service.settings import Settings
from service.urls import DOCS_PATH

ROOT = "/"
TOKEN = "/docs/token"  # noqa: S105  # a path, not a secret
# The only headers that Flask gets. Others (Range, Upgrade) make it fail or are of no use for pages.
HEADERS = (b"host", b"if-none-match", b"if-modified-since")
METHODS = ("GET", "HEAD")
_OWN_FILES = Path(__file__).with_name("pages")
_SWAGGER_UI_FILES = Path(flask_swagger_ui.__file__).with_name("dist")
_FILES = dict.fromkeys(("page.css", "page.js"), _OWN_FILES) | dict.fromkeys(
    ("favicon-32x32.png", "swagger-ui-bundle.js", "swagger-ui.css"), _SWAGGER_UI_FILES
)
_PAGES = {DOCS_PATH, DOCS_PATH.rstrip("/"), *(f"{DOCS_PATH}{name}" for name in _FILES)}
_LOOPBACK_HOST = re.compile(rb"(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?")


def is_file(path: str) -> bool:
    return path in _PAGES


class DocsPages:
    """The documentation pages, and in local mode a token for their readers on this machine."""

    def __init__(self, settings: Settings) -> None:
        self._tokens = LocalTokens(settings.data_dir) if settings.is_local else None

    def blueprint(self) -> Blueprint:
        """Return the routes of the files."""
        files = Blueprint("docs", __name__, url_prefix=DOCS_PATH, template_folder=str(_OWN_FILES))
        files.add_url_rule("/", view_func=self._index)
        files.add_url_rule("/<name>", view_func=_file)
        return files

    def _index(self) -> str:
        info = contract()["info"]
        token = TOKEN if self._tokens else None
        return render_template("index.html", title=info["title"], version=info["version"], token=token)

    def respond(self, method: str, path: str, headers: Mapping[bytes, bytes]) -> Response | None:
        """Return the response to a request for a token, or of a browser for the root; None for any other request.

        Raises Problem: 405 for another method, and 403 for a token requested by anything but a page of this service.
        """
        if is_file(path):
            raise method_not_allowed(METHODS)
        if path == ROOT and method in METHODS and _is_browser(headers):
            return Response(302, {"Location": DOCS_PATH, "Vary": "Accept"}, b"")
        if self._tokens is None or path != TOKEN:
            return None
        if method != "POST":
            raise method_not_allowed(["POST"])
        _require_own_page(headers)
        token = self._tokens.mint(brand="demo", scopes=every_scope())
        body = {"access_token": token, "token_type": "Bearer"}  # RFC 6749, 5.1
        return Response(200, {"Content-Type": "application/json"}, orjson.dumps(body))


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
    return send_from_directory(_FILES[name], name)

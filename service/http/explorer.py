"""The explorer: pages for staff, which call the API from the browser. Flask serves their files."""

from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, make_response, render_template, send_from_directory
from werkzeug.wrappers import Response as WsgiResponse

from openapi import contract
from service.http.docs import TOKEN
from service.http.security_headers import page_policy
from service.settings import Settings
from service.urls import EXPLORER_PATH

FOLDER = Path(__file__).with_name("pages") / "explorer"
_FILES = {path.name for path in FOLDER.iterdir() if path.suffix in (".css", ".js", ".svg")}
_PATHS = frozenset({EXPLORER_PATH, EXPLORER_PATH.rstrip("/"), *(f"{EXPLORER_PATH}{name}" for name in _FILES)})


class Explorer:
    """The explorer, if it is enabled: in local mode, or with the settings of its client at the identity provider."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        is_on = settings.is_local or settings.explorer_client_id is not None
        self.paths = _PATHS if is_on else frozenset[str]()
        """The paths of the files."""

    def blueprint(self) -> Blueprint:
        """Return the routes of the files."""
        files = Blueprint("explorer", __name__, url_prefix=EXPLORER_PATH, template_folder=str(FOLDER))
        files.add_url_rule("/", view_func=self._index)
        files.add_url_rule("/<name>", view_func=_file)
        return files

    def _index(self) -> WsgiResponse:
        settings = self._settings
        page = render_template(
            "explorer.html",
            info=contract()["info"],
            local_token_url=TOKEN if settings.is_local else None,
            client_id=settings.explorer_client_id,
            authorization_url=settings.explorer_authorization_url,
            token_url=settings.explorer_token_url,
            scopes=" ".join(sorted(settings.explorer_scopes)),
        )
        response: WsgiResponse = make_response(page)
        response.headers["Cache-Control"] = "no-store"
        if settings.explorer_token_url and not settings.is_local:
            parts = urlsplit(settings.explorer_token_url)
            response.headers["Content-Security-Policy"] = page_policy(f"{parts.scheme}://{parts.netloc}")
        return response


def _file(name: str) -> WsgiResponse:
    return send_from_directory(FOLDER, name)

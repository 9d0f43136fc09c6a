"""The guides: the website that `make site` builds from docs/, below /docs/guides/. Flask serves its files."""

from pathlib import Path

from flask import Blueprint, redirect, render_template, send_from_directory
from werkzeug.security import safe_join
from werkzeug.wrappers import Response

from service.urls import DOCS_PATH

GUIDES_PATH = f"{DOCS_PATH}guides/"
FOLDER = str(Path(__file__).with_name("site"))
_FIRST_PAGE = "index.html"


def is_file(path: str) -> bool:
    """Return whether there is a file of the guides at this path. Their first page is there even if it is not built."""
    if not path.startswith(GUIDES_PATH):
        return path + "/" == GUIDES_PATH
    return path == GUIDES_PATH or _exists(path.removeprefix(GUIDES_PATH))


def blueprint() -> Blueprint:
    """Return the routes of the guides, which belong to those of the documentation pages."""
    files = Blueprint("guides", __name__, url_prefix="/guides")
    files.add_url_rule("", view_func=_with_slash)
    files.add_url_rule("/", view_func=_first_page)
    files.add_url_rule("/<path:name>", view_func=_file)
    return files


def _exists(name: str) -> bool:
    path = safe_join(FOLDER, name)
    return path is not None and Path(path).is_file()


def _with_slash() -> Response:
    """Redirect, because the links of the pages are relative."""
    return redirect(GUIDES_PATH, 308)


def _first_page() -> Response | tuple[str, int]:
    return _file(_FIRST_PAGE) if _exists(_FIRST_PAGE) else (render_template("no_guides.html"), 404)


def _file(name: str) -> Response:
    return send_from_directory(FOLDER, name)

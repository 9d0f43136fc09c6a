"""The pages for people, which Flask serves: the contract in Swagger UI, from files that are installed with it."""

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint

HOME = "/docs/"
# What a file needs to know of a request. Others (Range, Upgrade) make Flask fail or do what no page asks for.
HEADERS = (b"host", b"if-none-match", b"if-modified-since")
_FILES = Path(flask_swagger_ui.__file__).with_name("dist")
_PAGES = {HOME, HOME.rstrip("/")} | {f"{HOME}{file.name}" for file in _FILES.iterdir()}


def blueprint() -> Blueprint:
    pages: Blueprint = flask_swagger_ui.get_swaggerui_blueprint(
        HOME.rstrip("/"), "/openapi.json", config={"app_name": "patient-graph", "validatorUrl": None}
    )
    return pages


def is_page(path: str) -> bool:
    return path in _PAGES

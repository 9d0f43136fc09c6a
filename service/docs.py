"""The pages for people, which Flask serves: the contract in Swagger UI, from files that are installed with it."""

from flask import Blueprint
from flask_swagger_ui import get_swaggerui_blueprint

PATH = "/docs"


def blueprint() -> Blueprint:
    pages: Blueprint = get_swaggerui_blueprint(
        PATH, "/openapi.json", config={"app_name": "patient-graph", "validatorUrl": None}
    )
    return pages


def is_page(path: str) -> bool:
    return path == PATH or path.startswith(f"{PATH}/")

"""Connexion 3 as in its documentation: FlaskApp, a document, `strict_validation`; Peewee and psycopg2.

The resolver, the error handler and serving by uvicorn follow Connexion's documentation ("Routing", "Exception
Handling", "Quickstart"); `atomic`, the pool and the connection per request follow Peewee's ("Managing your Database",
"Flask"). Formats that jsonschema does not check are added as documented ("Validating Formats"). One process, uvloop and
httptools.
"""

import os
from datetime import date, datetime
from uuid import UUID

import uvicorn
from connexion import FlaskApp
from connexion.exceptions import BadRequestProblem
from connexion.options import SwaggerUIOptions
from connexion.resolver import RelativeResolver
from jsonschema import Draft4Validator

from bench.peers.connexion_flask import answers
from bench.peers.connexion_flask.database import db

formats = Draft4Validator.FORMAT_CHECKER


@formats.checks("uuid", raises=ValueError)
def is_uuid(value: object) -> bool:
    return not isinstance(value, str) or bool(UUID(value))


@formats.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@formats.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value.upper()).tzinfo is not None


def connect() -> None:
    db.connect(reuse_if_open=True)


def disconnect(_: BaseException | None) -> None:
    if not db.is_closed():
        db.close()


app = FlaskApp(
    "bench.peers.connexion_flask", strict_validation=True, swagger_ui_options=SwaggerUIOptions(swagger_ui=False)
)
app.add_api("openapi.yaml", resolver=RelativeResolver("bench.peers.connexion_flask"))
app.add_error_handler(BadRequestProblem, answers.bad_request)
app.app.before_request(connect)
app.app.teardown_request(disconnect)

if __name__ == "__main__":
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )

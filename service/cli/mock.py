"""The command `mock`: serve the examples of the contract, without a database."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from inspect import Parameter, Signature, iscoroutinefunction, signature
from typing import Any
from urllib.request import parse_http_list

from connexion.operations import AbstractOperation
from connexion.resolver import RelativeResolver, Resolution
from connexion.spec import Specification

from db import webhook_secrets
from openapi import contract
from service import app
from service.bootstrap import build
from service.contract.model import Handler
from service.errors import ErrorDetail, Problem, validation_error
from service.process.open_files import raise_limit
from service.process.run import listening
from service.process.server import serve
from service.settings import Settings
from service.telemetry import log
from service.telemetry.output import STANDARD_OUTPUT
from service.urls import DOCS_PATH, base_url

# Headers that depend on the request and the settings, not on the example.
_REQUEST_HEADERS = ("X-Request-Id", "Access-Control-Allow-Origin")
_PREFER = {"name": "Prefer", "in": "header", "schema": {"type": "string"}}
_NOT_MODIFIED = "304"  # has no example; it is returned as in the service, for If-None-Match

Send = Callable[[str], None]
"""Sends the webhook of an event, by its name."""


def run(settings: Settings, webhook: str | None = None, secret: str | None = None) -> None:
    """Serve until SIGINT or SIGTERM. A service can run in the same data directory. Raises StartupError.

    After each write, its event is sent to the URL `webhook`, signed with the secret, or else with a new one.
    """
    log.capture_everything()
    raise_limit(settings)
    key = secret or webhook_secrets.generate()
    send = _webhooks(settings, webhook, key) if webhook else _ignore
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        listener = stack.enter_context(listening(settings.host, settings.port))
        components = build(settings, dsn=None)
        application = app.build(components, document(), Examples(Specification.from_dict(document()), send))
        address = base_url(settings.host, listener.getsockname()[1])
        welcome = f"A mock serves {address} from the examples of the contract.\nDocumentation: {address}{DOCS_PATH}"
        if webhook:
            welcome += f"\nWebhooks: {webhook}, signed with " + ("WEBHOOK_SECRET" if secret else key)
        serve(application, settings, listener, partial(STANDARD_OUTPUT.print, welcome))


def _webhooks(settings: Settings, url: str, secret: str) -> Send:
    from service.cli.mock_webhooks import MockWebhooks  # with the HTTP client

    return MockWebhooks(url, secret, settings.webhook_networks).send


def _ignore(_: str) -> None:
    pass


def document() -> dict[str, Any]:
    """Return the contract with a header for each operation: `Prefer: code=404` (RFC 7240) selects a response."""
    paths = {
        path: {name: each if name == "parameters" else _with_prefer(each) for name, each in item.items()}
        for path, item in contract()["paths"].items()
    }
    return contract() | {"paths": paths}


def _with_prefer(operation: Mapping[str, Any]) -> dict[str, Any]:
    return {**operation, "parameters": [*operation.get("parameters", []), _PREFER]}


class Examples(RelativeResolver):  # type: ignore[misc]  # Connexion is untyped
    """Resolves each operation to a function that returns the examples of the contract, and sends the event of a write.

    Operations that use no database (the document, liveness) return the same as in the service.
    """

    def __init__(self, specification: Specification, send: Send = _ignore) -> None:
        super().__init__("handlers")
        operations = [each for item in specification["paths"].values() for each in item.values() if "responses" in each]
        self._operations = {operation["operationId"]: operation for operation in operations}
        self._send = send

    def resolve(self, operation: AbstractOperation) -> Resolution:
        resolution = super().resolve(operation)
        handler = resolution.function if iscoroutinefunction(resolution.function) else None
        example_handler = _example_handler(self._operations[operation.operation_id], handler, self._send)
        return Resolution(example_handler, resolution.operation_id)


def _example_handler(operation: Mapping[str, Any], handler: Handler | None, send: Send) -> Handler:
    responses, event = operation["responses"], operation.get("x-event")
    success = next(status for status in responses if status.startswith("2"))

    async def respond(prefer: str = "", **arguments: Any) -> Any:
        status = _preferred(prefer, responses) or success
        if status == success and handler:
            return await handler(**arguments)
        example = _example(responses[status])
        if int(status) >= 400:
            raise _problem(example, responses[status]["headers"])
        if event:
            send(event)
        return example, int(status)

    respond.__signature__ = _with_prefer_argument(handler)  # type: ignore[attr-defined]  # inspect reads it
    return respond


def _with_prefer_argument(handler: Handler | None) -> Signature:
    """Return the signature of a handler, if there is one, with `prefer`: only arguments that it names are passed."""
    parameters = signature(handler).parameters.values() if handler else ()
    return Signature([*parameters, Parameter("prefer", Parameter.KEYWORD_ONLY, default="")])


def _preferred(prefer: str, responses: Mapping[str, Any]) -> str | None:
    """Return the status in the first `code` of the preferences (RFC 7240, 2); None without one.

    Other preferences are ignored. Raises Problem, 400, for a `code` that is not a status of the operation.
    """
    names_and_values = (each.partition(";")[0].partition("=")[::2] for each in parse_http_list(prefer))
    codes = [value.strip() for name, value in names_and_values if name.lower().split()[:1] == ["code"]]
    if not codes:
        return None
    statuses = sorted(responses.keys() - {_NOT_MODIFIED})
    for status in statuses:
        if codes[0] in (status, f'"{status}"'):
            return status
    raise validation_error([ErrorDetail("header", "/Prefer", "enum", ", ".join(statuses))])


def _example(response: Mapping[str, Any]) -> Any:
    (media,) = response["content"].values()
    return media["example"]


def _problem(body: Mapping[str, Any], headers: Mapping[str, Any]) -> Problem:
    """Return the error of an example; its request id is that of the request."""
    examples = {name: each["example"] for name, each in headers.items() if name not in _REQUEST_HEADERS}
    return Problem(body["error"], body["message"], headers=examples, extra=body)

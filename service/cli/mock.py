"""`make mock`: the contract served from its own examples, without a database."""

from collections.abc import Mapping
from contextlib import ExitStack, suppress
from inspect import iscoroutinefunction
from typing import Any
from urllib.request import parse_http_list

from connexion.operations import AbstractOperation
from connexion.resolver import RelativeResolver, Resolution
from connexion.spec import Specification

from openapi import contract
from service import app
from service.bootstrap import build
from service.contract.model import Handler
from service.errors import ErrorDetail, Problem, validation_error
from service.process.run import listening
from service.process.server import serve
from service.settings import Settings
from service.telemetry import log
from service.urls import DOCS_PATH, base_url

# Headers that follow from the request and the settings, not from the answer.
_OF_THE_REQUEST = ("X-Request-Id", "Access-Control-Allow-Origin")
_PREFER = {"name": "Prefer", "in": "header", "schema": {"type": "string"}}
_NOT_MODIFIED = "304"  # has no example, and is had as from the service: by If-None-Match


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. A service may run in the same data directory. Raises CannotStart."""
    log.capture_library_logs()
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        listener = stack.enter_context(listening(settings.host, settings.port))
        components = build(settings, dsn=None)
        application = app.build(components, document(), Examples(Specification.from_dict(document())))
        address = base_url(settings.host, listener.getsockname()[1])
        welcome = f"A mock serves {address} from the examples of the contract.\nDocumentation: {address}{DOCS_PATH}"
        serve(application, settings, listener, lambda: print(welcome, flush=True))


def document() -> dict[str, Any]:
    """The contract, in which each operation takes a header more: `Prefer: code=404` (RFC 7240) chooses an answer."""
    paths = {
        path: {name: each if name == "parameters" else _choosable(each) for name, each in item.items()}
        for path, item in contract()["paths"].items()
    }
    return contract() | {"paths": paths}


def _choosable(operation: Mapping[str, Any]) -> dict[str, Any]:
    return {**operation, "parameters": [*operation.get("parameters", []), _PREFER]}


class Examples(RelativeResolver):  # type: ignore[misc]  # Connexion is untyped
    """Finds for each operation a function that answers as the contract's examples do.

    What touches no database (the document, liveness) answers as it does in the service.
    """

    def __init__(self, specification: Specification) -> None:
        super().__init__("handlers")
        operations = [each for item in specification["paths"].values() for each in item.values() if "responses" in each]
        self._responses = {operation["operationId"]: operation["responses"] for operation in operations}

    def resolve(self, operation: AbstractOperation) -> Resolution:
        found = super().resolve(operation)
        as_served = found.function if iscoroutinefunction(found.function) else None
        return Resolution(_answering(self._responses[operation.operation_id], as_served), found.operation_id)


def _answering(responses: Mapping[str, Any], as_served: Handler | None) -> Handler:
    usual = next(status for status in responses if status.startswith("2"))

    async def answer(prefer: str = "") -> Any:
        status = _preferred(prefer, responses) or usual
        if status == usual and as_served:
            return await as_served()
        example = _example(responses[status])
        if int(status) >= 400:
            raise _problem(example, responses[status]["headers"])
        return example, int(status)

    return answer


def _preferred(prefer: str, responses: Mapping[str, Any]) -> str | None:
    """The status that the first `code` among the preferences chooses (RFC 7240, 2); None if none does.

    What else is preferred is ignored. Raises Problem for a `code` that is no status of the operation.
    """
    names_and_values = (each.partition(";")[0].partition("=")[::2] for each in parse_http_list(prefer))
    chosen = [value.strip() for name, value in names_and_values if name.lower().split()[:1] == ["code"]]
    if not chosen:
        return None
    statuses = sorted(responses.keys() - {_NOT_MODIFIED})
    for status in statuses:
        if chosen[0] in (status, f'"{status}"'):
            return status
    raise validation_error([ErrorDetail("header", "/Prefer", "enum", ", ".join(statuses))])


def _example(response: Mapping[str, Any]) -> Any:
    (media,) = response["content"].values()
    return media["example"]


def _problem(body: Mapping[str, Any], headers: Mapping[str, Any]) -> Problem:
    """The error that the service would raise; its request id is that of the request."""
    examples = {name: each["example"] for name, each in headers.items() if name not in _OF_THE_REQUEST}
    return Problem(body["error"], body["message"], headers=examples, extra=body)

"""The way of a request through the service, in order. Read this first."""

import asyncio
import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from connexion import FlaskApp
from connexion.middleware.abstract import SpecMiddleware
from connexion.middleware.lifespan import LifespanMiddleware
from connexion.resolver import RelativeResolver, Resolver
from connexion.spec import Specification
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.core.principal import Principal
from db.errors import DomainError, Unavailable
from openapi import contract
from service.auth.access import authenticate, authorize, resolve_brand
from service.bootstrap import Components
from service.contract import validation
from service.contract.compile import Contract
from service.contract.routing import Routes
from service.errors import Problem, validation_error
from service.execution.call import Call
from service.execution.execute import execute, execute_on_loop, next_chunk
from service.execution.response import Response
from service.http import cors, docs, security_headers
from service.http.explorer import Explorer
from service.http.request import Request
from service.lifespan import lifespan
from service.telemetry import log, metrics
from service.urls import DOCS_PATH, EXPLORER_PATH

_DATA = dict(security_headers.DATA)
_CLIENT_DISCONNECTED = 499  # in the log only: the client has gone


def build(
    components: Components, document: Mapping[str, Any] | None = None, resolver: Resolver | None = None
) -> FlaskApp:
    """Return the ASGI application. Connexion loads the contract, resolves the handlers and runs the middlewares.

    service/cli/mock.py passes another document and another resolver.
    """
    explorer = Explorer(components.settings)
    pages = docs.DocsPages(components.settings, explorer.paths)
    middlewares = [partial(Service, components=components, pages=pages, explorer=explorer), LifespanMiddleware]
    app = FlaskApp("service", middlewares=middlewares, lifespan=lifespan(components))
    app.app.register_blueprint(pages.blueprint())
    app.app.register_blueprint(explorer.blueprint())
    app.add_api(document or contract(), resolver=resolver or RelativeResolver("handlers"))
    # Connexion would do so for the first request: compile the contract now, while the database starts.
    app.middleware.app, app.middleware.middleware_stack = app.middleware._build_middleware_stack()
    return app


class Service(SpecMiddleware):  # type: ignore[misc]  # Connexion is untyped
    """Serves the operations of the contract, and passes requests for documentation pages on to Flask.

    It replaces Connexion's routing, security and validation, which compute per request what can be computed once, and
    return 500 for several kinds of bad input (listed in docs/architecture.md).
    """

    def __init__(self, app: ASGIApp, *, components: Components, pages: docs.DocsPages, explorer: Explorer) -> None:
        self._next = app
        self._components = components
        self._pages = pages
        self._explorer = explorer
        self._routes = Routes([])
        self._cors = cors.Cors(components.settings.cors_origins)

    def add_api(self, specification: Specification, **options: object) -> None:
        compiled = Contract(specification, base_path=options["base_path"], resolver=options["resolver"])
        self._routes = Routes(compiled.operations)
        self._cors.configure(compiled.operations)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._next(scope, receive, send)
            return
        request = Request(scope, receive)
        is_page = request.path in self._explorer.paths or docs.is_file(request.path)
        if is_page and request.method in docs.METHODS and not request.host_error:
            await self._page(scope, request, send)
            return
        try:
            response = await self._respond(request)
        except validation.ClientDisconnected:
            self._observe(request, _CLIENT_DISCONNECTED)
            return
        except asyncio.CancelledError:  # the service stops, and the request took too long
            response = _error_response(Unavailable(), request)
        except Exception as error:
            response = _error_response(error, request)
        self._observe(request, response.status)  # first: the client may be slow to read the response
        await self._send(response, request, send)

    async def _page(self, scope: Scope, request: Request, send: Send) -> None:
        """Have Flask serve a file of the documentation or the explorer; /docs is the same as /docs/."""
        path = request.path + "/" if request.path + "/" in (DOCS_PATH, EXPLORER_PATH) else request.path
        headers = [(name, value) for name, value in scope["headers"] if name in docs.HEADERS]

        async def send_and_log(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = dict(message["headers"])  # a page can have a Content-Security-Policy of its own
                fields = {**dict(security_headers.PAGE), **own, b"x-request-id": request.id.encode()}
                message = {**message, "headers": [*fields.items()]}
                self._observe(request, message["status"])
            await send(message)

        await self._next({**scope, "path": path, "headers": headers}, request.receive, send_and_log)

    async def _respond(self, request: Request) -> Response:
        request.check_framing()
        if request.path == docs.TOKEN:
            return await self._pages.token(request.method, request.headers, request.receive)
        if response := self._pages.respond(request.method, request.path, request.headers):
            return response
        if self._cors.is_preflight(request.method, request.headers):
            return Response(200, self._cors.preflight(self._routes.methods(request.raw_path)), b"")
        own = False
        request.operation, path_values = self._routes.match(request.method, request.raw_path)
        operation, settings = request.operation, self._components.settings
        if operation.security:
            request.token = await authenticate(self._components.verifier, request.headers.get(b"authorization"))
            request.window = await self._components.rate_limiter.hit(request.token, operation.rate_limit)
            own = authorize(operation, request.token)
        arguments, details = validation.parameters(operation, path_values, request.query, request.headers)
        if operation.body:
            body, body_details = await validation.body(
                operation.body, request.headers, request.receive, settings.client_timeout
            )
            arguments["body"] = body
            details += body_details
        if details:
            raise validation_error(details)
        if request.token:
            brand = resolve_brand(request.token, arguments, settings.allowed_brands)
            client, subject, scopes = request.token.client, request.token.subject, request.token.scopes
            request.principal = Principal(brand, client, subject, request.id, operation.id, own, scopes)
        request.call = Call(operation, arguments, request.principal)
        return await self._execute(request.call)

    async def _execute(self, call: Call) -> Response:
        settings = self._components.settings
        if call.operation.on_loop:
            return await execute_on_loop(call, settings)
        job, writes = partial(execute, call, settings=settings), call.operation.event is not None
        run = partial(self._components.threads.run, job, writes=writes)
        if call.operation.response_rate_limit is None or call.principal is None:
            return await run()
        return await self._components.rate_limiter.reserve(call.principal, call.operation.response_rate_limit, run)

    async def _send(self, response: Response, request: Request, send: Send) -> None:
        headers = (request.window.headers() if request.window else {}) | response.headers
        headers = request.with_deprecation_headers(headers)
        fields = {**_DATA, b"x-request-id": request.id.encode()}
        fields |= {name.lower().encode(): value.encode("latin-1") for name, value in headers.items()}
        raw_headers = [*fields.items(), *self._cors.headers(request.headers.get(b"origin"))]
        if response.chunks is None and response.status != 304:  # its Content-Length would be that of the 200
            raw_headers.append((b"content-length", str(len(response.body)).encode()))
        await send({"type": "http.response.start", "status": response.status, "headers": raw_headers})
        if response.chunks and request.method != "HEAD":
            await self._send_chunks(response, request, send)
        else:
            await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else response.body})

    async def _send_chunks(self, response: Response, request: Request, send: Send) -> None:
        """Send a response in chunks. If one fails, the connection is closed, so that the client sees the abort.

        Chunks are not read from the database while the client reads nothing (service/http/bounded.py).
        """
        assert request.call
        assert response.chunks
        run = partial(next_chunk, request.call, settings=self._components.settings, chunks=response.chunks)
        disconnected = asyncio.create_task(_disconnected(request.receive))
        try:
            chunk: bytes | None = response.body
            while chunk is not None and not disconnected.done():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                chunk = await self._components.threads.run(run)
            if disconnected.done():
                log.log_event("response_aborted", request_id=request.id)
            await send({"type": "http.response.body", "body": b""})
        except (Exception, asyncio.CancelledError) as error:  # the latter if the service stops
            log.log_error(request.id, error, event="response_aborted")
        finally:
            disconnected.cancel()

    def _observe(self, request: Request, status: int) -> None:
        """Write the log line, the metrics and, if tracing is enabled, the span of a request."""
        operation = request.operation
        seconds = time.perf_counter() - request.started
        log.log_request(
            request_id=request.id,
            operation=operation.id if operation else None,
            method=request.method,
            status=status,
            seconds=seconds,
            client=request.token.client if request.token else None,
            brand=request.brand,
        )
        metrics.request_seconds(operation.id if operation else "", status).observe(seconds)
        if self._components.tracer:
            self._components.tracer.record(
                parent=request.headers.get(b"traceparent"),
                seconds=seconds,
                request_id=request.id,
                method=request.method,
                route=operation.path if operation else None,
                status=status,
            )


async def _disconnected(receive: Receive) -> None:
    """Return when the client has disconnected."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _error_response(error: Exception, request: Request) -> Response:
    """Return the response for an error, and log an internal one with its cause."""
    if isinstance(error, DomainError):
        if error.__cause__:
            log.log_error(request.id, error, event=error.code)
        problem = Problem.of(error)
    elif isinstance(error, Problem):
        problem = error
    else:
        log.log_error(request.id, error)
        problem = Problem("internal_error", "An internal error occurred. The request id identifies it in the log.")
    headers = {"Content-Type": "application/json"} | problem.headers
    return Response(problem.status, headers, problem.body(request.id))

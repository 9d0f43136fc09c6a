"""What the requests are served with, put together from the settings."""

import os
from contextlib import AsyncExitStack
from dataclasses import dataclass

import interactions
from db import identity
from service.auth.cache import Cached
from service.auth.client import Fetch
from service.auth.introspection import Introspection
from service.auth.jwks import PublishedKeys
from service.auth.jwt import ByShape, SignedTokens
from service.auth.local import LocalTokens
from service.auth.principal import Verifier
from service.errors import CannotStart
from service.execution.threads import Workers
from service.ratelimit.limiter import Limits
from service.ratelimit.memory import MemoryWindows
from service.settings import Settings
from service.telemetry import tracing
from service.telemetry.tracing import Traces


@dataclass(frozen=True)
class Parts:
    settings: Settings
    verifier: Verifier
    limits: Limits
    workers: Workers
    traces: Traces | None
    closing: AsyncExitStack
    """What has to be closed when serving ends."""


def assembled(settings: Settings, dsn: str | None, windows: int) -> Parts:
    """Everything, as the settings say; `windows` is a file of service/ratelimit/memory.py. Raises CannotStart.

    Without a database there are no workers: then every handler has to be one of those that run on the event loop.
    """
    identity.use(settings.identity_form)
    if settings.interaction_source:
        _use_interactions(settings.interaction_source)
    workers = Workers(
        dsn or "",
        size=settings.workers if dsn else 0,
        backlog=settings.backlog,
        patience=settings.patience,
        deadline=settings.deadline,
    )
    closing = AsyncExitStack()
    return Parts(
        settings=settings,
        verifier=Cached(_verifier(settings, closing), settings.token_cache),
        limits=_limits(settings, windows, closing),
        workers=workers,
        traces=_traces(closing),
        closing=closing,
    )


def _use_interactions(name: str) -> None:
    try:
        interactions.use(interactions.load(name))
    except ValueError as error:
        raise CannotStart(f"INTERACTION_SOURCE: {error}") from error


def _limits(settings: Settings, windows: int, closing: AsyncExitStack) -> Limits:
    own = MemoryWindows(windows, shared=settings.processes > 1)
    if not settings.rate_limit_url:
        return Limits(settings.rates, own)
    # Imported here because it takes a good part of the start, and few have a Redis.
    from service.ratelimit.redis import RedisWindows

    try:
        shared = RedisWindows(settings.rate_limit_url)
    except ValueError as error:
        raise CannotStart("RATE_LIMIT_URL is no address of a Redis.") from error
    closing.push_async_callback(shared.close)
    return Limits(settings.rates, own, shared)


def _verifier(settings: Settings, closing: AsyncExitStack) -> Verifier:
    if settings.is_local:
        return LocalTokens(settings.data_dir).verifier()
    # Two, so that a crowd of tokens to look up does not keep the keys from being fetched.
    of_keys, of_tokens = Fetch(settings.identity_timeout), Fetch(settings.identity_timeout)
    closing.push_async_callback(of_keys.close)
    closing.push_async_callback(of_tokens.close)
    signed = opaque = None
    if settings.issuer:
        signed = SignedTokens(
            PublishedKeys(of_keys, issuer=settings.issuer, url=settings.jwks_url, interval=settings.jwks_interval),
            issuer=settings.issuer,
            audience=settings.audience,
            algorithms=settings.token_algorithms,
        )
    if settings.introspection_url:
        assert settings.introspection_client_secret, "Settings sees to it"
        opaque = Introspection(
            of_tokens,
            url=settings.introspection_url,
            client_id=settings.introspection_client_id or "",
            client_secret=settings.introspection_client_secret.get_secret_value(),
            issuer=settings.issuer,
            audience=settings.audience,
        )
    return ByShape(signed=signed, opaque=opaque)


def _traces(closing: AsyncExitStack) -> Traces | None:
    try:
        if not tracing.wanted(os.environ):
            return None
    except tracing.NotOffered as error:
        raise CannotStart(str(error)) from None
    traces = Traces()
    closing.callback(traces.close)
    return traces

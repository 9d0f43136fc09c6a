"""The components of the service, built from the settings."""

import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import interactions
from db import erasure_ledger, identity, matches, sharps, time_zones, triage_cache, webhook_secrets, webhooks
from db.core import commit_probe
from db.core.commit_probe import CommitProbe
from db.core.connection import Connection
from db.core.session_watch import SessionWatch
from db.triage_cache import TriageCache
from matching.model import Model
from service.auth.cache import CachingVerifier
from service.auth.client import IdentityClient
from service.auth.introspection import IntrospectionVerifier
from service.auth.jwks import JwksClient
from service.auth.jwt import JwtVerifier, VerifierByTokenType
from service.auth.local import LocalTokens
from service.auth.principal import Verifier
from service.errors import StartupError
from service.execution.gate import Gate
from service.execution.threads import ThreadPool
from service.ratelimit.limiter import RateLimiter, SharedStorage
from service.ratelimit.memory import MemoryStorage, SharedMemoryStorage
from service.settings import Settings
from service.telemetry import log, tracing
from service.telemetry.tracing import Tracer
from service.webhook_keys import webhook_keys

Reload = Callable[[Settings], Callable[[], None]]
"""A function that reads settings anew, and returns the one that puts them into force. Raises StartupError."""


class Reloads(NamedTuple):
    """The steps of a reload of the configuration: functions that read, and functions that fetch published keys.

    The latter raise Unavailable, and the known keys stay.
    """

    reads: list[Reload]
    fetches: list[Callable[[], Awaitable[None]]]


@dataclass(frozen=True)
class Components:
    settings: Settings
    verifier: CachingVerifier
    rate_limiter: RateLimiter
    gate: Gate
    """Opens when the database may be served."""
    threads: ThreadPool
    commit_probe: CommitProbe | None
    session_watch: SessionWatch | None
    tracer: Tracer | None
    reloads: Reloads
    exit_stack: AsyncExitStack
    """Closes the clients and exporters at shutdown."""


def build(settings: Settings, dsn: str | None, shared_file: int | None = None, gate: Gate | None = None) -> Components:
    """Build the components from the settings. Raises StartupError.

    Without a database there are no threads, and all handlers must be coroutine functions. Several processes share the
    rate limits in a file of `create_shared_file`. If there is a gate, requests that need the database fail
    until it opens.
    """
    _use(settings)
    threads = _threads(settings, dsn)
    probe = CommitProbe(dsn) if dsn else None
    commit_probe.use(probe)
    exit_stack, reloads = AsyncExitStack(), Reloads([_log_level, _webhook_keys], [])
    watch = SessionWatch(dsn, [*threads.connections, probe.connection]) if dsn and probe else None
    if watch and probe:
        reloads.reads.append(partial(_login, [watch, probe.connection, *threads.connections]))
    return Components(
        settings=settings,
        verifier=CachingVerifier(_verifier(settings, reloads, exit_stack), settings.token_cache_ttl),
        rate_limiter=_rate_limiter(settings, shared_file, reloads, exit_stack),
        gate=gate or Gate.opened(),
        threads=threads,
        commit_probe=probe,
        session_watch=watch,
        tracer=_tracer(exit_stack),
        reloads=reloads,
        exit_stack=exit_stack,
    )


def _use(settings: Settings) -> None:
    """Set what modules of the database and of interactions take from the settings. Raises StartupError."""
    identity.use(settings.identity_form)
    identity.use_system(settings.identity_system)
    erasure_ledger.use(settings.erasure_ledger)
    sharps.use(settings.sharps_reminder_every)
    time_zones.use(settings.default_time_zone)
    triage_cache.use(TriageCache(settings.triage_cache_lifetime))
    webhook_secrets.use(webhook_keys(settings))
    webhooks.use(allows_loopback=settings.is_local)
    if settings.interaction_source:
        _use_interactions(settings.interaction_source)
    if settings.matching_model:
        _use_matching_model(settings.matching_model)


def _threads(settings: Settings, dsn: str | None) -> ThreadPool:
    return ThreadPool(
        dsn or "",
        size=settings.threads if dsn else 0,
        queue_size=settings.queue_size,
        queue_timeout=settings.queue_timeout,
        request_timeout=settings.request_timeout,
        prepares=settings.prepared_statements,
    )


def _log_level(settings: Settings) -> Callable[[], None]:
    return partial(log.use_level, settings.log_level)


def _webhook_keys(settings: Settings) -> Callable[[], None]:
    return partial(webhook_secrets.use, webhook_keys(settings))


def _login(users: Sequence[SessionWatch | Connection], settings: Settings) -> Callable[[], None]:
    def use() -> None:
        for user in users:
            user.dsn = settings.database_url or user.dsn  # that of the embedded database does not change

    return use


def _use_interactions(name: str) -> None:
    try:
        interactions.use(interactions.load(name))
    except ValueError as error:
        raise StartupError(f"INTERACTION_SOURCE: {error}") from error


def _use_matching_model(path: Path) -> None:
    try:
        matches.use(Model.load(path))
    except ValueError as error:
        raise StartupError(f"MATCHING_MODEL: {error}") from error


def _rate_limiter(
    settings: Settings, shared_file: int | None, reloads: Reloads, exit_stack: AsyncExitStack
) -> RateLimiter:
    local = MemoryStorage() if shared_file is None else SharedMemoryStorage(shared_file)
    if not settings.rate_limit_storage_url:
        return RateLimiter(settings.rate_limits, local)
    shared = cache(partial(_redis, exit_stack))
    limiter = RateLimiter(settings.rate_limits, local, shared(settings.rate_limit_storage_url))
    reloads.reads.append(lambda again: partial(limiter.use_shared, shared(again.rate_limit_storage_url or "")))
    return limiter


def _redis(exit_stack: AsyncExitStack, url: str) -> SharedStorage:
    # Imported here because it takes a good part of the start, and few services use Redis.
    from service.ratelimit.redis import RedisStorage

    try:
        storage = RedisStorage(url)
    except ValueError as error:
        raise StartupError("RATE_LIMIT_STORAGE_URL is not the URL of a Redis.") from error
    exit_stack.push_async_callback(storage.close)
    return storage


def _verifier(settings: Settings, reloads: Reloads, exit_stack: AsyncExitStack) -> Verifier:
    if settings.is_local:
        tokens = LocalTokens(settings.data_dir)
        reloads.reads.append(lambda _: tokens.reload())
        return tokens.verifier()
    signed = _jwt_verifier(settings, settings.issuer, reloads, exit_stack) if settings.issuer else None
    url = settings.introspection_url
    opaque = _introspection_verifier(settings, url, reloads, exit_stack) if url else None
    if signed and opaque:
        return VerifierByTokenType(signed=signed, opaque=opaque)
    verifier = signed or opaque
    assert verifier, "not local, so Settings has one of the two URLs"
    return verifier


# Each has a client of its own, so that many introspections do not keep the keys from being fetched.
def _jwt_verifier(settings: Settings, issuer: str, reloads: Reloads, exit_stack: AsyncExitStack) -> JwtVerifier:
    client = IdentityClient(settings.identity_timeout)
    exit_stack.push_async_callback(client.close)
    keys = JwksClient(
        client, issuer=issuer, url=settings.jwks_url, min_refresh_interval=settings.jwks_min_refresh_interval
    )
    reloads.fetches.append(keys.refresh)
    return JwtVerifier(keys, issuer=issuer, audience=settings.audience, algorithms=settings.token_algorithms)


def _introspection_verifier(
    settings: Settings, url: str, reloads: Reloads, exit_stack: AsyncExitStack
) -> IntrospectionVerifier:
    assert settings.introspection_client_id, "validated by Settings"
    client = IdentityClient(settings.identity_timeout)
    exit_stack.push_async_callback(client.close)
    verifier = IntrospectionVerifier(
        client,
        url=url,
        client_id=settings.introspection_client_id,
        client_secret=_client_secret(settings),
        issuer=settings.issuer,
        audience=settings.audience,
    )
    reloads.reads.append(lambda again: partial(verifier.use_secret, _client_secret(again)))
    return verifier


def _client_secret(settings: Settings) -> str:
    assert settings.introspection_client_secret, "validated by Settings"
    return settings.introspection_client_secret.get_secret_value()


def _tracer(exit_stack: AsyncExitStack) -> Tracer | None:
    try:
        if not tracing.is_enabled(os.environ):
            return None
    except tracing.UnsupportedExporter as error:
        raise StartupError(str(error)) from None
    traces = Tracer()
    exit_stack.callback(traces.close)
    return traces

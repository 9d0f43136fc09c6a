"""The components of the service, built from the settings."""

import os
from contextlib import AsyncExitStack
from dataclasses import dataclass

import interactions
from db import identity, sharps, time_zones, triage_cache
from db.core import commit_probe
from db.core.commit_probe import CommitProbe
from db.triage_cache import TriageCache
from service.auth.cache import CachingVerifier
from service.auth.client import IdentityClient
from service.auth.introspection import IntrospectionVerifier
from service.auth.jwks import JwksClient
from service.auth.jwt import JwtVerifier, VerifierByTokenType
from service.auth.local import LocalTokens
from service.auth.principal import Verifier
from service.errors import StartupError
from service.execution.threads import ThreadPool
from service.ratelimit.limiter import RateLimiter
from service.ratelimit.memory import MemoryStorage, SharedMemoryStorage
from service.settings import Settings
from service.telemetry import tracing
from service.telemetry.tracing import Tracer


@dataclass(frozen=True)
class Components:
    settings: Settings
    verifier: Verifier
    rate_limiter: RateLimiter
    threads: ThreadPool
    commit_probe: CommitProbe | None
    tracer: Tracer | None
    exit_stack: AsyncExitStack
    """Closes the clients and exporters at shutdown."""


def build(settings: Settings, dsn: str | None, shared_file: int | None = None) -> Components:
    """Build the components from the settings. Raises StartupError.

    Without a database there are no threads, and all handlers must be coroutine functions. Several processes share the
    rate limits in a file of `create_shared_file`.
    """
    identity.use(settings.identity_form)
    sharps.use(settings.sharps_reminder_every, settings.identity_system)
    time_zones.use(settings.default_time_zone)
    triage_cache.use(TriageCache(settings.triage_cache_lifetime))
    if settings.interaction_source:
        _use_interactions(settings.interaction_source)
    threads = ThreadPool(
        dsn or "",
        size=settings.threads if dsn else 0,
        queue_size=settings.queue_size,
        queue_timeout=settings.queue_timeout,
        request_timeout=settings.request_timeout,
    )
    probe = CommitProbe(dsn) if dsn else None
    commit_probe.use(probe)
    exit_stack = AsyncExitStack()
    return Components(
        settings=settings,
        verifier=CachingVerifier(_verifier(settings, exit_stack), settings.token_cache_ttl),
        rate_limiter=_rate_limiter(settings, shared_file, exit_stack),
        threads=threads,
        commit_probe=probe,
        tracer=_tracer(exit_stack),
        exit_stack=exit_stack,
    )


def _use_interactions(name: str) -> None:
    try:
        interactions.use(interactions.load(name))
    except ValueError as error:
        raise StartupError(f"INTERACTION_SOURCE: {error}") from error


def _rate_limiter(settings: Settings, shared_file: int | None, exit_stack: AsyncExitStack) -> RateLimiter:
    local = MemoryStorage() if shared_file is None else SharedMemoryStorage(shared_file)
    if not settings.rate_limit_storage_url:
        return RateLimiter(settings.rate_limits, local)
    # Imported here because it takes a good part of the start, and few services use Redis.
    from service.ratelimit.redis import RedisStorage

    try:
        shared = RedisStorage(settings.rate_limit_storage_url)
    except ValueError as error:
        raise StartupError("RATE_LIMIT_STORAGE_URL is not the URL of a Redis.") from error
    exit_stack.push_async_callback(shared.close)
    return RateLimiter(settings.rate_limits, local, shared)


def _verifier(settings: Settings, exit_stack: AsyncExitStack) -> Verifier:
    if settings.is_local:
        return LocalTokens(settings.data_dir).verifier()
    signed = _jwt_verifier(settings, settings.issuer, exit_stack) if settings.issuer else None
    url = settings.introspection_url
    opaque = _introspection_verifier(settings, url, exit_stack) if url else None
    if signed and opaque:
        return VerifierByTokenType(signed=signed, opaque=opaque)
    verifier = signed or opaque
    assert verifier, "not local, so Settings has one of the two URLs"
    return verifier


# Each has a client of its own, so that many introspections do not keep the keys from being fetched.
def _jwt_verifier(settings: Settings, issuer: str, exit_stack: AsyncExitStack) -> JwtVerifier:
    client = IdentityClient(settings.identity_timeout)
    exit_stack.push_async_callback(client.close)
    keys = JwksClient(
        client, issuer=issuer, url=settings.jwks_url, min_refresh_interval=settings.jwks_min_refresh_interval
    )
    return JwtVerifier(keys, issuer=issuer, audience=settings.audience, algorithms=settings.token_algorithms)


def _introspection_verifier(settings: Settings, url: str, exit_stack: AsyncExitStack) -> IntrospectionVerifier:
    assert settings.introspection_client_id, "validated by Settings"
    assert settings.introspection_client_secret, "validated by Settings"
    client = IdentityClient(settings.identity_timeout)
    exit_stack.push_async_callback(client.close)
    return IntrospectionVerifier(
        client,
        url=url,
        client_id=settings.introspection_client_id,
        client_secret=settings.introspection_client_secret.get_secret_value(),
        issuer=settings.issuer,
        audience=settings.audience,
    )


def _tracer(exit_stack: AsyncExitStack) -> Tracer | None:
    try:
        if not tracing.is_enabled(os.environ):
            return None
    except tracing.UnsupportedExporter as error:
        raise StartupError(str(error)) from None
    traces = Tracer()
    exit_stack.callback(traces.close)
    return traces

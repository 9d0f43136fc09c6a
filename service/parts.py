"""What the requests are served with, put together from the settings."""

import os
from dataclasses import dataclass

from service import tracing
from service.auth import Cached, Verifier
from service.errors import CannotStart
from service.fetch import Fetch
from service.introspection import Introspection
from service.limits import Limits, in_redis
from service.local import LocalTokens
from service.settings import Settings
from service.signed import ByShape, PublishedKeys, SignedTokens
from service.tracing import Traces
from service.windows import SharedWindows
from service.workers import Workers


@dataclass(frozen=True)
class Parts:
    settings: Settings
    verifier: Verifier
    limits: Limits
    workers: Workers
    traces: Traces | None


def assembled(settings: Settings, dsn: str) -> Parts:
    """Everything, as the settings say. Raises CannotStart."""
    workers = Workers(
        dsn,
        size=settings.workers,
        backlog=settings.backlog,
        patience=settings.patience,
        deadline=settings.deadline,
    )
    shared = in_redis(settings.rate_limit_url) if settings.rate_limit_url else None
    return Parts(
        settings=settings,
        verifier=Cached(_verifier(settings), settings.token_cache),
        limits=Limits(settings.rates, SharedWindows(settings.data_dir / "rate-windows"), shared),
        workers=workers,
        traces=_traces(),
    )


def _verifier(settings: Settings) -> Verifier:
    if settings.is_local:
        return LocalTokens(settings.data_dir).verifier()
    fetch = Fetch(settings.identity_timeout)
    signed = opaque = None
    if settings.issuer:
        signed = SignedTokens(
            PublishedKeys(fetch, issuer=settings.issuer, url=settings.jwks_url, interval=settings.jwks_interval),
            issuer=settings.issuer,
            audience=settings.audience,
            algorithms=settings.token_algorithms,
        )
    if settings.introspection_url:
        assert settings.introspection_client_secret, "Settings sees to it"
        opaque = Introspection(
            fetch,
            url=settings.introspection_url,
            client_id=settings.introspection_client_id or "",
            client_secret=settings.introspection_client_secret.get_secret_value(),
            issuer=settings.issuer,
            audience=settings.audience,
        )
    return ByShape(signed=signed, opaque=opaque)


def _traces() -> Traces | None:
    try:
        return Traces() if tracing.wanted(os.environ) else None
    except tracing.NotOffered as error:
        raise CannotStart(str(error)) from None

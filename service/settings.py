"""What the environment decides."""

import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from db.identity_form import EXTERNAL_IDS, KINDS, Form, is_region
from service.urls import LOOPBACK, is_safe

_ORIGIN = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?")

Algorithm = Literal["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]


def _words(value: object) -> object:
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _safe_url(url: str) -> str:
    if not is_safe(url):
        raise ValueError("must be an address https://; http:// is for this machine only")
    return url


def _origin(origin: str) -> str:
    if not _ORIGIN.fullmatch(origin):
        raise ValueError("must be origins like https://app.example.com, separated by spaces")
    return origin


def _redis(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("redis", "rediss") or not parts.hostname or parts.port == 0:  # a wrong port raises
        raise ValueError("must be an address redis://host or rediss://host")
    return url


def _region(region: str) -> str:
    if not is_region(region):
        raise ValueError("must be a region of phone numbers by its two capitals (ISO 3166), such as US or GB")
    return region


def _identity_keys(kinds: frozenset[str]) -> frozenset[str]:
    if not kinds <= set(KINDS):
        raise ValueError(f"must be some of {', '.join(KINDS)}")
    if EXTERNAL_IDS not in kinds:
        raise ValueError(f"needs {EXTERNAL_IDS} among them: a person who signs in is found by the external id")
    return kinds


Region = Annotated[str, AfterValidator(_region)]
IdentityKeys = Annotated[frozenset[str], NoDecode, BeforeValidator(_words), AfterValidator(_identity_keys)]
SafeUrl = Annotated[str, AfterValidator(_safe_url)]
Origin = Annotated[str, AfterValidator(_origin)]
RedisUrl = Annotated[str, AfterValidator(_redis)]
Rate = Annotated[int | None, Field(ge=0, le=1_000_000)]


RENAMED = {
    "WORKERS": "THREADS",
    "PATIENCE": "QUEUE_TIMEOUT",
    "DEADLINE": "REQUEST_TIMEOUT",
    "BACKLOG": "QUEUE_SIZE",
    "SLOW_CLIENT": "CLIENT_TIMEOUT",
    "CHECK_ANSWERS": "RESPONSE_VALIDATION_RATE",
    "TOKEN_CACHE": "TOKEN_CACHE_TTL",
    "JWKS_INTERVAL": "JWKS_MIN_REFRESH_INTERVAL",
    "BRANDS": "ALLOWED_BRANDS",
    "RATE_READ": "RATE_LIMIT_READ",
    "RATE_WRITE": "RATE_LIMIT_WRITE",
    "RATE_ADMIN": "RATE_LIMIT_ADMIN",
    "RATE_DUPLICATE": "RATE_LIMIT_DUPLICATE",
    "RATE_LIMIT_URL": "RATE_LIMIT_STORAGE_URL",
}
"""Environment variables by their names in 0.1.0. The old names are read by 0.2 and by no later version."""


def adopt_renamed(environment: MutableMapping[str, str]) -> dict[str, str]:
    """Set each renamed variable that has only its old name; return the old names that were there, with the new ones.

    Names are compared without case, as Settings compares them. Where both names are set, the new one counts.
    """
    found = {name: RENAMED[name.upper()] for name in environment if name.upper() in RENAMED}
    present = {name.upper() for name, value in environment.items() if value}
    for old, new in found.items():
        if environment[old] and new not in present:
            environment[new] = environment[old]
    return found


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals; what is empty counts as not set.

    Lists are separated by spaces or commas.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    environment: Literal["local", "production"] = "local"
    """`production` refuses to start in local mode, and without TLS to a database on another machine."""
    host: str = "127.0.0.1"
    """The address to listen on. Local mode listens on this machine only."""
    port: int = Field(default=8080, ge=0, le=65535)
    """The port; 0 takes a free one."""
    data_dir: Path = Path("var")
    """Where the embedded database, the local signing key and the windows of the rate limits are."""
    database_url: str | None = None
    """A PostgreSQL 15 or newer to use instead of the embedded one, as its owner."""

    issuer: SafeUrl | None = None
    """Whose tokens are accepted (`iss`). Its signed tokens are verified by its published keys."""
    audience: str = "patient-graph"
    """For whom a token has to be (`aud`)."""
    jwks_url: SafeUrl | None = None
    """Where the issuer's keys are, if its OpenID Connect metadata do not tell."""
    jwks_min_refresh_interval: float = Field(default=30.0, ge=0)
    """Seconds before a key that is not known is looked for again."""
    token_algorithms: Annotated[frozenset[Algorithm], NoDecode, BeforeValidator(_words)] = frozenset(
        {"RS256", "PS256", "ES256", "Ed25519", "EdDSA"}
    )
    """How tokens may be signed."""
    introspection_url: SafeUrl | None = None
    """Where opaque tokens are looked up (RFC 7662)."""
    introspection_client_id: str | None = None
    """As whom they are looked up."""
    introspection_client_secret: SecretStr | None = None
    """And by which secret."""
    identity_timeout: float = Field(default=2.0, gt=0)
    """Seconds that the identity service may take for an answer."""
    token_cache_ttl: float = Field(default=60.0, ge=0, le=60)
    """Seconds for which it is remembered that a token holds; a revoked one may work for so long."""
    allowed_brands: Annotated[frozenset[str], NoDecode, BeforeValidator(_words)] = frozenset()
    """The brands that are served; all, if none is named."""

    identity_system: str = Field(default="identity", min_length=1, max_length=64, pattern="^[^\x00]*$")
    """The name, among the external ids, under which a person's `sub` stands: who asks about oneself is found by it."""
    identity_keys: IdentityKeys = frozenset(KINDS)
    """Which of email, external_ids and name_date_of_birth_phone make a duplicate; `external_ids` has to be among them.
    docs/operations.md says what follows."""
    default_phone_region: Region | None = None
    """The region of phone numbers without a country (ISO 3166, as US); if it is not set, they are compared as text."""
    audit_reads: bool = True
    """Whether reads of PHI leave audit rows, from which the access log is made; changes always do."""
    interaction_source: str = ""
    """Where drug interactions are looked up: a table (a YAML file) or `package.module:attribute`; by default a small
    table of our own."""

    rate_limit_read: Rate = None
    """Requests a minute that a caller has of class `read`; 0 for any number. By default 1000; in local mode any."""
    rate_limit_write: Rate = None
    """The same for `write`; by default 200."""
    rate_limit_admin: Rate = None
    """The same for `admin`; by default 100."""
    rate_limit_duplicate: Rate = None
    """The same for answers of class `duplicate`; by default 30."""
    rate_limit_storage_url: RedisUrl | None = None
    """A Redis in which the services of several machines count together."""
    cors_origins: Annotated[frozenset[Origin], NoDecode, BeforeValidator(_words)] = frozenset()
    """The origins whose pages may call from a browser."""
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    """A port of its own for Prometheus; it needs no token, so keep it inside. Not served if not set."""
    metrics_host: str = "127.0.0.1"
    """The address of that port."""

    processes: int = Field(default=1, ge=1, le=64)
    """How many processes serve; each has so many THREADS."""
    threads: int = Field(default=16, ge=1, le=256)
    """How many requests are carried out at the same time; each has a database connection."""
    queue_size: int = Field(default=1024, ge=1)
    """How many more may wait; beyond that the answer is 503."""
    queue_timeout: float = Field(default=3.0, gt=0)
    """Seconds that a request may wait for its turn before it is answered 503."""
    request_timeout: float = Field(default=8.0, gt=0)
    """Seconds after which a request that is not done is answered 503."""
    client_timeout: float = Field(default=20.0, gt=0)
    """Seconds that a client may take to send the head of a request, again for its body, and to read a piece of an
    answer that comes in pieces."""
    response_validation_rate: float = Field(default=1.0, ge=0, le=1)
    """The share of answers that are checked against the contract before they are committed and sent."""

    @property
    def is_local(self) -> bool:
        """No identity service is named, so the service trusts tokens of its own."""
        return not (self.issuer or self.introspection_url)

    @property
    def identity_form(self) -> Form:
        """How people are compared."""
        return Form(region=self.default_phone_region, kinds=self.identity_keys)

    @property
    def rate_limits(self) -> dict[str, int]:
        """Requests a minute by class; 0 for any number."""
        usual = {"read": 1000, "write": 200, "admin": 100, "duplicate": 30}
        chosen: dict[str, int | None] = {rate: getattr(self, f"rate_limit_{rate}") for rate in usual}
        otherwise = dict.fromkeys(usual, 0) if self.is_local else usual
        return {rate: otherwise[rate] if number is None else number for rate, number in chosen.items()}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.environment == "production" and self.is_local:
            raise ValueError(
                "ENVIRONMENT=production needs an identity service to verify tokens: set ISSUER for signed tokens, "
                "INTROSPECTION_URL with INTROSPECTION_CLIENT_ID and INTROSPECTION_CLIENT_SECRET for opaque ones, or "
                "both."
            )
        if self.introspection_url and not (self.introspection_client_id and self.introspection_client_secret):
            raise ValueError(
                "INTROSPECTION_URL needs INTROSPECTION_CLIENT_ID and INTROSPECTION_CLIENT_SECRET: nobody is told about "
                "tokens without saying who asks."
            )
        if self.jwks_url and not self.issuer:
            raise ValueError("JWKS_URL needs ISSUER: whose tokens those keys sign.")
        if self.is_local and self.host not in LOOPBACK:
            raise ValueError(
                "HOST: local mode, which trusts tokens that anyone with access to DATA_DIR can mint, listens on this "
                "machine only. Set ISSUER or INTROSPECTION_URL."
            )
        return self

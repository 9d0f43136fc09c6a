"""The settings, read from environment variables."""

import re
from collections.abc import Iterator, Mapping, MutableMapping
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from db.identity_form import EXTERNAL_IDS, KINDS, Form, is_region
from db.webhook_secrets import SecretKeys
from regimen import zones
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


def _nats(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("nats", "tls") or not parts.hostname or parts.port == 0:  # a wrong port raises
        raise ValueError("must be an address nats://host or tls://host")
    return url


def _webhook_keys(keys: SecretStr) -> SecretStr:
    try:
        SecretKeys(keys.get_secret_value().replace(",", " ").split())
    except ValueError:
        raise ValueError("must be Fernet keys, each 32 bytes in URL-safe base64, separated by commas") from None
    return keys


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


def _time_zone(name: str) -> str:
    if name not in zones.NAMES:
        raise ValueError("must be the name of a time zone in the IANA time zone database, such as America/Chicago")
    return name


Region = Annotated[str, AfterValidator(_region)]
IdentityKeys = Annotated[frozenset[str], NoDecode, BeforeValidator(_words), AfterValidator(_identity_keys)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
SafeUrl = Annotated[str, AfterValidator(_safe_url)]
Origin = Annotated[str, AfterValidator(_origin)]
RedisUrl = Annotated[str, AfterValidator(_redis)]
WebhookKeys = Annotated[SecretStr, AfterValidator(_webhook_keys)]
NatsUrl = Annotated[str, AfterValidator(_nats)]
Networks = Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode, BeforeValidator(_words)]
Rate = Annotated[int | None, Field(ge=0, le=1_000_000)]
LogLevel = Literal["info", "warning"]


class FromFile:
    """Marks a setting that can be given as a file, named by NAME_FILE. SIGHUP reads the file anew."""


class InvalidSettings(Exception):
    """The settings are invalid; the message has a line for each that is. It contains no value."""


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
    """Rename each variable that has its old name; return the old names that were there, with the new ones.

    Names are compared without case, as Settings compares them, and an empty variable is not set. If both names are set,
    the new one counts. The old ones are removed, so that child processes do not find them again.
    """
    old_names = [name for name in environment if name.upper() in RENAMED]
    found = {}
    for old in old_names:
        value, new = environment.pop(old), RENAMED[old.upper()]
        if not value:
            continue
        found[old] = new
        if not any(environment[name] for name in environment if name.upper() == new):
            environment[new] = value
    return found


class _Source(EnvSettingsSource):
    """The environment, with the content of the file in NAME_FILE as NAME. Raises SettingsError."""

    def _load_env_vars(self) -> Mapping[str, str | None]:
        variables = dict(super()._load_env_vars())
        for name in from_file():
            if path := variables.get(f"{name}_file"):
                if variables.get(name):
                    raise SettingsError(f"{name.upper()} and {name.upper()}_FILE are both set; set one of them.")
                variables[name] = _content(f"{name.upper()}_FILE", path)
        return variables


def _content(variable: str, path: str) -> str:
    """Return the content of a file without its last line feed. Raises SettingsError."""
    try:
        content = Path(path).read_text(encoding="utf-8").removesuffix("\n")
    except OSError as error:
        raise SettingsError(f"{variable}={path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError:
        raise SettingsError(f"{variable}={path} is not UTF-8.") from None
    if not content:
        raise SettingsError(f"{variable}={path} is empty.")
    return content


class Settings(BaseSettings):
    """The settings: each field is the environment variable of the same name in capitals.

    An empty variable counts as unset. Items of lists are separated by spaces or commas. docs/operations.md has the
    docstrings of the fields as a table (`make settings`).
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    environment: Literal["local", "production"] = "local"
    """`production` refuses to start in local mode, and without TLS to a database on another machine."""
    host: str = "127.0.0.1"
    """The address to listen on. Local mode accepts loopback addresses only."""
    port: int = Field(default=8080, ge=0, le=65535)
    """The port to listen on; 0 selects a free port."""
    data_dir: Path = Path("var")
    """The directory of the embedded database and NATS server, the local signing key and the rate-limit counters."""
    database_url: Annotated[str | None, FromFile()] = None
    """The URL of a PostgreSQL 15 or newer, with the login of the service. A login that owns the database migrates it at
    startup; for any other one, `python -m service migrate` does. Default: the embedded PostgreSQL."""
    migration_url: Annotated[str | None, FromFile()] = None
    """The URL of the same database, with the login of its owner. `python -m service migrate` and `restore` use it; a
    running service never does. Default: DATABASE_URL."""
    relay_database_url: Annotated[str | None, FromFile()] = None
    """The URL of the same database for the relay, with a login that is a member of
    `patient_graph_relay`. It leads to the server itself, or to a pooler that pools sessions. Default: DATABASE_URL."""
    events_url: Annotated[NatsUrl | None, FromFile()] = None
    """The URL of the NATS server that the relay delivers events to: `tls://` requires TLS, `nats://` does not. It can
    contain `user:password@` or `token@`. Default: in local mode, the embedded NATS server."""
    events_nkey_file: Path | None = None
    """The file with the seed of an nkey, by which the relay signs in at the server of EVENTS_URL. Each connection reads
    it anew."""
    events_ca_file: Path | None = None
    """The file with the certificates of the authorities that the server of EVENTS_URL is verified by. Default: those of
    the system."""
    events_retention_days: int = Field(default=14, ge=1, le=3650)
    """Days after which the relay removes an event that has been delivered everywhere from the outbox."""
    webhook_keys: Annotated[WebhookKeys | None, FromFile()] = None
    """The keys that encrypt the secrets of webhooks (Fernet), separated by commas: the first one encrypts, all of them
    decrypt. The relay needs the same. Default: in local mode, a key in DATA_DIR; otherwise none, and requests that need
    one return 503."""
    webhook_networks: Networks = ()
    """Networks that webhooks can be sent to beside public addresses, such as `10.20.0.0/16`, and whose addresses have
    certificates that the system trusts. Default: none."""
    relay: Literal["embedded", "off"] | None = None
    """`embedded` runs a relay beside the service, which delivers events; of several relays, one leads. `off` leaves
    that to `python -m service relay`. Default: `embedded` in local mode with the embedded PostgreSQL, otherwise
    `off`."""
    prepared_statements: bool = True
    """Prepare statements on each connection. `off` is for a connection pooler that pools transactions and
    does not keep prepared statements, such as PgBouncer before 1.21."""
    log_level: Annotated[LogLevel, FromFile()] = "info"
    """`info` logs everything. `warning` leaves out the lines of requests that returned a status below 500."""

    issuer: SafeUrl | None = None
    """The accepted issuer (`iss`). Signed tokens are verified with the keys that it publishes."""
    audience: str = "patient-graph"
    """The accepted audience (`aud`)."""
    jwks_url: SafeUrl | None = None
    """The URL of the issuer's keys. Default: the `jwks_uri` of its OpenID Connect metadata."""
    jwks_min_refresh_interval: float = Field(default=30.0, ge=0)
    """Seconds after a fetch of the issuer's keys during which an unknown key id causes no new fetch."""
    token_algorithms: Annotated[frozenset[Algorithm], NoDecode, BeforeValidator(_words)] = frozenset(
        {"RS256", "PS256", "ES256", "Ed25519", "EdDSA"}
    )
    """The accepted signature algorithms of tokens."""
    introspection_url: SafeUrl | None = None
    """The introspection endpoint for opaque tokens (RFC 7662)."""
    introspection_client_id: str | None = None
    """The client id for introspection."""
    introspection_client_secret: Annotated[SecretStr | None, FromFile()] = None
    """The client secret for introspection (HTTP Basic, RFC 6749, 2.3.1)."""
    identity_timeout: float = Field(default=2.0, gt=0)
    """The timeout of a request to the identity provider, in seconds."""
    token_cache_ttl: float = Field(default=60.0, ge=0, le=60)
    """Seconds for which a valid token is cached. A revoked token can be accepted for that long."""
    explorer_client_id: str | None = None
    """The client id of the explorer (`/explorer/`) at the identity provider: a public client for the authorization code
    grant with PKCE, whose redirect URI is the address of the explorer. Default: the explorer is off, except in local
    mode."""
    explorer_authorization_url: SafeUrl | None = None
    """The authorization endpoint at which staff sign in to the explorer. Parameters in it, such as `resource` or
    `audience`, are kept."""
    explorer_token_url: SafeUrl | None = None
    """The token endpoint for the explorer. The page calls it from the browser, so it must allow the origin of the
    explorer (CORS)."""
    explorer_scopes: Annotated[frozenset[str], NoDecode, BeforeValidator(_words)] = frozenset()
    """The scopes that the explorer asks for. Default: those of the operations that it calls, listed in
    docs/explorer.md."""
    allowed_brands: Annotated[frozenset[str], NoDecode, BeforeValidator(_words)] = frozenset()
    """The brands that the service serves. Default: all brands."""

    identity_system: str = Field(default="identity", min_length=1, max_length=64, pattern="^[^\x00]*$")
    """The key in `external_ids` under which a person's `sub` is stored. Operations under `/me` look it up."""
    identity_keys: IdentityKeys = frozenset(KINDS)
    """The kinds of identity keys that make a duplicate; `external_ids` is required. See *Identity keys* in
    docs/operations.md."""
    default_phone_region: Region | None = None
    """The region of phone numbers without a country code (ISO 3166, such as US or GB). Default: such numbers are
    compared as text."""
    default_time_zone: TimeZone = "UTC"
    """The time zone (IANA name) of people who have none of their own. It decides which date is today."""
    erasure_ledger: Path | None = None
    """The file to which the ids and times of erasures are appended, outside the database, so that they can be repeated
    after a restore. See *Erasure ledger* in docs/operations.md. Default: none is kept."""
    audit_reads: bool = True
    """Add audit rows for reads of PHI, which the access log returns. Changes always add them."""
    interaction_source: str = ""
    """The source of drug interactions: a YAML file or `package.module:attribute`. Default: the built-in starter
    table."""
    matching_model: Path | None = None
    """The model file by which records are compared. See *Match keys* in docs/operations.md. Default: the built-in
    one."""

    triage_cache_seconds: int | None = Field(default=None, ge=0, le=3600)
    """Seconds for which results of triage, which contain names, are kept in memory; 0 keeps none. Default: 60 with one
    process, otherwise 0, because an erasure removes the results of its own process only."""
    sharps_reminder_every: int = Field(default=30, ge=1, le=1_000_000)
    """The number of injections after which people are reminded of the sharps container."""

    rate_limit_read: Rate = None
    """Requests of class `read` a minute for each caller; 0 disables the limit. Default: 1000, in local mode 0."""
    rate_limit_write: Rate = None
    """Requests of class `write` a minute for each caller; 0 disables the limit. Default: 200, in local mode 0."""
    rate_limit_admin: Rate = None
    """Requests of class `admin` a minute for each caller; 0 disables the limit. Default: 100, in local mode 0."""
    rate_limit_duplicate: Rate = None
    """Responses of class `duplicate` a minute for each caller; 0 disables the limit. Default: 30, in local mode 0."""
    rate_limit_storage_url: Annotated[RedisUrl | None, FromFile()] = None
    """The URL of a Redis (`redis://`, `rediss://`) in which services on several machines share their rate limits."""
    cors_origins: Annotated[frozenset[Origin], NoDecode, BeforeValidator(_words)] = frozenset()
    """The origins whose pages can call the service from a browser."""
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    """The port of the Prometheus metrics (`/metrics`). It requires no token: do not expose it. Default: not served."""
    metrics_host: str = "127.0.0.1"
    """The address that METRICS_PORT listens on."""

    processes: int = Field(default=1, ge=1, le=64)
    """The number of processes that serve requests; each has THREADS threads."""
    threads: int = Field(default=16, ge=1, le=256)
    """The number of requests that a process runs at once; each thread has a database connection."""
    queue_size: int = Field(default=1024, ge=1)
    """The number of requests that can wait for a thread. Further requests return 503."""
    queue_timeout: float = Field(default=3.0, gt=0)
    """Seconds that a request can wait for a thread before it returns 503."""
    request_timeout: float = Field(default=8.0, gt=0)
    """Seconds after which an unfinished request returns 503."""
    client_timeout: float = Field(default=20.0, gt=0)
    """Seconds that a client can take to send the head of a request and to send its body. A client that reads nothing of
    a response for so long is disconnected."""
    max_connections: int = Field(default=3000, ge=1, le=1_000_000)
    """The number of connections that a process accepts. Further connections get 503 and are closed. The limit of open
    files (`ulimit -Hn`) must allow it."""
    drain_seconds: float | None = Field(default=None, ge=0, le=3600)
    """Seconds for which the service drains after SIGTERM: `/readyz` returns 503, requests are served, and each response
    closes its connection. Default: 5, in local mode 0."""
    response_validation_rate: float = Field(default=1.0, ge=0, le=1)
    """The share of responses that are validated against the contract before they are committed and sent, 0 to 1."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, _Source(settings_cls)

    @property
    def is_local(self) -> bool:
        """Return whether no identity provider is set, so that the service trusts tokens of its own."""
        return not (self.issuer or self.introspection_url)

    @property
    def runs_relay(self) -> bool:
        """Return whether a relay runs beside the service."""
        usual = "embedded" if self.is_local and not self.database_url else "off"
        return (self.relay or usual) == "embedded"

    @property
    def identity_form(self) -> Form:
        """The form of identity keys."""
        return Form(region=self.default_phone_region, kinds=self.identity_keys)

    @property
    def triage_cache_lifetime(self) -> int:
        """Seconds for which results of triage are kept; 0 for none."""
        usual = 60 if self.processes == 1 else 0
        return usual if self.triage_cache_seconds is None else self.triage_cache_seconds

    @property
    def drain_time(self) -> float:
        """Seconds for which the service drains after SIGTERM. Idle connections are closed after five seconds anyway."""
        usual = 0.0 if self.is_local else 5.0
        return usual if self.drain_seconds is None else self.drain_seconds

    @property
    def rate_limits(self) -> dict[str, int]:
        """Requests per minute by class; 0 for no limit."""
        usual = {"read": 1000, "write": 200, "admin": 100, "duplicate": 30}
        chosen: dict[str, int | None] = {rate: getattr(self, f"rate_limit_{rate}") for rate in usual}
        otherwise = dict.fromkeys(usual, 0) if self.is_local else usual
        return {rate: otherwise[rate] if number is None else number for rate, number in chosen.items()}

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.environment == "production" and self.is_local:
            raise ValueError(
                "ENVIRONMENT=production needs an identity provider to verify tokens: set ISSUER for signed tokens, "
                "INTROSPECTION_URL with INTROSPECTION_CLIENT_ID and INTROSPECTION_CLIENT_SECRET for opaque ones, or "
                "both."
            )
        if self.introspection_url and not (self.introspection_client_id and self.introspection_client_secret):
            raise ValueError(
                "INTROSPECTION_URL needs INTROSPECTION_CLIENT_ID and INTROSPECTION_CLIENT_SECRET: introspection "
                "requires client authentication (RFC 7662)."
            )
        if self.environment == "production" and self.events_url:
            parts = urlsplit(self.events_url)
            if parts.scheme != "tls" and parts.hostname not in LOOPBACK:
                raise ValueError("EVENTS_URL must begin with tls:// in production, except on this machine.")
        explorer = (self.explorer_client_id, self.explorer_authorization_url, self.explorer_token_url)
        if any(explorer) and (self.is_local or not all(explorer)):
            raise ValueError(
                "EXPLORER_CLIENT_ID, EXPLORER_AUTHORIZATION_URL and EXPLORER_TOKEN_URL need each other, and ISSUER or "
                "INTROSPECTION_URL."
            )
        if self.jwks_url and not self.issuer:
            raise ValueError("JWKS_URL needs ISSUER: whose tokens those keys sign.")
        if self.is_local and self.host not in LOOPBACK:
            raise ValueError(
                "HOST: local mode, which trusts tokens that anyone with access to DATA_DIR can mint, listens on this "
                "machine only. Set ISSUER or INTROSPECTION_URL."
            )
        return self


def from_file() -> Iterator[str]:
    """Yield the names of the settings that can be given as files."""
    for name, field in Settings.model_fields.items():
        if any(isinstance(each, FromFile) for each in field.metadata):
            yield name


def load() -> Settings:
    """Read the settings and their files. Raises InvalidSettings."""
    try:
        return Settings()
    except SettingsError as error:
        raise InvalidSettings(str(error)) from None
    except ValidationError as error:
        raise InvalidSettings("\n".join(_lines(error))) from None


def _lines(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        name = f"{str(detail['loc'][0]).upper()}: " if detail["loc"] else ""
        yield name + detail["msg"].removeprefix("Value error, ")

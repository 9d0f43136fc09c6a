"""Settings from the environment, and the messages for invalid ones."""

import json
import socket
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from service.cli.main import main
from service.settings import RENAMED, Settings, adopt_renamed, from_file, load
from service.telemetry.output import STANDARD_ERROR
from tests.support.waiting import LONG

REMOTE = {"ISSUER": "https://id.example.com"}
EXPLORER = {
    "EXPLORER_CLIENT_ID": "explorer",
    "EXPLORER_AUTHORIZATION_URL": "https://id.example.com/authorize",
    "EXPLORER_TOKEN_URL": "https://id.example.com/token",
}
LOOKS_UP = {
    "INTROSPECTION_URL": "https://id.example.com/introspect",
    "INTROSPECTION_CLIENT_ID": "a",
    "INTROSPECTION_CLIENT_SECRET": "s3cret-word",
}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (*RENAMED, *Settings.model_fields):
        monkeypatch.setenv(name.upper(), "")  # so that variables set by the command are reset after the test
        monkeypatch.delenv(name.upper())


def settings(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Settings()


def run_command(monkeypatch: pytest.MonkeyPatch, *arguments: str, **environment: str) -> int:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["service", *arguments])
    return main()


def outcome(capfd: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """Return what a command has written."""
    STANDARD_ERROR.flush(LONG)
    output, errors = capfd.readouterr()
    return output, errors


def test_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = {name.upper(): "" for name in Settings.model_fields}
    assert settings(monkeypatch, **empty) == Settings.model_construct()


def test_old_setting_name_works_with_a_warning(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("service.process.run.run", lambda given: print(given.threads, given.queue_size))
    old = {"WORKERS": "7", "backlog": "11", "PATIENCE": ""}
    assert run_command(monkeypatch, "run", **old) == 0
    output, errors = outcome(capfd)
    assert output == "7 11\n"
    lines = [json.loads(line) for line in errors.splitlines()]
    assert {(line["event"], line["setting"], line["use"]) for line in lines} == {
        ("deprecated_setting", "WORKERS", "THREADS"),
        ("deprecated_setting", "backlog", "QUEUE_SIZE"),
    }


def test_new_setting_name_overrides_the_old_one() -> None:
    environment = {"RATE_READ": "1", "rate_limit_read": "2", "RATE_WRITE": "3", "RATE_LIMIT_WRITE": ""}
    adopt_renamed(environment)
    assert environment == {"rate_limit_read": "2", "RATE_LIMIT_WRITE": "3"}
    assert adopt_renamed(environment) == {}


def test_renamed_settings_exist_only_by_their_new_names() -> None:
    fields = {name.upper() for name in Settings.model_fields}
    assert set(RENAMED.values()) <= fields
    assert not RENAMED.keys() & fields


def test_secret_settings_and_the_log_level_can_be_files(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {
        "database_url": "postgresql://a:\u00fc\n@/b",
        "migration_url": "postgresql://o:p@/b",
        "relay_database_url": "postgresql://r:p@/b",
        "events_url": "tls://u:p@h",
        "webhook_keys": f"{'A' * 43}=,{'B' * 43}=",
        "log_level": "warning",
        "introspection_client_secret": "s3cret-word\n",
        "rate_limit_storage_url": "rediss://:p@h",
    }
    assert list(from_file()) == list(values)
    assert {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)} <= set(
        values
    )
    for name, value in values.items():
        Path(name).write_text(f"{value}\n", encoding="utf-8")  # only the last line feed is no part of it
    for name in (*values, "port"):
        monkeypatch.setenv(f"{name.upper()}_FILE", name)
    read = load()
    found = {name: getattr(read, name) for name in values}
    secrets = {name: found[name].get_secret_value() for name in ("webhook_keys", "introspection_client_secret")}
    assert found | secrets == values
    assert read.port == 8080  # no secret


@pytest.mark.parametrize("text", ["a b", "a,b", "a, b", " a ,, b "])
def test_lists_are_separated_by_spaces_or_commas(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert settings(monkeypatch, ALLOWED_BRANDS=text).allowed_brands == {"a", "b"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, (0, 0, 0, 0)),
        (REMOTE, (1000, 200, 100, 30)),
        (LOOKS_UP, (1000, 200, 100, 30)),
        (REMOTE | {"RATE_LIMIT_READ": "0", "RATE_LIMIT_DUPLICATE": "7"}, (0, 200, 100, 7)),
        ({"RATE_LIMIT_WRITE": "5"}, (0, 5, 0, 0)),
    ],
)
def test_rate_limits_are_off_by_default_in_local_mode_only(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: tuple[int, ...]
) -> None:
    chosen = settings(monkeypatch, **environment)
    assert chosen.rate_limits == dict(zip(("read", "write", "admin", "duplicate"), expected, strict=True))
    assert chosen.is_local == (not environment.keys() & {"ISSUER", "INTROSPECTION_URL"})


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, 60),
        ({"PROCESSES": "2"}, 0),
        ({"TRIAGE_CACHE_SECONDS": "0"}, 0),
        ({"TRIAGE_CACHE_SECONDS": "7"}, 7),
        ({"TRIAGE_CACHE_SECONDS": "3600", "PROCESSES": "2"}, 3600),
    ],
)
def test_triage_is_cached_by_default_in_a_single_process_only(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], seconds: int
) -> None:
    assert settings(monkeypatch, **environment).triage_cache_lifetime == seconds


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [({}, 0), (REMOTE, 5), ({"DRAIN_SECONDS": "7"}, 7), (REMOTE | {"DRAIN_SECONDS": "0"}, 0)],
)
def test_service_drains_by_default_except_in_local_mode(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], seconds: float
) -> None:
    assert settings(monkeypatch, **environment).drain_time == seconds


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_local_mode_listens_on_loopback(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    assert settings(monkeypatch, HOST=host).host == host


def test_service_with_an_idp_may_listen_on_all_interfaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings(monkeypatch, HOST="0.0.0.0", ENVIRONMENT="production", **REMOTE).host == "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize(
    "environment",
    [
        {"ISSUER": "http://127.0.0.1:7"},
        {"ISSUER": "http://localhost"},
        {"ISSUER": "http://[::1]:7/x"},
        REMOTE | {"JWKS_URL": "https://keys.example.com/k?x=1"},
        LOOKS_UP | {"ENVIRONMENT": "production"},
        {"CORS_ORIGINS": "https://a.example.com http://localhost:3000,http://[::1]:65535"},
        {"RATE_LIMIT_STORAGE_URL": "redis://h"},
        {"RATE_LIMIT_STORAGE_URL": "rediss://:p@h:6380/1"},
        {"PORT": "0", "METRICS_PORT": "0"},
        {"PORT": "65535", "METRICS_PORT": "65535"},
        {"TOKEN_CACHE_TTL": "0", "RESPONSE_VALIDATION_RATE": "0", "JWKS_MIN_REFRESH_INTERVAL": "0"},
        {"TOKEN_CACHE_TTL": "60", "RESPONSE_VALIDATION_RATE": "1"},
        {"PROCESSES": "1", "THREADS": "1", "QUEUE_SIZE": "1"},
        {"PROCESSES": "64", "THREADS": "256"},
        {"RATE_LIMIT_READ": "1000000"},
        {"TOKEN_ALGORITHMS": "RS256,EdDSA"},
        {"DEFAULT_TIME_ZONE": "Europe/Berlin"},
        REMOTE | EXPLORER,
    ],
)
def test_valid_settings_are_accepted(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    settings(monkeypatch, **environment)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"ENVIRONMENT": "production"}, "ENVIRONMENT=production needs an identity provider to verify tokens: set "),
        ({name: value for name, value in LOOKS_UP.items() if "SECRET" not in name}, "INTROSPECTION_URL needs "),
        ({name: value for name, value in LOOKS_UP.items() if "_ID" not in name}, "INTROSPECTION_URL needs "),
        (LOOKS_UP | {"JWKS_URL": "https://id.example.com/keys"}, "JWKS_URL needs ISSUER"),
        (EXPLORER, "EXPLORER_CLIENT_ID, EXPLORER_AUTHORIZATION_URL and EXPLORER_TOKEN_URL need each other, and ISSUER"),
        *(
            (REMOTE | {name: value for name, value in EXPLORER.items() if name != missing}, "EXPLORER_CLIENT_ID, ")
            for missing in EXPLORER
        ),
        (REMOTE | EXPLORER | {"EXPLORER_TOKEN_URL": "http://id.example.com/token"}, "EXPLORER_TOKEN_URL: must be an "),
        ({"HOST": "0.0.0.0"}, "HOST: local mode, which trusts tokens "),  # noqa: S104
        *(
            ({"ISSUER": url}, "ISSUER: must be an address https://; http:// is for this machine only")
            for url in ("http://id.example.com", "https://", "id.example.com", "ftp://id.example.com",
                        "https://id.example.com:0", "https://id.example.com/#x", "http://127.0.0.2")
        ),
        ({"ISSUER": "https://id.example.com:99999"}, "ISSUER: "),
        (REMOTE | {"JWKS_URL": "http://id.example.com"}, "JWKS_URL: must be an address https://"),
        (LOOKS_UP | {"INTROSPECTION_URL": "http://id.example.com"}, "INTROSPECTION_URL: must be an address https://"),
        *(
            ({"CORS_ORIGINS": origin}, "CORS_ORIGINS: must be origins like https://app.example.com, ")
            for origin in ("*", "https://a.example.com/", "a.example.com", "https://A.example.com", "ftp://a",
                           "https://a:123456", "null")
        ),
        *(
            ({"RATE_LIMIT_STORAGE_URL": url}, "RATE_LIMIT_STORAGE_URL: must be an address redis://host or rediss://host")
            for url in ("http://h", "redis://", "redis://h:0", "h")
        ),
        ({"RATE_LIMIT_STORAGE_URL": "redis://:p@h:99999"}, "RATE_LIMIT_STORAGE_URL: "),
        ({"TOKEN_ALGORITHMS": "HS256"}, "TOKEN_ALGORITHMS: "),
        *(
            ({name: value}, f"{name}: ")
            for name, value in (
                ("PORT", "-1"), ("PORT", "65536"), ("METRICS_PORT", "-1"), ("METRICS_PORT", "65536"), ("PORT", "x"),
                ("JWKS_MIN_REFRESH_INTERVAL", "-1"), ("IDENTITY_TIMEOUT", "0"), ("TOKEN_CACHE_TTL", "-1"),
                ("TOKEN_CACHE_TTL", "61"),
                ("IDENTITY_SYSTEM", "x" * 65), ("RATE_LIMIT_READ", "-1"), ("RATE_LIMIT_WRITE", "1000001"),
                ("PROCESSES", "0"),
                ("PROCESSES", "65"), ("THREADS", "0"), ("THREADS", "257"), ("QUEUE_SIZE", "0"), ("QUEUE_TIMEOUT", "0"),
                ("REQUEST_TIMEOUT", "0"), ("CLIENT_TIMEOUT", "0"), ("MAX_CONNECTIONS", "0"),
                ("DRAIN_SECONDS", "-1"), ("RESPONSE_VALIDATION_RATE", "-0.1"),
                ("RESPONSE_VALIDATION_RATE", "1.1"),
                ("DEFAULT_TIME_ZONE", "Europe/berlin"), ("DEFAULT_TIME_ZONE", "EST5EDT4,M3"),
                ("ENVIRONMENT", "Production"), ("AUDIT_READS", "perhaps"),
            )
        ),
    ],
)  # fmt: skip
def test_invalid_setting_is_reported_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], environment: dict[str, str], said: str
) -> None:
    assert run_command(monkeypatch, "token", **environment) == 1
    output, errors = outcome(capfd)
    assert output == ""
    assert errors.startswith(said)
    assert errors.count("\n") == 1
    assert "s3cret-word" not in errors


@pytest.mark.parametrize(
    ("content", "environment", "said"),
    [
        (None, {}, "DATABASE_URL_FILE=secret cannot be read (No such file or directory)."),
        (b"", {}, "DATABASE_URL_FILE=secret is empty."),
        (b"\n", {}, "DATABASE_URL_FILE=secret is empty."),
        (b"\xff", {}, "DATABASE_URL_FILE=secret is not UTF-8."),
        (b"x", {"DATABASE_URL": "y"}, "DATABASE_URL and DATABASE_URL_FILE are both set; set one of them."),
        (b"x", {"DATABASE_URL_FILE": "."}, "DATABASE_URL_FILE=. cannot be read (Is a directory)."),
        (b"x", {"DATABASE_URL": "", "PORT": "x"}, "PORT: Input should be a valid integer, "),
    ],
)
def test_unusable_file_of_a_setting_is_reported(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    content: bytes | None,
    environment: dict[str, str],
    said: str,
) -> None:
    if content is not None:
        Path("secret").write_bytes(content)
    assert run_command(monkeypatch, "token", **{"DATABASE_URL_FILE": "secret"} | environment) == 1
    output, errors = outcome(capfd)
    assert (output, errors.startswith(said), errors.count("\n")) == ("", True, 1)


def test_settings_are_immutable() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1


@pytest.mark.parametrize(
    ("command", "environment", "said"),
    [
        ("token", REMOTE, "Tokens are issued in local mode only, not with ISSUER or INTROSPECTION_URL.\n"),
        ("token", {"DATA_DIR": "/proc/nowhere"}, "/proc/nowhere: No such file or directory\n"),
        ("import nothing", {}, "nothing: No such file or directory\n"),
        ("import x", REMOTE, "A service that is not in local mode needs a TOKEN= of its identity provider.\n"),
        ("serve", {}, "`serve` is for the processes that `run` starts.\n"),
    ],
)
def test_failing_command_prints_one_message(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    command: str,
    environment: dict[str, str],
    said: str,
) -> None:
    assert run_command(monkeypatch, *command.split(), **environment) == 1
    assert outcome(capfd) == ("", said)


def test_interrupted_command_prints_a_message(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("service.process.run.run", interrupted)
    assert run_command(monkeypatch, "run") == 130
    assert outcome(capfd) == ("", "Interrupted.\n")


@pytest.mark.parametrize("command", [[], ["nonsense"], ["import"]])
def test_missing_or_unknown_command_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command(monkeypatch, *command)
    assert ended.value.code == 2
    assert "usage: python -m service" in outcome(capfd)[1]


def test_import_uses_the_service_of_the_settings_by_default(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = str(used.getsockname()[1])
    Path("people").write_text("{}\n", encoding="utf-8")
    assert run_command(monkeypatch, "import", "people", PORT=port) == 1
    assert outcome(capfd) == ("", f"http://127.0.0.1:{port}: no service responds\n")

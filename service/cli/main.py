"""The commands of `python -m service`."""

import argparse
import os
from pathlib import Path

from service.auth.local import LocalTokens
from service.cli import backup, importer, migrate, mock, rekey, relay, upgrade_postgresql
from service.contract import compile
from service.errors import StartupError
from service.process import run, supervisor
from service.settings import InvalidSettings, Settings, adopt_renamed, load
from service.telemetry import log
from service.telemetry.output import STANDARD_ERROR
from service.urls import base_url


def main() -> int:
    _open_standard_streams()
    arguments = _parser().parse_args()
    for old, new in adopt_renamed(os.environ).items():
        log.log_event("deprecated_setting", setting=old, use=new)
    try:
        settings = load()
        log.use_level(settings.log_level)
        status: int = arguments.run(arguments, settings)
    except (InvalidSettings, StartupError) as error:
        STANDARD_ERROR.print(error)
        return 1
    except OSError as error:
        STANDARD_ERROR.print(f"{error.filename or 'The system'}: {error.strerror}")
        return 1
    except KeyboardInterrupt:
        STANDARD_ERROR.print("Interrupted.")
        return 130
    return status


def _open_standard_streams() -> None:
    """Open standard streams that are closed. The log would go to the first file or connection opened instead."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)


def _run(_: argparse.Namespace, settings: Settings) -> int:
    run.run(settings)
    return 0


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    supervisor.serve_one(settings)
    return 0


def _mock(arguments: argparse.Namespace, settings: Settings) -> int:
    mock.run(settings, arguments.webhook, arguments.webhook_secret)
    return 0


def _token(arguments: argparse.Namespace, settings: Settings) -> int:
    scopes = arguments.scope.split() or compile.every_scope()
    if not settings.is_local:
        raise StartupError("Tokens are issued in local mode only, not with ISSUER or INTROSPECTION_URL.")
    print(LocalTokens(settings.data_dir).mint(brand=arguments.brand, scopes=scopes, subject=arguments.subject))
    return 0


def _import(arguments: argparse.Namespace, settings: Settings) -> int:
    if not (arguments.token or settings.is_local):
        raise StartupError("A service that is not in local mode needs a TOKEN= of its identity provider.")
    url = arguments.url or base_url(settings.host, settings.port)
    token = arguments.token or LocalTokens(settings.data_dir).mint(brand=arguments.brand, scopes=["write:patients"])
    return importer.import_file(arguments.file, url=url, token=token, brand=arguments.brand)


def _rekey(arguments: argparse.Namespace, settings: Settings) -> int:
    return rekey.run(settings, arguments.brand, arguments.all)


def _relay(_: argparse.Namespace, settings: Settings) -> int:
    return relay.run(settings)


def _events(arguments: argparse.Namespace, settings: Settings) -> int:
    from service.cli import events  # with the client of NATS

    return events.run(settings, arguments.brand, arguments.event, arguments.begin)


def _migrate(_: argparse.Namespace, settings: Settings) -> int:
    return migrate.run(settings)


def _backup(arguments: argparse.Namespace, settings: Settings) -> int:
    return backup.run_backup(settings, arguments.file)


def _restore(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.ledger_only == (arguments.file is not None):
        raise StartupError("Name the file of a backup, or use --ledger-only without one.")
    if arguments.ledger_only:
        return backup.run_replay(settings, arguments.ledger)
    return backup.run_restore(settings, arguments.file, arguments.ledger)


def _upgrade_postgresql(_: argparse.Namespace, settings: Settings) -> int:
    return upgrade_postgresql.run(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m service", description="patient-graph")
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="start the database and the service")
    run.set_defaults(run=_run)
    serve = commands.add_parser("serve", help="serve as one of the processes that `run` starts")
    serve.set_defaults(run=_serve)
    _add_mock(commands)
    _add_token(commands)
    _add_import(commands)
    _add_rekey(commands)
    migrate_ = commands.add_parser("migrate", help="bring the database to the schema of this release, as its owner")
    migrate_.set_defaults(run=_migrate)
    relay_ = commands.add_parser("relay", help="deliver events to other systems (EVENTS_URL), until stopped")
    relay_.set_defaults(run=_relay)
    _add_events(commands)
    _add_backup(commands)
    upgrade = commands.add_parser("upgrade-postgresql", help="upgrade the data of an older embedded PostgreSQL")
    upgrade.set_defaults(run=_upgrade_postgresql)
    return parser


def _add_token(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    token = commands.add_parser("token", help="print a token of the local mode")
    token.set_defaults(run=_token)
    token.add_argument("--scope", default=_environment("SCOPE", ""), help="scopes, separated by spaces; all by default")
    token.add_argument(
        "--subject", default=_environment("SUBJECT", None), help="the `sub` of a person; a service by default"
    )
    token.add_argument("--brand", default=_environment("BRAND", "demo"))


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    import_ = commands.add_parser("import", help="register the patients of a file through the running service")
    import_.set_defaults(run=_import)
    import_.add_argument("file", type=Path, help="one create body per line, as JSON; a missing brand_id is added")
    import_.add_argument("--url", help="the URL of the service; by default this machine and PORT")
    import_.add_argument("--token", default=_environment("TOKEN", None), help="a token of the local mode by default")
    import_.add_argument("--brand", default=_environment("BRAND", "demo"))


def _add_rekey(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    rekey_ = commands.add_parser(
        "rekey", help="compute identity keys again by the current settings; can be interrupted"
    )
    rekey_.set_defaults(run=_rekey)
    rekey_.add_argument("--brand", default=_environment("BRAND", None), help="one brand; all by default")
    all_ = bool(_environment("ALL", None))
    rekey_.add_argument("--all", action="store_true", default=all_, help="all patients, also those that are done")


def _add_mock(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    mock_ = commands.add_parser("mock", help="serve the examples of the contract without a database")
    mock_.set_defaults(run=_mock)
    mock_.add_argument(
        "--webhook", default=_environment("WEBHOOK", None), help="the URL to which the event of each write is sent"
    )
    mock_.add_argument(
        "--webhook-secret",
        default=_environment("WEBHOOK_SECRET", None),
        help="the secret of the signatures; by default a new one, which is printed",
    )


def _add_events(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    events_ = commands.add_parser("events", help="print events as they arrive, one JSON line each, until interrupted")
    events_.set_defaults(run=_events)
    events_.add_argument("--brand", default=_environment("BRAND", None), help="one brand; all by default")
    events_.add_argument(
        "--event", default=_environment("EVENT", ">"), help="noun and verb, such as encounter.> or *.erased.v1"
    )
    events_.add_argument(
        "--from",
        dest="begin",
        choices=("start", "now"),
        default=_environment("FROM", None),
        help="all stored events first, or only new ones; by default start in local mode, now with EVENTS_URL",
    )


def _add_backup(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup_ = commands.add_parser("backup", help="write a backup of the database, also while the service runs")
    backup_.set_defaults(run=_backup)
    backup_.add_argument("file", type=Path, help="the new file")
    restore = commands.add_parser("restore", help="restore a backup into an empty database, and repeat erasures")
    restore.set_defaults(run=_restore)
    restore.add_argument("file", type=Path, nargs="?", help="the file of a backup")
    restore.add_argument(
        "--ledger",
        type=Path,
        action="append",
        default=[],
        help="an erasure ledger besides ERASURE_LEDGER, such as that of another machine; can be repeated",
    )
    restore.add_argument("--ledger-only", action="store_true", help="repeat erasures only, in the database as it is")


def _environment(name: str, default: str | None) -> str | None:
    # `make` passes its variables in the environment; an empty one counts as not set.
    return os.environ.get(name) or default

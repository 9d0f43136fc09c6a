"""The command line."""

import argparse
import os
import sys
from pathlib import Path

from pydantic import ValidationError

from service.auth.local import LocalTokens
from service.cli import importer, mock, rekey
from service.contract import compile
from service.errors import StartupError
from service.process import run, supervisor
from service.settings import Settings, adopt_renamed
from service.telemetry import log
from service.urls import base_url


def main() -> int:
    arguments = _parser().parse_args()
    for old, new in adopt_renamed(os.environ).items():
        log.log_event("deprecated_setting", setting=old, use=new)
    try:
        settings = Settings()
    except ValidationError as error:
        for fault in error.errors():
            name = f"{str(fault['loc'][0]).upper()}: " if fault["loc"] else ""
            print(name + fault["msg"].removeprefix("Value error, "), file=sys.stderr)
        return 1
    try:
        status: int = arguments.run(arguments, settings)
    except StartupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'The system'}: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    return status


def _run(_: argparse.Namespace, settings: Settings) -> int:
    run.run(settings)
    return 0


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    supervisor.serve_one(settings)
    return 0


def _mock(_: argparse.Namespace, settings: Settings) -> int:
    mock.run(settings)
    return 0


def _token(arguments: argparse.Namespace, settings: Settings) -> int:
    scopes = arguments.scope.split() or compile.every_scope()
    if not settings.is_local:
        raise StartupError("Tokens are issued in local mode only, not if ISSUER or INTROSPECTION_URL is set.")
    print(LocalTokens(settings.data_dir).mint(brand=arguments.brand, scopes=scopes, subject=arguments.subject))
    return 0


def _import(arguments: argparse.Namespace, settings: Settings) -> int:
    if not (arguments.token or settings.is_local):
        raise StartupError("Outside local mode, TOKEN= is required: a token of the identity provider.")
    url = arguments.url or base_url(settings.host, settings.port)
    token = arguments.token or LocalTokens(settings.data_dir).mint(brand=arguments.brand, scopes=["write:patients"])
    return importer.import_file(arguments.file, url=url, token=token, brand=arguments.brand)


def _rekey(arguments: argparse.Namespace, settings: Settings) -> int:
    return rekey.run(settings, arguments.brand, arguments.all)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m service", description="patient-graph")
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="start the database, migrate and serve")
    run.set_defaults(run=_run)
    one_of_several = commands.add_parser("serve", help="serve as one of the processes that `run` starts")
    one_of_several.set_defaults(run=_serve)
    examples = commands.add_parser("mock", help="serve the examples of the contract without a database")
    examples.set_defaults(run=_mock)
    token = commands.add_parser("token", help="print a token of the local mode")
    token.set_defaults(run=_token)
    token.add_argument("--scope", default=_environment("SCOPE", ""), help="scopes, separated by spaces; all if empty")
    token.add_argument("--subject", default=_environment("SUBJECT", None), help="sub of a person; a service if empty")
    load = commands.add_parser("import", help="register the patients of a file through the running service")
    load.set_defaults(run=_import)
    load.add_argument("file", type=Path, help="one JSON create body per line; brand_id is added if missing")
    load.add_argument("--url", help="address of the service; by default this machine and PORT")
    load.add_argument("--token", default=_environment("TOKEN", None), help="bearer token; a local one if empty")
    anew = commands.add_parser("rekey", help="recompute identity keys by the current settings; can be interrupted")
    anew.set_defaults(run=_rekey)
    anew.add_argument("--brand", default=_environment("BRAND", None), help="the brand; all if empty")
    anew.add_argument("--all", action="store_true", default=bool(_environment("ALL", None)), help="every patient again")
    for command in (token, load):
        command.add_argument("--brand", default=_environment("BRAND", "demo"))
    return parser


def _environment(name: str, otherwise: str | None) -> str | None:
    # `make` hands its variables over as environment; what is empty counts as not given.
    return os.environ.get(name) or otherwise

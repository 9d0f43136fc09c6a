"""The command line."""

import argparse
import os
import sys

from service import auth, contract, server
from service.settings import Settings


def main() -> int:
    arguments = _parser().parse_args()
    settings = Settings()
    if arguments.command == "token":
        scopes = arguments.scope.split() or contract.every_scope()
        key = auth.local_key(settings.data_dir)
        print(auth.local_token(key, brand=arguments.brand, scopes=scopes, subject=arguments.subject))
        return 0
    try:
        server.run(settings)
    except server.CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m service", description="patient-graph")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start the database, migrate and serve")
    token = commands.add_parser("token", help="print a token for the local mode")
    token.add_argument("--brand", default=os.environ.get("BRAND") or "demo")
    token.add_argument(
        "--scope", default=os.environ.get("SCOPE") or "", help="scopes, separated by spaces; all if empty"
    )
    token.add_argument("--subject", default=os.environ.get("SUBJECT") or None, help="a person; a service if empty")
    return parser


if __name__ == "__main__":
    sys.exit(main())

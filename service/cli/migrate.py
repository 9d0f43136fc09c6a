"""The command `migrate`: bring the database to the schema of this release, and let the service use it."""

import getpass
import os

import psycopg2.extensions

from db.core import migrate
from service.cli.owner import owner_dsn
from service.process.database import failures
from service.settings import Settings


def run(settings: Settings) -> int:
    """Create the roles, run the missing migrations, and let the login of the service in. Raises StartupError."""
    with owner_dsn(settings) as dsn:
        migrate_as_owner(settings, dsn)
    return 0


def migrate_as_owner(settings: Settings, dsn: str) -> None:
    """Create the roles, run the missing migrations, and let the login of the service in. Raises StartupError."""
    with failures():
        for name in (applied := migrate.migrate(dsn)):
            print(f"Applied {name}.")
        print(f"The database has the schema of this release. Migrations applied: {len(applied)}.", flush=True)
        if settings.migration_url and settings.database_url:
            login = _login(settings.database_url)
            migrate.allow(dsn, login)
            print(f"The login {login} may serve.", flush=True)


def _login(url: str) -> str:
    """Return the login of a URL, as libpq finds it."""
    return psycopg2.extensions.parse_dsn(url).get("user") or os.environ.get("PGUSER") or getpass.getuser()

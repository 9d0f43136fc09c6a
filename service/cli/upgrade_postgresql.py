"""The command `upgrade-postgresql`."""

import signal

import psycopg2

from db.core import embedded_upgrade
from db.core.embedded_programs import VERSION, EmbeddedFailed
from service.errors import StartupError
from service.process.run import lock_data_dir
from service.process.server import interrupt
from service.settings import Settings


def run(settings: Settings) -> int:
    """Upgrade the data of the embedded PostgreSQL to the version that serves. Raises StartupError."""
    if settings.database_url:
        raise StartupError("DATABASE_URL is set. This command upgrades the embedded PostgreSQL in DATA_DIR only.")
    signal.signal(signal.SIGTERM, interrupt)
    with lock_data_dir(settings):
        try:
            _upgrade(settings)
        except EmbeddedFailed as error:
            raise StartupError(str(error)) from error
        except psycopg2.Error as error:
            raise StartupError(f"The database cannot be used: {error}".strip()) from error
    return 0


def _upgrade(settings: Settings) -> None:
    planned = embedded_upgrade.plan(settings.data_dir)
    if planned is None:
        print(f"The data in {settings.data_dir} is of PostgreSQL {VERSION}: nothing is left to do.")
        return
    print(
        f"Upgrading from PostgreSQL {planned.version} to {VERSION}. This needs {planned.needed:,} bytes of disk space; "
        f"{planned.free:,} are free.",
        flush=True,
    )
    embedded_upgrade.upgrade(planned)
    print(f"The data is of PostgreSQL {VERSION} now. Remove the old data in {planned.old} when you do not need it.")

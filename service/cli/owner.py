"""The database of commands that need its owner, or a login that reads everything."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from db.core import migrate
from db.core.embedded import Embedded
from db.core.embedded_programs import EmbeddedFailed
from service.errors import StartupError
from service.process.database import failures, require_server, require_tls
from service.process.run import DataDirInUse, lock_data_dir
from service.settings import Settings


@contextmanager
def database_dsn(settings: Settings, *, new: bool) -> Iterator[str]:
    """The DSN of DATABASE_URL, or of the owner of the embedded database, whose server is started if no service runs.

    With `new`, no service may run on it, and the embedded database is created if there is none. Raises StartupError.
    """
    if settings.database_url:
        _require_tls(settings, settings.database_url, "DATABASE_URL")
        yield settings.database_url
        return
    if not (new or (settings.data_dir / "postgres").exists()):
        raise StartupError(f"There is no database in {settings.data_dir}.")
    try:
        with ExitStack() as stack:
            embedded = Embedded(settings.data_dir)
            try:
                stack.enter_context(lock_data_dir(settings))
                stack.callback(embedded.stop)
                embedded.start()
            except DataDirInUse:
                if new:
                    raise
            yield embedded.owner_dsn
    except EmbeddedFailed as error:
        raise StartupError(str(error)) from error


@contextmanager
def owner_dsn(settings: Settings) -> Iterator[str]:
    """The DSN of MIGRATION_URL, or else that of `database_dsn` for a new database. Its login can create tables.

    Raises StartupError.
    """
    with ExitStack() as stack:
        if settings.migration_url:
            _require_tls(settings, settings.migration_url, "MIGRATION_URL")
            dsn = settings.migration_url
        else:
            dsn = stack.enter_context(database_dsn(settings, new=True))
        with failures():
            require_server(dsn)
            if not migrate.may_migrate(dsn):
                variable = "MIGRATION_URL" if settings.migration_url else "DATABASE_URL"
                raise StartupError(
                    f"The login of {variable} does not own the database and cannot create tables in it. Set "
                    "MIGRATION_URL with the login of the owner."
                )
        yield dsn


def _require_tls(settings: Settings, url: str, variable: str) -> None:
    if settings.environment == "production":
        require_tls(url, variable)

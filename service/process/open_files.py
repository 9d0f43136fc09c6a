"""The limit of open files, which bounds connections."""

import resource

from service.errors import StartupError
from service.http.connection_errors import MAX_REFUSALS
from service.settings import Settings

MAX_UNACCEPTED = 2048
"""The maximum number of connections that wait to be accepted."""
_FILES_OF_A_THREAD = 2  # its database connection (db/core/connection.py)
# Files of the service itself: the log, the document, the identity provider.
_OWN_FILES = 64


def raise_limit(settings: Settings) -> None:
    """Raise the limit of open files as far as the system allows. Raises StartupError if it is too low.

    The server would close connections without a response, or stop listening, if it reached the limit.
    """
    needed = settings.max_connections + MAX_REFUSALS + _FILES_OF_A_THREAD * settings.threads + _OWN_FILES
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = needed + MAX_UNACCEPTED if hard == resource.RLIM_INFINITY else hard
    if allowed < needed:
        raise StartupError(
            f"MAX_CONNECTIONS={settings.max_connections} requires {needed} open files, but the limit is {hard} "
            "(`ulimit -Hn`). Raise the limit, or lower MAX_CONNECTIONS."
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))

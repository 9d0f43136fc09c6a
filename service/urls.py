"""URLs: which are safe, and how they are built."""

from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")
DOCS_PATH = "/docs/"
EXPLORER_PATH = "/explorer/"


def is_safe(url: str) -> bool:
    """Return whether nobody between can read or change requests and responses: https, or http to this machine.

    Raises ValueError for an invalid port.
    """
    parts = urlsplit(url)
    is_address = bool(parts.hostname) and parts.port != 0 and not parts.fragment
    return is_address and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def base_url(host: str, port: int) -> str:
    """Return the base URL of a service that listens on this host and port."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def operation_docs(operation_id: str) -> str:
    """Return the path and fragment of the page that documents an operation."""
    return f"{DOCS_PATH}#/{operation_id.partition('.')[0]}/{operation_id}"

"""Addresses: which are safe, and how one is written."""

from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def is_safe(url: str) -> bool:
    """Whether it is an address where nobody on the way can read or change what is asked and answered.

    Raises ValueError for a port that is none.
    """
    parts = urlsplit(url)
    is_address = bool(parts.hostname) and parts.port != 0 and not parts.fragment
    return is_address and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def base_url(host: str, port: int) -> str:
    """Return the base URL of a service that listens there."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

"""Validation of the Host field by RFC 9112 (3.2) and RFC 3986 (3.2.2, 3.2.3)."""

import re
from collections.abc import Mapping
from ipaddress import AddressValueError, IPv6Address

from service.errors import ErrorDetail

_HTTP_VERSIONS_WITHOUT_HOST = ("0.9", "1.0")
_MAX_PORT = 65_535
_HOST = re.compile(
    rb"""
    (?: \[ (?: v[0-9a-f]+ \. [a-z0-9._~!$&'()*+,;=:-]+ | (?P<ipv6> [0-9a-f:.]+ ) ) \]   # IP-literal
      | (?: [a-z0-9._~!$&'()*+,;=-] | % [0-9a-f]{2} )+                                  # reg-name or IPv4address
    )
    (?: : (?P<port> [0-9]* ) )?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def check(http_version: str, headers: Mapping[bytes, bytes]) -> ErrorDetail | None:
    """Return the error of the Host field of a request; None if it is valid.

    Two fields are invalid too: they were joined by a comma and a space, and no host has a space. An empty host is
    invalid, because a URL of the scheme `http` must have a host (RFC 9110, 4.2.1).
    """
    host = headers.get(b"host")
    if host is None:
        return None if http_version in _HTTP_VERSIONS_WITHOUT_HOST else ErrorDetail("header", "/Host", "required")
    match = _HOST.fullmatch(host)
    return None if match and _is_in_range(match) else ErrorDetail("header", "/Host", "format", "host")


def _is_in_range(match: re.Match[bytes]) -> bool:
    port = (match["port"] or b"").lstrip(b"0")
    if len(port) > 5 or int(port or b"0") > _MAX_PORT:
        return False
    try:
        return match["ipv6"] is None or bool(IPv6Address(match["ipv6"].decode()))
    except AddressValueError:
        return False

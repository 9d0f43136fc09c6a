"""The Host field, by RFC 9112 (3.2) and RFC 3986 (3.2.2, 3.2.3)."""

import re
from collections.abc import Mapping
from ipaddress import AddressValueError, IPv6Address

from service.errors import ErrorDetail

_MAY_LACK_IT = ("0.9", "1.0")
_LARGEST_PORT = 65_535
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
    """What is wrong with the Host field of a request; None if nothing is.

    Two fields were joined by a comma and a space, and no host has a space. An empty host is refused, as an address of
    the scheme `http` must have one (RFC 9110, 4.2.1).
    """
    host = headers.get(b"host")
    if host is None:
        return None if http_version in _MAY_LACK_IT else ErrorDetail("header", "/Host", "required")
    found = _HOST.fullmatch(host)
    return None if found and _is_in_range(found) else ErrorDetail("header", "/Host", "format", "host")


def _is_in_range(found: re.Match[bytes]) -> bool:
    port = (found["port"] or b"").lstrip(b"0")
    if len(port) > 5 or int(port or b"0") > _LARGEST_PORT:
        return False
    try:
        return found["ipv6"] is None or bool(IPv6Address(found["ipv6"].decode()))
    except AddressValueError:
        return False

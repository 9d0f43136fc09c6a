"""The formats of the contract that JSON Schema does not define, or leaves open."""

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address

_NPI_PREFIX = "80840"

# RFC 5321, 4.1.2: a dot-string or a quoted string, at a domain or an address literal. Without a display name, angle
# brackets, comments or a second address.
_DOT_STRING = r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*"'
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*"
_MAILBOX = re.compile(rf"({_DOT_STRING}|{_QUOTED})@({_DOMAIN}|\[[0-9.]+\]|\[[Ii][Pp][Vv]6:[0-9A-Fa-f:.]+\])", re.ASCII)
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255
_NEEDS_NO_QUOTES = re.compile(_DOT_STRING, re.ASCII)

# Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt), which Python lacks. It includes unassigned code
# points and is therefore stable.
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
IGNORABLE = frozenset(code for first, last in _IGNORABLE for code in range(first, last + 1))
_REMOVED = dict.fromkeys(IGNORABLE)


def is_npi(text: str) -> bool:
    """Return whether the check digit of an NPI is valid: Luhn with the prefix 80840 (45 CFR 162.406, ISO/IEC 7812)."""
    digits = [int(digit) for digit in reversed(_NPI_PREFIX + text) if digit.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def is_mailbox(text: str) -> bool:
    """Return whether the text is a mailbox (RFC 5321, 4.1.2) and nothing else."""
    found = _MAILBOX.fullmatch(text)
    if found is None or len(found[1]) > _LONGEST_LOCAL or len(found[2]) > _LONGEST_DOMAIN:
        return False
    return not found[2].startswith("[") or _is_literal(found[2])


def is_visible(text: str) -> bool:
    """Return whether the text contains more than white space and default-ignorable code points."""
    return not text.isspace() if text.isascii() else bool(without_ignorable(text).strip())


def without_ignorable(text: str) -> str:
    """Return the text without default-ignorable code points."""
    return text.translate(_REMOVED)


def plain_mailbox(text: str) -> str | None:
    """Return a mailbox in canonical form: lower-case domain, quoted only if needed. None if it is invalid."""
    if not is_mailbox(text):
        return None
    local, _, domain = text.rpartition("@")
    domain = _plain_literal(domain) if domain.startswith("[") else domain.lower()
    if local.startswith('"'):
        local = re.sub(r"\\(.)", r"\1", local[1:-1])
        if not _NEEDS_NO_QUOTES.fullmatch(local):
            local = '"' + re.sub(r'(["\\])', r"\\\1", local) + '"'
    return f"{local}@{domain}"


def _is_literal(domain: str) -> bool:
    try:
        _plain_literal(domain)
    except ValueError:
        return False
    return True


def _plain_literal(domain: str) -> str:
    """Return an address literal in canonical form. Raises ValueError if it is invalid."""
    kind, _, address = domain[1:-1].partition(":")
    return f"[IPv6:{IPv6Address(address)}]" if address else f"[{IPv4Address(kind)}]"


FORMATS: dict[str, Callable[[str], bool]] = {"npi": is_npi, "email": is_mailbox, "visible": is_visible}

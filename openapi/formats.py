"""What the formats of the contract mean that JSON Schema does not know."""

from collections.abc import Callable

_NPI_PREFIX = "80840"


def is_npi(text: str) -> bool:
    """Whether the last digit of ten is right: Luhn's, counted with the prefix 80840 (45 CFR 162.406, ISO/IEC 7812)."""
    digits = [int(digit) for digit in reversed(_NPI_PREFIX + text) if digit.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


FORMATS: dict[str, Callable[[str], bool]] = {"npi": is_npi}

"""Amounts of doses: exact decimals, as text without an exponent."""

from decimal import Decimal

from db.errors import TooManyDigits

_MAX_FRACTION = 20


def amount_text(value: float | str, pointer: str) -> str:
    """Return an amount as text. Text stays as it is; of a number, the shortest digits that only this double has.

    `pointer` is the place of the value in the body. Raises TooManyDigits for a number.
    """
    if isinstance(value, str):
        return value
    text = format(Decimal(repr(value)), "f")
    text = text.removesuffix(".0")
    if len(text.partition(".")[2]) > _MAX_FRACTION:
        raise TooManyDigits(pointer)
    return text

"""Amounts of doses: exact decimals, as text without an exponent."""

from collections.abc import Mapping
from decimal import Decimal

from db.errors import TooManyDigits

_MAX_FRACTION = 20


def amount_texts(values: Mapping[str, float | str]) -> list[str]:
    """Return amounts as text; `values` has them by their places in the body. Raises TooManyDigits for numbers.

    Text stays as it is. Of a number, it is the shortest digits that only this double has.
    """
    texts = {pointer: value if isinstance(value, str) else _text(value) for pointer, value in values.items()}
    if wrong := [pointer for pointer, text in texts.items() if len(text.partition(".")[2]) > _MAX_FRACTION]:
        raise TooManyDigits(*wrong)
    return list(texts.values())


def amount_text(value: float | str, pointer: str) -> str:
    """Return the text of one amount, as `amount_texts` does."""
    return amount_texts({pointer: value})[0]


def _text(number: float) -> str:
    return format(Decimal(repr(number)), "f").removesuffix(".0")

"""Amounts in micrograms."""

from decimal import Context, Decimal

_WORDS = {"kilogram": 9, "gram": 6, "milligram": 3, "microgram": 0, "nanogram": -3}
_EXPONENTS = {
    "kg": 9,
    "g": 6,
    "mg": 3,
    "mcg": 0,
    "ug": 0,
    "\N{MICRO SIGN}g": 0,
    "\N{GREEK SMALL LETTER MU}g": 0,
    "ng": -3,
    **_WORDS,
    **{f"{word}s": exponent for word, exponent in _WORDS.items()},
}
"""The units of mass, with the power of ten of their micrograms."""
_IN_ANY_CASE = {"mcg", *_WORDS, *(f"{word}s" for word in _WORDS)}
_EXACT = Context(prec=100)


def micrograms(amount: str, unit: str) -> str | None:
    """Return an amount in micrograms as decimal text without trailing zeros; None if the unit is not one of mass.

    The case of a symbol matters (`Mg` is no milligram), but for `mcg`; that of an English word does not.
    """
    lower = unit.lower()
    exponent = _EXPONENTS.get(lower if lower in _IN_ANY_CASE else unit)
    if exponent is None:
        return None
    value = _EXACT.scaleb(Decimal(amount), exponent)
    return f"{_EXACT.normalize(value):f}"

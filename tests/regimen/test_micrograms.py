"""Amounts in micrograms: exact, and of units of mass only."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from regimen.micrograms import micrograms
from tests.regimen.strategies import QUIET

OTHERS = [
    *("IU", "U", "units", "mL", "ml", "drops", "tablet", "mg/kg", "mg/mL", "1:1000", "", " mg", "mg "),
    *("MG", "Mg", "KG", "G", "NG", "UG", "Ug", "\N{MICRO SIGN}G", "gs", "mgs"),
]


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("1", "kg", "1000000000"),
        ("1", "g", "1000000"),
        ("2.50", "mg", "2500"),
        ("0.1", "mcg", "0.1"),
        ("1", "MCG", "1"),
        ("1", "ug", "1"),
        ("1", "\N{MICRO SIGN}g", "1"),
        ("1", "\N{GREEK SMALL LETTER MU}g", "1"),
        ("100", "ng", "0.1"),
        ("1", "Kilograms", "1000000000"),
        ("1", "GRAM", "1000000"),
        ("2", "milligrams", "2000"),
        ("2", "Microgram", "2"),
        ("1", "nanograms", "0.001"),
        ("0", "mg", "0"),
        ("1e-7", "g", "0.1"),
        ("9" * 42, "kg", "9" * 42 + "0" * 9),
        ("0." + "0" * 39 + "1", "ng", "0." + "0" * 42 + "1"),
    ],
)
def test_mass_is_converted_exactly(amount: str, unit: str, expected: str) -> None:
    assert micrograms(amount, unit) == expected


@pytest.mark.parametrize("unit", OTHERS)
def test_other_units_have_no_micrograms(unit: str) -> None:
    assert micrograms("1", unit) is None


@QUIET
@given(strategies.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False))
def test_milligrams_are_a_thousand_micrograms(amount: Decimal) -> None:
    found = micrograms(f"{amount:f}", "mg")
    assert found is not None
    assert Fraction(found) == Fraction(amount) * 1000
    assert "E" not in found
    assert "." not in found or found[-1] != "0"

"""The compared values of a person."""

from collections.abc import Mapping
from typing import NamedTuple


class Person(NamedTuple):
    """The compared values of a person, folded by the caller: values that mean the same have to be equal.

    A missing value is None or an empty text.
    """

    first_name: str
    """The words of the name in lower case, separated by single spaces."""
    last_name: str
    date_of_birth: str | None = None
    """As `YYYY-MM-DD`."""
    email: str | None = None
    phone: str | None = None
    external_ids: Mapping[str, str] = {}
    """The external ids by system."""
    multiple_birth: int | None = None
    """The position in the order of a multiple birth, which is compared with no weight (`are_siblings`)."""

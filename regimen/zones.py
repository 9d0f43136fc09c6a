"""The time zones of the IANA database, as the package `tzdata` has them.

The database of the operating system is not used, so that all processes of a release agree.
"""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

NAMES: frozenset[str] = frozenset(files("tzdata").joinpath("zones").read_text(encoding="ascii").split())
"""The names of all zones, with the older ones such as `US/Eastern`. Case matters."""


@cache
def zone(name: str) -> ZoneInfo:
    """Return the time zone with this name. Raises KeyError for an unknown name, and opens no file for it."""
    if name not in NAMES:
        raise KeyError(name)
    with files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)

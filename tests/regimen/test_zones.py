"""The time zones: all of the package, none of the operating system."""

import shutil
import zoneinfo
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import pytest

from regimen import zones

UNKNOWN = [
    *("", ".", "Europe", "Europe/berlin", "europe/Berlin", "Europe//Berlin", "Europe/Berlin\0", " UTC", "UTC+2"),
    *("../zones", "../../../../../etc/passwd", "/etc/localtime", "zone.tab", "__init__.py", "EST5EDT4,M3.2.0,M11.1.0"),
]


def test_every_zone_has_its_name_and_an_offset() -> None:
    assert {"UTC", "Europe/Berlin", "America/Argentina/Ushuaia", "US/Eastern"} <= zones.NAMES
    for name in zones.NAMES:
        assert zones.zone(name).key == name
        assert zones.zone(name).utcoffset(datetime(2026, 11, 28)) is not None


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_name_opens_no_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(package: str) -> NoReturn:
        raise AssertionError(f"{package} was opened")

    monkeypatch.setattr(zones, "files", opened)
    with pytest.raises(KeyError):
        zones.zone(name)


def test_zones_of_the_operating_system_are_not_used(tmp_path: Path) -> None:
    (tmp_path / "Europe").mkdir()
    shutil.copy(str(files("tzdata.zoneinfo") / "UTC"), tmp_path / "Europe" / "Berlin")
    zones.zone.cache_clear()
    zoneinfo.reset_tzpath([tmp_path])
    try:
        assert zones.zone("Europe/Berlin").utcoffset(datetime(2026, 7, 1)) == timedelta(hours=2)
    finally:
        zoneinfo.reset_tzpath()


def test_names_that_were_accepted_earlier_remain() -> None:
    """Patients may have any of these; add the new ones with an update of the package, and remove none."""
    earlier = (Path(__file__).parent / "zone_names.txt").read_text(encoding="utf-8").split()
    assert set(earlier) == zones.NAMES

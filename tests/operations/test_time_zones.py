"""Time zones of patients."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest

from db import time_zones
from tests.conftest import MakeApi, Register
from tests.support.errors import error_locations
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

UNKNOWN = ("", "EST5EDT4,M3.2.0,M11.1.0", "../../etc/passwd", "/etc/localtime", "Europe/berlin", "europe/Berlin",
           "Berlin", "UTC ", " UTC", "+02:00", "UTC+2", "Europe/Berlin/", "posix/Europe/Berlin", "tzdata", "posixrules",
           "localtime", "zone.tab", "🕰")  # fmt: skip


def path(patient: dict[str, Any]) -> str:
    return f"/v1/patients/{patient['id']}/time-zone"


def dates(name: str, before: datetime) -> set[str]:
    """Return the dates in a time zone between `before` and now."""
    return {each.astimezone(ZoneInfo(name)).date().isoformat() for each in (before, datetime.now(UTC))}


def test_patient_without_a_time_zone_has_the_default(api: httpx2.Client, patient: dict[str, Any]) -> None:
    before = datetime.now(UTC)
    answer = api.get(path(patient)).json()
    assert answer.pop("today") in dates("UTC", before)
    assert answer == {"patient_id": patient["id"], "time_zone": "UTC", "updated_at": None}


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "US/Eastern", "UTC", "EST5EDT"])
def test_today_is_the_date_in_the_stored_zone(api: httpx2.Client, patient: dict[str, Any], name: str) -> None:
    before = datetime.now(UTC)
    stored = api.put(path(patient), json={"time_zone": name})
    assert stored.status_code == 200, stored.text
    for answer in (stored.json(), api.get(path(patient)).json()):
        assert answer["time_zone"] == name
        assert answer["today"] in dates(name, before)
        assert answer["updated_at"] == stored.json()["updated_at"] is not None


def test_person_sets_and_gets_their_own(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], register: Register
) -> None:
    other = register()
    stored = me.put("/v1/patients/me/time-zone", json={"time_zone": "Asia/Tokyo"})
    assert stored.json()["patient_id"] == patient["id"]
    assert me.get("/v1/patients/me/time-zone").json() == api.get(path(patient)).json() == stored.json()
    assert api.get(path(other)).json()["time_zone"] == "UTC"


def test_same_time_zone_again_changes_nothing(
    service: LiveService, api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any]
) -> None:
    first = api.put(path(patient), json={"time_zone": "Asia/Tokyo"}).json()
    assert api.put(path(patient), json={"time_zone": "Asia/Tokyo"}).json() == first
    assert me.put("/v1/patients/me/time-zone", json={"time_zone": "Asia/Tokyo"}).json() == first
    assert api.put(path(patient), json={"time_zone": "Asia/Kabul"}).json()["updated_at"] > first["updated_at"]
    events = api.get(f"/v1/patients/{patient['id']}/timeline", params={"event_type": "time_zone.set"}).json()
    assert [(event["title"], event["description"]) for event in events["events"]] == [("Time zone set", None)] * 2
    counted = service.sql(
        "SELECT count(*) FROM outbox WHERE event = 'time_zone.set' AND patient_id = %s", patient["id"]
    )
    assert counted == [(2,)]


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_time_zone_is_400_and_stores_nothing(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], name: str
) -> None:
    for answer in (
        api.put(path(patient), json={"time_zone": name}),
        me.put("/v1/patients/me/time-zone", json={"time_zone": name}),
    ):
        assert answer.status_code == 400
        assert error_locations(answer) == [("body", "/time_zone", "unknown_time_zone")]
        assert "IANA" in answer.json()["message"]
    assert api.get(path(patient)).json()["updated_at"] is None


@pytest.mark.parametrize("value", [None, 2, ["UTC"], "x" * 65, "UTC\0"])
def test_value_that_is_no_name_is_400(api: httpx2.Client, patient: dict[str, Any], value: Any) -> None:
    answer = api.put(path(patient), json={"time_zone": value})
    assert (answer.status_code, error_locations(answer)[0][1]) == (400, "/time_zone")
    assert error_locations(api.put(path(patient), json={})) == [("body", "/time_zone", "required")]


def test_default_is_the_one_of_the_settings() -> None:
    service = LiveService(DEFAULT_TIME_ZONE="Pacific/Kiritimati").start()
    with service.api(service.token()) as api:
        created = api.post("/v1/patients", json={"brand_id": "demo", "first_name": "a", "last_name": "b"}).json()
        before = datetime.now(UTC)
        answer = api.get(path(created)).json()
    service.clean_up()
    assert (answer["time_zone"], answer["updated_at"]) == ("Pacific/Kiritimati", None)
    assert answer["today"] in dates("Pacific/Kiritimati", before)


def test_stored_zone_that_is_unknown_is_an_internal_error(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any]
) -> None:
    api.put(path(patient), json={"time_zone": "Asia/Tokyo"})
    service.sql("UPDATE patient_time_zones SET time_zone = 'Mars/Base' WHERE patient_id = %s", patient["id"])
    answer = api.get(path(patient))
    assert (answer.status_code, answer.json()["error"]) == (500, "internal_error")
    lines = [json.loads(line) for line in service.log.splitlines() if answer.headers["x-request-id"] in line]
    (line,) = [each for each in lines if each["event"] == "internal_error"]
    assert line["stack_trace"][0]["type"] == "db.time_zones.StoredTimeZoneIsUnknown"
    assert api.put(path(patient), json={"time_zone": "Asia/Tokyo"}).json()["time_zone"] == "Asia/Tokyo"


def test_zone_of_no_name_is_the_default() -> None:
    assert time_zones.zone_of(None).key == "UTC"
    assert time_zones.zone_of("Asia/Tokyo").key == "Asia/Tokyo"
    with pytest.raises(time_zones.StoredTimeZoneIsUnknown):
        time_zones.zone_of("Mars/Base")


def test_brand_sees_no_time_zone_of_another(make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any]) -> None:
    api.put(path(patient), json={"time_zone": "Asia/Tokyo"})
    other = make_api(brand="elsewhere")
    assert other.get(path(patient)).status_code == 404
    assert other.put(path(patient), json={"time_zone": "UTC"}).status_code == 404
    assert api.get(path(patient)).json()["time_zone"] == "Asia/Tokyo"

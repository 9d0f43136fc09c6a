"""Doses: which slot a dose has, repeats and corrections, batches, and who reaches them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi
from tests.operations.test_providers import ABSENT, not_found_locations, run_concurrently
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.regimens import Regimen, add_compound, create_protocol, enroll, newest_version, noon, sent

pytestmark = pytest.mark.postgres

MERGE = {"Content-Type": "application/merge-patch+json"}
TIMES = {"morning": "08:00", "afternoon": "13:00", "evening": "18:00", "before_bed": "22:00"}
Send = Callable[..., httpx2.Response]


@pytest.fixture
def protocol(api: httpx2.Client, brand: str, patient: dict[str, Any]) -> Regimen:
    """A protocol of the patient: one compound every morning, one every bedtime, and one as needed."""
    compounds = {"dawn": {}, "dusk": {"time_of_day": "before_bed"}, "need": {"days_of_week": []}}
    return enroll(api, create_protocol(api, brand, patient["id"], **compounds))


@pytest.fixture
def send(api: httpx2.Client, patient: dict[str, Any], protocol: Regimen) -> Send:
    """Record a dose of the patient; `values` replace those of a dose in the morning of 5 January 2026."""

    def post(client: httpx2.Client = api, **values: Any) -> httpx2.Response:
        return client.post(f"/v1/patients/{patient['id']}/doses", json=dose(protocol, **values))

    return post


def dose(protocol: Regimen, **values: Any) -> dict[str, Any]:
    usual = {"peptide_id": "dawn", "protocol_id": protocol.slug, "status": "taken"}
    body = usual | {"scheduled_at": "2026-01-05T08:10:00Z"} | values
    return {name: value for name, value in body.items() if value is not None}


def doses(api: httpx2.Client, patient: dict[str, Any], **query: Any) -> Any:
    answer = api.get("/v1/adherence/doses", params={"patient_id": patient["id"]} | query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def fix(api: httpx2.Client, id: str, **changes: Any) -> httpx2.Response:
    return api.patch(f"/v1/adherence/doses/{id}", json=changes, headers=MERGE)


def events(service: LiveService, brand: str) -> int:
    """Return the number of events of the brand. There is no timeline entry for a dose."""
    ((events,),) = service.sql("SELECT count(*) FROM outbox WHERE brand_id = %s AND event LIKE 'dose%%'", brand)
    ((timeline,),) = service.sql(
        "SELECT count(*) FROM timeline WHERE brand_id = %s AND event_type LIKE 'dose%%'", brand
    )
    assert timeline == 0
    return int(events)


def ahead(**delta: float) -> str:
    return (datetime.now(UTC) + timedelta(**delta)).isoformat()


def test_logged_dose_is_returned_and_read_back(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], protocol: Regimen, send: Send
) -> None:
    before = datetime.now(UTC)
    taken = me.post("/v1/adherence/doses", json=dose(protocol))
    assert taken.status_code == 201, taken.text
    assert before <= datetime.fromisoformat(taken.json()["logged_at"]) <= datetime.now(UTC)
    assert taken.json() == {
        "id": taken.json()["id"],
        "patient_id": patient["id"],
        "peptide_id": "dawn",
        "protocol_id": protocol.protocol,
        "protocol_compound_id": protocol.protocol_compounds["dawn"],
        "status": "taken",
        "skip_reason": None,
        "skip_reason_note": None,
        "scheduled_at": "2026-01-05T08:10:00.000000Z",
        "logged_at": taken.json()["logged_at"],
        "slot_date": "2026-01-05",
        "slot": "morning",
        "counts": True,
    }
    said = {"skip_reason": "other", "skip_reason_note": "a\nnote ü", "logged_at": "2026-01-06T09:00:00.000000Z"}
    skipped = send(scheduled_at="2026-01-06T10:10:00+02:00", status="skipped", **said).json()
    assert {name: skipped[name] for name in said} == said
    assert (skipped["scheduled_at"], skipped["slot"]) == ("2026-01-06T08:10:00.000000Z", "morning")
    found = doses(api, patient)
    assert found == {
        "patient_id": patient["id"],
        "doses": [skipped, taken.json()],
        "total": 2,
        "total_is_exact": True,
        "next_cursor": None,
    }
    assert doses(me, patient) == found


@pytest.mark.parametrize(
    ("peptide", "at", "values", "expected"),
    [
        ("dawn", "2026-01-05T23:59:00Z", {}, ("2026-01-05", "morning", True)),
        ("dawn", "2026-01-05T23:59:00Z", {"time_of_day": "morning"}, ("2026-01-05", "morning", True)),
        ("dawn", "2026-01-05T09:00:00Z", {"time_of_day": "evening"}, ("2026-01-05", "evening", True)),
        ("dawn", "2026-01-05T00:10:00Z", {}, ("2026-01-05", "morning", True)),
        ("dusk", "2026-01-05T00:40:00Z", {}, ("2026-01-04", "before_bed", True)),
        ("dusk", "2026-01-05T00:40:00Z", {"time_of_day": "before_bed"}, ("2026-01-04", "before_bed", True)),
        ("dusk", "2026-01-05T00:40:00Z", {"slot_date": "2026-01-05"}, ("2026-01-05", "before_bed", True)),
        ("dusk", "2026-01-05T04:00:00Z", {}, ("2026-01-05", "before_bed", True)),
        ("dusk", "2026-01-01T00:40:00Z", {}, ("2026-01-01", "before_bed", True)),
        ("dawn", "2026-01-05T09:00:00Z", {"slot_date": "2026-01-03"}, ("2026-01-03", "morning", True)),
        ("need", "2026-01-05T09:00:00.5Z", {}, ("2026-01-05", "extra 2026-01-05T09:00:00.500000Z", False)),
        ("need", "2026-01-05T09:00:00Z", {"time_of_day": "any"}, ("2026-01-05", "any", False)),
        ("dawn", "2025-12-31T09:00:00Z", {}, ("2025-12-31", "extra 2025-12-31T09:00:00Z", False)),
        ("dawn", "0002-01-01T00:00:00Z", {}, ("0002-01-01", "extra 0002-01-01T00:00:00Z", False)),
    ],
)
def test_dose_gets_the_slot_of_its_name_or_time(
    send: Send, peptide: str, at: str, values: dict[str, Any], expected: tuple[str, str, bool]
) -> None:
    answer = send(peptide_id=peptide, scheduled_at=at, **values)
    assert answer.status_code == 201, answer.text
    assert tuple(answer.json()[name] for name in ("slot_date", "slot", "counts")) == expected


def test_date_of_a_dose_is_that_of_the_time_zone(api: httpx2.Client, register: Any, protocol: Regimen) -> None:
    patient = register()
    enroll(api, protocol._replace(patient=patient["id"]))
    sent(api, "PUT", f"/v1/patients/{patient['id']}/time-zone", {"time_zone": "Asia/Tokyo"})
    body = dose(protocol, scheduled_at="2026-01-05T16:00:00Z")
    answer = api.post(f"/v1/patients/{patient['id']}/doses", json=body).json()
    assert (answer["slot_date"], answer["slot"]) == ("2026-01-06", "morning")
    again = api.post(f"/v1/patients/{patient['id']}/doses", json=body | {"scheduled_at": "2026-01-06T01:00:00+09:00"})
    assert again.json() == answer


def test_repeat_is_the_same_dose_and_changes_nothing(
    send: Send, service: LiveService, brand: str, patient: dict[str, Any], api: httpx2.Client
) -> None:
    first = send(status="skipped", skip_reason="sick")
    before = events(service, brand)
    again = [send(status="skipped", skip_reason="sick") for _ in range(2)]
    assert [(each.status_code, each.json()) for each in again] == [(201, first.json())] * 2
    assert events(service, brand) == before
    corrected = send(status="skipped", skip_reason="forgot").json()
    assert (corrected["id"], corrected["skip_reason"]) == (first.json()["id"], "forgot")
    assert corrected["logged_at"] > first.json()["logged_at"]
    assert doses(api, patient)["doses"] == [corrected]
    assert events(service, brand) == before + 1


def test_repeat_of_a_dose_after_midnight_is_the_same_dose(send: Send) -> None:
    first, again = (send(peptide_id="dusk", scheduled_at="2026-01-05T00:40:00Z").json() for _ in range(2))
    assert first == again
    assert first["slot_date"] == "2026-01-04"


@pytest.mark.parametrize(
    "zones", [("Pacific/Kiritimati", "America/New_York"), ("America/New_York", "Pacific/Kiritimati")]
)
def test_repeat_after_travel_is_the_same_dose(
    zones: tuple[str, str], api: httpx2.Client, patient: dict[str, Any], send: Send
) -> None:
    found = []
    for zone in zones:
        assert api.put(f"/v1/patients/{patient['id']}/time-zone", json={"time_zone": zone}).status_code == 200
        found.append(send(scheduled_at="2026-01-05T18:00:00Z").json())
    assert found[0] == found[1]
    assert found[0]["slot_date"] == ("2026-01-06" if zones[0] == "Pacific/Kiritimati" else "2026-01-05")


def test_more_doses_than_slots_are_extra_ones(send: Send, api: httpx2.Client, patient: dict[str, Any]) -> None:
    made = [send(scheduled_at=f"2026-01-05T{hour}:00:00Z").json() for hour in ("08", "12", "18", "12")]
    noon, night = "extra 2026-01-05T12:00:00Z", "extra 2026-01-05T18:00:00Z"
    assert [each["slot"] for each in made] == ["morning", noon, night, noon]
    assert [each["counts"] for each in made] == [True, False, False, False]
    assert made[3] == made[1]
    assert [each["counts"] for each in doses(api, patient)["doses"]] == [True, False, False]
    skipped = send(status="skipped", scheduled_at="2026-01-05T08:00:00Z").json()
    assert (skipped["id"], skipped["counts"]) == (made[0]["id"], False)  # an extra one was taken instead
    assert [each["counts"] for each in doses(api, patient)["doses"]] == [False, False, True]


@pytest.mark.parametrize("first", ["taken", "skipped", "scheduled"])
@pytest.mark.parametrize("last", ["taken", "skipped", "scheduled"])
def test_last_word_counts_but_a_plan_undoes_nothing(
    send: Send, service: LiveService, brand: str, first: str, last: str
) -> None:
    old = send(status=first, skip_reason="other", skip_reason_note="a").json()
    assert (old["skip_reason"], old["skip_reason_note"]) == (("other", "a") if first == "skipped" else (None, None))
    before = events(service, brand)
    new = send(status=last, skip_reason="sick", skip_reason_note="b", scheduled_at="2026-01-05T08:10:00Z")
    assert (new.status_code, new.json()["id"]) == (201, old["id"])
    if last == "scheduled" and first != "scheduled":
        assert new.json() == old
    else:
        assert new.json()["status"] == last
        assert new.json()["skip_reason"] == ("sick" if last == "skipped" else None)
        assert new.json()["skip_reason_note"] == ("b" if last == "skipped" else None)
    changed = first != last if last != "skipped" else True
    if last == "scheduled" and first != "scheduled":
        changed = False
    assert events(service, brand) == before + changed


def test_dose_changes_the_planned_one_of_its_slot(send: Send) -> None:
    planned = send(status="scheduled").json()
    assert not planned["counts"]
    taken = send(scheduled_at="2026-01-05T11:00:00Z", logged_at="2026-01-05T11:01:00Z", peptide_id="dawn").json()
    assert taken == planned | {"status": "taken", "counts": True, "scheduled_at": "2026-01-05T11:00:00.000000Z",
                               "logged_at": "2026-01-05T11:01:00.000000Z"}  # fmt: skip


def test_dose_too_far_ahead_is_400(
    send: Send, api: httpx2.Client, patient: dict[str, Any], service: LiveService, brand: str
) -> None:
    before = events(service, brand)
    tomorrow, later = ((datetime.now(UTC) + timedelta(days=n)).date() for n in (1, 2))
    for values, place in (
        ({"scheduled_at": f"{later}T08:00:00Z"}, "/scheduled_at"),
        ({"slot_date": f"{later}"}, "/slot_date"),
        ({"status": "skipped", "scheduled_at": ahead(days=368)}, "/scheduled_at"),
        ({"status": "scheduled", "slot_date": ahead(days=368)[:10]}, "/slot_date"),
        ({"logged_at": ahead(minutes=6)}, "/logged_at"),
    ):
        assert error_locations(send(**values)) == [("body", place, "in_future")], values
    assert doses(api, patient)["total"] == 0
    assert events(service, brand) == before
    assert send(scheduled_at=f"{tomorrow}T08:00:00Z", logged_at=ahead(minutes=4)).status_code == 201
    for status in ("skipped", "scheduled"):
        assert send(status=status, scheduled_at=ahead(days=365)).status_code == 201


def test_unknown_protocol_or_compound_is_404_in_details(
    send: Send, api: httpx2.Client, service: LiveService, brand: str, make_api: MakeApi, protocol: Regimen
) -> None:
    other = create_protocol(api, brand, dawn={}, noon={})
    foreign = create_protocol(make_api(f"other-{brand}"), f"other-{brand}", dawn={})
    before = events(service, brand)
    for name in ("nothing", ABSENT, other.slug, other.protocol, foreign.protocol, foreign.slug, protocol.slug.upper()):
        assert not_found_locations(send(protocol_id=name)) == ["/protocol_id"], name
    for name in ("nothing", ABSENT, "noon", "DAWN", other.compounds["noon"], protocol.protocol_compounds["dawn"]):
        assert not_found_locations(send(peptide_id=name)) == ["/peptide_id"], name
    for id in (ABSENT, other.protocol_compounds["dawn"], protocol.compounds["dawn"]):
        assert not_found_locations(send(protocol_compound_id=id)) == ["/protocol_compound_id"], id
    mismatch = send(protocol_compound_id=protocol.protocol_compounds["dusk"])
    assert error_locations(mismatch) == [("body", "/peptide_id", "mismatch")]
    assert events(service, brand) == before


def test_dose_names_by_id_or_slug_and_is_returned_as_sent(send: Send, protocol: Regimen) -> None:
    first = send().json()
    for name in (protocol.compounds["dawn"], protocol.compounds["dawn"].upper()):
        named = send(
            peptide_id=name,
            protocol_id=protocol.protocol.upper(),
            protocol_compound_id=protocol.protocol_compounds["dawn"].upper(),
        ).json()
        assert named == first | {"peptide_id": name, "logged_at": named["logged_at"]}


def test_dose_of_an_added_compound_names_its_override(
    send: Send, api: httpx2.Client, protocol: Regimen, register: Any
) -> None:
    assert not_found_locations(send(peptide_id="extra")) == ["/peptide_id"]
    added = add_compound(api, protocol, "extra")
    taken = send(peptide_id="extra").json()
    assert (taken["protocol_compound_id"], taken["slot"], taken["counts"]) == (added, "evening", True)
    assert send(peptide_id="extra", protocol_compound_id=added).json()["id"] == taken["id"]
    other = register()
    enroll(api, protocol._replace(patient=other["id"]))
    refused = api.post(f"/v1/patients/{other['id']}/doses", json=dose(protocol, peptide_id="extra"))
    assert not_found_locations(refused) == ["/peptide_id"]


class Adding:
    """A patient who took a compound that an override adds every morning, today and on the three dates before.

    It is about noon there. The compound of the version is taken as needed.
    """

    def __init__(self, api: httpx2.Client, brand: str, patient: dict[str, Any]) -> None:
        self._api, self._patient = api, patient["id"]
        zone, self.today = noon()
        self._send("PUT", f"/v1/patients/{self._patient}/time-zone", 200, time_zone=zone)
        self._send("POST", "/v1/protocols", brand_id=brand, slug="healing", name="Healing")
        self.put("base", days_of_week=[])
        body = {"protocol_id": "healing", "starts_on": self.day(-3)}
        self._enrollment = self._send("POST", f"/v1/patients/{self._patient}/enrollments", **body)["id"]
        self.override = self.add(starts_on=self.day(-3))
        self.ids = [self.take(n)["id"] for n in (-3, -2, -1, 0)]

    def day(self, offset: int) -> str:
        return (self.today + timedelta(days=offset)).isoformat()

    def put(self, slug: str, **values: Any) -> None:
        """Add a compound to the protocol."""
        compound = {"compound_slug": slug, "display_name": slug, "dose_amount": 1, "dose_unit": "mg"}
        self._send("PUT", "/v1/protocols/healing/compounds", 200, json=[compound | values])

    def add(self, amount: int = 1, **values: Any) -> str:
        """Add the compound for the patient; return the id of the override."""
        compound = {"compound_slug": "gamma", "display_name": "Gamma", "dose_amount": amount, "dose_unit": "mg"}
        payload = {"kind": "added", **compound, "days_of_week": [*range(7)], "time_of_day": "morning"}
        return str(self._send("POST", self._overrides, override_type="added", payload=payload, **values)["id"])

    def withdraw(self, override: str) -> str:
        return str(self._send("DELETE", f"{self._overrides}/{override}", 200)["status"])

    def change_version(self, **values: Any) -> Any:
        """Change to the newest version."""
        newest, *_ = self._send("GET", "/v1/protocols/healing/versions", 200)["versions"]
        return self._send("POST", f"/v1/enrollments/{self._enrollment}/versions", version_id=newest["id"], **values)

    def take(self, offset: int, **values: Any) -> Any:
        named = {"protocol_id": "healing", "peptide_id": "gamma", "scheduled_at": f"{self.day(offset)}T12:00:00Z"}
        named |= {"slot_date": self.day(offset), "time_of_day": "morning", "status": "taken"}
        return self._send("POST", f"/v1/patients/{self._patient}/doses", **named | values)

    def slots(self) -> list[tuple[str, str]]:
        """Return the compound and the status of each slot of today."""
        due = self._get("today-schedule", date=self.day(0))
        return [(each["compound_slug"], each["status"]) for each in due["morning"] + due["any"]]

    def reports(self) -> list[Any]:
        """Return what became of the four dates: in the calendar, in the summary and by each dose."""
        dates = {"from": self.day(-3), "to": self.day(0)}
        days = [each["status"] for each in self._get("calendar", **dates)["days"]]
        summary = self._get("summary", protocol_id="healing")
        return [days, summary["streak_days"], summary["last30"], self._get("doses")["doses"]]

    @property
    def _overrides(self) -> str:
        return f"/v1/patients/{self._patient}/protocols/healing/overrides"

    def _get(self, path: str, **query: Any) -> Any:
        return self._send("GET", f"/v1/adherence/{path}", 200, params={"patient_id": self._patient} | query)

    def _send(
        self, method: str, path: str, expected: int = 201, /, *, json: Any = None, params: Any = None, **body: Any
    ) -> Any:
        answer = self._api.request(method, path, json=json or body or None, params=params)
        assert answer.status_code == expected, answer.text
        return answer.json()


def add_again(adding: Adding) -> None:
    adding.add(3)


def withdraw_and_add_again(adding: Adding) -> None:
    assert adding.withdraw(adding.override) == "ended"
    assert adding.withdraw(adding.add()) == "removed"
    adding.add()


def carry_to_another_version(adding: Adding) -> None:
    adding.put("other", days_of_week=[])
    assert adding.change_version()["carried"] != []


def carry_to_another_version_from_the_start(adding: Adding) -> None:
    adding.put("other", days_of_week=[])
    assert adding.change_version(effective_from=adding.day(-3))["carried"] != []


def change_to_a_version_that_has_the_compound(adding: Adding) -> None:
    adding.put("gamma", time_of_day="morning")
    assert adding.change_version(effective_from=adding.day(-1))["dropped"][0]["reason"] == "compound_present"


def change_to_a_version_that_got_the_compound_later(adding: Adding) -> None:
    """The override of that version is older than the compound in it."""
    adding.put("other", days_of_week=[])
    adding.change_version(effective_from=adding.day(5))
    adding.put("gamma", time_of_day="morning")
    adding.change_version(effective_from=adding.day(-2))


@pytest.mark.parametrize(
    "change",
    [
        add_again,
        withdraw_and_add_again,
        carry_to_another_version,
        carry_to_another_version_from_the_start,
        change_to_a_version_that_has_the_compound,
        change_to_a_version_that_got_the_compound_later,
    ],
)
def test_taken_dose_of_an_added_compound_stays_taken(
    api: httpx2.Client, brand: str, patient: dict[str, Any], change: Callable[[Adding], None]
) -> None:
    adding = Adding(api, brand, patient)
    before = adding.reports()
    assert before[:3] == [["taken"] * 4, 4, {"taken": 4, "missed": 0, "scheduled": 4, "skipped": 0}]
    change(adding)
    assert adding.slots() == [("gamma", "taken")]
    assert adding.reports() == before
    assert [adding.take(n)["id"] for n in (-3, -2, -1, 0)] == adding.ids
    assert adding.reports() == before
    last = adding.take(0, status="skipped", scheduled_at=f"{adding.day(0)}T12:30:00Z")
    assert (last["id"], last["counts"], adding.slots()) == (adding.ids[-1], True, [("gamma", "skipped")])


def test_compound_of_a_version_not_pinned_is_an_extra_dose(api: httpx2.Client, send: Send, protocol: Regimen) -> None:
    """Also one that today's version lacks: people take what they have."""
    sent(api, "DELETE", f"/v1/protocols/{protocol.protocol}/compounds/{protocol.compounds['dawn']}")
    change = {"version_id": newest_version(api, protocol.protocol), "effective_from": "2026-01-01"}
    sent(api, "POST", f"/v1/enrollments/{protocol.enrollment}/versions", change)
    answer = send()
    assert (answer.status_code, answer.json()["slot"][:5], answer.json()["counts"]) == (201, "extra", False)


def test_forty_equal_doses_at_once_are_one(
    make_api: MakeApi, service: LiveService, brand: str, patient: dict[str, Any], send: Send
) -> None:
    clients = [make_api() for _ in range(40)]
    for day in ("05", "06", "07"):
        at = f"2026-01-{day}T08:00:00Z"
        answers = run_concurrently(lambda api, at: send(api, scheduled_at=at), clients, [at] * 40)
        assert {each.status_code for each in answers} == {201}
        assert len({each.json()["id"] for each in answers}) == 1
    stored = service.sql("SELECT slot_date::text FROM doses WHERE patient_id = %s ORDER BY 1", patient["id"])
    assert stored == [("2026-01-05",), ("2026-01-06",), ("2026-01-07",)]


def batch(api: httpx2.Client, patient: dict[str, Any], *doses: dict[str, Any], **headers: str) -> httpx2.Response:
    return api.post(f"/v1/patients/{patient['id']}/dose-batches", json={"doses": doses}, headers=headers)


def test_batch_equals_single_doses_in_their_order(
    service: LiveService, api: httpx2.Client, brand: str, register: Any, protocol: Regimen, patient: dict[str, Any]
) -> None:
    other = register()
    enroll(api, protocol._replace(patient=other["id"]))
    second = create_protocol(api, brand, dawn={"time_of_day": None})
    for who in (patient, other):
        enroll(api, second._replace(patient=who["id"]))
    bodies = [
        dose(protocol),
        dose(protocol, scheduled_at="2026-01-05T12:00:00Z"),
        dose(second),
        dose(protocol, status="scheduled"),
        dose(protocol, peptide_id="dusk", status="skipped", skip_reason="sick"),
        dose(protocol, peptide_id="dusk"),
        dose(protocol, status="skipped", scheduled_at="2026-01-05T12:00:00Z", skip_reason="other"),
        dose(protocol, scheduled_at="2026-03-01T12:00:00Z"),
    ]
    single = [api.post(f"/v1/patients/{patient['id']}/doses", json=body).json()["id"] for body in bodies]
    before = events(service, brand)
    answer = batch(api, other, *bodies)
    ids = answer.json()["ids"]
    assert (answer.status_code, answer.json()) == (201, {"patient_id": other["id"], "ids": ids, "count": 8})
    assert events(service, brand) == before + 1
    assert [ids.index(id) for id in ids] == [single.index(id) for id in single] == [0, 1, 2, 0, 4, 4, 1, 7]

    def without_ids(who: dict[str, Any]) -> list[dict[str, Any]]:
        found = doses(api, who)["doses"]
        return [{key: each[key] for key in each.keys() - {"id", "patient_id", "logged_at"}} for each in found]

    assert without_ids(other) == without_ids(patient)
    again = batch(api, other, *bodies[:3])
    assert again.json()["ids"] == ids[:3]


def test_invalid_batch_names_every_place_and_stores_nothing(
    service: LiveService, api: httpx2.Client, brand: str, protocol: Regimen, patient: dict[str, Any]
) -> None:
    before = events(service, brand)
    good = dose(protocol)
    far = dose(protocol, slot_date=ahead(days=3)[:10], logged_at=ahead(minutes=6))
    assert error_locations(batch(api, patient, good, far, good, dose(protocol, scheduled_at=ahead(days=3)))) == [
        ("body", "/doses/1/slot_date", "in_future"),
        ("body", "/doses/1/logged_at", "in_future"),
        ("body", "/doses/3/scheduled_at", "in_future"),
    ]
    unknown = [dose(protocol, protocol_id="no"), dose(protocol, peptide_id="no"),
               dose(protocol, protocol_compound_id=ABSENT)]  # fmt: skip
    assert not_found_locations(batch(api, patient, good, *unknown)) == [
        "/doses/1/protocol_id", "/doses/2/peptide_id", "/doses/3/protocol_compound_id"]  # fmt: skip
    mismatch = dose(protocol, protocol_compound_id=protocol.protocol_compounds["dusk"])
    assert error_locations(batch(api, patient, good, mismatch)) == [("body", "/doses/1/peptide_id", "mismatch")]
    assert error_locations(batch(api, patient)) == [("body", "/doses", "minItems")]
    assert error_locations(batch(api, patient, *[good] * 1001)) == [("body", "/doses", "maxItems")]
    assert doses(api, patient)["total"] == 0
    assert events(service, brand) == before


def test_batch_of_a_thousand_is_stored_once(api: httpx2.Client, patient: dict[str, Any], protocol: Regimen) -> None:
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    bodies = [dose(protocol, scheduled_at=(start + timedelta(hours=n // 2)).isoformat()) for n in range(1000)]
    answer = batch(api, patient, *bodies)
    assert (answer.status_code, answer.json()["count"], len({*answer.json()["ids"]})) == (201, 1000, 500)
    assert batch(api, patient, *bodies).json() == answer.json()
    assert doses(api, patient, limit=1)["total"] == 500


def test_correction_changes_what_is_sent(
    send: Send, api: httpx2.Client, patient: dict[str, Any], service: LiveService, brand: str
) -> None:
    old = send(status="skipped", skip_reason="sick", skip_reason_note="a").json()
    before = events(service, brand)
    for unchanged in ({}, {"status": "skipped"}, {"skip_reason": "sick", "skip_reason_note": "a"},
                      {"logged_at": old["logged_at"]}):  # fmt: skip
        assert fix(api, old["id"], **unchanged).json() == old
    assert events(service, brand) == before
    changed = fix(api, old["id"].upper(), skip_reason="other", skip_reason_note=None, logged_at="2026-01-05T09:00:00Z")
    assert changed.json() == old | {"skip_reason": "other", "skip_reason_note": None,
                                    "logged_at": "2026-01-05T09:00:00.000000Z"}  # fmt: skip
    taken = fix(api, old["id"], status="taken", skip_reason="other").json()
    assert (taken["status"], taken["skip_reason"], taken["counts"]) == ("taken", None, True)
    planned = fix(api, old["id"], status="scheduled").json()
    assert (planned["status"], planned["counts"]) == ("scheduled", False)
    assert doses(api, patient)["doses"] == [planned]
    assert events(service, brand) == before + 3


def test_invalid_correction_is_400(send: Send, api: httpx2.Client) -> None:
    planned = send(status="scheduled", scheduled_at=ahead(days=3)).json()
    assert error_locations(fix(api, planned["id"], status="taken")) == [("body", "/status", "in_future")]
    assert error_locations(fix(api, planned["id"], logged_at=ahead(minutes=6))) == [("body", "/logged_at", "in_future")]
    for body, place, code in (
        ({"status": "late"}, "/status", "enum"),
        ({"slot": "morning"}, "/*", "additionalProperties"),
        ({"skip_reason": "vacations"}, "/skip_reason", "pattern"),
        ({"skip_reason_note": ""}, "/skip_reason_note", "minLength"),
    ):
        assert error_locations(fix(api, planned["id"], **body)) == [("body", place, code)]
    assert fix(api, planned["id"]).json() == planned


def test_removed_dose_leaves_its_slot_open(
    send: Send, api: httpx2.Client, patient: dict[str, Any], service: LiveService, brand: str
) -> None:
    first = send().json()
    path, before = f"/v1/adherence/doses/{first['id']}", events(service, brand)
    gone = api.delete(path)
    assert (gone.status_code, gone.json()) == (
        200,
        {"id": first["id"], "patient_id": patient["id"], "status": "deleted"},
    )
    assert events(service, brand) == before + 1
    for id in (first["id"], ABSENT):
        again = api.delete(f"/v1/adherence/doses/{id}", headers={"Idempotency-Key": id})
        assert (again.status_code, again.json()) == (200, {"id": id, "patient_id": None, "status": "not_present"})
    assert events(service, brand) == before + 1
    assert doses(api, patient)["total"] == 0
    assert fix(api, first["id"], status="taken").status_code == 404
    assert send(scheduled_at="2026-01-05T20:00:00Z").json()["slot"] == "morning"


def test_person_reaches_only_own_doses(
    send: Send, make_api: MakeApi, patient: dict[str, Any], register: Any, service: LiveService, protocol: Regimen
) -> None:
    mine = send().json()
    register(external_ids={"identity": "somebody"})
    scopes = ["read:profile", "write:profile"]
    strangers = [
        make_api(subject="somebody", scopes=scopes),
        make_api(subject="nobody", scopes=scopes),
        make_api(brand="elsewhere"),
    ]
    for other in strangers:
        assert not_found_locations(other.get("/v1/adherence/doses", params={"patient_id": patient["id"]})) == []
        assert not_found_locations(fix(other, mine["id"], status="skipped")) == []
        gone = other.delete(f"/v1/adherence/doses/{mine['id']}")
        assert gone.json() == {"id": mine["id"], "patient_id": None, "status": "not_present"}
    me = make_api(subject=PERSON, scopes=scopes)
    assert doses(me, patient)["doses"] == [mine]
    assert fix(me, mine["id"], status="skipped").json()["status"] == "skipped"
    assert me.delete(f"/v1/adherence/doses/{mine['id']}").json()["status"] == "deleted"


def test_list_filters_and_is_newest_date_first(
    send: Send, api: httpx2.Client, patient: dict[str, Any], brand: str, protocol: Regimen
) -> None:
    second = enroll(api, create_protocol(api, brand, patient["id"], noon={}))
    made = [
        send(scheduled_at="2026-01-07T08:00:00Z").json(),
        send(scheduled_at="2026-01-06T08:00:00Z", status="skipped").json(),
        send(scheduled_at="2026-01-05T08:00:00Z", protocol_id=second.slug, peptide_id="noon").json(),
        send(scheduled_at="2025-12-31T08:00:00Z").json(),
    ]
    for query, expected in (
        ({}, made),
        ({"from": "2026-01-05", "to": "2026-01-06"}, made[1:3]),
        ({"to": "2025-12-31"}, made[3:]),
        ({"from": "2026-01-08"}, []),
        ({"from": "2026-01-07", "to": "2026-01-05"}, []),
        ({"status": "taken"}, [made[0], *made[2:]]),
        ({"status": "taken", "protocol_id": protocol.slug}, [made[0], made[3]]),
        ({"protocol_id": second.protocol.upper()}, made[2:3]),
    ):
        assert (found := doses(api, patient, **query))["doses"] == expected, query
        assert (found["total"], found["next_cursor"]) == (len(expected), None)
    refused = api.get("/v1/adherence/doses", params={"patient_id": patient["id"], "protocol_id": "unknown"})
    assert (refused.status_code, error_locations(refused)) == (404, [("query", "/protocol_id", "not_found")])


def test_cursor_returns_each_dose_once(send: Send, api: httpx2.Client, patient: dict[str, Any]) -> None:
    for hour in range(8, 13):
        send(scheduled_at=f"2026-01-05T{hour:02}:00:00Z")
        send(scheduled_at=f"2026-01-0{hour - 6}T{hour:02}:00:00Z", peptide_id="dusk")
    everything = doses(api, patient)["doses"]
    assert len(everything) == 10
    assert [each["slot_date"] for each in everything] == sorted(
        (each["slot_date"] for each in everything), reverse=True
    )
    for limit in (1, 3, 9):
        found, query = [], {"limit": limit}
        while True:
            answer = doses(api, patient, **query)
            assert answer["total"] == 10
            found += answer["doses"]
            if answer["next_cursor"] is None:
                break
            query["cursor"] = answer["next_cursor"]
        assert found == everything
    for forged in ("-" * 27, "_" * 112, "A" * 60):
        doses(api, patient, cursor=forged)

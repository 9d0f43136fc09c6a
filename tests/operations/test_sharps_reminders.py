"""Reminders of the sharps container: after how many doses, for whom, and once only."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from db.sharps import EVENT
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.conftest import MakeApi
from tests.operations.test_doses import batch, dose, fix
from tests.operations.test_providers import ABSENT, event_counts, not_found_locations, run_concurrently
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.regimens import Regimen, add_compound, create_protocol, enroll

pytestmark = pytest.mark.postgres


@pytest.fixture
def protocol(api: httpx2.Client, brand: str, patient: dict[str, Any]) -> Regimen:
    """A protocol of the patient with a compound that is injected and one that is swallowed."""
    return enroll(api, create_protocol(api, brand, patient["id"], jab={"route": "Subcutaneous"}, pill={}))


def taken(protocol: Regimen, first: int, count: int, peptide: str = "jab", **values: Any) -> list[dict[str, Any]]:
    """Return `count` doses, one a day, beginning with day `first` of 2026."""
    days = (datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days=n) for n in range(first, first + count))
    return [dose(protocol, peptide_id=peptide, scheduled_at=day.isoformat(), **values) for day in days]


def reminders(service: LiveService, patient: dict[str, Any]) -> list[str]:
    """Return the ids of the doses with which reminders were requested."""
    query = "SELECT entity_id::text FROM outbox WHERE patient_id = %s AND event = %s ORDER BY id"
    return [id for (id,) in service.sql(query, patient["id"], EVENT)]


def payloads(service: LiveService, patient: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the stored values of the published events that request reminders."""
    query = (
        "SELECT payload FROM outbox_payloads JOIN outbox USING (brand_id, patient_id, id) "
        "WHERE patient_id = %s AND event = %s ORDER BY id"
    )
    return [payload for (payload,) in service.sql(query, patient["id"], EVENT)]


def choose(me: httpx2.Client, enabled: bool, compound: str = "jab") -> httpx2.Response:
    return me.put(f"/v1/patients/me/sharps-reminders/{compound}", json={"enabled": enabled})


def test_thirtieth_dose_requests_a_reminder_once(
    service: LiveService, api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], protocol: Regimen
) -> None:
    assert batch(api, patient, *taken(protocol, 0, 29)).status_code == 201
    assert reminders(service, patient) == []
    (body,) = taken(protocol, 29, 1)
    thirtieth = me.post("/v1/adherence/doses", json=body).json()["id"]
    assert reminders(service, patient) == [thirtieth]
    for status in ("skipped", "taken", "skipped"):
        assert fix(api, thirtieth, status=status).status_code == 200
    assert me.post("/v1/adherence/doses", json=body).json()["status"] == "taken"
    batch(api, patient, *taken(protocol, 30, 29))
    assert reminders(service, patient) == [thirtieth]
    (sixtieth,) = batch(api, patient, *taken(protocol, 59, 1)).json()["ids"]
    assert reminders(service, patient) == [thirtieth, sixtieth]


def test_correction_can_request_a_reminder(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Regimen
) -> None:
    skipped = [each | {"status": "skipped"} for each in taken(protocol, 29, 2)]
    *_, last = batch(api, patient, *taken(protocol, 0, 29), *skipped).json()["ids"]
    assert reminders(service, patient) == []
    fix(api, last, status="taken")
    assert reminders(service, patient) == [last]


def test_compound_that_was_added_again_keeps_its_route(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Regimen
) -> None:
    first = add_compound(api, protocol, "added", route="im")
    skipped = [each | {"status": "skipped"} for each in taken(protocol, 29, 1, "added")]
    *_, last = batch(api, patient, *taken(protocol, 0, 29, "added"), *skipped).json()["ids"]
    service.sql("DELETE FROM overrides WHERE id = %s", first)
    add_compound(api, protocol, "added", route="im")
    fix(api, last, status="taken")
    assert reminders(service, patient) == [last]


def test_batch_requests_one_reminder_for_each_compound(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Regimen
) -> None:
    add_compound(api, protocol, "added", route="im")
    bodies = [*taken(protocol, 0, 95), *taken(protocol, 0, 95, "pill"), *taken(protocol, 0, 31, "added")]
    ids = batch(api, patient, *bodies, *taken(protocol, 95, 1, status="scheduled")).json()["ids"]
    assert sorted(reminders(service, patient)) == sorted([ids[94], ids[220]])
    stored = service.sql(
        "SELECT reminded_at_count, enabled FROM sharps_reminders WHERE patient_id = %s ORDER BY 1", patient["id"]
    )
    assert stored == [(31, None), (95, None)]


@pytest.mark.parametrize(("compound", "route_counts"), [("jab", True), ("pill", False)])
def test_setting_goes_before_the_route(
    service: LiveService,
    api: httpx2.Client,
    me: httpx2.Client,
    patient: dict[str, Any],
    protocol: Regimen,
    compound: str,
    route_counts: bool,
) -> None:
    assert choose(me, not route_counts, compound).status_code == 200
    batch(api, patient, *taken(protocol, 0, 40, compound))
    assert len(reminders(service, patient)) == (not route_counts)
    choose(me, route_counts, compound)
    batch(api, patient, *taken(protocol, 40, 21, compound))
    assert len(reminders(service, patient)) == 1


def test_reminder_has_the_published_values(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Regimen
) -> None:
    batch(api, patient, *taken(protocol, 0, 31))
    expected = {"user_id": PERSON, "peptide_id": "jab", "protocol_id": protocol.protocol, "taken_dose_count": 31}
    assert payloads(service, patient) == [expected]


def test_patient_without_an_account_is_not_reminded(
    service: LiveService, api: httpx2.Client, register: Any, protocol: Regimen
) -> None:
    other = register(external_ids={"mrn": "7"})
    enroll(api, protocol._replace(patient=other["id"]))
    batch(api, other, *taken(protocol, 0, 40))
    assert reminders(service, other) == []
    changed = {"external_ids": {"identity": "late"}}
    api.patch(f"/v1/patients/{other['id']}", json=changed, headers={"Content-Type": "application/merge-patch+json"})
    (next,) = batch(api, other, *taken(protocol, 40, 1)).json()["ids"]
    assert reminders(service, other) == [next]


def test_concurrent_doses_request_one_reminder(
    service: LiveService, make_api: MakeApi, patient: dict[str, Any], protocol: Regimen
) -> None:
    clients = [make_api() for _ in range(8)]
    batch(clients[0], patient, *taken(protocol, 0, 27))
    bodies = taken(protocol, 27, 8)
    answers = run_concurrently(lambda api, body: batch(api, patient, body), clients, bodies)
    assert {each.status_code for each in answers} == {201}
    assert len(reminders(service, patient)) == 1


def test_setting_is_returned_and_stored_once(
    service: LiveService,
    api: httpx2.Client,
    me: httpx2.Client,
    brand: str,
    patient: dict[str, Any],
    protocol: Regimen,
) -> None:
    first = choose(me, True)
    expected = {"patient_id": patient["id"], "peptide_id": "jab", "enabled": True, "taken_dose_count": 0}
    assert (first.status_code, first.json()) == (200, expected)
    before = event_counts(service, brand)
    assert choose(me, True, protocol.compounds["jab"].upper()).json() == expected
    assert event_counts(service, brand) == before
    id = protocol.compounds["jab"].upper()
    batch(api, patient, *taken(protocol, 0, 2, id), *taken(protocol, 2, 1, status="skipped"))
    changed = choose(me, False).json()
    assert changed == expected | {"enabled": False, "taken_dose_count": 2, "peptide_id": changed["peptide_id"]}
    batch(api, patient, *taken(protocol, 3, 1, id))
    assert choose(me, False).json() == changed | {"taken_dose_count": 3, "peptide_id": id}


def test_setting_for_an_unknown_compound_is_404(
    service: LiveService, make_api: MakeApi, me: httpx2.Client, brand: str, patient: dict[str, Any], protocol: Regimen
) -> None:
    foreign = create_protocol(make_api(f"other-{brand}"), f"other-{brand}", theirs={})
    before = event_counts(service, brand)
    for compound in ("nothing", ABSENT, "theirs", foreign.compounds["theirs"], "JAB"):
        assert not_found_locations(choose(me, True, compound)) == []
    assert not_found_locations(choose(make_api(subject="stranger"), True)) == []
    assert event_counts(service, brand) == before


@pytest.fixture(scope="module")
def eager() -> Iterator[LiveService]:
    running = LiveService(SHARPS_REMINDER_EVERY="2", IDENTITY_SYSTEM="login").start()
    yield running
    running.clean_up()


def test_number_of_doses_and_the_identity_system_are_settings(eager: LiveService, person: dict[str, Any]) -> None:
    token = LocalTokens(eager.data_dir).mint(brand=person["brand_id"], scopes=every_scope())
    with eager.api(token) as api:
        patient, other = (
            api.post("/v1/patients", json=person | {"external_ids": {system: PERSON}}).json()
            for system in ("login", "identity")
        )
        protocol = create_protocol(api, person["brand_id"], jab={"route": "iv"})
        for who in (patient, other):
            enroll(api, protocol._replace(patient=who["id"]))
            for body in taken(protocol, 0, 5):
                assert batch(api, who, body).status_code == 201
    assert (len(reminders(eager, patient)), len(reminders(eager, other))) == (2, 0)

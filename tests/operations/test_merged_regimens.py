"""Regimens of merged patients: that of a protocol is, whole, the regimen of one of the two."""

from itertools import permutations
from typing import Any

import httpx2
import pytest

from regimen.layers import PARTS_OF_DAY
from tests.conftest import Register
from tests.operations.test_merges import merge, undo
from tests.support.live_service import LiveService
from tests.support.regimens import (
    Regimen,
    add_compound,
    complete,
    create_protocol,
    day,
    enroll,
    newest_version,
    put_compounds,
    sent,
)

START = "2026-01-01"
Patient = dict[str, Any]
Taken = list[tuple[str, str]]


@pytest.fixture
def protocol(api: httpx2.Client, brand: str) -> Regimen:
    """A protocol with one compound, dawn, of which one takes 250."""
    return create_protocol(api, brand, dawn={})


def schedule(api: httpx2.Client, regimen: Regimen, amount: str, **values: str) -> None:
    """Schedule an amount of dawn every day, from today on unless `effective_from` says otherwise."""
    row = {"protocol_compound_id": regimen.protocol_compounds["dawn"], "days_of_week": [*range(7)]}
    dose = {"time_of_day": "morning", "dose_amount_override": amount}
    sent(api, "PUT", f"{regimen.path}/schedule", [row | dose | values])


def started(api: httpx2.Client, protocol: Regimen, patient: Patient, amount: str) -> Regimen:
    """Enrol a patient, with a schedule of an amount of dawn."""
    regimen = enroll(api, protocol._replace(patient=patient["id"]))
    schedule(api, regimen, amount, effective_from=START)
    return regimen


def ended(api: httpx2.Client, protocol: Regimen, patient: Patient, amount: str) -> Regimen:
    """Enrol a patient, with a schedule of an amount of dawn; complete the enrolment."""
    regimen = started(api, protocol, patient, amount)
    complete(api, regimen.enrollment, "2026-02-01")
    return regimen


def taken(api: httpx2.Client, patient: Patient, date: str = "") -> Taken:
    """Return the compounds that a patient takes on a date, today by default, with their amounts."""
    query = f"date={date or day(0)}&patient_id={patient['id']}"
    found = sent(api, "GET", f"/v1/adherence/resolved-compounds?{query}")
    return [(each["compound_slug"], each["dose_amount"]) for part in PARTS_OF_DAY for each in found[part]]


def amounts(service: LiveService, patient: Patient) -> list[str]:
    """Return the amounts of all schedules of a patient."""
    query = "SELECT dose_amount_override::text FROM schedules WHERE patient_id = %s ORDER BY 1"
    return [amount for (amount,) in service.sql(query, patient["id"])]


def aside(service: LiveService, patient: Patient) -> list[tuple[str, str]]:
    query = "SELECT table_name, row->>'dose_amount_override' FROM set_aside_rows WHERE patient_id = %s ORDER BY 1, 2"
    return service.sql(query, patient["id"])


# The regimen of one of the two


def test_ended_schedule_of_the_survivor_does_not_apply(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen
) -> None:
    one, other = register(), register()
    ended(api, protocol, one, "500")
    started(api, protocol, other, "300")
    planned = merge(api, one, other, dry_run=True)
    made = merge(api, one, other)
    assert planned["conflicts"] == made["conflicts"] == {"schedules": 1}
    assert planned["moved"] == made["moved"]
    assert (made["moved"]["schedules"], made["moved"]["enrollments"]) == (1, 1)
    assert taken(api, one) == [("dawn", "300")]
    undo(api, one, made)
    assert (amounts(service, one), amounts(service, other)) == (["500"], ["300"])
    assert (taken(api, one, START), taken(api, other)) == ([("dawn", "500")], [("dawn", "300")])
    assert aside(service, one) == aside(service, other) == []


def test_ended_override_of_the_survivor_does_not_apply(
    api: httpx2.Client, register: Register, protocol: Regimen
) -> None:
    one, other = register(), register()
    before = enroll(api, protocol._replace(patient=one["id"]))
    add_compound(api, before, "dusk")
    complete(api, before.enrollment, "2026-02-01")
    enroll(api, protocol._replace(patient=other["id"]))
    made = merge(api, one, other)
    assert made["conflicts"] == {"overrides": 1}
    assert taken(api, one) == [("dawn", "250")]
    undo(api, one, made)
    assert taken(api, one, START) == [("dawn", "250"), ("dusk", "250")]
    assert taken(api, other) == [("dawn", "250")]


def test_regimens_of_other_protocols_are_not_set_aside(
    api: httpx2.Client, brand: str, register: Register, protocol: Regimen
) -> None:
    one, other = register(), register()
    ended(api, protocol, one, "500")
    started(api, create_protocol(api, brand, dawn={}), other, "300")
    made = merge(api, one, other)
    assert (made["conflicts"], made["moved"]["schedules"]) == ({}, 1)


def test_without_an_active_enrolment_the_survivors_regimen_stays(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen
) -> None:
    one, other = register(), register()
    ended(api, protocol, one, "500")
    ended(api, protocol, other, "300")
    made = merge(api, one, other)
    assert made["conflicts"] == {"schedules": 1}
    assert amounts(service, one) == ["500"]
    undo(api, one, made)
    assert (amounts(service, one), amounts(service, other)) == (["500"], ["300"])


@pytest.mark.parametrize("order", permutations(range(3)), ids=str)
def test_chain_gives_each_regimen_back_in_any_order(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen, order: tuple[int, ...]
) -> None:
    people = [register() for _ in range(4)]
    started(api, protocol, people[0], "1")
    for number, patient in enumerate(people[1:], start=2):
        ended(api, protocol, patient, str(number))
    merges = [merge(api, people[number + 1], people[number]) for number in range(3)]
    assert [made["conflicts"] for made in merges] == [{"schedules": 1}] * 3
    assert taken(api, people[3]) == [("dawn", "1")]
    undone: set[int] = set()
    for number in order:
        root = next(each for each in range(number + 1, 4) if each == 3 or each in undone)
        undo(api, people[root], merges[number])
        undone.add(number)
        whole = {amount for patient in people for amount in amounts(service, patient)}
        assert "1" in whole
        assert all(len(amounts(service, patient)) <= 1 for patient in people)
    assert [amounts(service, patient) for patient in people] == [["1"], ["2"], ["3"], ["4"]]
    assert [aside(service, patient) for patient in people] == [[]] * 4


def test_old_regimen_stays_aside_while_a_newer_one_holds(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen
) -> None:
    one, other = register(), register()
    ended(api, protocol, one, "500")
    theirs = started(api, protocol, other, "300")
    made = merge(api, one, other)
    complete(api, theirs.enrollment, day(0))
    newer = enroll(api, protocol._replace(patient=one["id"]), day(0))
    schedule(api, newer, "400")
    undo(api, one, made)
    assert taken(api, one) == [("dawn", "400")]
    assert aside(service, one) == [("schedules", "500")]


# Changes while merged


def test_changed_schedule_goes_back_with_the_enrolment(
    api: httpx2.Client, register: Register, protocol: Regimen
) -> None:
    one, other = register(), register()
    started(api, protocol, other, "300")
    made = merge(api, one, other)
    ours = protocol._replace(patient=one["id"])
    schedule(api, ours, "400")
    add_compound(api, ours, "dusk")
    undone = undo(api, one, made)
    assert (undone["restored"]["schedules"], undone["restored"]["overrides"]) == (2, 1)
    assert {"schedules", "overrides"}.isdisjoint(undone["stays"])
    assert taken(api, other) == [("dawn", "400"), ("dusk", "250")]
    exported = sent(api, "GET", f"/v1/patients/{one['id']}/export")
    assert exported["schedules"] == exported["overrides"] == []


def test_changed_schedule_follows_its_enrolment_through_a_chain(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen
) -> None:
    one, two, three = register(), register(), register()
    started(api, protocol, one, "300")
    first = merge(api, two, one)
    schedule(api, protocol._replace(patient=two["id"]), "400")
    started(api, protocol, three, "500")
    merge(api, three, two)
    assert taken(api, three) == [("dawn", "500")]
    undo(api, three, first)
    assert taken(api, one) == [("dawn", "400")]
    assert (amounts(service, two), amounts(service, three)) == ([], ["500"])


def test_schedule_of_a_new_enrolment_stays(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen
) -> None:
    one, other = register(), register()
    ended(api, protocol, other, "300")
    made = merge(api, one, other)
    schedule(api, enroll(api, protocol._replace(patient=one["id"]), day(0)), "400")
    assert undo(api, one, made)["stays"]["schedules"] == 1
    assert (amounts(service, one), amounts(service, other)) == (["400"], ["300"])


# Versions


def on_two_versions(api: httpx2.Client, protocol: Regimen, one: Patient, other: Patient) -> tuple[str, str]:
    """Enrol a patient in the first version of a protocol, another one in a second; return the ids of the versions."""
    enroll(api, protocol._replace(patient=one["id"]))
    put_compounds(api, protocol.protocol, dawn={"dose_amount": "100"})
    second = newest_version(api, protocol.protocol)
    enroll(api, protocol._replace(patient=other["id"], version=second))
    return protocol.version, second


def test_version_of_a_set_aside_enrolment_does_not_change(
    api: httpx2.Client, register: Register, protocol: Regimen
) -> None:
    one, other = register(), register()
    versions = on_two_versions(api, protocol, one, other)
    made = merge(api, one, other)
    assert made["conflicts"] == {"enrollments": 1, "enrollment_versions": 1}
    put_compounds(api, protocol.protocol, dawn={"dose_amount": "900"})
    assert newest_version(api, protocol.protocol) not in versions
    undo(api, one, made)
    assert taken(api, other) == [("dawn", "100")]


def test_removed_compound_stays_in_a_set_aside_enrolment(
    api: httpx2.Client, register: Register, protocol: Regimen
) -> None:
    one, other = register(), register()
    on_two_versions(api, protocol, one, other)
    made = merge(api, one, other)
    path = f"/v1/protocols/{protocol.protocol}/compounds/{protocol.compounds['dawn']}"
    sent(api, "DELETE", path)
    undo(api, one, made)
    assert taken(api, other) == [("dawn", "100")]


def test_schedule_returns_once_no_further_merge_has_its_place(
    api: httpx2.Client, register: Register, service: LiveService, protocol: Regimen
) -> None:
    one, middle, enrolled = register(), register(), register()
    ended(api, protocol, one, "500")
    started(api, protocol, enrolled, "300")
    inner = merge(api, middle, enrolled)
    outer = merge(api, one, middle)
    undo(api, one, inner)
    again = merge(api, one, enrolled)
    undo(api, one, outer)  # the active enrolment is there by another merge
    assert aside(service, one) == [("schedules", "500")]
    undo(api, one, again)
    assert (amounts(service, one), amounts(service, enrolled)) == (["500"], ["300"])

"""Properties of random regimens and doses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from regimen import days
from regimen.choice import Logged, choose, local_date, replaces
from regimen.layers import Resolver
from regimen.measures import calendar, streak, summary
from regimen.model import Dose, Regimen
from regimen.outcomes import outcomes
from regimen.zones import zone
from tests.regimen.build import of_protocol
from tests.regimen.strategies import LOGGED, NOW, PARTS, QUIET, doses, regimens

ZONES = st.sampled_from([zone(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")])
WINDOW = [NOW.date() + timedelta(days=n) for n in range(-45, 15)]
DosesByDate = Mapping[date, Sequence[Dose]]


@QUIET
@given(regimens)
def test_slots_do_not_depend_on_what_was_resolved_before(regimen: Regimen) -> None:
    resolver = Resolver(regimen)
    for d in WINDOW:
        assert resolver.slots(d) == Resolver(regimen).slots(d)


@QUIET
@given(regimens)
def test_protocols_are_resolved_independently(regimen: Regimen) -> None:
    resolver = Resolver(regimen)
    for d in WINDOW:
        parts = [slot for protocol in ("p", "q") for slot in resolver.slots(d, protocol)]
        assert Counter(parts) == Counter(resolver.slots(d))
        for protocol in ("p", "q"):
            assert resolver.slots(d, protocol) == Resolver(of_protocol(regimen, protocol)).slots(d)


@QUIET
@given(regimens, st.sampled_from(WINDOW), st.integers(0, 20))
def test_range_is_due_if_one_of_its_dates_has_slots(regimen: Regimen, first: date, count: int) -> None:
    resolver = Resolver(regimen)
    due = any(resolver.slots(first + timedelta(days=n)) for n in range(count))
    assert resolver.is_due(first, first + timedelta(days=count - 1)) == due


@QUIET
@given(regimens, doses())
def test_no_dose_counts_for_two_slots(regimen: Regimen, doses_by_date: DosesByDate) -> None:
    resolver = Resolver(regimen)
    for d, logged in doses_by_date.items():
        found = outcomes(resolver.slots(d), logged)
        assert [each.slot for each in found] == resolver.slots(d)
        counted = Counter((each.slot.key[:2], each.status) for each in found if each.status != "open")
        assert counted <= Counter(((dose.protocol_id, dose.compound_id), dose.status) for dose in logged)


@QUIET
@given(regimens, doses(), ZONES, st.sampled_from([None, "p", "q"]))
def test_streak_is_that_of_the_days_of_the_calendar(
    regimen: Regimen, doses_by_date: DosesByDate, local_zone: ZoneInfo, protocol: str | None
) -> None:
    resolver = Resolver(of_protocol(regimen, protocol))
    current = longest = 0
    first, today = resolver.first_day(), days.today(NOW, local_zone)
    for _, _, status in calendar(resolver, doses_by_date, first or today, today, NOW, local_zone):
        current = {"taken": current + 1, "missed": 0}.get(status, current)
        longest = max(longest, current)
    assert streak(resolver, doses_by_date, NOW, local_zone) == (current, longest)


@QUIET
@given(regimens, doses(), ZONES, st.sampled_from([None, "p"]), st.integers(1, 40))
def test_summary_counts_the_slots_of_the_calendar(
    regimen: Regimen, doses_by_date: DosesByDate, local_zone: ZoneInfo, protocol: str | None, count: int
) -> None:
    resolver, today = Resolver(of_protocol(regimen, protocol)), days.today(NOW, local_zone)
    found = summary(resolver, doses_by_date, NOW, local_zone, count)
    start = today - timedelta(days=count - 1)
    dates = list(calendar(resolver, doses_by_date, start, today, NOW, local_zone))
    statuses = [(each.status, d) for d, outcomes, _ in dates for each in outcomes]
    assert found.scheduled == len(statuses)
    assert found.taken == sum(status == "taken" for status, _ in statuses)
    over = [status for status, d in statuses if days.is_over(d, NOW, local_zone)]
    assert found.missed == sum(status != "taken" for status in over)
    assert found.skipped == over.count("skipped") <= found.missed
    assert found.taken + found.missed <= found.scheduled
    assert (found.percentage is None) == (found.taken + found.missed == 0)
    assert found.percentage is None or 0 <= found.percentage <= 100
    assert found.percentage != 100 or found.missed == 0


instants = st.integers(-3 * 96, 96).map(lambda n: NOW + timedelta(minutes=15 * n))
requests = st.tuples(
    st.sampled_from(LOGGED),
    instants,
    st.sampled_from([None, None, *PARTS, "any"]),
    st.sampled_from([None, None, NOW.date(), NOW.date() - timedelta(days=1)]),
    st.sampled_from(["taken", "taken", "skipped", "scheduled"]),
)
Stored = dict[tuple[date, tuple[str, str], str], Dose]
Request = tuple[tuple[str, str], datetime, str | None, date | None, str]


def log(resolver: Resolver, stored: Stored, request: Request, local_zone: ZoneInfo) -> Dose:
    """Log a dose, and return it."""
    of, scheduled_at, time_of_day, slot_date, status = request
    d = local_date(scheduled_at, local_zone, slot_date)
    slots = [slot for on in (d - timedelta(days=1), d) for slot in resolver.slots(on)]
    logged = Logged(*of, scheduled_at, local_zone, time_of_day, slot_date)
    chosen = choose(logged, slots, list(stored.values()))
    key = (chosen.slot_date, of, chosen.slot_name)
    assert chosen.existing == stored.get(key)
    if chosen.existing and not replaces(chosen.existing.status, status):
        return chosen.existing
    own = chosen.existing.id if chosen.existing else str(len(stored))
    stored[key] = Dose(own, *of, chosen.slot_date, chosen.slot_name, status, None, scheduled_at)
    return stored[key]


@QUIET
@given(regimens, st.lists(requests, max_size=12), ZONES)
def test_repeated_request_is_the_same_dose(regimen: Regimen, requests: Sequence[Request], local_zone: ZoneInfo) -> None:
    resolver = Resolver(regimen)
    stored: Stored = {}
    for request in requests:
        dose = log(resolver, stored, request, local_zone)
        count = len(stored)
        assert log(resolver, stored, request, local_zone) == dose
        assert len(stored) == count

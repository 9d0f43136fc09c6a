"""Random regimens and doses, of about two months around `NOW`."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from regimen.days import ALL_DAYS
from regimen.model import Compound, Dose, Enrollment, Override, Pin, Regimen, ScheduleRow
from tests.regimen.build import added, compound, dose, override

QUIET = settings(database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
PARTS = ["morning", "afternoon", "evening", "before_bed"]
VERSIONS = {"p": ["v1", "v2"], "q": ["w1"]}
COMPOUNDS = ["c1", "c2", "d1"]
"""Of the versions of p the first two, of that of q the last one. Their compounds are k1, k2 and again k1."""
LOGGED = [("p", "k1"), ("p", "k2"), ("p", "k9"), ("q", "k1")]
"""Protocols and compounds of doses. k9 is added."""

dates = st.integers(-35, 10).map(lambda n: NOW.date() + timedelta(days=n))
ends = st.none() | dates
masks = st.sampled_from([0, 0b0101010, 0b1000001, ALL_DAYS])
parts = st.sampled_from(PARTS)
times = st.none() | st.sampled_from([time(0, 30), time(8, 15), time(21)])
until = ends.map(lambda d: d and d.isoformat())


def compounds(id: str) -> st.SearchStrategy[Compound]:
    return st.builds(
        lambda days, part, local: compound(id, days=days, time_of_day=part, time_local=local),
        masks,
        st.none() | parts,
        times,
    )


versions = st.fixed_dictionaries(
    {
        "v1": st.tuples(compounds("c1")),
        "v2": st.tuples(compounds("c1"), compounds("c2")),
        "w1": st.tuples(compounds("d1")),
    }
)


@st.composite
def enrollments(draw: st.DrawFn) -> Sequence[Enrollment]:
    found = []
    for n in range(draw(st.integers(1, 3))):
        protocol = draw(st.sampled_from(["p", "p", "q"]))
        starts_on = draw(dates)
        pin = st.builds(Pin, dates, st.sampled_from(VERSIONS[protocol]))
        pins = draw(st.lists(pin, max_size=2, unique_by=lambda pin: pin.effective_from))
        first = Pin(starts_on - timedelta(days=100), VERSIONS[protocol][0])
        found.append(Enrollment(f"e{n}", protocol, starts_on, draw(ends), [first, *pins]))
    return found


@st.composite
def rows(draw: st.DrawFn) -> Sequence[ScheduleRow]:
    """The rows of each compound have intervals that are disjoint or equal, and different parts of the day."""
    found: list[ScheduleRow] = []
    for id in draw(st.lists(st.sampled_from(COMPOUNDS), unique=True)):
        limits = [*sorted(draw(st.sets(dates, min_size=1, max_size=3))), None]
        for start, end in pairwise(limits):
            for part in draw(st.lists(parts, max_size=2, unique=True)):
                row = (id, draw(masks), part, draw(times), draw(st.none() | st.just("7")), draw(st.booleans()))
                assert start is not None
                found.append(ScheduleRow(f"r{len(found)}", *row, draw(ends), start, end))
    return found


overridden = st.sampled_from([("v1", "p", "k1"), ("v2", "p", "k2"), ("v2", "p", None), ("v2", "p", "k9")])
payloads = st.one_of(
    st.builds(lambda d: override("paused", until=d), until),
    st.just(override("removed")),
    st.builds(lambda n: override("dose_adjusted", dose_amount=n), st.sampled_from([1, 0.5, 1e-7])),
    st.builds(
        lambda days, part: override("schedule_changed", days_of_week=days, time_of_day=part),
        st.lists(st.integers(0, 6), min_size=1, unique=True),
        parts,
    ),
    st.builds(lambda part: added(time_of_day=part), parts),
)


@st.composite
def overrides(draw: st.DrawFn) -> Sequence[Override]:
    found = []
    for n in range(draw(st.integers(0, 5))):
        version_id, protocol_id, compound_id = draw(overridden)
        each = draw(payloads)
        if each.type == "added" or (compound_id is None and each.type != "paused"):
            compound_id = "k9" if each.type == "added" else "k1"
        found.append(
            each._replace(
                id=f"o{n}",
                version_id=version_id,
                protocol_id=protocol_id,
                compound_id=compound_id,
                starts_on=draw(dates),
                ends_on=draw(ends),
            )
        )
    return found


regimens = st.builds(Regimen, st.just({"p": "slug-p", "q": "slug-q"}), versions, enrollments(), rows(), overrides())


@st.composite
def doses(draw: st.DrawFn) -> dict[date, list[Dose]]:
    """At most one dose of a compound for a slot of a name."""
    found: dict[date, list[Dose]] = {}
    keys = st.tuples(dates, st.sampled_from(LOGGED), st.sampled_from([*PARTS, "any", "extra 1", "extra 2"]))
    for d, (protocol_id, compound_id), slot in draw(st.sets(keys, max_size=60)):
        status = draw(st.sampled_from(["taken", "taken", "taken", "skipped", "scheduled"]))
        reason = draw(st.sampled_from([None, "forgot", "sick"])) if status == "skipped" else None
        of = {"protocol_id": protocol_id, "compound_id": compound_id}
        found.setdefault(d, []).append(dose(d, slot, status, skip_reason=reason, **of))
    return found

"""Random people, many of whom have values in common or nearly so."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from matching.person import Person

QUIET = settings(
    database=None, deadline=None, derandomize=True, max_examples=200, suppress_health_check=list(HealthCheck)
)

names = st.sampled_from(
    ["", "jack", "jakc", "jac", "white", "whyte", "van beethoven", "beethoven", "de paoli", "depaoli", "김", "김민준"]
) | st.text("abc ", max_size=6).map(lambda text: " ".join(text.split()))
dates = st.none() | st.sampled_from(["1980-02-01", "1980-01-02", "1980-02-10", "1981-02-01", "1999-12-31"])
identifiers = st.none() | st.sampled_from(["", "+15550001", "+15550002", "+15559999", "x"])
external_ids = st.dictionaries(st.sampled_from(["mrn", "a.b", "pharmacy"]), st.sampled_from(["A-1", "A-2", "B-77"]))
people = st.builds(Person, names, names, dates, identifiers, identifiers, external_ids)

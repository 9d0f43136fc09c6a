"""Fuzzing hooks: what the fuzzer must know beyond the contract (brand, existing data, valid NPIs).

The environment contains BRAND, TOKEN and, if known, PATIENT, PROVIDER, ENTRY, PROTOCOL, COMPOUND, PROTOCOL_COMPOUND,
ENROLLMENT, VERSION, FURTHER_PROTOCOL, WEBHOOK, DUPLICATE and MERGE. PATIENT is enrolled in PROTOCOL on ENROLLED_ON.
"""

import itertools
import os
import re
import time
import zlib
from typing import Any

import schemathesis
from hypothesis import strategies

BRAND, TOKEN = os.environ["BRAND"], os.environ.get("TOKEN")
PATIENT, PROVIDER, ENTRY = (os.environ.get(name) for name in ("PATIENT", "PROVIDER", "ENTRY"))
PROTOCOL, COMPOUND = (os.environ.get(name) for name in ("PROTOCOL", "COMPOUND"))
# PATIENT is enrolled in a version of PROTOCOL that precedes VERSION, and not in FURTHER_PROTOCOL.
ENROLLMENT, VERSION, FURTHER_PROTOCOL = (os.environ.get(name) for name in ("ENROLLMENT", "VERSION", "FURTHER_PROTOCOL"))
WEBHOOK = os.environ.get("WEBHOOK")
# Another record of PATIENT, and the merge of a third one into PATIENT.
DUPLICATE, MERGE = os.environ.get("DUPLICATE"), os.environ.get("MERGE")
PROTOCOL_COMPOUND, ENROLLED_ON = os.environ.get("PROTOCOL_COMPOUND"), "2026-11-02"
# PATIENT has this external id and this treatment. Other ids return 404, which is no failure either.
KNOWN = {"id": PATIENT, "patient_id": PATIENT, "system": "fuzz", "value": "1", "rimo_treatment_id": "fuzz"}
ZONES = ("UTC", "America/Chicago", "Asia/Kathmandu")
NOBODY = "00000000-0000-0000-0000-000000000000"

# Rules that no schema can express, so that valid bodies may violate them. NPIs are generated correctly instead.
BEYOND_SCHEMAS = {"under_age", "in_future", "unknown_time_zone", "duplicate", "digits", "duplicate_slot",
                  "different_dates", "exclusive", "before_start", "too_long", "mismatch", "url",
                  "unknown_event_type"}  # fmt: skip
ENDS = ("start", "end", "from", "to")
"""Query parameters of which none is required, or two are."""
RANGES = (
    {"month": "2026-11"},
    {"start": "2026-11-01", "end": "2026-12-01"},
    {"from": "2026-11-02", "to": "2026-11-02"},
    {},
)
LARGEST_BODY = 64 * 1024
"""The default maximum size of a body in bytes; `x-max-bytes` overrides it."""

_BEGAN = time.time()
_ENLARGING = {"patients.update", "protocols.update"}  # also 413 if the record would exceed its bounds
_count = itertools.count()
_NAME = re.compile("[^\0]{1,64}", re.DOTALL)
_VISIBLE = re.compile("[!-~]{1,64}")
_ID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PAST = {"date_of_birth", "recorded_at", "completed_at", "scheduled_at", "logged_at", "slot_date"}
_YEAR = re.compile("(?!9999)[0-9]{4}-")
_A_MONTH = re.compile("[1-8][0-9]{3}-(0[1-9]|1[0-2])")
_A_DAY = re.compile(_A_MONTH.pattern + "-(0[1-9]|1[0-9]|2[0-8])")
_REF = re.compile("[^\0]{1,200}", re.DOTALL)
_TYPES = re.compile("[a-z0-9_.*]{1,128}")
_URL = re.compile(r'https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?([/?][!-"$-~]*)?')
_A_MOMENT = re.compile("[1-8][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")
_KEY = re.compile("[^\0]{1,128}", re.DOTALL)
# Only PATIENT is enrolled and has a treatment, so that these requests fail for patients that this run created.
_OF_PATIENT = re.compile("/(protocols|doses|dose-batches)(/|$)|/treatments/[^/]+/")
_PLAIN = re.compile(r"[A-Za-z0-9.]+@[a-z0-9]+\.[a-z]+")

# Valid check digits, which only one in ten random NPIs has.
NPIS = strategies.sampled_from(["1234567893", "1638781439", "2590858330", "1350101022"])
schemathesis.openapi.format("npi", NPIS)
# A visible name: no later character can hide the first one.
_ANY = strategies.characters(exclude_categories=["Cs"], exclude_characters="\0")
NAMES = strategies.builds(
    str.__add__,
    strategies.characters(min_codepoint=33, max_codepoint=126),
    strategies.text(_ANY, min_size=1, max_size=99),
)
schemathesis.openapi.format("visible", NAMES)


def _is_new(id: str) -> bool:
    """Return whether this run created the id. An id begins with its time in milliseconds since 1970 (RFC 9562, 5.7)."""
    return bool(_ID.fullmatch(id)) and _BEGAN <= int(id[:8] + id[9:13], 16) / 1000 <= time.time()


def _stays(values: Any) -> bool:
    """Return whether generated values stay as they are: one in four."""
    return _number(values) % 4 == 0


def _number(values: Any) -> int:
    """Return a number that depends on generated values only, not on ids that this run created.

    Hypothesis ends a run of links, without a failure, when an example that it repeats differs.
    """
    text = _ID.sub(lambda id: "" if _is_new(id[0]) else id[0], repr(values))
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _with_known_ids(values: Any) -> Any:
    """Replace a valid brand_id by the token's, as any other returns 403, and ids by those of existing objects."""
    if not isinstance(values, dict):
        return values
    ours = {"brand_id": (_NAME, BRAND), "provider_id": (_ID, PROVIDER), "prescriber_id": (_ID, PROVIDER)}
    if not _is_new(str(values.get("merged_id"))):
        ours["merged_id"] = (_ID, DUPLICATE)
    return values | _replaced(values, ours)


@schemathesis.check
def token_is_valid(context: Any, response: Any, case: Any) -> None:
    """A run with an invalid token would only get 401 and 403 and find nothing."""
    if response.status_code == 401:
        assert response.request.headers.get("Authorization") != f"Bearer {TOKEN}", "TOKEN is invalid"
    if TOKEN and response.status_code == 403:
        assert response.json()["error"] != "insufficient_scope", "TOKEN lacks a scope"
    of_the_brand = (case.query or {}).get("brand_id") == (case.headers or {}).get("X-Brand-Id", BRAND) == BRAND
    if TOKEN and of_the_brand and response.status_code == 403:
        assert response.json()["error"] != "forbidden", "TOKEN is not for BRAND"


def _with_known_zone(body: Any) -> Any:
    """Replace most time zones by ones that exist, as random names are rejected."""
    zone = body.get("time_zone") if isinstance(body, dict) else None
    if not isinstance(zone, str) or not _NAME.fullmatch(zone):
        return body
    return body if _stays(zone) else body | {"time_zone": ZONES[_number(zone) // 4 % len(ZONES)]}


def _with_enrollment(path: str, values: Any) -> Any:
    """Replace the protocol or version of an enrolment by an existing one. Random path parameters still return 404."""
    if not isinstance(values, dict):
        return values
    if path == "/v1/enrollments/{id}/versions":
        return values | _replaced(values, {"version_id": (_ID, VERSION)})
    if path != "/v1/patients/{patient_id}/enrollments":
        return values
    # A random version is none of the protocol. Without one, the newest one holds.
    kept = {name: value for name, value in values.items() if name != "version_id" or not _ID.fullmatch(str(value))}
    return kept | _replaced(values, {"protocol_id": (_REF, FURTHER_PROTOCOL)})


def _in_the_past(values: Any) -> Any:
    """Move times to the past: times in the future are rejected, which no schema can express.

    The calendar repeats after 400 years, so dates stay valid.
    """
    if isinstance(values, list):
        return [_in_the_past(each) for each in values]
    if not isinstance(values, dict):
        return values
    return {name: _earlier(value) if name in _PAST else _in_the_past(value) for name, value in values.items()}


def _earlier(value: Any) -> Any:
    if not isinstance(value, str) or not _YEAR.match(value):
        return value
    year, this_year = int(value[:4]), time.gmtime().tm_year
    return f"{year - 400 * max(0, -((this_year - 1 - year) // 400)):04}{value[4:]}"


def _with_distinct_patients(values: Any) -> Any:
    """Make the ids of most lists of patients distinct, as repeated ones are rejected, which no schema can express."""
    patients = values.get("patients") if isinstance(values, dict) else None
    if not isinstance(patients, list) or _stays(patients):
        return values
    return values | {"patients": [_numbered(number, each) for number, each in enumerate(patients)]}


def _numbered(number: int, patient: Any) -> Any:
    id = patient.get("patient_id") if isinstance(patient, dict) else None
    return patient | {"patient_id": f"{number}-{id}"} if isinstance(id, str) and 0 < len(id) < 190 else patient


def _with_known_compounds(values: Any) -> Any:
    """Replace compounds and versions of schedules and overrides by existing ones, and first dates by ENROLLED_ON."""
    if isinstance(values, list):
        return [_with_known_compounds(each) for each in values]
    known = {"protocol_compound_id": (_ID, PROTOCOL_COMPOUND)}
    if isinstance(values, dict) and "override_type" in values:
        known |= {"compound_id": (_ID, COMPOUND), "version_id": (_ID, VERSION), "starts_on": (_A_DAY, ENROLLED_ON)}
    return values | _replaced(values, known) if isinstance(values, dict) else values


def _replaced(values: Any, known: Any) -> dict[str, Any]:
    """Return the existing values by name, for those that are valid."""
    return {
        name: ours
        for name, (proper, ours) in known.items()
        if ours and isinstance(values.get(name), str) and proper.fullmatch(values[name])
    }


@schemathesis.check
def errors_have_a_reason(context: Any, response: Any, case: Any) -> None:
    """Valid requests may only fail for reasons that no schema can express, and with 413 only if they are too large."""
    operation, sent = case.operation.definition.raw, response.request
    if response.status_code == 413 and operation["operationId"] not in _ENLARGING:
        largest = operation.get("requestBody", {}).get("x-max-bytes", LARGEST_BODY)
        assert len(sent.body or b"") > largest, f"A body of {len(sent.body or b'')} bytes is not too large"
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 400:
        details = response.json().get("details", [])
        codes = sorted({each["code"] for each in details if not _is_missing_end(each)} - BEYOND_SCHEMAS)
        assert details, "A valid request failed without a reason"
        assert not codes, f"A valid request failed with {codes}"
    if response.status_code == 412:
        assert "If-Match" in sent.headers, "412 without precondition"


def _is_missing_end(detail: Any) -> bool:
    """Return whether an error detail is that the other end of a range is missing."""
    return detail["code"] == "required" and (detail["in"], detail["pointer"]) in [
        ("query", f"/{name}") for name in ENDS
    ]


def _of_known_protocol(values: Any) -> Any:
    """Let most doses, or all of a batch, name PROTOCOL_COMPOUND and the protocol in which PATIENT is enrolled."""
    if not isinstance(values, dict) or not PATIENT or _stays(values):
        return values
    if isinstance(values.get("doses"), list):
        return values | {"doses": [_with_known_dose(each) for each in values["doses"]]}
    return _with_known_dose(values)


def _with_known_dose(values: Any) -> Any:
    known = {"protocol_id": (_REF, "known"), "peptide_id": (_REF, "bpc-157")}
    if not isinstance(values, dict) or _replaced(values, known).keys() != known.keys():
        return values
    return values | _replaced(values, known | {"protocol_compound_id": (_ID, PROTOCOL_COMPOUND)})


def _for_webhooks(path: str, body: Any) -> Any:
    """Replace URLs and patterns, which are random, by valid ones, and let replays have one selection.

    The endpoint stays active, because no test event is sent to another one.
    """
    if not path.startswith("/v1/webhooks") or not isinstance(body, dict) or _stays(body):
        return body
    if path.endswith("/replays"):
        return _with_one_selection(body)
    known: dict[str, Any] = {"active": True} if isinstance(body.get("active"), bool) else {}
    if _are_texts(body.get("events"), _TYPES, 64):
        known["events"] = ["patient_graph.*"]
    url = body.get("url")
    if isinstance(url, str) and len(url) <= 2048 and _URL.fullmatch(url):
        known["url"] = "https://hooks.example.com/"
    return body | known


def _with_one_selection(body: dict[str, Any]) -> dict[str, Any]:
    """Keep one selection of a replay, if the others are valid."""
    ids_are_valid = _are_texts(body.get("event_ids", [NOBODY]), _ID, 1000)
    range_is_valid = all(_A_MOMENT.fullmatch(str(body.get(name, "2026-11-02T09:00:00Z"))) for name in ("from", "to"))
    selections = [names for names in ({"from", "to"}, {"event_ids"}, {"status"}) if names <= body.keys()]
    if not (ids_are_valid and range_is_valid and body.get("status", "dead") == "dead" and selections):
        return body
    return {name: body[name] for name in sorted(selections[_number(body) // 4 % len(selections)])}


def _are_texts(values: Any, proper: re.Pattern[str], most: int) -> bool:
    """Return whether a value is an array of proper, distinct texts."""
    is_list = isinstance(values, list) and 0 < len(values) <= most
    is_proper = is_list and all(isinstance(each, str) and proper.fullmatch(each) for each in values)
    return is_proper and len(set(values)) == len(values)


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Make most registered people new ones. Invalid bodies stay invalid."""
    body = _with_known_zone(_of_known_protocol(_in_the_past(_with_known_ids(body))))
    body = _with_enrollment(context.operation.path, _with_known_compounds(_with_distinct_patients(body)))
    body = _for_webhooks(context.operation.path, body)
    if not isinstance(body, dict) or "first_name" not in body or _stays(body):
        return body
    number = next(_count)
    email, ids = body.get("email"), body.get("external_ids")
    if isinstance(email, str) and _PLAIN.fullmatch(email):
        body = body | {"email": f"{number}@example.com"}
    if isinstance(ids, dict) and all(isinstance(id, str) and len(id) < 500 for id in ids.values()):
        body = body | {"external_ids": {system: f"{id}{number}" for system, id in ids.items()}}
    return body


@schemathesis.hook
def map_query(context: Any, query: Any) -> Any:
    """Direct most requests at existing objects, and give calendars one range."""
    query = _with_known_ids(query)
    if context.operation.path == "/v1/adherence/calendar" and isinstance(query, dict):
        query = _with_one_range(query)
    if not isinstance(query, dict) or not PATIENT or _stays(query):
        return query
    return query | _replaced(query, {"patient_id": (_ID, PATIENT), "protocol_id": (_NAME, "known")})


def _with_one_range(query: dict[str, Any]) -> dict[str, Any]:
    """Replace the range of a calendar, unless it is invalid."""
    proper = dict.fromkeys(ENDS, _A_DAY) | {"month": _A_MONTH}
    if not all(proper[name].fullmatch(str(query[name])) for name in proper.keys() & query.keys()):
        return query
    kept = {name: value for name, value in query.items() if name not in (*ENDS, "month")}
    return kept | RANGES[_number(query) % len(RANGES)]


@schemathesis.hook
def map_headers(context: Any, headers: Any) -> Any:
    """Replace a valid X-Brand-Id, and make most Idempotency-Keys new ones, as a used key returns 409."""
    headers = dict(headers or {})
    if _VISIBLE.fullmatch(str(headers.get("X-Brand-Id", ""))):
        headers["X-Brand-Id"] = BRAND
    if _VISIBLE.fullmatch(str(headers.get("Idempotency-Key", ""))) and not _stays(headers):
        headers["Idempotency-Key"] += f"-{next(_count)}"
    return headers


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Direct most requests at existing objects, except for erasures.

    Another run may be reading the export of PATIENT, which an erasure aborts.
    """
    operation, values = context.operation, path_parameters or {}
    if operation.path.startswith("/v1/enrollments/"):
        is_meant = ENROLLMENT and _ID.fullmatch(str(values.get("id"))) and not _stays(values)
        return values | {"id": ENROLLMENT} if is_meant else path_parameters
    if operation.path.startswith("/v1/webhooks/"):
        is_meant = WEBHOOK and operation.method.upper() != "DELETE" and _ID.fullmatch(str(values.get("id")))
        return values | {"id": WEBHOOK} if is_meant and not _stays(values) else path_parameters
    if operation.path.startswith("/v1/protocols/"):
        return path_parameters and values | _protocol(values)
    if operation.method.upper() == "DELETE" and not {"entry_id", "protocol_id", "merge_id"} & values.keys():
        return values | {"id": NOBODY} if PATIENT and values.get("id") == PATIENT else path_parameters
    of_others = operation.path.startswith(
        ("/v1/providers/", "/v1/encounters/", "/v1/medications/", "/v1/adherence/doses/")
    )
    is_new = any(_is_new(str(values.get(name))) for name in ("id", "patient_id"))
    of_this_run = is_new and not _OF_PATIENT.search(operation.path)
    if not PATIENT or not values or of_others or of_this_run or _stays(values):
        return path_parameters
    ids = [str(values[name]) for name in ("id", "patient_id") if name in values]
    if not all(_ID.fullmatch(id) for id in ids):  # meant to be rejected
        return path_parameters
    known = {name: KNOWN[name] for name in values.keys() & KNOWN.keys()}
    return values | known | _entry(values) | _regimen(values) | _merge(values)


def _protocol(values: Any) -> Any:
    """Replace most references to protocols by that of an existing one, and its compounds by an existing one."""
    known = {"id": (_REF, PROTOCOL), "compound_id": (_ID, COMPOUND)}
    replaced = _replaced(values, known)
    is_new = any(_is_new(str(values[name])) for name in replaced)
    return {} if is_new or _stays(values) else replaced


def _regimen(values: Any) -> Any:
    """Replace the protocol and the compound of a schedule or an override by those of PATIENT."""
    return _replaced(values, {"protocol_id": (_REF, PROTOCOL), "protocol_compound_id": (_ID, PROTOCOL_COMPOUND)})


def _entry(values: Any) -> Any:
    """Replace a valid entry by an existing one."""
    proper = _ID.fullmatch(str(values.get("entry_id"))) and _KEY.fullmatch(str(values.get("metric_key")))
    return {"entry_id": ENTRY, "metric_key": "weight"} if ENTRY and proper else {}


def _merge(values: Any) -> Any:
    """Replace a valid merge by MERGE, unless this run made it."""
    return {} if _is_new(str(values.get("merge_id"))) else _replaced(values, {"merge_id": (_ID, MERGE)})

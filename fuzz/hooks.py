"""Fuzzing hooks: what the fuzzer must know beyond the contract (brand, existing data, valid NPIs).

The environment contains BRAND, TOKEN and, if known, PATIENT, PROVIDER and ENTRY.
"""

import itertools
import os
import re
import time
from typing import Any

import schemathesis
from hypothesis import strategies

BRAND, TOKEN = os.environ["BRAND"], os.environ.get("TOKEN")
PATIENT, PROVIDER, ENTRY = (os.environ.get(name) for name in ("PATIENT", "PROVIDER", "ENTRY"))
# PATIENT has this external id and this treatment. Other ids return 404, which is no failure either.
KNOWN = {"id": PATIENT, "patient_id": PATIENT, "system": "fuzz", "value": "1", "rimo_treatment_id": "fuzz"}
ZONES = ("UTC", "America/Chicago", "Asia/Kathmandu")
NOBODY = "00000000-0000-0000-0000-000000000000"

# Rules that no schema can express, so that valid bodies may violate them. NPIs are generated correctly instead.
BEYOND_SCHEMAS = {"under_age", "in_future", "unknown_time_zone"}
LARGEST_BODY = 64 * 1024
"""The default maximum size of a body in bytes; `x-max-bytes` overrides it."""

_BEGAN = time.time()
_ENLARGING = {"patients.update"}  # also 413 if the record would exceed its bounds
_count = itertools.count()
_NAME = re.compile("[^\0]{1,64}", re.DOTALL)
_VISIBLE = re.compile("[!-~]{1,64}")
_ID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PAST = {"date_of_birth", "recorded_at", "completed_at"}
_YEAR = re.compile("[0-9]{4}-", re.ASCII)
_KEY = re.compile("[^\0]{1,128}", re.DOTALL)
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


def _with_known_ids(values: Any) -> Any:
    """Replace a valid brand_id by the token's, as any other returns 403, and a provider id by an existing one."""
    if not isinstance(values, dict):
        return values
    ours = {"brand_id": (_NAME, BRAND), "provider_id": (_ID, PROVIDER), "prescriber_id": (_ID, PROVIDER)}
    return values | {
        name: known
        for name, (proper, known) in ours.items()
        if known and isinstance(values.get(name), str) and proper.fullmatch(values[name])
    }


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
    if not isinstance(body, dict) or not _NAME.fullmatch(str(body.get("time_zone"))):
        return body
    number = next(_count)
    return body | {"time_zone": ZONES[number % len(ZONES)]} if number % 4 else body


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
        codes = {each["code"] for each in response.json().get("details", [])}
        assert codes - BEYOND_SCHEMAS == set() != codes, f"A valid request failed with {sorted(codes)}"
    if response.status_code == 412:
        assert "If-Match" in sent.headers, "412 without precondition"


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Make most registered people new ones. Invalid bodies stay invalid."""
    body = _with_known_zone(_in_the_past(_with_known_ids(body)))
    if not isinstance(body, dict) or "first_name" not in body or not (number := next(_count)) % 4:
        return body
    email, ids = body.get("email"), body.get("external_ids")
    if isinstance(email, str) and _PLAIN.fullmatch(email):
        body = body | {"email": f"{number}@example.com"}
    if isinstance(ids, dict) and all(isinstance(id, str) and len(id) < 500 for id in ids.values()):
        body = body | {"external_ids": {system: f"{id}{number}" for system, id in ids.items()}}
    return body


@schemathesis.hook
def map_query(context: Any, query: Any) -> Any:
    return _with_known_ids(query)


@schemathesis.hook
def map_headers(context: Any, headers: Any) -> Any:
    """Replace a valid X-Brand-Id, and make most Idempotency-Keys new ones, as a used key returns 409."""
    headers = dict(headers or {})
    if _VISIBLE.fullmatch(str(headers.get("X-Brand-Id", ""))):
        headers["X-Brand-Id"] = BRAND
    if _VISIBLE.fullmatch(str(headers.get("Idempotency-Key", ""))) and (number := next(_count)) % 4:
        headers["Idempotency-Key"] += f"-{number}"
    return headers


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Direct most requests at existing objects, except for erasures.

    Another run may be reading the export of PATIENT, which an erasure aborts.
    """
    operation, values = context.operation, path_parameters or {}
    if operation.method.upper() == "DELETE" and "entry_id" not in values:
        return values | {"id": NOBODY} if PATIENT and values.get("id") == PATIENT else path_parameters
    of_others = operation.path.startswith(("/v1/providers/", "/v1/encounters/", "/v1/medications/"))
    of_this_run = any(_is_new(str(values.get(name))) for name in ("id", "patient_id"))
    if not PATIENT or not values or of_others or of_this_run or not next(_count) % 4:
        return path_parameters
    ids = [str(values[name]) for name in ("id", "patient_id") if name in values]
    if not all(_ID.fullmatch(id) for id in ids):  # meant to be rejected
        return path_parameters
    return values | {name: KNOWN[name] for name in values.keys() & KNOWN.keys()} | _entry(values)


def _entry(values: Any) -> Any:
    """Replace a valid entry by an existing one."""
    proper = _ID.fullmatch(str(values.get("entry_id"))) and _KEY.fullmatch(str(values.get("metric_key")))
    return {"entry_id": ENTRY, "metric_key": "weight"} if ENTRY and proper else {}

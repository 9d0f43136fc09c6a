"""What the fuzzer has to know beyond the contract: the brand of its token, what is there, and how an NPI is made.

From the environment come BRAND, TOKEN and, where they are known, PATIENT, PROVIDER and ENTRY.
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
# PATIENT has this external id and this treatment; who has not is answered 404, which is no failure either.
KNOWN = {"id": PATIENT, "patient_id": PATIENT, "system": "fuzz", "value": "1", "rimo_treatment_id": "fuzz"}
NOBODY = "00000000-0000-0000-0000-000000000000"

# The rules that no schema can say: a right body may break them. An NPI is generated right instead.
BEYOND_SCHEMAS = {"under_age", "in_future"}
LARGEST_BODY = 64 * 1024
"""The default maximum size of a body in bytes; `x-max-bytes` overrides it."""

_BEGAN = time.time()
_GROWING = {"patients.update"}  # is 413 also where a record would grow beyond its bounds
_count = itertools.count()
_NAME = re.compile("[^\0]{1,64}", re.DOTALL)
_VISIBLE = re.compile("[!-~]{1,64}")
_ID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PAST = {"date_of_birth", "recorded_at", "completed_at"}
_YEAR = re.compile("[0-9]{4}-", re.ASCII)
_KEY = re.compile("[^\0]{1,128}", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9.]+@[a-z0-9]+\.[a-z]+")

# Ten digits that fit together, as only one in ten do.
NPIS = strategies.sampled_from(["1234567893", "1638781439", "2590858330", "1350101022"])
schemathesis.openapi.format("npi", NPIS)
# A name that can be seen: nothing that comes after can undo the first character.
_ANY = strategies.characters(exclude_categories=["Cs"], exclude_characters="\0")
NAMES = strategies.builds(
    str.__add__,
    strategies.characters(min_codepoint=33, max_codepoint=126),
    strategies.text(_ANY, min_size=1, max_size=99),
)
schemathesis.openapi.format("visible", NAMES)


def _is_new(id: str) -> bool:
    """Whether this run has made it: an id begins with the milliseconds since 1970 (RFC 9562, 5.7)."""
    return bool(_ID.fullmatch(id)) and _BEGAN <= int(id[:8] + id[9:13], 16) / 1000 <= time.time()


def _of_ours(values: Any) -> Any:
    """Another brand is answered 403, whatever else is sent: a proper brand_id becomes the token's own.

    A proper id of a provider becomes that of one who is there.
    """
    if not isinstance(values, dict):
        return values
    ours = {"brand_id": (_NAME, BRAND), "provider_id": (_ID, PROVIDER), "prescriber_id": (_ID, PROVIDER)}
    return values | {
        name: known
        for name, (proper, known) in ours.items()
        if known and isinstance(values.get(name), str) and proper.fullmatch(values[name])
    }


@schemathesis.check
def token_holds(context: Any, response: Any, case: Any) -> None:
    """A run in which the token does not hold meets nothing but refusals, and would find nothing."""
    if response.status_code == 401:
        assert response.request.headers.get("Authorization") != f"Bearer {TOKEN}", "TOKEN does not hold"
    if TOKEN and response.status_code == 403:
        assert response.json()["error"] != "insufficient_scope", "TOKEN lacks a scope"
    of_the_brand = (case.query or {}).get("brand_id") == (case.headers or {}).get("X-Brand-Id", BRAND) == BRAND
    if TOKEN and of_the_brand and response.status_code == 403:
        assert response.json()["error"] != "forbidden", "TOKEN is not of BRAND"


def _of_the_past(values: Any) -> Any:
    """What is in the future is refused, and no schema can tell it: such a time becomes one in the past.

    After 400 years the calendar repeats itself, so that a date stays one.
    """
    if isinstance(values, list):
        return [_of_the_past(each) for each in values]
    if not isinstance(values, dict):
        return values
    return {name: _earlier(value) if name in _PAST else _of_the_past(value) for name, value in values.items()}


def _earlier(value: Any) -> Any:
    if not isinstance(value, str) or not _YEAR.match(value):
        return value
    year, this_year = int(value[:4]), time.gmtime().tm_year
    return f"{year - 400 * max(0, -((this_year - 1 - year) // 400)):04}{value[4:]}"


@schemathesis.check
def refusals_have_a_reason(context: Any, response: Any, case: Any) -> None:
    """What fits the document is refused only for what no schema can say, and by size only what is too large."""
    operation, sent = case.operation.definition.raw, response.request
    if response.status_code == 413 and operation["operationId"] not in _GROWING:
        largest = operation.get("requestBody", {}).get("x-max-bytes", LARGEST_BODY)
        assert len(sent.body or b"") > largest, f"A body of {len(sent.body or b'')} bytes is not too large"
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 400:
        codes = {each["code"] for each in response.json().get("details", [])}
        assert codes - BEYOND_SCHEMAS == set() != codes, f"Data that fits the document is refused for {sorted(codes)}"
    if response.status_code == 412:
        assert "If-Match" in sent.headers, "There is no precondition that could fail"


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Most of the people to register are new ones. What is wrong stays as wrong as it is."""
    body = _of_the_past(_of_ours(body))
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
    return _of_ours(query)


@schemathesis.hook
def map_headers(context: Any, headers: Any) -> Any:
    """So does a proper X-Brand-Id; and most keys are new ones, as one that was used is answered 409."""
    headers = dict(headers or {})
    if _VISIBLE.fullmatch(str(headers.get("X-Brand-Id", ""))):
        headers["X-Brand-Id"] = BRAND
    if _VISIBLE.fullmatch(str(headers.get("Idempotency-Key", ""))) and (number := next(_count)) % 4:
        headers["Idempotency-Key"] += f"-{number}"
    return headers


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Most of the requests that are not about what this run has made are about what is there, but not to erase it.

    Another run may be reading the export of PATIENT, which an erasure cuts off.
    """
    operation, values = context.operation, path_parameters or {}
    if operation.method.upper() == "DELETE" and "entry_id" not in values:
        return values | {"id": NOBODY} if PATIENT and values.get("id") == PATIENT else path_parameters
    of_others = operation.path.startswith(("/v1/providers/", "/v1/encounters/", "/v1/medications/"))
    of_this_run = any(_is_new(str(values.get(name))) for name in ("id", "patient_id"))
    if not PATIENT or not values or of_others or of_this_run or not next(_count) % 4:
        return path_parameters
    ids = [str(values[name]) for name in ("id", "patient_id") if name in values]
    if not all(_ID.fullmatch(id) for id in ids):  # it is to be refused
        return path_parameters
    return values | {name: KNOWN[name] for name in values.keys() & KNOWN.keys()} | _entry(values)


def _entry(values: Any) -> Any:
    """In place of a proper entry, the one that is there to be withdrawn."""
    proper = _ID.fullmatch(str(values.get("entry_id"))) and _KEY.fullmatch(str(values.get("metric_key")))
    return {"entry_id": ENTRY, "metric_key": "weight"} if ENTRY and proper else {}

"""House rules for the operations of the contract; test_schemas.py has those for schemas."""

import importlib
import inspect
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from db import triage_cache
from db.errors import DomainError
from service import errors
from service.contract import compile as compiled
from service.contract import validation
from service.execution import response
from tests.support.document import all_objects, resolved
from tests.support.graph import GUARDED, OPERATIONS, PURE
from tests.support.live_service import ROOT
from tests.support.oracle import CONTRACT

# Reads by POST, because their parameters must not appear in a URL, or are too many for one.
QUESTIONS = {"patients.search", "medications.check_interactions", "coaches.triage", "adherence.list_summaries",
             "matches.find"}  # fmt: skip
WRITES = [name for name, (method, _, _) in OPERATIONS.items() if method != "GET" and name not in QUESTIONS]
REGISTERING = {"patients.create", "patients.update", "acts.verify_age", "merges.create"}
MOVING = {
    "encounters.update_status",
    "medications.update_status",
    "enrollments.start",
    "enrollments.update_status",
    *(f"treatments.upsert{what}" for what in ("", "_prescription", "_consultation")),
}
# These take an id or a slug, which may be in use already.
NAMING = {"metrics.append", "metrics.append_batch", "protocols.create", "protocols.upsert_compounds"}
# The rows or overrides of these may be too many, or a compound may be there already.
REGIMEN = {"schedules.replace", "overrides.add"}
# The patient may be merged already.
MERGING = {"merges.create", "patients.erase"}
# There may be too many endpoints or events, or the endpoint may be inactive.
SENDING = {"webhooks.create", "webhooks.test", "webhooks.replay"}
# These return `not_present` instead of 404.
ERASING = {"patients.erase", "doses.remove", "webhooks.remove"}
# What a summary begins with, so that it says what to do.
VERBS = {"Accept", "Acknowledge", "Add", "Change", "Check", "Clear", "Complete", "Create", "Dismiss", "End", "Erase",
         "Export", "Find", "Get", "Link", "List", "Merge", "Prescribe", "Rank", "Record", "Remove", "Save", "Schedule",
         "Search", "Set", "Start", "Replay", "Rotate", "Send", "Undo", "Update", "Upsert", "Verify",
         "Withdraw"}  # fmt: skip


def responses(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for status, answer in OPERATIONS[name][2]["responses"].items():
        yield status, resolved(answer)


def parameters(name: str) -> list[dict[str, Any]]:
    _, path, asked = OPERATIONS[name]
    return [resolved(each) for each in asked.get("parameters", []) + CONTRACT["paths"][path].get("parameters", [])]


def bodies() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every request and response body: its location, media type and media type object."""
    return [(path, name, media) for path, node in all_objects() for name, media in node.get("content", {}).items()]


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_is_named_after_its_tag_and_described(name: str) -> None:
    asked = OPERATIONS[name][2]
    (tag,) = asked["tags"]
    assert name.startswith(f"{tag}.")
    assert (ROOT / f"handlers/{tag}.py").exists()
    assert asked["summary"].split()[0].strip(",") in VERBS
    assert len(asked["summary"]) <= 60
    assert not asked["summary"].endswith(".")
    assert asked["description"]


def test_tags_are_exactly_those_in_use_and_described() -> None:
    tags = {tag["name"]: tag["description"] for tag in CONTRACT["tags"]}
    assert tags.keys() == {name.partition(".")[0] for name in OPERATIONS}
    assert all(tags.values())


@pytest.mark.parametrize("name", WRITES)
def test_write_has_an_event_and_accepts_an_idempotency_key(name: str) -> None:
    asked = OPERATIONS[name][2]
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", asked["x-event"])
    assert "Idempotency-Key" in {each["name"] for each in parameters(name)}
    of_nobody = name == "providers.create" or name.startswith(("protocols.", "webhooks."))
    assert of_nobody == ("x-patient" not in asked)
    # Every event about a patient is in the timeline, except for the erasure, and doses, of which there are too many.
    assert ("x-timeline" not in asked) == (of_nobody or name == "patients.erase" or name.startswith("doses."))
    # Times in a response have one format.
    assert asked.get("x-timeline", {}).get("occurred_at", "$response.body").startswith("$response.body")


def test_only_writes_have_an_event() -> None:
    assert [name for name, each in OPERATIONS.items() if "x-event" in each[2]] == WRITES


def possible_errors(name: str) -> set[str]:
    """Return the statuses of the errors that an operation can return, from its definition."""
    _, path, asked = OPERATIONS[name]
    sent = {each["name"] for each in parameters(name)}
    handler = getattr(importlib.import_module(f"handlers.{asked['tags'][0]}"), name.partition(".")[2])
    of_somebody = "{" in path or asked.get("x-caller") == "person" or "x-self" in asked
    of_one = of_somebody and name not in {*ERASING, *PURE}
    reasons = {
        "401 403 429": name in GUARDED,
        "304": "If-None-Match" in sent,
        "404": of_one,
        "408 413 415": "requestBody" in asked,
        "409": "Idempotency-Key" in sent,
        "412": "If-Match" in sent,
        "503": not inspect.iscoroutinefunction(handler),
    }
    return {"400", "500"}.union(*(statuses.split() for statuses, holds in reasons.items() if holds))


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_documents_exactly_its_possible_responses(name: str) -> None:
    statuses = [status for status, _ in responses(name)]
    assert {status for status in statuses if status[0] != "2"} == possible_errors(name)
    also_200 = name in ("metrics.append", "merges.create")  # for a known entry, and for a dry run
    assert sum(status[0] == "2" for status in statuses) == 1 + also_200


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_error_has_the_common_body_and_required_headers(name: str) -> None:
    told = {"401": "WWW-Authenticate", "403": "WWW-Authenticate", "429": "Retry-After", "503": "Retry-After"}
    for status, answer in responses(name):
        assert "X-Request-Id" in answer["headers"]
        if status >= "400":
            one, codes = resolved(answer["content"]["application/json"]["schema"])["allOf"]
            assert one == {"$ref": "#/components/schemas/Error"}
            assert codes["properties"].keys() == {"error"}
        if status in told:
            assert resolved(answer["headers"][told[status]])["required"]


def possible_codes(name: str, status: str) -> set[str]:
    """Return the error codes that an operation can return with a status."""
    if status != "409":
        return {code for code, its in errors.STATUS.items() if str(its) == status}
    reasons = {
        "duplicate_patient": name in REGISTERING,
        "conflict": name in MOVING | NAMING | REGIMEN | MERGING | SENDING,
    }
    return {"idempotency_key_payload_mismatch"} | {code for code, holds in reasons.items() if holds}


@pytest.mark.parametrize("name", OPERATIONS)
def test_error_lists_exactly_its_possible_codes(name: str) -> None:
    for status, answer in responses(name):
        if status >= "400":
            schema = resolved(answer["content"]["application/json"]["schema"])
            assert set(schema["allOf"][1]["properties"]["error"]["enum"]) == possible_codes(name, status), status


def test_every_error_code_is_documented() -> None:
    told = {code for name in OPERATIONS for status, _ in responses(name) for code in possible_codes(name, status)}
    of_no_operation = {"method_not_allowed", "not_implemented"}
    assert told == errors.STATUS.keys() - of_no_operation
    assert {kind.code for kind in kinds(DomainError)} <= told


def test_idempotency_key_examples_are_unique() -> None:
    """A client that sends the examples would otherwise send the same key with every write."""
    keys = [each["example"] for name in WRITES for each in parameters(name) if each["name"] == "Idempotency-Key"]
    assert len(keys) == len(WRITES)
    assert len(set(keys)) == len(keys)
    assert len({json.dumps(each | {"example": None}) for name in WRITES for each in parameters(name)
                if each["name"] == "Idempotency-Key"}) == 1  # fmt: skip


def test_domain_error_message_is_a_sentence_without_values() -> None:
    found = list(kinds(DomainError))
    assert len(found) >= 10
    for kind in found:
        assert "message" not in vars(kind), kind
        assert kind.__new__(kind).message.endswith("."), kind


def kinds(of: type[DomainError]) -> Iterator[type[DomainError]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_error_code_is_explained_with_its_status() -> None:
    explained = {status: "" for name in OPERATIONS for status, _ in responses(name)}
    for name in OPERATIONS:
        for status, answer in responses(name):
            explained[status] += answer["description"]
    # of no operation, or without further explanation
    unspoken = {"method_not_allowed", "not_implemented", "internal_error"}
    for code, status in errors.STATUS.items():
        assert code in unspoken or f"`{code}`" in explained[str(status)], code


def test_every_201_response_has_links() -> None:
    created = [answer for name in OPERATIONS for status, answer in responses(name) if status == "201"]
    assert len(created) > 5
    assert all(answer["links"] for answer in created)


def test_every_runtime_expression_resolves() -> None:
    for name, (_, path, asked) in OPERATIONS.items():
        for place in ("x-patient", "x-entity", "x-timeline"):
            for expression in re.findall(r"\$re[\w.#/]+", str(asked.get(place, ""))):
                if named := re.fullmatch(r"\$request\.path\.(\w+)", expression):
                    assert f"{{{named[1]}}}" in path, (name, expression)
                else:
                    assert expression.removeprefix("$response.body#/") in required_properties(name), (name, expression)


def required_properties(name: str) -> list[str]:
    """Return the properties that responses of an operation always have."""
    schemas = [
        answer["content"]["application/json"]["schema"] for status, answer in responses(name) if status[0] == "2"
    ]
    assert all(schema == schemas[0] for schema in schemas)
    names: list[str] = resolved(schemas[0])["required"]
    return names


def test_every_link_sets_the_path_parameters_of_its_operation() -> None:
    links = [
        (name, link)
        for name in OPERATIONS
        for _, answer in responses(name)
        for link in answer.get("links", {}).values()
    ]
    assert len(links) > 30
    vendors = {"rimo_treatment_id", "rimo_order_id", "rimo_consultation_id"}
    for name, link in links:
        path, given = OPERATIONS[link["operationId"]][1], link.get("parameters", {})
        assert link["description"]
        assert set(re.findall(r"\{(\w+)\}", path)) - given.keys() <= vendors, link
        for expression in given.values():
            answered = expression.removeprefix("$response.body#/").partition("/")[0] in required_properties(name)
            assert answered or f"{{{expression.removeprefix('$request.path.')}}}" in OPERATIONS[name][1], link


def test_every_guarded_operation_is_reachable_by_links() -> None:
    reached = {link["operationId"] for _, node in all_objects() for link in node.get("links", {}).values()}
    begin = {"patients.create", "providers.create", "protocols.create", "onboarding.answer", "webhooks.create"}
    unlinked = {"patients.get_by_external_id"} | (QUESTIONS - {"medications.check_interactions"})
    assert set(GUARDED) - reached == begin | unlinked


def test_every_non_public_operation_requires_a_scope() -> None:
    for name in GUARDED:
        ways = OPERATIONS[name][2].get("security", CONTRACT["security"])
        assert all(scopes for way in ways for scopes in way.values()), name
    assert {name.partition(".")[0] for name in OPERATIONS.keys() - set(GUARDED)} == {"health", "document"}


def test_writes_require_write_scopes_and_reads_read_scopes() -> None:
    for name in GUARDED:
        fitting = {"write" if name in WRITES else "read", "admin"}
        for way in OPERATIONS[name][2]["security"]:
            for scope in itertools.chain(*way.values()):
                assert scope.partition(":")[0] in fitting, (name, scope)


def test_every_oauth2_flow_describes_every_scope() -> None:
    ((name, scheme),) = CONTRACT["components"]["securitySchemes"].items()
    assert (name, scheme["type"]) == ("oauth2", "oauth2")
    asked = {scope for _, _, each in OPERATIONS.values() for way in each["security"]
             for scopes in way.values() for scope in scopes}  # fmt: skip
    asked |= {scope for _, each in all_objects() for scope in each.get("x-required-scopes", [])}
    for flow in scheme["flows"].values():
        assert asked == flow["scopes"].keys()
        assert all(flow["scopes"].values())


def test_parameters_and_headers_have_description_and_example() -> None:
    headers = CONTRACT["components"]["headers"].values()
    found = [each for name in OPERATIONS for each in parameters(name)]
    assert len(found) > 100
    for each in [*found, *headers]:
        assert each["description"]
        assert "example" in each, each


def test_bodies_and_responses_have_description_and_one_example() -> None:
    assert len(bodies()) > 60
    for path, _, media in bodies():
        assert media.keys() == {"schema", "example"}, path
    for path, node in all_objects():
        if "content" in node:
            assert node["description"], path


def test_limits_in_the_document_equal_those_of_the_code() -> None:
    schemas, words = CONTRACT["components"]["schemas"], CONTRACT["info"]["description"]
    assert f"at most {compiled.LARGEST_BODY // 1024} KiB" in words
    assert f"{validation.MAX_BODY_DEPTH} levels" in words
    assert schemas["Error"]["properties"]["details"]["maxItems"] == errors.MAX_DETAILS
    merged = f"{response.MAX_MERGED_BYTES // 1024} KiB"
    assert merged in OPERATIONS["patients.update"][2]["description"]
    assert merged in CONTRACT["components"]["responses"]["TooLarge"]["description"]
    batch = OPERATIONS["metrics.append_batch"][2]
    assert f"{batch['requestBody']['x-max-bytes'] // 1024**2} MiB" in batch["description"]
    assert schemas["MetricBatch"]["properties"]["entries"]["maxItems"] == 1000
    assert "a thousand" in batch["summary"]
    triage = OPERATIONS["coaches.triage"][2]
    assert f"{triage['requestBody']['x-max-bytes'] // 1024**2} MiB" in triage["description"]
    ttl = schemas["Triage"]["properties"]["cache"]["properties"]["ttl_ms"]
    assert f"{triage_cache.LARGEST_RESULT // 1024**2} MiB" in ttl["description"]

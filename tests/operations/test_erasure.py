"""An erasure removes every byte of the person; every write adds its audit and outbox rows."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any

import httpx2
import psycopg2
import pytest

from db import erasure
from db.errors import PreconditionFailed
from tests.conftest import MakeApi, Register
from tests.operations.test_patients import patch
from tests.support.document import resolved
from tests.support.graph import OPERATIONS, Graph
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

WORD = "zyxplugh"


def tables(service: LiveService) -> list[str]:
    return [name for (name,) in service.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]


def tables_of_brands(service: LiveService) -> list[str]:
    """Return the tables whose rows belong to a brand."""
    of_brands = "SELECT table_name FROM information_schema.columns WHERE column_name = 'brand_id' "
    return [name for (name,) in service.sql(f"{of_brands} AND table_schema = 'public' ORDER BY 1")]


def occurrences(service: LiveService, *words: str) -> list[str]:
    found = []
    for table in tables(service):
        for (row,) in service.sql(f"SELECT t::text FROM {table} AS t"):
            found += [table for word in words if word in row.lower()]
    return found


BORN = "1843-10-05"
MADE = {"patients.create": "patient", "providers.create": "provider", "providers.link": "link",
        "encounters.create": "encounter", "medications.prescribe": "medication",
        "protocols.create": "further_protocol", "webhooks.create": "webhook"}  # fmt: skip
# These are about nobody.
IMPERSONAL = {"providers.create", "protocols.create", "protocols.upsert_compounds", "webhooks.create",
              "webhooks.update"}  # fmt: skip
# These change or remove what others create.
LATER = {"patients.erase", "metrics.withdraw", "protocols.update", "protocols.remove_compound",
         "enrollments.update_status", "enrollments.change_version", "schedules.clear",
         "overrides.withdraw", "doses.correct", "doses.remove", "webhooks.remove",
         "merges.create", "merges.undo"}  # fmt: skip


def with_marker(schema: dict[str, Any], example: Any) -> Any:
    """Return a body with the marker word in every free text."""
    schema = resolved(schema)
    if "properties" in schema:
        named = {
            name: with_marker(each, example.get(name))
            for name, each in schema["properties"].items()
            if name not in ("brand_id", "time_zone", "protocol_id", "peptide_id", "time_local")
        }
        return example | {name: value for name, value in named.items() if value is not None}
    if "type" not in schema:  # alternatives
        return example
    if "array" in schema["type"]:
        return [with_marker(schema["items"], each) or each for each in example or [WORD]]
    if "object" in schema["type"]:
        return {WORD: WORD}
    is_free = schema.get("format", "visible") == "visible" and "enum" not in schema
    is_own = "string" in schema["type"] and is_free and not re.search("decimal|0-9a-fA-F", str(schema))
    return WORD if is_own else None


def marked_body(name: str, example: Any) -> Any:
    """Return the body of a request, with the marker word and the person's own data unless it is about nobody."""
    if name == "webhooks.replay":
        return {"from": "2000-01-01T00:00:00Z", "to": "3000-01-01T00:00:00Z"}
    contents = OPERATIONS[name][2].get("requestBody", {}).get("content", {})
    if not contents:
        return None
    (media,) = contents.values()
    body = example if name in IMPERSONAL else with_marker(media["schema"], example)
    if name in IMPERSONAL or not isinstance(body, dict):
        return body
    if name.startswith("doses."):  # only skipped ones have a note
        skipped = [each | {"status": "skipped"} for each in body.get("doses", [body])]
        return {"doses": skipped} if "doses" in body else skipped[0]
    who = {"date_of_birth": BORN, "email": f"{WORD}@example.com"}
    ids = {"external_ids": {"identity": WORD, WORD: WORD}} if name == "patients.create" else {}
    return body | {each: value for each, value in who.items() if each in body} | ids


def merge_another(api: httpx2.Client, graph: Graph) -> None:
    """Merge another record into the patient: its name replaces that of the patient, its answers are set aside."""
    body = {"brand_id": graph.brand, "first_name": f"Other {WORD}", "last_name": WORD}
    other = api.post("/v1/patients", json=body).json()["id"]
    answers = graph._replace(patient=other).request("intake.replace")
    assert answers._replace(body=marked_body("intake.replace", answers.body)).send(api).status_code == 200
    merge = {"merged_id": other, "fields": {"first_name": "merged"}}
    assert api.post(f"/v1/patients/{graph.patient}/merges", json=merge).status_code == 201


def test_erasure_removes_the_person_from_tables_and_logs(service: LiveService, make_api: MakeApi, brand: str) -> None:
    api, me = make_api(), make_api(subject=WORD)
    other = api.post("/v1/patients", json={"brand_id": brand, "first_name": "Ada", "last_name": "Lovelace"}).json()[
        "id"
    ]
    graph = Graph(brand, "", "", "", "", "", other=other)
    for name, (_, _, operation) in OPERATIONS.items():
        if "x-event" not in operation or name in LATER:
            continue
        asked = graph.request(name, rimo_treatment_id=WORD, rimo_order_id=WORD, rimo_consultation_id=WORD)
        answer = asked._replace(body=marked_body(name, asked.body or {})).send(
            me if operation.get("x-caller") == "person" else api, **{"Idempotency-Key": name}
        )
        assert answer.status_code in (200, 201, 202), answer.text
        if name in MADE:
            graph = graph._replace(**{MADE[name]: answer.json()["id"]})
            graph = graph._replace(protocol=graph.further_protocol)
        if name == "protocols.upsert_compounds":
            (compound,) = answer.json()["compounds"]
            graph = graph._replace(compound=compound["compound_id"], protocol_compound=compound["id"])
    merge_another(api, graph)
    # Links, attestations, outcomes, keys, dismissals, time zones and enrolments contain no free text of a person, nor
    # does the example of an override (test_overrides.py has others).
    wordless = {"provider_links", "compliance_acts", "consult_outcomes", "patient_identifiers", "patient_time_zones",
                "enrollments", "enrollment_versions", "overrides", "sharps_reminders", "outbox_payloads",
                "webhook_deliveries", "patient_match_keys", "match_dismissals", "merges"}  # fmt: skip
    assert set(occurrences(service, WORD)) >= set(erasure.TABLES) - wordless
    assert api.post("/v1/patients/search", json={"name": WORD}).json()["total"] == 1
    for name in ("patients.get", "metrics.append"):  # as staff might, with the person's own token
        assert graph.request(name).send(me, **{"Idempotency-Key": "mine"}).status_code in (200, 201)
    answer = api.delete(f"/v1/patients/{graph.patient}", headers={"Idempotency-Key": "erase"})
    assert answer.json()["rows_affected"].keys() == set(erasure.TABLES)
    assert occurrences(service, WORD, BORN) == []
    assert WORD not in service.log
    assert BORN not in service.log
    assert api.get(f"/v1/patients/{graph.patient}").status_code == 404
    assert api.delete(f"/v1/patients/{graph.patient}").json() == {"status": "not_present", "rows_affected": {}}


def test_erasure_affects_no_other_patient(api: httpx2.Client, register: Register) -> None:
    stays, goes = register(email="a@example.com"), register(email="b@example.com")
    api.delete(f"/v1/patients/{goes['id']}")
    assert api.get(f"/v1/patients/{stays['id']}").json() == stays


def test_every_write_adds_audit_and_outbox_rows_without_values(
    service: LiveService, api: httpx2.Client, register: Register, brand: str
) -> None:
    patient = register(email="ada@example.com", nickname="unknown to the contract")
    changed = patch(api, patient["id"], {"gender": "x", "metadata": {"a": 1}})
    erased = api.delete(f"/v1/patients/{patient['id']}")
    api.delete(f"/v1/patients/{patient['id']}")
    audit = service.sql(
        "SELECT event, patient_id::text, subject, client, fields, request_id::text FROM audit "
        "WHERE brand_id = %s ORDER BY id",
        brand,
    )
    assert [row[:5] for row in audit] == [
        (
            "patient.created",
            patient["id"],
            None,
            "local-service",
            ["brand_id", "email", "external_ids", "first_name", "last_name", "metadata"],
        ),
        ("patient.updated", patient["id"], None, "local-service", ["gender", "metadata"]),
        ("patient.erased", patient["id"], None, "local-service", []),
    ]
    assert [row[5] for row in audit[1:]] == [changed.headers["x-request-id"], erased.headers["x-request-id"]]
    outbox = service.sql(
        "SELECT event, patient_id::text, fields, request_id::text FROM outbox WHERE brand_id = %s ORDER BY id", brand
    )
    assert outbox == [(row[0], row[1], row[4], row[5]) for row in audit]


def test_erasure_of_a_stale_version_is_412_and_erases_nothing(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    patient = register()
    path, stale = f"/v1/patients/{patient['id']}", f'"{patient["updated_at"]}"'
    changed = patch(api, patient["id"], {"gender": "x"})
    for tags in (stale, f"W/{changed.headers['etag']}", '"other", "another"'):
        for key in ({}, {"Idempotency-Key": "k"}):
            refused = api.delete(path, headers={"If-Match": tags} | key)
            assert (refused.status_code, refused.json()["error"]) == (412, "precondition_failed")
    assert api.get(path).json() == changed.json()
    assert service.sql("SELECT 1 FROM outbox WHERE patient_id = %s AND event = 'patient.erased'", patient["id"]) == []
    assert api.delete(path, headers={"If-Match": f"{stale}, {changed.headers['etag']}"}).json()["status"] == "deleted"
    assert api.get(path).status_code == 404


def test_erasure_of_a_missing_patient_ignores_if_match(api: httpx2.Client, register: Register) -> None:
    patient = register()
    path, tag = f"/v1/patients/{patient['id']}", f'"{patient["updated_at"]}"'
    assert api.delete(path, headers={"If-Match": "*"}).json()["status"] == "deleted"
    for tags in ("*", tag, '"other"'):
        repeated = api.delete(path, headers={"If-Match": tags})
        assert (repeated.status_code, repeated.json()) == (200, {"status": "not_present", "rows_affected": {}})


def test_erasure_compares_the_version_after_concurrent_change(
    service: LiveService, register: Register, run_operation: OperationRunner
) -> None:
    patient = register()
    with uncommitted_change(service, patient["id"]) as rival, ThreadPoolExecutor(1) as thread:
        erasing = thread.submit(run_operation, "patients.erase", id=patient["id"], if_match=(patient["updated_at"],))
        wait_until(service.waiting_for_locks, "the erasure waits")
        rival.commit()
        with pytest.raises(PreconditionFailed):
            erasing.result()


@contextmanager
def uncommitted_change(service: LiveService, id: str) -> Iterator[Any]:
    """A connection with an uncommitted change of the patient."""
    with closing(psycopg2.connect(service.owner_dsn())) as rival, rival.cursor() as cursor:
        cursor.execute("UPDATE patients SET updated_at = now() WHERE id = %s", (id,))
        yield rival


def test_erasure_with_if_match_is_one_more_round_trip(run_operation: OperationRunner, register: Register) -> None:
    one, other = register(), register()
    run_operation("patients.erase", id=one["id"])
    assert run_operation.round_trips == 2
    run_operation("patients.erase", id=other["id"], if_match=(other["updated_at"],))
    assert run_operation.round_trips == 3


def test_failed_write_stores_nothing(
    service: LiveService, make_api: MakeApi, register: Register, person: dict[str, Any], brand: str
) -> None:
    """But for the audit of a read, if the caller may know who the duplicate is (test_duplicate_of.py)."""
    patient, api = register(email="ada@example.com"), make_api(scopes=["read:patients", "write:patients"])

    def rows() -> str:
        brands = "WHERE brand_id = %s"
        return json.dumps(
            [service.sql(f"SELECT count(*) FROM {table} {brands}", brand) for table in tables_of_brands(service)]
        )

    before = rows()
    duplicate = api.post("/v1/patients", json=person | {"email": "ada@example.com"}, headers={"Idempotency-Key": "k"})
    assert (duplicate.status_code, duplicate.json()["error"]) == (409, "duplicate_patient")
    assert api.post("/v1/patients", json=person | {"email": "no"}).status_code == 400
    stale = patch(api, patient["id"], {"gender": "x"}, **{"If-Match": '"no"', "Idempotency-Key": "k"})
    assert stale.status_code == 412
    assert rows() == before

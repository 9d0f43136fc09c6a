"""Brand isolation: a statement reads and changes nothing unless it names the brand of the transaction."""

import json
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations
from typing import Any

import psycopg
import pytest

from db import identity, sharps
from db.core.connection import Connection
from db.core.statements import Message, Statement
from db.errors import DuplicatePatient, Merged
from db.identity_form import LEGACY, Form
from tests.support.graph import GUARDED, Graph
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner, id_of

pytestmark = pytest.mark.postgres

FROM_A_SOURCE = {"source_id": "1", "is_phi": True}
ADDED = {
    "override_type": "added",
    "payload": {"kind": "added", "compound_slug": "added", "display_name": "Added", "dose_amount": 1, "dose_unit": "mg",
                "days_of_week": [1], "time_of_day": "morning"},
}  # fmt: skip
TOLD = {"pushOptIn": True, "emailFrequency": "off"}
ONBOARDED = {"goals": ["run"], "role": "coach", "default_follows": [], "notifications": TOLD}
Calls = dict[str, dict[str, Any]]
KNOWN = {"email": "a@example.com", "phone": "+14155550123", "date_of_birth": "1990-12-10"}
# It reads no data of a brand.
OTHERS = {"identity_forms"}


@pytest.fixture
def calls(run_operation: OperationRunner, graph: Graph, service: LiveService, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Return the last values of every statement that the operations ran for a brand whose patient still exists."""
    seen: Calls = {}
    message = Statement.message

    def recorded(statement: Statement, values: dict[str, Any]) -> Message:
        seen[statement.name] = values
        return message(statement, values)

    monkeypatch.setattr(Statement, "message", recorded)
    gone = json.loads(run_operation("patients.create", body=run_operation.person(email="gone@example.com")).body)
    run_operation("patients.erase", id=gone["id"], if_match=(gone["updated_at"],))
    erasure = seen.pop("erasure")
    run_operation("webhooks.remove", id=id_of(run_operation.example(graph, "webhooks.create")))
    removal = seen.pop("webhook_delete")
    for name in GUARDED:
        if name not in ("patients.create", "patients.erase", "webhooks.remove"):
            run_operation.example(graph, name)
    run_variants(run_operation, graph, service)
    entry = json.loads(run_operation.example(graph, "metrics.append").body)
    monkeypatch.setattr(identity, "_forms", (Form(), LEGACY))
    search(run_operation)
    others = {name: values for name, values in seen.items() if not name.startswith("merge")}
    merged = merge_records(run_operation, graph, service)
    for follows in ("patients.get", "patients.get_safe"):
        run_operation(follows, id=merged[0], follow=True)
    seen |= others
    monkeypatch.undo()
    rows = {"ids": f"{{{last_id(service, 'schedules', graph.brand)}}}"}
    dose = {"id": last_id(service, "doses", graph.brand)}
    last = seen | {
        **{name: values | dose for name, values in seen.items() if name.startswith("dose_") and "id" in values},
        "erasure": erasure | {"id": graph.patient},
        "erasure_uncount": erasure | {"id": graph.patient},
        "erasure_version": {"id": graph.patient},
        "metric_entry_withdraw": entry,
        "patient_lock_to_erase": {"patient_id": graph.patient},
        "webhook_delete": removal | {"id": graph.webhook},
        "version_compound_remove": compound_of_version(service, graph.brand),
        "override_delete": {"id": last_id(service, "overrides", graph.brand)},
        **{name: seen[name] | rows for name in ("schedules_delete", "schedules_end")},
        "identifier_delete": seen["identifier_kinds"] | {"patient_id": seen["identifier_insert"]["patient_id"]},
        **calls_of_merges(seen, graph.patient, *merged),
        "merge_restore_of_merge": {"patient_id": graph.patient, "merge_id": merge_of_set_aside(service, graph.brand)},
        "merged_patient_holder": {"id": merged[0]},
        "identifier_without_access": {"me": key_without_access(service, graph.brand)},
        "idempotency_expire": seen["idempotency_expire"] | {"before": datetime.now(UTC) + timedelta(days=1)},
    }
    return {name: values | {"brand_id": graph.brand} for name, values in last.items()}


def merge_records(run_operation: OperationRunner, graph: Graph, service: LiveService) -> tuple[str, str]:
    """Merge a record into the patient, and merge and take apart others; return its id and another.

    A metric entry is set aside as a row of the patient itself. Its place is free by now.
    """
    other, merged, inner = (
        id_of(run_operation("patients.create", body=run_operation.person(email=email, first_name="m")))
        for email in (None, "merged@example.com", "inner@example.com")
    )
    for patient in (graph.patient, merged):
        body = (graph.request("metrics.append").body or {}) | {"source_id": "aside"}
        run_operation.example(graph._replace(patient=patient), "metrics.append", body=body)
    name = {"first_name": "merged", "email": "merged"}
    first = merge(run_operation, merged, inner, name)
    merge(run_operation, graph.patient, merged, name)
    run_operation("merges.undo", id=graph.patient, merge_id=first)
    merge(run_operation, graph.patient, inner, name)
    run_operation("patients.update", id=graph.patient, body={"gender": "y"})
    with pytest.raises(Merged):
        merge(run_operation, other, merged, name)
    service.sql("DELETE FROM metric_entries WHERE brand_id = %s AND source_id = 'aside'", graph.brand)
    service.sql("UPDATE set_aside_rows SET origin_id = NULL WHERE brand_id = %s", graph.brand)
    return merged, other


def merge(run_operation: OperationRunner, survivor: str, merged: str, fields: dict[str, str]) -> str:
    body = {"merged_id": merged, "fields": fields, "dry_run": False, "allow_both_accounts": False}
    made: str = json.loads(run_operation("merges.create", id=survivor, body=body).body)["id"]
    return made


def calls_of_merges(seen: Calls, patient: str, merged: str, other: str) -> Calls:
    """Return calls that find what they change after the merges: the patient has a merged record, the other has none."""
    ids = {"id": patient, "patient_id": patient, "survivor_id": patient, "merged_id": other, "members": f"{{{merged}}}"}
    of_patient = {
        "merge_set_aside": patient,
        "merge_count": patient,
        "merge_keep_patient": patient,
        "merge_move": patient,
    }
    named = {
        **{name: ids | {"survivor_id": other, "merged_id": id} for name, id in of_patient.items()},
        "merge_set_aside": ids | {"merged_id": patient},
        "merge_move_back": ids,
        **{name: ids | {"inner": "{}"} for name in ("merge_restore", "merge_restore_own")},
        "merge_uncount": {"id": other},
        "merge_delete_patient": {"id": other},
        "merge_return_patient": {"id": merged},
        "merged_patient_delete": {"id": merged},
        "merged_patient_set_record": {"id": merged},
        "identifier_grant_access": ids,
        "merge_fields_delete": {"record_id": patient, "fields": ["first_name"]},
        "identifier_restore": {"keys": r"{\\x00}"},
        "merge_fields_set_origin": {"record_id": patient, "patient_id": patient},
    }
    return {name: seen[name] | values for name, values in named.items()}


def key_without_access(service: LiveService, brand: str) -> str:
    """Take the access from a key of a merged patient; return the key as an array literal."""
    take = "UPDATE patient_identifiers SET grants_access = false WHERE brand_id = %s AND origin_id IS NOT NULL"
    ((key,), *_) = service.sql(f"{take} RETURNING encode(key, 'hex')", brand)
    return rf"{{\\x{key}}}"


def merge_of_set_aside(service: LiveService, brand: str) -> str:
    return str(service.sql("SELECT merge_id FROM set_aside_rows WHERE brand_id = %s LIMIT 1", brand)[0][0])


def last_id(service: LiveService, table: str, brand: str) -> str:
    return str(service.sql(f"SELECT id FROM {table} WHERE brand_id = %s ORDER BY id DESC LIMIT 1", brand)[0][0])


def compound_of_version(service: LiveService, brand: str) -> dict[str, str]:
    query = "SELECT version_id, protocol_compound_id FROM version_compounds WHERE brand_id = %s LIMIT 1"
    version, compound = service.sql(query, brand)[0]
    return {"version_id": str(version), "id": str(compound)}


def search(run_operation: OperationRunner) -> None:
    """Search by all criteria together."""
    for name in ("b", "a b"):
        criteria = KNOWN | {"name": name}
        for number in range(1, 5):
            for names in combinations(criteria, number):
                body = {each: criteria[each] for each in names} | {"limit": 20, "offset": 0}
                run_operation("patients.search", body=body)


def run_variants(run_operation: OperationRunner, graph: Graph, service: LiveService) -> None:
    """Run the statements that the examples of operations do not cause."""
    body = run_operation.person(**KNOWN, external_ids={"mrn": "1"})
    for _ in range(2):
        id = id_of(run_operation("patients.create", body=body, idempotency_key="create"))
    every_scope = run_operation.scopes
    for scopes in (frozenset({"write:patients"}), every_scope):
        run_operation.scopes = scopes
        with pytest.raises(DuplicatePatient):
            run_operation("patients.create", body=body)
    change = {"external_ids": {"mrn": "2"}, "last_name": "c"}
    run_operation("patients.update", id=id, body=change, idempotency_key="update")
    service.sql("UPDATE idempotency_keys SET created_at = now() - interval '2 days' WHERE key = 'update'")
    run_operation("patients.update", id=id, body={"gender": "x"}, idempotency_key="update")
    run_operation("patients.get_by_external_id", system="mrn", value="2")
    search(run_operation)
    run_operation.example(graph, "medications.update_status", body={"status": "active"})
    run_operation.example(graph, "medications.list", status="active")
    run_operation.example(graph, "timeline.list", event_type="patient.created")
    run_operation.example(graph, "treatments.list_mine", status="active")
    run_operation.example(graph, "metrics.get_series", granularity="day")
    run_operation.example(graph, "metrics.append", body=(graph.request("metrics.append").body or {}) | FROM_A_SOURCE)
    run_operation.example(graph, "onboarding.answer", body=ONBOARDED)
    for put in ("treatments.upsert", "treatments.upsert_prescription", "treatments.upsert_consultation"):
        body = graph.request(put).body or {}
        run_operation.example(graph, put, body=body | {"status": "changed", "metadata": {}})
    for put, new in (
        ("treatments.upsert", {"rimo_treatment_id": "new"}),
        ("treatments.upsert_prescription", {"rimo_order_id": "new"}),
        ("treatments.upsert_consultation", {"rimo_consultation_id": "new"}),
    ):
        run_operation.example(graph, put, **new)
    service.sql("DELETE FROM onboarding WHERE brand_id = %s", graph.brand)
    service.sql("DELETE FROM intake_responses WHERE brand_id = %s", graph.brand)
    for name in ("onboarding.answer", "intake.replace"):
        run_operation.example(graph, name)
    for name in ("providers.end_link", "providers.link"):
        run_operation.example(graph, name)
    run_variants_of_regimens(run_operation, graph, service)
    run_variants_of_webhooks(run_operation, graph, service)


def run_variants_of_webhooks(run_operation: OperationRunner, graph: Graph, service: LiveService) -> None:
    encounter = "SELECT id::text FROM outbox WHERE brand_id = %s AND event = 'encounter.created' LIMIT 1"
    ids = [id for (id,) in service.sql(encounter, graph.brand)]
    for body in (
        {"event_ids": ids},
        {"status": "dead"},
        {"from": "2000-01-01T00:00:00Z", "to": "3000-01-01T00:00:00Z"},
    ):
        run_operation.example(graph, "webhooks.replay", body=body)
    service.sql("UPDATE webhook_deliveries SET status = 'dead' WHERE brand_id = %s", graph.brand)
    for values in ({"status": "dead"}, {"patient_id": graph.patient}, {"status": "dead", "patient_id": graph.patient}):
        run_operation.example(graph, "webhooks.list_deliveries", **values)
    for active in (False, True):
        run_operation.example(graph, "webhooks.update", body={"active": active})


def run_variants_of_regimens(run_operation: OperationRunner, graph: Graph, service: LiveService) -> None:
    run_operation.example(graph, "protocols.list", active=True)
    compound = (graph.request("protocols.upsert_compounds").body or [{}])[0]
    run_operation.example(graph, "protocols.upsert_compounds", body=[compound | {"compound_slug": "another"}])
    service.sql("DELETE FROM patient_time_zones WHERE brand_id = %s", graph.brand)
    run_operation.example(graph, "time_zones.set")
    row = (graph.request("schedules.replace").body or [{}])[0]
    for notes in ("one", "other"):
        run_operation.example(graph, "schedules.replace", body=[row | {"notes": notes}])
    run_operation.example(graph, "overrides.add", body=ADDED)
    (override,) = service.sql("SELECT id FROM overrides WHERE brand_id = %s ORDER BY id DESC LIMIT 1", graph.brand)
    run_operation.example(graph, "overrides.withdraw", id=override[0])
    run_operation.example(graph, "overrides.add", body=ADDED)
    for enabled in (False, True):
        run_operation.example(graph, "sharps_reminders.set", body={"enabled": enabled})
    run_operation.example(graph, "doses.record")
    run_operation.example(graph, "protocols.upsert_compounds", id=graph.further_protocol)  # which has an enrolment
    change = {"version_id": graph.version, "effective_from": "2026-11-03"}  # the override begins earlier
    run_operation.example(graph, "enrollments.change_version", body=change)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharps, "_every", 1)
        dose = graph.request("doses.record").body or {}
        run_operation.example(graph, "doses.record", body=dose | {"scheduled_at": "2026-11-04T07:00:00Z"})
    with pytest.MonkeyPatch.context() as patch:
        # A day without a slot, so that the streak may be longer than the days that are read.
        patch.setattr("db.core.clock.now", lambda: datetime(2026, 11, 4, 12, tzinfo=UTC))
        run_operation.example(graph, "adherence.list_summaries", body={"patient_ids": [graph.patient], "days": 1})


def has_effect(connection: Connection, brand: str | None, statement: Statement, values: dict[str, Any]) -> bool:
    """Return whether a statement reads, changes or adds anything in a transaction of a brand. It is rolled back."""
    connection.run("BEGIN" if brand is None else "BEGIN; SET LOCAL app.brand = %s", [] if brand is None else [brand])
    assert connection._session is not None
    try:
        (result,) = connection._session.pipeline([statement.message(values)])
        rows = connection._session.rows(result)
        return any(chain.from_iterable(rows)) if rows else bool(result.command_tuples)
    except psycopg.errors.InsufficientPrivilege:
        return False
    except (psycopg.errors.UniqueViolation, psycopg.errors.ForeignKeyViolation):  # it found the row, or its references
        return True
    finally:
        connection.rollback()


def test_every_statement_only_reaches_its_own_brand(
    run_operation: OperationRunner, service: LiveService, calls: Calls
) -> None:
    assert calls.keys() == Statement.every.keys() - OTHERS
    connection = Connection(service.owner_dsn())
    for name, values in calls.items():
        statement = Statement.every[name]
        assert has_effect(connection, run_operation.brand, statement, values), name
        # Row-level security holds, whatever brand the statement names.
        for brand in ("another-brand", "", None):
            assert not has_effect(connection, brand, statement, values), (name, brand)
        for brand in ("another-brand", ""):
            named = values | {"brand_id": brand}
            assert not has_effect(connection, run_operation.brand, statement, named), (name, brand)
    connection.close()

"""The access log: every read of PHI is audited by the statement that reads, and changes are logged."""

import json
import uuid
from typing import Any, NamedTuple

import httpx2
import pytest

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.conftest import MakeApi, Register
from tests.support.graph import AUDITED_LAST, GUARDED, OPERATIONS, PERSON, PURE, Graph, Request, create_graph
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT
from tests.support.runner import OperationRunner

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
NAMES = {"id", "occurred_at", "operation", "event", "entity_id", "client", "subject", "request_id", "fields"}
SERVICE, STAFF, SELF = ("local-service", None), ("local-app", "staff"), ("local-app", "self")
Row = tuple[Any, ...]


def resolved_part(part: Any) -> Any:
    """Return a part of the contract, with its reference followed."""
    if isinstance(part, dict) and "$ref" in part:
        _, group, kind, name = part["$ref"].split("/")
        return CONTRACT[group][kind][name]
    return part


def has_phi(part: Any) -> bool:
    part = resolved_part(part)
    if isinstance(part, list):
        return any(map(has_phi, part))
    return isinstance(part, dict) and (part.get("x-phi") is True or any(map(has_phi, part.values())))


def fields_set(name: str, body: Any) -> list[str]:
    """Return the fields that a body, an object or an array of objects, sets, including those with a default."""
    contents = OPERATIONS[name][2].get("requestBody", {"content": {}})["content"].values()
    schemas = [resolved_part(media["schema"]) for media in contents]
    items = [resolved_part(each.get("items", each)) for each in schemas]
    properties = [each for schema in items for each in schema.get("properties", {}).items()]
    sent = set().union(*body) if isinstance(body, list) else {*(body or {})}
    return sorted({field for field, schema in properties if "default" in resolved_part(schema)} | sent)


READS = [name for name in GUARDED if "x-event" not in OPERATIONS[name][2] and name not in PURE]
OF_PHI = [name for name in READS if has_phi(OPERATIONS[name][2]["responses"]["200"])]
OF_MANY = ["patients.list", "patients.search", "matches.find", "adherence.list_summaries"]
WORDS = {"completed", "ended"}  # names of events and fields that are also values
DONE_ALREADY = ["providers.link", "treatments.upsert", "treatments.upsert_prescription",
                "treatments.upsert_consultation", "onboarding.answer", "time_zones.set",
                "schedules.replace", "sharps_reminders.set"]  # fmt: skip
UNCHANGED = [*DONE_ALREADY, "protocols.upsert_compounds", "doses.log", "doses.record_batch"]
CHANGES = [name for name in GUARDED if "x-event" in OPERATIONS[name][2] and name != "patients.erase"]
CHANGES.sort(key=lambda name: name == "webhooks.remove")  # the other changes need the endpoint


class AuditedService(NamedTuple):
    service: LiveService
    graph: Graph
    api: httpx2.Client
    me: httpx2.Client
    staff: httpx2.Client
    """A client of a person who is not the patient."""

    def request(self, name: str, **values: str) -> Request:
        asked = self.graph.request(name, **values)
        return asked._replace(body={"name": "lovelace"}) if name == "patients.search" else asked

    def callers(self, name: str) -> list[tuple[httpx2.Client, Row]]:
        """Return the allowed clients, each with the client and subject to be audited."""
        if OPERATIONS[name][2].get("x-caller") == "person":
            return [(self.me, SELF)]
        of_services = OPERATIONS[name][2].get("x-caller") == "service"
        return [(self.api, SERVICE)] + [(self.staff, STAFF)] * (not of_services)

    def audited(self, asked: Request, api: httpx2.Client) -> tuple[httpx2.Response, list[Row]]:
        """Send a request; return the response and its audit rows, without those about another record in the graph."""
        request_id = str(uuid.uuid4())
        answer = asked.send(api, **{"X-Request-Id": request_id})
        columns = "patient_id::text, event, operation, client, subject, entity_id::text, fields"
        query = f"SELECT {columns} FROM audit WHERE request_id = %s AND patient_id IS DISTINCT FROM %s"
        return answer, self.service.sql(query, request_id, self.graph.duplicate)

    def log_rows(self) -> list[str]:
        """Return the ids of the audit rows about the patient, and about the one merged into it, newest first."""
        of_them = "patient_id = %s OR patient_id IN (SELECT id FROM merged_patients WHERE patient_id = %s)"
        query = f"SELECT id::text FROM audit WHERE {of_them} ORDER BY occurred_at DESC, id DESC"
        return [id for (id,) in self.service.sql(query, self.graph.patient, self.graph.patient)]

    def log(self, **params: Any) -> dict[str, Any]:
        answer = self.api.get(f"/v1/patients/{self.graph.patient}/access-log", params=params)
        assert answer.status_code == 200
        return dict(answer.json())


@pytest.fixture
def audited_service(service: LiveService, graph: Graph, make_api: MakeApi) -> AuditedService:
    return AuditedService(service, graph, make_api(), make_api(subject=PERSON), make_api(subject="staff"))


def test_every_read_of_phi_is_audited_once(audited_service: AuditedService) -> None:
    assert OF_PHI
    for name in READS:
        for api, who in audited_service.callers(name):
            answer, rows = audited_service.audited(audited_service.request(name), api)
            assert answer.status_code == 200, name
            row = (audited_service.graph.patient, None, name, *who, None, [])
            about_patient = [each for each in rows if each[0] == row[0]]
            assert about_patient == ([row] if name in OF_PHI else []), name
            assert name in OF_MANY or rows in (about_patient, [row, (audited_service.graph.other, *row[1:])]), name


def test_access_by_the_patient_is_logged_as_self(audited_service: AuditedService) -> None:
    named = []
    for name in [each for each in (*READS, *CHANGES) if OPERATIONS[each][2].get("x-caller") != "service"]:
        rows = audited_service.audited(audited_service.request(name), audited_service.me)[1]
        named += [name for row in rows if row[0] == audited_service.graph.patient and row[3:5] != SELF]
    assert named == []


def test_ids_of_audited_reads_are_unique_uuid7_of_their_time(
    audited_service: AuditedService, register: Register
) -> None:
    register()
    answers = [audited_service.request("patients.list").send(audited_service.api) for _ in range(2)]
    total = sum(len(answer.json()["patients"]) for answer in answers)
    query = "SELECT id::text, occurred_at FROM audit WHERE operation = 'patients.list' AND brand_id = %s"
    rows = audited_service.service.sql(query, audited_service.graph.brand)
    assert len({id for id, _ in rows}) == total >= 4
    for id, moment in rows:
        assert uuid.UUID(id).version == 7
        assert int(id.replace("-", "")[:12], 16) == int(moment.timestamp() * 1000)


def test_read_that_finds_nobody_is_not_audited(audited_service: AuditedService, make_api: MakeApi) -> None:
    absent = {"id": ABSENT, "patient_id": ABSENT, "value": "nobody"}
    for name in sorted({*OF_PHI} - {*OF_MANY}):
        of_person = OPERATIONS[name][2].get("x-caller") == "person"
        nobody, elsewhere = make_api(subject="nobody"), make_api("another", subject=PERSON if of_person else None)
        for asked, api in (
            (audited_service.request(name, **absent), nobody if of_person else audited_service.api),
            (audited_service.request(name), elsewhere),
        ):
            answer, rows = audited_service.audited(asked, api)
            assert (answer.status_code, rows) == (404, []), name
    assert (
        audited_service.audited(
            audited_service.request("accesses.list")._replace(params={"limit": "0"}), audited_service.api
        )[1]
        == []
    )


def test_read_of_a_missing_answer_is_audited(audited_service: AuditedService) -> None:
    asked = audited_service.request("intake.get")._replace(params={"questionnaire_version": "never answered"})
    answer, rows = audited_service.audited(asked, audited_service.api)
    assert (answer.status_code, [row[0] for row in rows]) == (404, [audited_service.graph.patient])


def test_list_and_search_audit_exactly_the_patients_on_the_page(
    audited_service: AuditedService, register: Register
) -> None:
    ids = [register(first_name="Grace", last_name=name)["id"] for name in ("Hopper", "Hop", "Turing", "Hope")][::-1]
    page = audited_service.request("patients.list")
    search = audited_service.request("patients.search")
    for asked, expected in (
        (page._replace(params=page.params | {"limit": "2", "offset": "1"}), ids[1:3]),
        (page._replace(params=page.params | {"offset": "50"}), []),
        (search._replace(body={"name": "hop"}), [ids[0], *ids[2:]]),
        (search._replace(body={"name": "hop", "limit": 1, "offset": 1}), ids[2:3]),
        (search._replace(body={"name": "nobody"}), []),
    ):
        answer, rows = audited_service.audited(asked, audited_service.api)
        assert [each["id"] for each in answer.json()["patients"]] == expected
        # The total of an empty page is a read about no patient.
        assert sorted(row[0] or "" for row in rows) == (sorted(expected) or [""])


def test_every_change_is_logged_with_caller_and_field_names(audited_service: AuditedService) -> None:
    expected: list[dict[str, Any]] = []
    for name in CHANGES:
        api, who = audited_service.callers(name)[-1]
        asked, operation = audited_service.request(name), OPERATIONS[name][2]
        answer, rows = audited_service.audited(asked, api)
        entity = audited_service.graph.evaluate(name, operation.get("x-entity"), answer.json())
        row = (operation["x-event"], name, *who, entity, fields_set(name, asked.body))
        # An undo is an event about the patient, and is in the log of the other one, too.
        expected_rows = [] if name in UNCHANGED else [row] * (1 + (name == "merges.undo"))
        assert [row[1:] for row in rows if row[1]] == expected_rows, name
        if name not in UNCHANGED and any(row[0] == audited_service.graph.patient for row in rows):
            named = zip(("event", "operation", "client", "subject", "entity_id", "fields"), row, strict=True)
            expected.append(dict(named) | {"request_id": answer.headers["x-request-id"]})
    log = audited_service.log(limit=100)["accesses"]
    changes = [each for each in log if each["event"]][: len(expected)]
    assert [{name: each[name] for name in expected[0]} for each in changes] == expected[::-1]
    assert all(each.keys() == NAMES for each in log)
    bodies = [audited_service.request(name).body for name in CHANGES]
    sent = [value for body in bodies if isinstance(body, dict) for value in body.values()]
    values = {value for value in sent if isinstance(value, str) and len(value) > 4} - WORDS - {*audited_service.graph}
    assert len(values) > 10
    assert [value for value in values if value in json.dumps(log)] == []


def test_no_op_write_is_audited_as_a_read(audited_service: AuditedService) -> None:
    unnoted = []
    for name in ("medications.update_status", "encounters.update_status", "providers.end_link", *DONE_ALREADY):
        api, who = audited_service.callers(name)[0]
        first = audited_service.request(name).send(api)
        answer, rows = audited_service.audited(audited_service.request(name), api)
        assert (answer.status_code, answer.json()) == (200, first.json())
        unnoted += [name] * (rows != [(audited_service.graph.patient, None, name, *who, None, [])])
    assert unnoted == []


def test_idempotent_replay_is_audited_as_a_read(audited_service: AuditedService) -> None:
    asked, key = audited_service.request("encounters.create"), {"Idempotency-Key": "again"}
    first, again = (asked.send(audited_service.api, **key) for _ in range(2))
    assert again.json() == first.json()
    of_request = "SELECT event, operation, patient_id::text FROM audit WHERE request_id = %s"
    rows = [audited_service.service.sql(of_request, answer.headers["x-request-id"]) for answer in (first, again)]
    about = ("encounters.create", audited_service.graph.patient)
    assert rows == [[("encounter.created", *about)], [(None, *about)]]


def test_access_log_is_newest_first_and_audits_its_own_reads(audited_service: AuditedService) -> None:
    for name in OF_PHI:
        audited_service.request(name).send(audited_service.callers(name)[0][0])
    rows = audited_service.log_rows()
    page = audited_service.log(limit=5, offset=2)
    assert ([each["id"] for each in page["accesses"]], page["total"]) == (rows[2:7], len(rows))
    page = audited_service.log(limit=1)
    assert (page["accesses"][0]["operation"], page["total"]) == ("accesses.list", len(rows) + 1)
    assert (
        "next"
        in audited_service.request("accesses.list")._replace(params={"limit": "1"}).send(audited_service.api).links
    )
    beyond = audited_service.log(offset=1000)
    assert (beyond["accesses"], beyond["total"], beyond["next_cursor"]) == ([], len(rows) + 3, None)


def test_patient_and_admin_see_the_same_access_log(audited_service: AuditedService) -> None:
    mine = audited_service.me.get("/v1/patients/me/access-log", params={"limit": 100}).json()
    theirs = audited_service.log(limit=100)
    assert (mine["patient_id"], mine["total"] + 1) == (audited_service.graph.patient, theirs["total"])
    assert theirs["accesses"][0]["operation"] == "accesses.list_mine"
    assert theirs["accesses"][1:] == mine["accesses"]


def test_access_log_contains_one_patient_only(audited_service: AuditedService, register: Register) -> None:
    other = register()["id"]
    log = audited_service.api.get(f"/v1/patients/{other}/access-log").json()
    assert [each["operation"] for each in log["accesses"]] == ["patients.create"]
    assert other not in json.dumps(audited_service.log(limit=100))


def test_auditing_a_read_adds_no_round_trip(audited_service: AuditedService, run_operation: OperationRunner) -> None:
    count = "SELECT count(*) FROM audit WHERE brand_id = %s AND event IS NULL AND patient_id = %s"
    patient = audited_service.graph.patient
    for name in READS:
        if name.startswith("exports."):  # returned in chunks
            continue
        before = audited_service.service.sql(count, run_operation.brand, patient)[0][0]
        body = audited_service.request(name).body
        run_operation.example(
            audited_service.graph, name, **({"body": body | {"limit": 20, "offset": 0}} if body else {})
        )
        assert run_operation.round_trips == 1 + (name in AUDITED_LAST), name
        assert audited_service.service.sql(count, run_operation.brand, patient)[0][0] == before + (name in OF_PHI), name


def test_read_audit_can_be_disabled_without_losing_changes(own_service: LiveService) -> None:
    own_service._environment["AUDIT_READS"] = "false"
    own_service.start()
    tokens = LocalTokens(own_service.data_dir)
    service, me = (
        own_service.api(tokens.mint(brand="demo", scopes=every_scope(), subject=who)) for who in (None, PERSON)
    )
    with service, me:
        world = AuditedService(own_service, create_graph(service, "demo", me), service, me, me)
        before = world.log()["total"]
        for name in READS:
            answer, rows = world.audited(world.request(name), world.callers(name)[0][0])
            assert (answer.status_code, rows) == (200, []), name
        assert len(world.audited(world.request("encounters.create"), service)[1]) == 1
        assert world.log()["total"] == before + 1

"""The graph of a patient: kinds of nodes and their scopes, edges, pages."""

import base64
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from db import patient_graph
from service.contract.compile import every_scope
from tests.conftest import MakeApi, Register
from tests.support.document import resolved
from tests.support.graph import PERSON, Graph
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT

pytestmark = pytest.mark.postgres

SCHEMAS = CONTRACT["components"]["schemas"]
SCOPES: dict[str, str] = SCHEMAS["GraphNodeKind"]["x-scopes"]
# The schema of the resource of each kind that has references.
RESOURCES = {"provider_link": "ProviderLink", "encounter": "Encounter", "medication": "Medication",
             "enrollment": "Enrollment", "schedule": "ScheduleRow", "override": "ProtocolOverride",
             "prescription": "Prescription", "consultation": "Consultation",
             "protocol_compound": "ProtocolCompound"}  # fmt: skip


def read(api: httpx2.Client, patient_id: str, **params: Any) -> dict[str, Any]:
    answer = api.get(f"/v1/patients/{patient_id}/graph", params=params)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def keys(graph: dict[str, Any], kind: str) -> list[str]:
    return [node["key"] for node in graph["nodes"] if node["kind"] == kind]


def pages(api: httpx2.Client, patient_id: str, kind: str, limit: int) -> Iterator[dict[str, Any]]:
    """Yield all responses with nodes of a kind. Fails if there is no end."""
    graph = read(api, patient_id, limit=limit)
    for _ in range(20):
        yield graph
        cursors = [each["next_cursor"] for each in graph["more"] if each["kind"] == kind]
        if not cursors:
            return
        graph = read(api, patient_id, limit=limit, cursor=cursors[0])
    pytest.fail("no end")


def cursor_of(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()


def test_every_kind_has_a_node_and_a_scope(make_api: MakeApi, graph: Graph) -> None:
    found = read(make_api(), graph.patient)
    assert {node["kind"] for node in found["nodes"]} == set(SCOPES)
    assert set(SCOPES.values()) <= set(every_scope())
    assert (found["more"], found["omitted"]) == ([], [])
    assert found["nodes"][0]["key"] == f"patient:{graph.patient}"


def test_edges_are_references_between_nodes(make_api: MakeApi, graph: Graph) -> None:
    found = read(make_api(), graph.patient)
    nodes = {node["key"]: node for node in found["nodes"]}
    assert len(nodes) == len(found["nodes"])
    seen = set()
    for edge in found["edges"]:
        source, target = nodes[edge["source"]], nodes[edge["target"]]
        seen.add((source["kind"], edge["property"], target["kind"]))
    schemas = {kind: resolved({"$ref": f"#/components/schemas/{name}"}) for kind, name in RESOURCES.items()}
    for source, name, _ in seen:
        assert source not in schemas or name in str(schemas[source]), (source, name)
    of_patient = {source for source, name, target in seen if (name, target) == ("patient_id", "patient")}
    assert of_patient == set(SCOPES) - {"patient", "provider", "protocol", "protocol_compound", "compound"}
    assert {each for each in seen if each[1] != "patient_id"} == {
        ("provider_link", "provider_id", "provider"),
        ("enrollment", "protocol_id", "protocol"),
        ("schedule", "protocol_compound_id", "protocol_compound"),
        ("override", "protocol_id", "protocol"),
        ("override", "compound_id", "compound"),
        ("dose_series", "protocol_id", "protocol"),
        ("dose_series", "compound_id", "compound"),
        ("prescription", "treatment_id", "treatment"),
        ("consultation", "treatment_id", "treatment"),
        ("protocol_compound", "protocol_id", "protocol"),
        ("protocol_compound", "compound_id", "compound"),
    }


def test_encounter_and_medication_refer_to_their_provider(make_api: MakeApi, graph: Graph) -> None:
    api, whole = make_api(), f"/v1/patients/{graph.patient}"
    seen = {"brand_id": graph.brand, "encounter_type": "lab", "provider_id": graph.provider}
    taken = {"brand_id": graph.brand, "name": "a", "dosage": "b", "frequency": "c", "prescriber_id": graph.provider}
    sources = [
        f"encounter:{api.post(f'{whole}/encounters', json=seen).json()['id']}",
        f"medication:{api.post(f'{whole}/medications', json=taken).json()['id']}",
    ]
    edges = [each for each in read(api, graph.patient)["edges"] if each["source"] in sources]
    to_provider = [each for each in edges if each["property"] != "patient_id"]
    target = f"provider:{graph.provider}"
    assert to_provider == [
        {"source": sources[0], "target": target, "property": "provider_id"},
        {"source": sources[1], "target": target, "property": "prescriber_id"},
    ]


@pytest.mark.parametrize("scope", sorted({*SCOPES.values()} - {"read:patients"}))
def test_kind_is_omitted_without_its_scope(make_api: MakeApi, shared_graph: Graph, scope: str) -> None:
    api = make_api(brand=shared_graph.brand, scopes=[each for each in every_scope() if each != scope])
    found = read(api, shared_graph.patient)
    omitted = [kind for kind, needed in SCOPES.items() if needed == scope]
    assert found["omitted"] == [{"kind": kind, "scope": scope} for kind in omitted]
    unreferred = {"protocol", "protocol_compound", "compound"} if scope == "read:adherence" else {*()}
    assert {node["kind"] for node in found["nodes"]} == set(SCOPES) - {*omitted} - unreferred
    assert not any(edge["target"].partition(":")[0] in omitted for edge in found["edges"])


def test_cursor_returns_no_kind_without_its_scope(make_api: MakeApi, shared_graph: Graph) -> None:
    api = make_api(brand=shared_graph.brand, scopes=["read:patients"])
    for kind in SCOPES:
        found = read(api, shared_graph.patient, cursor=cursor_of(f"{kind}:".encode()))
        allowed = {each for each, scope in SCOPES.items() if scope == "read:patients" and each in ("patient", kind)}
        assert {node["kind"] for node in found["nodes"]} == allowed


def test_graph_without_read_patients_is_403(make_api: MakeApi, shared_graph: Graph) -> None:
    api = make_api(brand=shared_graph.brand, scopes=["read:safe_patients", "read:encounters", "admin:patients"])
    assert api.get(f"/v1/patients/{shared_graph.patient}/graph").status_code == 403


@pytest.mark.parametrize("limit", [1, 3])
@pytest.mark.parametrize("kind", ["encounter", "metric"])
def test_pages_have_each_node_once_and_end(
    api: httpx2.Client, patient: dict[str, Any], brand: str, kind: str, limit: int
) -> None:
    whole = f"/v1/patients/{patient['id']}"
    for number in range(6):
        entry = {"value_numeric": "1", "source": "manual", "recorded_at": "2024-01-01T00:00:00Z"}
        measured = api.post(f"{whole}/metrics", json=entry | {"brand_id": brand, "metric_key": f"key {number} ü/:"})
        assert measured.status_code == 201, measured.text
        api.post(f"{whole}/encounters", json={"brand_id": brand, "encounter_type": "lab"})
    found = list(pages(api, patient["id"], kind, limit))
    seen = [key for graph in found for key in keys(graph, kind)]
    everything = keys(read(api, patient["id"]), kind)
    assert len(everything) == 6
    assert seen == everything
    assert len(found) == 6 // limit
    assert {node["kind"] for graph in found[1:] for node in graph["nodes"]} == {"patient", kind}
    if kind == "encounter":
        assert seen == sorted(seen, reverse=True)


def test_dose_series_are_paginated_and_counted(service: LiveService, make_api: MakeApi, graph: Graph) -> None:
    api = make_api()
    (series,) = keys(read(api, graph.patient), "dose_series")
    copied = ("brand_id, patient_id, protocol_id, protocol_compound_id, peptide_id, slot_date, slot, status, "
              "scheduled_at, logged_at, created_at, updated_at")  # fmt: skip
    service.sql(
        f"INSERT INTO doses (id, compound_id, {copied}) SELECT gen_random_uuid(), protocol_id, {copied} FROM doses "
        "WHERE patient_id = %s",
        graph.patient,
    )
    found = list(pages(api, graph.patient, "dose_series", 1))
    seen = [node for each in found for node in each["nodes"] if node["kind"] == "dose_series"]
    assert len(seen) == 2
    assert series in [node["key"] for node in seen]
    assert [node["count"] for node in seen] == [1, 1]


def test_only_providers_of_returned_nodes_are_returned(api: httpx2.Client, patient: dict[str, Any], brand: str) -> None:
    for name in ("Dr. First", "Dr. Second"):
        provider = api.post("/v1/providers", json={"brand_id": brand, "name": name}).json()["id"]
        visit = {"brand_id": brand, "encounter_type": "lab", "provider_id": provider}
        api.post(f"/v1/patients/{patient['id']}/encounters", json=visit)
    found = list(pages(api, patient["id"], "encounter", 1))
    names = [[node["name"] for node in each["nodes"] if node["kind"] == "provider"] for each in found]
    assert names == [["Dr. Second"], ["Dr. First"]]


def test_entries_of_a_metric_are_counted_up_to_a_thousand(
    api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    entry = {"metric_key": "steps", "value_numeric": "1", "source": "manual", "recorded_at": "2024-01-01T00:00:00Z"}
    latest = entry | {"recorded_at": "2024-05-01T00:00:00Z"}
    for entries in ([latest], [entry] * 998, [entry] * 5):
        answer = api.post(f"/v1/patients/{patient['id']}/metric-batches", json={"entries": entries})
        assert answer.status_code == 201, answer.text
        (node,) = [node for node in read(api, patient["id"])["nodes"] if node["kind"] == "metric"]
        assert node["at"] == "2024-05-01T00:00:00.000000Z"
    assert node["count"] == 1000


@pytest.mark.parametrize("key", [b"", b"nothing", b"nothing:x", b"encounter", b"encounter:zz", b"metric:\xff\x00\xfe",
                                 b"dose_series:", b"patient:", b"provider:", b"encounter:" + b"9" * 400,
                                 b"\xf0\x9f\x98\x80:"])  # fmt: skip
def test_forged_cursor_never_is_an_error_of_the_service(make_api: MakeApi, shared_graph: Graph, key: bytes) -> None:
    api = make_api(brand=shared_graph.brand)
    answer = api.get(f"/v1/patients/{shared_graph.patient}/graph", params={"cursor": cursor_of(key)})
    assert answer.status_code == (200 if key else 400)
    if key:
        kind = key.partition(b":")[0].decode()
        others = {"patient", kind, "provider", "protocol", "compound"}
        assert {node["kind"] for node in answer.json()["nodes"]} <= others


def test_graph_of_a_patient_without_records_is_one_node(api: httpx2.Client, patient: dict[str, Any]) -> None:
    found = read(api, patient["id"])
    assert [node["kind"] for node in found["nodes"]] == ["patient"]
    assert found["edges"] == []


def test_graph_contains_nothing_of_another_patient(make_api: MakeApi, graph: Graph, register: Register) -> None:
    other = register()["id"]
    assert [node["kind"] for node in read(make_api(), other)["nodes"]] == ["patient"]


def test_graph_does_not_name_the_patient(make_api: MakeApi, graph: Graph) -> None:
    answer = make_api().get(f"/v1/patients/{graph.patient}/graph")
    assert "Lovelace" not in answer.text
    assert PERSON not in answer.text


def test_kinds_are_bounded_as_the_contract_describes() -> None:
    described = CONTRACT["paths"]["/v1/patients/{id}/graph"]["get"]["description"]
    assert f"at most {patient_graph._MOST_SHARED} of each kind" in described
    count = SCHEMAS["GraphNode"]["properties"]["count"]
    assert f"up to {count['maximum']:,}, of the newest {patient_graph.MOST_COUNTED:,} doses" in count[
        "description"
    ].replace("\n", " ")

"""All that a service returns about two brands, to compare a restored or upgraded database with what it was.

AUDIT_READS=false, or each read would add to the access logs and the exports.
"""

from typing import NamedTuple

import httpx2

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph, create_graph
from tests.support.live_service import LiveService

BRANDS = ("acme", "zeta")
READS = [name for name in GUARDED if OPERATIONS[name][0] == "GET"]
_REQUEST_ID = {"X-Request-Id": "0192f5a0-0000-7000-8000-00000000feed"}


class Response(NamedTuple):
    status: int
    etag: str | None
    body: bytes


def client(service: LiveService, brand: str, subject: str | None = None) -> httpx2.Client:
    """Return a client with a token of a service or a person of the brand, with every scope."""
    return service.api(LocalTokens(service.data_dir).mint(brand=brand, scopes=every_scope(), subject=subject))


def fill(service: LiveService) -> dict[str, Graph]:
    """Create a patient with one of everything, and one who was erased, in each brand; return the former."""
    graphs = {}
    for brand in BRANDS:
        with client(service, brand) as api, client(service, brand, PERSON) as me:
            graphs[brand] = create_graph(api, brand, me)
            assert graphs[brand].request("patients.update").send(api).status_code == 200
            erased = register(service, brand)
            assert api.delete(f"/v1/patients/{erased}").json()["status"] == "deleted"
    return graphs


def register(service: LiveService, brand: str) -> str:
    """Register a patient; return the id."""
    with client(service, brand) as api:
        body = {"brand_id": brand, "first_name": "Zoë", "last_name": "O\u2019Brien", "metadata": {"n": 1.50}}
        response = api.post("/v1/patients", json=body)
        assert response.status_code == 201, response.text
        return str(response.json()["id"])


def responses(service: LiveService, graphs: dict[str, Graph]) -> dict[str, Response]:
    """Return the response of each read of the brands, by the service and by the patient, and of each patient."""
    found = {}
    for graph in graphs.values():
        for subject in (None, PERSON):
            with client(service, graph.brand, subject) as api:
                for name in READS:
                    found[f"{graph.brand} {name} {subject}"] = _response(graph.request(name).send(api, **_REQUEST_ID))
        with client(service, graph.brand) as api:
            for id in _patients(api, graph.brand):
                found[id] = _response(api.get(f"/v1/patients/{id}"))
    assert [each for each in found.values() if each.status == 200]
    return found


def _patients(api: httpx2.Client, brand: str) -> list[str]:
    page = api.get("/v1/patients", params={"brand_id": brand, "limit": "100"}).json()
    assert page["total"] == len(page["patients"])
    return [patient["id"] for patient in page["patients"]]


def _response(response: httpx2.Response) -> Response:
    return Response(response.status_code, response.headers.get("ETag"), response.content)

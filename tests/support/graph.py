"""A patient with one of everything, and a valid request for every operation."""

import json
from typing import Any, NamedTuple

import httpx2

from tests.support.document import resolved
from tests.support.oracle import CONTRACT

PERSON = "person"
"""The `sub` of the patient."""
OPERATIONS: dict[str, tuple[str, str, dict[str, Any]]] = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, item in CONTRACT["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}
GUARDED = [name for name, each in OPERATIONS.items() if each[2].get("security", CONTRACT["security"])]


class Request(NamedTuple):
    """A request without its token."""

    method: str
    path: str
    params: dict[str, str]
    body: Any
    media_type: str

    def send(self, api: httpx2.Client, **headers: str) -> httpx2.Response:
        content = None if self.body is None else json.dumps(self.body)
        headers |= {} if content is None else {"Content-Type": self.media_type}
        return api.request(self.method, self.path, params=self.params, content=content, headers=headers)


class Graph(NamedTuple):
    """The ids of the created objects, in one brand."""

    brand: str
    patient: str
    provider: str
    link: str
    encounter: str
    medication: str
    entry: str = ""
    protocol: str = ""
    compound: str = ""

    def request(self, name: str, **values: str) -> Request:
        """Return the request of the contract's example for these objects; `values` replace path parameters."""
        method, path, operation = OPERATIONS[name]
        named = {resolved(each)["name"] for each in operation.get("parameters", [])}
        params = {"brand_id": self.brand} if "brand_id" in named else {}
        body, media_type = None, ""
        for type_, media in operation.get("requestBody", {}).get("content", {}).items():
            body, media_type = self._with_own_ids(name, media["example"]), type_
        return Request(method, path.format(**self.path_params(name) | values), params, body, media_type)

    def path_params(self, name: str) -> dict[str, str]:
        """Return the path parameters of an operation."""
        ids = {
            "providers.get": self.provider,
            "encounters.update_status": self.encounter,
            "medications.update_status": self.medication,
        }
        return {
            "id": self.protocol if name.startswith("protocols.") else ids.get(name, self.patient),
            "patient_id": self.patient,
            "link_id": self.link,
            "system": "mrn",
            "value": "A-1",
            "rimo_treatment_id": "T-77",
            "rimo_order_id": "O-1001",
            "rimo_consultation_id": "C-500",
            "metric_key": "weight",
            "entry_id": self.entry,
            "protocol_id": self.protocol,
            "compound_id": self.compound,
        }

    def _with_own_ids(self, name: str, example: Any) -> Any:
        if isinstance(example, list):
            return [self._with_own_ids(name, each) for each in example]
        ours = {"brand_id": self.brand, "provider_id": self.provider}
        body = example | {key: value for key, value in ours.items() if key in example}
        return body | {"external_ids": {}} if name == "patients.update" else body


def create_graph(service: httpx2.Client, brand: str, me: httpx2.Client | None = None) -> Graph:
    """Create a patient of the brand with everything that a service and, with the client `me`, PERSON can add.

    Every write has an Idempotency-Key.
    """
    person = {"brand_id": brand, "first_name": "Ada", "last_name": "Lovelace"}
    ids = {"external_ids": {"mrn": "A-1", "identity": PERSON}}
    seed = Graph(brand, _created_id(service.post("/v1/patients", json=person | ids)), "", "", "", "")
    seed = seed._replace(provider=_created_id(seed.request("providers.create").send(service)))
    asked = seed.request("protocols.create")
    seed = seed._replace(protocol=_created_id(asked._replace(body=asked.body | {"slug": "known"}).send(service)))
    added = seed.request("protocols.upsert_compounds").send(service)
    assert added.status_code == 200, added.text
    made = {name: _created_id(seed.request(name).send(service, **{"Idempotency-Key": name})) for name in _BY_SERVICE}
    for name in _BY_PERSON if me else ():
        _created_id(seed.request(name).send(me, **{"Idempotency-Key": name}))
    return seed._replace(
        link=made["providers.link"],
        encounter=made["encounters.create"],
        medication=made["medications.prescribe"],
        entry=made["metrics.append"],
        compound=added.json()["compounds"][0]["compound_id"],
    )


_BY_SERVICE = (
    "providers.link",
    "encounters.create",
    "medications.prescribe",
    "metrics.append",
    "metrics.append_batch",
    "intake.replace",
    "consults.create",
    "treatments.upsert",
    "treatments.upsert_prescription",
    "treatments.upsert_consultation",
    "time_zones.set",
)
_BY_PERSON = ("acts.verify_age", "acts.acknowledge_ruo", "researchers.acknowledge", "onboarding.answer")


def _created_id(answer: httpx2.Response) -> str:
    """Return the id of the created object, or of its patient if it has none."""
    assert answer.status_code in (200, 201), answer.text
    body = answer.json()
    return str(body["id"] if "id" in body else body["patient_id"])

"""A patient with one of everything, and a valid request for every operation."""

import json
import re
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
PURE = {"coaches.triage"}
"""Operations that neither read nor store anything: the response depends on the request and the time."""
AUDITED_LAST = {"matches.find", "match_proposals.list"}
"""Operations that compare the patients whom they read, and audit those whom they return in a second round trip."""
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
    version: str = ""
    """The newest version of the protocol, in which the patient is not enrolled."""
    enrollment: str = ""
    protocol_compound: str = ""
    override: str = ""
    dose: str = ""
    further_protocol: str = ""
    """A protocol in which the patient is not enrolled."""
    webhook: str = ""
    """An endpoint with pending deliveries of events about the patient."""
    other: str = ""
    """Another patient, who is proposed as a match of the patient."""
    duplicate: str = ""
    """Another record of the patient."""
    merge: str = ""
    """The merge of a third record into the patient."""

    def request(self, name: str, **values: str) -> Request:
        """Return the request of the contract's example for these objects; `values` replace parameters."""
        method, path, operation = OPERATIONS[name]
        params = {key: values.get(key, value) for key, value in self.query_params(name).items()}
        body, media_type = None, ""
        for type_, media in operation.get("requestBody", {}).get("content", {}).items():
            body, media_type = self._with_own_ids(name, media["example"]), type_
        return Request(method, path.format(**self.path_params(name) | values), params, body, media_type)

    def query_params(self, name: str) -> dict[str, str]:
        """Return the required query parameters of an operation."""
        ours = {"brand_id": self.brand, "patient_id": self.patient, "protocol_id": self.protocol}
        parameters = [resolved(each) for each in OPERATIONS[name][2].get("parameters", [])]
        required = [each for each in parameters if each["in"] == "query" and each.get("required")]
        return {each["name"]: ours.get(each["name"], each["example"]) for each in required}

    def path_params(self, name: str) -> dict[str, str]:
        """Return the path parameters of an operation."""
        ids = {
            "providers.get": self.provider,
            "encounters.update_status": self.encounter,
            "medications.update_status": self.medication,
            "overrides.withdraw": self.override,
        }
        own = {"protocols": self.protocol, "enrollments": self.enrollment, "doses": self.dose,
               "webhooks": self.webhook}  # fmt: skip
        return {
            "id": own.get(name.partition(".")[0]) or ids.get(name, self.patient),
            "patient_id": self.patient,
            "other_id": self.other,
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
            "protocol_compound_id": self.protocol_compound,
            "compound": "bpc-157",
            "version": "0.2.0",
            "merge_id": self.merge,
        }

    def evaluate(self, name: str, expression: str | None, answer: dict[str, Any]) -> Any:
        """Evaluate a runtime expression of the contract, alone or in braces within a text, on a response."""
        if expression is None or expression.startswith("$request.path."):
            return expression and self.path_params(name)[expression.removeprefix("$request.path.")]
        if expression.startswith("$"):
            return answer[expression.removeprefix("$response.body#/")]
        return re.sub(r"\{\$response\.body#/(\w+)\}", lambda match: str(answer[match[1]]), expression)

    def _with_own_ids(self, name: str, example: Any) -> Any:
        if isinstance(example, list):
            return [self._with_own_ids(name, each) for each in example]
        if name == "doses.record_batch" and "doses" in example:
            return {"doses": self._with_own_ids(name, example["doses"])}
        protocol = self.further_protocol if name == "enrollments.start" else self.protocol
        ours = {"brand_id": self.brand, "provider_id": self.provider, "protocol_id": protocol,
                "version_id": self.version, "compound_id": self.compound,
                "protocol_compound_id": self.protocol_compound, "patient_ids": [self.patient],
                "merged_id": self.duplicate}  # fmt: skip
        body = example | {key: value for key, value in ours.items() if key in example}
        return body | {"external_ids": {}} if name == "patients.update" else body


OTHER = {"date_of_birth": "1990-12-11"}


def create_graph(service: httpx2.Client, brand: str, me: httpx2.Client | None = None) -> Graph:
    """Create a patient of the brand with everything that a service and, with the client `me`, PERSON can add.

    The patient is enrolled in the first version of a protocol, which has a second one. Every write has an
    Idempotency-Key.
    """
    person = {"brand_id": brand, "first_name": "Ada", "last_name": "Lovelace", "phone": "+14155550177"}
    ids = {"external_ids": {"mrn": "A-1", "identity": PERSON}}
    seed = Graph(brand, _created_id(service.post("/v1/patients", json=person | ids)), "", "", "", "")
    seed = seed._replace(other=_created_id(service.post("/v1/patients", json=person | OTHER)))
    dismissed = _created_id(service.post("/v1/patients", json=person | OTHER | {"first_name": "Adam"}))
    _created_id(
        seed.request("match_proposals.dismiss", other_id=dismissed).send(service, **{"Idempotency-Key": "dismiss"})
    )
    seed = seed._replace(provider=_created_id(seed.request("providers.create").send(service)))
    seed = with_protocols(seed, service)
    seed = with_webhook(seed, service)
    made = {name: _created_id(seed.request(name).send(service, **{"Idempotency-Key": name})) for name in BY_SERVICE}
    for name in BY_PERSON if me else ():
        _created_id(seed.request(name).send(me, **{"Idempotency-Key": name}))
    seed = seed._replace(
        link=made["providers.link"],
        encounter=made["encounters.create"],
        medication=made["medications.prescribe"],
        entry=made["metrics.append"],
        override=made["overrides.add"],
        dose=made["doses.record"],
    )
    return with_merge(seed, service)


def with_protocols(seed: Graph, service: httpx2.Client) -> Graph:
    """Create two protocols, and enrol the patient in the second one, whose version is then followed by another one."""
    for slug in ("further", "known"):
        asked = seed.request("protocols.create")
        created = asked._replace(body=asked.body | {"slug": slug}).send(service)
        seed = seed._replace(protocol=_created_id(created), further_protocol=seed.protocol)
    upsert, start = seed.request("protocols.upsert_compounds"), seed.request("enrollments.start")
    upserted = upsert.send(service)
    assert upserted.status_code == 200, upserted.text
    enrollment = _created_id(start._replace(body=start.body | {"protocol_id": seed.protocol}).send(service))
    upsert._replace(body=[upsert.body[0] | {"compound_slug": "further"}]).send(service)
    versions = seed.request("protocols.list_versions").send(service).json()["versions"]
    return seed._replace(
        compound=upserted.json()["compounds"][0]["compound_id"],
        protocol_compound=upserted.json()["compounds"][0]["id"],
        version=versions[0]["id"],
        enrollment=enrollment,
    )


def with_merge(seed: Graph, service: httpx2.Client) -> Graph:
    """Create two further records of the patient, and merge one: it brings a gender, its time zone is set aside."""
    person = {"brand_id": seed.brand, "first_name": "Augusta Ada", "last_name": "King", "gender": "female"}
    merged, duplicate = (_created_id(service.post("/v1/patients", json=person)) for _ in range(2))
    seed._replace(patient=merged).request("time_zones.set").send(service)
    asked = seed._replace(duplicate=merged).request("merges.create")
    made = _created_id(asked.send(service, **{"Idempotency-Key": "merge"}))
    return seed._replace(duplicate=duplicate, merge=made)


def with_webhook(seed: Graph, service: httpx2.Client) -> Graph:
    """Create a webhook endpoint, and replay all events so far to it."""
    seed = seed._replace(webhook=_created_id(seed.request("webhooks.create").send(service)))
    ever = {"from": "2000-01-01T00:00:00Z", "to": "3000-01-01T00:00:00Z"}
    replay = seed.request("webhooks.replay")._replace(body=ever).send(service, **{"Idempotency-Key": "replay"})
    assert replay.json()["replayed"], replay.text
    return seed


BY_SERVICE = (
    "providers.link",
    "encounters.create",
    "medications.prescribe",
    "metrics.append",
    "metrics.append_batch",
    "doses.record",
    "intake.replace",
    "consults.create",
    "treatments.upsert",
    "treatments.upsert_prescription",
    "treatments.upsert_consultation",
    "time_zones.set",
    "schedules.replace",
    "overrides.add",
)
BY_PERSON = ("acts.verify_age", "acts.acknowledge_ruo", "researchers.acknowledge", "onboarding.answer",
              "sharps_reminders.set")  # fmt: skip


def _created_id(answer: httpx2.Response) -> str:
    """Return the id of the created object, or of its patient if it has none."""
    assert answer.status_code in (200, 201), answer.text
    body = answer.json()
    return str(body["id"] if "id" in body else body["patient_id"])

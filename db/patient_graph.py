"""The graph of a patient: nodes for what is stored about the patient, and edges for the references between them.

One statement reads it. A common table expression reads the nodes of each kind, newest first; those of providers,
protocols and compounds read what these nodes refer to.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import orjson
import peewee

from db.attestations import ComplianceAct
from db.audit import read_audit
from db.compounds import IS_COMPOUND, Compound, ProtocolCompound, VersionCompound
from db.consults import ConsultOutcome
from db.core import clock, cursors
from db.core.projection import array_literal, text_of_time
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.doses import Dose
from db.encounters import Encounter
from db.enrollments import Enrollment, EnrollmentVersion
from db.errors import NotFound
from db.intake import IntakeResponse
from db.medications import Medication
from db.metric_series import keys_after
from db.metrics import MetricEntry
from db.onboarding import Onboarding
from db.overrides import Override
from db.patient_record import Patient
from db.protocols import Protocol, is_id
from db.providers import Provider, ProviderLink
from db.query import MOST_COUNTED, unknown_limit
from db.researchers import ResearcherAcknowledgement
from db.schedules import ScheduleRow
from db.treatments import Consultation, Prescription, Treatment
from openapi import contract, types

_SCHEMAS = contract()["components"]["schemas"]
_SCOPES: Mapping[str, str] = _SCHEMAS["GraphNodeKind"]["x-scopes"]
_MOST_ENTRIES: int = _SCHEMAS["GraphNode"]["properties"]["count"]["maximum"]
_MOST_SHARED = 500
"""The maximum number of nodes of a kind that others refer to, as the contract describes it."""
_CURSOR = {"key": cursors.TEXT}
_NONE = peewee.SQL("NULL")
_THEIR_ID = peewee.SQL("(SELECT id FROM patient)")
_COUNT = peewee.fn.COUNT(peewee.SQL("*"))
_VALUES = ("id", "name", "status", "at", "count")


class Kind(NamedTuple):
    """A kind of node, with a common table expression of its nodes: the columns `_VALUES` and those of the references.

    `references` has the kinds that the columns refer to. `order` is None for nodes that are not paginated, because they
    are read for those that refer to them; all others are about the patient.
    """

    name: str
    nodes: Any
    references: Mapping[str, str]
    order: str | None

    def column(self) -> Any:
        """Return a column: the nodes as a JSON array of arrays."""
        node = peewee.fn.json_build_array(*(getattr(self.nodes.c, name) for name in (*_VALUES, *self.references)))
        return peewee.Select([self.nodes], [peewee.fn.COALESCE(peewee.fn.json_agg(node), peewee.SQL("'[]'::json"))])

    def values(self, name: str) -> Any:
        """Return a query for a column of the nodes that the response contains: all but one, if there are more."""
        nodes = peewee.Select([self.nodes], [getattr(self.nodes.c, name)])
        return nodes if self.order is None else nodes.order_by(peewee.SQL(self.order)).limit(param("shown"))


def _is_selected(kind: str) -> Any:
    """Return the condition that nodes of a kind are read."""
    return peewee.SQL(f"'{kind}'") == peewee.fn.ANY(peewee.Cast(param("kinds"), "text[]"))


def _columns(id: Any, name: Any = _NONE, status: Any = _NONE, at: Any = _NONE, count: Any = _NONE) -> list[Any]:
    at = at if at is _NONE else text_of_time(at)
    return [column.alias(each) for each, column in zip(_VALUES, (id, name, status, at, count), strict=True)]


def _limited(nodes: Any) -> Any:
    return nodes.limit(unknown_limit(peewee.Cast(param("limit"), "bigint")))


def _records(
    kind: str, model: Any, *, id: str = "id", name: str = "", status: str = "", at: str = "", **references: str
) -> Kind:
    """Return a kind of node: the rows of a table about the patient, newest first. The values are names of columns."""
    fields = model._meta.fields
    columns = _columns(fields[id], *(fields[each] if each else _NONE for each in (name, status, at)))
    rows = model.select(*columns, *(fields[property] for property in references))
    rows = rows.where(model.patient_id == _THEIR_ID, fields[id] < param("after_id"), _is_selected(kind))
    return Kind(kind, _limited(rows.order_by(fields[id].desc())).cte(f"{kind}_nodes"), references, "id DESC")


_METRIC_KEYS = keys_after(
    (MetricEntry.patient_id == _THEIR_ID) & _is_selected("metric"), param("after_key").collate('"C"')
)


def _metrics() -> Kind:
    """Return the kind `metric`: the metric keys of the patient, in their order."""
    keys = peewee.Select([_METRIC_KEYS], [_METRIC_KEYS.c.metric_key])
    some = _limited(keys.where(_METRIC_KEYS.c.metric_key.is_null(False))).alias("some")
    of_key = MetricEntry.select().where(
        MetricEntry.patient_id == _THEIR_ID, MetricEntry.metric_key == some.c.metric_key
    )
    counted = of_key.select(peewee.SQL("1")).limit(peewee.SQL(f"{_MOST_ENTRIES}")).alias("counted")
    latest, count = of_key.select(peewee.fn.MAX(MetricEntry.recorded_at)), peewee.Select([counted], [_COUNT])
    columns = _columns(some.c.metric_key, some.c.metric_key, at=latest, count=count)
    return Kind("metric", peewee.Select([some], columns).cte("metric_nodes"), {}, "id")


def _dose_series() -> Kind:
    """Return the kind `dose_series`: the newest doses of the patient, by protocol and compound."""
    references = {"protocol_id": "protocol", "compound_id": "compound"}
    newest = Dose.select(Dose.protocol_id, Dose.compound_id, Dose.logged_at)
    newest = newest.where(Dose.patient_id == _THEIR_ID, _is_selected("dose_series")).order_by(
        *(getattr(Dose, name).desc() for name in ("slot_date", "protocol_id", "compound_id", "slot"))
    )
    doses = newest.limit(unknown_limit(peewee.SQL(f"{MOST_COUNTED}"))).alias("doses")
    pair = [getattr(doses.c, property) for property in references]
    id = peewee.fn.concat_ws(peewee.SQL("'/'"), *pair)
    count = peewee.fn.LEAST(_COUNT, peewee.SQL(f"{_MOST_ENTRIES}"))
    series = peewee.Select([doses], [*_columns(id, at=peewee.fn.MAX(doses.c.logged_at), count=count), *pair])
    series = series.group_by(*pair).alias("series")
    key = series.c.id.collate('"C"')
    rows = peewee.Select([series], [getattr(series.c, name) for name in (*_VALUES, *references)])
    rows = _limited(rows.where(key > param("after_key")).order_by(key))
    return Kind("dose_series", rows.cte("dose_series_nodes"), references, 'id COLLATE "C"')


def _shared(kind: str, rows: Any, ids: Any, **references: str) -> Kind:
    """Return a kind of node that others refer to: the rows with these ids. `rows` has the columns `_VALUES`."""
    model = rows.model
    rows = rows.select_extend(*(getattr(model, property) for property in references))
    rows = rows.where(model.id.in_(ids), _is_selected(kind)).order_by(model.id).limit(peewee.SQL(f"{_MOST_SHARED}"))
    return Kind(kind, rows.cte(f"{kind}_nodes"), references, None)


def _referred(kind: str, by: Iterable[Kind]) -> Any:
    """Return a query for the ids of a kind to which nodes refer."""
    return reduce(or_, (each.values(name) for each in by for name, target in each.references.items() if target == kind))


_ENROLLMENT = _records("enrollment", Enrollment, status="status", at="enrolled_at", protocol_id="protocol")
_RECORDS = (
    _records(
        "provider_link", ProviderLink, name="relationship", status="status", at="started_at", provider_id="provider"
    ),
    _records("encounter", Encounter, name="encounter_type", status="status", at="scheduled_at", provider_id="provider"),
    _records("medication", Medication, name="name", status="status", at="started_at", prescriber_id="provider"),
    _metrics(),
    _records("intake_response", IntakeResponse, name="questionnaire_version", status="status", at="submitted_at"),
    _ENROLLMENT,
    _records("schedule", ScheduleRow, name="time_of_day", at="created_at", protocol_compound_id="protocol_compound"),
    _records(
        "override", Override, name="override_type", at="created_at", protocol_id="protocol", compound_id="compound"
    ),
    _dose_series(),
    _records("compliance_act", ComplianceAct, name="kind", at="occurred_at"),
    _records("treatment", Treatment, name="rimo_treatment_id", status="status", at="started_at"),
    _records(
        "prescription", Prescription, name="medication_name", status="status", at="created_at", treatment_id="treatment"
    ),
    _records(
        "consultation",
        Consultation,
        name="consultation_type",
        status="status",
        at="scheduled_at",
        treatment_id="treatment",
    ),
    _records("consult_outcome", ConsultOutcome, status="outcome", at="completed_at"),
    _records("researcher_acknowledgement", ResearcherAcknowledgement, name="statement_version", at="acknowledged_at"),
    _records("onboarding", Onboarding, id="patient_id", name="role", at="onboarding_completed_at"),
)
# The compounds of all versions that hold or held in the enrolments, besides those of schedules.
_OF_VERSIONS = VersionCompound.select(VersionCompound.protocol_compound_id).where(
    VersionCompound.version_id.in_(
        EnrollmentVersion.select(EnrollmentVersion.version_id).where(
            EnrollmentVersion.patient_id == _THEIR_ID, EnrollmentVersion.enrollment_id.in_(_ENROLLMENT.values("id"))
        )
    )
)
_PROTOCOL_COMPOUND = _shared(
    "protocol_compound",
    ProtocolCompound.select(*_columns(ProtocolCompound.id, Compound.slug)).join(Compound, on=IS_COMPOUND),
    _referred("protocol_compound", _RECORDS) | _OF_VERSIONS,
    protocol_id="protocol",
    compound_id="compound",
)
_REFERRING = (*_RECORDS, _PROTOCOL_COMPOUND)
_SHARED = tuple(
    _shared(kind, model.select(*_columns(model.id, name)), _referred(kind, _REFERRING))
    for kind, model, name in (
        ("provider", Provider, Provider.name),
        ("protocol", Protocol, Protocol.name),
        ("compound", Compound, Compound.slug),
    )
)
_KINDS = (*_REFERRING, *_SHARED)
_SHARED_KINDS = {kind.name for kind in _KINDS if kind.order is None}


def _statement() -> Statement:
    """Return the statement for the status and the creation of the patient, and the nodes of each kind."""
    columns = Patient.id, Patient.status, Patient.created_at
    patient = Patient.select(*columns).where(Patient.id == param("patient_id")).cte("patient")
    nodes = (kind.column() for kind in _KINDS)
    query = peewee.Select([patient], [*(getattr(patient.c, column.name) for column in columns), *nodes])
    audit = read_audit(patient, patient.c.id)
    query = query.with_cte(patient, audit, _METRIC_KEYS, *(kind.nodes for kind in _KINDS))
    return Statement("patient_graph", query.bind(Patient._meta.database))


_READ = _statement()


def get(patient_id: str, limit: int, cursor: str | None) -> types.PatientGraph:
    """Return the graph of a patient: up to `limit` nodes of each kind that the scopes of the caller allow.

    A cursor selects the nodes of one kind, from there on. Raises NotFound.
    """
    scopes = current().principal.scopes
    allowed = [kind for kind, scope in _SCOPES.items() if scope in scopes]
    kinds, start = allowed, {"after_id": cursors.ID.greatest, "after_key": ""}
    if cursor is not None:
        kind, _, id = cursors.position(_CURSOR, cursor)["key"].partition(":")
        kinds = [each for each in allowed if each == kind or each in _SHARED_KINDS]
        start = {"after_id": id if is_id(id) else cursors.ID.greatest, "after_key": id}
    values = {"patient_id": patient_id, "kinds": array_literal(kinds), "limit": limit + 1, "shown": limit}
    found = current().read((_READ, values | start))
    if not found:
        raise NotFound
    return _graph(found[0], limit, allowed)


def _graph(row: tuple[Any, ...], limit: int, allowed: Collection[str]) -> types.PatientGraph:
    id, status, created_at, *columns = row
    patient_id = str(id)
    nodes = [_node("patient", patient_id, None, status, clock.text(created_at), None)]
    edges: list[types.GraphEdge] = []
    more: list[types.GraphMore] = []
    for kind, column in zip(_KINDS, columns, strict=True):
        rows = orjson.loads(column)
        if kind.order and len(rows) > limit:
            del rows[limit:]
            last = {"key": _key(kind.name, rows[-1][0])}
            more.append({"kind": kind.name, "next_cursor": cursors.cursor(_CURSOR, last)})
        for values in rows:
            nodes.append(_node(kind.name, *values[: len(_VALUES)]))
            edges += _edges(kind, patient_id, values, allowed)
    omitted: list[types.GraphOmission] = [
        {"kind": kind, "scope": scope} for kind, scope in _SCOPES.items() if kind not in allowed
    ]
    return {"patient_id": patient_id, "nodes": nodes, "edges": edges, "more": more, "omitted": omitted}


def _key(kind: str, id: str) -> str:
    return f"{kind}:{id}"


def _node(
    kind: str, id: str, name: str | None, status: str | None, at: str | None, count: int | None
) -> types.GraphNode:
    return {"key": _key(kind, id), "kind": kind, "id": id, "name": name, "status": status, "at": at, "count": count}


def _edges(kind: Kind, patient_id: str, values: Sequence[Any], allowed: Collection[str]) -> Iterator[types.GraphEdge]:
    """Yield the references of a node to nodes of the allowed kinds."""
    source = _key(kind.name, values[0])
    if kind.order:
        yield {"source": source, "target": _key("patient", patient_id), "property": "patient_id"}
    for (name, target), id in zip(kind.references.items(), values[len(_VALUES) :], strict=True):
        if id is not None and target in allowed:
            yield {"source": source, "target": _key(target, id), "property": name}

"""Matches: patients who may be a person, found by match keys and compared by the model (matching/model.py)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import orjson
import peewee

from db import match_keys
from db.audit import read_audit
from db.core.projection import array_literal
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.errors import NotFound
from db.match_dismissals import DISMISSED
from db.match_keys import MatchKey
from db.patient_record import Patient
from matching.agreement import EXTERNAL_IDS, are_siblings, share_identifier
from matching.model import MODEL, Comparison, Model
from matching.person import Person
from openapi import contract, types

_MOST_SHARING = 200
"""The maximum number of patients who share a key that is not skipped, as the contract describes it."""
_MOST_WITHOUT: int = contract()["components"]["schemas"]["PatientsWithoutKeys"]["maximum"]
_COUNT = peewee.fn.COUNT(peewee.SQL("*"))
_model = MODEL
_VALUES = [Patient._meta.fields[name] for name in match_keys.COMPARED]


class Candidates(NamedTuple):
    """Patients who share a key with a person: their compared values by id, and what the statement counted."""

    people: dict[str, Person]
    skipped_keys: int
    without_keys: int


def _sharing(keys: Any) -> Any:
    """Return a CTE: keys, each with the patients who share it, up to one more than _MOST_SHARING."""
    some = MatchKey.select(MatchKey.patient_id).where(MatchKey.key == keys.c.key)
    ids = peewee.fn.ARRAY(some.limit(peewee.SQL(f"{_MOST_SHARING + 1}")))
    return peewee.Select([keys], [ids.alias("ids")]).cte("sharing", materialized=True)


def _columns(sharing: Any) -> list[Any]:
    """Return columns: candidates as a JSON array or null, and how many keys are skipped and patients have none."""
    is_skipped = peewee.fn.cardinality(sharing.c.ids) > peewee.SQL(f"{_MOST_SHARING}")
    ids = peewee.Select([sharing], [peewee.fn.unnest(sharing.c.ids)]).where(~is_skipped)
    # An array, of which the planner expects ten elements: it reads them by the index.
    candidates = Patient.select().where(Patient.id == peewee.fn.ANY(peewee.fn.ARRAY(ids)))
    skipped = peewee.Select([sharing], [_COUNT]).where(is_skipped)
    without = Patient.select(peewee.SQL("1")).where(~Patient.has_match_keys)
    counted = without.limit(peewee.SQL(f"{_MOST_WITHOUT}")).alias("counted")
    people = candidates.select(peewee.fn.json_agg(peewee.fn.json_build_array(Patient.id, *_VALUES)))
    return [people, skipped, peewee.Select([counted], [_COUNT])]


def _find_statement() -> Statement:
    """Return the statement for the candidates who share one of the keys `match_keys`."""
    key = peewee.fn.unnest(peewee.Cast(param("match_keys"), "text[]")).alias("key")
    keys = peewee.Select(columns=[key]).cte("keys")
    sharing = _sharing(keys)
    query = peewee.Select(columns=_columns(sharing)).with_cte(keys, sharing)
    return Statement("match_candidates", query.bind(Patient._meta.database))


def _proposals_statement() -> Statement:
    """Return the statement for a patient, the candidates who share a key with the patient, and those dismissed."""
    patient = Patient.select(Patient.id, *_VALUES).where(Patient.id == param("patient_id")).cte("patient")
    keys = MatchKey.select(MatchKey.key).where(MatchKey.patient_id == param("patient_id")).cte("keys")
    sharing = _sharing(keys)
    own = peewee.fn.json_build_array(patient.c.id, *(getattr(patient.c, name) for name in match_keys.COMPARED))
    query = peewee.Select([patient], [own, DISMISSED, *_columns(sharing)])
    query = query.with_cte(patient, read_audit(patient, patient.c.id), keys, sharing)
    return Statement("match_proposals", query.bind(Patient._meta.database))


def _audit_statement() -> Statement:
    """Return the statement that audits the read of the patients `ids`."""
    people = peewee.Select(columns=[peewee.fn.unnest(peewee.Cast(param("ids"), "uuid[]")).alias("id")]).cte("people")
    query = peewee.Select([people], [_COUNT]).with_cte(people, read_audit(people, people.c.id))
    return Statement("match_audit", query.bind(Patient._meta.database))


_FIND, _PROPOSALS, _AUDIT = _find_statement(), _proposals_statement(), _audit_statement()


def use(model: Model) -> None:
    """Compare people by this model from here on."""
    global _model
    _model = model


def find(sent: Mapping[str, Any], limit: int, only_certain: bool) -> types.MatchList:
    """Return up to `limit` patients who may be the person with the values sent, the most probable first."""
    (row,) = current().read((_FIND, {"match_keys": match_keys.row_value(sent)}))
    found = _candidates(row)
    matches = _matches(match_keys.person(sent), found.people, limit, only_certain)
    return {
        "matches": matches,
        "compared": len(found.people),
        "skipped_keys": found.skipped_keys,
        "without_keys": found.without_keys,
    }


def proposals(patient_id: str, limit: int) -> types.MatchProposals:
    """Return up to `limit` patients who may be the same person as a patient, and are not dismissed. Raises NotFound."""
    rows = current().read((_PROPOSALS, {"patient_id": patient_id}))
    if not rows:
        raise NotFound
    own, dismissed, *row = rows[0]
    found = _candidates(row)
    patient_id, person = _person(orjson.loads(own))
    for id in (patient_id, *orjson.loads(dismissed)):
        found.people.pop(id, None)
    proposed = _matches(person, found.people, limit)
    return {
        "patient_id": patient_id,
        "proposals": proposed,
        "compared": len(found.people),
        "skipped_keys": found.skipped_keys,
        "without_keys": found.without_keys,
    }


def _candidates(row: Sequence[Any]) -> Candidates:
    people, skipped_keys, without_keys = row
    return Candidates(dict(map(_person, orjson.loads(people or "[]"))), skipped_keys, without_keys)


def _person(values: Sequence[Any]) -> tuple[str, Person]:
    """Return the id and the compared values of a patient."""
    id, *compared = values
    return id, match_keys.person(dict(zip(match_keys.COMPARED, compared, strict=True)))


def _matches(person: Person, others: Mapping[str, Person], limit: int, only_certain: bool = False) -> list[types.Match]:
    """Return the matches among other people, and audit that they were read.

    Those who have an identifier of the person are audited, too: that they were compared tells that it is registered.
    """
    compared = ((id, _model.compare(person, other)) for id, other in others.items() if not are_siblings(person, other))
    found = [(id, each) for id, each in compared if each.grade == "certain" or (each.grade and not only_certain)]
    found.sort(key=lambda match: (-match[1].weight, match[0]))
    matches = [_match(person, *each) for each in found[:limit]]
    read = {each["patient_id"] for each in matches}
    read |= {id for id, other in others.items() if share_identifier(person, other)}
    current().read((_AUDIT, {"ids": array_literal(sorted(read))}))
    return matches


def _match(person: Person, id: str, comparison: Comparison) -> types.Match:
    assert comparison.grade is not None
    return {
        "patient_id": id,
        "probability": comparison.probability,
        "grade": comparison.grade,
        "weight": comparison.weight,
        "explained": [
            {"field": each.field, "agreement": each.agreement, "weight": each.weight}
            for each in comparison.fields
            if _is_known(person, each.field)
        ],
    }


def _is_known(person: Person, field: str) -> bool:
    """Return whether a field is no external id that only the other person has: its system is a value of that person."""
    name, _, system = field.partition(".")
    return name != EXTERNAL_IDS or system in person.external_ids

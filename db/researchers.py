"""Acknowledgements of the statement for researchers, with name, address and source."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.patient_lock import lock_me
from db.query import Query
from openapi import types


class ResearcherAcknowledgement(PersonTable):
    """An acknowledgement, never changed. The patient has the id of the latest one."""

    id = peewee.UUIDField()
    full_name = peewee.TextField()
    ip_address = peewee.TextField()
    source = peewee.TextField()
    statement_version = peewee.TextField()
    acknowledged_at = DateTimeTZField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "researcher_acknowledgements"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.ResearcherAcknowledgement, ResearcherAcknowledgement)
_FROM_BODY = ("full_name", "ip_address", "source", "statement_version")
_INSERT = Statement.insert(ResearcherAcknowledgement)
_OF_VERSION = ResearcherAcknowledgement.statement_version == param("statement_version")
_OF_ME = Query(PROJECTION).of_me().where(_OF_VERSION).prepare("researcher_acknowledgement_mine")


def acknowledge(body: Mapping[str, Any]) -> types.ResearcherAcknowledgement:
    """Store an acknowledgement of the caller. Raises NotFound."""
    locked, unit, moment = lock_me(), current(), clock.now()
    row = pick(body, _FROM_BODY) | {
        "id": clock.new_id_at(moment),
        "patient_id": locked.row["id"],
        "acknowledged_at": moment,
        "created_at": moment,
        "updated_at": moment,
    }
    unit.write(_INSERT, **row)
    # Ids are in the order of time. An id of a clock that is behind does not replace a later one.
    latest = locked.row["researcher_acknowledgement_id"]
    locked.update({"researcher_acknowledgement_id": max(row["id"], str(latest)) if latest else row["id"]})
    return PROJECTION.from_values(row)


def get_mine(statement_version: str) -> types.ResearcherAcknowledgement | None:
    """Return the latest acknowledgement of this version by the caller, None if there is none. Raises NotFound."""
    found = _OF_ME.fetch(statement_version=statement_version)
    return found.rows[0] if found.rows else None

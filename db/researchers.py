"""The statement of researchers, acknowledged with name, address and source."""

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
    """One acknowledgement, never changed. The patient names the latest."""

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
_SENT = ("full_name", "ip_address", "source", "statement_version")
_INSERT = Statement.insert(ResearcherAcknowledgement)
_OF_VERSION = ResearcherAcknowledgement.statement_version == param("statement_version")
_MINE = Query(PROJECTION).of_me().where(_OF_VERSION).prepare("researcher_acknowledgement_mine")


def acknowledge(body: Mapping[str, Any]) -> types.ResearcherAcknowledgement:
    """Note what the person who asks acknowledges. Raises NotFound."""
    held, unit, moment = lock_me(), current(), clock.now()
    row = pick(body, _SENT) | {
        "brand_id": unit.brand,
        "id": clock.new_id_at(moment),
        "patient_id": held.row["id"],
        "acknowledged_at": moment,
        "created_at": moment,
        "updated_at": moment,
    }
    unit.write(_INSERT, **row)
    # Ids are in the order of time: what a clock that is behind makes does not take the place of a later one.
    known = held.row["researcher_acknowledgement_id"]
    held.update({"researcher_acknowledgement_id": max(row["id"], str(known)) if known else row["id"]})
    return PROJECTION.from_values(row)


def get_mine(statement_version: str) -> types.ResearcherAcknowledgement | None:
    """The latest acknowledgement of that version by the person who asks. Raises NotFound."""
    found = _MINE.fetch(statement_version=statement_version)
    return found.rows[0] if found.rows else None

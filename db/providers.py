"""Providers of care, and their links to patients."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.event import Event, TimelineEntry
from db.core.projection import Projection, Row, json_text, pick
from db.core.statements import Statement, param
from db.core.tables import BrandTable, DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import Violation, current
from db.errors import NotFound
from db.query import PatientRows, Query, Rows
from openapi import types


class Provider(BrandTable):
    """A provider of care."""

    id = peewee.UUIDField()
    name = peewee.TextField()
    specialty = peewee.TextField(null=True)
    npi = peewee.TextField(null=True)
    email = peewee.TextField(null=True)
    phone = peewee.TextField(null=True)
    metadata = JsonText()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "providers"
        primary_key = peewee.CompositeKey("brand_id", "id")


class ProviderLink(PersonTable):
    """The relationship of a provider to a patient, active or ended."""

    id = peewee.UUIDField()
    provider_id = peewee.UUIDField()
    relationship = peewee.TextField()
    status = peewee.TextField()
    started_at = DateTimeTZField()
    ended_at = DateTimeTZField(null=True)

    class Meta:
        table_name = "provider_links"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.Provider, Provider)
LINK_PROJECTION = Projection(types.ProviderLink, ProviderLink)
_FROM_BODY = ("brand_id", "name", "specialty", "npi", "email", "phone")
_INSERT = Statement.insert(Provider)
_BY_ID = Statement("provider_by_id", Provider.select(*PROJECTION.columns).where(Provider.id == param("id")))
_PAGE = Query(PROJECTION).of_brand().prepare("provider_page")

_LINK = Statement.insert(ProviderLink)
_OF_PATIENT = Query(LINK_PROJECTION).of_patient()
_LINKS = _OF_PATIENT.paginated().prepare("provider_links")
_ONE_LINK = _OF_PATIENT.where(ProviderLink.id == param("link_id")).prepare("provider_link_one")
_ACTIVE = ProviderLink.status == param("active")
_OF_PROVIDER = ProviderLink.provider_id == param("provider_id")
_OF_RELATIONSHIP = ProviderLink.relationship == param("relationship")
_SAME = _OF_PATIENT.where(_ACTIVE, _OF_PROVIDER, _OF_RELATIONSHIP).prepare("provider_link_same")
_PRIMARY = _OF_PATIENT.where(_ACTIVE, _OF_RELATIONSHIP).prepare("provider_link_primary")
_ENDED = {ProviderLink.status: param("status"), ProviderLink.ended_at: param("ended_at")}
_END = Statement("provider_link_end", ProviderLink.update(_ENDED).where(ProviderLink.id == param("link_id")))


def missing(pointer: str) -> Violation:
    """Return the violation by a row that refers to a missing provider. `pointer` is the place of the id in the body."""
    return Violation("of_provider", lambda: NotFound(pointer))


def create(body: Mapping[str, Any]) -> types.Provider:
    """Create a provider."""
    moment = clock.now()
    row = pick(body, _FROM_BODY) | {
        "id": clock.new_id_at(moment),
        "metadata": json_text(body["metadata"]),
        "created_at": moment,
        "updated_at": moment,
    }
    current().write(_INSERT, **row)
    return PROJECTION.from_values(row)


def get(id: str) -> types.Provider:
    """Return the provider with this id. Raises NotFound."""
    rows = current().read((_BY_ID, {"id": id}))
    if not rows:
        raise NotFound
    return PROJECTION.from_row(rows[0])


def page(limit: int, offset: int, cursor: str | None) -> Rows[types.Provider]:
    """Return a page of the providers of the brand, newest first."""
    return _PAGE.fetch(limit, offset, cursor)


def links(patient_id: str, limit: int, offset: int, cursor: str | None) -> PatientRows[types.ProviderLink]:
    """Return the links of a patient, newest first. Raises NotFound."""
    return _LINKS.fetch(limit, offset, cursor, patient_id=patient_id)


def link(patient_id: str, provider_id: str, relationship: str) -> types.ProviderLink:
    """Link a provider, or return the active link to it. A new primary provider ends the link to the old one.

    Raises NotFound, at the commit for the provider.
    """
    wanted: Row = {"patient_id": patient_id, "provider_id": provider_id, "relationship": relationship}
    found = _SAME.fetch(lock=True, active="active", **wanted)
    if found.rows:
        return found.rows[0]
    unit = current()
    replaced = _PRIMARY.fetch(active="active", **wanted).rows if relationship == "primary" else []
    moment = clock.later_than(*(old["started_at"] for old in replaced))
    for old in replaced:
        unit.write(_END, link_id=old["id"], status="ended", ended_at=moment)
        ended = TimelineEntry("Provider no longer linked", relationship)
        unit.emit(Event("provider_link.ended", patient_id, old["id"], timeline=ended))
    row = wanted | {
        "id": clock.new_id_at(moment),
        "status": "active",
        "started_at": moment,
        "ended_at": None,
    }
    unit.write(_LINK, missing("/provider_id"), **row)
    return LINK_PROJECTION.from_values(row)


def end(patient_id: str, link_id: str) -> types.ProviderLink:
    """End a link. A link that has ended stays as it is. Raises NotFound."""
    found = _ONE_LINK.fetch(lock=True, patient_id=patient_id, link_id=link_id)
    if not found.rows:
        raise NotFound
    (row,) = found.rows
    if row["status"] == "ended":
        return row
    ended = {"status": "ended", "ended_at": clock.later_than(row["started_at"])}
    current().write(_END, link_id=link_id, **ended)
    return LINK_PROJECTION.from_values(row | ended)

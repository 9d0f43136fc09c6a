"""Replaying the erasure ledger: the patients in it that a restored database still has are erased again."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from db import erasure, events, merges
from db.core import clock
from db.core.connection import Connection, Rows
from db.core.event import Event, TimelineEntry
from db.core.principal import Principal
from db.core.unit_of_work import UnitOfWork
from db.erasure_ledger import Patients
from db.errors import Merged

CLIENT = "erasure-ledger"
"""The client in the audit rows."""
_BATCH = 1000
_PRESENT = """
SET LOCAL app.brand = %s;
SELECT id FROM patients WHERE id = ANY(%s::uuid[])
UNION ALL SELECT id FROM merged_patients WHERE id = ANY(%s::uuid[]) ORDER BY id"""
_MERGES = """
SET LOCAL app.brand = %s;
SELECT id, patient_id, survivor_id, merged_id FROM merges WHERE status = 'active' AND (patient_id = ANY(%s::uuid[])
OR patient_id IN (SELECT patient_id FROM merged_patients WHERE id = ANY(%s::uuid[])))"""


class _Merge(NamedTuple):
    """An active merge. `patient_id` is the live patient."""

    brand: str
    id: str
    patient_id: str
    survivor_id: str
    merged_id: str

    def crosses(self, patients: Patients) -> bool:
        """Return whether only one of the two is among the patients."""
        return ((self.brand, self.survivor_id) in patients) != ((self.brand, self.merged_id) in patients)


def present(connection: Connection, patients: Patients) -> Iterator[tuple[str, str]]:
    """Yield those of the patients who are stored, also merged ones. Raises Unavailable."""
    for brand, rows in _found(connection, patients, _PRESENT):
        yield from ((brand, id) for (id,) in rows)


def replay(connection: Connection, patients: Patients) -> int:
    """Erase those of the patients who are stored; return their number. Raises Unavailable and RetryTransaction.

    A patient is erased together with those who are merged into it. If one of a merge is to be erased and the other one
    is not, they were taken apart before the erasure, and so they are again.
    """
    while merge := next((each for each in _merges(connection, patients) if each.crosses(patients)), None):
        _undo(connection, merge)
    return sum(_erase(connection, brand, id) for brand, id in list(present(connection, patients)))


def _found(connection: Connection, patients: Patients, query: str) -> Iterator[tuple[str, Rows]]:
    """Yield the rows of a query for the ids of patients, with their brand."""
    brands: defaultdict[str, list[str]] = defaultdict(list)
    for brand, id in sorted(patients):
        brands[brand].append(id)
    for brand, ids in brands.items():
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            yield brand, connection.run(query, [brand, batch, batch])


def _merges(connection: Connection, patients: Patients) -> Iterator[_Merge]:
    """Yield the merges of the patients, and of those who have their records."""
    for brand, rows in _found(connection, patients, _MERGES):
        yield from (_Merge(brand, *map(str, row)) for row in rows)


def _unit(connection: Connection, brand: str, operation: str) -> UnitOfWork:
    principal = Principal(brand, CLIENT, None, clock.new_id_at(clock.now()), operation)
    return UnitOfWork(connection, principal, reads_for_write=True)


def _undo(connection: Connection, merge: _Merge) -> None:
    with _unit(connection, merge.brand, "merges.undo") as unit:
        merges.undo(merge.patient_id, merge.id, None)
        payload, entry = {"merged_id": merge.merged_id}, TimelineEntry("Merge undone")
        events.store([Event("patient.unmerged", merge.patient_id, merge.id, timeline=entry, payload=payload)])
        unit.commit()


def _erase(connection: Connection, brand: str, id: str) -> int:
    """Erase a patient; return the number of erased patients: none if it is merged, and erased with another one."""
    with _unit(connection, brand, "patients.erase") as unit:
        try:
            erased = erasure.erase(id, None)
        except Merged:
            return 0
        if erased is None:
            return 0
        events.store([Event("patient.erased", id), *unit.events])
        unit.commit()
    return erased["patients"] + erased.get("merged_patients", 0)

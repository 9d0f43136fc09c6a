"""Replaying the erasure ledger: the patients in it that a restored database still has are erased again."""

from collections import defaultdict
from collections.abc import Iterator

from db import erasure, events
from db.core import clock
from db.core.connection import Connection
from db.core.event import Event
from db.core.principal import Principal
from db.core.unit_of_work import UnitOfWork
from db.erasure_ledger import Patients

CLIENT = "erasure-ledger"
"""The client in the audit rows."""
_BATCH = 1000
_PRESENT = "SET LOCAL app.brand = %s; SELECT id FROM patients WHERE id = ANY(%s::uuid[]) ORDER BY id"


def present(connection: Connection, patients: Patients) -> Iterator[tuple[str, str]]:
    """Yield those of the patients who are stored. Raises Unavailable."""
    brands: defaultdict[str, list[str]] = defaultdict(list)
    for brand, id in sorted(patients):
        brands[brand].append(id)
    for brand, ids in brands.items():
        for start in range(0, len(ids), _BATCH):
            found = connection.run(_PRESENT, [brand, ids[start : start + _BATCH]])
            yield from ((brand, id) for (id,) in found)


def replay(connection: Connection, patients: Patients) -> int:
    """Erase those of the patients who are stored; return their number. Raises Unavailable and RetryTransaction."""
    return sum(_erase(connection, brand, id) for brand, id in list(present(connection, patients)))


def _erase(connection: Connection, brand: str, id: str) -> bool:
    principal = Principal(brand, CLIENT, None, clock.new_id_at(clock.now()), "patients.erase")
    with UnitOfWork(connection, principal, reads_for_write=True) as unit:
        if erasure.erase(id, None) is None:
            return False
        events.store([Event("patient.erased", id)])
        unit.commit()
    return True

"""Query plans of statements, as PostgreSQL explains and runs them."""

import re
from typing import Any

from db.core.connection import Connection
from db.core.statements import Statement
from tests.support.live_service import LiveService
from tests.support.statements import arguments_of, execution_of, prepare

NOBODY = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff"


class Plans:
    """Query plans in the brand `plans`, under row-level security: generic ones, or those for the values."""

    def __init__(self, service: LiveService, mode: str) -> None:
        self._connection = Connection(service.owner_dsn())
        self._connection.run(f"SET plan_cache_mode = {mode}")
        prepare(self._connection, *Statement.every.values())
        self.close = self._connection.close
        self.are_generic = mode == "force_generic_plan"

    def __call__(self, of: str, /, **values: Any) -> str:
        values = {"brand_id": "plans", "name": "abc", "name_end": "abd", "phone": "77", "date_of_birth": "1977-07-07",
                  "word": "abc", "word_end": "abd", "other": "abc", "other_end": "abd", "rest": [],
                  "email": b"x", "email_end": b"y", "keys": r"{\\x78}", "id": NOBODY, "limit": 20, "offset": 0,
                  "after": NEWEST, "audits_reads": False} | values  # fmt: skip
        values |= {f"{name}_{number}": value for name, value in values.items() for number in (2, 3, 4)}
        statement = Statement.every[of]
        arguments = arguments_of(statement, dict.fromkeys(statement.params) | values)
        explain = "SET LOCAL app.brand = 'plans'; EXPLAIN (ANALYZE, BUFFERS) "
        return "\n".join(line for (line,) in self._connection.run(explain + execution_of(statement), arguments))

    def pages_read(self, of: str, /, **values: Any) -> int:
        """Return the number of database pages that a statement reads, from cache or disk."""
        found = re.search(r"Buffers: shared(.*)", self(of, **values))
        assert found
        return sum(int(number) for number in re.findall(r"(?:hit|read)=(\d+)", found[1]))

"""Plans of statements: the number of rows that they read."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from db.core.connection import Connection
from db.core.statements import Statement
from tests.support.live_service import LiveService
from tests.support.statements import arguments_of, execution_of, prepare


def scanned_rows(service: LiveService, brand: str, table: str, name: str, **values: Any) -> float:
    """Return how many rows of a table a statement scans, by indexes, by the worse of its plans."""
    statement, counts = Statement.every[name], []
    arguments = arguments_of(statement, dict.fromkeys(statement.params) | {"offset": 0, "brand_id": brand} | values)
    with closing(Connection(service.owner_dsn())) as connection:
        prepare(connection, statement)
        for mode in ("force_generic_plan", "force_custom_plan"):
            begin = f"BEGIN;SET LOCAL app.brand = '{brand}';SET LOCAL plan_cache_mode = {mode};"
            explained = connection.run(f"{begin}EXPLAIN (ANALYZE, FORMAT JSON) {execution_of(statement)}", arguments)
            connection.rollback()
            plan = json.loads(explained[0][0])[0]["Plan"]
            named = [node for node in _nodes(plan) if node.get("Relation Name") == table]
            found = [node for node in named if node["Node Type"] != "ModifyTable"]  # which inserts the audit row
            assert found
            assert {node["Node Type"] for node in found} <= {"Index Scan", "Index Only Scan"}, plan
            counted = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
            counts.append(sum(node["Actual Loops"] * sum(node.get(each, 0) for each in counted) for node in found))
    return float(max(counts))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for each in plan.get("Plans", []):
        yield from _nodes(each)

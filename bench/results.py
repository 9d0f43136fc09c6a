"""What was measured, kept as JSON, and the tables made of it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from bench.load import Figures

COST = "cost"
"""The table of what it takes: rows are contenders, columns say what."""

Table = dict[str, dict[str, list[Any]]]


class Results:
    """Everything that a run measured: each figure of each round, by table, row and column."""

    def __init__(self) -> None:
        self.left_out: dict[str, str] = {}
        """Who could not run here, and why."""
        self._tables: dict[str, Table] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, table: str, row: str, column: str, value: Figures | float) -> None:
        self._tables[table][row][column].append(value)
        print(f"{table}: {row}: {column}: {_shown(value)}", flush=True)

    def median(self, table: str, row: str, column: str, field: str = "") -> float:
        """Of all rounds; NaN where nothing was measured."""
        values = self._tables[table][row].get(column, [])
        return median(getattr(value, field) if field else value for value in values) if values else float("nan")

    def rows(self, table: str) -> list[str]:
        return list(self._tables[table])

    def columns(self, table: str) -> list[str]:
        return list(dict.fromkeys(column for row in self._tables[table].values() for column in row))

    def save(self, path: Path, **more: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps(more | {"left_out": self.left_out, "tables": self._tables}, indent=1) + "\n", encoding="utf-8"
        )


def markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---", *["---:"] * (len(lines[0]) - 1)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _shown(value: Figures | float) -> str:
    if isinstance(value, Figures):
        return f"{value.per_second:,.0f}/s, p50 {value.p50_ms:.2f} ms, p99 {value.p99_ms:.2f} ms"
    return f"{value:,.2f}"

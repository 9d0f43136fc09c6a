"""What was measured, kept as JSON, and the tables made of it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from bench.load import Figures

COST = "cost"
"""The table of resource usage: rows are contenders, columns are resources."""

Table = dict[str, dict[str, list[Any]]]


class Results:
    """Everything that was measured: each figure of each round, by table, row and column.

    What `path` has of earlier runs stays, where it is not measured again.
    """

    def __init__(self, path: Path) -> None:
        self.left_out: dict[str, str] = {}
        """The contenders that could not run here, with the reasons."""
        self._path = path
        self._tables: dict[str, Table] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        self._measured: set[tuple[str, str, str]] = set()
        if path.exists():
            self._take_over(json.loads(path.read_text(encoding="utf-8")))

    def _take_over(self, kept: dict[str, Any]) -> None:
        self.left_out = kept["left_out"]
        for table, rows in kept["tables"].items():
            for row, columns in rows.items():
                for column, values in columns.items():
                    self._tables[table][row][column] = [
                        Figures(*each) if isinstance(each, list) else each for each in values
                    ]

    def add(self, table: str, row: str, column: str, value: Figures | float) -> None:
        place = table, row, column
        if place not in self._measured:
            self._measured.add(place)
            self._tables[table][row][column] = []
        self._tables[table][row][column].append(value)
        print(f"{table}: {row}: {column}: {_shown(value)}", flush=True)

    def median(self, table: str, row: str, column: str, field: str = "") -> float:
        """Of all rounds; NaN where nothing was measured."""
        values = self._tables.get(table, {}).get(row, {}).get(column, [])
        return median(getattr(value, field) if field else value for value in values) if values else float("nan")

    def rows(self, table: str) -> list[str]:
        return list(self._tables.get(table, {}))

    def columns(self, table: str) -> list[str]:
        return list(dict.fromkeys(column for row in self._tables.get(table, {}).values() for column in row))

    def save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"left_out": self.left_out, "tables": self._tables}
        self._path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---", *["---:"] * (len(lines[0]) - 1)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _shown(value: Figures | float) -> str:
    if isinstance(value, Figures):
        return f"{value.per_second:,.0f}/s, p50 {value.p50_ms:.2f} ms, p99 {value.p99_ms:.2f} ms"
    return f"{value:,.2f}"

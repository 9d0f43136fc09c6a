"""Measured results, stored as JSON, and Markdown tables."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.load import Measurement

COST = "cost"
"""The table of resource usage: rows are contenders, columns are resources."""

Table = dict[str, dict[str, list[Any]]]


class Results:
    """All measured values of all rounds, by table, row and column.

    Earlier results in `path` are kept unless they are measured again.
    """

    def __init__(self, path: Path) -> None:
        self.skipped: dict[str, str] = {}
        """The contenders that could not run here, with the reasons."""
        self.python = ""
        """The build of the Python that ran the service."""
        self._path = path
        self._tables: dict[str, Table] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        self._measured: set[tuple[str, str, str]] = set()
        if path.exists():
            self._restore(json.loads(path.read_text(encoding="utf-8")))

    def _restore(self, stored: dict[str, Any]) -> None:
        self.skipped = stored["skipped"]
        self.python = stored.get("python", "")
        for table, rows in stored["tables"].items():
            for row, columns in rows.items():
                for column, values in columns.items():
                    self._tables[table][row][column] = [
                        Measurement(*each) if isinstance(each, list) else each for each in values
                    ]

    def forget(self, table: str, keep: str = "") -> None:
        """Drop the results of earlier runs in a table, but for those of one row."""
        self._tables[table] = defaultdict(
            lambda: defaultdict(list), {row: columns for row, columns in self._tables[table].items() if row == keep}
        )

    def add(self, table: str, row: str, column: str, value: Measurement | float) -> None:
        cell = table, row, column
        if cell not in self._measured:
            self._measured.add(cell)
            self._tables[table][row][column] = []
        self._tables[table][row][column].append(value)
        print(f"{table}: {row}: {column}: {_format(value)}", flush=True)

    def median(self, table: str, row: str, column: str, field: str = "") -> float:
        """Return the median of all rounds; NaN if nothing was measured."""
        values = self._tables.get(table, {}).get(row, {}).get(column, [])
        return median(getattr(value, field) if field else value for value in values) if values else float("nan")

    def rows(self, table: str) -> list[str]:
        return list(self._tables.get(table, {}))

    def columns(self, table: str) -> list[str]:
        return list(dict.fromkeys(column for row in self._tables.get(table, {}).values() for column in row))

    def save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        stored = {"python": self.python, "skipped": self.skipped, "tables": self._tables}
        self._path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---", *["---:"] * (len(lines[0]) - 1)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def by_column(results: Results, table: str, rows: Sequence[str], decimals: int) -> str:
    """Return the medians of a table as Markdown, with a line for each of its columns; empty if nothing was measured."""
    columns = results.columns(table)
    lines = [[name, *(_rounded(results.median(table, row, name), decimals) for row in rows)] for name in columns]
    return f"**{table.capitalize()}**\n\n{markdown(['', *rows], lines)}" if columns else ""


def _rounded(value: float, decimals: int) -> str:
    return "-" if math.isnan(value) else f"{value:,.{decimals}f}"


def _format(value: Measurement | float) -> str:
    if isinstance(value, Measurement):
        processor = f"{value.contender_us:.0f} us + PostgreSQL {value.postgresql_us:.0f} us"
        return f"{value.per_second:,.0f}/s, p50 {value.p50_ms:.2f} ms, p99 {value.p99_ms:.2f} ms, {processor}"
    return f"{value:,.2f}"

"""The plots of docs/bench, from its results.json. Runs in the peers' environment, which has Matplotlib."""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "patient-graph"  # so that equal results give equal files

_SHOWN = {"create": "Create", "read": "Read one", "list": "List of 20", "mixed": "Mix, 80 % reads"}
_COLOURS = ["#1f6f8b", "#c9d6df", "#9fb3c8", "#7b8fa1", "#e0a458", "#b5651d", "#444444", "#aa4465"]


def main(folder: Path) -> None:
    tables = json.loads((folder / "results.json").read_text(encoding="utf-8"))["tables"]
    if peers := tables.get("one process, pinned to its own core"):
        _save(_peers(peers), folder / "peers.svg")
    if growth := tables.get("growth"):
        _save(_growth(growth), folder / "growth.svg")


def _peers(table: dict[str, Any]) -> plt.Figure:
    """Plot the requests/s of all contenders as bars."""
    figure, panes = plt.subplots(1, len(_SHOWN), figsize=(12, 3.4), layout="constrained")
    names = list(table["create"])
    for pane, (scenario, title) in zip(panes, _SHOWN.items(), strict=True):
        rates = [median(each[0] for each in table[scenario].get(name, [[0]])) for name in names]
        pane.barh(names, rates, color=_COLOURS[: len(names)])
        pane.set_title(title, fontsize=10)
        pane.invert_yaxis()
        pane.set_xlabel("requests/s", fontsize=8)
        pane.tick_params(labelsize=8)
        if pane is not panes[0]:
            pane.set_yticklabels([])
    return figure


def _growth(table: dict[str, Any]) -> plt.Figure:
    """Plot the latency by the number of patients of a brand as lines."""
    figure, pane = plt.subplots(figsize=(7, 3.6), layout="constrained")
    for scenario, columns in table.items():
        sizes = [int(column.replace(",", "")) for column in columns]
        times = [median(each[1] for each in column) for column in columns.values()]
        pane.plot(sizes, times, marker="o", label=scenario.replace("_", " "))
    pane.set_xscale("log")
    pane.set_ylim(bottom=0)
    pane.set_xlabel("patients of the brand", fontsize=8)
    pane.set_ylabel("p50 latency, ms", fontsize=8)
    pane.tick_params(labelsize=8)
    figure.legend(loc="outside center right", fontsize=8, frameon=False)
    return figure


def _save(figure: plt.Figure, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main(Path(sys.argv[1]))

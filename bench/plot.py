"""The plots of docs/bench, from its results.json. Runs in the peers' environment, which has Matplotlib."""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl
import matplotlib.patches
import matplotlib.pyplot as plt

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "patient-graph"  # so that equal results give equal files

_SHOWN = {"create": "Create", "read": "Read one", "list": "List of 20", "mixed": "Mix, 80 % reads"}
_PINNED = "one process, pinned to its own core"
_AS_IS = "peers as they are, one process, pinned to its own core"
_OURS, _SAME_DUTY, _UNEQUAL = "#1f6f8b", "#e0a458", "#c9d6df"


def main(folder: Path) -> None:
    tables = json.loads((folder / "results.json").read_text(encoding="utf-8"))["tables"]
    if same_duty := tables.get(_PINNED):
        _save(_peers(same_duty, tables.get(_AS_IS, {})), folder / "peers.svg")
    if growth := tables.get("growth"):
        _save(_growth(growth), folder / "growth.svg")


def _peers(same_duty: dict[str, Any], as_is: dict[str, Any]) -> plt.Figure:
    """Plot the requests/s of all contenders as bars: the service, the same-duty peers, and below the others."""
    figure, panes = plt.subplots(1, len(_SHOWN), figsize=(12, 3.8), layout="constrained")
    ours, *equal = same_duty["create"]
    others = [name for name in as_is.get("create", {}) if name != ours]
    colours = {ours: _OURS} | dict.fromkeys(equal, _SAME_DUTY) | dict.fromkeys(others, _UNEQUAL)
    for pane, (scenario, title) in zip(panes, _SHOWN.items(), strict=True):
        rates = as_is.get(scenario, {}) | same_duty[scenario]
        pane.barh(list(colours), [median(each[0] for each in rates.get(name, [[0]])) for name in colours])
        for bar, colour in zip(pane.patches, colours.values(), strict=True):
            bar.set_color(colour)
        pane.set_title(title, fontsize=10)
        pane.invert_yaxis()
        pane.set_xlabel("requests/s", fontsize=8)
        pane.tick_params(labelsize=8)
        if pane is not panes[0]:
            pane.set_yticklabels([])
    legend = {"patient-graph": _OURS, "the same duties": _SAME_DUTY, "fewer duties": _UNEQUAL}
    handles = [mpl.patches.Patch(color=colour, label=label) for label, colour in legend.items()]
    figure.legend(handles=handles, loc="outside lower center", ncols=3, fontsize=8, frameon=False)
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

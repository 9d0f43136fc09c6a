"""Whether a new medication goes with those a person takes: the shape of the answer, and the source that gives it.

No source knows every pair. An empty list says only that the source in use has nothing on what it could compare, and
`coverage` how much that was; whoever shows the list shows the coverage and the name of the source beside it.
"""

import importlib
from functools import cache
from pathlib import Path

from interactions.findings import SEVERITIES, Coverage, Findings, Interaction, Severity, Source
from interactions.table import Table

__all__ = ["SEVERITIES", "Coverage", "Findings", "Interaction", "Severity", "Source", "load", "source", "use"]

_in_use: Source | None = None


def use(source: Source) -> None:
    """Have `source()` give this one from now on, in this process."""
    global _in_use
    _in_use = source


def source() -> Source:
    """The source in use: the starter table until there is another."""
    return _starter() if _in_use is None else _in_use


def load(name: str) -> Source:
    """The source of this name: `package.module:attribute`, or the path of a table as starter.yaml is one.

    Raises ValueError with a sentence that says what is wrong.
    """
    if name.endswith((".yaml", ".yml")):
        return Table.read(Path(name))
    return _imported(name)


@cache
def _starter() -> Source:
    return load(str(Path(__file__).with_name("starter.yaml")))


def _imported(name: str) -> Source:
    module, _, attribute = name.partition(":")
    if not module or not attribute:
        raise ValueError(f"{name!r} is neither package.module:attribute nor the path of a .yaml file.")
    try:
        found = getattr(importlib.import_module(module), attribute)
    except Exception as error:  # code of somebody else may fail in any way
        raise ValueError(f"{name!r} cannot be imported: {error!r}.") from error
    if isinstance(found, type) or not isinstance(found, Source):
        raise ValueError(f"{name!r} is not a source of interactions: an object with check(new, existing).")
    return found

"""Drug interactions of a new medication with current ones: result types and sources.

No source knows every pair. An empty list only means that the source found nothing in what it could compare; `coverage`
states how much that was. Always show the coverage and the source with the list.
"""

import importlib
from functools import cache
from pathlib import Path

from interactions.findings import SEVERITIES, Coverage, Findings, Interaction, Severity, Source
from interactions.table import Table

__all__ = ["SEVERITIES", "Coverage", "Findings", "Interaction", "Severity", "Source", "load", "source", "use"]

_in_use: Source | None = None


def use(source: Source) -> None:
    """Set the source that `source()` returns in this process."""
    global _in_use
    _in_use = source


def source() -> Source:
    """Return the current source; the starter table by default."""
    return _starter() if _in_use is None else _in_use


def load(name: str) -> Source:
    """Load a source by name: `package.module:attribute`, or the path of a table like starter.yaml.

    Raises ValueError with a message.
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
    except Exception as error:  # foreign code may raise anything
        raise ValueError(f"{name!r} cannot be imported: {error!r}.") from error
    if isinstance(found, type) or not isinstance(found, Source):
        raise ValueError(f"{name!r} is not a source of interactions: an object with check(new, existing).")
    return found

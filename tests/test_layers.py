"""Imports between folders go downwards only, and the service contains no domain noun."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support.live_service import ROOT

# Lowest first. Layers in one line do not import each other.
LAYERS = (
    ("service.urls",),
    ("service.settings", "service.messages"),
    ("service.errors",),
    ("service.telemetry",),
    ("service.contract",),
    ("service.auth",),
    ("service.ratelimit", "service.execution"),
    ("service.bootstrap", "service.http"),
    ("service.lifespan",),
    ("service.app",),
    ("service.process",),
    ("service.cli",),
    ("service.__main__",),
)
LEVEL = {unit: level for level, units in enumerate(LAYERS) for unit in units}
FRAMEWORKS = {"connexion", "flask", "starlette", "uvicorn"}
BANNED = {
    "db": {"service", "handlers", *FRAMEWORKS},
    "handlers": {"service", *FRAMEWORKS, "peewee", "psycopg2"},
    "interactions": {"service", "handlers", "db", *FRAMEWORKS},
    "service": {"handlers"},
}
# db/core shares its errors with the domain modules.
CORE_MAY_IMPORT = ("db.core", "db.errors")


def modules(folder: str) -> list[str]:
    """Return the dotted names of all modules in a folder and its sub-folders."""
    paths = (path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / folder).rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def file_of(module: str) -> Path:
    path = ROOT / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imports(module: str) -> Iterator[str]:
    """Yield every module that a module imports, and the names that it imports from packages."""
    for node in ast.walk(ast.parse(file_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} has a relative import"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def unit_of(name: str) -> str:
    """Return the folder or module of the service that a name belongs to."""
    return ".".join(name.split(".")[:2])


@pytest.mark.parametrize("folder", BANNED)
def test_folder_only_imports_allowed_folders(folder: str) -> None:
    found = [(module, name) for module in modules(folder) for name in imports(module)]
    assert found
    assert [pair for pair in found if pair[1].partition(".")[0] in BANNED[folder]] == []


def test_every_module_of_the_service_is_in_a_layer() -> None:
    assert {unit_of(module) for module in modules("service")} - {"service"} == LEVEL.keys()


@pytest.mark.parametrize("module", modules("service"))
def test_service_only_imports_downwards(module: str) -> None:
    own = unit_of(module)
    others = {unit_of(name) for name in imports(module) if name.startswith("service.")} - {own}
    assert {other for other in others if LEVEL[other] >= LEVEL.get(own, -1)} == set()


@pytest.mark.parametrize("module", modules("db.core".replace(".", "/")))
def test_db_core_imports_no_domain_module(module: str) -> None:
    ours = [name for name in imports(module) if name.startswith("db.")]
    assert [name for name in ours if not name.startswith(CORE_MAY_IMPORT)] == []


def test_a_request_is_read_without_the_frameworks() -> None:
    code = "import sys, service.http.request; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert {"connexion", "flask", "werkzeug"} & set(done.stdout.split()) == set()


def test_no_import_cycles() -> None:
    every = [module for folder in BANNED for module in modules(folder)]
    known = {name: module for module in every for name in (module, *members(module))}
    graph = {module: {known[name] for name in imports(module) if name in known} - {module} for module in every}
    assert len(list(TopologicalSorter(graph).static_order())) == len(every)


def members(module: str) -> Iterator[str]:
    """Yield the names that others can import from a module."""
    for node in ast.parse(file_of(module).read_text(encoding="utf-8")).body:
        for each in ast.walk(node):
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield f"{module}.{each.name}"
            elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                yield f"{module}.{each.id}"


def test_service_names_no_domain_noun() -> None:
    nouns = re.compile(r"patients?\b(?!-graph)", re.IGNORECASE)
    for module in modules("service"):
        if not module.startswith(("service.cli.", "service.process.run")):
            lines = [line for line in file_of(module).read_text(encoding="utf-8").splitlines() if nouns.search(line)]
            assert all("patient_id" in line or "duplicate_patient" in line for line in lines), (module, lines)

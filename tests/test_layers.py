"""Imports between folders go downwards only, and the service contains no domain noun."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support.live_service import ROOT

# Lowest first. Layers in one line do not import each other.
LAYERS = (
    ("service.urls",),
    ("service.settings", "service.messages"),
    ("service.errors",),
    ("service.telemetry", "service.webhook_keys"),
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
WEB_FRAMEWORKS = {"connexion", "flask", "starlette", "uvicorn"}
# Every folder with Python files, and what it may import of the others.
MAY_IMPORT: dict[str, set[str]] = {
    "openapi": set(),
    "interactions": set(),
    "matching": set(),
    "regimen": {"openapi"},
    "db": {"matching", "openapi", "regimen"},
    "handlers": {"db", "interactions", "matching", "openapi", "regimen"},
    "relay": {"db", "openapi"},
    "service": {"db", "interactions", "matching", "openapi", "regimen", "relay"},
    "compat": {"openapi", "service.contract.deprecation"},
    "sdk": {"openapi"},
    "release": {"deploy", "openapi", "sdk"},
    "fuzz": set(),
    "examples": set(),
    "bench": {"db", "handlers", "relay", "service"},
    "deploy": set(),
    "guides": set(),
}
MAY_NOT_IMPORT = {
    "db": WEB_FRAMEWORKS,
    "handlers": WEB_FRAMEWORKS | {"peewee", "psycopg2"},
    "interactions": WEB_FRAMEWORKS,
    "matching": WEB_FRAMEWORKS | {"peewee", "psycopg2"},
    "regimen": WEB_FRAMEWORKS | {"peewee", "psycopg2"},
    "relay": WEB_FRAMEWORKS | {"peewee"},
    "compat": WEB_FRAMEWORKS,
}
NOT_OURS = {"tests", "build", "dist", "var", "node_modules"}
OTHER_PACKAGES = {"peers", "python", "node_modules"}
"""Folders of packages of their own: the benchmark's peers, and the hand-written part of the Python SDK."""
# db/core shares its errors with the domain modules.
CORE_MAY_IMPORT = ("db.core", "db.errors")


def modules(folder: str) -> list[str]:
    """Return the dotted names of all modules in a folder and its sub-folders."""
    paths = (path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / folder).rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths if not OTHER_PACKAGES & set(path.parts)]


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
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def is_in(name: str, packages: Iterable[str]) -> bool:
    """Return whether a name is one of these packages or modules, or something in one."""
    return any(name == each or name.startswith(f"{each}.") for each in packages)


def unit_of(name: str) -> str:
    """Return the folder or module of the service that a name belongs to."""
    return ".".join(name.split(".")[:2])


def test_every_folder_with_python_has_a_rule() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in NOT_OURS}
    assert {each for each in folders if not each.startswith(".") and modules(each)} == MAY_IMPORT.keys()


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_folder_only_imports_allowed_folders(folder: str) -> None:
    found = [(module, name) for module in modules(folder) for name in imports(module)]
    assert found
    ours = [pair for pair in found if is_in(pair[1], MAY_IMPORT) and not is_in(pair[1], [folder])]
    assert [pair for pair in ours if not is_in(pair[1], MAY_IMPORT[folder])] == []
    assert [pair for pair in found if is_in(pair[1], MAY_NOT_IMPORT.get(folder, ()))] == []
    assert [pair for pair in found if pair[1] == "service"] == []  # it hides which module is used


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
    assert [name for name in ours if not is_in(name, CORE_MAY_IMPORT)] == []


def test_a_request_is_read_without_the_frameworks() -> None:
    code = "import sys, service.http.request; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert {"connexion", "flask", "werkzeug"} & set(done.stdout.split()) == set()


def test_no_import_cycles() -> None:
    every = [module for folder in MAY_IMPORT for module in modules(folder)]
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

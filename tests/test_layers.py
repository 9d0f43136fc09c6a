"""Who knows whom: the folders by their imports, and the nouns of the domain."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live_service import ROOT


def imports(folder: str) -> Iterator[tuple[Path, str]]:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield path, node.module or ""


@pytest.mark.parametrize(
    ("folder", "banned"),
    [
        ("db", {"service", "handlers", "connexion", "flask", "starlette"}),
        ("handlers", {"service", "connexion", "flask", "starlette", "peewee", "psycopg2"}),
        ("service", {"handlers"}),
    ],
)
def test_each_folder_knows_only_what_it_may(folder: str, banned: set[str]) -> None:
    found = list(imports(folder))
    assert found
    assert [(path.name, name) for path, name in found if name.partition(".")[0] in banned] == []


def test_no_rule_of_the_domain_is_named_in_the_service() -> None:
    nouns = re.compile(r"patients?\b(?!-graph)", re.IGNORECASE)
    allowed = {"importer.py", "commands.py", "rekey.py", "server.py"}
    for path in (ROOT / "service").glob("*.py"):
        if path.name not in allowed:
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if nouns.search(line)]
            assert all("patient_id" in line or "duplicate_patient" in line for line in lines), (path, lines)

"""Documents name files, links, symbols, tests and settings that exist."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from openapi import contract
from service.cli import catalogue
from service.cli.settings_table import PAGE, updated
from service.errors import STATUS
from service.settings import Settings
from tests.campaign.results import Results, write_table
from tests.campaign.trials import TITLES, TRIALS
from tests.support.graph import OPERATIONS
from tests.support.live_service import ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "sdk").glob("*/*.md"),
        *(ROOT / "examples").glob("*.md"),
    ]
)
INDEXES = [ROOT / "docs" / "find.md", ROOT / "docs" / "glossary.md"]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_named_in_the_docs_exists() -> None:
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_\w+)`", SECURITY))
    assert len(named) > 30
    assert named - tests == set()


def test_security_page_covers_owasp_risks_and_hipaa_safeguards() -> None:
    assert re.findall(r"^\| (API\d+) ", SECURITY, re.MULTILINE) == [f"API{number}" for number in range(1, 11)]
    safeguards = ["(a)(1)", "(a)(2)(i)", "(a)(2)(ii)", "(a)(2)(iii)", "(a)(2)(iv)", "(b)", "(c)(1)", "(c)(2)", "(d)",
                  "(e)(1)", "(e)(2)"]  # fmt: skip
    rows = "".join(re.findall(r"^\| (\([a-e]\).*?) \|", SECURITY, re.MULTILINE))
    assert all(safeguard in rows for safeguard in safeguards)


def test_table_of_settings_is_not_stale() -> None:
    page = PAGE.read_text(encoding="utf-8")
    table = re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)
    assert table == [name.upper() for name in Settings.model_fields]
    assert page == updated(page), f"{PAGE.name} is stale: run `make settings`"


@pytest.mark.parametrize("name", catalogue.PAGES)
def test_tables_from_the_contract_are_not_stale(name: str) -> None:
    page = (catalogue.DOCS / name).read_text(encoding="utf-8")
    assert page == catalogue.updated(name, page), f"{name} is stale: run `make catalogue`"


def test_tables_list_every_event_operation_and_error_code() -> None:
    listed = {name: (catalogue.DOCS / name).read_text(encoding="utf-8") for name in catalogue.PAGES}
    events = re.findall(r"^\| `(patient_graph\.[a-z_.]+\.v\d+)` \|", listed["events.md"], re.MULTILINE)
    assert events == [*contract()["webhooks"]]
    operations = re.findall(r"^\| `([a-z_]+\.\w+)` \|", listed["authentication.md"], re.MULTILINE)
    assert sorted(operations) == sorted(OPERATIONS)
    codes = re.findall(r"^\| \d{3} \| `([a-z_]+)` \|", listed["errors.md"], re.MULTILINE)
    assert codes == [*STATUS]


def test_contract_says_of_every_error_code_what_to_do() -> None:
    schemas = contract()["components"]["schemas"]
    enums = [part["properties"]["error"]["enum"] for schema in schemas.values() for part in schema.get("allOf", ())
             if "enum" in part.get("properties", {}).get("error", {})]  # fmt: skip
    explained = schemas["Error"]["properties"]["error"]["x-codes"]
    assert len(enums) > 10
    assert {code for enum in enums for code in enum} <= explained.keys() == STATUS.keys()
    assert all(text.endswith(".") for each in explained.values() for text in (each["when"], each["action"]))


def test_table_of_the_campaign_is_not_stale(tmp_path: Path) -> None:
    page, copy = ROOT / "docs" / "reliability.md", tmp_path / "page.md"
    copy.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    write_table(copy, Results(page.with_suffix(".json")).table(TITLES))
    assert page.read_text(encoding="utf-8") == copy.read_text(encoding="utf-8")


def test_every_trial_and_its_size_is_in_the_page_of_the_campaign() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| `([A-Z_]+)` \(([\d,]+)\) \|", page, re.MULTILINE)
    assert listed == [(trial.name, trial.variable, f"{trial.size:,}") for trial in TRIALS]


def test_every_command_is_in_the_table_of_commands_and_no_other() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)) - {"help"}
    operations = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `make (?:-s )?([a-z-]+)", operations, re.MULTILINE)) == commands


def test_every_file_named_in_the_docs_exists() -> None:
    named = {
        path
        for document in DOCUMENTS
        for path in re.findall(
            r"`((?:tests|service|db|handlers|interactions|openapi)/[\w./-]+\.\w+)`", document.read_text()
        )
    }
    assert len(named) > 30
    assert {path for path in named if "NNNN" not in path and not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    assert [link for link in links(document) if not leads_somewhere(document, link)] == []


@pytest.mark.parametrize("document", INDEXES, ids=lambda path: path.name)
def test_every_symbol_beside_a_link_is_defined_there(document: Path) -> None:
    named = list(symbols(document))
    assert len(named) > 20
    assert [(path.name, symbol) for path, symbol in named if symbol not in definitions(path)] == []


@pytest.mark.parametrize("document", INDEXES, ids=lambda path: path.name)
def test_every_entry_has_a_link(document: Path) -> None:
    entries = re.split(r"^- ", prose(document), flags=re.MULTILINE)[1:]
    assert len(entries) > 10
    assert [entry for entry in entries if "](" not in entry] == []


def test_the_glossary_is_alphabetical() -> None:
    terms = re.findall(r"^- \*\*(.+?)\*\*", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert terms == sorted(terms, key=str.lower)


def test_links_are_found_and_broken_ones_told(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# A `b` c: d\n\n```\n# no heading\n```\n\n## A `b` c: d\n", encoding="utf-8")
    page = tmp_path / "page.md"
    right = ["other.md", "other.md#a-b-c-d", "other.md#a-b-c-d-1", "https://example.com/x", "#here"]
    wrong = ["another.md", "other.md#no-heading", "#there"]
    page.write_text("# Here\n" + "".join(f"[x]({link})\n" for link in right + wrong) + "```\n[x](y)\n```\n", "utf-8")
    assert list(links(page)) == right + wrong
    assert [link for link in links(page) if not leads_somewhere(page, link)] == wrong


def prose(document: Path) -> str:
    """The text of a document without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def links(document: Path) -> Iterator[str]:
    yield from re.findall(r"\]\(([^)\s]+)\)", prose(document))


def leads_somewhere(document: Path, link: str) -> bool:
    if re.match(r"https?://", link):
        return True
    path, _, anchor = link.partition("#")
    target = document.parent / path if path else document
    return target.exists() and (not anchor or anchor in anchors(target))


@cache
def anchors(document: Path) -> set[str]:
    """The anchors of the headings, as GitHub makes them: the second of equal ones ends in `-1`."""
    made: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#+ (.*)$", prose(document), re.MULTILINE):
        slug = re.sub(r"[^\w -]", "", re.sub(r"\]\([^)]*\)", "", heading).lower()).replace(" ", "-")
        found.add(f"{slug}-{made[slug]}" if made[slug] else slug)
        made[slug] += 1
    return found


def symbols(document: Path) -> Iterator[tuple[Path, str]]:
    """The files that a document links to, each with a symbol that is named after the link."""
    for path, named in re.findall(r"\]\(([^)\s]+)\)((?:,\s+`[^`]+`)+)", prose(document)):
        for symbol in re.findall(r"`([^`]+)`", named):
            yield document.parent / path, symbol


@cache
def definitions(path: Path) -> set[str]:
    """Return the names in a file: the keys of a YAML document, the tables of SQL, the names of a Python module."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        return set(re.findall(r"^\s*([\w-]+):", text, re.MULTILINE))
    if path.suffix == ".sql":
        return set(re.findall(r"^CREATE TABLE (\w+)", text, re.MULTILINE))
    return set(defined(ast.parse(text).body))


def defined(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """The functions, classes and constants of a module, and the methods of its classes as `Class.method`."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from defined(node.body, f"{node.name}.")
        if isinstance(node, ast.Assign):
            yield from (prefix + target.id for target in node.targets if isinstance(target, ast.Name))


def test_every_decision_record_is_complete_and_in_the_index() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    rows = []
    for number, record in enumerate(RECORDS, 1):
        text = record.read_text(encoding="utf-8")
        heading = re.match(rf"# {number}\. (.*)\n\nDate: (\d{{4}}-\d\d-\d\d)\n\n## Context\n", text)
        assert heading, record.name
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], record.name
        rows.append(f"| [{record.name[:4]}]({record.name}) | {heading[2]} | {heading[1]} |")
    assert re.findall(r"^\| \[.*$", index, re.MULTILINE) == rows

"""The documents tell the truth where a test can see it."""

import re
from pathlib import Path

import pytest

from service.cli.settings_table import PAGE, updated
from service.settings import Settings
from tests.support.live_service import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_that_a_document_names_exists() -> None:
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_\w+)`", SECURITY))
    assert len(named) > 30
    assert named - tests == set()


def test_the_ten_risks_and_every_technical_safeguard_have_a_row() -> None:
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


def test_every_file_that_a_document_names_exists() -> None:
    named = {
        path
        for document in DOCUMENTS
        for path in re.findall(
            r"`((?:tests|service|db|handlers|interactions|openapi)/[\w./-]+\.\w+)`", document.read_text()
        )
    }
    assert len(named) > 30
    assert {path for path in named if "NNNN" not in path and not (ROOT / path).exists()} == set()


def anchors(page: str) -> set[str]:
    """The anchors of the headings of a Markdown page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", document.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        page = document.parent / path if path else document
        assert page.exists(), target
        assert not anchor or anchor in anchors(page.read_text(encoding="utf-8")), target


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

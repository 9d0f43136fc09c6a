"""The documents tell the truth where a test can see it."""

import re

from service.cli.settings_table import PAGE, updated
from service.settings import Settings
from tests.support.live_service import ROOT

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
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    named = {
        path
        for document in documents
        for path in re.findall(
            r"`((?:tests|service|db|handlers|interactions|openapi)/[\w./-]+\.\w+)`", document.read_text()
        )
    }
    assert len(named) > 30
    assert {path for path in named if "NNNN" not in path and not (ROOT / path).exists()} == set()

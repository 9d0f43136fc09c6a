"""The documentation agrees with the code where a test can check it."""

import re

from service.settings import Settings
from tests.support.live_service import ROOT

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


def test_settings_table_lists_exactly_the_settings() -> None:
    operations = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([A-Z_]+)` \|", operations, re.MULTILINE)
    assert sorted(table) == sorted(name.upper() for name in Settings.model_fields)


def test_every_file_named_in_the_docs_exists() -> None:
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

"""The commands of the guides work as written: the mock, versions, fuzzing, and clients without a checkout."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from compat.malformed import METHODS
from sdk.generate import python_client, typescript_client
from service.auth.local import LocalTokens
from tests.service.test_mock import Mock
from tests.support import guides
from tests.support.live_service import ROOT, LiveService
from tests.support.oracle import CONTRACT
from tests.support.tools import needs
from tests.support.waiting import LONG

pytestmark = pytest.mark.gate

TEXT = "".join((ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("testing", "versioning", "clients"))
SHELL = {
    "getting-started": r'"error":"duplicate_patient".*"total":[23],',
    "errors": r'"pointer":"/first_name".*400$',
    "idempotency": r'^\{"id":"(\S{36})".*\{"id":"\1"',
    "pagination": r"'first_name': 'Rosalind'",
    "concurrency": r"^200\n412\n$",
    "merging": r"'first_name': 'survivor'.*\nAugusta\n\['first_name'\]\nAugusta\n$",
    "match-proposals": r'"grade":"certain".*"proposals":\[\{.*"dismissed_at"',
}
"""What the samples of a guide for a shell print. The service has one patient before."""
BLOCKS = re.findall(r"^```bash\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    running = Mock().start()
    yield running
    running.clean_up()


def run_blocks(service: LiveService, folder: Path, *blocks: str) -> list[str]:
    """Run blocks of the guides in an empty folder and return the printed lines."""
    path = f"{Path(sys.executable).parent}:{service.environment['PATH']}"
    own = {"URL": service.url, "TOKEN": service.token(), "HOME": str(folder), "PATH": path}
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", "\n".join(blocks)],
        cwd=folder,
        env=own,
        capture_output=True,
        text=True,
        timeout=5 * LONG,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def block(beginning: str) -> str:
    (found,) = [each for each in BLOCKS if beginning in each]
    return found


@pytest.mark.parametrize("page", [name for name in guides.PAGES if name not in ("adherence", "events")])
def test_samples_for_a_shell_run(own_service: LiveService, page: str) -> None:
    own_service.start()
    guides.register(own_service)
    command = ["bash", "-eu", "-o", "pipefail", "-c", guides.programs("bash")[page]]
    environment = guides.environment(own_service)
    del environment["TOKEN"]  # the first sample fetches one
    for _ in range(2):  # the samples can be repeated
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert re.search(SHELL[page], told.stdout, re.DOTALL), told.stdout
        assert told.stderr == ""


def test_every_command_of_these_guides_is_run_by_a_test() -> None:
    assert {block(words) for words in ("Prefer", "etag-compare", "deprecated", "cd fuzz", "literal_enums")} == set(
        BLOCKS
    )


def test_mock_behaves_as_documented(mock: Mock, tmp_path: Path) -> None:
    asked = block("Prefer")
    told = re.findall(r"# .*: (\d{3})$", asked, re.MULTILINE)
    assert len(told) == 4
    assert run_blocks(mock, tmp_path, asked) == told


def test_saved_document_has_a_version_and_an_etag(service: LiveService, tmp_path: Path) -> None:
    assert run_blocks(service, tmp_path, block("etag-compare")) == [CONTRACT["info"]["version"], "304"]


def test_saved_document_can_be_the_base_of_a_comparison(service: LiveService, tmp_path: Path) -> None:
    run_blocks(service, tmp_path, block("etag-compare"))
    asked = run_blocks(service, tmp_path, f"cd {ROOT}", f"python -m compat {tmp_path / 'contract.json'}")
    count = sum(len(item.keys() & METHODS) for item in CONTRACT["paths"].values())
    compared = f"contract.json: {count} operations and {len(CONTRACT['webhooks'])} events compared"
    assert asked == [f"{compared}, accepted changes: 0, problems: 0"]
    assert f"{compared}, " in TEXT


def test_nothing_is_deprecated_as_documented(service: LiveService, tmp_path: Path) -> None:
    assert run_blocks(service, tmp_path, block("deprecated")) == ["0"]


def test_copied_fuzz_folder_works(service: LiveService, tmp_path: Path) -> None:
    copy_fuzz_folder(tmp_path / "fuzz")
    told = "\n".join(run_blocks(service, tmp_path, block("cd fuzz")))
    assert re.search(r"([1-9]\d+) generated, \1 passed", told), told


def test_fuzz_run_with_an_invalid_token_fails(service: LiveService, tmp_path: Path) -> None:
    copy_fuzz_folder(tmp_path / "fuzz")
    with pytest.raises(AssertionError, match="TOKEN is invalid"):
        run_blocks(service, tmp_path, "TOKEN=nonsense", block("cd fuzz"))


def test_fuzz_run_for_another_brand_fails(service: LiveService, tmp_path: Path) -> None:
    copy_fuzz_folder(tmp_path / "fuzz")
    with pytest.raises(AssertionError, match="TOKEN is not for BRAND"):
        run_blocks(service, tmp_path, block("cd fuzz").replace("BRAND=demo", "BRAND=acme"))


def test_fuzz_run_with_missing_scopes_fails(service: LiveService, tmp_path: Path) -> None:
    copy_fuzz_folder(tmp_path / "fuzz")
    token = LocalTokens(service.data_dir).mint(brand="demo", scopes=["read:providers"])
    with pytest.raises(AssertionError, match="TOKEN lacks a scope"):
        run_blocks(service, tmp_path, f"TOKEN={token}", block("cd fuzz"))


def copy_fuzz_folder(folder: Path) -> None:
    folder.mkdir()
    for name in ("schemathesis.toml", "hooks.py"):
        shutil.copy(ROOT / "fuzz" / name, folder)


def test_sdk_can_be_generated_from_the_saved_document(service: LiveService, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    shutil.copy(ROOT / "sdk" / "python" / "templates" / "literal_enum.py.jinja", tmp_path / "templates")
    run_blocks(service, tmp_path, block("etag-compare"), block("literal_enums"))
    made = tmp_path / "patient-graph-client" / "patient_graph_client" / "models"
    ours = python_client(tmp_path / "ours") / "patient_graph_client" / "models"
    modules = {path.name for path in made.iterdir()}
    assert len(modules) > 150
    assert modules == {path.name for path in ours.iterdir()}
    codes = "duplicate_patient_error_error.py"
    assert (made / codes).read_text() == (ours / codes).read_text()


def test_guide_names_the_generator_version_of_the_python_sdk() -> None:
    assert f"openapi-python-client {version('openapi-python-client')}. " in TEXT


@needs("npm")
def test_typescript_types_equal_those_of_the_sdk(service: LiveService, tmp_path: Path) -> None:
    """The command of the guide, run by the SDK's copy of the same version."""
    (asked,) = re.findall(r"^    npx openapi-typescript@(\S+) (.*)$", TEXT, re.MULTILINE)
    ours = typescript_client(tmp_path / "ours")
    package = json.loads((ours / "package.json").read_text())
    assert asked[0] == package["devDependencies"]["openapi-typescript"]
    tested = json.loads((ROOT / "tests" / "gates" / "generators" / "package.json").read_text())["dependencies"]
    assert f"`openapi-fetch` {tested['openapi-fetch']}" in TEXT
    run_blocks(service, tmp_path, block("etag-compare"), f"{ours}/node_modules/.bin/openapi-typescript {asked[1]}")
    assert (tmp_path / "patient-graph.ts").read_text() == (ours / "src" / "contract.ts").read_text()

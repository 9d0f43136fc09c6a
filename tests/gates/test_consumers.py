"""The commands of docs/consumers.md work as written."""

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
from tests.support.live_service import ROOT, LiveService
from tests.support.oracle import CONTRACT
from tests.support.tools import needs
from tests.support.waiting import LONG

pytestmark = pytest.mark.gate

PAGE = (ROOT / "docs" / "consumers.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```bash\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    running = Mock().start()
    yield running
    running.clean_up()


def run_blocks(service: LiveService, folder: Path, *blocks: str) -> list[str]:
    """Run blocks of the page in an empty folder and return the printed lines."""
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


def test_every_command_of_the_page_is_run_by_a_test() -> None:
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
    assert asked == [f"contract.json: {count} operations compared, accepted changes: 0, problems: 0"]
    assert f"contract.json: {count} operations compared, " in PAGE


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
    for name in ("literal_enum", "endpoint_module"):
        shutil.copy(ROOT / "sdk" / "python" / "templates" / f"{name}.py.jinja", tmp_path / "templates")
    run_blocks(service, tmp_path, block("etag-compare"), block("literal_enums"))
    made = tmp_path / "patient-graph-client" / "patient_graph_client"
    ours = python_client(tmp_path / "ours") / "patient_graph_client"
    modules = {path.relative_to(made) for folder in ("api", "models") for path in (made / folder).rglob("*.py")}
    assert len(modules) > 150
    for path in modules:  # only the module names of a tag differ
        if path.name != "__init__.py" or path.parent.name == "models":
            assert (made / path).read_text() == (ours / path).read_text(), path


def test_page_names_the_generator_version_of_the_python_sdk() -> None:
    assert f"openapi-python-client {version('openapi-python-client')}. " in PAGE


@needs("npm")
def test_typescript_types_equal_those_of_the_sdk(service: LiveService, tmp_path: Path) -> None:
    """The command of the page, run by the SDK's copy of the same version."""
    (asked,) = re.findall(r"^    npx openapi-typescript@(\S+) (.*)$", PAGE, re.MULTILINE)
    ours = typescript_client(tmp_path / "ours")
    package = json.loads((ours / "package.json").read_text())
    assert asked[0] == package["devDependencies"]["openapi-typescript"]
    assert f"`openapi-fetch` {package['dependencies']['openapi-fetch']}" in PAGE
    run_blocks(service, tmp_path, block("etag-compare"), f"{ours}/node_modules/.bin/openapi-typescript {asked[1]}")
    assert (tmp_path / "patient-graph.ts").read_text() == (ours / "src" / "contract.ts").read_text()

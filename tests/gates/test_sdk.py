"""The SDKs as installed packages in clean environments: type-checked, and used against a live service."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sdk.generate import HAND_WRITTEN, python_client, typescript_client
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.service.test_examples import WEIGHTS
from tests.support.faulty_proxy import DROP_RESPONSE, NO_RESPONSE, UNAVAILABLE, UNKNOWN_CODE, FaultyProxy
from tests.support.live_service import ROOT, LiveService
from tests.support.tools import needs
from tests.support.waiting import LONG

pytestmark = pytest.mark.gate

PROGRAMS = Path(__file__).with_name("sdk")
EXAMPLES = ROOT / "examples"
Mint = Callable[..., str]
Register = Callable[..., dict[str, Any]]
NO_INSTALL_SCRIPTS = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")


class Client(NamedTuple):
    """An installed client, and how to run programs that use it."""

    command: tuple[str, ...]
    folder: Path
    suffix: str

    def run(self, program: str, **environment: str) -> Any:
        """Run a program and return its JSON output. Raises AssertionError with the output if it fails."""
        command = [*self.command, str(self.folder / f"{program}.{self.suffix}")]
        return json.loads(output(command, env={"PATH": os.environ["PATH"]} | environment))


def output(command: list[str], **options: Any) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10 * LONG, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def readme_example(language: str) -> str:
    """Return the example of a client's README."""
    (example,) = re.findall(rf"```{language}\n(.*?)```", (HAND_WRITTEN / language / "README.md").read_text(), re.DOTALL)
    return str(example)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Client:
    folder = tmp_path_factory.mktemp("python")
    output([sys.executable, "-m", "venv", str(folder / "venv")])
    interpreter = str(folder / "venv" / "bin" / "python")
    output([interpreter, "-m", "pip", "install", "--quiet", str(python_client(folder / "built"))])
    (folder / "readme.py").write_text(readme_example("python"))
    for program in PROGRAMS.glob("*.py"):
        (folder / program.name).write_text(program.read_text())
    return Client((interpreter,), folder, "py")


@pytest.fixture(scope="module")
def typescript(tmp_path_factory: pytest.TempPathFactory) -> Client:
    folder = tmp_path_factory.mktemp("typescript")
    built = typescript_client(folder / "built")
    tarball = output(["npm", "pack", "--silent", "--pack-destination", str(folder)], cwd=built).strip()
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    output(["npm", "install", *NO_INSTALL_SCRIPTS, str(folder / tarball)], cwd=folder)
    (folder / "readme.ts").write_text(readme_example("typescript"))
    for program in (*PROGRAMS.glob("*.ts"), *EXAMPLES.glob("*.ts")):
        (folder / program.name).write_text(program.read_text())
    # Checked and compiled in one go. `wrong.ts` lists the expected errors.
    options = ["--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--module", "nodenext"]
    programs = [str(each) for each in folder.glob("*.ts")]
    output(["node", str(built / "node_modules" / ".bin" / "tsc"), *options, *programs], cwd=folder)
    return Client(("node",), folder, "js")


@pytest.fixture(params=["python", pytest.param("typescript", marks=needs("npm"))])
def client(request: pytest.FixtureRequest) -> Client:
    installed: Client = request.getfixturevalue(request.param)
    return installed


@pytest.fixture
def mint(service: LiveService, brand: str) -> Mint:
    tokens = LocalTokens(service.data_dir)
    return lambda subject=None: tokens.mint(brand=brand, scopes=every_scope(), subject=subject)


def test_python_client_types_reject_wrong_code(python: Client) -> None:
    written = [f"patient_graph_client.{each.stem}" for each in (HAND_WRITTEN / "python").glob("*/*.py")]
    modules = [f"--module={name}" for name in ("readme", "story", "persist", "unknown", "wrong", *written)]
    options = ["--strict", "--config-file=", f"--python-executable={python.command[0]}", "--cache-dir=mypy"]
    found = output([sys.executable, "-m", "mypy", *options, *modules], cwd=python.folder)
    assert found == f"Success: no issues found in {len(modules)} source files\n"


def test_client_covers_the_life_of_a_patient(client: Client, service: LiveService, brand: str, mint: Mint) -> None:
    story = client.run("story", URL=service.url, BRAND=brand, TOKEN=mint(), HERS=mint("ada-1815"))
    patient = story.pop("id")
    assert story == {
        "duplicate": ["duplicate_patient", ["email", "external_ids"]],
        "date_of_birth": "1990-12-10",
        "encounter": ["primary", "scheduled", ["cancelled", "in_progress", "no_show"], "in_progress"],
        "metrics": ["82.50", None, "82.50"],
        "medication": {"coverage": "checked", "route": None, "active": ["semaglutide"]},
        "updated": ["f", None, "+14155550199", {"cohort": {"year": 1815}}],
        "pages": {"names": ["Hopper 3", "Hopper 2", "Hopper 1", "Hopper 0", "Lovelace"], "found": 4},
        "event_types": ["patient.updated", "patient.updated", "medication.prescribed", "encounter.moved",
                        "encounter.created", "provider_link.started", "patient.age_verified", "patient.created",
                        "metric_entry.recorded"],
        "export": ["ada@example.com", "82.50"],
        "erased": ["deleted", 1],
        "after_erasure": "not_found",
    }  # fmt: skip
    assert service.sql("SELECT count(*) FROM patients WHERE id = %s", patient) == [(0,)]


@needs("npm")
def test_typescript_example_can_be_run_twice(typescript: Client, service: LiveService, brand: str, mint: Mint) -> None:
    command = [*typescript.command, str(typescript.folder / "register_patient.js")]
    environment = {"PATH": os.environ["PATH"], "URL": service.url, "TOKEN": mint(), "BRAND": brand}
    first, second = (output(command, env=environment).splitlines() for _ in range(2))
    assert first == ["new weights: 3", *WEIGHTS]
    assert second == ["registered before, same external_ids", "new weights: 0", *WEIGHTS]


def test_unknown_error_code_keeps_status_and_body(python: Client) -> None:
    with FaultyProxy("http://127.0.0.1", UNKNOWN_CODE) as gateway:
        assert python.run("unknown", URL=gateway.url) == [409, "merged_patient", "merged"]


@pytest.fixture(params=["python", "asyncio", pytest.param("typescript", marks=needs("npm"))])
def register(request: pytest.FixtureRequest, brand: str, mint: Mint) -> Register:
    """Register a patient through a client at a url, with `tokens`, `retries` and `timeout` in seconds."""
    is_async = request.param == "asyncio"
    installed: Client = request.getfixturevalue("python" if is_async else request.param)

    def run(url: str, tokens: str | None = None, retries: int = 0, timeout: float = LONG) -> dict[str, Any]:
        tokens = mint() if tokens is None else tokens
        options = {"RETRIES": str(retries), "TIMEOUT": str(timeout)} | ({"ASYNC": "1"} if is_async else {})
        told: dict[str, Any] = installed.run("persist", URL=url, BRAND=brand, TOKENS=tokens, **options)
        return told

    return run


def registered_ids(service: LiveService, brand: str) -> list[str]:
    return [str(id) for (id,) in service.sql("SELECT id FROM patients WHERE brand_id = %s", brand)]


def test_write_with_lost_response_is_retried_with_the_same_key(
    register: Register, service: LiveService, brand: str
) -> None:
    with FaultyProxy(service.url, DROP_RESPONSE, DROP_RESPONSE) as gateway:
        told = register(gateway.url, retries=2)
    keys = [headers["idempotency-key"] for headers in gateway.requests]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert registered_ids(service, brand) == [told["id"]]
    assert {headers["x-brand-id"] for headers in gateway.requests} == {brand}


def test_each_write_has_its_own_idempotency_key(register: Register, service: LiveService) -> None:
    with FaultyProxy(service.url) as gateway:
        register(gateway.url)
        register(gateway.url)
    assert len({headers["idempotency-key"] for headers in gateway.requests}) == 2


def test_503_is_retried_after_retry_after(register: Register, service: LiveService, brand: str) -> None:
    """Only one retry is allowed, so a client that retried too early would fail."""
    with FaultyProxy(service.url, UNAVAILABLE) as gateway:
        told = register(gateway.url, retries=1)
    assert len(gateway.requests) == 2
    assert registered_ids(service, brand) == [told["id"]]


def test_request_without_response_times_out_and_is_retried(
    register: Register, service: LiveService, brand: str
) -> None:
    with FaultyProxy(service.url, NO_RESPONSE) as gateway:
        told = register(gateway.url, retries=2, timeout=5)
    assert registered_ids(service, brand) == [told["id"]]


def test_number_of_retries_is_limited(register: Register, service: LiveService) -> None:
    with FaultyProxy(service.url, DROP_RESPONSE, DROP_RESPONSE, DROP_RESPONSE) as gateway:
        with pytest.raises(AssertionError):
            register(gateway.url, retries=1)
        assert len(gateway.requests) == 2


def test_rejected_token_is_fetched_again_once(register: Register, service: LiveService, brand: str, mint: Mint) -> None:
    with FaultyProxy(service.url) as gateway:
        told = register(gateway.url, tokens=f"stale {mint()} unused")
        assert (told["tokens_left"], len(gateway.requests)) == (1, 2)
        with pytest.raises(AssertionError, match="invalid_token"):
            register(gateway.url, tokens=f"stale staler {mint()}")
        assert len(gateway.requests) == 4
    assert registered_ids(service, brand) == [told["id"]]

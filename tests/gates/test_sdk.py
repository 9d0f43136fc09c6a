"""The SDKs as they would be published: installed in empty environments, type-checked, and used against a service."""

import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from openapi import contract
from sdk.generate import HAND_WRITTEN
from sdk.package import python_distributions, typescript_distribution
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from service.http.samples import samples as samples_of
from tests.service.test_examples import WEIGHTS
from tests.support import guides
from tests.support.faulty_proxy import (
    CUT_RESPONSE,
    DROP_RESPONSE,
    ERROR_PAGE,
    NO_RESPONSE,
    UNAVAILABLE,
    UNFINISHED_RESPONSE,
    UNKNOWN_CODE,
    FaultyProxy,
)
from tests.support.forward_proxy import ForwardProxy
from tests.support.live_service import ANYONE, ROOT, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.tools import needs
from tests.support.waiting import LONG, wait_until

pytestmark = pytest.mark.gate

PROGRAMS = Path(__file__).with_name("sdk")
EXAMPLES = ROOT / "examples"
Mint = Callable[..., str]
Register = Callable[..., dict[str, Any]]
SAMPLES = {
    "getting-started": r"409 duplicate_patient \[ ?'email' ?\].*Ada Lovelace\nRosalind Franklin\n$",
    "errors": r"^body /first_name minLength",
    "idempotency": r"^(\S+)\n\1\n$",
    "pagination": r"^[0-9a-f-]{36}\n1 1\n$",
    "concurrency": r"^$",
    "merging": r"^planned .*Augusta\n\[ ?'first_name' ?\] Ada Augusta Augusta\n$",
    "adherence": r"^100 [01]\nBPC-157 evening\n$",
}
"""What the samples of a guide print, in both languages. The service has one patient before."""
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
    """Return the examples of a client's README, one after the other."""
    readme = (HAND_WRITTEN / language / "README.md").read_text(encoding="utf-8")
    return "\n".join(re.findall(rf"^ *```{language}\n(.*?)^ *```", readme, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module", autouse=True)
def project_url() -> Iterator[str]:
    """The address of the repository in the package data."""
    url = "https://example.com/patient-graph"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROJECT_URL", url)
        yield url


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The wheel, installed in an empty environment."""
    folder = tmp_path_factory.mktemp("python")
    output([sys.executable, "-m", "venv", str(folder / "venv")])
    interpreter = str(folder / "venv" / "bin" / "python")
    wheel, _ = python_distributions(folder, folder / "built")
    output([interpreter, "-m", "pip", "install", "--quiet", str(wheel)])
    (folder / "readme.py").write_text(readme_example("python"))
    for page, program in guides.programs("python").items():
        (folder / f"{page}.py").write_text(program)
    for program in PROGRAMS.glob("*.py"):
        (folder / program.name).write_text(program.read_text())
    return Client((interpreter,), folder, "py")


@pytest.fixture(scope="module")
def typescript(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The npm tarball, installed in an empty folder beside the types of Node and undici."""
    folder = tmp_path_factory.mktemp("typescript")
    tarball = typescript_distribution(folder, folder / "built")
    built = folder / "built" / "typescript"
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    of_tests = json.loads((built / "package.json").read_text())["devDependencies"]
    others = [f"{name}@{of_tests[name]}" for name in ("@types/node", "undici")]
    output(["npm", "install", *NO_INSTALL_SCRIPTS, str(tarball), *others], cwd=folder)
    (folder / "readme.ts").write_text(readme_example("typescript"))
    for page, program in guides.programs("typescript").items():
        (folder / f"{page}.ts").write_text(program)
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
    programs = [f"--module={each.stem}" for each in python.folder.glob("*.py")]
    options = ["--strict", "--config-file=", f"--python-executable={python.command[0]}", "--cache-dir=mypy"]
    package = ["--package=patient_graph_client"]
    found = output([sys.executable, "-m", "mypy", *options, *programs, *package], cwd=python.folder)
    assert re.fullmatch(r"Success: no issues found in [3-9]\d\d source files\n", found)


def test_wheel_has_types_licence_and_metadata(python: Client, project_url: str) -> None:
    (wheel,) = python.folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        (metadata,) = [archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA")]
    assert {"py.typed", "models/patient.py", "licenses/LICENSE"} <= names
    version = contract()["info"]["version"]
    data = [f"Version: {version}", f"Project-URL: Repository, {project_url}", "License-Expression: Apache-2.0"]
    for line in (*data, "Classifier: Typing :: Typed"):
        assert f"\n{line}\n" in metadata
    assert metadata.endswith((HAND_WRITTEN / "python" / "README.md").read_text(encoding="utf-8"))


def test_sdist_builds_the_same_package(python: Client, tmp_path: Path) -> None:
    (wheel,), (sdist,) = python.folder.glob("*.whl"), python.folder.glob("*.tar.gz")
    output([python.command[0], "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(sdist)])
    assert {each.CRC for each in zipfile.ZipFile(wheel).infolist()} == {
        each.CRC for each in zipfile.ZipFile(next(tmp_path.iterdir())).infolist()
    }


@needs("npm")
def test_tarball_has_types_licence_and_nothing_else(typescript: Client, project_url: str) -> None:
    installed = typescript.folder / "node_modules" / "patient-graph-client"
    assert {each.name for each in installed.iterdir()} == {"LICENSE", "README.md", "dist", "package.json"}
    assert {each.suffix for each in (installed / "dist").iterdir()} == {".js", ".ts"}
    package = json.loads((installed / "package.json").read_text())
    assert (package["version"], package["license"]) == (contract()["info"]["version"], "Apache-2.0")
    assert package["repository"]["url"] == project_url
    assert not package.get("dependencies")


@needs("npm")
def test_distributions_are_reproducible(python: Client, typescript: Client, tmp_path: Path) -> None:
    again = [*python_distributions(tmp_path, tmp_path / "built"), typescript_distribution(tmp_path, tmp_path / "built")]
    first = [(typescript if each.suffix == ".tgz" else python).folder / each.name for each in again]
    assert [each.read_bytes() for each in again] == [each.read_bytes() for each in first]


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
        "pages": {"names": ["Hopper 3", "Hopper 2", "Hopper 1", "Hopper 0", "Lovelace"], "found": 3,
                  "sizes": [2, 2, 1]},
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


def test_versions_odd_ids_and_own_http_clients_work(
    client: Client, service: LiveService, brand: str, mint: Mint
) -> None:
    language = {"py": "python", "js": "typescript"}[client.suffix]
    assert client.run("options", URL=service.url, BRAND=brand, TOKEN=mint()) == {
        "changed": "f",
        "stale": [412, "precondition_failed"],
        "known": [304, "not_modified"],
        "odd_id": True,
        "total": 1,
        "document": True,
        "wrong_urls": ["The base URL must begin with http:// or https:// and a host."],
        "no_token": ["The token is empty."],
        "user_agents": [f"patient-graph-{language}/{contract()['info']['version']}"],
        "own_client_is_open": True,
    }


def test_python_readme_can_be_run(python: Client, service: LiveService) -> None:
    """Twice: the second run has a duplicate."""
    token = LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope())
    environment = {"PATIENT_GRAPH": service.url, "TOKEN": token, "WEBHOOK_SECRET": ""}
    for _ in range(2):
        told = output([*python.command, str(python.folder / "readme.py")], env=environment)
    assert told.startswith("['email']\n")
    assert "There is no such patient." in told


@needs("npm")
def test_typescript_readme_can_be_run(typescript: Client, service: LiveService) -> None:
    token = LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope())
    environment = {"PATH": os.environ["PATH"], "URL": service.url, "TOKEN": token}
    told = output([*typescript.command, str(typescript.folder / "readme_run.js")], env=environment)
    assert "\n[ 'email' ]\n" in told
    assert re.search(r"\d+ found, true\n$", told)


@pytest.fixture(params=["python", "asyncio", pytest.param("typescript", marks=needs("npm"))])
def run(request: pytest.FixtureRequest) -> Callable[..., dict[str, Any]]:
    """Run a program with each client, the async one of Python too."""
    is_async = request.param == "asyncio"
    installed: Client = request.getfixturevalue("python" if is_async else request.param)
    options = {"ASYNC": "1"} if is_async else {}
    return lambda program, **environment: installed.run(program, **environment, **options)


@pytest.fixture
def register(run: Callable[..., dict[str, Any]], brand: str, mint: Mint) -> Register:
    """Register a patient through a client at a url, with `tokens`, `retries` and `timeout` in seconds."""

    def register(
        url: str, tokens: str | None = None, retries: int = 0, timeout: float = LONG, **environment: str
    ) -> dict[str, Any]:
        options = {"TOKENS": mint() if tokens is None else tokens, "RETRIES": str(retries), "TIMEOUT": str(timeout)}
        return run("create", URL=url, **{"BRAND": brand} | options | environment)

    return register


def test_errors_have_class_status_code_and_request_id(register: Register, service: LiveService) -> None:
    register(service.url)
    duplicate, invalid = register(service.url), register(service.url, EMAIL="nobody")
    assert duplicate["error"][:3] == ["DuplicatePatient", 409, "duplicate_patient"]
    assert duplicate["error"][4:] == [["email"], []]
    assert invalid["error"][:3] == ["ValidationError", 400, "validation_error"]
    assert invalid["error"][4:] == [[], [["body", "/email", "format"]]]
    assert duplicate["has_request_id"]
    assert invalid["has_request_id"]


def test_unknown_error_code_keeps_status_and_body(register: Register) -> None:
    with FaultyProxy("http://127.0.0.1", UNKNOWN_CODE) as gateway:
        assert register(gateway.url)["error"] == ["ApiError", 409, "merged_patient", "merged", [], []]


def test_error_page_of_a_proxy_is_an_api_error(register: Register) -> None:
    with FaultyProxy("http://127.0.0.1", ERROR_PAGE) as gateway:
        assert register(gateway.url)["error"][:3] == ["ApiError", 502, "unexpected_response"]


def test_proxy_is_used(register: Register, service: LiveService, brand: str) -> None:
    with ForwardProxy() as proxy:
        told = register(service.url, PROXY=proxy.url)
        assert proxy.targets == [service.url.removeprefix("http://")]
    assert registered_ids(service, brand) == [told["id"]]


def test_lost_connections_and_timeouts_are_typed(register: Register, service: LiveService) -> None:
    with FaultyProxy(service.url, DROP_RESPONSE, CUT_RESPONSE, NO_RESPONSE) as gateway:
        told = [register(gateway.url, timeout=timeout)["error"] for timeout in (LONG, LONG, 2)]
    assert told == [["ConnectionFailed"], ["ConnectionFailed"], ["TimedOut"]]


def test_response_cut_within_its_body_is_retried(register: Register, service: LiveService, brand: str) -> None:
    with FaultyProxy(service.url, CUT_RESPONSE) as gateway:
        told = register(gateway.url, retries=1)
    assert registered_ids(service, brand) == [told["id"]]


def test_export_is_streamed(run: Callable[..., Any], register: Register, service: LiveService, mint: Mint) -> None:
    patient = register(service.url)["id"]
    assert run("export", URL=service.url, TOKEN=mint(), PATIENT=patient) == {"patient": patient}
    with FaultyProxy(service.url, UNFINISHED_RESPONSE, CUT_RESPONSE) as gateway:
        assert run("export", URL=gateway.url, PATIENT=patient, CHUNKS="10") == {"chunks": 10}
        assert run("export", URL=gateway.url, TOKEN=mint(), PATIENT=patient) == {"error": "ConnectionFailed"}
    assert run("export", URL=service.url, TOKEN="stale", PATIENT=patient) == {"error": "InvalidToken"}


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
        assert register(gateway.url, retries=1)["error"] == ["ConnectionFailed"]
        assert len(gateway.requests) == 2


def test_rejected_token_is_fetched_again_once(register: Register, service: LiveService, brand: str, mint: Mint) -> None:
    with FaultyProxy(service.url) as gateway:
        told = register(gateway.url, tokens=f"stale {mint()} unused")
        assert (told["tokens_left"], len(gateway.requests)) == (1, 2)
        assert register(gateway.url, tokens=f"stale staler {mint()}")["error"][0] == "InvalidToken"
        assert len(gateway.requests) == 4
    assert registered_ids(service, brand) == [told["id"]]


Samples = dict[str, dict[str, str]]
SUFFIXES = {"cURL": "sh", "Python": "py", "TypeScript": "ts", "Go": "go"}


@pytest.fixture(scope="module")
def samples() -> Samples:
    """The samples of the API reference, by language and operation."""
    found: Samples = {language: {} for language in SUFFIXES}
    for operation, in_each_language in samples_of(contract()):
        for each in in_each_language:
            found[each["label"]][operation["operationId"]] = each["source"]
    return found


def written(samples: Samples, language: str, folder: Path) -> Path:
    """Write the samples in a language to files `samples/noun_verb.suffix` in a folder."""
    (folder / "samples").mkdir(exist_ok=True)
    for operation, source in samples[language].items():
        (folder / "samples" / f"{operation.replace('.', '_')}.{SUFFIXES[language]}").write_text(source)
    return folder / "samples"


def test_samples_in_python_have_the_types_of_the_client(python: Client, samples: Samples) -> None:
    files = sorted(str(each) for each in written(samples, "Python", python.folder).glob("*.py"))
    options = ["--strict", "--config-file=", "--scripts-are-modules", f"--python-executable={python.command[0]}"]
    found = output([sys.executable, "-m", "mypy", *options, "--cache-dir=mypy", *files], cwd=python.folder)
    assert found == f"Success: no issues found in {len(samples['Python'])} source files\n"


@needs("npm")
def test_samples_in_typescript_have_the_types_of_the_client(typescript: Client, samples: Samples) -> None:
    files = sorted(str(each) for each in written(samples, "TypeScript", typescript.folder).glob("*.ts"))
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"]
    compiler = typescript.folder / "built" / "typescript" / "node_modules" / ".bin" / "tsc"
    output(["node", str(compiler), *options, *files], cwd=typescript.folder)


@needs("go")
def test_samples_in_go_are_formatted(samples: Samples, tmp_path: Path) -> None:
    assert output(["gofmt", "-l", "-e", str(written(samples, "Go", tmp_path))]) == ""


def command_of(language: str, request: pytest.FixtureRequest) -> tuple[tuple[str, ...], Path]:
    """Return how to run a sample in a language, and the folder of its client."""
    if language in ("cURL", "Go"):
        return {"cURL": ("bash", "-e"), "Go": ("go", "run")}[language], request.getfixturevalue("tmp_path")
    installed: Client = request.getfixturevalue(language.lower())
    return installed.command, installed.folder


@pytest.mark.parametrize("language", ["cURL", "Python", pytest.param("TypeScript", marks=needs("npm")),
                                      pytest.param("Go", marks=needs("go"))])  # fmt: skip
def test_samples_run_against_a_service(
    language: str, samples: Samples, own_service: LiveService, request: pytest.FixtureRequest
) -> None:
    """Each language has a service of its own, because the samples register the same patient."""
    own_service.start()
    command, folder = command_of(language, request)
    files = written(samples, language, folder)
    suffix = "js" if language == "TypeScript" else SUFFIXES[language]
    environment = {name: os.environ[name] for name in ("PATH", "HOME")}
    environment |= {"PATIENT_GRAPH": own_service.url, "TOKEN": own_service.token()}
    for operation in ("patients_create", "patients_list"):
        printed = output([*command, str(files / f"{operation}.{suffix}")], env=environment)
        assert "ada.lovelace@example.com" in printed


@pytest.mark.parametrize("page", SAMPLES)
def test_samples_of_the_guides_print_what_they_say(client: Client, own_service: LiveService, page: str) -> None:
    own_service.start()
    guides.register(own_service)
    command = [*client.command, str(client.folder / f"{page}.{client.suffix}")]
    for _ in range(2):  # the samples can be repeated
        told = output(command, env=guides.environment(own_service))
        assert re.search(SAMPLES[page], told, re.DOTALL), told


def test_receiver_of_the_guide_prints_valid_webhooks_once(
    client: Client, own_service: LiveService, tmp_path: Path
) -> None:
    own_service._environment |= {"RELAY": "embedded"} | LONG_TIMEOUT_ENV
    own_service.start()
    port = free_port()
    program = client.folder / f"receiver_{port}.{client.suffix}"
    program.write_text((client.folder / f"events.{client.suffix}").read_text().replace("9000", str(port)))
    printed = tmp_path / "printed"
    with printed.open("w") as out:
        receiver = subprocess.Popen([*client.command, str(program)], env=guides.environment(own_service), stdout=out)
    try:
        wait_until(lambda: receiver.poll() is not None or listens(port), "the receiver listens")
        patient = guides.register(own_service)
        wait_until(printed.read_text, "the receiver is sent the event")
        assert ANYONE.post(f"http://127.0.0.1:{port}/", content=b"{}").status_code == 400
    finally:
        receiver.kill()
        receiver.wait()
    assert printed.read_text() == f"patient_graph.patient.created.v1 {patient}\n"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def listens(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0

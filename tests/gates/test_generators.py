"""Clients of other generators, for each document: they compile, work, and have types for the codes of a 409."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from importlib.resources import as_file, files
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.contract.test_schemas import PATTERNS
from tests.support.live_service import ANYONE, ROOT, LiveService
from tests.support.tools import ALL_REQUIRED, needs

FOLDER = Path(__file__).with_name("generators")
DOCUMENTS = ("openapi.json", "openapi-3.0.json")
BY_OPENAPI_GENERATOR = ("typescript-fetch", "typescript-axios")
# The command of each npm generator, by the name of the program here that uses its client.
FOR_TYPESCRIPT: Mapping[str, tuple[str, ...]] = {
    "openapi-typescript": (
        *("openapi-typescript", "document.json", "--default-non-nullable", "false"),
        *("-o", "generated/openapi-typescript.ts"),
    ),
    "hey-api": ("openapi-ts", "-i", "document.json", "-o", "generated/hey-api", "-c", "@hey-api/client-fetch"),
    "orval": ("orval", "--config", "orval.config.mjs"),
    "openapi-zod-client": ("openapi-zod-client", "document.json", "-o", "generated/openapi-zod-client.ts"),
}
GENERATORS_OF_NPM = ("openapi-typescript", "@hey-api/openapi-ts", "orval", "openapi-zod-client")
COMPILE = (
    *("tsc", "--strict", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"),
    *("--module", "commonjs", "--moduleResolution", "node10", "--types", "node"),
)
GENERATORS = (*BY_OPENAPI_GENERATOR, *FOR_TYPESCRIPT, "go", "openapi-python-client")
# From golang-golang-x-oauth2-dev and golang-gopkg-validator.v2-dev of Debian, because modules may not be downloadable.
PACKAGES_OF_GO = Path("/usr/share/gocode")

pytestmark = [pytest.mark.gate, needs("npm"), needs("java")]


class Workspace(NamedTuple):
    """A folder with a document for one generator, and the environment of the program that uses the client."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *command: str | Path) -> str:
        """Run a program and return its output. Raises AssertionError with the output if it fails."""
        options = {"cwd": self.folder, "env": self.environment, "capture_output": True, "text": True}
        done = subprocess.run([*map(str, command)], check=False, timeout=600, **options)  # type: ignore[call-overload]
        assert done.returncode == 0, done.stdout + done.stderr
        return str(done.stdout)

    def run_npm_tool(self, program: str, *arguments: str) -> str:
        return self.run(node(), FOLDER / "node_modules" / ".bin" / program, *arguments)

    def openapi_generator(self, name: str, output: str, *options: str) -> None:
        with as_file(files("openapi_generator_cli") / "openapi-generator.jar") as jar:
            arguments = ("--generator-name", name, "--input-spec", "document.json", "--output", output)
            self.run("java", "-XX:TieredStopAtLevel=1", "-jar", jar, "generate", *arguments, *options)


def node() -> Path:
    """Return the Node installed with the generators, as some need a newer one than Debian's; else that of the PATH."""
    return next((FOLDER / "node_modules").glob("node-linux-*/bin/node"), Path(str(shutil.which("node"))))


def typescript(workshop: Workspace, name: str) -> str:
    if name in BY_OPENAPI_GENERATOR:
        workshop.openapi_generator(name, f"generated/{name}")
    else:
        workshop.run_npm_tool(*FOR_TYPESCRIPT[name])
    workshop.run_npm_tool(*COMPILE, f"{name}.ts")
    return workshop.run(node(), f"{name}.js")


def go(workshop: Workspace) -> str:
    # Two enums can have the same value, and the constants of Go are those of a package.
    workshop.openapi_generator("go", "src/patient_graph", "--additional-properties", "enumClassPrefix=true")
    return workshop.run("go", "run", "story.go")


def python(workshop: Workspace) -> str:
    command = ("generate", "--path=document.json", "--meta=none", "--output-path=patient_graph_client")
    workshop.run("openapi-python-client", *command)
    options = ("--strict", "--config-file=", "--cache-dir=.mypy", "--follow-imports=silent")
    workshop.run(sys.executable, "-m", "mypy", *options, "story.py")
    return workshop.run(sys.executable, "story.py")


def generate_and_run(workshop: Workspace, name: str) -> str:
    """Generate a client and return the output of the program that uses it."""
    for source in FOLDER.iterdir():
        if source.is_file():
            shutil.copy(source, workshop.folder)
    (workshop.folder / "generated").mkdir()
    (workshop.folder / "node_modules").symlink_to(FOLDER / "node_modules")
    if name == "go":
        return go(workshop)
    return python(workshop) if name == "openapi-python-client" else typescript(workshop, name)


@pytest.fixture(scope="module")
def outputs(service: LiveService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[str]]]:
    """The output for each generator and document. Two run at a time."""
    install = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    subprocess.run(install, cwd=FOLDER, check=True)
    told: dict[str, Future[str]] = {}
    with ThreadPoolExecutor(2) as pool:
        for name, document in product(GENERATORS, DOCUMENTS):
            workshop = create_workspace(service, tmp_path_factory.mktemp(name), document)
            told[f"{name} {document}"] = pool.submit(generate_and_run, workshop, name)
        yield told
        pool.shutdown(cancel_futures=True)


def create_workspace(service: LiveService, folder: Path, document: str) -> Workspace:
    (folder / "document.json").write_text(ANYONE.get(f"{service.url}/{document}").text, encoding="utf-8")
    brand = f"brand-{secrets.token_hex(4)}"
    token = LocalTokens(service.data_dir).mint(brand=brand, scopes=every_scope())
    ours = {"URL": service.url, "TOKEN": token, "BRAND": brand, "DOCUMENT": "document.json"}
    of_go = {"GO111MODULE": "off", "GOPATH": f"{folder}:{PACKAGES_OF_GO}", "PATTERNS": json.dumps(PATTERNS)}
    # The PATH of the environment contains ruff, which openapi-python-client uses for formatting.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return Workspace(folder, {"PATH": path, "HOME": str(folder), "PYTHONPATH": str(folder)} | of_go | ours)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", GENERATORS)
def test_generated_client_registers_and_types_the_409(
    outputs: dict[str, Future[str]], name: str, document: str
) -> None:
    if name == "go" and not (ALL_REQUIRED or (shutil.which("go") and (PACKAGES_OF_GO / "src" / "gopkg.in").exists())):
        pytest.skip("Go and its packages oauth2 and validator are not installed here")
    assert outputs[f"{name} {document}"].result().splitlines()[-1] == "201 Lovelace 409 duplicate_patient"


def test_page_names_the_tested_generator_versions() -> None:
    page = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    of_npm = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    used = {name: of_npm[name] for name in (*GENERATORS_OF_NPM, "openapi-fetch")}
    used |= {"TypeScript": of_npm["typescript"], "openapi-python-client": version("openapi-python-client")}
    for name, its in (used | {"openapi-generator": version("openapi-generator-cli")}).items():
        assert any(name in row and its in row for row in rows), name

"""Each client: what is written by hand (a folder beside this file), and what a generator makes of the contract."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from openapi import contract
from sdk.operations import camel, error_codes, error_fields, nouns, pascal

HAND_WRITTEN = Path(__file__).parent
BUILT = HAND_WRITTEN.parent / "build" / "sdk"


class _Event(NamedTuple):
    """A published event: the name of its class, its type, the schema of its payload, and a few words."""

    name: str
    type: str
    payload: str
    summary: str


def python_client(built: Path = BUILT) -> Path:
    """The folder of a Python package that pip installs. Raises CalledProcessError when the generator fails."""
    folder = _begin("python", built)
    with tempfile.TemporaryDirectory() as elsewhere:
        document, generated = Path(elsewhere, "openapi.json"), Path(elsewhere, "generated")
        _write(document, _with_times(contract(), contract()["components"]["schemas"]))
        _run_python_generator(document, generated)
        shutil.copytree(generated / "patient_graph_client", folder / "patient_graph_client", dirs_exist_ok=True)
    _render(folder / "patient_graph_client" / "events.py", events=list(_events(contract())))
    if url := _project_url():
        with (folder / "pyproject.toml").open("a", encoding="utf-8") as project:
            project.write(f"\n[project.urls]\nRepository = {json.dumps(url)}\n")
    return folder


def typescript_client(built: Path = BUILT) -> Path:
    """The folder of an npm package, compiled. Raises CalledProcessError when npm or a generator fails."""
    folder = _begin("typescript", built)
    document = contract()
    version = document["info"]["version"]
    _write(folder / "openapi.json", document)
    _render(folder / "src" / "client.ts", nouns=nouns(document))
    _render(folder / "src" / "errors.ts", codes=error_codes(document), fields=error_fields(document))
    _render(folder / "src" / "version.ts", version=version)
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    address = {"homepage": url, "repository": {"type": "git", "url": url}} if (url := _project_url()) else {}
    _write(folder / "package.json", package | {"version": version} | address)
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=folder)
    _run("npm", "run", "--silent", "build", cwd=folder)
    return folder


def _project_url() -> str | None:
    """The address of the repository, for the package data. It has none before it is published."""
    return os.environ.get("PROJECT_URL")


def _run_python_generator(document: Path, generated: Path) -> None:
    options = {
        "path": document,
        "config": HAND_WRITTEN / "python" / "config.yaml",
        "custom-template-path": HAND_WRITTEN / "python" / "templates",
        "output-path": generated,
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    # It is found there, and runs ruff by name.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    _run("openapi-python-client", "generate", "--fail-on-warning", *arguments, env=os.environ | {"PATH": path})


def _begin(name: str, built: Path) -> Path:
    """A fresh copy of what is written by hand, but for what only the generator reads."""
    folder = built / name
    if folder.exists():
        shutil.rmtree(folder)
    of_no_use = shutil.ignore_patterns("config.yaml", "templates", "node_modules", "__pycache__")
    shutil.copytree(HAND_WRITTEN / name, folder, ignore=of_no_use)
    shutil.copy(HAND_WRITTEN.parent / "LICENSE", folder)
    return folder


def _with_times(value: Any, schemas: dict[str, Any]) -> Any:
    """Return a part of the document with a format for each time and date of birth: some schemas have none.

    The Python client has one type for times, `datetime`.
    """
    if isinstance(value, list):
        return [_with_times(each, schemas) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _with_format(name, _with_times(each, schemas), schemas) for name, each in value.items()}


def _with_format(name: str, schema: Any, schemas: dict[str, Any]) -> Any:
    format_ = "date-time" if name.endswith("_at") else "date" if name == "date_of_birth" else None
    if format_ is None or not isinstance(schema, dict):
        return schema
    referenced = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    is_text = "string" in (referenced.get("type"), *referenced.get("type", ()))
    return referenced | {"format": format_} if is_text and "format" not in referenced else schema


def _render(file: Path, **values: Any) -> None:
    """Write a file that has no generator of its own: for the events, because generators read no webhooks."""
    folder = HAND_WRITTEN / ("python" if file.suffix == ".py" else "typescript") / "templates"
    environment = jinja2.Environment(  # noqa: S701  # no HTML
        loader=jinja2.FileSystemLoader(folder),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"camel": camel, "pascal": pascal}
    file.write_text(environment.get_template(f"{file.name}.jinja").render(**values), encoding="utf-8")


def _events(document: dict[str, Any]) -> Iterator[_Event]:
    for type_, item in document["webhooks"].items():
        (media,) = item["post"]["requestBody"]["content"].values()
        payload = media["schema"]["properties"]["data"]["$ref"].rpartition("/")[2]
        # `PatientCreated`; a further version of the type ends in its number.
        _, name = type_.removesuffix(".v1").split(".", 1)
        yield _Event(name.replace(".", "_").title().replace("_", ""), type_, payload, item["post"]["summary"])


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")


def _run(*command: str, **options: Any) -> None:
    subprocess.run(command, check=True, **options)

"""Each client: what is written by hand (a folder beside this file), and what a generator makes of the contract."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from openapi import contract

HAND_WRITTEN = Path(__file__).parent
BUILT = HAND_WRITTEN.parent / "build" / "sdk"


def python_client(built: Path = BUILT) -> Path:
    """The folder of a Python package that pip installs. Raises CalledProcessError when the generator fails."""
    folder = _begin("python", built)
    with tempfile.TemporaryDirectory() as elsewhere:
        document, generated = Path(elsewhere, "openapi.json"), Path(elsewhere, "generated")
        _write(document, contract())
        _run_python_generator(document, generated)
        shutil.copytree(generated / "patient_graph_client", folder / "patient_graph_client", dirs_exist_ok=True)
    return folder


def typescript_client(built: Path = BUILT) -> Path:
    """The folder of an npm package, compiled. Raises CalledProcessError when npm or a generator fails."""
    folder = _begin("typescript", built)
    _write(folder / "openapi.json", contract())
    (folder / "src" / "media.ts").write_text(_media_types(contract()), encoding="utf-8")
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    _write(folder / "package.json", package | {"version": contract()["info"]["version"]})
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=folder)
    _run("npm", "run", "--silent", "build", cwd=folder)
    return folder


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
    return Path(shutil.copytree(HAND_WRITTEN / name, folder, ignore=of_no_use))


def _media_types(document: dict[str, Any]) -> str:
    """A module that says which bodies are not plain JSON: openapi-fetch does not look."""
    of_bodies = {
        f"{method.upper()} {path}": next(iter(operation["requestBody"]["content"]))
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if "requestBody" in operation
    }
    others = {name: each for name, each in of_bodies.items() if each != "application/json"}
    return f"export const mediaTypes: Readonly<Record<string, string>> = {json.dumps(others, indent=2)};\n"


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")


def _run(*command: str, **options: Any) -> None:
    subprocess.run(command, check=True, **options)

"""Write the packages of the service as CycloneDX: `python -m deploy.sbom FILE` (`make sbom`).

cyclonedx-py lists those of requirements.txt; the file that is vendored from npm is added.
"""

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deploy import vendor

_ROOT = Path(__file__).parent.parent
_COMMAND = (Path(sys.executable).with_name("cyclonedx-py"), "requirements", "requirements.txt")
_OPTIONS = ("--output-reproducible", "--of", "JSON", "--output-file", "-")


def write_sbom(target: Path, source: Path = _ROOT) -> None:
    """Write the document of a source tree. Raises CalledProcessError."""
    target.write_text(json.dumps(_sbom(source), indent=2) + "\n", encoding="utf-8")


def _sbom(source: Path) -> dict[str, Any]:
    written = subprocess.run([*_COMMAND, *_OPTIONS], check=True, capture_output=True, cwd=source).stdout
    document: dict[str, Any] = json.loads(written)
    document["components"].append(_vendored(vendor.manifest()))
    return document


def _vendored(manifest: dict[str, str]) -> dict[str, Any]:
    group, _, name = manifest["name"].partition("/")
    algorithm, _, digest = manifest["integrity"].partition("-")
    assert algorithm == "sha512"
    return {
        "bom-ref": f"{manifest['name']}@{manifest['version']}",
        "type": "library",
        "group": group,
        "name": name,
        "version": manifest["version"],
        "purl": f"pkg:npm/{quote(group, safe='')}/{name}@{manifest['version']}",
        "licenses": [{"license": {"id": manifest["license"]}}],
        "hashes": [{"alg": "SHA-512", "content": base64.b64decode(digest).hex()}],
    }


if __name__ == "__main__":
    (target,) = sys.argv[1:]
    write_sbom(Path(target))

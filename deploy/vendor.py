"""Replace the renderer of the API reference: `python -m deploy.vendor VERSION` (`make vendor VERSION=`, needs npm).

The service has to work without Node, so one file of the npm package is committed, compressed. `MANIFEST` says which
file of which package it is; a gate compares it with the package.
"""

import base64
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent.parent / "service" / "http" / "pages"
BUNDLE = PAGES / "scalar.js.gz"
MANIFEST = PAGES / "scalar.json"
_NAME = "@scalar/api-reference"
_FILE = "package/dist/browser/standalone.js"


def manifest() -> dict[str, str]:
    """Return name, version and licence of the npm package, its integrity (as in a package-lock.json) and the file."""
    content: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return content


def download(version: str) -> tuple[dict[str, str], bytes]:
    """Return the manifest and the file of a version, from the npm registry. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        pack = ["npm", "pack", "--json", "--ignore-scripts", f"{_NAME}@{version}"]
        (packed,) = json.loads(subprocess.run(pack, cwd=folder, check=True, capture_output=True).stdout)
        path = Path(folder, packed["filename"])
        digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
        with tarfile.open(path) as archive:
            package: dict[str, Any] = json.loads(_content(archive, "package/package.json"))
            bundle = _content(archive, _FILE)
    fields = {name: package[name] for name in ("name", "version", "license")}
    return fields | {"integrity": f"sha512-{digest}", "file": _FILE}, bundle


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    assert member, f"{name} is not a file"
    return member.read()


if __name__ == "__main__":
    described, bundle = download(*sys.argv[1:])
    BUNDLE.write_bytes(gzip.compress(bundle, mtime=0))
    MANIFEST.write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")

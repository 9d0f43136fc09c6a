"""Write docs/licenses.md: the licences of the packages that the service installs.

`python -m deploy.licenses` (`make licenses`) reads requirements.txt and the metadata of the installed packages.
Packages that are installed on other systems than Linux only are left out.
"""

import re
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement

from deploy import vendor

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "licenses.md"

ALLOWED = {
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "LGPL-3.0-only",  # psycopg, used as a library that can be replaced
    "LGPL-3.0-or-later",  # psycopg2, likewise
    "MIT",
    "MIT-0",
    "MPL-2.0",  # for changes of its own files only
    "PSF-2.0",
    "Unlicense",
}
"""The accepted licences (SPDX identifiers; BSD if the metadata does not say which one)."""

_SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "LGPL with exceptions": "LGPL-3.0-or-later",
    "MIT License": "MIT",
    "MIT license": "MIT",
}
# The metadata does not have it.
_FROM_LICENSE_FILE = {"peewee": "MIT"}
_LINUX = {"python_full_version": "3.12.0", "sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}

_HEADING = """# Licences

The packages that the service installs on Linux, and their licences by their metadata. `make licenses` generates this
page, and a test accepts only the licences of `deploy/licenses.py`. The service itself is licensed under
[Apache-2.0](../LICENSE).

| package | licence |
|---|---|
"""


_VENDORED = """
The service also contains files of npm packages: the renderer of the reference, which `make vendor` replaces, and lunr
in the guides, which their generator adds. Comments in the renderer's file name the licences of packages in it.

| npm package | licence |
|---|---|
"""


def page() -> str:
    """Return the present page."""
    installed = "".join(f"| {name} | {license_of(name)} |\n" for name in packages())
    vendored = vendor.manifest()
    return f"{_HEADING}{installed}{_VENDORED}| {vendored['name']} | {vendored['license']} |\n| lunr | MIT |\n"


def packages() -> list[str]:
    """Return the names of the packages that are installed on Linux."""
    return sorted({requirement.name for requirement in _requirements()})


def _requirements() -> Iterator[Requirement]:
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if re.match(r"\w", line):
            requirement = Requirement(line.removesuffix("\\"))
            if requirement.marker is None or requirement.marker.evaluate(_LINUX):
                yield requirement


def license_of(package: str) -> str:
    """Return the licence of an installed package: an SPDX expression. Raises PackageNotFoundError."""
    fields = metadata(package)
    stated = [*fields.get_all("License-Expression", []), *fields.get_all("License", [])]
    classifiers = [text.rpartition(" :: ")[2] for text in fields.get_all("Classifier", []) if "License ::" in text]
    found = stated[0] if stated else " OR ".join(classifiers)
    return _FROM_LICENSE_FILE.get(package) or _SPDX.get(found, found)


def is_allowed(expression: str) -> bool:
    """Return whether all licences of an SPDX expression are accepted, also where one of them would be enough."""
    names = set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR"}
    return bool(names) and names <= ALLOWED


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

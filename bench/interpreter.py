"""The Python that runs the service and the Python peers: an optimized build if there is one."""

import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path
from typing import NamedTuple

_NAME = f"python{sys.version_info.major}.{sys.version_info.minor}"
_SITE_PACKAGES = Path("lib") / _NAME / "site-packages"
_PLACES = ("/usr/bin", "/usr/local/bin")
_QUESTION = (
    "import platform, sysconfig; print(platform.python_version()); print(sysconfig.get_config_var('CONFIG_ARGS'))"
)
# The packages of Debian and Ubuntu are built with PGO and LTO, but their configuration does not say so. This option
# tells them from other builds.
_DEBIAN = "--with-wheel-pkg-dir=/usr/share/python-wheels/"


class Interpreter(NamedTuple):
    """A Python: its executable, version and CONFIG_ARGS."""

    executable: str
    version: str
    arguments: str

    @property
    def is_optimized(self) -> bool:
        """Return whether it was built with profile-guided optimization."""
        return "--enable-optimizations" in self.arguments or _DEBIAN in self.arguments

    @property
    def build(self) -> str:
        """Return the build in words."""
        if _DEBIAN in self.arguments:
            return f"Python {self.version}, PGO and LTO (the distribution's package)"
        if not self.is_optimized:
            return f"Python {self.version}, neither PGO nor LTO"
        return f"Python {self.version}, PGO{' and LTO' if '--with-lto' in self.arguments else ''}"


@cache
def preferred() -> Interpreter:
    """Return the first optimized Python of the running version (such as 3.11), or else the running one."""
    running = Interpreter(sys.executable, sys.version.split()[0], str(sysconfig.get_config_var("CONFIG_ARGS") or ""))
    others = (shutil.which(_NAME, path=place) for place in _PLACES)
    candidates = [running, *(_asked(each) for each in others if each)]
    return next((each for each in candidates if each.is_optimized), running)


def packages(environment: Path) -> str:
    """Return the directory of the packages of a virtual environment."""
    return str(environment / _SITE_PACKAGES)


def _asked(executable: str) -> Interpreter:
    output = subprocess.run([executable, "-c", _QUESTION], capture_output=True, text=True, check=True).stdout
    version, arguments = output.splitlines()
    return Interpreter(executable, version, arguments)

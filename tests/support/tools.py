"""External programs of some tests. Tests are skipped if one is missing, unless ALL_TOOLS is set."""

import os
import shutil
from pathlib import Path

import pytest

ALL_REQUIRED = "ALL_TOOLS" in os.environ


def needs(program: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None and not ALL_REQUIRED
    return pytest.mark.skipif(missing, reason=f"{program} is not installed here")


FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
"""The library that gives programs another clock."""
needs_faketime = pytest.mark.skipif(not (FAKETIME or ALL_REQUIRED), reason="libfaketime is not installed here")

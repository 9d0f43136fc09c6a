"""External programs of some tests. Tests are skipped if one is missing, unless ALL_TOOLS is set."""

import os
import shutil

import pytest

ALL_REQUIRED = "ALL_TOOLS" in os.environ


def needs(program: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None and not ALL_REQUIRED
    return pytest.mark.skipif(missing, reason=f"{program} is not installed here")

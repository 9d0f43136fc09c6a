"""Programs that some tests need beside Python: where one is missing they are skipped, unless ALL_TOOLS is set."""

import os
import shutil

import pytest

ALL_DEMANDED = "ALL_TOOLS" in os.environ


def needs(program: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None and not ALL_DEMANDED
    return pytest.mark.skipif(missing, reason=f"{program} is not installed here")

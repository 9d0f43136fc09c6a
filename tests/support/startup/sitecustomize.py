"""Imported by each interpreter that a service of a test starts, where the test overrides something."""

from tests.support.overrides import apply

apply()

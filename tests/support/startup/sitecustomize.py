"""Imported by each interpreter of a service that a test overrides."""

from tests.support.overrides import apply

apply()

"""A release: the checks of a version, and the files that are published of it."""

from pathlib import Path

ROOT = Path(__file__).parent.parent

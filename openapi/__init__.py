"""The contract, as a file that code can point at."""

from pathlib import Path

DOCUMENT = Path(__file__).with_name("patient-graph.yaml")

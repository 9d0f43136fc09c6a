"""A source of interactions that is a YAML file; starter.yaml shows the format.

Names are compared by ingredient, in whole words. What a name has besides known ingredients counts as unknown unless it
is an amount, a form or, beside an ingredient, its salt: "aspirin zzz" may be something else than aspirin.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain, combinations, product
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

import yaml
from pydantic import BaseModel, Field, StringConstraints, ValidationError

from interactions.findings import SEVERITIES, Coverage, Findings, Interaction

_SILENT = re.compile("['\u2018\u2019\u02bc`\u00ae\u2122]")  # apostrophes and trade marks
_SEPARATOR = re.compile(r"[/+&,;\n]|\b(?:and|with)\b")
_WORD = re.compile(r"[^\W_]+|\?")  # a question mark is a doubt, and so a word that is not known
_UNIT = "mg|mcg|ug|\u03bcg|g|ml|l|iu|u|units?|meq|mmol|hr?|hours?"
_NOISE = re.compile(
    rf"\d+(?:{_UNIT})?|{_UNIT}|"
    "tab(?:let)?s?|cap(?:sule|let)?s?|softgels?|pills?|chewable|effervescent|enteric|film|coated|odt|disintegrating|"
    "inject(?:ions?|able|or)|(?:kwik|flex)?pens?|flextouch|solostar|vials?|syringes?|patch(?:es)?|spray|drops|powder|"
    "cream|gel|ointment|lotion|foam|solution|suspension|syrup|oral(?:ly)?|po|sublingual|sl|topical|transdermal|"
    "subcutaneous|sc|intramuscular|im|intravenous|iv|er|xr|sr|cr|dr|ir|xl|la|ec|extended|delayed|immediate|sustained|"
    "controlled|modified|release|for|low|high|extra|strength|dose|daily|weekly"
)
_SALT = re.compile(
    "hcl|hydrochloride|hydrobromide|(?:di)?sodium|acetate|anhydrous|bes[iy]late|bisulfate|(?:bi)?tartrate|citrate|"
    "erbumine|fumarate|(?:mono|di|tri|hemi)hydrate|hyclate|maleate|mes[iy]late|oxalate|phosphate|succinate|"
    "sul(?:f|ph)ate|tromethamine"
)

_Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]


# As long as the contract lets an answer be; a test compares them.
_Description = Annotated[_Text, StringConstraints(max_length=2000)]
_Literature = Annotated[_Text, StringConstraints(max_length=1000)]
_Name = Annotated[_Text, StringConstraints(max_length=200)]


class _Row(BaseModel, extra="forbid"):
    between: tuple[_Text, _Text]
    severity: Literal["contraindicated", "major", "moderate", "minor"]
    description: _Description
    literature: _Literature


class _Sheet(BaseModel, extra="forbid"):
    source: _Name
    ingredients: dict[_Text, list[_Text]] = Field(min_length=1)
    products: dict[_Text, list[_Text]] = {}
    groups: dict[_Text, list[_Text]] = {}
    interactions: list[_Row]


class _Reading(NamedTuple):
    """What the table knows of a name, and whether that is all of it."""

    ingredients: list[str]
    whole: bool


class Table:
    def __init__(self, sheet: _Sheet) -> None:
        self._source = sheet.source
        self._names = _names(sheet)
        longest_first = sorted(map(re.escape, self._names), key=len, reverse=True)
        self._known = re.compile(rf"(?<!\S)(?:{'|'.join(longest_first)})(?!\S)")
        self._rules = _rules(sheet)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises ValueError when the file is not a table in which everything holds together."""
        try:
            return cls(_Sheet.model_validate(_Loader(path.read_text(encoding="utf-8")).get_single_data()))
        except ValidationError as error:
            first = error.errors()[0]
            place = ", ".join(f"number {step + 1}" if isinstance(step, int) else step for step in first["loc"])
            raise ValueError(f"{path}: {place or 'the table'}: {first['msg']}.") from error
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise ValueError(f"{path}: {' '.join(str(error).split())}") from error

    def check(self, new: str, existing: Iterable[str]) -> Findings:
        wanted = self._read(new)
        held = {name: self._read(name) for name in existing}
        found = dict.fromkeys(
            rule._replace(existing=name, new=new)
            for name, has in held.items()
            for pair in product(has.ingredients, wanted.ingredients)
            if (rule := self._rules.get(frozenset(pair)))
        )
        return Findings(
            sorted(found, key=_rank),
            _coverage(wanted, held.values()),
            [name for name, reading in ({new: wanted} | held).items() if not reading.whole],
            self._source,
        )

    def _read(self, name: str) -> _Reading:
        ingredients: list[str] = []
        whole = True
        for part in _parts(name):
            known = self._known.findall(part)
            ingredients += chain.from_iterable(self._names[one] for one in known)
            for word in self._known.sub("", part).split():
                # A salt without an ingredient is a medication that the table does not have.
                whole &= bool(_NOISE.fullmatch(word) or (known and _SALT.fullmatch(word)))
        return _Reading(ingredients, whole and bool(ingredients))


class _Loader(yaml.CSafeLoader):
    """Refuses a key that stands twice, of which YAML would keep the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [key.value for key, _ in node.value]
        if twice := [key for number, key in enumerate(keys) if key in keys[:number]]:
            raise ValueError(f"{twice[0]!r} stands twice in one mapping.")
        return super().construct_mapping(node, deep)


def _parts(name: str) -> list[str]:
    """What the separators divide the name into, each as its words with one space between."""
    text = unicodedata.normalize("NFKC", _SILENT.sub("", name)).casefold()
    return [" ".join(_WORD.findall(part)) for part in _SEPARATOR.split(text)]


def _coverage(wanted: _Reading, held: Collection[_Reading]) -> Coverage:
    if not wanted.ingredients or (held and not any(reading.ingredients for reading in held)):
        return "none"
    return "checked" if wanted.whole and all(reading.whole for reading in held) else "partial"


def _names(sheet: _Sheet) -> dict[str, list[str]]:
    """What each name means. Raises ValueError when it means two things, or can never be found."""
    names: dict[str, list[str]] = {}
    synonyms = ((name, [one]) for one, others in sheet.ingredients.items() for name in (one, *others))
    for name, meaning in chain(synonyms, sheet.products.items()):
        _all_defined(meaning, sheet.ingredients, name)
        words, *more = _parts(name)
        if more or not words:
            raise ValueError(f"{name!r} can never be found, as names are split where it has a separator.")
        if names.setdefault(words, meaning) != meaning:
            raise ValueError(f"{name!r} means both {' with '.join(names[words])} and {' with '.join(meaning)}.")
    return names


def _rules(sheet: _Sheet) -> dict[frozenset[str], Interaction]:
    """What there is to say of each pair of ingredients: the worst of its rows, or else that it is a duplicate.

    Raises ValueError when a row names what is not defined, and when an ingredient is in no row.
    """
    members = _members(sheet)
    rules: dict[frozenset[str], Interaction] = {}
    given: set[frozenset[str]] = set()
    for number, row in enumerate(sheet.interactions, 1):
        where = f"interactions, number {number} ({' with '.join(row.between)})"
        _all_defined(row.between, members, where)
        if len(both := frozenset(row.between)) == 1 or both in given:
            raise ValueError(f"{where}: these are not two, or another row has them already.")
        given.add(both)
        rule = Interaction("", "", row.severity, row.description, row.literature)
        for pair in map(frozenset, product(*(members[side] for side in row.between))):
            rules[pair] = min(rules.get(pair, rule), rule, key=_rank)
    # To recognise an ingredient on which there is no row would be to say that it has been checked.
    _all_defined(sheet.ingredients, {one for pair in rules if len(pair) == 2 for one in pair}, "interactions")
    for group, ingredients in sheet.groups.items():
        for pair in map(frozenset, combinations(ingredients, 2)):
            rules.setdefault(pair, _duplicate(f"Both are {group}."))
    return rules | {frozenset([one]): _duplicate(f"Both contain {one}.") for one in sheet.ingredients}


def _members(sheet: _Sheet) -> dict[str, list[str]]:
    """The ingredients for which each name in a row stands. Raises ValueError when a group does not hold together."""
    members = {one: [one] for one in sheet.ingredients}
    for group, ingredients in sheet.groups.items():
        _all_defined(ingredients, sheet.ingredients, group)
        if members.setdefault(group, ingredients) is not ingredients:
            raise ValueError(f"{group!r} is both a group and an ingredient.")
    return members


def _duplicate(description: str) -> Interaction:
    return Interaction("", "", "duplicate", description, "A rule of this table, not of the literature.")


def _rank(one: Interaction) -> int:
    return SEVERITIES.index(one.severity)


def _all_defined(names: Iterable[str], there: Collection[str], where: str) -> None:
    for name in names:
        if name not in there:
            raise ValueError(f"{where}: there is no {name!r}.")

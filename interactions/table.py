"""A source of interactions in a YAML file; starter.yaml shows the format.

Names are compared by ingredient, in whole words. Words other than known ingredients count as unknown unless they are an
amount, a form or, next to an ingredient, its salt: "aspirin zzz" may be something other than aspirin.
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

_IGNORED = re.compile("['\u2018\u2019\u02bc`\u00ae\u2122]")  # apostrophes and trade marks
_SEPARATOR = re.compile(r"[/+&,;\n]|\b(?:and|with)\b")
_WORD = re.compile(r"[^\W_]+|\?")  # a question mark expresses doubt, so it counts as an unknown word
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


# The maximum lengths of the contract; a test compares them.
_Description = Annotated[_Text, StringConstraints(max_length=2000)]
_Literature = Annotated[_Text, StringConstraints(max_length=1000)]
_Name = Annotated[_Text, StringConstraints(max_length=200)]


class _Row(BaseModel, extra="forbid"):
    between: tuple[_Text, _Text]
    severity: Literal["contraindicated", "major", "moderate", "minor"]
    description: _Description
    literature: _Literature


class _TableFile(BaseModel, extra="forbid"):
    source: _Name
    ingredients: dict[_Text, list[_Text]] = Field(min_length=1)
    products: dict[_Text, list[_Text]] = {}
    groups: dict[_Text, list[_Text]] = {}
    interactions: list[_Row]


class _ParsedName(NamedTuple):
    """The ingredients of a name, and whether they explain all of it."""

    ingredients: list[str]
    is_complete: bool


class Table:
    def __init__(self, sheet: _TableFile) -> None:
        self._source = sheet.source
        self._names = _names(sheet)
        longest_first = sorted(map(re.escape, self._names), key=len, reverse=True)
        self._known = re.compile(rf"(?<!\S)(?:{'|'.join(longest_first)})(?!\S)")
        self._rules = _rules(sheet)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a table. Raises ValueError if the file is not a consistent table."""
        try:
            return cls(_TableFile.model_validate(_Loader(path.read_text(encoding="utf-8")).get_single_data()))
        except ValidationError as error:
            first = error.errors()[0]
            place = ", ".join(f"number {step + 1}" if isinstance(step, int) else step for step in first["loc"])
            raise ValueError(f"{path}: {place or 'the table'}: {first['msg']}.") from error
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise ValueError(f"{path}: {' '.join(str(error).split())}") from error

    def check(self, new: str, existing: Iterable[str]) -> Findings:
        new_name = self._parse(new)
        current = {name: self._parse(name) for name in existing}
        found = dict.fromkeys(
            rule._replace(existing=name, new=new)
            for name, has in current.items()
            for pair in product(has.ingredients, new_name.ingredients)
            if (rule := self._rules.get(frozenset(pair)))
        )
        return Findings(
            sorted(found, key=_rank),
            _coverage(new_name, current.values()),
            [name for name, reading in ({new: new_name} | current).items() if not reading.is_complete],
            self._source,
        )

    def _parse(self, name: str) -> _ParsedName:
        ingredients: list[str] = []
        whole = True
        for part in _parts(name):
            known = self._known.findall(part)
            ingredients += chain.from_iterable(self._names[one] for one in known)
            for word in self._known.sub("", part).split():
                # A salt without an ingredient is a medication that the table does not have.
                whole &= bool(_NOISE.fullmatch(word) or (known and _SALT.fullmatch(word)))
        return _ParsedName(ingredients, whole and bool(ingredients))


class _Loader(yaml.CSafeLoader):
    """Rejects duplicate keys, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [key.value for key, _ in node.value]
        if twice := [key for number, key in enumerate(keys) if key in keys[:number]]:
            raise ValueError(f"{twice[0]!r} is a duplicate key.")
        return super().construct_mapping(node, deep)


def _parts(name: str) -> list[str]:
    """Split a name at separators; return each part as words joined by single spaces."""
    text = unicodedata.normalize("NFKC", _IGNORED.sub("", name)).casefold()
    return [" ".join(_WORD.findall(part)) for part in _SEPARATOR.split(text)]


def _coverage(new_name: _ParsedName, current: Collection[_ParsedName]) -> Coverage:
    if not new_name.ingredients or (current and not any(reading.ingredients for reading in current)):
        return "none"
    return "checked" if new_name.is_complete and all(reading.is_complete for reading in current) else "partial"


def _names(sheet: _TableFile) -> dict[str, list[str]]:
    """Return the ingredients of each name. Raises ValueError if a name has two meanings or can never match."""
    names: dict[str, list[str]] = {}
    synonyms = ((name, [one]) for one, others in sheet.ingredients.items() for name in (one, *others))
    for name, meaning in chain(synonyms, sheet.products.items()):
        _require_defined(meaning, sheet.ingredients, name)
        words, *more = _parts(name)
        if more or not words:
            raise ValueError(f"{name!r} can never match, as names are split at separators.")
        if names.setdefault(words, meaning) != meaning:
            raise ValueError(f"{name!r} means both {' with '.join(names[words])} and {' with '.join(meaning)}.")
    return names


def _rules(sheet: _TableFile) -> dict[frozenset[str], Interaction]:
    """Return the interaction of each pair of ingredients: the most severe row, or else a duplicate.

    Raises ValueError if a row names something undefined, or if an ingredient is in no row.
    """
    members = _members(sheet)
    rules: dict[frozenset[str], Interaction] = {}
    given: set[frozenset[str]] = set()
    for number, row in enumerate(sheet.interactions, 1):
        where = f"interactions, number {number} ({' with '.join(row.between)})"
        _require_defined(row.between, members, where)
        if len(both := frozenset(row.between)) == 1 or both in given:
            raise ValueError(f"{where}: the names are equal, or another row has the same.")
        given.add(both)
        rule = Interaction("", "", row.severity, row.description, row.literature)
        for pair in map(frozenset, product(*(members[side] for side in row.between))):
            rules[pair] = min(rules.get(pair, rule), rule, key=_rank)
    # Recognising an ingredient without any row would claim that it was checked.
    _require_defined(sheet.ingredients, {one for pair in rules if len(pair) == 2 for one in pair}, "interactions")
    for group, ingredients in sheet.groups.items():
        for pair in map(frozenset, combinations(ingredients, 2)):
            rules.setdefault(pair, _duplicate(f"Both are {group}."))
    return rules | {frozenset([one]): _duplicate(f"Both contain {one}.") for one in sheet.ingredients}


def _members(sheet: _TableFile) -> dict[str, list[str]]:
    """Return the ingredients of each name that rows may use. Raises ValueError if a group is inconsistent."""
    members = {one: [one] for one in sheet.ingredients}
    for group, ingredients in sheet.groups.items():
        _require_defined(ingredients, sheet.ingredients, group)
        if members.setdefault(group, ingredients) is not ingredients:
            raise ValueError(f"{group!r} is both a group and an ingredient.")
    return members


def _duplicate(description: str) -> Interaction:
    return Interaction("", "", "duplicate", description, "A rule of this table, not of the literature.")


def _rank(one: Interaction) -> int:
    return SEVERITIES.index(one.severity)


def _require_defined(names: Iterable[str], defined: Collection[str], where: str) -> None:
    for name in names:
        if name not in defined:
            raise ValueError(f"{where}: there is no {name!r}.")

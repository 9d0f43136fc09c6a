"""Merges of patients."""

from db import merges
from openapi import types


def create(id: str, body: types.MergeCreate, if_match: tuple[str, ...] | None = None) -> tuple[types.Merge, int]:
    if body["dry_run"]:
        return merges.preview(id, body, if_match), 200
    return merges.create(id, body, if_match), 201


def list(id: str, limit: int, offset: int, cursor: str | None = None) -> types.MergeList:
    found = merges.page(id, limit, offset, cursor)
    return {"patient_id": found.patient_id, "merges": found.rows, "next_cursor": found.next_cursor}


def undo(id: str, merge_id: str, if_match: tuple[str, ...] | None = None) -> types.MergeUndo:
    return merges.undo(id, merge_id, if_match)

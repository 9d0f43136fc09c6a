"""Patients who may be the same person as a patient."""

from db import match_dismissals, matches
from openapi import types


def list(id: str, limit: int) -> types.MatchProposals:
    return matches.proposals(id, limit)


def dismiss(id: str, other_id: str) -> types.MatchDismissal:
    return match_dismissals.dismiss(id, other_id)

"""Acknowledgements of the statement for researchers."""

from db import researchers
from openapi import types


def acknowledge(body: types.ResearcherStatement) -> types.ResearcherAcknowledgement:
    return researchers.acknowledge(body)


def get_mine(statement_version: str) -> types.ResearcherStanding:
    found = researchers.get_mine(statement_version)
    return {"acknowledged": found is not None, "statement_version": statement_version, "acknowledgement": found}

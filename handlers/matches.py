"""Records that may be of the same person."""

from db import matches
from openapi import types


def find(body: types.MatchQuery) -> types.MatchList:
    return matches.find(body, body["limit"], body["only_certain"])

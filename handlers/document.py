"""The contract itself."""

import orjson

from openapi import DOCUMENT, contract
from openapi.older import older

_YAML = DOCUMENT.read_text(encoding="utf-8")
_JSON = orjson.Fragment(orjson.dumps(contract()))
_OLDER_JSON = orjson.Fragment(orjson.dumps(older(contract())))


async def as_json() -> orjson.Fragment:
    return _JSON


async def as_yaml() -> str:
    return _YAML


async def as_older_json() -> orjson.Fragment:
    return _OLDER_JSON

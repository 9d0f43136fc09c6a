"""The OpenAPI document."""

import orjson

from openapi import DOCUMENT, contract
from openapi.older import older

_YAML = DOCUMENT.read_text(encoding="utf-8")
_JSON = orjson.Fragment(orjson.dumps(contract()))
_OLDER_JSON = orjson.Fragment(orjson.dumps(older(contract())))


async def get_json() -> orjson.Fragment:
    return _JSON


async def get_yaml() -> str:
    return _YAML


async def get_json_3_0() -> orjson.Fragment:
    return _OLDER_JSON

"""The contract itself."""

import orjson

from openapi import DOCUMENT, contract

_YAML = DOCUMENT.read_text(encoding="utf-8")
_JSON = orjson.Fragment(orjson.dumps(contract()))


async def as_json() -> orjson.Fragment:
    return _JSON


async def as_yaml() -> str:
    return _YAML

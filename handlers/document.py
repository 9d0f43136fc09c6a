"""The contract itself."""

import orjson
import yaml

from openapi import DOCUMENT

_YAML = DOCUMENT.read_text(encoding="utf-8")
_JSON = orjson.Fragment(orjson.dumps(yaml.load(_YAML, yaml.CSafeLoader)))


async def as_json() -> orjson.Fragment:
    return _JSON


async def as_yaml() -> str:
    return _YAML

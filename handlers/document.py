"""The OpenAPI document and its published versions, and the events as AsyncAPI."""

import asyncio
from functools import cache

import orjson

from db.errors import UnknownVersion
from openapi import DOCUMENT, contract, load
from openapi.asyncapi import asyncapi
from openapi.older import older
from openapi.published import published

_YAML = DOCUMENT.read_text(encoding="utf-8")
_JSON = orjson.Fragment(orjson.dumps(contract()))
_OLDER_JSON = orjson.Fragment(orjson.dumps(older(contract())))
_ASYNCAPI_JSON = orjson.Fragment(orjson.dumps(asyncapi(contract())))
_PUBLISHED = published()


async def get_json() -> orjson.Fragment:
    return _JSON


async def get_yaml() -> str:
    return _YAML


async def get_json_3_0() -> orjson.Fragment:
    return _OLDER_JSON


async def get_asyncapi() -> orjson.Fragment:
    return _ASYNCAPI_JSON


async def get_version(version: str) -> orjson.Fragment:
    if version not in _PUBLISHED:
        raise UnknownVersion(_PUBLISHED)
    return await asyncio.to_thread(_version, version)  # parsing takes a while


@cache
def _version(version: str) -> orjson.Fragment:
    return orjson.Fragment(orjson.dumps(load(_PUBLISHED[version])))

"""Help for coaches."""

from typing import Any

import orjson

from db import triage_cache
from db.core import clock
from db.core.unit_of_work import current
from db.errors import Duplicate
from openapi import types
from regimen.triage import first_repeated, rank


def triage(body: types.TriageRequest) -> types.Triage:
    cache, key = triage_cache.cache(), triage_cache.key_of(current().principal, body)
    if kept := cache.get(key):
        return _response(kept.data, hit=True, ttl_ms=kept.ttl_ms)
    if (index := first_repeated(body["patients"])) is not None:
        raise Duplicate(f"/patients/{index}/patient_id")
    data = orjson.dumps(rank(body["patients"], clock.now()))
    return _response(data, hit=False, ttl_ms=cache.keep(key, data))


def _response(data: bytes, hit: bool, ttl_ms: int) -> types.Triage:
    patients: Any = orjson.Fragment(data)
    return {"data": patients, "cache": {"hit": hit, "ttl_ms": ttl_ms}}

"""The contract: the path of the OpenAPI document, and its content."""

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import orjson
import yaml

DOCUMENT = Path(__file__).with_name("patient-graph.yaml")
LARGEST_BODY = 64 * 1024
"""The size limit of a body in bytes, unless `x-max-bytes` sets another."""


@cache
def contract() -> dict[str, Any]:
    """Return the document. It is cached: callers must not modify it."""
    return load(DOCUMENT)


def load(path: Path) -> dict[str, Any]:
    """Return the content of a YAML file, which has the types of JSON only.

    Parsing takes a tenth of a start. Like byte code, the result is kept in `__pycache__`, behind the SHA-256 of the
    file.
    """
    source = path.read_bytes()
    digest, parsed = sha256(source).digest(), Path(cache_from_source(str(path))).with_suffix(".json")
    with suppress(OSError, orjson.JSONDecodeError):
        kept = parsed.read_bytes()
        if kept.startswith(digest):
            return orjson.loads(kept[len(digest) :])  # type: ignore[no-any-return]
    document: dict[str, Any] = yaml.load(source, yaml.CSafeLoader)  # the loader in C; Python's takes over a second
    if not sys.dont_write_bytecode:
        _write(parsed, digest + orjson.dumps(document))
    return document


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, if that is possible."""
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(path)

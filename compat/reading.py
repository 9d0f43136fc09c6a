"""Parsing documents in JSON or YAML."""

import json
from typing import Any

import yaml

from compat.malformed import Malformed

_DEEPEST = 250
"""The maximum nesting depth of a document. Much deeper ones crash the YAML parser."""


def parse(text: bytes) -> Any:
    """Parse a document. Raises Malformed for duplicate keys and deep nesting, YAMLError for invalid text."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except RecursionError as error:
        raise Malformed("it is nested too deeply") from error
    except ValueError:
        return _parse_yaml(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _require_unique([name for name, _ in pairs])
    return dict(pairs)


def _require_unique(names: list[str], where: str = "one object") -> None:
    if len(known := set(names)) < len(names):
        twice = next(name for name in sorted(known) if names.count(name) > 1)
        raise Malformed(f"the key {twice} is repeated in {where}")


def _parse_yaml(text: bytes) -> Any:
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise Malformed("it is nested too deeply")
    loader = yaml.CSafeLoader(text)
    node = loader.get_single_node()
    _require_unique_keys(node, set())
    return loader.construct_document(node) if node else None


def _require_unique_keys(node: Any, seen: set[int]) -> None:
    """Each anchor is visited once, regardless of its aliases."""
    if isinstance(node, yaml.ScalarNode | None) or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        _require_unique([key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)], _line(node))
    for each in node.value:
        for part in each if isinstance(each, tuple) else (each,):
            _require_unique_keys(part, seen)


def _line(node: yaml.Node) -> str:
    return f"the object that begins in line {node.start_mark.line + 1}"

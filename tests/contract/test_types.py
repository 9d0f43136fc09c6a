"""The types in the code are those of the contract."""

from typing import Any, get_args, get_type_hints

import pytest

from openapi import types
from service.contract.model import Operation
from tests.support.document import resolved
from tests.support.graph import OPERATIONS


def name(schema: dict[str, Any]) -> str:
    return str(schema["$ref"].rpartition("/")[2])


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_handlers_use_the_types_of_the_contract(operation_id: str, operations: dict[str, Operation]) -> None:
    raw, handler = OPERATIONS[operation_id][2], operations[operation_id].handler
    hints = get_type_hints(handler)
    taken = raw.get("requestBody", {}).get("content", {}).values() if "body" in hints else ()
    for media in taken:
        assert hints["body"] == getattr(types, name(media["schema"]))
    success = next(resolved(each) for status, each in raw["responses"].items() if status.startswith("2"))
    answered = success["content"].get("application/json")
    if answered and not operation_id.startswith(("exports.", "document.")):  # these return bytes
        returned = get_args(hints["return"])[0] if {"201", "202"} & raw["responses"].keys() else hints["return"]
        assert returned is getattr(types, name(answered["schema"]))

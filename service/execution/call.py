"""A request that the contract accepts."""

from typing import Any, NamedTuple

from service.auth.principal import Caller
from service.contract.model import Operation


class Call(NamedTuple):
    """A request that the contract accepts."""

    operation: Operation
    arguments: dict[str, Any]
    caller: Caller | None
    request_id: str

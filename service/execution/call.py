"""A request that the contract accepts."""

from typing import Any, NamedTuple

from db.core.principal import Principal
from service.contract.model import Operation


class Call(NamedTuple):
    """An operation with the arguments of a request. An operation that needs no token has no principal."""

    operation: Operation
    arguments: dict[str, Any]
    principal: Principal | None

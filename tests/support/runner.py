"""Run operations without HTTP, for tests of their effect on the database."""

from copy import deepcopy
from typing import Any

from db import webhook_secrets
from db.core.connection import Connection
from db.core.principal import Principal
from db.webhook_secrets import SecretKeys
from service.contract.compile import every_scope
from service.contract.model import Operation
from service.execution.call import Call
from service.execution.execute import execute, next_chunk
from service.execution.response import Response
from service.settings import Settings
from tests.support.graph import PERSON, Graph

REQUEST_ID = "019a1f5c-6d01-7a10-8c2b-3d4e5f607182"


class OperationRunner:
    """Executes operations as the threads of the service do, and counts the round trips of the last one."""

    def __init__(self, operations: dict[str, Operation], connection: Connection, brand: str) -> None:
        self.brand = brand
        self.subject: str | None = None
        """The `sub` of the caller, if it is a person."""
        self.scopes = frozenset(every_scope())
        self.round_trips = 0
        self._operations = operations
        self._connection = connection
        webhook_secrets.use(SecretKeys([webhook_secrets.generate_key()]))

    def __call__(self, operation: str | Operation, **arguments: Any) -> Response:
        chosen = self._operations[operation] if isinstance(operation, str) else operation
        principal = Principal(self.brand, "a-client", self.subject, REQUEST_ID, chosen.id, scopes=self.scopes)
        before = self._connection.round_trips
        call, settings = Call(chosen, arguments, principal), Settings()
        try:
            answer = execute(call, self._connection, settings)
            while answer.chunks and (piece := next_chunk(call, self._connection, settings, answer.chunks)):
                answer = answer._replace(body=answer.body + piece)
            return answer
        finally:
            self.round_trips = self._connection.round_trips - before

    def example(self, graph: Graph, name: str, **arguments: Any) -> Response:
        """Run the example request of an operation for that graph; `arguments` replace its arguments."""
        operation, in_path = self._operations[name], graph.path_params(name)
        asked = graph.request(name)
        given: dict[str, Any] = {
            each.argument: each.default for each in operation.parameters if each.default is not None
        }
        given |= {each.argument: in_path[each.name] for each in operation.parameters if each.location == "path"}
        if operation.body:
            given["body"] = arguments.pop("body", None) or deepcopy(asked.body)
            given["body"] = operation.body.normalize(given["body"])
        self.subject = PERSON if operation.caller_kind == "person" else None
        return self(name, **given | asked.params | arguments)

    def person(self, **values: Any) -> dict[str, Any]:
        bare = {"brand_id": self.brand, "first_name": "a", "last_name": "b", "external_ids": {}, "metadata": {}}
        return bare | values


def id_of(answer: Response) -> str:
    return answer.headers["Location"].rpartition("/")[2]

"""Every link of the contract can be followed."""

from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi
from tests.support.document import resolved
from tests.support.graph import OPERATIONS, PERSON, Graph

LINKS = [
    (name, link_name, link)
    for name, (_, _, operation) in OPERATIONS.items()
    for answer in operation["responses"].values()
    for link_name, link in resolved(answer).get("links", {}).items()
]


@pytest.mark.parametrize(("name", "link_name", "link"), LINKS, ids=[f"{name}-{link}" for name, link, _ in LINKS])
def test_link_target_returns_success(
    make_api: MakeApi, graph: Graph, name: str, link_name: str, link: dict[str, Any]
) -> None:
    def send(operation_id: str, given: dict[str, str]) -> httpx2.Response:
        _, path, operation = OPERATIONS[operation_id]
        asked = graph.request(operation_id, **{key: value for key, value in given.items() if f"{{{key}}}" in path})
        more = {key: value for key, value in given.items() if f"{{{key}}}" not in path}
        client = make_api(subject=PERSON if operation.get("x-caller") == "person" else None)
        return asked._replace(params=asked.params | more).send(client)

    first = send(name, {})
    assert first.status_code < 300, first.text
    given = {key: evaluate(expression, name, graph, first) for key, expression in link.get("parameters", {}).items()}
    if "{rimo_treatment_id}" in OPERATIONS[link["operationId"]][1] and "rimo_treatment_id" not in given:
        given["rimo_treatment_id"] = "another"  # the id of the example belongs to the patient of the graph
    assert send(link["operationId"], given).status_code < 300


def evaluate(expression: str, name: str, graph: Graph, answer: httpx2.Response) -> str:
    """Return the value of a runtime expression of a link."""
    if expression.startswith("$request.path."):
        return graph.path_params(name)[expression.removeprefix("$request.path.")]
    value = answer.json()
    for step in expression.removeprefix("$response.body#/").split("/"):
        value = value[int(step) if isinstance(value, list) else step]
    return str(value)

"""Samples for each operation in several languages: one call with the values of the contract's examples.

Those in Python and TypeScript use the clients, and are derived as the clients are: the operation `noun.list_all` is
`client.noun.list_all(...)` in Python and `client.noun.listAll(...)` in TypeScript. A gate checks and runs them.
"""

from collections.abc import Iterator
from typing import Any

from service.http.samples import curl, go, python, typescript
from service.http.samples.call import Call, calls


def samples(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[dict[str, str]]]]:
    """Yield each operation of a document with its samples, as `x-codeSamples`."""
    for operation, call in calls(document):
        yield operation, _of_call(document, call)


def _of_call(document: dict[str, Any], call: Call) -> list[dict[str, str]]:
    return [
        {"lang": "curl", "label": "cURL", "source": curl.sample(call)},
        {"lang": "python", "label": "Python", "source": python.sample(document, call)},
        {"lang": "typescript", "label": "TypeScript", "source": typescript.sample(call)},
        {"lang": "go", "label": "Go", "source": go.sample(call)},
    ]

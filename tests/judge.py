"""The second judge: openapi-core, which shares no code with the service's own validator, looks at every answer."""

import httpx2
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers

from openapi import contract

CONTRACT = contract()
# The judge wants to know the host that the document calls "this one".
_JUDGE = OpenAPI.from_dict(CONTRACT | {"servers": [{"url": "http://judged"}]})


class _Request:
    def __init__(self, request: httpx2.Request) -> None:
        self.host_url = "http://judged"
        self.path = request.url.raw_path.decode().partition("?")[0]
        self.method = request.method.lower()
        self.parameters = RequestParameters()
        self.content_type = request.headers.get("content-type", "")
        self.body = None


class _Response:
    def __init__(self, response: httpx2.Response) -> None:
        self.status_code = response.status_code
        self.headers = Headers(response.headers.multi_items())
        self.content_type = response.headers.get("content-type", "")
        self.data = response.content


def judge(response: httpx2.Response) -> None:
    """Raises openapi-core's errors when an answer is not what the contract says."""
    response.read()
    if response.status_code == 405:
        assert response.headers["allow"]
        assert response.request.method == "HEAD" or response.json()["error"] == "method_not_allowed"
        return
    if response.status_code == 404 and not _is_inside(response.request):
        assert response.json()["error"] == "not_found"
        return
    _JUDGE.validate_response(_Request(response.request), _Response(response))


def _is_inside(request: httpx2.Request) -> bool:
    path = request.url.raw_path.decode().partition("?")[0]
    return any(_fits(path, template) and request.method.lower() in item for template, item in CONTRACT["paths"].items())


def _fits(path: str, template: str) -> bool:
    steps, wanted = path.split("/"), template.split("/")
    return len(steps) == len(wanted) and all(
        want.startswith("{") or step == want for step, want in zip(steps, wanted, strict=True)
    )

"""The files of the explorer: when they are served, and with which headers."""

import re
from collections.abc import Iterator

import pytest

from service.http.explorer import FOLDER
from tests.support.live_service import ANYONE, LiveService
from tests.support.oracle import CONTRACT

ISSUER = {"ISSUER": "https://id.example.com"}
CLIENT = {
    "EXPLORER_CLIENT_ID": "explorer",
    "EXPLORER_AUTHORIZATION_URL": "https://id.example.com/authorize?audience=x",
    "EXPLORER_TOKEN_URL": "https://login.example.com:8443/oauth/token",
}
FILES = [path.name for path in FOLDER.iterdir() if path.suffix != ".html"]


@pytest.fixture(scope="module")
def service_with_idp() -> Iterator[LiveService]:
    running = LiveService(**ISSUER, **CLIENT).start()
    yield running
    running.clean_up()


def test_every_file_is_served_and_revalidated(service: LiveService) -> None:
    assert len(FILES) > 10
    for name in ("", *FILES):
        answer = ANYONE.get(f"{service.url}/explorer/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["content-type"].partition("/")[0] in ("text", "image")
        if name:
            same = ANYONE.get(f"{service.url}/explorer/{name}", headers={"If-None-Match": answer.headers["etag"]})
            assert (same.status_code, same.content) == (304, b"")
    assert ANYONE.get(f"{service.url}/explorer").content == ANYONE.get(f"{service.url}/explorer/").content
    assert ANYONE.head(f"{service.url}/explorer/").content == b""


@pytest.mark.parametrize("path", ["explorer.html", "../explorer.py", "..%2fexplorer.py", "nothing.js", "graph.js/"])
def test_nothing_else_is_served(service: LiveService, path: str) -> None:
    assert ANYONE.get(f"{service.url}/explorer/{path}").status_code == 404


def test_other_methods_are_405(service: LiveService) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = ANYONE.request(method, f"{service.url}/explorer/")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_policy_allows_this_service_only_in_local_mode(service: LiveService) -> None:
    for name in ("", "main.js"):
        policy = ANYONE.get(f"{service.url}/explorer/{name}").headers.get_list("content-security-policy")
        assert len(policy) == 1
        assert "connect-src 'self';" in policy[0]
        assert "unsafe" not in policy[0]


def test_policy_allows_requests_to_the_token_endpoint(service_with_idp: LiveService) -> None:
    answer = ANYONE.get(f"{service_with_idp.url}/explorer/")
    (policy,) = answer.headers.get_list("content-security-policy")
    assert "connect-src 'self' https://login.example.com:8443;" in policy
    assert "script-src 'self';" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    for value in CLIENT.values():
        assert f'"{value}"' in answer.text
    assert "local-token" not in answer.text


def test_scopes_are_those_of_the_graph_and_of_other_operations() -> None:
    asked = re.search(r"const SCOPES = \[(.*?)\]", (FOLDER / "sign_in.js").read_text(encoding="utf-8"), re.DOTALL)
    assert asked
    of_nodes = set(CONTRACT["components"]["schemas"]["GraphNodeKind"]["x-scopes"].values())
    assert set(re.findall(r'"(.*?)"', asked[1])) == of_nodes | {"read:safe_patients", "read:timeline"}


def test_explorer_is_off_with_an_idp_but_without_its_client() -> None:
    service = LiveService(**ISSUER).start()
    statuses = {ANYONE.get(f"{service.url}/explorer{path}").status_code for path in ("", "/", "/main.js")}
    service.clean_up()
    assert statuses == {404}

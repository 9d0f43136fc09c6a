"""The mock returns the examples of the contract, applies its rules, sends webhooks, and needs no database."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import jsonschema_rs
import pytest
import standardwebhooks

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.document import resolved
from tests.support.errors import error_locations
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT
from tests.support.signed_webhooks import NEW
from tests.support.waiting import wait_until
from tests.support.webhook_receiver import Answer, WebhookReceiver

WRITES = [name for name, (_, _, operation) in OPERATIONS.items() if "x-event" in operation]
TYPES = {item["post"]["x-event"]: type_ for type_, item in CONTRACT["webhooks"].items()}
HERE = Graph("demo", *["019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"] * (len(Graph._fields) - 1))


class Mock(LiveService):
    program = ("-m", "service", "mock")


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    running = Mock(REQUEST_TIMEOUT="0.001").start()  # an operation that needed a thread would time out
    yield running
    running.clean_up()


@pytest.fixture(scope="module")
def tokens(mock: Mock) -> LocalTokens:
    return LocalTokens(mock.data_dir)


@pytest.fixture(scope="module")
def by_service(mock: Mock, tokens: LocalTokens) -> Iterator[httpx2.Client]:
    with mock.api(tokens.mint(brand="demo", scopes=every_scope())) as client:
        yield client


@pytest.fixture(scope="module")
def by_person(mock: Mock, tokens: LocalTokens) -> Iterator[httpx2.Client]:
    with mock.api(tokens.mint(brand="demo", scopes=every_scope(), subject=PERSON)) as client:
        yield client


@pytest.fixture
def send_example(by_service: httpx2.Client, by_person: httpx2.Client) -> Any:
    """Send the valid request of an operation as an allowed caller."""

    def send(name: str, **headers: str) -> httpx2.Response:
        return send_to(by_service, by_person, name, **headers)

    return send


def send_to(by_service: httpx2.Client, by_person: httpx2.Client, name: str, **headers: str) -> httpx2.Response:
    client = by_person if OPERATIONS[name][2].get("x-caller") == "person" else by_service
    return HERE.request(name).send(client, **headers)


@pytest.fixture(scope="module")
def receiver() -> Iterator[WebhookReceiver]:
    with WebhookReceiver(tls=False) as running:
        yield running


@pytest.fixture
def sending_mock(receiver: WebhookReceiver) -> Iterator[Mock]:
    """A mock that sends webhooks, signed with NEW, to a receiver without requests."""
    receiver.requests.clear()
    running = Mock(WEBHOOK=receiver.url, WEBHOOK_SECRET=NEW).start()
    yield running
    running.clean_up()


def example(name: str, status: str) -> Any:
    (media,) = resolved(OPERATIONS[name][2]["responses"][status])["content"].values()
    return media["example"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_returns_its_example(send_example: Any, name: str) -> None:
    usual = next(status for status in OPERATIONS[name][2]["responses"] if status.startswith("2"))
    answer = send_example(name)
    assert answer.status_code == int(usual)
    if OPERATIONS[name][2]["tags"] != ["document"]:
        assert answer.json() == example(name, usual)


@pytest.mark.parametrize("name", [name for name, (method, _, _) in OPERATIONS.items() if method == "GET"])
def test_head_equals_get(by_service: httpx2.Client, by_person: httpx2.Client, name: str) -> None:
    client = by_person if OPERATIONS[name][2].get("x-caller") == "person" else by_service
    got, head = (HERE.request(name)._replace(method=method).send(client) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert {**head.headers, "x-request-id": "", "date": ""} == {**got.headers, "x-request-id": "", "date": ""}


def test_mock_returns_the_contract_as_its_document(send_example: Any) -> None:
    assert send_example("document.get_json").json() == CONTRACT


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_error_of_the_contract_can_be_requested(send_example: Any, name: str) -> None:
    errors = [status for status in OPERATIONS[name][2]["responses"] if status >= "400"]
    assert errors
    for status in errors:
        answer = send_example(name, Prefer=f"code={status}")
        assert answer.status_code == int(status)
        assert answer.json() == example(name, status) | {"request_id": answer.headers["X-Request-Id"]}


def test_mock_responses_have_derived_headers(send_example: Any) -> None:
    created, page = send_example("patients.create"), send_example("patients.list")
    assert created.headers["Location"] == f"/v1/patients/{created.json()['id']}"
    assert created.headers["ETag"] == f'"{created.json()["updated_at"]}"'
    assert 'rel="first"' in page.headers["Link"]


@pytest.mark.parametrize("name", ["patients.create", "document.get_json"])
@pytest.mark.parametrize(
    "preferred", ["code=418", "code=304", "code=", "code", "code 409", "Code=x", "code=999, code=500", "wait=1,code=40"]
)
def test_preferred_status_outside_the_contract_is_400(send_example: Any, name: str, preferred: str) -> None:
    answer = send_example(name, Prefer=preferred)
    assert answer.status_code == 400
    assert error_locations(answer) == [("header", "/Prefer", "enum")]


@pytest.mark.parametrize("name", ["patients.create", "document.get_json"])
@pytest.mark.parametrize(
    "preferred",
    ["", ",", "nonsense", "respond-async", "return=minimal", "respond-async, wait=10", "code-x=409", "xcode=500",
     'foo="a, code=500"', 'foo="code=500"', "foo; code=500", "wait=10; code=500", '"code=500"', "=", ";", '"'],
)  # fmt: skip
def test_unknown_preferences_are_ignored(send_example: Any, name: str, preferred: str) -> None:
    assert send_example(name, Prefer=preferred).status_code == send_example(name).status_code


@pytest.mark.parametrize(
    "preferred",
    ["code=409", 'code="409"', "CODE=409", "code = 409", "respond-async, wait=10, code=409", "code=409, respond-async",
     "code=409; strict", 'code=409;why="a, code=500"', ",code=409", "code=409, code=500", "wait=1,, code=409"],
)  # fmt: skip
def test_preferred_status_has_every_form_of_rfc_7240(send_example: Any, preferred: str) -> None:
    assert send_example("patients.create", Prefer=preferred).status_code == 409


def test_preferences_may_use_several_header_fields(by_service: httpx2.Client) -> None:
    body = HERE.request("patients.create").body
    fields = [("Prefer", "respond-async"), ("prefer", "code=409"), ("Prefer", "code=500")]
    assert by_service.post("/v1/patients", json=body, headers=fields).status_code == 409


def test_mock_rejects_requests_as_the_service_does(by_service: httpx2.Client) -> None:
    wrong = {"brand_id": "demo", "first_name": "", "email": "x"}
    refused = by_service.post("/v1/patients", json=wrong)
    assert refused.status_code == 400
    assert {(each["pointer"], each["code"]) for each in refused.json()["details"]} == {
        ("/first_name", "minLength"), ("/last_name", "required"), ("/email", "format")
    }  # fmt: skip
    assert (
        by_service.post("/v1/patients", json=HERE.request("patients.create").body | {"brand_id": "x"}).status_code
        == 403
    )
    assert by_service.post("/v1/patients", content="{}").status_code == 415
    assert by_service.get("/v1/nowhere").status_code == 404
    assert by_service.put("/v1/patients").headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("name", GUARDED)
def test_mock_requires_a_token_and_its_scope(mock: Mock, tokens: LocalTokens, name: str) -> None:
    with mock.api("nonsense") as nobody, mock.api(tokens.mint(brand="demo", scopes=[])) as powerless:
        assert [HERE.request(name).send(client).status_code for client in (nobody, powerless)] == [401, 403]


def test_token_of_the_command_line_is_valid(mock: Mock) -> None:
    with mock.api(mock.printed_token(scope="read:patients")) as api:
        assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 200


def test_mock_runs_without_a_database_beside_a_service(mock: Mock, send_example: Any) -> None:
    assert send_example("health.ready").status_code == 200
    assert not (mock.data_dir / "postgres").exists()
    assert Path(f"/proc/{mock.pid}/task/{mock.pid}/children").read_text(encoding="ascii") == ""
    assert '"event":"internal_error"' not in mock.log
    assert '"event":"unavailable"' not in mock.log
    beside = Mock(PORT="0")
    beside.data_dir = mock.data_dir
    beside.start()
    assert beside.stop() == 0
    beside.clean_up()


def test_mock_sends_the_event_of_each_write_in_order(sending_mock: Mock, receiver: WebhookReceiver) -> None:
    tokens = LocalTokens(sending_mock.data_dir)
    service, person = (tokens.mint(brand="demo", scopes=every_scope(), subject=subject) for subject in (None, PERSON))
    with sending_mock.api(service) as by_service, sending_mock.api(person) as by_person:
        for name in OPERATIONS:
            assert send_to(by_service, by_person, name).status_code < 300
    sent = receiver.wait_for(len(WRITES))
    assert [each.event["type"] for each in sent] == [TYPES[OPERATIONS[name][2]["x-event"]] for name in WRITES]
    assert len(set(receiver.ids)) == len(WRITES)
    for each in sent:
        verified = standardwebhooks.Webhook(NEW).verify(each.body, each.headers)
        (media,) = CONTRACT["webhooks"][verified["type"]]["post"]["requestBody"]["content"].values()
        schema = media["schema"] | {"components": CONTRACT["components"]}
        jsonschema_rs.validate(schema, verified)
        expected = json.dumps(media["example"])
        for name in ("id", "time"):
            assert verified[name] != media["example"][name]
            expected = expected.replace(media["example"][name], verified[name])
        assert verified == json.loads(expected)
        assert (each.headers["content-type"], each.id) == ("application/cloudevents+json", verified["id"])


def test_mock_sends_no_event_of_an_error_or_a_read(sending_mock: Mock, receiver: WebhookReceiver) -> None:
    with sending_mock.api(sending_mock.token()) as api:
        HERE.request("patients.create").send(api, Prefer="code=409")
        api.post("/v1/patients", json={"brand_id": "demo"})
        HERE.request("patients.search").send(api)
        HERE.request("webhooks.test").send(api)
    assert [each.event["type"] for each in receiver.wait_for(1)] == ["patient_graph.webhook.tested.v1"]


def test_mock_prints_the_outcome_of_each_webhook(receiver: WebhookReceiver) -> None:
    receiver.requests.clear()
    receiver.respond = lambda _: Answer(503) if len(receiver.requests) == 1 else None
    mock = Mock(WEBHOOK=receiver.url, WEBHOOK_SECRET=NEW).start()
    with mock.api(mock.token()) as api:
        for _ in range(2):
            HERE.request("patients.create").send(api)
    outcomes = [rf"^Webhook {TYPES['patient.created']} \S+: {outcome}$" for outcome in ("503", "invalid_response")]
    wait_until(lambda: all(re.search(each, mock.log, re.MULTILINE) for each in outcomes), "both outcomes are printed")
    receiver.respond = lambda _: Answer()
    assert NEW not in mock.log
    mock.clean_up()


def test_mock_prints_the_secret_that_it_made(receiver: WebhookReceiver) -> None:
    receiver.requests.clear()
    mock = Mock(WEBHOOK=receiver.url).start()
    (secret,) = wait_until(lambda: re.findall(r"signed with (whsec_\S+)", mock.log), "the mock prints its secret")
    with mock.api(mock.token()) as api:
        HERE.request("patients.create").send(api)
        (sent,) = receiver.wait_for(1)
    standardwebhooks.Webhook(secret).verify(sent.body, sent.headers)
    mock.clean_up()


@pytest.mark.parametrize(
    ("setting", "value"),
    [("WEBHOOK", "http://example.com/hook"), ("WEBHOOK", "ftp://127.0.0.1"), ("WEBHOOK", "https://x:y"),
     ("WEBHOOK_SECRET", "secret"), ("WEBHOOK_SECRET", "whsec_"), ("WEBHOOK_SECRET", "whsec_*"),
     ("WEBHOOK_SECRET", NEW.removeprefix("whsec_"))],
)  # fmt: skip
def test_mock_does_not_start_with_an_invalid_webhook(setting: str, value: str) -> None:
    mock = Mock()
    done = mock.command("mock", **{"WEBHOOK": "https://example.com", setting: value})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{setting} must be ")
    mock.clean_up()

"""The HTTP client of webhooks: what it reaches, and what it does with responses."""

import asyncio
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import closing
from ipaddress import ip_network
from typing import Any

import pytest

import relay.webhooks.client
from relay.webhooks.client import Failure, Outcome, WebhookClient
from tests.support.waiting import LONG, ManualLoop
from tests.support.webhook_receiver import Answer, WebhookReceiver, client_context

BODY = b'{"a":1}'
Post = Callable[..., Outcome]


def post(*urls: str, networks: tuple[str, ...] = (), local: bool = False, headers: Any = None) -> list[Outcome]:
    """Post to each URL in turn with one client."""

    async def run() -> list[Outcome]:
        allowed = [ip_network(network) for network in networks]
        client = WebhookClient(allowed, local=local, tls=client_context())
        try:
            return [await client.post(url, headers or {}, BODY) for url in urls]
        finally:
            await client.close()

    return asyncio.run(run())


def resolve_as(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the resolver return these addresses, one list for each lookup; return the looked up names."""
    remaining, names = list(answers), []

    def lookup(host: bytes, port: int, **_: Any) -> list[Any]:
        names.append(host.decode())
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in remaining.pop(0)]

    monkeypatch.setattr("relay.webhooks.client.socket.getaddrinfo", lookup)
    return names


def test_request_arrives_as_it_is(receiver: WebhookReceiver) -> None:
    url = f"{receiver.url}?a=%2F&b=%20"
    assert post(url, local=True, headers={"X-Test": "1"}) == [Outcome(None, 204)]
    (received,) = receiver.requests
    assert (received.path, received.body) == ("/hook?a=%2F&b=%20", BODY)
    assert received.headers == {
        "host": f"localhost:{receiver.port}",
        "user-agent": "patient-graph",
        "content-length": "7",
        "x-test": "1",
    }


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_in_every_form(receiver: WebhookReceiver, host: str) -> None:
    assert post(receiver.url_of(host)) == [Outcome(Failure.ADDRESS_NOT_ALLOWED)]
    assert receiver.connections == 0


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "10.0.0.1", "[fd00:ec2::254]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "0"]
)
def test_internal_address_is_refused(host: str) -> None:
    assert post(f"https://{host}/") == [Outcome(Failure.ADDRESS_NOT_ALLOWED)]


def test_one_internal_address_among_others_is_refused(
    receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_as(monkeypatch, ["127.0.0.2", "127.0.0.1"])
    assert post(receiver.url, networks=("127.0.0.2/32",)) == [Outcome(Failure.ADDRESS_NOT_ALLOWED)]


def test_checked_address_is_connected_and_no_name_is_resolved_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    with WebhookReceiver(host="127.0.0.2") as receiver:
        names = resolve_as(monkeypatch, ["127.0.0.2"], ["127.0.0.1"])
        receiver.respond = lambda _: Answer(headers={"Connection": "close"})
        first, second = post(receiver.url, receiver.url, networks=("127.0.0.2/32",))
    assert (first, second) == (Outcome(None, 204), Outcome(Failure.ADDRESS_NOT_ALLOWED))
    assert names == ["localhost"] * 2
    assert receiver.connections == 1


def test_next_address_is_tried_if_one_does_not_connect(
    receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_as(monkeypatch, ["127.0.0.3", "127.0.0.1"])
    assert post(receiver.url, local=True) == [Outcome(None, 204)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_not_followed(receiver: WebhookReceiver, status: int) -> None:
    receiver.respond = lambda _: Answer(status, {"Location": receiver.url})
    assert post(receiver.url, local=True) == [Outcome(Failure.REDIRECT, status)]
    assert len(receiver.requests) == 1


def test_other_status_is_a_failure_with_its_retry_after(receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: Answer(503, {"retry-after": "7"})
    assert post(receiver.url, local=True) == [Outcome(Failure.STATUS, 503, "7")]


def test_http_is_for_loopback_in_local_mode_only() -> None:
    with WebhookReceiver(tls=False) as receiver:
        assert post(receiver.url, local=True) == [Outcome(None, 204)]
        assert post(receiver.url, networks=("127.0.0.0/8",)) == [Outcome(Failure.INVALID_URL)]
    assert (
        post("http://1.1.1.1/", "http://10.0.0.1/", networks=("10.0.0.0/8",), local=True)
        == [Outcome(Failure.ADDRESS_NOT_ALLOWED)] * 2
    )


@pytest.mark.parametrize("names", [("other.example",), ("127.0.0.9",)])
def test_certificate_of_another_name_is_refused(names: tuple[str, ...]) -> None:
    with WebhookReceiver(names=names) as receiver:
        assert post(receiver.url, receiver.url_of("127.0.0.1"), local=True) == [Outcome(Failure.TLS_FAILED)] * 2
    assert receiver.requests == []


def test_certificate_of_an_unknown_authority_is_refused(receiver: WebhookReceiver) -> None:
    async def run() -> Outcome:
        client = WebhookClient(local=True)
        try:
            return await client.post(receiver.url, {}, BODY)
        finally:
            await client.close()

    assert asyncio.run(run()) == Outcome(Failure.TLS_FAILED)
    assert receiver.requests == []


def test_address_in_a_named_network_is_allowed_with_its_certificate() -> None:
    with WebhookReceiver(names=("127.0.0.1",)) as receiver:
        assert post(receiver.url_of("127.0.0.1"), networks=("127.0.0.0/8",)) == [Outcome(None, 204)]


@pytest.mark.parametrize(
    "url", ["ftp://example.com/", "https://", "/hook", "https://user:secret@localhost/", "https://[::1/"]
)
def test_other_url_is_invalid(url: str) -> None:
    assert post(url, local=True) == [Outcome(Failure.INVALID_URL)]


@pytest.mark.parametrize("host", ["missing.invalid", f"{'a' * 64}.invalid", "."])
def test_missing_host_is_a_failure(host: str) -> None:
    assert post(f"https://{host}/") == [Outcome(Failure.HOST_NOT_FOUND)]


def test_refused_connection_and_plain_text_are_failures() -> None:
    with WebhookReceiver(tls=False) as receiver:
        url = receiver.url_of("127.0.0.1").replace("http:", "https:")
        assert post(url, local=True) == [Outcome(Failure.TLS_FAILED)]
    assert post(url, local=True) == [Outcome(Failure.CONNECTION_FAILED)]


def test_closed_connection_without_a_response_is_a_failure(receiver: WebhookReceiver) -> None:
    receiver.respond = lambda _: None
    assert post(receiver.url, local=True) == [Outcome(Failure.INVALID_RESPONSE)]
    assert len(receiver.requests) == 1


def test_connection_is_kept_and_replaced_when_it_was_closed(receiver: WebhookReceiver) -> None:
    responses = iter([Answer(), Answer(), None, Answer()])
    receiver.respond = lambda _: next(responses)
    assert post(*[receiver.url] * 3, local=True) == [Outcome(None, 204)] * 3
    assert receiver.connections == 2
    assert len(receiver.requests) == 4


def test_silent_receiver_is_a_timeout(receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay.webhooks.client, "_TIMEOUT", 0.2)
    receiver.respond = receiver.hang
    assert post(receiver.url, local=True) == [Outcome(Failure.TIMEOUT)]


def test_resolver_that_does_not_respond_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay.webhooks.client, "_TIMEOUT", 0.2)
    responds = threading.Event()
    monkeypatch.setattr("relay.webhooks.client.socket.getaddrinfo", lambda *_, **__: responds.wait() and [])
    assert post("https://silent.example/") == [Outcome(Failure.TIMEOUT)]
    responds.set()


def test_connection_is_closed_if_tls_does_not_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay.webhooks.client, "_TIMEOUT", 0.2)
    closed = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def accept() -> None:
            connection, _ = listener.accept()
            with connection:
                while connection.recv(65536):
                    continue
            closed.set()

        async def run() -> None:
            client = WebhookClient(local=True, tls=client_context())
            assert await client.post(f"https://127.0.0.1:{listener.getsockname()[1]}/", {}, BODY) == Outcome(
                Failure.TIMEOUT
            )
            assert await asyncio.to_thread(closed.wait, LONG)
            await client.close()

        threading.Thread(target=accept, daemon=True).start()
        asyncio.run(run())


def test_endless_head_is_refused() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def respond() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                while True:
                    try:
                        connection.sendall(b"a: " + b"x" * 1000 + b"\r\n")
                    except OSError:
                        return

        thread = threading.Thread(target=respond)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        assert post(url, local=True) == [Outcome(Failure.INVALID_RESPONSE)]
        thread.join()


@pytest.mark.parametrize("headers", [{"Content-Length": "1000000"}, {"Content-Length": "400000"}])
def test_large_body_is_not_read(receiver: WebhookReceiver, headers: dict[str, str]) -> None:
    size = int(headers["Content-Length"])
    receiver.respond = lambda _: Answer(200, headers, b"x" * size)
    assert post(receiver.url, receiver.url, local=True) == [Outcome(None, 200)] * 2
    assert receiver.connections == 2


def test_body_that_does_not_come_costs_the_connection_only(
    receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay.webhooks.client, "_BODY_TIMEOUT", 0.1)
    receiver.respond = lambda _: Answer(200, {"Content-Length": "10"})
    assert post(receiver.url, local=True) == [Outcome(None, 200)]


def test_body_after_the_timeout_does_not_undo_the_status(
    receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def skip(_: object) -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, ManualLoop)
        loop.ahead += 2 * LONG
        await asyncio.sleep(0)  # here the timeout would cancel
        await asyncio.sleep(0)

    async def run() -> Outcome:
        client = WebhookClient(local=True, tls=client_context())
        try:
            return await client.post(receiver.url, {}, BODY)
        finally:
            await client.close()

    monkeypatch.setattr(relay.webhooks.client, "_skip_body", skip)
    with asyncio.Runner(loop_factory=ManualLoop) as runner:
        assert runner.run(run()) == Outcome(None, 204)


def test_proxies_and_cookies_are_not_used(receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    receiver.respond = lambda _: Answer(headers={"Set-Cookie": "a=b; Path=/"})
    assert post(receiver.url, receiver.url, local=True) == [Outcome(None, 204)] * 2
    assert all("cookie" not in each.headers for each in receiver.requests)


def test_nothing_of_a_request_is_logged_above_debug(
    receiver: WebhookReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    post(f"{receiver.url}?key=s3cret", f"{receiver.url_of('s3cret.invalid')}", local=True)
    assert caplog.text == ""

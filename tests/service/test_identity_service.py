"""Integration with the identity provider: few requests, strict validation, outages."""

import asyncio
import base64
import gzip
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from db.errors import Unavailable
from service.auth import access, cache
from service.auth.access import authenticate
from service.auth.cache import CachingVerifier
from service.auth.client import MAX_RESPONSE_BYTES, IdentityClient
from service.auth.introspection import IntrospectionVerifier
from service.auth.jwks import JwksClient
from service.auth.jwt import JwtVerifier, VerifierByTokenType
from service.auth.principal import AccessToken
from service.errors import Problem
from service.telemetry.log import UnexpectedResponse
from tests.support.identity_provider import AUDIENCE, CLIENT, SECRET, IdentityProvider, Response
from tests.support.live_service import LiveService
from tests.support.waiting import LONG, ManualClock, until, wait_until

T = TypeVar("T")
KEYS, METADATA, LOOK_UP = "/keys", "/.well-known/openid-configuration", "/introspect"


@pytest.fixture
def idp() -> Iterator[IdentityProvider]:
    running = IdentityProvider()
    yield running
    running.stop()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    """The clock of the key and token caches."""
    clock = ManualClock()
    for module in ("cache", "claims", "jwks"):
        monkeypatch.setattr(f"service.auth.{module}.time", clock)
    return clock


def call_idp(what: Callable[[IdentityClient], Awaitable[T]], timeout: float = LONG) -> T:
    """Return the result of `what`, over real HTTP, on its own event loop."""

    async def ask() -> T:
        fetch = IdentityClient(timeout)
        try:
            return await what(fetch)
        finally:
            await fetch.close()

    return asyncio.run(ask())


def introspection_verifier(idp: IdentityProvider, fetch: IdentityClient, secret: str = SECRET) -> IntrospectionVerifier:
    url, issuer = f"{idp.url}{LOOK_UP}", idp.url
    return IntrospectionVerifier(
        fetch, url=url, client_id=CLIENT, client_secret=secret, issuer=issuer, audience=AUDIENCE
    )


def jwt_verifier(
    idp: IdentityProvider, fetch: IdentityClient, *, interval: float = 30, url: str | None = None
) -> JwtVerifier:
    keys = JwksClient(fetch, issuer=idp.url, url=url, min_refresh_interval=interval)
    return JwtVerifier(keys, issuer=idp.url, audience=AUDIENCE, algorithms=frozenset({"RS256", "ES256"}))


def test_opaque_token_identifies_the_caller(idp: IdentityProvider) -> None:
    expires = int(time.time()) + 100
    token = idp.opaque_token(client_id="app", sub="ada", brand_id="demo", scope="read:profile manage:x", exp=expires)
    assert call_idp(lambda fetch: introspection_verifier(idp, fetch).verify(token)) == AccessToken(
        "app", "ada", "demo", frozenset({"read:profile", "manage:x", "read:x", "write:x"}), expires
    )


def test_opaque_token_needs_only_client_and_token_type(idp: IdentityProvider) -> None:
    idp.override = lambda _: (200, b'{"active":true,"token_type":"bearer","client_id":"c"}')
    token = call_idp(lambda fetch: introspection_verifier(idp, fetch).verify("t"))
    assert token == AccessToken("c", None, None, frozenset(), float("inf"))


@pytest.mark.parametrize(
    "answer",
    [
        {"active": False},
        {"client_id": None},
        {"client_id": 7},
        {"username": "ada"},
        {"token_type": None},
        {"token_type": "DPoP"},
        {"exp": 1},
        {"exp": "soon"},
        {"iss": "https://another.example.com"},
        {"aud": "another"},
    ],
)
def test_unsuitable_opaque_token_is_invalid(idp: IdentityProvider, answer: dict[str, Any]) -> None:
    good = {"active": True, "client_id": "c", "token_type": "Bearer"}
    idp.override = lambda _: (200, json.dumps(good | answer).encode())
    assert call_idp(lambda fetch: introspection_verifier(idp, fetch).verify("t")) is None


NONSENSE: dict[str, Callable[[str], Response | None]] = {
    "status 500": lambda _: (500, b"{}"),
    "status 204": lambda _: (204, b""),
    "status 302": lambda path: (302, b"{}") if path != "/elsewhere" else None,
    "status 307": lambda path: (307, b"{}") if path != "/elsewhere" else None,
    "compressed": lambda _: (200, gzip.compress(b'{"active":true,"token_type":"Bearer","client_id":"c","keys":[]}')),
    "not JSON": lambda _: (200, b"<html>"),
    "not UTF-8": lambda _: (200, b'{"active":"\xff"}'),
    "a list": lambda _: (200, b"[]"),
    "nothing": lambda _: (200, b""),
    "an empty object": lambda _: (200, b"{}"),
    "a word for a truth value": lambda _: (200, b'{"active":"true","client_id":"c","keys":{}}'),
    "too large": lambda _: (200, b'{"active":true,"client_id":"c","keys":[],"x":"' + b"x" * MAX_RESPONSE_BYTES + b'"}'),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_unusable_response_of_the_idp_raises_unavailable(idp: IdentityProvider, kind: str) -> None:
    idp.override = NONSENSE[kind]
    assert_unavailable(idp)


def test_late_response_of_the_idp_raises_unavailable(idp: IdentityProvider) -> None:
    released = threading.Event()

    def held_up(_: str) -> None:
        released.wait(LONG)

    idp.override = held_up
    assert_unavailable(idp, timeout=0.3)
    released.set()


def assert_unavailable(idp: IdentityProvider, timeout: float = LONG) -> None:
    token = idp.signed_token()
    for verify in (
        lambda fetch: introspection_verifier(idp, fetch).verify("t"),
        lambda fetch: jwt_verifier(idp, fetch).verify(token),
        lambda fetch: jwt_verifier(idp, fetch, url=f"{idp.url}{KEYS}").verify(token),
    ):
        with pytest.raises(Unavailable) as raised:
            call_idp(verify, timeout)
        assert raised.value.__cause__ is not None
        assert isinstance(raised.value.__cause__, TimeoutError) == (timeout < LONG)


def test_requests_to_the_idp_accept_no_compression(idp: IdentityProvider) -> None:
    """Compressed responses could expand to any size."""

    async def both(fetch: IdentityClient) -> None:
        await jwt_verifier(idp, fetch).verify(idp.signed_token())
        await introspection_verifier(idp, fetch).verify("t")

    call_idp(both)
    assert idp.requests == {METADATA: 1, KEYS: 1, LOOK_UP: 1}
    assert idp.accept_encodings == {"identity"}


def test_rejected_introspection_credentials_raise_unavailable(idp: IdentityProvider) -> None:
    with pytest.raises(Unavailable) as raised:
        call_idp(lambda fetch: introspection_verifier(idp, fetch, secret="wrong").verify("t"))
    assert isinstance(raised.value.__cause__, UnexpectedResponse)
    assert raised.value.__cause__.reason == "status 401"


def test_metadata_of_another_issuer_is_rejected(idp: IdentityProvider) -> None:
    metadata = {"issuer": "https://another.example.com", "jwks_uri": f"{idp.url}{KEYS}"}
    idp.override = lambda path: (200, json.dumps(metadata).encode()) if path == METADATA else None
    with pytest.raises(Unavailable):
        call_idp(lambda fetch: jwt_verifier(idp, fetch).verify(idp.signed_token()))
    assert idp.requests[KEYS] == 0


@pytest.mark.parametrize("url", ["http://127.0.0.2:9/keys", "https://127.0.0.1:99999/keys", "ftp://x/keys", 7, None])
def test_jwks_is_only_fetched_from_safe_urls(idp: IdentityProvider, url: object) -> None:
    metadata = {"issuer": idp.url, "jwks_uri": url}
    idp.override = lambda path: (200, json.dumps(metadata).encode()) if path == METADATA else None
    with pytest.raises(Unavailable) as raised:
        call_idp(lambda fetch: jwt_verifier(idp, fetch).verify(idp.signed_token()))
    assert isinstance(raised.value.__cause__, UnexpectedResponse)
    assert raised.value.__cause__.reason == "no safe URL of a key set"


def test_jwks_ignores_keys_of_other_types_and_uses(idp: IdentityProvider) -> None:
    good = idp.keys[0]
    encrypts = RSAKey.generate_key(2048, {"kid": "encrypts", "use": "enc"})
    other = RSAKey.generate_key(2048, {"kid": "other", "alg": "PS512"})
    published = [{"kty": "AKP", "kid": "first"}, "what", {"kty": "RSA", "kid": "first", "n": 1}, {"kty": "EC"}]
    published += [key.as_dict(private=False) for key in (encrypts, other, good)]
    idp.override = lambda path: (200, json.dumps({"keys": published}).encode()) if path == KEYS else None

    async def verified(fetch: IdentityClient) -> list[bool]:
        verifier = jwt_verifier(idp, fetch)
        private = [key.as_dict(private=True) for key in (good, encrypts, other)]
        free = [
            RSAKey.import_key({name: each[name] for name in each if name not in ("use", "alg")}) for each in private
        ]
        return [await verifier.verify(idp.signed_token(key)) is not None for key in free]

    assert call_idp(verified) == [True, False, False]


def test_token_without_kid_is_valid_only_with_a_single_key(idp: IdentityProvider) -> None:
    def nameless() -> str:
        return jwt.encode({"alg": "RS256"}, idp.claims(), idp.keys[0], algorithms=["RS256"])

    assert call_idp(lambda fetch: jwt_verifier(idp, fetch).verify(nameless()))
    idp.keys.append(RSAKey.generate_key(2048, {"kid": "second", "use": "sig"}))
    assert call_idp(lambda fetch: jwt_verifier(idp, fetch).verify(nameless())) is None


def test_rotated_signing_key_replaces_the_old_one_at_once(idp: IdentityProvider) -> None:
    old = idp.signed_token()

    async def rotated(fetch: IdentityClient) -> None:
        verifier = jwt_verifier(idp, fetch, interval=0)
        assert await verifier.verify(old)
        idp.keys = [ECKey.generate_key("P-256", {"kid": "second", "use": "sig"})]
        new = jwt.encode({"alg": "ES256", "kid": "second"}, idp.claims(), idp.keys[0], algorithms=["ES256"])
        assert await verifier.verify(new)
        assert await verifier.verify(old) is None

    call_idp(rotated)


def test_unknown_kids_refresh_the_jwks_once_per_interval(idp: IdentityProvider, clock: ManualClock) -> None:
    stranger = RSAKey.generate_key(2048, {"kid": "stranger"})
    token = idp.signed_token(stranger)

    async def many(fetch: IdentityClient) -> None:
        verifier = jwt_verifier(idp, fetch)
        assert await verifier.verify(idp.signed_token())
        for _ in range(2):
            clock.advance(30.1)
            assert set(await asyncio.gather(*(verifier.verify(token) for _ in range(50)))) == {None}
            assert {await verifier.verify(token) for _ in range(10)} == {None}
        clock.advance(29.9)
        assert await verifier.verify(token) is None

    call_idp(many)
    assert idp.requests[KEYS] == 3


def test_known_keys_work_while_the_idp_is_unreachable(idp: IdentityProvider, clock: ManualClock) -> None:
    stranger = idp.signed_token(RSAKey.generate_key(2048, {"kid": "stranger"}))

    async def away(fetch: IdentityClient) -> None:
        verifier = jwt_verifier(idp, fetch)
        assert await verifier.verify(idp.signed_token())
        clock.advance(30.1)
        idp.stop()
        assert await verifier.verify(idp.signed_token())
        for _ in range(2):
            with pytest.raises(Unavailable):
                await verifier.verify(stranger)
        idp.start()
        clock.advance(1.1)
        assert await verifier.verify(stranger) is None

    call_idp(away)


def test_withdrawn_key_expires_and_short_outage_is_tolerated(idp: IdentityProvider, clock: ManualClock) -> None:
    old = idp.signed_token()

    async def later(fetch: IdentityClient) -> None:
        verifier = jwt_verifier(idp, fetch)
        assert await verifier.verify(old)
        idp.stop()
        for seconds in (601, 599):  # ten minutes until they are fetched again, and ten more
            clock.advance(seconds)
            assert await verifier.verify(old)
        clock.advance(1)
        with pytest.raises(Unavailable):
            await verifier.verify(old)
        idp.keys = [RSAKey.generate_key(2048, {"kid": "second", "use": "sig"})]
        idp.start()
        clock.advance(1.1)
        assert await verifier.verify(old) is None
        assert await verifier.verify(idp.signed_token())

    call_idp(later)


def test_jwks_refresh_does_not_block_known_keys(idp: IdentityProvider, clock: ManualClock) -> None:
    released = threading.Event()

    def held_up(_: str) -> None:
        released.wait(LONG)

    async def later(fetch: IdentityClient) -> None:
        verifier, old = jwt_verifier(idp, fetch), idp.signed_token()
        assert await verifier.verify(old)
        idp.override = held_up
        clock.advance(601)
        for _ in range(5):  # would block if it waited for the held response
            assert await verifier.verify(old)
        await until(lambda: idp.requests[METADATA] == 2, "the keys are asked for again")
        idp.keys = [RSAKey.generate_key(2048, {"kid": "second", "use": "sig"})]
        released.set()
        await until(lambda: idp.requests[KEYS] == 2, "the keys are fetched again")
        assert await verifier.verify(idp.signed_token())
        assert await verifier.verify(old) is None

    call_idp(later)


def test_failed_jwks_fetch_is_retried_once_per_second(idp: IdentityProvider, clock: ManualClock) -> None:
    idp.override = lambda _: (500, b"")

    async def many(fetch: IdentityClient) -> None:
        verifier = jwt_verifier(idp, fetch)
        for _ in range(2):
            for _ in range(20):
                with pytest.raises(Unavailable):
                    await verifier.verify(idp.signed_token())
            clock.advance(1)

    call_idp(many)
    assert idp.requests == {METADATA: 2}


def test_token_algorithm_must_be_allowed(idp: IdentityProvider) -> None:
    idp.keys = [RSAKey.generate_key(2048, {"kid": "first"})]
    tokens = [
        jwt.encode({"alg": algorithm, "kid": "first"}, idp.claims(), idp.keys[0], algorithms=[algorithm])
        for algorithm in ("RS256", "RS512", "PS256")
    ]
    strange = [token_with({"alg": algorithm, "kid": "first"}) for algorithm in (["RS256"], {}, [], 7, None, "none")]

    async def each(fetch: IdentityClient) -> list[bool]:
        verifier = jwt_verifier(idp, fetch)
        return [await verifier.verify(token) is not None for token in tokens + strange]

    assert call_idp(each) == [True] + [False] * 8


def token_with(header: dict[str, Any]) -> str:
    return f"{base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip('=')}.e30.AAAA"


def test_each_token_type_uses_its_verifier(idp: IdentityProvider) -> None:
    async def both(fetch: IdentityClient) -> None:
        verifier = VerifierByTokenType(signed=jwt_verifier(idp, fetch), opaque=introspection_verifier(idp, fetch))
        assert await verifier.verify(idp.signed_token())
        assert idp.requests[LOOK_UP] == 0
        assert await verifier.verify(idp.opaque_token())
        for shapeless in ("x", "a.b.c", "e30.b.c", "W10.b.c", "a.b.c.d.e"):
            assert await verifier.verify(shapeless) is None
        assert idp.requests[LOOK_UP] == 6

    call_idp(both)


def test_single_verifier_handles_all_tokens(idp: IdentityProvider) -> None:
    async def one(fetch: IdentityClient) -> None:
        assert await jwt_verifier(idp, fetch).verify(idp.opaque_token()) is None
        assert (
            await introspection_verifier(idp, fetch).verify(idp.signed_token()) is None
        )  # introspection does not know it
        assert idp.requests == {LOOK_UP: 1}

    call_idp(one)


def caching_verifier(idp: IdentityProvider, fetch: IdentityClient, seconds: float = 60) -> CachingVerifier:
    return CachingVerifier(introspection_verifier(idp, fetch), seconds)


MALFORMED_SIGNED = {
    "no algorithm": "eyJ0eXAiOiJhdCtqd3QifQ.e30.AAAA",
    "payload that is not base64": "eyJhbGciOiJSUzI1NiJ9.%%%.AAAA",
    "long header with an extension": base64.urlsafe_b64encode(
        json.dumps({"alg": "RS256", "crit": ["x"], "x": "y" * 600}).encode()
    ).decode().rstrip("=") + ".e30.AAAA",
}  # fmt: skip


@pytest.mark.parametrize("token", MALFORMED_SIGNED.values(), ids=MALFORMED_SIGNED)
def test_malformed_signed_token_is_invalid_without_introspection(idp: IdentityProvider, token: str) -> None:
    idp.override = lambda _: (200, b'{"active":true,"token_type":"bearer","client_id":"c"}')

    async def verify(fetch: IdentityClient) -> None:
        verifier = VerifierByTokenType(signed=jwt_verifier(idp, fetch), opaque=introspection_verifier(idp, fetch))
        assert await verifier.verify(token) is None
        assert idp.requests[LOOK_UP] == 0
        assert await verifier.verify("opaque")

    call_idp(verify)


@pytest.mark.usefixtures("clock")
def test_concurrent_requests_with_one_token_share_one_lookup(idp: IdentityProvider) -> None:
    good = idp.opaque_token()

    async def many(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        for token, holds in ((good, True), ("unknown", False)):
            for _ in range(2):
                said = await asyncio.gather(*(verifier.verify(token) for _ in range(30)))
                assert [bool(each) for each in said] == [holds] * 30

    call_idp(many)
    assert idp.requests == {LOOK_UP: 2}


@pytest.mark.usefixtures("clock")
def test_all_spellings_of_a_header_share_one_cached_token(idp: IdentityProvider) -> None:
    good = idp.opaque_token().encode()

    async def many(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        for scheme in (b"bearer   ", b"BEARER ", b"Bearer ", b"Bearer  "):
            token = await authenticate(verifier, scheme + good)
            assert verifier.cached(b"Bearer " + good) is token
        for malformed in (b"Bearer", b"Bearer ", good, b"Bearer\t" + good, b"Bearer " + good + b" ", b"Basic " + good):
            with pytest.raises(Problem):
                await authenticate(verifier, malformed)

    call_idp(many)
    assert idp.requests == {LOOK_UP: 1}


@pytest.mark.usefixtures("clock")
def test_syntax_of_a_cached_token_is_not_checked_again(idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    header = b"Bearer " + idp.opaque_token().encode()

    async def twice(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        token = await authenticate(verifier, header)
        monkeypatch.setattr(access, "_BEARER_TOKEN", None)
        assert await authenticate(verifier, header) is token

    call_idp(twice)


def test_failed_lookup_is_shared_and_not_cached(idp: IdentityProvider) -> None:
    idp.override = lambda _: (500, b"{}")
    good = idp.opaque_token()

    async def many(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        said = await asyncio.gather(*(verifier.verify(good) for _ in range(30)), return_exceptions=True)
        assert {type(each) for each in said} == {Unavailable}
        idp.override = lambda _: None
        assert await verifier.verify(good)

    call_idp(many)
    assert idp.requests == {LOOK_UP: 2}


def test_cancelled_request_does_not_fail_the_others(idp: IdentityProvider) -> None:
    released = threading.Event()

    def held_up(_: str) -> None:
        released.wait(LONG)

    idp.override = held_up
    good = idp.opaque_token()

    async def some(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        first = asyncio.ensure_future(verifier.verify(good))
        second = asyncio.ensure_future(verifier.verify(good))
        await until(lambda: idp.requests[LOOK_UP], "the token is introspected")
        first.cancel()
        released.set()
        assert await second
        assert idp.requests == {LOOK_UP: 1}

    call_idp(some)


def test_revoked_token_is_valid_until_its_cache_entry_expires(idp: IdentityProvider, clock: ManualClock) -> None:
    good = idp.opaque_token()

    async def later(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch, seconds=20)
        assert await verifier.verify(good)
        idp.revoke(good)
        clock.advance(19.9)
        assert await verifier.verify(good)
        clock.advance(0.1)
        assert await verifier.verify(good) is None

    call_idp(later)


def test_invalid_token_is_looked_up_again_soon(idp: IdentityProvider, clock: ManualClock) -> None:
    idp.override = lambda _: (200, b'{"active":false}')
    token = idp.opaque_token()

    async def later(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        assert await verifier.verify(token) is None
        idp.override = lambda _: None
        clock.advance(4.9)
        assert await verifier.verify(token) is None
        clock.advance(0.1)
        assert await verifier.verify(token)

    call_idp(later)


def test_token_is_not_cached_beyond_its_expiry(idp: IdentityProvider, clock: ManualClock) -> None:
    expires = int(clock.time()) + 30
    good = idp.opaque_token(exp=expires)

    async def later(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        assert await verifier.verify(good)
        assert verifier.cached(f"Bearer {good}".encode())
        clock.advance(expires - clock.time())
        assert verifier.cached(f"Bearer {good}".encode()) is None
        assert await verifier.verify(good) is None

    call_idp(later)


@pytest.mark.usefixtures("clock")
def test_token_cache_is_bounded(idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_CACHE_SIZE", 3)
    good = [idp.opaque_token() for _ in range(4)]

    async def many(fetch: IdentityClient) -> None:
        verifier = caching_verifier(idp, fetch)
        for token in [*good, *(f"unknown-{number}" for number in range(9))]:
            await verifier.verify(token)
        assert idp.requests == {LOOK_UP: 13}
        for token in good[1:]:  # unknown tokens do not evict valid ones
            assert await verifier.verify(token)
        assert idp.requests == {LOOK_UP: 13}
        assert await verifier.verify(good[0])
        assert idp.requests == {LOOK_UP: 14}

    call_idp(many)


class Readers:
    """Clients that read continuously until they are stopped, and record the responses."""

    def __init__(self, service: LiveService, token: str) -> None:
        self.answers: list[httpx2.Response] = []
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(8)
        self._reading = [self._pool.submit(self._read_on, service, token) for _ in range(8)]

    def wait_for(self, *statuses: int) -> None:
        """Wait until the readers have received each of these statuses several times from now on."""
        begin = len(self.answers)
        for status in statuses:
            wait_until(lambda status=status: self._count(begin, status) >= 20, f"answers of status {status}")

    def _count(self, begin: int, status: int) -> int:
        return sum(answer.status_code == status for answer in self.answers[begin:])

    def finish(self) -> list[int]:
        """Stop, and return the status of each reader's last request, which it began after this call."""
        self._over.set()
        last = [reading.result() for reading in self._reading]
        self._pool.shutdown()
        return last

    def _read_on(self, service: LiveService, token: str) -> int:
        with service.api(token) as api:
            while True:
                is_last = self._over.is_set()
                answer = api.get("/v1/patients", params={"brand_id": "demo"})
                self.answers.append(answer)
                if is_last:
                    return answer.status_code


def test_idp_outage_under_load_is_503_until_it_recovers() -> None:
    identity = IdentityProvider()
    # The number of requests depends on the machine, so reads are not limited.
    service = LiveService(**identity.environment, TOKEN_CACHE_TTL="0.2", RATE_LIMIT_READ="0").start()
    token = identity.opaque_token(scope="read:patients", sub="ada")
    readers = Readers(service, token)
    readers.wait_for(200)
    identity.stop()
    readers.wait_for(503)
    identity.start()
    readers.wait_for(200)
    assert readers.finish() == [200] * 8
    with service.api(token) as api:
        assert api.get("/readyz").status_code == 200
    assert {answer.status_code for answer in readers.answers} == {200, 503}
    assert all(answer.headers["retry-after"] for answer in readers.answers if answer.status_code == 503)
    service.clean_up()
    identity.stop()


def test_idp_failure_is_logged_without_the_token(idp: IdentityProvider) -> None:
    service = LiveService(**idp.environment | {"INTROSPECTION_CLIENT_SECRET": "wrong-secret"}).start()
    token = idp.opaque_token(scope="read:patients")
    with service.api(token) as api:
        answer = api.get("/v1/patients", params={"brand_id": "demo"})
        request_id = answer.headers["x-request-id"]
    assert (answer.status_code, answer.json()["error"]) == (503, "unavailable")
    (line,) = [json.loads(line) for line in service.log.splitlines() if '"event":"unavailable"' in line]
    assert line["request_id"] == request_id
    assert "status 401" in [cause.get("reason") for cause in line["stack_trace"]]
    assert token not in service.log
    assert "wrong-secret" not in service.log
    service.clean_up()


def test_issuer_with_trailing_slash_is_supported(idp: IdentityProvider) -> None:
    """OpenID Connect Discovery 1.0, 4.1: the slash is removed before the path is appended; the issuer keeps it."""
    issuer, place = f"{idp.url}/realm/", f"/realm{METADATA}"  # below a path, as this server removes "//" itself
    metadata = {"issuer": issuer, "jwks_uri": f"{idp.url}{KEYS}"}
    idp.override = lambda path: (200, json.dumps(metadata).encode()) if path == place else None

    async def verified(fetch: IdentityClient) -> list[bool]:
        keys = JwksClient(fetch, issuer=issuer, url=None, min_refresh_interval=30)
        verifier = JwtVerifier(keys, issuer=issuer, audience=AUDIENCE, algorithms=frozenset({"RS256"}))
        tokens = [idp.signed_token(iss=issuer), idp.signed_token(iss=idp.url)]
        return [await verifier.verify(token) is not None for token in tokens]

    assert call_idp(verified) == [True, False]
    assert idp.requests == {place: 1, KEYS: 1}

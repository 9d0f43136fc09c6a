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
from service.auth import cache
from service.auth.cache import CachingVerifier
from service.auth.client import LARGEST_RESPONSE, IdentityClient
from service.auth.introspection import IntrospectionVerifier
from service.auth.jwks import JwksClient
from service.auth.jwt import JwtVerifier, VerifierByTokenType
from service.auth.principal import Token, Verifier
from service.telemetry.log import UnexpectedResponse
from tests.support.identity_provider import AUDIENCE, CLIENT, SECRET, Answer, Identity
from tests.support.live_service import RunningService
from tests.support.waiting import LONG, Clock, until, wait_until

T = TypeVar("T")
KEYS, METADATA, LOOK_UP = "/keys", "/.well-known/openid-configuration", "/introspect"


@pytest.fixture
def identity() -> Iterator[Identity]:
    running = Identity()
    yield running
    running.stop()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the key and token caches."""
    clock = Clock()
    for module in ("cache", "claims", "jwks"):
        monkeypatch.setattr(f"service.auth.{module}.time", clock)
    return clock


def asked(what: Callable[[IdentityClient], Awaitable[T]], timeout: float = LONG) -> T:
    """Return the result of `what`, over real HTTP, on its own event loop."""

    async def ask() -> T:
        fetch = IdentityClient(timeout)
        try:
            return await what(fetch)
        finally:
            await fetch.close()

    return asyncio.run(ask())


def opaque(identity: Identity, fetch: IdentityClient, secret: str = SECRET) -> IntrospectionVerifier:
    url, issuer = f"{identity.url}{LOOK_UP}", identity.url
    return IntrospectionVerifier(
        fetch, url=url, client_id=CLIENT, client_secret=secret, issuer=issuer, audience=AUDIENCE
    )


def signed(identity: Identity, fetch: IdentityClient, *, interval: float = 30, url: str | None = None) -> JwtVerifier:
    keys = JwksClient(fetch, issuer=identity.url, url=url, min_refresh_interval=interval)
    return JwtVerifier(keys, issuer=identity.url, audience=AUDIENCE, algorithms=frozenset({"RS256", "ES256"}))


def test_opaque_token_identifies_the_caller(identity: Identity) -> None:
    expires = int(time.time()) + 100
    token = identity.opaque(client_id="app", sub="ada", brand_id="demo", scope="read:profile manage:x", exp=expires)
    assert asked(lambda fetch: opaque(identity, fetch).verify(token)) == Token(
        "app", "ada", "demo", frozenset({"read:profile", "manage:x", "read:x", "write:x"}), expires
    )


def test_opaque_token_needs_only_client_and_token_type(identity: Identity) -> None:
    identity.bent = lambda _: (200, b'{"active":true,"token_type":"bearer","client_id":"c"}')
    token = asked(lambda fetch: opaque(identity, fetch).verify("t"))
    assert token == Token("c", None, None, frozenset(), float("inf"))


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
def test_unsuitable_opaque_token_is_invalid(identity: Identity, answer: dict[str, Any]) -> None:
    good = {"active": True, "client_id": "c", "token_type": "Bearer"}
    identity.bent = lambda _: (200, json.dumps(good | answer).encode())
    assert asked(lambda fetch: opaque(identity, fetch).verify("t")) is None


NONSENSE: dict[str, Callable[[str], Answer | None]] = {
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
    "too large": lambda _: (200, b'{"active":true,"client_id":"c","keys":[],"x":"' + b"x" * LARGEST_RESPONSE + b'"}'),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_unusable_response_of_the_idp_raises_unavailable(identity: Identity, kind: str) -> None:
    identity.bent = NONSENSE[kind]
    assert_nobody_can_tell(identity)


def test_late_response_of_the_idp_raises_unavailable(identity: Identity) -> None:
    released = threading.Event()

    def held_up(_: str) -> None:
        released.wait(LONG)

    identity.bent = held_up
    assert_nobody_can_tell(identity, timeout=0.3)
    released.set()


def assert_nobody_can_tell(identity: Identity, timeout: float = LONG) -> None:
    token = identity.signed()
    for verify in (
        lambda fetch: opaque(identity, fetch).verify("t"),
        lambda fetch: signed(identity, fetch).verify(token),
        lambda fetch: signed(identity, fetch, url=f"{identity.url}{KEYS}").verify(token),
    ):
        with pytest.raises(Unavailable) as raised:
            asked(verify, timeout)
        assert raised.value.__cause__ is not None
        assert isinstance(raised.value.__cause__, TimeoutError) == (timeout < LONG)


def test_requests_to_the_idp_accept_no_compression(identity: Identity) -> None:
    """Compressed responses could expand to any size."""

    async def both(fetch: IdentityClient) -> None:
        await signed(identity, fetch).verify(identity.signed())
        await opaque(identity, fetch).verify("t")

    asked(both)
    assert identity.asked == {METADATA: 1, KEYS: 1, LOOK_UP: 1}
    assert identity.accepted == {"identity"}


def test_rejected_introspection_credentials_raise_unavailable(identity: Identity) -> None:
    with pytest.raises(Unavailable) as raised:
        asked(lambda fetch: opaque(identity, fetch, secret="wrong").verify("t"))
    assert isinstance(raised.value.__cause__, UnexpectedResponse)
    assert raised.value.__cause__.reason == "status 401"


def test_metadata_of_another_issuer_is_rejected(identity: Identity) -> None:
    metadata = {"issuer": "https://another.example.com", "jwks_uri": f"{identity.url}{KEYS}"}
    identity.bent = lambda path: (200, json.dumps(metadata).encode()) if path == METADATA else None
    with pytest.raises(Unavailable):
        asked(lambda fetch: signed(identity, fetch).verify(identity.signed()))
    assert identity.asked[KEYS] == 0


@pytest.mark.parametrize("url", ["http://127.0.0.2:9/keys", "https://127.0.0.1:99999/keys", "ftp://x/keys", 7, None])
def test_jwks_is_only_fetched_from_safe_urls(identity: Identity, url: object) -> None:
    metadata = {"issuer": identity.url, "jwks_uri": url}
    identity.bent = lambda path: (200, json.dumps(metadata).encode()) if path == METADATA else None
    with pytest.raises(Unavailable) as raised:
        asked(lambda fetch: signed(identity, fetch).verify(identity.signed()))
    assert isinstance(raised.value.__cause__, UnexpectedResponse)
    assert raised.value.__cause__.reason == "no safe address of keys"


def test_jwks_ignores_keys_of_other_types_and_uses(identity: Identity) -> None:
    good = identity.keys[0]
    encrypts = RSAKey.generate_key(2048, {"kid": "encrypts", "use": "enc"})
    other = RSAKey.generate_key(2048, {"kid": "other", "alg": "PS512"})
    published = [{"kty": "AKP", "kid": "first"}, "what", {"kty": "RSA", "kid": "first", "n": 1}, {"kty": "EC"}]
    published += [key.as_dict(private=False) for key in (encrypts, other, good)]
    identity.bent = lambda path: (200, json.dumps({"keys": published}).encode()) if path == KEYS else None

    async def verified(fetch: IdentityClient) -> list[bool]:
        verifier = signed(identity, fetch)
        private = [key.as_dict(private=True) for key in (good, encrypts, other)]
        free = [
            RSAKey.import_key({name: each[name] for name in each if name not in ("use", "alg")}) for each in private
        ]
        return [await verifier.verify(identity.signed(key)) is not None for key in free]

    assert asked(verified) == [True, False, False]


def test_token_without_kid_is_valid_only_with_a_single_key(identity: Identity) -> None:
    def nameless() -> str:
        return jwt.encode({"alg": "RS256"}, identity.claims(), identity.keys[0], algorithms=["RS256"])

    assert asked(lambda fetch: signed(identity, fetch).verify(nameless()))
    identity.keys.append(RSAKey.generate_key(2048, {"kid": "second", "use": "sig"}))
    assert asked(lambda fetch: signed(identity, fetch).verify(nameless())) is None


def test_rotated_signing_key_replaces_the_old_one_at_once(identity: Identity) -> None:
    old = identity.signed()

    async def rotated(fetch: IdentityClient) -> None:
        verifier = signed(identity, fetch, interval=0)
        assert await verifier.verify(old)
        identity.keys = [ECKey.generate_key("P-256", {"kid": "second", "use": "sig"})]
        new = jwt.encode({"alg": "ES256", "kid": "second"}, identity.claims(), identity.keys[0], algorithms=["ES256"])
        assert await verifier.verify(new)
        assert await verifier.verify(old) is None

    asked(rotated)


def test_unknown_kids_refresh_the_jwks_once_per_interval(identity: Identity, clock: Clock) -> None:
    stranger = RSAKey.generate_key(2048, {"kid": "stranger"})
    token = identity.signed(stranger)

    async def many(fetch: IdentityClient) -> None:
        verifier = signed(identity, fetch)
        assert await verifier.verify(identity.signed())
        for _ in range(2):
            clock.advance(30.1)
            assert set(await asyncio.gather(*(verifier.verify(token) for _ in range(50)))) == {None}
            assert {await verifier.verify(token) for _ in range(10)} == {None}
        clock.advance(29.9)
        assert await verifier.verify(token) is None

    asked(many)
    assert identity.asked[KEYS] == 3


def test_known_keys_work_while_the_idp_is_unreachable(identity: Identity, clock: Clock) -> None:
    stranger = identity.signed(RSAKey.generate_key(2048, {"kid": "stranger"}))

    async def away(fetch: IdentityClient) -> None:
        verifier = signed(identity, fetch)
        assert await verifier.verify(identity.signed())
        clock.advance(30.1)
        identity.stop()
        assert await verifier.verify(identity.signed())
        for _ in range(2):
            with pytest.raises(Unavailable):
                await verifier.verify(stranger)
        identity.start()
        clock.advance(1.1)
        assert await verifier.verify(stranger) is None

    asked(away)


def test_withdrawn_key_expires_and_short_outage_is_tolerated(identity: Identity, clock: Clock) -> None:
    old = identity.signed()

    async def later(fetch: IdentityClient) -> None:
        verifier = signed(identity, fetch)
        assert await verifier.verify(old)
        identity.stop()
        for seconds in (601, 599):  # ten minutes until they are fetched again, and ten more
            clock.advance(seconds)
            assert await verifier.verify(old)
        clock.advance(1)
        with pytest.raises(Unavailable):
            await verifier.verify(old)
        identity.keys = [RSAKey.generate_key(2048, {"kid": "second", "use": "sig"})]
        identity.start()
        clock.advance(1.1)
        assert await verifier.verify(old) is None
        assert await verifier.verify(identity.signed())

    asked(later)


def test_jwks_refresh_does_not_block_known_keys(identity: Identity, clock: Clock) -> None:
    released = threading.Event()

    def held_up(_: str) -> None:
        released.wait(LONG)

    async def later(fetch: IdentityClient) -> None:
        verifier, old = signed(identity, fetch), identity.signed()
        assert await verifier.verify(old)
        identity.bent = held_up
        clock.advance(601)
        for _ in range(5):  # would block if it waited for the held response
            assert await verifier.verify(old)
        await until(lambda: identity.asked[METADATA] == 2, "the keys are asked for again")
        identity.keys = [RSAKey.generate_key(2048, {"kid": "second", "use": "sig"})]
        released.set()
        await until(lambda: identity.asked[KEYS] == 2, "the keys are fetched again")
        assert await verifier.verify(identity.signed())
        assert await verifier.verify(old) is None

    asked(later)


def test_failed_jwks_fetch_is_retried_once_per_second(identity: Identity, clock: Clock) -> None:
    identity.bent = lambda _: (500, b"")

    async def many(fetch: IdentityClient) -> None:
        verifier = signed(identity, fetch)
        for _ in range(2):
            for _ in range(20):
                with pytest.raises(Unavailable):
                    await verifier.verify(identity.signed())
            clock.advance(1)

    asked(many)
    assert identity.asked == {METADATA: 2}


def test_token_algorithm_must_be_allowed(identity: Identity) -> None:
    identity.keys = [RSAKey.generate_key(2048, {"kid": "first"})]
    tokens = [
        jwt.encode({"alg": algorithm, "kid": "first"}, identity.claims(), identity.keys[0], algorithms=[algorithm])
        for algorithm in ("RS256", "RS512", "PS256")
    ]
    strange = [token_with({"alg": algorithm, "kid": "first"}) for algorithm in (["RS256"], {}, [], 7, None, "none")]

    async def each(fetch: IdentityClient) -> list[bool]:
        verifier = signed(identity, fetch)
        return [await verifier.verify(token) is not None for token in tokens + strange]

    assert asked(each) == [True] + [False] * 8


def token_with(header: dict[str, Any]) -> str:
    return f"{base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip('=')}.e30.AAAA"


def test_each_token_type_uses_its_verifier(identity: Identity) -> None:
    async def both(fetch: IdentityClient) -> None:
        verifier = VerifierByTokenType(signed=signed(identity, fetch), opaque=opaque(identity, fetch))
        assert await verifier.verify(identity.signed())
        assert identity.asked[LOOK_UP] == 0
        assert await verifier.verify(identity.opaque())
        for shapeless in ("x", "a.b.c", "e30.b.c", "W10.b.c", "a.b.c.d.e"):
            assert await verifier.verify(shapeless) is None
        assert identity.asked[LOOK_UP] == 6

    asked(both)


def test_single_verifier_handles_all_tokens(identity: Identity) -> None:
    async def one(fetch: IdentityClient) -> None:
        only_signed = VerifierByTokenType(signed=signed(identity, fetch), opaque=None)
        assert await only_signed.verify(identity.opaque()) is None
        only_opaque = VerifierByTokenType(signed=None, opaque=opaque(identity, fetch))
        assert await only_opaque.verify(identity.signed()) is None  # introspection does not know it
        assert identity.asked == {LOOK_UP: 1}

    asked(one)


def cached(identity: Identity, fetch: IdentityClient, seconds: float = 60) -> Verifier:
    return CachingVerifier(opaque(identity, fetch), seconds)


@pytest.mark.usefixtures("clock")
def test_concurrent_requests_with_one_token_share_one_lookup(identity: Identity) -> None:
    good = identity.opaque()

    async def many(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch)
        for token, holds in ((good, True), ("unknown", False)):
            for _ in range(2):
                said = await asyncio.gather(*(verifier.verify(token) for _ in range(30)))
                assert [bool(each) for each in said] == [holds] * 30

    asked(many)
    assert identity.asked == {LOOK_UP: 2}


def test_failed_lookup_is_shared_and_not_cached(identity: Identity) -> None:
    identity.bent = lambda _: (500, b"{}")
    good = identity.opaque()

    async def many(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch)
        said = await asyncio.gather(*(verifier.verify(good) for _ in range(30)), return_exceptions=True)
        assert {type(each) for each in said} == {Unavailable}
        identity.bent = lambda _: None
        assert await verifier.verify(good)

    asked(many)
    assert identity.asked == {LOOK_UP: 2}


def test_cancelled_request_does_not_fail_the_others(identity: Identity) -> None:
    released = threading.Event()

    def held_up(_: str) -> None:
        released.wait(LONG)

    identity.bent = held_up
    good = identity.opaque()

    async def some(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch)
        first = asyncio.ensure_future(verifier.verify(good))
        second = asyncio.ensure_future(verifier.verify(good))
        await until(lambda: identity.asked[LOOK_UP], "the identity service is asked")
        first.cancel()
        released.set()
        assert await second
        assert identity.asked == {LOOK_UP: 1}

    asked(some)


def test_revoked_token_is_valid_until_its_cache_entry_expires(identity: Identity, clock: Clock) -> None:
    good = identity.opaque()

    async def later(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch, seconds=20)
        assert await verifier.verify(good)
        identity.revoke(good)
        clock.advance(19.9)
        assert await verifier.verify(good)
        clock.advance(0.1)
        assert await verifier.verify(good) is None

    asked(later)


def test_invalid_token_is_looked_up_again_soon(identity: Identity, clock: Clock) -> None:
    identity.bent = lambda _: (200, b'{"active":false}')
    token = identity.opaque()

    async def later(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch)
        assert await verifier.verify(token) is None
        identity.bent = lambda _: None
        clock.advance(4.9)
        assert await verifier.verify(token) is None
        clock.advance(0.1)
        assert await verifier.verify(token)

    asked(later)


def test_token_is_not_cached_beyond_its_expiry(identity: Identity, clock: Clock) -> None:
    expires = int(clock.time()) + 30
    good = identity.opaque(exp=expires)

    async def later(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch)
        assert await verifier.verify(good)
        clock.advance(expires - clock.time())
        assert await verifier.verify(good) is None

    asked(later)


@pytest.mark.usefixtures("clock")
def test_token_cache_is_bounded(identity: Identity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_CACHE_SIZE", 3)
    good = [identity.opaque() for _ in range(4)]

    async def many(fetch: IdentityClient) -> None:
        verifier = cached(identity, fetch)
        for token in [*good, *(f"unknown-{number}" for number in range(9))]:
            await verifier.verify(token)
        assert identity.asked == {LOOK_UP: 13}
        for token in good[1:]:  # unknown tokens do not evict valid ones
            assert await verifier.verify(token)
        assert identity.asked == {LOOK_UP: 13}
        assert await verifier.verify(good[0])
        assert identity.asked == {LOOK_UP: 14}

    asked(many)


class Readers:
    """Clients that read continuously until they are stopped, and record the responses."""

    def __init__(self, service: RunningService, token: str) -> None:
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

    def _read_on(self, service: RunningService, token: str) -> int:
        with service.api(token) as api:
            while True:
                is_last = self._over.is_set()
                answer = api.get("/v1/patients", params={"brand_id": "demo"})
                self.answers.append(answer)
                if is_last:
                    return answer.status_code


def test_idp_outage_under_load_is_503_until_it_recovers() -> None:
    identity = Identity()
    # The number of requests depends on the machine, so reads are not limited.
    service = RunningService(**identity.environment, TOKEN_CACHE_TTL="0.2", RATE_LIMIT_READ="0").start()
    token = identity.opaque(scope="read:patients", sub="ada")
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


def test_idp_failure_is_logged_without_the_token(identity: Identity) -> None:
    service = RunningService(**identity.environment | {"INTROSPECTION_CLIENT_SECRET": "wrong-secret"}).start()
    token = identity.opaque(scope="read:patients")
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


def test_issuer_with_trailing_slash_is_supported(identity: Identity) -> None:
    """OpenID Connect Discovery 1.0, 4.1: the slash is removed before the path is appended; the issuer keeps it."""
    issuer, place = f"{identity.url}/realm/", f"/realm{METADATA}"  # below a path, as this server removes "//" itself
    metadata = {"issuer": issuer, "jwks_uri": f"{identity.url}{KEYS}"}
    identity.bent = lambda path: (200, json.dumps(metadata).encode()) if path == place else None

    async def verified(fetch: IdentityClient) -> list[bool]:
        keys = JwksClient(fetch, issuer=issuer, url=None, min_refresh_interval=30)
        verifier = JwtVerifier(keys, issuer=issuer, audience=AUDIENCE, algorithms=frozenset({"RS256"}))
        tokens = [identity.signed(iss=issuer), identity.signed(iss=identity.url)]
        return [await verifier.verify(token) is not None for token in tokens]

    assert asked(verified) == [True, False]
    assert identity.asked == {place: 1, KEYS: 1}

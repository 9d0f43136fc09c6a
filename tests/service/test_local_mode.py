"""Local mode: tokens signed by the service itself."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from service.auth import local
from service.bootstrap import build
from service.settings import Settings
from tests.conftest import MakeApi
from tests.support.live_service import LiveService
from tests.support.waiting import ManualClock

KEY = "local-signing-key.json"


def sign_token(key: OKPKey, expires: float) -> str:
    claims = {
        "iss": local.ISSUER,
        "aud": local.AUDIENCE,
        "exp": int(expires),
        "client_id": "c",
        "brand_id": "demo",
        "scope": "read:patients",
    }
    return jwt.encode({"alg": "Ed25519"}, claims, key, algorithms=["Ed25519"])


def own_key(service: LiveService) -> OKPKey:
    return OKPKey.import_key(json.loads((service.data_dir / KEY).read_text(encoding="utf-8")))


def test_only_the_local_key_signs_valid_tokens(service: LiveService, make_api: MakeApi) -> None:
    ours = own_key(service)
    statuses = [
        make_api(token=sign_token(key, time.time() + 600)).get("/v1/patients", params={"brand_id": "demo"}).status_code
        for key in (ours, OKPKey.generate_key("Ed25519"))
    ]
    assert statuses == [200, 401]


def test_token_is_invalid_from_its_expiry_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ManualClock()
    for module in ("cache", "claims"):
        monkeypatch.setattr(f"service.auth.{module}.time", clock)
    expires = int(clock.time()) + 30
    verifier = build(Settings(data_dir=tmp_path), None).verifier
    token = sign_token(OKPKey.import_key(json.loads((tmp_path / KEY).read_text(encoding="utf-8"))), expires)

    async def said() -> list[bool]:
        """Verify before that second and in it."""
        before = await verifier.verify(token)
        clock.advance(expires - clock.time())
        return [before is not None, await verifier.verify(token) is not None]

    assert asyncio.run(said()) == [True, False]


def test_expired_token_is_401(service: LiveService, make_api: MakeApi) -> None:
    for expires, status in ((time.time() + 600, 200), (time.time() - 1, 401)):
        api = make_api(token=sign_token(own_key(service), expires))
        assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == status


def test_another_brand_in_body_or_query_is_403_and_stores_nothing(
    api: httpx2.Client, person: dict[str, Any], service: LiveService
) -> None:
    create = api.post("/v1/patients", json=person | {"brand_id": "another-brand"})
    listing = api.get("/v1/patients", params={"brand_id": "another-brand"})
    assert [answer.json()["error"] for answer in (create, listing)] == ["forbidden"] * 2
    assert [answer.status_code for answer in (create, listing)] == [403] * 2
    assert service.sql("SELECT count(*) FROM patients WHERE brand_id = 'another-brand'") == [(0,)]


def test_the_local_key_is_readable_by_its_owner_only(service: LiveService) -> None:
    assert (service.data_dir / KEY).stat().st_mode & 0o077 == 0

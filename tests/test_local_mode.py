"""Local mode: tokens that the service signs itself."""

import json
import time
from typing import Any

import httpx2
from joserfc import jwt
from joserfc.jwk import OKPKey

from service import local
from tests.conftest import MakeApi
from tests.running import RunningService


def signed(key: OKPKey, expires: float) -> str:
    claims = {
        "iss": local.ISSUER,
        "aud": local.AUDIENCE,
        "exp": int(expires),
        "client_id": "c",
        "brand_id": "demo",
        "scope": "read:patients",
    }
    return jwt.encode({"alg": "Ed25519"}, claims, key, algorithms=["Ed25519"])


def own_key(service: RunningService) -> OKPKey:
    return OKPKey.import_key(json.loads((service.data_dir / "local-signing-key.json").read_text(encoding="utf-8")))


def test_only_the_key_of_the_data_directory_signs_tokens_that_hold(service: RunningService, make_api: MakeApi) -> None:
    ours = own_key(service)
    statuses = [
        make_api(token=signed(key, time.time() + 60)).get("/v1/patients", params={"brand_id": "demo"}).status_code
        for key in (ours, OKPKey.generate_key("Ed25519"))
    ]
    assert statuses == [200, 401]


def test_a_token_that_was_good_is_refused_from_its_last_second_on(service: RunningService, make_api: MakeApi) -> None:
    ours = own_key(service)
    expires = int(time.time()) + 3
    api = make_api(token=signed(ours, expires))
    assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 200
    time.sleep(max(0, expires + 0.5 - time.time()))
    assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 401


def test_another_brand_in_body_or_query_is_403_and_stores_nothing(
    api: httpx2.Client, person: dict[str, Any], service: RunningService
) -> None:
    create = api.post("/v1/patients", json=person | {"brand_id": "another-brand"})
    listing = api.get("/v1/patients", params={"brand_id": "another-brand"})
    assert [answer.json()["error"] for answer in (create, listing)] == ["forbidden"] * 2
    assert [answer.status_code for answer in (create, listing)] == [403] * 2
    assert service.sql("SELECT count(*) FROM patients WHERE brand_id = 'another-brand'") == [(0,)]


def test_the_local_key_is_readable_by_its_owner_only(service: RunningService) -> None:
    assert (service.data_dir / "local-signing-key.json").stat().st_mode & 0o077 == 0

"""Protocols: their versions and compounds."""

from typing import Any

import httpx2
import pytest

pytestmark = pytest.mark.postgres
BPC = {"compound_slug": "bpc-157", "display_name": "BPC-157", "dose_amount": "0.25", "dose_unit": "mg"}


def create(api: httpx2.Client, brand: str, **values: Any) -> dict[str, Any]:
    answer = api.post("/v1/protocols", json={"brand_id": brand, "slug": "recovery", "name": "Recovery"} | values)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def put(api: httpx2.Client, ref: str, *compounds: dict[str, Any]) -> httpx2.Response:
    return api.put(f"/v1/protocols/{ref}/compounds", json=compounds)


def test_get_returns_what_create_and_upsert_returned(api: httpx2.Client, brand: str) -> None:
    made = create(api, brand)
    assert (made["version"], made["active"], made["compounds"]) == ("1", True, [])
    compounds = put(api, made["id"], BPC).json()["compounds"]
    found = [api.get(f"/v1/protocols/{ref}").json() for ref in (made["id"], made["id"].upper(), made["slug"])]
    assert found == [made | {"compounds": compounds, "updated_at": compounds[0]["updated_at"]}] * 3

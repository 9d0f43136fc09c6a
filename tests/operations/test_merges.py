"""Merging patients, and taking them apart again."""

from typing import Any

import httpx2
import pytest

from tests.conftest import Register

Patient = dict[str, Any]


@pytest.fixture
def register(api: httpx2.Client, brand: str) -> Register:
    """Registers a patient; the values replace those of a patient without anything but a name."""

    def post(**values: Any) -> Patient:
        response = api.post("/v1/patients", json={"brand_id": brand, "first_name": "Ada", "last_name": "King"} | values)
        assert response.status_code == 201, response.text
        made: Patient = response.json()
        return made

    return post


def merge(api: httpx2.Client, survivor: Patient, merged: Patient, **values: Any) -> dict[str, Any]:
    response = api.post(f"/v1/patients/{survivor['id']}/merges", json={"merged_id": merged["id"]} | values)
    assert response.status_code == (200 if values.get("dry_run") else 201), response.text
    made: dict[str, Any] = response.json()
    return made


def undo(api: httpx2.Client, survivor: Patient, made: dict[str, Any]) -> dict[str, Any]:
    response = api.delete(f"/v1/patients/{survivor['id']}/merges/{made['id']}")
    assert response.status_code == 200, response.text
    undone: dict[str, Any] = response.json()
    return undone


def read(api: httpx2.Client, patient: Patient) -> Patient:
    response = api.get(f"/v1/patients/{patient['id']}")
    assert response.status_code == 200, response.text
    found: Patient = response.json()
    return found


def test_merge_moves_rows_and_undo_moves_them_back(api: httpx2.Client, register: Register) -> None:
    ada, other = register(), register(first_name="Augusta", phone="+14155550101")
    path = f"/v1/patients/{other['id']}/encounters"
    encounter = api.post(path, json={"brand_id": ada["brand_id"], "encounter_type": "lab"}).json()
    made = merge(api, ada, other)
    assert (made["moved"]["encounters"], made["conflicts"]) == (1, {})
    assert made["fields"] == {"first_name": "survivor", "phone": "merged"}
    assert read(api, ada)["phone"] == "+14155550101"
    assert api.get(f"/v1/patients/{other['id']}").status_code == 404
    (moved,) = api.get(f"/v1/patients/{ada['id']}/encounters").json()["encounters"]
    assert moved == encounter | {"patient_id": ada["id"]}
    undone = undo(api, ada, made)
    assert (undone["restored"]["encounters"], undone["kept"]) == (1, [])
    assert read(api, other) == other
    assert read(api, ada) | {"updated_at": ""} == ada | {"updated_at": ""}
    assert api.get(path).json()["encounters"] == [encounter]
    assert api.get(f"/v1/patients/{ada['id']}/encounters").json()["encounters"] == []

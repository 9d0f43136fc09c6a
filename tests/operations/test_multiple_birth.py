"""The position in a multiple birth tells newborns apart who have the same name, date of birth and phone."""

from typing import Any

import httpx2
import pytest

from tests.conftest import Register
from tests.operations.test_patients import patch
from tests.support.errors import error_locations

pytestmark = pytest.mark.postgres

NEWBORN = {"first_name": "Baby", "last_name": "Smith", "date_of_birth": "2026-11-02", "phone": "+14155550123"}


def create(api: httpx2.Client, brand: str, **values: Any) -> httpx2.Response:
    return api.post("/v1/patients", json={"brand_id": brand} | NEWBORN | values)


def test_newborns_of_one_name_differ_by_their_position(api: httpx2.Client, brand: str) -> None:
    created = [create(api, brand, multiple_birth=position) for position in (1, 2, 3)]
    assert [(each.status_code, each.json()["multiple_birth"]) for each in created] == [(201, 1), (201, 2), (201, 3)]


@pytest.mark.parametrize("position", [{}, {"multiple_birth": 2}], ids=["without a position", "with a position"])
def test_newborn_of_the_same_position_is_409(api: httpx2.Client, brand: str, position: dict[str, int]) -> None:
    assert create(api, brand, **position).status_code == 201
    duplicate = create(api, brand, **position)
    assert (duplicate.status_code, duplicate.json()["matched_on"]) == (409, ["name_date_of_birth_phone"])


def test_position_has_one_notation(api: httpx2.Client, brand: str) -> None:
    created = api.post("/v1/patients", json={"brand_id": brand} | NEWBORN | {"multiple_birth": 2.0})
    assert (created.status_code, '"multiple_birth":2,' in created.text) == (201, True)
    assert api.get(created.headers["location"]).text == created.text
    assert create(api, brand, multiple_birth=2).status_code == 409


def test_position_leaves_other_identity_keys_as_they_are(api: httpx2.Client, brand: str) -> None:
    shared = {"email": "smith@example.com", "external_ids": {"mrn": "1"}}
    assert create(api, brand, multiple_birth=1, **shared).status_code == 201
    assert create(api, brand, multiple_birth=2, **shared).json()["matched_on"] == ["email", "external_ids"]


def test_update_of_the_position_changes_the_identity_key(api: httpx2.Client, brand: str) -> None:
    first = create(api, brand).json()
    assert patch(api, first["id"], {"multiple_birth": 1}).json()["multiple_birth"] == 1
    second = create(api, brand).json()  # the key without a position is free
    taken = patch(api, second["id"], {"multiple_birth": 1})
    assert (taken.status_code, taken.json()["matched_on"]) == (409, ["name_date_of_birth_phone"])
    assert patch(api, second["id"], {"multiple_birth": 2}).status_code == 200
    assert patch(api, first["id"], {"multiple_birth": None}).json()["multiple_birth"] is None
    assert create(api, brand, multiple_birth=1).status_code == 201


def test_position_is_in_the_record_and_the_export_alone(api: httpx2.Client, register: Register) -> None:
    patient = register(multiple_birth=2)
    path = f"/v1/patients/{patient['id']}"
    assert api.get(path).json()["multiple_birth"] == 2
    assert api.get(f"{path}/export").json()["patient"]["multiple_birth"] == 2
    assert "multiple_birth" not in api.get(f"{path}/safe").json()


@pytest.mark.parametrize(
    ("position", "code"), [(0, "minimum"), (21, "maximum"), (1.5, "type"), ("1", "type"), (True, "type")]
)
def test_invalid_position_is_400(
    api: httpx2.Client, brand: str, register: Register, position: object, code: str
) -> None:
    for response in (
        create(api, brand, multiple_birth=position),
        patch(api, register()["id"], {"multiple_birth": position}),
    ):
        assert (response.status_code, error_locations(response)) == (400, [("body", "/multiple_birth", code)])


def test_patients_of_different_positions_are_no_match(api: httpx2.Client, brand: str) -> None:
    shared = NEWBORN | {"brand_id": brand, "first_name": "Ada"}
    first, second = (api.post("/v1/patients", json=shared | {"multiple_birth": nth}).json()["id"] for nth in (1, 2))
    assert proposed_for(api, first) == set()
    third = api.post("/v1/patients", json=shared).json()["id"]  # of an unknown position
    assert proposed_for(api, third) == {first, second}
    patch(api, third, {"multiple_birth": 2, "phone": "+14155550199"})
    assert (proposed_for(api, first), proposed_for(api, third)) == (set(), {second})
    found = api.post("/v1/patients/match", json=NEWBORN | {"first_name": "Ada", "multiple_birth": 1.0})
    assert [each["patient_id"] for each in found.json()["matches"]] == [first]


def proposed_for(api: httpx2.Client, id: str) -> set[str]:
    return {each["patient_id"] for each in api.get(f"/v1/patients/{id}/match-proposals").json()["proposals"]}

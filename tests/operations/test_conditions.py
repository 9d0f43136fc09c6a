"""Conditional reads of a patient: weak comparison of If-None-Match, strong comparison of If-Match."""

import json
from typing import Any

import httpx2
import pytest

from tests.conftest import Register
from tests.support.live_service import LiveService
from tests.support.overrides import FIXED_RATE_LIMIT_CLOCK

MERGE = {"Content-Type": "application/merge-patch+json"}


@pytest.fixture
def paths(register: Register) -> list[str]:
    """The paths that return one patient."""
    id = register(external_ids={"mrn": "A 1"})["id"]
    return [f"/v1/patients/{id}", f"/v1/patients/{id}/safe", "/v1/patients/by-external-id/mrn/A%201"]


MATCHING = [
    "*",
    "TAG",
    "W/TAG",
    '"x", TAG',
    'TAG, "x"',
    ", TAG",
    ",,\t, TAG ,, ,",
    'W/"x",,TAG',
    '"x",W/TAG,',
    '"a,b",TAG',
]
OTHER = [
    '"x"',
    'W/"x"',
    "no tag",
    ",",
    ", ,",
    "BARE",
    "w/TAG",
    "W/ TAG",
    '* , "x"',
    "TAG x",
    'TAG "x"',
    '"*"',
    '"TAG"x',
]


@pytest.mark.parametrize("condition", MATCHING)
def test_patient_with_current_etag_is_304_without_body(api: httpx2.Client, paths: list[str], condition: str) -> None:
    for path in paths:
        tag = api.get(path).headers["ETag"]
        again = api.get(path, headers={"If-None-Match": condition.replace("TAG", tag)})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert not {"content-type", "content-length"} & again.headers.keys()
        assert api.head(path, headers={"If-None-Match": condition.replace("TAG", tag)}).status_code == 304


@pytest.mark.parametrize("condition", OTHER)
def test_patient_with_other_etag_is_sent(api: httpx2.Client, paths: list[str], condition: str) -> None:
    for path in paths:
        got = api.get(path)
        sent = condition.replace("TAG", got.headers["ETag"]).replace("BARE", got.headers["ETag"].strip('"'))
        again = api.get(path, headers={"If-None-Match": sent})
        assert (again.status_code, again.content) == (200, got.content)


def test_changed_patient_is_sent_again(api: httpx2.Client, paths: list[str]) -> None:
    tags = [api.get(path).headers["ETag"] for path in paths]
    changed = api.patch(paths[0], content='{"first_name":"Augusta"}', headers=MERGE)
    assert changed.status_code == 200
    for path, tag in zip(paths, tags, strict=True):
        again = api.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.headers["ETag"]) == (200, changed.headers["ETag"])


def test_repeated_condition_headers_are_combined(api: httpx2.Client, paths: list[str]) -> None:
    tag = api.get(paths[0]).headers["ETag"]
    fields = [("If-None-Match", '"x"'), ("If-None-Match", tag)]
    assert api.get(paths[0], headers=httpx2.Headers(fields)).status_code == 304


def test_304_is_audited_as_a_read(service: LiveService, api: httpx2.Client, paths: list[str], brand: str) -> None:
    for path in (paths[0], paths[2]):
        assert api.get(path, headers={"If-None-Match": "*"}).status_code == 304
    query = "SELECT operation FROM audit WHERE brand_id = %s AND event IS NULL"
    noted = sorted(operation for (operation,) in service.sql(query, brand))
    assert noted == ["patients.get", "patients.get_by_external_id"]


def test_304_counts_against_the_rate_limit(own_service: LiveService) -> None:
    own_service._environment |= FIXED_RATE_LIMIT_CLOCK | {"RATE_LIMIT_READ": "5"}
    own_service.start()
    with own_service.api(own_service.token()) as api:
        person = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
        path = api.post("/v1/patients", json=person).headers["location"]
        answers = [api.get(path, headers={"If-None-Match": "*"}) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [304] * 5 + [429] * 2
    assert answers[0].headers["x-ratelimit-remaining"] == "4"


def test_conditional_read_of_a_missing_patient_is_404(make_api: Any, paths: list[str]) -> None:
    elsewhere = make_api(brand="elsewhere")
    for path in paths:
        assert elsewhere.get(path, headers={"If-None-Match": "*"}).status_code == 404


def patch(api: httpx2.Client, path: str, condition: str) -> int:
    return api.patch(path, content=json.dumps({"gender": "x"}), headers=MERGE | {"If-Match": condition}).status_code


@pytest.mark.parametrize("condition", ["*", "TAG", ", TAG", ",,\t, TAG ,, ,", '"x",,TAG', "W/TAG, TAG"])
def test_if_match_ignores_empty_elements(api: httpx2.Client, paths: list[str], condition: str) -> None:
    tag = api.get(paths[0]).headers["ETag"]
    assert patch(api, paths[0], condition.replace("TAG", tag)) == 200


@pytest.mark.parametrize("condition", ["W/TAG", '"x"', ",", "TAG x", '* , "x"', ',"x",', "W/TAG,,"])
def test_if_match_with_another_version_is_412(api: httpx2.Client, paths: list[str], condition: str) -> None:
    tag = api.get(paths[0]).headers["ETag"]
    assert patch(api, paths[0], condition.replace("TAG", tag)) == 412

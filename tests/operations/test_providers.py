"""Providers and their links to patients."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.support.errors import error_locations
from tests.support.live_service import LiveService

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
WHOLE = {
    "name": "Dr. Elizabeth Blackwell",
    "specialty": "endocrinology",
    "npi": "1234567893",
    "email": "Blackwell@example.com",
    "phone": "+1 (415) 555-0123",
    "metadata": {"n": [1, 2.5, None, {"deep": "ü"}], "big": 36893488147419103233},
}
T = TypeVar("T")


def new_provider(api: httpx2.Client, brand: str, **values: Any) -> dict[str, Any]:
    response = api.post("/v1/providers", json={"brand_id": brand, "name": "Dr. X"} | values)
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json()
    return made


def not_found_locations(response: httpx2.Response) -> list[str]:
    """Return the locations that a 404 names."""
    assert (response.status_code, response.json()["error"]) == (404, "not_found")
    return [detail["pointer"] for detail in response.json().get("details", [])]


def event_counts(service: LiveService, brand: str) -> list[int]:
    """Return the numbers of audit, outbox and timeline rows."""
    changes = ("audit WHERE event IS NOT NULL AND", "outbox WHERE", "timeline WHERE")
    counts = ", ".join(f"(SELECT count(*) FROM {each} brand_id = %s)" for each in changes)
    return list(service.sql(f"SELECT {counts}", brand, brand, brand)[0])


def run_concurrently(act: Callable[..., T], *given: Sequence[Any]) -> list[T]:
    """Return the results of concurrent calls."""
    with ThreadPoolExecutor(len(given[0])) as threads:
        return list(threads.map(act, *given))


def link(api: httpx2.Client, patient: dict[str, Any], provider: dict[str, Any], **values: Any) -> httpx2.Response:
    body = {"provider_id": provider["id"]} | values
    return api.post(f"/v1/patients/{patient['id']}/providers", json=body)


def link_providers(api: httpx2.Client, patient: dict[str, Any], *providers: dict[str, Any], **values: Any) -> Any:
    """Link providers and return the links."""
    answers = [link(api, patient, provider, **values) for provider in providers]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.json() for answer in answers]


def links(api: httpx2.Client, patient: dict[str, Any], **query: int) -> Any:
    return api.get(f"/v1/patients/{patient['id']}/providers", params=query).json()["providers"]


def end(api: httpx2.Client, patient: dict[str, Any], id: str) -> httpx2.Response:
    return api.patch(f"/v1/patients/{patient['id']}/providers/{id}/status", json={"status": "ended"})


def test_created_provider_is_returned_and_read_back(api: httpx2.Client, brand: str) -> None:
    created = api.post("/v1/providers", json=WHOLE | {"brand_id": brand})
    assert {name: created.json()[name] for name in WHOLE} == WHOLE
    assert api.get(created.headers["location"]).json() == created.json()
    bare = new_provider(api, brand)
    assert [bare[name] for name in WHOLE] == ["Dr. X", None, None, None, None, {}]


def test_list_is_newest_first_with_total_and_page_links(api: httpx2.Client, brand: str) -> None:
    made = [new_provider(api, brand) for _ in range(3)][::-1]
    first = api.get("/v1/providers", params={"brand_id": brand, "limit": 2})
    second = api.get(first.links["next"]["url"])
    by_cursor = api.get("/v1/providers", params={"brand_id": brand, "cursor": first.json()["next_cursor"]})
    assert (first.json()["providers"], first.json()["total"]) == (made[:2], 3)
    for page in (second, by_cursor):
        assert page.json() == {"providers": made[2:], "total": 3, "next_cursor": None}
        assert "next" not in page.links


def test_a_provider_of_another_brand_is_invisible(make_api: MakeApi, api: httpx2.Client, brand: str) -> None:
    provider, other = new_provider(api, brand), make_api(f"other-{brand}")
    assert not_found_locations(other.get(f"/v1/providers/{provider['id']}")) == []
    assert other.get("/v1/providers", params={"brand_id": f"other-{brand}"}).json()["total"] == 0


def test_npi_with_one_digit_changed_is_400(api: httpx2.Client, brand: str) -> None:
    for good in ("1234567893", "1245319599", "0000000006", "9999999995"):
        assert new_provider(api, brand, npi=good)["npi"] == good
    changed = {
        "1234567893"[:place] + digit + "1234567893"[place + 1 :] for place in range(10) for digit in "0123456789"
    }
    for npi in changed - {"1234567893"}:
        answer = api.post("/v1/providers", json={"brand_id": brand, "name": "Dr. X", "npi": npi})
        assert answer.status_code == 400, npi
        assert error_locations(answer) == [("body", "/npi", "format")]


@pytest.mark.parametrize("npi", ["", "000000006", "00000000006", "123456789X", "١٢٣٤٥٦٧٨٩٣", "1234567893\n", None])
def test_an_npi_is_ten_digits(api: httpx2.Client, brand: str, npi: str | None) -> None:
    answer = api.post("/v1/providers", json={"brand_id": brand, "name": "Dr. X", "npi": npi})
    assert answer.status_code == 400
    assert {detail["pointer"] for detail in answer.json()["details"]} == {"/npi"}


def test_linking_again_returns_the_link_without_an_event(
    api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    provider = new_provider(api, brand)
    (first,) = link_providers(api, patient, provider)
    assert (first["relationship"], first["status"], first["ended_at"]) == ("primary", "active", None)
    before = event_counts(service, brand)
    assert link_providers(api, patient, provider, provider, relationship="primary") == [first, first]
    assert event_counts(service, brand) == before
    (as_lab,) = link_providers(api, patient, provider, relationship="lab")
    assert links(api, patient) == [as_lab, first]


def test_link_is_the_same_for_an_upper_case_id(api: httpx2.Client, patient: dict[str, Any], brand: str) -> None:
    """UUIDs may be written in upper case (RFC 9562, section 4)."""
    made = link_providers(api, patient, {"id": new_provider(api, brand)["id"].upper()})
    assert links(api, patient) == made


def test_new_primary_provider_ends_only_the_previous_primary(
    api: httpx2.Client, patient: dict[str, Any], register: Register, brand: str
) -> None:
    old, new = new_provider(api, brand), new_provider(api, brand)
    (elsewhere,) = link_providers(api, another := register(), old)
    specialists = link_providers(api, patient, old, new, relationship="specialist")[::-1]
    first, second = link_providers(api, patient, old, new)
    assert links(api, patient) == [second, first | {"status": "ended", "ended_at": second["started_at"]}, *specialists]
    assert links(api, another) == [elsewhere]


def test_concurrent_primary_links_leave_one_active(make_api: MakeApi, patient: dict[str, Any], brand: str) -> None:
    clients = [make_api() for _ in range(8)]
    providers = [new_provider(client, brand) for client in clients]
    for race in range(1, 11):
        answers = run_concurrently(lambda api, provider: link(api, patient, provider), clients, providers)
        assert {answer.status_code for answer in answers} == {200}
        found = links(clients[0], patient)
        assert [one["ended_at"] is None for one in found].count(True) == 1
        assert [one["status"] for one in found].count("active") == 1
        # Each race creates 8 links, or 7 if its first provider was the last one of the race before.
        assert 7 * race < len(found) <= 8 * race


def test_concurrent_equal_links_create_one(
    make_api: MakeApi, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    clients = [make_api() for _ in range(8)]
    for relationship in ("primary", "specialist", "pharmacy", "lab") * 3:
        provider, before = new_provider(clients[0], brand), event_counts(service, brand)
        answers = run_concurrently(
            partial(link, patient=patient, provider=provider, relationship=relationship), clients
        )
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1
        ended = relationship == "primary" and before[2] > 1  # the link of the previous primary provider
        assert event_counts(service, brand) == [count + 1 + ended for count in before]


def test_unknown_provider_is_404_and_nothing_changes(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    made = link_providers(api, patient, new_provider(api, brand))
    theirs = new_provider(make_api(f"other-{brand}"), f"other-{brand}")
    before = event_counts(service, brand)
    for provider in (theirs, {"id": ABSENT}):
        assert not_found_locations(link(api, patient, provider)) == ["/provider_id"]
    assert links(api, patient) == made
    assert event_counts(service, brand) == before


def test_missing_patient_is_reported_before_missing_provider(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    for client, whom in ((make_api(f"other-{brand}"), patient), (api, {"id": ABSENT})):
        assert not_found_locations(link(client, whom, {"id": ABSENT})) == []


def test_ended_link_stays_in_the_list(
    api: httpx2.Client, patient: dict[str, Any], register: Register, brand: str, service: LiveService
) -> None:
    (made,) = link_providers(api, patient, new_provider(api, brand))
    of_others = [end(api, register(), made["id"]), end(api, patient, ABSENT)]
    assert [not_found_locations(answer) for answer in of_others] == [[], []]
    assert links(api, patient) == [made]
    ended = end(api, patient, made["id"]).json()
    assert ended == made | {"status": "ended", "ended_at": ended["ended_at"]}
    assert ended["ended_at"] > made["started_at"]
    before = event_counts(service, brand)
    assert end(api, patient, made["id"]).json() == ended
    assert event_counts(service, brand) == before
    assert links(api, patient) == [ended]


def test_linking_after_the_end_creates_a_new_link(api: httpx2.Client, patient: dict[str, Any], brand: str) -> None:
    provider = new_provider(api, brand)
    (first,) = link_providers(api, patient, provider)
    ended = end(api, patient, first["id"]).json()
    (second,) = link_providers(api, patient, provider)
    assert links(api, patient) == [second, ended]
    assert links(api, patient, limit=1, offset=1) == [ended]


def test_repeated_request_has_one_effect(api: httpx2.Client, patient: dict[str, Any], brand: str) -> None:
    body: dict[str, Any] = WHOLE | {"brand_id": brand}
    first, again = [api.post("/v1/providers", json=body, headers=KEY) for _ in range(2)]
    assert whole(again) == whole(first)
    assert api.get("/v1/providers", params={"brand_id": brand}).json()["total"] == 1
    path, body, key = f"/v1/patients/{patient['id']}/providers", {"provider_id": first.json()["id"]}, "key-2"
    made = api.post(path, json=body, headers={"Idempotency-Key": key})
    ended = end(api, patient, made.json()["id"]).json()
    assert whole(api.post(path, json=body, headers={"Idempotency-Key": key})) == whole(made)
    assert links(api, patient) == [ended]

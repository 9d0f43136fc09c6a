"""Webhook endpoints: their URLs, patterns, states and secrets."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from db import webhook_secrets, webhooks
from db.errors import InvalidUrl, SecretsUnavailable
from db.webhook_secrets import SecretKeys
from service.webhook_keys import FILE
from tests.conftest import MakeApi
from tests.operations.test_erasure import occurrences
from tests.support.errors import error_locations
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner

pytestmark = pytest.mark.postgres
MERGE_PATCH = {"Content-Type": "application/merge-patch+json"}
URL, EVENTS = "https://hooks.example.com/a?b=c", ["patient_graph.patient.*"]
ABSENT = "019a1f5c-6d00-7c3e-9b1a-000000000000"


def post(api: httpx2.Client, brand: str, key: str = "", **values: Any) -> httpx2.Response:
    body = {"brand_id": brand, "url": URL, "events": EVENTS} | values
    return api.post("/v1/webhooks", json=body, headers={"Idempotency-Key": key} if key else {})


def create(api: httpx2.Client, brand: str, **values: Any) -> dict[str, Any]:
    answer = post(api, brand, **values)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def patch(api: httpx2.Client, id: str, changes: dict[str, Any], **headers: str) -> httpx2.Response:
    return api.request("PATCH", f"/v1/webhooks/{id}", json=changes, headers=MERGE_PATCH | headers)


def without_secret(endpoint: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in endpoint.items() if name != "secret"}


def events(service: LiveService, brand: str) -> list[str]:
    """Return the names of the events of a brand about endpoints, in order."""
    found = service.sql("SELECT event FROM outbox WHERE brand_id = %s AND event LIKE 'webhook.%%' ORDER BY id", brand)
    return [name for (name,) in found]


@pytest.fixture
def endpoint(api: httpx2.Client, brand: str) -> dict[str, Any]:
    return create(api, brand)


def keys(service: LiveService) -> SecretKeys:
    return SecretKeys([(service.data_dir / FILE).read_text()])


# Endpoints


def test_secret_is_returned_at_creation_only(service: LiveService, api: httpx2.Client, brand: str) -> None:
    made = create(api, brand, description="Scheduling")
    assert made["secret"].startswith("whsec_")
    got, listed = api.get(f"/v1/webhooks/{made['id']}"), api.get("/v1/webhooks", params={"brand_id": brand})
    assert got.json() == without_secret(made)
    assert listed.json() == {"webhooks": [without_secret(made)], "total": 1, "next_cursor": None}
    assert (made["active"], made["status"], made["status_reason"], made["description"]) == (
        True,
        "active",
        None,
        "Scheduling",
    )
    assert events(service, brand) == ["webhook.created"]


def test_endpoint_can_be_created_paused(api: httpx2.Client, brand: str) -> None:
    made = create(api, brand, active=False)
    assert (made["active"], made["status"], made["status_reason"]) == (False, "paused", "requested")


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.com/",
        "http://127.0.0.1.example.com/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:65536/",
        "https://-hooks.example.com/",
        "https://hooks..example.com/",
        "https://hooks.example.com./",
        f"https://{'a' * 64}.com/",
        f"https://{'a.' * 127}com/",
        "https://[::1::2]/",
        "https://[1.2.3.4]/",
    ],
)
def test_url_that_cannot_be_used_is_400(api: httpx2.Client, brand: str, endpoint: dict[str, Any], url: str) -> None:
    for answer in (post(api, brand, url=url), patch(api, endpoint["id"], {"url": url})):
        assert (answer.status_code, error_locations(answer)) == (400, [("body", "/url", "url")])


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://user:pass@hooks.example.com/", "pattern"),
        ("https://user@hooks.example.com/", "pattern"),
        ("https://hooks.example.com/#part", "pattern"),
        ("https://hooks.example.com\\@evil.example/", "pattern"),
        ("https://hooks.example.com/a b", "pattern"),
        ("https://höks.example.com/", "pattern"),
        ("https://hooks.example.com/\r\nX: y", "pattern"),
        ("ftp://hooks.example.com/", "pattern"),
        ("HTTPS://hooks.example.com/", "pattern"),
        ("https:///path", "pattern"),
        ("https://" + "a" * 2048, "maxLength"),
    ],
)
def test_url_of_another_form_is_400(api: httpx2.Client, brand: str, url: str, code: str) -> None:
    answer = post(api, brand, url=url)
    assert answer.status_code == 400
    assert ("body", "/url", code) in error_locations(answer)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9000/a", "http://localhost/", "http://[::1]:9000/", "https://[2001:db8::1]/"]
)
def test_local_mode_accepts_http_to_this_machine(api: httpx2.Client, brand: str, url: str) -> None:
    assert create(api, brand, url=url)["url"] == url


def test_other_modes_accept_https_only(
    run_operation: OperationRunner, brand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"brand_id": brand, "url": "http://127.0.0.1:9000/", "events": EVENTS, "active": True}
    monkeypatch.setattr(webhooks, "_allows_loopback", False)
    with pytest.raises(InvalidUrl):
        run_operation("webhooks.create", body=body)
    monkeypatch.setattr(webhooks, "_allows_loopback", True)
    assert run_operation("webhooks.create", body=body).status == 201


def test_pattern_that_matches_no_published_type_is_400(
    api: httpx2.Client, brand: str, endpoint: dict[str, Any]
) -> None:
    patterns = ["*", "patient_graph.patient.created", "patient_graph.*.recorded.v1", "patient_graph.nothing.*"]
    for answer in (post(api, brand, events=patterns), patch(api, endpoint["id"], {"events": patterns})):
        assert answer.status_code == 400
        codes = [("body", f"/events/{number}", "unknown_event_type") for number in (1, 3)]
        assert error_locations(answer) == codes


@pytest.mark.parametrize("patterns", [[], ["*", "*"], ["*"] * 65, ["[a-z]*"], ["?"], [""]])
def test_list_of_patterns_of_another_form_is_400(api: httpx2.Client, brand: str, patterns: list[str]) -> None:
    assert post(api, brand, events=patterns).status_code == 400


def test_brand_has_at_most_20_endpoints(service: LiveService, make_api: MakeApi, brand: str) -> None:
    api = make_api()
    for _ in range(19):
        made = create(api, brand)
    with ThreadPoolExecutor(4) as threads:
        answers = [*threads.map(lambda _: post(make_api(), brand), range(4))]
    assert sorted(each.status_code for each in answers) == [201, 409, 409, 409]
    assert {each.json()["error"] for each in answers if each.status_code == 409} == {"conflict"}
    assert service.sql("SELECT count(*) FROM webhook_endpoints WHERE brand_id = %s", brand) == [(20,)]
    api.delete(f"/v1/webhooks/{made['id']}")
    create(api, brand)


# Changes


def test_patch_replaces_the_given_fields(service: LiveService, api: httpx2.Client, endpoint: dict[str, Any]) -> None:
    path, changes = f"/v1/webhooks/{endpoint['id']}", {"events": ["*"], "description": "Other"}
    changed = patch(api, endpoint["id"], changes)
    assert changed.json() == without_secret(endpoint) | changes | {"updated_at": changed.json()["updated_at"]}
    assert changed.json()["updated_at"] > endpoint["updated_at"]
    assert api.get(path).json() == changed.json()
    assert patch(api, endpoint["id"], {"description": None}).json()["description"] is None
    assert events(service, endpoint["brand_id"]) == ["webhook.created", "webhook.updated", "webhook.updated"]


def test_patch_without_effect_changes_nothing(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any]
) -> None:
    same = {name: endpoint[name] for name in ("url", "events", "active")}
    for changes in ({}, same):
        answer = patch(api, endpoint["id"], changes)
        assert (answer.status_code, answer.json()) == (200, without_secret(endpoint))
    assert events(service, endpoint["brand_id"]) == ["webhook.created"]


def test_change_of_a_stale_version_is_412(api: httpx2.Client, endpoint: dict[str, Any]) -> None:
    path, stale = f"/v1/webhooks/{endpoint['id']}", f'"{endpoint["updated_at"]}"'
    changed = patch(api, endpoint["id"], {"description": "a"}, **{"If-Match": stale})
    assert changed.headers["etag"] == f'"{changed.json()["updated_at"]}"' != stale
    for refused in (
        patch(api, endpoint["id"], {"description": "b"}, **{"If-Match": stale}),
        api.delete(path, headers={"If-Match": stale}),
    ):
        assert (refused.status_code, refused.json()["error"]) == (412, "precondition_failed")
    assert api.get(path).json() == changed.json()
    assert api.get(path, headers={"If-None-Match": changed.headers["etag"]}).status_code == 304
    assert api.delete(path, headers={"If-Match": changed.headers["etag"]}).json()["status"] == "deleted"


def test_active_pauses_and_resumes_an_endpoint(api: httpx2.Client, endpoint: dict[str, Any]) -> None:
    paused = patch(api, endpoint["id"], {"active": False}).json()
    assert (paused["active"], paused["status"], paused["status_reason"]) == (False, "paused", "requested")
    resumed = patch(api, endpoint["id"], {"active": True}).json()
    assert (resumed["active"], resumed["status"], resumed["status_reason"]) == (True, "active", None)


def test_only_a_change_to_active_lets_pending_deliveries_resume(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any]
) -> None:
    resuming = []
    for changes in ({"description": "a"}, {"active": True}, {"active": False}, {"active": True}):
        assert patch(api, endpoint["id"].upper(), changes).status_code == 200
        resuming += service.sql("SELECT is_resuming FROM webhook_endpoints WHERE id = %s", endpoint["id"])
    assert resuming == [(False,), (False,), (False,), (True,)]


@pytest.mark.parametrize(("status", "reason"), [("paused", "failing"), ("paused", "backlog"), ("disabled", "gone")])
def test_endpoint_that_the_relay_stopped_can_be_resumed(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any], status: str, reason: str
) -> None:
    stop = "UPDATE webhook_endpoints SET status = %s, status_reason = %s, failing_since = now() WHERE id = %s"
    service.sql(stop, status, reason, endpoint["id"])
    still = patch(api, endpoint["id"], {"active": False}).json()
    assert (still["status"], still["status_reason"]) == (status, reason)
    assert patch(api, endpoint["id"], {"active": True}).json()["status"] == "active"
    assert service.sql("SELECT failing_since FROM webhook_endpoints WHERE id = %s", endpoint["id"]) == [(None,)]


def test_removed_endpoint_is_gone_and_removing_again_changes_nothing(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any]
) -> None:
    path = f"/v1/webhooks/{endpoint['id']}"
    assert api.delete(path).json() == {"id": endpoint["id"], "status": "deleted"}
    assert api.get(path).status_code == 404
    for id in (endpoint["id"], endpoint["id"].upper()):
        again = api.delete(f"/v1/webhooks/{id}", headers={"If-Match": '"x"'})
        assert again.json() == {"id": endpoint["id"], "status": "not_present"}
    assert events(service, endpoint["brand_id"]) == ["webhook.created", "webhook.removed"]


def test_endpoint_of_another_brand_is_not_visible(
    service: LiveService, make_api: MakeApi, endpoint: dict[str, Any]
) -> None:
    other, path = make_api(brand="elsewhere"), f"/v1/webhooks/{endpoint['id']}"
    replay = {"from": "2000-01-01T00:00:00Z", "to": "3000-01-01T00:00:00Z"}
    for answer in (
        other.get(path),
        patch(other, endpoint["id"], {"active": False}),
        other.post(f"{path}/secret"),
        other.post(f"{path}/test"),
        other.get(f"{path}/deliveries"),
        other.post(f"{path}/replays", json=replay),
    ):
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
    assert other.delete(path).json()["status"] == "not_present"
    assert make_api().get(path).json() == without_secret(endpoint)
    assert events(service, endpoint["brand_id"]) == ["webhook.created"]


def test_test_event_is_recorded_for_an_active_endpoint_only(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any]
) -> None:
    path, brand = f"/v1/webhooks/{endpoint['id']}/test", endpoint["brand_id"]
    asked = api.post(path, headers={"Idempotency-Key": "test"})
    assert asked.json() == {"webhook_id": endpoint["id"], "type": "patient_graph.webhook.tested.v1"}
    assert asked.status_code == 202
    tested = "SELECT entity_id::text, patient_id, number IS NULL FROM outbox WHERE brand_id = %s AND event = %s"
    assert service.sql(tested, brand, "webhook.tested") == [(endpoint["id"], None, False)]
    patch(api, endpoint["id"], {"active": False})
    refused = api.post(path)
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
    assert api.post(f"/v1/webhooks/{ABSENT}/test").status_code == 404
    assert events(service, brand).count("webhook.tested") == 1


# Secrets


def stored_secrets(service: LiveService, id: str) -> list[str | None]:
    """Return the stored secret and the previous one, decrypted."""
    ((secret, previous),) = service.sql("SELECT secret, previous_secret FROM webhook_endpoints WHERE id = %s", id)
    return [each and keys(service).decrypt(bytes(each)) for each in (secret, previous)]


def test_rotation_keeps_the_previous_secret_for_24_hours(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any]
) -> None:
    path = f"/v1/webhooks/{endpoint['id']}"
    assert stored_secrets(service, endpoint["id"]) == [endpoint["secret"], None]
    first = api.post(f"{path}/secret").json()
    assert stored_secrets(service, endpoint["id"]) == [first["secret"], endpoint["secret"]]
    second = api.post(f"{path}/secret").json()
    assert stored_secrets(service, endpoint["id"]) == [second["secret"], first["secret"]]
    assert len({each["secret"] for each in (endpoint, first, second)}) == 3
    query = "SELECT previous_secret_until - updated_at = interval '24 hours' FROM webhook_endpoints WHERE id = %s"
    assert service.sql(query, endpoint["id"]) == [(True,)]
    assert api.get(path).json() == without_secret(second)
    assert endpoint["previous_secret_until"] is None


def test_secret_is_in_no_table_and_no_log(service: LiveService, api: httpx2.Client, brand: str) -> None:
    made = post(api, brand, "create").json()
    path, invalid = f"/v1/webhooks/{made['id']}", {"url": made["secret"], "events": [made["secret"]]}
    rotated = api.post(f"{path}/secret", headers={"Idempotency-Key": "rotate"}).json()
    assert made["secret"] not in patch(api, made["id"], invalid).text
    assert made["secret"] not in post(api, brand, **invalid).text
    parts = [each["secret"].removeprefix("whsec_").rstrip("=").lower() for each in (made, rotated)]
    assert occurrences(service, "whsec_", *parts) == []
    assert not [part for part in parts if part in service.log.lower()]
    hidden = "SELECT count(*) FROM idempotency_keys WHERE brand_id = %s AND body NOT LIKE '{%%'"
    assert service.sql(hidden, brand) == [(2,)]


def test_repeated_request_with_a_key_returns_the_same_secret(
    service: LiveService, api: httpx2.Client, brand: str
) -> None:
    first, again = (post(api, brand, "create") for _ in range(2))
    assert (again.status_code, again.content, again.headers["location"]) == (
        201,
        first.content,
        first.headers["location"],
    )
    assert post(api, brand, "create", description="Other").status_code == 409
    assert service.sql("SELECT count(*) FROM webhook_endpoints WHERE brand_id = %s", brand) == [(1,)]


def test_keys_can_be_rotated_and_a_lost_key_is_503(own_service: LiveService) -> None:
    old, new = webhook_secrets.generate_key(), webhook_secrets.generate_key()
    answers = []
    for setting in (old, f"{new}, {old}", new):
        own_service._environment["WEBHOOK_KEYS"] = setting
        own_service.start()
        with own_service.api(own_service.token()) as api:
            answers.append(post(api, "demo", "create"))
            own_service.stop()
    first, rotated, lost = answers
    assert (rotated.status_code, rotated.content) == (201, first.content)
    assert (lost.status_code, lost.json()["error"]) == (503, "unavailable")
    assert "WEBHOOK_KEYS" in lost.json()["message"]
    assert not [secret for secret in (old, new, first.json()["secret"]) if secret in own_service.log]


def test_without_keys_secrets_are_503_and_nothing_is_stored(run_operation: OperationRunner, brand: str) -> None:
    webhook_secrets.use(None)
    with pytest.raises(SecretsUnavailable):
        run_operation("webhooks.create", body={"brand_id": brand, "url": URL, "events": EVENTS, "active": True})
    assert b'"total":0' in run_operation("webhooks.list", limit=1, offset=0).body


def test_local_key_is_readable_by_its_owner_only(service: LiveService) -> None:
    assert (service.data_dir / FILE).stat().st_mode & 0o777 == 0o600


def test_invalid_keys_are_reported_without_their_value(own_service: LiveService, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(f"{webhook_secrets.generate_key()},nonsense")
    for setting in ({"WEBHOOK_KEYS": "nonsense"}, {"WEBHOOK_KEYS_FILE": str(tmp_path / "keys")}):
        done = own_service.command("run", **setting)
        assert done.returncode == 1
        assert "WEBHOOK_KEYS: must be Fernet keys" in done.stderr
        assert "nonsense" not in done.stdout + done.stderr

"""Register a patient, append measurements and read them page by page, over plain HTTP.

URL=http://127.0.0.1:8080 TOKEN=$(make -s token) python examples/register_patient.py
"""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import httpx2

BRAND = os.environ.get("BRAND", "demo")
PATIENT = {"brand_id": BRAND, "first_name": "Ada", "last_name": "Lovelace", "external_ids": {"crm": "C-1815"}}
WEIGHTS = {"2026-11-01": "82.50", "2026-11-08": "81.90", "2026-11-15": "81.20"}


def register(api: httpx2.Client) -> str:
    """Return the id of the patient, new or registered before."""
    response = api.post("/v1/patients", json=PATIENT, headers={"Idempotency-Key": str(uuid.uuid4())})
    error = response.json() if response.status_code == 409 else {}
    if error.get("error") == "duplicate_patient":  # and not idempotency_key_payload_mismatch
        print("registered before, same", *error["matched_on"])
        response = api.get("/v1/patients/by-external-id/crm/C-1815")
    return str(body_of(response)["id"])


def append_weights(api: httpx2.Client, patient: str) -> int:
    """Return how many weights are new: `source_id` makes the batch safe to send again."""
    entries = [
        {
            "metric_key": "weight",
            "value_numeric": value,
            "unit": "kg",
            "source": "api",
            "source_id": f"scale-{day}",
            "recorded_at": f"{day}T07:00:00Z",
        }
        for day, value in WEIGHTS.items()
    ]
    response = api.post(f"/v1/patients/{patient}/metric-batches", json={"entries": entries})
    return int(body_of(response)["recorded"])


def weights(api: httpx2.Client, patient: str) -> Iterator[dict[str, Any]]:
    """Yield the weights in the order of time, two a page."""
    query = {"limit": "2"}
    while True:
        page = body_of(api.get(f"/v1/patients/{patient}/metrics/weight", params=query))
        yield from page["data"]
        if page["next_cursor"] is None:
            return
        query["cursor"] = page["next_cursor"]


def body_of(response: httpx2.Response) -> Any:
    """Return the body of a success. Exit with the error otherwise: it names what is wrong in `details`."""
    if response.is_error:
        raise SystemExit(f"{response.status_code} {response.text}")
    return response.json()


def main() -> None:
    headers = {"Authorization": f"Bearer {os.environ['TOKEN']}"}
    with httpx2.Client(base_url=os.environ["URL"], headers=headers, timeout=60) as api:
        patient = register(api)
        print("new weights:", append_weights(api, patient))
        for entry in weights(api, patient):
            print(entry["recorded_at"], entry["value_numeric"], entry["unit"])


if __name__ == "__main__":
    main()

"""Reading error responses of the service."""

import httpx2


def error_locations(response: httpx2.Response) -> list[tuple[str, str, str]]:
    """Return (in, pointer, code) of each error detail. Each must also have a message."""
    details = response.json().get("details", [])
    assert all(each["message"].endswith(".") for each in details), details
    return [(each["in"], each["pointer"], each["code"]) for each in details]

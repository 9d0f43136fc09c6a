"""What an error of the service says."""

import httpx2


def places(response: httpx2.Response) -> list[tuple[str, str, str]]:
    """What is wrong, and where. Each place is told in words too."""
    details = response.json().get("details", [])
    assert all(each["message"].endswith(".") for each in details), details
    return [(each["in"], each["pointer"], each["code"]) for each in details]

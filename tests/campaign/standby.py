"""A synchronous standby that is away: commits wait, reads are served, and readiness tells."""

import time

import httpx2

from tests.campaign.failovers import hosts_of, new_cluster, serving
from tests.campaign.results import Figure, Row
from tests.support.writers import Writers, assert_consistent

# More than there are threads, which the waiting writes would fill.
WRITERS = 24


def run(reads: int) -> list[Row]:
    """Let the standby end under writes, read so many times meanwhile, and start it again."""
    with new_cluster() as cluster, serving(cluster, hosts_of(cluster)) as service:
        with service.api(service.token()) as api, Writers(service, service.token(), WRITERS) as writers:
            writers.wait_for(WRITERS)
            cluster.standby.kill()
            away = time.monotonic()
            writers.wait_until(lambda: _writes(api) == "stalled", "/readyz returns that writes are stalled")
            for _ in range(reads):
                response = api.get("/v1/patients", params={"brand_id": "demo"})
                assert response.status_code == 200, response.text
            # Writes have failed and are repeated: none may be acknowledged by what the primary alone has stored.
            writers.wait_for_503s(2 * WRITERS)
            early = [write for write in writers.writes if write.sent > away]
            assert not early, f"{len(early)} writes were acknowledged without a standby"
            cluster.standby.start()
            seconds = writers.first_after(time.monotonic())
            writers.wait_until(lambda: _writes(api) == "ok", "/readyz returns that writes are served")
        assert_consistent(service, writers.acknowledged)
    figures: dict[str, Figure] = {
        "reads with 200 meanwhile": reads,
        "writes acknowledged meanwhile": 0,
        "`/readyz`": "200 with `writes: stalled`",
        "first 201 after the standby is back, s": seconds,
    }
    return [Row(f"the standby ends while {WRITERS} clients write, and starts again", f"{reads} reads", figures)]


def _writes(api: httpx2.Client) -> object:
    """Return what /readyz says of writes."""
    response = api.get("/readyz")
    assert response.status_code == 200, response.text
    return response.json().get("writes")

"""A short campaign: nothing that is broken under load makes the service hang or lose an acknowledged write."""

import pytest

from tests.campaign.running import Missing
from tests.campaign.trials import TRIALS, Trial
from tests.support.live_service import SERVER
from tests.support.tools import ALL_REQUIRED

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="trials break servers of their own"),
]

SIZES = {
    "kills": 4,
    "events": 3,
    "webhooks": 200,
    "failovers": 1,
    "standby": 50,
    "pipelining": 20,
    "log_sinks": 50,
    "full_disk": 1,
    "clock": 1,  # test_clock.py waits for the end of a rate limit
    "slow_clients": 5,
    "merges": 100,
    "merge_kills": 6,
    "idle": 2000,
}
"""The size of each short trial. Patroni is tried by `make campaign` only."""


@pytest.mark.parametrize("trial", [trial for trial in TRIALS if trial.name in SIZES], ids=lambda trial: trial.name)
def test_trial_breaks_no_invariant(trial: Trial) -> None:
    try:
        assert trial.run(SIZES[trial.name])
    except Missing as reason:
        if ALL_REQUIRED:
            raise
        pytest.skip(str(reason))

"""Random histories: what an undo leaves is what there would be without the merge, but for the changes."""

import os

import httpx2

from tests.support.live_service import LiveService
from tests.support.merge_histories import History, Setting

HISTORIES = int(os.environ.get("HISTORIES", "20"))
FIRST_SEED = int(os.environ.get("FIRST_SEED", "0"))


def test_undone_merges_leave_what_there_would_be_without_them(
    service: LiveService, api: httpx2.Client, brand: str
) -> None:
    setting = Setting(service, api, brand)
    for seed in range(FIRST_SEED, FIRST_SEED + HISTORIES):
        try:
            History(setting, seed).run()
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise

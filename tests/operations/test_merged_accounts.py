"""Access of accounts in random histories of merges, changes of accounts, and undos."""

import random
import secrets
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.conftest import Register
from tests.operations.test_merged_patients import of, reached  # noqa: F401
from tests.operations.test_merges import change, merge, read, undo

pytestmark = pytest.mark.postgres

Reached = Callable[..., list[Any]]


class History:
    """Patients with an account each, all accounts there have been, and the active merges.

    A merge has the survivor, the merged patient, and whether it confirmed both accounts.
    """

    def __init__(self, api: httpx2.Client, register: Register, seed: int) -> None:
        self.api, self.random = api, random.Random(seed)
        self.accounts = [secrets.token_hex(4) for _ in range(4)]
        self.patients = [register(**of(account))["id"] for account in self.accounts]
        self.merges: dict[str, tuple[str, str, bool]] = {}

    def step(self) -> None:
        self.random.choice([self.merge, self.merge, self.change, self.undo])()

    def merge(self) -> None:
        if len(self.live()) > 1:
            survivor, merged = self.random.sample(self.live(), 2)
            confirmed, choice = self.random.random() < 0.4, self.random.choice(["survivor", "merged"])
            values = {"fields": {"external_ids.identity": choice}, "allow_both_accounts": confirmed}
            made = merge(self.api, {"id": survivor}, {"id": merged}, **values)
            self.merges[made["id"]] = survivor, merged, confirmed

    def change(self) -> None:
        """Change the account of a live patient to none, a new one, or that of one of its merged records."""
        patient, new = self.random.choice(self.live()), secrets.token_hex(4)
        brought = [
            account for id, account in zip(self.patients, self.accounts, strict=False) if self.root(id) == patient
        ]
        account = self.random.choice([None, new, *brought])
        self.accounts += [new] if account == new else []
        change(self.api, {"id": patient}, **of(account))

    def undo(self) -> None:
        if self.merges:
            id = self.random.choice(sorted(self.merges))
            undo(self.api, {"id": self.root(self.merges[id][0])}, {"id": id})
            del self.merges[id]

    def live(self) -> list[str]:
        return sorted({*self.patients} - {merged for _, merged, _ in self.merges.values()})

    def root(self, id: str) -> str:
        """Return the live patient who has a patient."""
        by_merged = {merged: survivor for survivor, merged, _ in self.merges.values()}
        while id in by_merged:
            id = by_merged[id]
        return id

    def check(self, patients_of: Reached) -> None:
        """Assert that the accounts shown have access, and no other unless a merge of that patient confirmed some."""
        found = dict(zip(self.accounts, patients_of(*self.accounts), strict=True))
        shown = {id: read(self.api, {"id": id})["external_ids"].get("identity") for id in self.live()}
        once = {account for account, count in Counter(shown.values()).items() if account and count == 1}
        assert {id: account for id, account in shown.items() if account in once and found[account] != id} == {}
        confirmed = {self.root(survivor) for survivor, _, is_confirmed in self.merges.values() if is_confirmed}
        others = {account: id for account, id in found.items() if id and shown[id] != account}
        assert {account: id for account, id in others.items() if id not in confirmed} == {}


@pytest.mark.parametrize("seed", range(10))
def test_accounts_shown_and_confirmed_have_access(
    api: httpx2.Client,
    reached: Reached,  # noqa: F811
    register: Register,
    seed: int,
) -> None:
    history = History(api, register, seed)
    for _ in range(10):
        history.step()
        history.check(reached)
    while history.merges:
        history.undo()
        history.check(reached)

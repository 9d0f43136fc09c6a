"""Webhook endpoints in the database of a service, and the chores that deliver to them in the test's own process."""

import asyncio
import secrets
import threading
from collections.abc import Sequence
from typing import Any, Self

from cryptography.fernet import Fernet

from db.core import clock
from db.webhook_secrets import SecretKeys, generate
from relay.chores import Chore
from relay.delivery import Delivery
from relay.run import run
from relay.webhooks.fan_out import FanOut
from relay.webhooks.sender import Sender
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.live_service import LiveService
from tests.support.waiting import LONG, wait_until
from tests.support.webhook_receiver import client_context

_INSERT = (
    "INSERT INTO webhook_endpoints (brand_id, id, url, events, status, secret, created_at, updated_at) "
    "VALUES (%s, %s, %s, %s, 'active', %s, %s, %s)"
)


class RelayLog:
    """The log of a relay: the events with their values, and the errors."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.errors: list[BaseException] = []

    def log_event(self, event: str, **values: Any) -> None:
        self.events.append((event, values))

    def log_error(self, _: str | None, error: BaseException) -> None:
        self.errors.append(error)

    def of(self, event: str) -> list[dict[str, Any]]:
        """Return the values of all events of this name."""
        return [values for name, values in list(self.events) if name == event]


class Webhooks:
    """The webhook endpoints of a service, and their deliveries."""

    def __init__(self, service: LiveService) -> None:
        self.service = service
        self.log = RelayLog()
        self.keys = SecretKeys([Fernet.generate_key().decode()])
        self.secrets: dict[str, str] = {}

    def add(self, url: str, *events: str, brand: str = "demo", secret: str | None = None) -> str:
        """Add an endpoint, for all events by default; return its id."""
        id, now = clock.new_id_at(clock.now()), clock.now()
        self.secrets[id] = secret or generate()
        stored = self.keys.encrypt(self.secrets[id])
        self.service.sql(_INSERT, brand, id, url, list(events or ("*",)), stored, now, now)
        return id

    def update(self, id: str, **values: Any) -> None:
        columns = ", ".join(f"{name} = %s" for name in values)
        self.service.sql(f"UPDATE webhook_endpoints SET {columns} WHERE id = %s", *values.values(), id)

    def endpoint(self, id: str, *columns: str) -> tuple[Any, ...]:
        return self.service.sql(f"SELECT {', '.join(columns)} FROM webhook_endpoints WHERE id = %s", id)[0]

    def deliveries(self, id: str, *columns: str) -> list[tuple[Any, ...]]:
        """Return columns of the deliveries of an endpoint, in the order of their events."""
        names = ", ".join(columns)
        return self.service.sql(
            f"SELECT {names} FROM webhook_deliveries WHERE endpoint_id = %s ORDER BY number, id", id
        )

    def statuses(self, id: str) -> list[str]:
        return [status for (status,) in self.deliveries(id, "status")]

    def wait_for(self, id: str, *statuses: str) -> None:
        """Wait until the deliveries of an endpoint have these statuses."""
        wait_until(lambda: self.statuses(id) == [*statuses], f"deliveries are {statuses}")

    def make_due(self, id: str) -> None:
        """Let the pending deliveries of an endpoint be attempted now."""
        self.service.sql("UPDATE webhook_deliveries SET next_attempt_at = now() WHERE endpoint_id = %s", id)

    def create(self, brand: str = "demo", **values: Any) -> str:
        """Create a patient; return the id."""
        token = LocalTokens(self.service.data_dir).mint(brand=brand, scopes=every_scope())
        with self.service.api(token) as api:
            person = {"brand_id": brand, "first_name": "a", "last_name": "b"}
            return str(api.post("/v1/patients", json=person | values).json()["id"])

    def rename(self, id: str) -> None:
        """Update a patient."""
        with self.service.api(self.service.token()) as api:
            patch = {"first_name": secrets.token_hex(4)}
            headers = {"Content-Type": "application/merge-patch+json"}
            assert api.patch(f"/v1/patients/{id}", json=patch, headers=headers).status_code == 200

    def erase(self, id: str) -> None:
        with self.service.api(self.service.token()) as api:
            assert api.delete(f"/v1/patients/{id}").status_code == 200

    def merge(self, survivor: str, merged: str) -> str:
        """Merge a patient into another one; return the id of the merge."""
        with self.service.api(self.service.token()) as api:
            answer = api.post(f"/v1/patients/{survivor}/merges", json={"merged_id": merged})
            assert answer.status_code == 201, answer.text
            return str(answer.json()["id"])

    def undo(self, survivor: str, merge: str) -> None:
        with self.service.api(self.service.token()) as api:
            assert api.delete(f"/v1/patients/{survivor}/merges/{merge}").status_code == 200

    def sender(self) -> Sender:
        return Sender(self.keys, self.log, local=True, tls=client_context())

    def relay(self) -> "Running":
        """Return a relay that makes deliveries and sends them."""
        return Running(self.service, [Delivery(FanOut()), self.sender()], self.log)


class Running:
    """Chores on a thread, until the end of the block."""

    def __init__(self, service: LiveService, chores: Sequence[Chore], log: RelayLog) -> None:
        self._work = lambda: run(service.owner_dsn(), chores, log)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run)
        self._task: asyncio.Task[None] | None = None

    def __enter__(self) -> Self:
        self._task = self._loop.create_task(self._work())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._task
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(LONG)
        self._loop.close()

    def _run(self) -> None:
        assert self._task
        self._loop.run_until_complete(asyncio.wait([self._task]))
        self._loop.run_until_complete(self._loop.shutdown_default_executor())

"""Databases of earlier releases, upgraded by the service."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any, NamedTuple

import httpx2
import psycopg2
import pytest

from db.core import migrate
from tests.support.live_service import SERVER, TLS, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.waiting import LONG
from tests.upgrade.record import FOLDER, Exchange, row_counts

RELEASES = sorted(path.stem for path in FOLDER.glob("*.json"))


class Upgraded(NamedTuple):
    """The service on the database of an earlier release, and what was recorded of that release."""

    service: LiveService
    tokens: dict[str, str]
    clients: dict[str, httpx2.Client]
    """A client for each token, which does not check responses against the contract."""
    recorded_rows: dict[str, int]
    rows: dict[str, int]
    """The rows of each table after the upgrade, before any request."""
    exchanges: list[Exchange]

    def send(self, exchange: Exchange, **changes: Any) -> httpx2.Response:
        """Send the request of an exchange again. The response can be one of the earlier contract."""
        return exchange.request._replace(**changes).send(self.clients[exchange.token], **exchange.headers)

    def reads(self) -> list[Exchange]:
        return [each for each in self.exchanges if each.request.method == "GET" or "/search" in each.request.path]

    def live_patients(self, brand: str) -> dict[str, Any]:
        """Return the patients of a brand by id, as the release returned them last."""
        lists = [each for each in self.exchanges if each.token == brand and each.request.path == "/v1/patients"]
        (page,) = [each.body for each in lists if each.request.params.get("limit") == "100"]
        return {patient["id"]: patient for patient in page["patients"]}

    def stored(self) -> list[Exchange]:
        """Return the exchanges whose Idempotency-Key has a stored response."""
        erased = {each.request.path for each in self.exchanges if each.request.method == "DELETE"}
        return [
            each
            for each in self.exchanges
            if "Idempotency-Key" in each.headers
            and each.status < 300
            and each.body.get("status") != "not_present"
            and (each.request.method == "DELETE" or f"/v1/patients/{each.body.get('id')}" not in erased)
        ]


def restore(service: LiveService, release: str) -> None:
    """Make the data of a release those of a service that does not run. The Idempotency-Keys are an hour old."""
    recorded = json.loads((FOLDER / f"{release}.json").read_text(encoding="utf-8"))
    with ExitStack() as stack:
        if not SERVER:
            service.copy_template()
            service.postgres.start()
            stack.callback(service.postgres.stop)
        else:
            service.data_dir.mkdir()
        (service.data_dir / "local-signing-key.json").write_text(json.dumps(recorded["signing_key"]), encoding="utf-8")
        connection = stack.enter_context(closing(psycopg2.connect(service.owner_dsn())))
        cursor = connection.cursor()
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC")
        cursor.execute((migrate.MIGRATIONS / "0001_roles.sql").read_text(encoding="utf-8"))
        cursor.execute((FOLDER / f"{release}.sql").read_text(encoding="utf-8"))
        cursor.execute("UPDATE public.idempotency_keys SET created_at = now() - interval '1 hour'")
        connection.commit()


@pytest.fixture(scope="module", params=RELEASES)
def upgraded(request: pytest.FixtureRequest) -> Iterator[Upgraded]:
    recorded = json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))
    service, tokens = LiveService(**LONG_TIMEOUT_ENV), recorded["tokens"]
    restore(service, request.param)
    service.start()
    rows = row_counts(service.owner_dsn())
    exchanges = [Exchange.of(values) for values in recorded["exchanges"]]
    with ExitStack() as stack:
        clients = {name: stack.enter_context(_client(service, token)) for name, token in tokens.items()}
        yield Upgraded(service, tokens, clients, recorded["rows"], rows, exchanges)
    service.clean_up()


def _client(service: LiveService, token: str) -> httpx2.Client:
    headers = {"Authorization": f"Bearer {token}"}
    limits = httpx2.Limits(keepalive_expiry=2)
    return httpx2.Client(
        base_url=service.url, headers=headers, timeout=LONG, limits=limits, trust_env=False, verify=TLS
    )

"""Fixtures. Most tests share one service; each test has its own brand there, so that tests do not affect each other."""

import secrets
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import connexion.resolver
import connexion.spec
import httpx2
import pytest

from db.core.connection import Connection
from openapi import contract
from service.auth.local import LocalTokens
from service.contract.compile import Contract, every_scope
from service.contract.model import Operation
from tests.support.fork_server import close_fork_servers
from tests.support.graph import PERSON, Graph, create_graph
from tests.support.live_service import LiveService
from tests.support.live_worlds import LiveWorlds
from tests.support.overrides import LONG_TIMEOUT_ENV, SESSION
from tests.support.runner import OperationRunner

MakeApi = Callable[..., httpx2.Client]
_EVERY_SCOPE = every_scope()
Register = Callable[..., dict[str, Any]]


# These take long, so they run first.
_LONG = (
    "test_fuzz.py",
    "test_stock_fuzz.py",
    "test_release.py",
    "test_adherence_random.py",
    "test_gates.py",
    "test_deploy.py",
    "test_random_worlds.py",
    "test_sdk.py",
    "test_guides.py",
    "test_campaign.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in _LONG)


def pytest_sessionfinish() -> None:
    for running in list(LiveService.instances):
        running.clean_up()
    close_fork_servers()


@pytest.fixture(scope="session")
def service() -> Iterator[LiveService]:
    running = LiveService(**LONG_TIMEOUT_ENV).start()
    yield running
    running.clean_up()


@pytest.fixture(scope="module")
def module_service() -> Iterator[LiveService]:
    """A service whose database has only rows of one module: other rows change the statistics of the planner."""
    running = LiveService(**LONG_TIMEOUT_ENV).start()
    yield running
    running.clean_up()


@pytest.fixture
def own_service() -> Iterator[LiveService]:
    """A service that one test may stop or break."""
    running = LiveService()
    yield running
    running.clean_up()


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorlds]:
    running = LiveWorlds(tmp_path_factory.mktemp("worlds"))
    yield running
    running.clean_up()


@pytest.fixture
def brand() -> str:
    return f"brand-{secrets.token_hex(4)}"


@pytest.fixture
def make_api(service: LiveService, brand: str) -> Iterator[MakeApi]:
    """Create clients of the service, by default for the test's brand and with every scope."""
    clients: list[httpx2.Client] = []
    tokens = LocalTokens(service.data_dir)

    def make(
        brand: str = brand, scopes: list[str] | None = None, subject: str | None = None, token: str | None = None
    ) -> httpx2.Client:
        if token is None:
            scopes = _EVERY_SCOPE if scopes is None else scopes
            token = tokens.mint(brand=brand, scopes=scopes, subject=subject)
        clients.append(service.api(token))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def api(make_api: MakeApi) -> httpx2.Client:
    return make_api()


@pytest.fixture
def person(brand: str) -> dict[str, Any]:
    return {"brand_id": brand, "first_name": "Ada", "last_name": "Lovelace"}


@pytest.fixture
def register(api: httpx2.Client, person: dict[str, Any]) -> Register:
    """Register a patient of the test's brand; `values` replace the defaults."""

    def post(**values: Any) -> dict[str, Any]:
        response = api.post("/v1/patients", json=person | values)
        assert response.status_code == 201, response.text
        patient: dict[str, Any] = response.json()
        return patient

    return post


@pytest.fixture
def patient(register: Register) -> dict[str, Any]:
    """A patient of the test's brand whose external id at the identity provider is PERSON."""
    return register(external_ids={"identity": PERSON})


@pytest.fixture
def me(make_api: MakeApi, patient: dict[str, Any]) -> httpx2.Client:
    """A client with the token of that patient."""
    return make_api(subject=PERSON)


@pytest.fixture(scope="session")
def shared_graph(service: LiveService) -> Graph:
    """A patient with one of everything, for tests that change none of it."""
    brand, tokens = f"brand-{secrets.token_hex(4)}", LocalTokens(service.data_dir)
    mint = partial(tokens.mint, brand=brand, scopes=_EVERY_SCOPE)
    with service.api(mint()) as api, service.api(mint(subject=PERSON)) as me:
        return create_graph(api, brand, me)


@pytest.fixture
def graph(make_api: MakeApi, brand: str) -> Graph:
    """A patient of the test's brand with one of everything."""
    return create_graph(make_api(), brand, make_api(subject=PERSON))


@pytest.fixture(scope="session")
def operations() -> dict[str, Operation]:
    specification = connexion.spec.Specification.from_dict(contract())
    compiled = Contract(specification, resolver=connexion.resolver.RelativeResolver("handlers"))
    return {operation.id: operation for operation in compiled.operations}


@pytest.fixture
def run_operation(
    service: LiveService, operations: dict[str, Operation], brand: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OperationRunner]:
    monkeypatch.setattr("db.core.connection.SESSION", SESSION)
    connection = Connection(service.owner_dsn())
    yield OperationRunner(operations, connection, brand)
    connection.close()

"""Deprecation headers, by a live service whose contract has deprecated items."""

import re
from collections.abc import Iterator
from copy import deepcopy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from service.contract.deprecation import deprecations
from tests.support.document import resolved
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT

SERVED_BY_ANOTHER = """
import runpy, sys
from pathlib import Path
import openapi
openapi.DOCUMENT = Path(sys.argv.pop())
runpy.run_module("service", run_name="__main__")
"""
MARK = {"deprecated": True, "x-deprecated-at": "2027-01-01", "x-sunset": "2027-12-31"}
SOONER = MARK | {"x-deprecated-at": "2026-12-01", "x-sunset": "2027-10-01"}
SUNSET, SOONER_SUNSET = "Fri, 31 Dec 2027 00:00:00 GMT", "Fri, 01 Oct 2027 00:00:00 GMT"


class DeprecatingService(LiveService):
    def __init__(self, document: Path) -> None:
        super().__init__(CORS_ORIGINS="https://app.example.com")
        self.program = ("-c", SERVED_BY_ANOTHER, "run", str(document))


@pytest.fixture(scope="module")
def deprecating_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeprecatingService]:
    """A service whose contract deprecates create, its Idempotency-Key with an earlier sunset, and `offset` of lists."""
    document: dict[str, Any] = deepcopy(CONTRACT)
    item = document["paths"]["/v1/patients"]
    item["post"] |= MARK
    for operation, number in (("post", 0), ("get", 2)):
        parameter = resolved(item[operation]["parameters"][number])
        item[operation]["parameters"][number] = parameter | (SOONER if operation == "post" else MARK)
    path = tmp_path_factory.mktemp("marked") / "contract.yaml"
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    running = DeprecatingService(path).start()
    yield running
    running.clean_up()


@pytest.fixture
def api(deprecating_service: DeprecatingService) -> Iterator[httpx2.Client]:
    with deprecating_service.api(
        LocalTokens(deprecating_service.data_dir).mint(brand="demo", scopes=every_scope())
    ) as client:
        yield client


def test_responses_of_deprecated_operations_have_the_dates(api: httpx2.Client) -> None:
    for body, status in (({"brand_id": "demo", "first_name": "Ada", "last_name": "Byron"}, 201), ({}, 400)):
        answer = api.post("/v1/patients", json=body)
        assert answer.status_code == status
        assert answer.headers["Deprecation"] == "@1798761600"
        assert answer.headers["Sunset"] == SUNSET
        assert answer.headers["Link"] == ('</docs/#/patients/patients.create>; rel="deprecation"; type="text/html"')
    assert parsedate_to_datetime(SUNSET).isoformat() == "2027-12-31T00:00:00+00:00"


def test_earliest_of_several_sunsets_is_returned(api: httpx2.Client) -> None:
    answer = api.post("/v1/patients", json={}, headers={"Idempotency-Key": "1"})
    assert (answer.headers["Deprecation"], answer.headers["Sunset"]) == ("@1796083200", SOONER_SUNSET)


def test_deprecated_parameter_adds_headers_only_when_sent(api: httpx2.Client) -> None:
    sends = api.get("/v1/patients", params={"brand_id": "demo", "offset": "0"})
    does_not = api.get("/v1/patients", params={"brand_id": "demo"})
    assert sends.headers["Sunset"] == SUNSET
    assert re.fullmatch(
        r'<[^>]+>; rel="first".*, </docs/#/patients/patients.list>; rel="deprecation".*', sends.headers["Link"]
    )
    assert not {"deprecation", "sunset"} & does_not.headers.keys()


def test_deprecation_headers_are_exposed_to_other_origins(api: httpx2.Client) -> None:
    answer = api.get("/v1/patients", params={"brand_id": "demo"}, headers={"Origin": "https://app.example.com"})
    assert {"Deprecation", "Sunset", "Link"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))


@pytest.mark.parametrize("lacks", ["x-deprecated-at", "x-sunset"])
def test_deprecation_without_dates_is_an_error(lacks: str) -> None:
    with pytest.raises(KeyError, match=lacks):
        deprecations({name: value for name, value in MARK.items() if name != lacks}, [])


def test_deprecation_notice_is_at_least_180_days() -> None:
    assert deprecations(MARK | {"x-sunset": "2027-06-30"}, [])
    with pytest.raises(ValueError, match="180 days"):
        deprecations(MARK | {"x-sunset": "2027-06-29"}, [])

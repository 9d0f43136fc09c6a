"""The AsyncAPI document that the service returns describes the messages of the relay."""

import re
from functools import partial
from typing import Any

import jsonschema_rs
import pytest

from openapi.formats import FORMATS
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.live_service import LiveService
from tests.support.nats_server import Message, NatsServer
from tests.support.relays import StartRelay
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

BRAND = "é." * 32
"""As long as a brand can be. It has to be encoded in subjects and headers."""
PERSON = {"brand_id": BRAND, "first_name": "Ada", "last_name": "Lovelace"}


def validate(document: dict[str, Any], schema: dict[str, Any], value: Any) -> None:
    whole = {"allOf": [schema], "components": document["components"]}
    jsonschema_rs.Draft7Validator(whole, validate_formats=True, formats=FORMATS).validate(value)


def fits(address: str, subject: str) -> bool:
    """Return whether a subject is that of an address, each of whose parameters is one token."""
    pattern = re.sub(r"\\\{[a-z_]+\\\}", "[A-Za-z0-9_%-]+", re.escape(address))
    return re.fullmatch(pattern, subject) is not None


def test_messages_have_the_subject_headers_and_body_of_asyncapi(
    own_service: LiveService, nats_server: NatsServer, start_relay: StartRelay
) -> None:
    own_service.start()
    start_relay()
    mint = partial(LocalTokens(own_service.data_dir).mint, brand=BRAND, scopes=every_scope())
    with own_service.api(mint()) as api:
        document = api.get("/asyncapi.json").json()
        patient = api.post("/v1/patients", json=PERSON).json()["id"]
        encounter = {"brand_id": BRAND, "encounter_type": "telehealth"}
        assert api.post(f"/v1/patients/{patient}/encounters", json=encounter).status_code == 201
        assert api.post("/v1/providers", json={"brand_id": BRAND, "name": "Dr. Blackwell"}).status_code == 201

    def all_messages() -> list[Message] | None:
        return found if len(found := nats_server.messages()) == 3 else None

    for message in wait_until(all_messages, "the events arrive") or []:
        type_ = message.headers["ce-type"]
        described = document["components"]["messages"][type_]
        assert fits(document["channels"][type_]["address"], message.subject)
        validate(document, described["headers"], message.headers)
        validate(document, described["payload"], message.data)

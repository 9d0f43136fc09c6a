"""Records a release: its schema and data as SQL, and the requests and responses that led to them as JSON.

A release is recorded once, before the next one is developed, and its files are kept:

    git worktree add /tmp/release COMMIT
    python -m tests.upgrade.record /tmp/release NAME     # with the packages of that release

The tests of this folder then upgrade from NAME, too.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import psycopg2
from joserfc import jwt
from joserfc.jwk import OKPKey

from db.core.embedded import Embedded
from db.core.embedded_programs import binaries
from tests.support.graph import BY_PERSON, BY_SERVICE, OPERATIONS, PERSON, Graph, Request
from tests.support.waiting import LONG, wait_until

FOLDER = Path(__file__).parent
BRANDS = ("acme", "borealis")
SOMEONE = "someone-else"
_YEAR_2100 = 4_102_444_800
_ALL_FIELDS = {
    "date_of_birth": "1990-12-10",
    "gender": "female",
    "email": "Ada.{}@example.com",
    "phone": "+1415555{:04}",
    "external_ids": {"mrn": "A-{}", "Pharmacy ß": "p/{} ü"},
}
_NAMES = (
    ("Ada", "Lovelace"),
    ("Zoë", "O\u2019Brien"),
    ("李", "小龙"),
    ("  Ann  Mary ", "Lee-Smith"),
    ("İrem", "Straße"),
)
_METADATA = {
    "cohort": "spring",
    "nested": {"list": [1, 1.0, 1e3, -0.5, 12345678901234567890, True, None, 'é\n"\\'], "": {}},
}
_PATCHES: tuple[dict[str, Any], ...] = (
    {"gender": "x", "phone": None},
    {"last_name": "Byron", "metadata": {"nested": None, "added": [1.50]}, "external_ids": {"mrn": None, "new": "N-{}"}},
    {"email": "new.{}@example.com", "date_of_birth": "1991-01-31"},
)


class Exchange(NamedTuple):
    """A request, the name of its token, and the response."""

    token: str
    request: Request
    headers: dict[str, str]
    status: int
    location: str | None
    etag: str | None
    body: Any

    @classmethod
    def of(cls, values: list[Any]) -> "Exchange":
        """Return the exchange that was written as JSON."""
        return cls(*values)._replace(request=Request(*values[1]))


class Recorder:
    """Sends requests to a running release and records the exchanges."""

    def __init__(self, url: str, tokens: dict[str, str]) -> None:
        self.exchanges: list[Exchange] = []
        self._url, self._tokens = url, tokens
        document = httpx2.get(f"{url}/openapi.json", timeout=LONG, trust_env=False).json()
        self._operations = {(method.upper(), path) for path, item in document["paths"].items() for method in item}

    def has(self, name: str) -> bool:
        """Return whether the release has the operation."""
        return OPERATIONS[name][:2] in self._operations

    def send(self, token: str, request: Request, **headers: str) -> Exchange:
        url, authorization = self._url + request.path, {"Authorization": f"Bearer {self._tokens[token]}"}
        with httpx2.Client(timeout=LONG, trust_env=False, headers=authorization) as client:
            response = request._replace(path=url).send(client, **headers)
        found = [response.headers.get(name) for name in ("Location", "ETag")]
        self.exchanges.append(Exchange(token, request, headers, response.status_code, *found, _body(response)))
        return self.exchanges[-1]

    def get(self, token: str, path: str, **params: str) -> Exchange:
        return self.send(token, Request("GET", path, params, None, ""))


def _body(response: httpx2.Response) -> Any:
    is_json = response.headers.get("Content-Type", "").startswith("application/json")
    return response.json() if is_json else response.text


def _key(text: str) -> dict[str, str]:
    return {"Idempotency-Key": text}


def _formatted(value: Any, number: int) -> Any:
    if isinstance(value, str):
        return value.format(number)
    return {name: _formatted(each, number) for name, each in value.items()} if isinstance(value, dict) else value


def _create(body: dict[str, Any]) -> Request:
    return Request("POST", "/v1/patients", {}, body, "application/json")


def _update(id: str, body: dict[str, Any]) -> Request:
    return Request("PATCH", f"/v1/patients/{id}", {}, body, "application/merge-patch+json")


def _erase(id: str) -> Request:
    return Request("DELETE", f"/v1/patients/{id}", {}, None, "")


def _patients(recorder: Recorder, brand: str) -> list[str]:
    """Create, update and erase patients of a brand, half of the time with an Idempotency-Key; return their ids."""
    ids = []
    for number, (first, last) in enumerate(_NAMES * 4):
        person = {"brand_id": brand, "first_name": first, "last_name": last} | _formatted(_ALL_FIELDS, number)
        chosen = dict(list(person.items())[: 3 + number % 6]) | ({"metadata": _METADATA} if number % 3 == 0 else {})
        created = recorder.send(brand, _create(chosen), **(_key(f"create-{number}") if number % 2 else {}))
        ids.append(created.body["id"])
        if number % 4 == 3:
            patch = _formatted(_PATCHES[number % len(_PATCHES)], number)
            condition = {"If-Match": ('"other", ' if number % 8 == 3 else "") + str(created.etag)}
            recorder.send(brand, _update(ids[-1], patch), **condition, **_key(f"update-{number}"))
    recorder.send(brand, _update(ids[0], {"gender": "y"}), **_key("update-any"), **{"If-Match": "*"})
    recorder.send(brand, _update(ids[0], {"gender": "z"}))
    recorder.send(brand, _update(ids[0], {"gender": "a"}), **_key("failed"), **{"If-Match": '"stale"'})
    recorder.send(brand, _erase(ids[1]), **_key("erase"))
    recorder.send(brand, _erase(ids[2]))
    recorder.send(brand, _erase(ids[2]), **_key("erase-absent"))
    duplicate = {"brand_id": brand, "first_name": "B", "last_name": "C", "external_ids": {"mrn": "A-5"}}
    recorder.send(brand, _create(duplicate), **_key("duplicate"))
    return ids


def _person(recorder: Recorder, brand: str) -> str:
    """Create a patient who is the person of a token, and let people write with the keys of others; return the id."""
    own = {"brand_id": brand, "first_name": "Per", "last_name": "Son", "external_ids": {"identity": PERSON, "mrn": "P"}}
    id = str(recorder.send(f"{brand} {PERSON}", _create(own), **_key("create-1")).body["id"])
    recorder.send(f"{brand} {PERSON}", _update(id, {"gender": "own"}), **_key("update-1"))
    other = {"brand_id": brand, "first_name": "Other", "last_name": "Person"}
    recorder.send(f"{brand} {SOMEONE}", _create(other), **_key("create-1"))
    return id


def _graph(recorder: Recorder, brand: str, patient: str) -> Graph:
    """Create everything else that the release knows, each with an Idempotency-Key."""
    graph = Graph(brand, patient, "", "", "", "")
    made: dict[str, str] = {}
    for name in ("providers.create", *BY_SERVICE, *BY_PERSON, *_LATER):
        if recorder.has(name):
            token = f"{brand} {PERSON}" if name in BY_PERSON else brand
            sent = recorder.send(token, graph.request(name), **_key(name))
            made[name] = sent.body.get("id", "")
            graph = graph._replace(
                provider=made.get("providers.create", ""),
                link=made.get("providers.link", ""),
                encounter=made.get("encounters.create", ""),
                medication=made.get("medications.prescribe", ""),
                entry=made.get("metrics.append", ""),
            )
    return graph


_LATER = ("patients.update", "encounters.update_status", "medications.update_status")


def _reads(recorder: Recorder, brand: str, ids: list[str], graph: Graph) -> None:
    """Read all that is stored."""
    recorder.get(brand, "/v1/patients", brand_id=brand, limit="100")
    recorder.get(brand, "/v1/patients", brand_id=brand, limit="7", offset="7")
    for id in ids:
        recorder.get(brand, f"/v1/patients/{id}")
        recorder.get(brand, f"/v1/patients/{id}/safe")
    recorder.get(brand, "/v1/patients/by-external-id/mrn/P")
    recorder.get(f"{brand} {PERSON}", f"/v1/patients/{graph.patient}")
    for criteria in ({"name": "byron"}, {"email": "ADA.5@example.com"}, {"phone": "+1 415 555 0004"}):
        recorder.send(brand, Request("POST", "/v1/patients/search", {}, criteria, "application/json"))
    for name, (method, path, _) in OPERATIONS.items():
        is_read = method == "GET" and recorder.has(name) and path.startswith("/v1/")
        if is_read and not name.startswith(("patients.", *_GROWING)):
            recorder.send(f"{brand} {PERSON}" if "/me" in path else brand, graph.request(name))


_GROWING = ("access_log.", "accesses.", "exports.")
"""Reads whose responses list the reads before them."""


@contextmanager
def _running(checkout: Path, data_dir: Path) -> Iterator[str]:
    """Run the service of a checkout; return its URL."""
    log_path = data_dir.with_name("log")
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir), "PORT": "0"}
    with log_path.open("w") as log:
        command = [sys.executable, "-m", "service", "run"]
        service = subprocess.Popen(command, cwd=checkout, env=environment, stdout=log, stderr=log)
    try:
        serves = wait_until(
            lambda: re.search(r"serves (http://\S+)", log_path.read_text(encoding="utf-8")), "the service starts"
        )
        yield serves[1]
    finally:
        service.terminate()
        service.wait(timeout=LONG)


def _token(checkout: Path, data_dir: Path, brand: str, subject: str = "") -> str:
    """Return a token that the release issues for a brand and a person, but one that expires in the year 2100."""
    environment = os.environ | {"DATA_DIR": str(data_dir), "BRAND": brand, "SUBJECT": subject}
    command = [sys.executable, "-m", "service", "token"]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, check=True)
    key = OKPKey.import_key(json.loads((data_dir / "local-signing-key.json").read_text(encoding="utf-8")))
    issued = jwt.decode(done.stdout.decode().strip(), key, algorithms=["Ed25519"])
    return jwt.encode(issued.header, issued.claims | {"exp": _YEAR_2100}, key, algorithms=["Ed25519"])


def _dump(dsn: str) -> str:
    command = [binaries() / "pg_dump", "--no-owner", "--inserts", "--rows-per-insert=100", dsn]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    # Without what only psql or only the newest PostgreSQL understands, and without comments.
    return re.sub(r"^(\\.*|SET transaction_timeout.*|--.*|)\n", "", text, flags=re.MULTILINE)


def row_counts(dsn: str) -> dict[str, int]:
    """Return the number of rows of each table."""
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        names = sorted(name for (name,) in cursor.fetchall())
        counts = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            ((counts[name],),) = cursor.fetchall()
    connection.close()
    return counts


def _lines(stored: dict[str, Any]) -> str:
    """Return JSON with a line for each exchange."""
    exchanges = ",\n".join(json.dumps(each, ensure_ascii=False) for each in stored["exchanges"])
    rest = json.dumps(stored | {"exchanges": []}, indent=1, ensure_ascii=False)
    return rest.replace('"exchanges": []', f'"exchanges": [\n{exchanges}\n ]') + "\n"


def _send_all(url: str, tokens: dict[str, str]) -> list[Exchange]:
    recorder = Recorder(url, tokens)
    for brand in BRANDS:
        ids = _patients(recorder, brand)
        ids.append(_person(recorder, brand))
        graph = _graph(recorder, brand, ids[-1])
        _reads(recorder, brand, ids, graph)
    return recorder.exchanges


def record(checkout: Path, name: str) -> None:
    """Run the release of a checkout and write its files."""
    names = [f"{brand} {subject}".strip() for brand in BRANDS for subject in ("", PERSON, SOMEONE)]
    with tempfile.TemporaryDirectory(prefix="patient-graph-record-") as home:
        data_dir = Path(home) / "data"
        with _running(checkout, data_dir) as url:
            tokens = {name: _token(checkout, data_dir, *name.split()) for name in names}
            exchanges, dsn = _send_all(url, tokens), Embedded(data_dir).owner_dsn
            signing_key = json.loads((data_dir / "local-signing-key.json").read_text(encoding="utf-8"))
            stored = {"signing_key": signing_key, "tokens": tokens, "rows": row_counts(dsn), "exchanges": exchanges}
            (FOLDER / f"{name}.sql").write_text(_dump(dsn), encoding="utf-8")
            (FOLDER / f"{name}.json").write_text(_lines(stored), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Record a release for the tests of upgrades.")
    parser.add_argument("checkout", type=Path, help="a checkout of the release")
    parser.add_argument("name", help="the name of the files")
    arguments = parser.parse_args()
    record(arguments.checkout, arguments.name)

"""The command `import`: register the patients of a file, one create body per line, through a running service."""

import asyncio
import codecs
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TextIO

import jiter
import orjson
from tqdm import tqdm

from service.cli.http_client import Connection, NoResponse, Server

_ATTEMPTS = 8
_SECONDS = 30
_CONCURRENCY = 16
_HEADER_VALUE = re.compile("[!-~]+")


class Line(NamedTuple):
    """A line of the file, stripped; `occurrence` counts the equal lines up to it."""

    number: int
    content: bytes
    occurrence: int

    @property
    def key(self) -> str:
        """The Idempotency-Key. It does not depend on the line number, so other lines can be added or removed."""
        return "import-" + hashlib.sha256(b"%d:" % self.occurrence + self.content).hexdigest()


class Importer:
    """Sends each line with an Idempotency-Key of its own.

    Within 24 hours an import can be repeated without effect on the lines that were sent, even if it was interrupted or
    the file changed; later, without effect on lines with identity keys. `report` gets a JSON line for each line of the
    file that was not registered: its number and the reason.
    """

    def __init__(self, url: str, token: str, brand: str, report: TextIO) -> None:
        self.outcomes: Counter[str] = Counter()
        self._brand = brand
        self._report = report
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        if _HEADER_VALUE.fullmatch(brand):  # other brands fit no header; the token must have them
            headers["X-Brand-Id"] = brand
        self._server = Server(url, headers)

    async def run(self, file: BinaryIO) -> None:
        """Raises NoResponse if no service responds at the start."""
        with tqdm(total=os.fstat(file.fileno()).st_size, unit="B", unit_scale=True, disable=None) as bar:
            lines = _lines(file, bar)
            with Connection(self._server, _SECONDS) as connection:
                await connection.request("GET", "/healthz")
            async with asyncio.TaskGroup() as tasks:
                for _ in range(_CONCURRENCY):
                    tasks.create_task(self._send_all(lines))

    async def _send_all(self, lines: Iterator[Line]) -> None:
        with Connection(self._server, _SECONDS) as connection:
            for line in lines:
                status, body = await self._send(connection, line)
                self._record(line.number, status, body)

    async def _send(self, connection: Connection, line: Line) -> tuple[int, dict[str, Any]]:
        body, headers = self._body(line.content), {"Idempotency-Key": line.key}
        result: tuple[int, dict[str, Any]] = 503, {"error": "unavailable"}
        attempt = 0
        while attempt < _ATTEMPTS:
            try:
                response = await connection.request("POST", "/v1/patients", body, headers)
                result = response.status, orjson.loads(response.body)
            except (NoResponse, ValueError):
                pass
            else:
                seconds = response.headers.get(b"retry-after", b"")
                if response.status == 429 and seconds.isdigit():  # rate-limited, so not counted as an attempt
                    await asyncio.sleep(int(seconds))
                    continue
                if response.status not in (429, 503):
                    return result
            attempt += 1
            await asyncio.sleep(min(2**attempt, 30) / 4)
        return result

    def _body(self, line: bytes) -> bytes:
        """Return the line with the brand filled in; unchanged if it is not a JSON object, which the service rejects."""
        try:
            person = jiter.from_json(line, catch_duplicate_keys=True)
        except ValueError:
            return line
        if not isinstance(person, dict) or "brand_id" in person:
            return line
        return json.dumps({"brand_id": self._brand} | person, ensure_ascii=False, separators=(",", ":")).encode()

    def _record(self, number: int, status: int, body: dict[str, Any]) -> None:
        if status == 201:
            self.outcomes["registered"] += 1
            return
        duplicate = body.get("error") == "duplicate_patient"
        self.outcomes["duplicates" if duplicate else "refused"] += 1
        reason = {name: value for name, value in body.items() if name not in ("message", "request_id")}
        self._report.write(orjson.dumps({"line": number, "status": status} | reason).decode() + "\n")


def import_file(path: Path, *, url: str, token: str, brand: str) -> int:
    """Import a file, print the result, and return the exit status: 1 if a line that is not a duplicate was refused.

    Raises OSError if the file cannot be read or the report cannot be written.
    """
    report = path.with_name(f"{path.name}.refused")
    with path.open("rb") as file, report.open("w", encoding="utf-8") as report_file:
        try:
            importer = Importer(url, token, brand, report_file)
            asyncio.run(importer.run(file))
        except NoResponse:
            raise ConnectionError(None, "no service responds", url) from None
    outcomes = importer.outcomes
    print(
        f"{outcomes.total()} lines: {outcomes['registered']} registered, {outcomes['duplicates']} duplicates, "
        f"{outcomes['refused']} refused. Reasons by line: {report}"
    )
    return 1 if outcomes["refused"] else 0


def _lines(file: BinaryIO, bar: Any) -> Iterator[Line]:
    """Return the lines that are not blank. A byte order mark at the beginning of the file is ignored."""
    occurrences: Counter[bytes] = Counter()
    for number, raw in enumerate(file, 1):
        bar.update(len(raw))
        content = (raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw).strip()
        if content:
            digest = hashlib.sha256(content).digest()
            occurrences[digest] += 1
            yield Line(number, content, occurrences[digest])

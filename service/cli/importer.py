"""Register the patients of a file, one create body a line, through a running service."""

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

import httpx2
import jiter
import orjson
from tqdm import tqdm

_ATTEMPTS = 8
_AT_ONCE = 16
_VISIBLE = re.compile("[!-~]+")


class Line(NamedTuple):
    """A line of the file without the white space around it; `occurrence` counts the equal ones up to it."""

    number: int
    content: bytes
    occurrence: int

    @property
    def key(self) -> str:
        """The Idempotency-Key. It does not depend on the number, so it stays when other lines come or go."""
        return "import-" + hashlib.sha256(b"%d:" % self.occurrence + self.content).hexdigest()


class Importer:
    """Sends every line with a key of its own, so that running it again within 24 hours, whole, changed or after an
    interruption, is harmless for the lines that were sent; after that it still is for lines with an identity.

    `report` gets a JSON line for every line of the file that was not registered: its number and the reason.
    """

    def __init__(self, url: str, token: str, brand: str, report: TextIO) -> None:
        self.outcomes: Counter[str] = Counter()
        self._brand = brand
        self._report = report
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        if _VISIBLE.fullmatch(brand):  # others are of no header; a token has to name them
            headers["X-Brand-Id"] = brand
        self._client = httpx2.AsyncClient(base_url=url, headers=headers, timeout=30, trust_env=False)

    async def run(self, file: BinaryIO) -> None:
        """Raises httpx2.TransportError when there is no service to begin with."""
        with tqdm(total=os.fstat(file.fileno()).st_size, unit="B", unit_scale=True, disable=None) as bar:
            lines = _lines(file, bar)
            async with self._client:
                await self._client.get("/healthz")
                async with asyncio.TaskGroup() as tasks:
                    for _ in range(_AT_ONCE):
                        tasks.create_task(self._send_all(lines))

    async def _send_all(self, lines: Iterator[Line]) -> None:
        for line in lines:
            status, answer = await self._send(line)
            self._note(line.number, status, answer)

    async def _send(self, line: Line) -> tuple[int, dict[str, Any]]:
        body, headers = self._body(line.content), {"Idempotency-Key": line.key}
        answer: tuple[int, dict[str, Any]] = 503, {"error": "unavailable"}
        attempt = 0
        while attempt < _ATTEMPTS:
            try:
                response = await self._client.post("/v1/patients", content=body, headers=headers)
                answer = response.status_code, response.json()
            except (httpx2.TransportError, ValueError):
                pass
            else:
                seconds = response.headers.get("Retry-After", "")
                if response.status_code == 429 and seconds.isdecimal():  # asked to come later, not refused
                    await asyncio.sleep(int(seconds))
                    continue
                if response.status_code not in (429, 503):
                    return answer
            attempt += 1
            await asyncio.sleep(min(2**attempt, 30) / 4)
        return answer

    def _body(self, line: bytes) -> bytes:
        """The line with the brand filled in; what is no JSON object goes as it is, for the service to refuse."""
        try:
            person = jiter.from_json(line, catch_duplicate_keys=True)
        except ValueError:
            return line
        if not isinstance(person, dict) or "brand_id" in person:
            return line
        return json.dumps({"brand_id": self._brand} | person, ensure_ascii=False, separators=(",", ":")).encode()

    def _note(self, number: int, status: int, answer: dict[str, Any]) -> None:
        if status == 201:
            self.outcomes["registered"] += 1
            return
        duplicate = answer.get("error") == "duplicate_patient"
        self.outcomes["duplicates" if duplicate else "refused"] += 1
        reason = {name: value for name, value in answer.items() if name not in ("message", "request_id")}
        self._report.write(orjson.dumps({"line": number, "status": status} | reason).decode() + "\n")


def import_file(path: Path, *, url: str, token: str, brand: str) -> int:
    """Import, say what came of it, and return the exit status: 1 if a line was refused that is no duplicate.

    Raises OSError when the file cannot be read or the report cannot be written.
    """
    report = path.with_name(f"{path.name}.refused")
    with path.open("rb") as file, report.open("w", encoding="utf-8") as reasons:
        importer = Importer(url, token, brand, reasons)
        try:
            asyncio.run(importer.run(file))
        except httpx2.TransportError:
            raise ConnectionError(None, "no service answers", url) from None
    outcomes = importer.outcomes
    print(
        f"{outcomes.total()} lines: {outcomes['registered']} registered, {outcomes['duplicates']} duplicates, "
        f"{outcomes['refused']} refused. Reasons by line: {report}"
    )
    return 1 if outcomes["refused"] else 0


def _lines(file: BinaryIO, bar: Any) -> Iterator[Line]:
    """The lines that are not blank. A byte order mark at the beginning of the file belongs to none."""
    occurrences: Counter[bytes] = Counter()
    for number, raw in enumerate(file, 1):
        bar.update(len(raw))
        content = (raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw).strip()
        if content:
            digest = hashlib.sha256(content).digest()
            occurrences[digest] += 1
            yield Line(number, content, occurrences[digest])

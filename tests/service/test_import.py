"""Importing a file through a live service."""

import asyncio
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import httpx2
import pytest

from service.cli.importer import Importer
from tests.support.identity_provider import IdentityProvider
from tests.support.live_service import ROOT, LiveService
from tests.support.overrides import FIXED_RATE_LIMIT_CLOCK
from tests.support.waiting import wait_until

PIPE_BUFFER = 65_536  # the capacity of a pipe


def write(path: Path, bodies: list[Any]) -> Path:
    lines = [body if isinstance(body, str) else json.dumps(body) for body in bodies]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def person(number: int, **values: Any) -> dict[str, Any]:
    return {"first_name": "Ada", "last_name": f"No {number}", "external_ids": {"n": str(number)}} | values


def report(path: Path) -> dict[int, dict[str, Any]]:
    lines = path.with_name(f"{path.name}.refused").read_text(encoding="utf-8").splitlines()
    return {entry.pop("line"): entry for entry in map(json.loads, lines)}


def detail(pointer: str, code: str, message: str) -> dict[str, str]:
    return {"in": "body", "pointer": pointer, "code": code, "message": message}


NO_JSON = detail("", "json", "The body must be valid UTF-8 JSON without duplicate keys.")
NO_OBJECT = detail("", "type", "The value must be of type object.")


def total(api: httpx2.Client, brand: str) -> int:
    count: int = api.get("/v1/patients", params={"brand_id": brand}).json()["total"]
    return count


def test_import_registers_or_reports_every_line(
    service: LiveService, api: httpx2.Client, brand: str, tmp_path: Path
) -> None:
    bodies = [
        *(person(number) for number in range(50)),
        person(50, external_ids={"n": "held"}),
        person(51, date_of_birth="1999-02-30"),
        "{not json",
        "",
        '"text"',
        person(52, brand_id="another"),
        json.dumps(person(53, metadata={"name": "Grüße \u2028" + "漢" * 15_000}), ensure_ascii=False),
        "[" * 100_000,
        '{"first_name":"a","first_name":"b","last_name":"c"}',
    ]
    path = write(tmp_path / "people.ndjson", bodies)
    held = person(99, external_ids={"n": "held"}, brand_id=brand)  # two lines run concurrently, in any order
    assert api.post("/v1/patients", json=held).status_code == 201
    for _ in range(2):
        done = service.command("import", str(path), "--url", service.url, "--brand", brand)
        assert done.returncode == 1, done.stderr
        assert "58 lines: 51 registered, 1 duplicates, 6 refused" in done.stdout
        assert total(api, brand) == 52
    reasons = report(path)
    assert reasons == {
        51: {"status": 409, "error": "duplicate_patient", "matched_on": ["external_ids"]},
        52: {
            "status": 400,
            "error": "validation_error",
            "details": [detail("/date_of_birth", "format", "The value must be a date (YYYY-MM-DD).")],
        },
        53: {
            "status": 400,
            "error": "validation_error",
            "details": [NO_JSON],
        },
        55: {
            "status": 400,
            "error": "validation_error",
            "details": [NO_OBJECT],
        },
        56: {"status": 403, "error": "forbidden"},
        58: {"status": 413, "error": "payload_too_large"},
        59: {
            "status": 400,
            "error": "validation_error",
            "details": [NO_JSON],
        },
    }


def test_import_with_only_duplicates_succeeds(service: LiveService, brand: str, tmp_path: Path) -> None:
    path = write(tmp_path / "people.ndjson", [person(1), person(2, external_ids={"n": "1"})])
    done = service.command("import", str(path), "--url", service.url, "--brand", brand)
    assert (done.returncode, "1 registered, 1 duplicates, 0 refused" in done.stdout) == (0, True)


def test_killed_import_can_be_repeated(service: LiveService, api: httpx2.Client, brand: str, tmp_path: Path) -> None:
    path = write(tmp_path / "people.ndjson", [person(number, external_ids={}) for number in range(1500)])
    command = [sys.executable, "-m", "service", "import", str(path), "--url", service.url, "--brand", brand]
    whole = path.read_bytes()
    begin = b"".join(whole.splitlines(keepends=True)[:400])
    assert len(begin) < PIPE_BUFFER
    path.unlink()
    os.mkfifo(path)
    first = subprocess.Popen(command, cwd=ROOT, env=service.environment, stderr=subprocess.DEVNULL)
    with open(os.open(path, os.O_RDWR), "wb") as pipe:  # the import reads all written lines and waits for more
        pipe.write(begin)
        pipe.flush()
        wait_until(lambda: total(api, brand) >= 100 or first.poll() is not None, "some are registered")
        first.kill()
        first.wait()
    assert 100 <= total(api, brand) < 1500
    path.unlink()
    path.write_bytes(whole)
    done = service.command(*command[3:])
    assert done.returncode == 0
    assert total(api, brand) == 1500


def test_import_reports_a_missing_file_or_service(service: LiveService, tmp_path: Path) -> None:
    done = service.command("import", str(tmp_path / "nothing"), "--url", service.url)
    assert (done.returncode, "No such file" in done.stderr) == (1, True)
    assert not list(tmp_path.iterdir())
    path = write(tmp_path / "people.ndjson", [person(1)])
    done = service.command("import", str(path), "--url", "http://127.0.0.1:9")
    assert (done.returncode, done.stderr) == (1, "http://127.0.0.1:9: no service responds\n")


def test_import_with_an_idp_token_uses_the_named_brand(tmp_path: Path) -> None:
    identity = IdentityProvider()
    service = LiveService(**identity.environment).start()
    file = tmp_path / "people"
    file.write_text('{"first_name":"Ada","last_name":"Lovelace"}\n', encoding="utf-8")
    url = ("--url", service.url)
    without = service.command("import", str(file), *url)
    assert (without.returncode, without.stderr) == (
        1, "A service that is not in local mode needs a TOKEN= of its identity provider.\n"
    )  # fmt: skip
    token = identity.signed_token(brand_id=None, scope="write:patients")
    done = service.command("import", str(file), *url, TOKEN=token, BRAND="acme")
    assert done.returncode == 0, done.stdout
    assert service.sql("SELECT brand_id FROM patients") == [("acme",)]
    service.clean_up()
    identity.stop()


def run_import(service: LiveService, path: Path, brand: str) -> str:
    done = service.command("import", str(path), "--url", service.url, "--brand", brand)
    return done.stdout.partition(" Reasons")[0]


def names(api: httpx2.Client, brand: str) -> list[str]:
    patients = api.get("/v1/patients", params={"brand_id": brand, "limit": 100}).json()["patients"]
    return sorted(patient["last_name"] for patient in patients)


def line_without_identity(name: str) -> bytes:
    """Return a line without identity keys, which only the Idempotency-Key can recognize."""
    return b'{"first_name":"Ada","last_name":"%s"}' % name.encode()


def test_file_may_begin_with_a_byte_order_mark(
    service: LiveService, api: httpx2.Client, brand: str, tmp_path: Path
) -> None:
    path = tmp_path / "people"
    lines = b"\n".join([line_without_identity("A"), line_without_identity("B")]) + b"\n"
    for content in (lines, b"\xef\xbb\xbf" + lines):
        path.write_bytes(content)
        assert run_import(service, path, brand).startswith("2 lines: 2 registered")
        assert names(api, brand) == ["A", "B"]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n\r\n", b"", b"\n \n"])
def test_import_of_an_empty_file_succeeds(service: LiveService, brand: str, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people"
    path.write_bytes(content)
    assert run_import(service, path, brand).startswith("0 lines: 0 registered")


def test_byte_order_mark_within_a_file_is_invalid_json(service: LiveService, brand: str, tmp_path: Path) -> None:
    path = tmp_path / "people"
    path.write_bytes(line_without_identity("A") + b"\n\xef\xbb\xbf" + line_without_identity("B") + b"\n")
    assert run_import(service, path, brand) == "2 lines: 1 registered, 0 duplicates, 1 refused."
    assert list(report(path)) == [2]


def test_import_recognizes_a_line_at_any_position(
    service: LiveService, api: httpx2.Client, brand: str, tmp_path: Path
) -> None:
    path = tmp_path / "people"
    a, b, c = (line_without_identity(name) for name in "ABC")
    for content, expected in (
        (b"\n".join([a, b, a]) + b"\n", "AAB"),
        (b"\r\n".join([a, b, a]), "AAB"),  # CRLF, and no line break at the end
        (b"\n\n \n" + a + b"\n\t" + b + b"  \n\n" + a, "AAB"),  # blank lines and white space
        (b"\n".join([b, a, a]), "AAB"),  # another order
        (b"\n".join([a, a]), "AAB"),  # a line removed
        (b"\n".join([c, a, b, c, a]), "AABCC"),  # lines inserted
        (b"\n".join([a, a, a]), "AAABCC"),  # the third copy is new
        (a.replace(b":", b": "), "AAAABCC"),  # other bytes are another line
    ):
        path.write_bytes(content)
        lines = len([line for line in content.split(b"\n") if line.strip()])
        assert run_import(service, path, brand) == f"{lines} lines: {lines} registered, 0 duplicates, 0 refused."
        assert names(api, brand) == sorted(expected)


def test_report_counts_blank_lines(service: LiveService, brand: str, tmp_path: Path) -> None:
    path = tmp_path / "people"
    path.write_bytes(b"\xef\xbb\xbf\r\n\r\n{no\r\n" + line_without_identity("A") + b"\r\n\r\n[]")
    assert run_import(service, path, brand) == "3 lines: 1 registered, 0 duplicates, 2 refused."
    assert sorted(report(path)) == [3, 6]


class StopImport(Exception):
    pass


def test_import_waits_for_retry_after(
    own_service: LiveService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own_service._environment |= FIXED_RATE_LIMIT_CLOCK | {"RATE_LIMIT_WRITE": "3"}
    own_service.start()
    waits = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        raise StopImport

    monkeypatch.setattr("service.cli.importer.asyncio.sleep", sleep)
    path = write(tmp_path / "people.ndjson", [person(number) for number in range(4)])
    reasons = StringIO()
    importer = Importer(own_service.url, own_service.token(), "demo", reasons)
    with path.open("rb") as file, pytest.raises(ExceptionGroup) as stopped:
        asyncio.run(importer.run(file))
    assert stopped.group_contains(StopImport)
    assert 1 <= waits[0] <= 60
    assert reasons.getvalue() == ""  # nothing failed

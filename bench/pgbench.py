"""The upper bound: pgbench with the same messages as the service, prepared and under its role."""

import os
import random
import re
import subprocess
from pathlib import Path

import httpx2

import db.events
import handlers.patients
from bench.contenders import BUILD, OURS, RunningContender
from bench.load import CONNECTIONS, LoadFailed, Measurement, pin_to
from bench.server import Server
from db.core.connection import OPTIONS
from db.core.embedded import binaries
from db.core.statements import Statement

assert db.events
assert handlers.patients  # imported to load their statements
_UUID = re.compile(r"'([0-9a-f]{8}(?:-[0-9a-f]{4}){3})-[0-9a-f]{12}'(?:::uuid)?")
_KEYS = re.compile(r"'\{\\\\x[0-9a-f]{64}(?:,\\\\x[0-9a-f]{64})*\}'")
_PERSON = (
    b'{"brand_id":"bench","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female",'
    b'"email":"limit@example.com","phone":"+14155550123","external_ids":{"mrn":"limit"}}'
)


class PgbenchBaseline:
    """The throughput of PostgreSQL for a scenario with pgbench as the only client."""

    name, title = "pgbench", "pgbench, the same statements"
    scenarios = ("create", "read")

    def __init__(self, server: Server, database: str, patient: str) -> None:
        self._dsn = server.copy(database)
        server.sql("postgres", f"ALTER DATABASE {database} SET log_statement = 'all'")
        with RunningContender(OURS._replace(name=database), self._dsn) as ours:
            tokens = ours.tokens()
            start = len(server.log)
            _send(f"{ours.url}/v1/patients", tokens.bench, _PERSON)
            _send(f"{ours.url}/v1/patients/{patient}", tokens.large)
            log = server.log[start:]
        server.sql("postgres", f"ALTER DATABASE {database} RESET log_statement")
        self._scripts = {name: _script(_message(log, name), BUILD / f"{name}.pgbench") for name in self.scenarios}

    def load(self, scenario: str, seconds: float, cores: set[int] | None = None) -> Measurement:
        """Run pgbench. Raises LoadFailed."""
        variables = [f"-Dbase={random.randrange(2**45)}", "-Dn=0"]
        command = [str(binaries() / "pgbench"), "-n", f"-c{CONNECTIONS}", "-j1", f"-T{seconds:.0f}", *variables]
        done = subprocess.run(
            [*command, "-f", str(self._scripts[scenario]), self._dsn],
            env=os.environ | {"PGOPTIONS": OPTIONS},
            preexec_fn=pin_to(cores),
            capture_output=True,
            text=True,
            check=False,
        )
        result = re.search(r"latency average = ([\d.]+) ms(?s:.*)tps = ([\d.]+)", done.stdout)
        if done.returncode or not result or "number of failed transactions: 0" not in done.stdout:
            raise LoadFailed(scenario, done.stdout + done.stderr)
        return Measurement(float(result[2]), float(result[1]), float("nan"))


def _send(url: str, token: str, body: bytes | None = None) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    method = "POST" if body else "GET"
    httpx2.request(method, url, content=body, headers=headers, trust_env=False).raise_for_status()


def _message(log: str, scenario: str) -> str:
    """Return the message of the service from the server's log."""
    first = {"create": "patient_register", "read": "patient_by_id"}[scenario]
    return next(line.partition("statement: ")[2] for line in log.splitlines() if f"EXECUTE {first}(" in line)


def _script(message: str, path: Path) -> Path:
    r"""The message for pgbench: as one message (`\;`), and in a create with ids and keys of its own each time."""
    if "_register" in message:
        message = _UUID.sub(r"('\1-' || lpad(to_hex(:n), 12, '0'))::uuid", message)
        message = _KEYS.sub(lambda found: _unique_keys(found[0].count("x")), message)
    names = dict.fromkeys(re.findall(r"EXECUTE (\w+)", message))
    prepare = [f"{Statement.every[name].prepare};" for name in names]
    first_time = [r"\if :n = 0", r"\set n :base + :client_id * 10000000", *prepare, r"\endif", r"\set n :n + 1"]
    path.write_text("\n".join([*first_time, message.replace(";", r"\;") + ";", ""]), encoding="utf-8")
    return path


def _unique_keys(keys: int) -> str:
    hashes = [f"sha256(('{number}-' || :n)::bytea)" for number in range(keys)]
    return f"ARRAY[{', '.join(hashes)}]"

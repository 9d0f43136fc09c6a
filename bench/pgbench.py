"""The upper bound: pgbench with the same statements as the service, by the same protocol and under its role."""

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
from db.core.connection import SESSION
from db.core.embedded_programs import binaries

assert db.events
assert handlers.patients  # imported to load their statements
_UUID = re.compile(r"'([0-9a-f]{8}(?:-[0-9a-f]{4}){3})-[0-9a-f]{12}'(?:::uuid)?")
_MATCH_KEYS = re.compile(r"'\{\w:[^']*\}'")
_KEYS = re.compile(r"""'\{"?\\\\x[0-9a-f]{64}"?(?:,"?\\\\x[0-9a-f]{64}"?)*\}'""")
# A line of the server's log with its process, and the next one with the values.
_EXECUTION = re.compile(r"\[(\d+)\] LOG:  execute (\S+): (.*)(?:\n.*\[\1\] DETAIL:  Parameters: (.*))?")
_VALUE = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")
_LOGGED = {"log_statement": "all", "log_error_verbosity": "default", "log_parameter_max_length": "-1"}
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
        for name, value in _LOGGED.items():
            server.sql("postgres", f"ALTER DATABASE {database} SET {name} = '{value}'")
        with RunningContender(OURS._replace(name=database), self._dsn) as ours:
            tokens = ours.tokens()
            start = len(server.log)
            _send(f"{ours.url}/v1/patients", tokens.bench, _PERSON)
            _send(f"{ours.url}/v1/patients/{patient}", tokens.large)
            log = server.log[start:]
        server.sql("postgres", f"ALTER DATABASE {database} RESET ALL")
        self._scripts = {name: _script(_transaction(log, name), BUILD / f"{name}.pgbench") for name in self.scenarios}

    def load(self, scenario: str, seconds: float, cores: set[int] | None = None) -> Measurement:
        """Run pgbench. Raises LoadFailed."""
        variables = [f"-Dbase={random.randrange(2**45)}", "-Dn=0"]
        command = [
            str(binaries() / "pgbench"),
            "-n",
            "-Mprepared",
            f"-c{CONNECTIONS}",
            "-j1",
            f"-T{seconds:.0f}",
            *variables,
        ]
        done = subprocess.run(
            [*command, "-f", str(self._scripts[scenario]), self._dsn],
            env=os.environ | {"PGOPTIONS": " ".join(f"-c {name}={value}" for name, value in SESSION.items())},
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


def _transaction(log: str, scenario: str) -> list[str]:
    """Return the statements of the service's transaction, with their values, from the server's log."""
    first = {"create": "patient_register", "read": "patient_by_id"}[scenario]
    executions = _EXECUTION.findall(log)
    process = next(process for process, name, _, _ in executions if name == first)
    of_process = [execution[1:] for execution in executions if execution[0] == process]
    at = [name for name, _, _ in of_process].index(first)
    begin = max(index for index, (name, _, _) in enumerate(of_process[:at]) if name == "begin")
    end = next(index for index, (name, _, _) in enumerate(of_process) if index > at and name == "commit")
    return [_with_values(sql, dict(_VALUE.findall(values))) for _, sql, values in of_process[begin : end + 1]]


def _with_values(sql: str, values: dict[str, str]) -> str:
    return re.sub(r"\$(\d+)", lambda number: values[number[1]], sql)


def _script(statements: list[str], path: Path) -> Path:
    """The transaction for pgbench: as one pipeline, and in a create with ids and keys of its own each time."""
    sent = ";\n".join(statements)
    if 'INSERT INTO "patients"' in sent:
        sent = _UUID.sub(r"('\1-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid", sent)
        sent = _MATCH_KEYS.sub(lambda found: _without_variables(found[0]), sent)
        sent = _KEYS.sub(lambda found: _unique_keys(found[0].count("x")), sent)
    first_time = [r"\if :n = 0", r"\set n :base + :client_id * 10000000", r"\endif", r"\set n :n + 1"]
    path.write_text("\n".join([*first_time, r"\startpipeline", f"{sent};", r"\endpipeline", ""]), encoding="utf-8")
    return path


def _without_variables(keys: str) -> str:
    """Return an array literal of match keys in which pgbench finds no variable, which begins with a colon."""
    return f"replace({keys.replace(':', ';')}, ';', ':')"


def _unique_keys(keys: int) -> str:
    hashes = [f"sha256(('{number}-' || :n::text)::bytea)" for number in range(keys)]
    return f"ARRAY[{', '.join(hashes)}]"

"""One PostgreSQL, as embedded by the service, with a database per contender."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from bench.contenders import memory_mib_of, processor_seconds
from bench.fill import fill
from db.core import migrate
from db.core.embedded import Embedded

# The first patient has ten thousand entries under twenty keys.
_MEASUREMENTS = """
INSERT INTO metric_entries
    (brand_id, id, patient_id, metric_key, value_numeric, source, is_phi, recorded_at, created_at)
SELECT brand_id, gen_random_uuid(), id, 'key-' || n % 20, n, 'manual', true, now() - n * interval '1 minute', now()
FROM (SELECT * FROM patients WHERE brand_id = 'large' ORDER BY id LIMIT 1) AS first, generate_series(1, 10000) AS n
"""

PATIENTS = 100_000
"""The number of patients in the brand that is read."""
_BENCH_PATIENTS = 1_000
_CONNECTIONS = 300


class Server:
    """An embedded PostgreSQL. `copy` copies a migrated and filled database."""

    def __init__(self, directory: Path) -> None:
        self._embedded = Embedded(directory, connections=_CONNECTIONS)
        self._log = directory / "postgres.log"

    def pin(self, cores: set[int]) -> None:
        """Pin its current and future processes to these cores."""
        parent = self._embedded.process_id()
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
        for process in [parent, *map(int, children)]:
            os.sched_setaffinity(process, cores)

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def processor_seconds(self) -> float:
        """The processor time of its processes."""
        return processor_seconds(self._embedded.process_id())

    def backends_mib(self, database: str) -> float:
        """Return the memory of the backends that serve a database; shared pages count once."""
        query = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
        return memory_mib_of(pid for (pid,) in self.sql("postgres", query, database))

    @contextmanager
    def running(self) -> Iterator["Server"]:
        self._embedded.start()
        try:
            yield self
        finally:
            self._embedded.stop()

    def filled_database(self, name: str, patients: int = PATIENTS) -> str:
        """Return the URL of a database with that many patients in `large` and some in `bench`; create it if needed."""
        url = self.url(name)
        if not self.sql("postgres", "SELECT 1 FROM pg_database WHERE datname = %s", name):
            self.sql("postgres", f"CREATE DATABASE {name}")
            migrate.migrate(url)
            fill(url, patients, "large")
            # So that the statistics contain the brand: a plan made for an unknown brand expects no rows, which would
            # slow down contenders that have the brand in their queries.
            fill(url, _BENCH_PATIENTS, "bench")
            self.sql(name, _MEASUREMENTS)
        return url

    def write_patients(self, database: str, path: Path) -> Path:
        """Write the patients for the load to a file: id, record number and name. The first one may have entries."""
        query = (
            "SELECT id::text, external_ids->>'mrn', first_name, last_name FROM patients WHERE brand_id = 'large' "
            "ORDER BY id LIMIT 10000"
        )
        path.write_text("".join(f"{' '.join(row)}\n" for row in self.sql(database, query)), encoding="utf-8")
        return path

    def copy(self, name: str, template: str = "filled") -> str:
        """Copy a database and return the URL of the copy."""
        self.sql("postgres", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.sql("postgres", f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        self.sql(name, "VACUUM ANALYZE")  # statistics are not copied
        return self.url(name)

    def sql(self, database: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(self.url(database))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(query, values or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def url(self, database: str) -> str:
        return urlunsplit(urlsplit(self._embedded.owner_dsn)._replace(path=f"/{database}"))

"""One PostgreSQL for all, as the service brings it, with a database for each contender."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from bench.fill import fill
from db.core import migrate
from db.core.embedded import Embedded

# The first patient has ten thousand, under twenty keys.
_MEASUREMENTS = """
INSERT INTO metric_entries
    (brand_id, id, patient_id, metric_key, value_numeric, source, is_phi, recorded_at, created_at)
SELECT brand_id, gen_random_uuid(), id, 'key-' || n % 20, n, 'manual', true, now() - n * interval '1 minute', now()
FROM (SELECT * FROM patients WHERE brand_id = 'large' ORDER BY id LIMIT 1) AS first, generate_series(1, 10000) AS n
"""

PATIENTS = 100_000
"""The number of patients in the brand that is read."""
_OTHERS = 1_000
_CONNECTIONS = 300


class Server:
    """An embedded PostgreSQL; `copy` makes copies of a database that is migrated and filled."""

    def __init__(self, directory: Path) -> None:
        self._embedded = Embedded(directory, connections=_CONNECTIONS)
        self._log = directory / "postgres.log"

    def bind(self, cores: set[int]) -> None:
        """Have its processes, and those that it starts from now on, run on these cores."""
        parent = self._embedded.process_id()
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
        for process in [parent, *map(int, children)]:
            os.sched_setaffinity(process, cores)

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @contextmanager
    def running(self) -> Iterator["Server"]:
        self._embedded.start()
        try:
            yield self
        finally:
            self._embedded.stop()

    def filled(self, name: str, patients: int = PATIENTS) -> str:
        """A database with so many patients in the brand `large`, and some in `bench`; made if need be. Its address."""
        url = self.url(name)
        if not self.sql("postgres", "SELECT 1 FROM pg_database WHERE datname = %s", name):
            self.sql("postgres", f"CREATE DATABASE {name}")
            migrate.migrate(url)
            fill(url, patients, "large")
            # So that the statistics know it: a plan made for a brand that they do not know expects no rows of it,
            # and whoever names the brand in a query would be slow for that alone.
            fill(url, _OTHERS, "bench")
            self.sql(name, _MEASUREMENTS)
        return url

    def patients(self, database: str, path: Path) -> Path:
        """Write whom to ask about to a file: id, record number and name. The first has measurements, if anybody has."""
        query = (
            "SELECT id::text, external_ids->>'mrn', first_name, last_name FROM patients WHERE brand_id = 'large' "
            "ORDER BY id LIMIT 10000"
        )
        path.write_text("".join(f"{' '.join(row)}\n" for row in self.sql(database, query)), encoding="utf-8")
        return path

    def copy(self, name: str, template: str = "filled") -> str:
        """A fresh copy of a database; its address."""
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

"""The file of a backup: a tar with the dump of pg_dump (custom format), and a manifest to compare the rows with."""

import hashlib
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import IO, Any, NamedTuple

import orjson

from db.core.programs import BackupFailed, output_of, programs

_FORMAT = 1
_DUMP, _MANIFEST = "database.dump", "manifest.json"
_BLOCK = tarfile.BLOCKSIZE
_CHUNK = 1 << 20
_COPY = re.compile(r"COPY (\S+) \(.*\) FROM stdin;\n")
_END_OF_ROWS = b"\\.\n"
# A restore sets the sequence itself.
_SEQUENCE = b"SELECT pg_catalog.setval("
_PLAIN = (b"\n", b"--", b"SET ", b"SELECT pg_catalog.set_config(", _SEQUENCE, b"\\restrict ", b"\\unrestrict ")


class Table(NamedTuple):
    """The number of rows, and the sum of the SHA-256 hashes of the rows in COPY's text format, modulo 2^256."""

    rows: int
    digest: str


class Manifest(NamedTuple):
    """The contents of a backup. `program` is the major version of pg_dump, `migration` the last one of the schema."""

    release: str
    created_at: str
    server: int
    program: int
    migration: str
    dump_sha256: str
    tables: dict[str, Table]

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


class Copy(NamedTuple):
    """The rows of a table in a dump, as lines; `statement` is the COPY statement that reads them."""

    table: str
    statement: str
    rows: Iterator[bytes]


class Digest:
    """A file that COPY writes rows to, which keeps their number and digest. The order of the rows has no effect."""

    def __init__(self) -> None:
        self._rows = self._sum = 0

    def write(self, row: bytes) -> None:
        self._rows += 1
        self._sum += int.from_bytes(hashlib.sha256(row).digest())

    def table(self) -> Table:
        return Table(self._rows, f"{self._sum % 2**256:064x}")


def write_dump(file: IO[bytes], dump: IO[bytes]) -> str:
    """Write the dump as the first member of an empty file; return its SHA-256."""
    file.seek(_BLOCK)
    hash_, size = hashlib.sha256(), 0
    while chunk := dump.read(_CHUNK):
        hash_.update(chunk)
        size += file.write(chunk)
    file.write(bytes(-size % _BLOCK))
    file.seek(0)
    file.write(_header(_DUMP, size))
    file.seek(0, os.SEEK_END)
    return hash_.hexdigest()


def write_manifest(file: IO[bytes], manifest: Manifest) -> None:
    """Write the manifest as the second and last member."""
    tables = {name: table._asdict() for name, table in manifest.tables.items()}
    content = orjson.dumps({"format": _FORMAT, **manifest._asdict(), "tables": tables}, option=orjson.OPT_INDENT_2)
    file.write(_header(_MANIFEST, len(content)) + content + bytes(-len(content) % _BLOCK) + bytes(2 * _BLOCK))


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


class Archive:
    """A backup that is complete: it has a manifest, and the dump has the hash in it. Raises BackupFailed otherwise."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with tarfile.open(path, "r:") as tar:
                dump, manifest = tar.getmember(_DUMP), tar.extractfile(_MANIFEST)
                assert manifest is not None
                self.manifest = _manifest(orjson.loads(manifest.read()))
        except (tarfile.TarError, KeyError, TypeError, ValueError, AssertionError) as error:
            raise BackupFailed(f"{path} is not a complete backup of this format.") from error
        self._begin = dump.offset_data
        if self._sha256(dump.size) != self.manifest.dump_sha256:
            raise BackupFailed(f"{path} is damaged: its dump is not the one of its manifest.")
        self._program = programs(self.manifest.program) / "pg_restore"

    def _sha256(self, size: int) -> str:
        hash_ = hashlib.sha256()
        with self._path.open("rb") as file:
            file.seek(self._begin)
            while size and (chunk := file.read(min(size, _CHUNK))):
                hash_.update(chunk)
                size -= len(chunk)
        return hash_.hexdigest()

    def sql(self, section: str) -> str:
        """Return the statements of the section `pre-data` or `post-data`."""
        with self._script(section) as script:
            return script.read().decode()

    @contextmanager
    def data(self) -> Iterator[Iterator[Copy]]:
        """Return the tables. The rows of one must be read before the next one. Raises BackupFailed."""
        with self._script("data") as script:
            yield _tables(script)

    def verify(self) -> None:
        """Compare all rows in the dump with the manifest. Raises BackupFailed."""
        found = {}
        with self.data() as tables:
            for table in tables:
                digest = Digest()
                for row in table.rows:
                    digest.write(row)
                found[table.table] = digest.table()
        require_same(found, self.manifest.tables)

    @contextmanager
    def _script(self, section: str) -> Iterator[IO[bytes]]:
        with self._path.open("rb") as dump:
            os.lseek(dump.fileno(), self._begin, os.SEEK_SET)
            with output_of(self._program, "--no-owner", f"--section={section}", "--file=-", stdin=dump) as script:
                yield script


def _manifest(content: dict[str, Any]) -> Manifest:
    if content.pop("format") != _FORMAT:
        raise ValueError
    tables = {name: Table(**table) for name, table in content.pop("tables").items()}
    return Manifest(**content, tables=tables)


def _tables(script: IO[bytes]) -> Iterator[Copy]:
    for line in script:
        if match := _COPY.fullmatch(line.decode()):
            yield Copy(match[1], match[0], takewhile(lambda row: row != _END_OF_ROWS, script))
        elif not line.startswith(_PLAIN):
            raise BackupFailed(f"The dump has a statement that is not known here: {line[:40].decode()}")


def require_same(found: dict[str, Table], expected: dict[str, Table]) -> None:
    """Raises BackupFailed with the tables whose rows differ."""
    if different := sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)):
        numbers = (f"{name} ({_rows(found.get(name))}, {_rows(expected.get(name))})" for name in different)
        raise BackupFailed(f"Rows differ from those of the manifest (found, expected): {', '.join(numbers)}.")


def _rows(table: Table | None) -> str:
    return "none" if table is None else f"{table.rows} rows"

"""Backups restore a service that returns what it returned before, or fail with a sentence and leave nothing."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

import httpx2
import psycopg2
import pytest
from psycopg2.extensions import make_dsn

from db.core import backup
from db.core.archive import Archive
from db.core.programs import BackupFailed, output_of
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph, create_graph
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.upgrade.record import row_counts

pytestmark = pytest.mark.postgres

BRANDS = ("acme", "zeta")
# Each read adds to the access log.
READS = [name for name in GUARDED if OPERATIONS[name][0] == "GET" and not name.startswith("accesses.")]


class Source(NamedTuple):
    """A running service with data of two brands, and its backup, made while it ran."""

    service: LiveService
    graphs: dict[str, Graph]
    file: Path
    said: str
    rows: dict[str, int]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    service, file, graphs = LiveService(**LONG_TIMEOUT_ENV), tmp_path_factory.mktemp("backup") / "today.backup", {}
    service.start()
    for brand in BRANDS:
        with client(service, brand) as api, client(service, brand, PERSON) as me:
            graphs[brand] = create_graph(api, brand, me)
    rows = row_counts(service.owner_dsn())
    done = service.command("backup", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    yield Source(service, graphs, file, done.stdout, rows)
    service.clean_up()


@pytest.fixture
def target(source: Source) -> Iterator[LiveService]:
    """Another service, without a database yet, that accepts the tokens of the first one."""
    service = LiveService(**LONG_TIMEOUT_ENV)
    service.data_dir.mkdir()
    shutil.copy(source.service.data_dir / "local-signing-key.json", service.data_dir)
    yield service
    service.clean_up()


@pytest.fixture
def role(source: Source) -> Iterator[str]:
    """A new role without rights."""
    name = f"role_{token_hex(4)}"
    on_server(source, f"CREATE ROLE {name}")
    yield name
    on_server(source, f"DROP ROLE {name}")


@pytest.fixture
def empty(source: Source) -> Iterator[str]:
    """The DSN of an empty database."""
    name = f"empty_{token_hex(4)}"
    on_server(source, f"CREATE DATABASE {name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
    yield make_dsn(source.service.owner_dsn(), dbname=name)
    on_server(source, f"DROP DATABASE {name} WITH (FORCE)")


def on_server(source: Source, *statements: str) -> None:
    with closing(psycopg2.connect(source.service.owner_dsn())) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        for statement in statements:
            cursor.execute(statement)


def client(service: LiveService, brand: str, subject: str | None = None) -> httpx2.Client:
    return service.api(LocalTokens(service.data_dir).mint(brand=brand, scopes=every_scope(), subject=subject))


def query(dsn: str, *statements: str) -> list[tuple[Any, ...]]:
    """Run statements in a transaction that is rolled back; return the rows of the last one."""
    with closing(psycopg2.connect(dsn)) as connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchall()


def has_relations(dsn: str) -> bool:
    return bool(query(dsn, "SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace"))


def responses(service: LiveService, graph: Graph) -> dict[str, tuple[int, Any]]:
    """Return the status and the body of each read of a brand, by its service and its patient."""
    found = {}
    for subject in (None, PERSON):
        with client(service, graph.brand, subject) as api:
            for name in READS:
                response = graph.request(name).send(api)
                found[f"{name} {subject}"] = (response.status_code, without_accesses(response.text))
    return found


def without_accesses(text: str) -> Any:
    """Return the body without what is new in each response: the accesses in an export, and the id of the request."""
    return {key: value for key, value in json.loads(text).items() if key not in ("accesses", "request_id")}


def test_restored_service_returns_what_it_returned_before(source: Source, target: LiveService) -> None:
    patients = source.rows["patients"]
    assert f"{patients} of them patients" in source.said
    restored = target.command("restore", str(source.file))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert f"{patients} of them patients" in restored.stdout
    assert "No erasure ledger is set" in restored.stdout
    assert row_counts(target.start().owner_dsn()) == source.rows
    for graph in source.graphs.values():
        before, after = responses(source.service, graph), responses(target, graph)
        assert after == before
        assert [name for name in READS if after[f"{name} None"][0] == 200]
        with client(source.service, graph.brand) as api, client(target, graph.brand) as restored_api:
            append = graph.request("metrics.append")
            repeated = [append.send(each, **{"Idempotency-Key": "metrics.append"}) for each in (api, restored_api)]
            assert repeated[0].json()["id"] == repeated[1].json()["id"] == graph.entry
            totals = [each.get("/v1/patients", params={"brand_id": graph.brand}).json() for each in (api, restored_api)]
            assert totals[0] == totals[1]
            person = {"brand_id": graph.brand, "first_name": "Ada", "last_name": "Byron"}
            assert restored_api.post("/v1/patients", json=person).status_code == 201
            duplicate = person | {"external_ids": {"mrn": "A-1"}}
            assert restored_api.post("/v1/patients", json=duplicate).status_code == 409
            again = restored_api.get("/v1/patients", params={"brand_id": graph.brand}).json()
            assert again["total"] == totals[0]["total"] + 1


def test_restored_database_has_policies_and_grants(source: Source, role: str, empty: str) -> None:
    """Restored by an owner who is no superuser."""
    ((database,),) = query(empty, "SELECT current_database()")
    on_server(
        source,
        f"GRANT patient_graph_service, patient_graph_relay TO {role}",
        f"ALTER DATABASE {database} OWNER TO {role}",
    )
    backup.restore(make_dsn(empty, options=f"-c role={role}"), Archive(source.file))
    serve, count = "SET LOCAL ROLE patient_graph_service", "SELECT count(*) FROM patients"
    assert query(empty, serve, count) == [(0,)]
    assert query(empty, serve, "SET LOCAL app.brand = 'acme'", count) == [(4,)]
    original = source.service.owner_dsn()
    for view in ("pg_policies", "information_schema.role_table_grants"):
        columns = "policyname, tablename, roles::text, qual" if view == "pg_policies" else "table_name, privilege_type"
        where = "true" if view == "pg_policies" else "grantee LIKE 'patient_graph_%'"
        select = f"SELECT {columns} FROM {view} WHERE {where} ORDER BY 1, 2"
        assert query(empty, select) == query(original, select) != []


def test_login_that_cannot_read_all_rows_makes_no_backup(source: Source, role: str, tmp_path: Path) -> None:
    on_server(source, f"GRANT pg_read_all_data TO {role}")
    dsn = make_dsn(source.service.owner_dsn(), options=f"-c role={role}")
    with pytest.raises(BackupFailed, match=f"The login {role} cannot read all rows"):
        backup.create(dsn, tmp_path / "b", "0")
    assert list(tmp_path.iterdir()) == []
    on_server(source, f"ALTER ROLE {role} BYPASSRLS")
    assert backup.create(dsn, tmp_path / "b", "0").rows >= sum(source.rows.values())


def test_backup_refuses_an_existing_file_and_an_empty_database(source: Source, empty: str, tmp_path: Path) -> None:
    before = source.file.read_bytes()
    with pytest.raises(BackupFailed, match="exists already"):
        backup.create(source.service.owner_dsn(), source.file, "0")
    assert source.file.read_bytes() == before
    with pytest.raises(BackupFailed, match="nothing to back up"):
        backup.create(empty, tmp_path / "b", "0")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lost", ["patients", "rows"])
def test_dump_without_all_rows_is_no_backup(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """As pg_dump writes with --enable-row-security."""
    option = "--exclude-table-data=patients" if lost == "patients" else "--exclude-table=patients"
    monkeypatch.setattr("db.core.backup.output_of", lambda *args, **env: output_of(*args, option, **env))
    with pytest.raises(BackupFailed, match=r"public\.patients \((0 rows|none), 8 rows\)"):
        backup.create(source.service.owner_dsn(), tmp_path / "b", "0")
    assert list(tmp_path.iterdir()) == []


def test_truncated_and_damaged_files_are_refused(source: Source, tmp_path: Path) -> None:
    whole, file = source.file.read_bytes(), tmp_path / "b"
    for size in (0, 100, 600, len(whole) // 2, len(whole) - 2000):
        file.write_bytes(whole[:size])
        with pytest.raises(BackupFailed, match="is not a complete backup"):
            Archive(file)
    for place in (600, len(whole) // 2):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupFailed, match="damaged"):
            Archive(file)


def test_restore_of_other_rows_than_the_manifest_leaves_nothing(source: Source, empty: str, tmp_path: Path) -> None:
    whole, file = source.file.read_bytes(), tmp_path / "b"
    digest = Archive(source.file).manifest.tables["public.patients"].digest.encode()
    for old, new in ((b'"rows": 2', b'"rows": 3'), (digest, digest[::-1])):
        file.write_bytes(whole.replace(old, new))
        with pytest.raises(BackupFailed, match="Rows differ from those of the manifest"):
            backup.restore(empty, Archive(file))
        assert not has_relations(empty)


def test_restore_refuses_other_databases_and_newer_backups(source: Source, empty: str, tmp_path: Path) -> None:
    before = row_counts(source.service.owner_dsn())
    with pytest.raises(BackupFailed, match="The database is not empty"):
        backup.restore(source.service.owner_dsn(), Archive(source.file))
    assert row_counts(source.service.owner_dsn()) == before
    newer = tmp_path / "b"
    migration = Archive(source.file).manifest.migration.encode()
    newer.write_bytes(
        source.file.read_bytes().replace(b'"migration": "' + migration, b'"migration": "9' + migration[1:])
    )
    with pytest.raises(BackupFailed, match="or a newer one"):
        backup.restore(empty, Archive(newer))
    assert not has_relations(empty)


def test_commands_report_failures_in_a_sentence(source: Source, target: LiveService, tmp_path: Path) -> None:
    missing, file = tmp_path / "missing", tmp_path / "empty"
    file.write_bytes(b"")
    for arguments, said in (
        (["restore", str(missing)], f"{missing}: No such file or directory\n"),
        (["restore", str(file)], f"{file} is not a complete backup of this format.\n"),
        (["restore"], "Name the file of a backup, or use --ledger-only without one.\n"),
        (["restore", "--ledger-only"], "Set ERASURE_LEDGER, or name ledgers with --ledger.\n"),
        (["restore", str(source.file), "--ledger", str(missing)], f"{missing}: No such file or directory\n"),
    ):
        done = target.command(*arguments)
        assert (done.returncode, done.stderr, done.stdout) == (1, said, "")


def test_erasure_after_the_backup_is_repeated(source: Source, target: LiveService, tmp_path: Path) -> None:
    ledger, erased = tmp_path / "ledger", source.graphs["acme"].patient
    line = {"at": "2026-11-02T09:30:00.000000Z", "state": "erased", "brand_id": "acme", "patient_id": erased}
    ledger.write_text(f"{json.dumps(line)}\n", encoding="utf-8")
    restored = target.command("restore", str(source.file), "--ledger", str(ledger))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert restored.stdout.endswith("Erasures in the ledger: 1. Patients erased again: 1.\n")
    target._environment["ERASURE_LEDGER"] = str(ledger)
    target.start()
    with client(target, "acme") as api:
        assert api.get(f"/v1/patients/{erased}").status_code == 404
        assert api.get("/v1/patients", params={"brand_id": "acme"}).json()["total"] == 4  # with the merged one


@pytest.mark.skipif(SERVER is not None, reason="the membership is that of all databases of the server")
def test_start_grants_a_membership_that_is_missing(own_service: LiveService) -> None:
    own_service.start()
    own_service.sql("REVOKE patient_graph_maintenance FROM patient_graph_service")
    own_service.stop()
    own_service.start()
    member = "SELECT pg_has_role('patient_graph_service', 'patient_graph_maintenance', 'MEMBER')"
    assert own_service.sql(member) == [(True,)]

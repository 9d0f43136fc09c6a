"""The rules of an engine that distributes tables by brand (docs/scaling.md), over the catalogue and every statement."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from pglast import ast, parse_sql
from pglast.enums import A_Expr_Kind, BoolExprType, JoinType

from db import rekey  # noqa: F401  (with the operations, it loads every table)
from db.core.migrate import MIGRATIONS
from db.core.statements import Statement
from tests.support.live_service import LiveService

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("operations")]

BRAND = "brand_id"
REFERENCE_TABLES = {
    "identity_forms": "The forms of stored identity keys are those of all brands. There are at most three.",
}
LOCAL_TABLES = {
    "schema_migrations": "Read and written by migrations only, on one node.",
    "relay_cursors": "Read and written by the relay only, on one node.",
}
NEXT = [MIGRATIONS / "next" / f"{name}.sql" for name in ("triggers_of_totals", "trigger_of_match_keys")]
"""The migrations of the next release that drop the triggers. Earlier releases, which may still run, need them."""
VOLATILE_FUNCTIONS = {
    "gen_random_uuid": "Ids of audit rows of reads, replayed deliveries and rows set aside: one for each row that a "
    "statement finds, on the node that has it.",
}


# The catalogue


@pytest.fixture
def cursor(service: LiveService) -> Iterator[Any]:
    """A cursor of the owner, in a transaction that is rolled back."""
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection.cursor() as cursor:
        yield cursor
        connection.rollback()


def rows(cursor: Any, query: str) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    return list(cursor.fetchall())


def tables(cursor: Any) -> dict[str, bool]:
    """Return all tables, and whether each has a brand in every row."""
    query = """
        SELECT relname, EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'brand_id'
            AND attnotnull AND atttypid = 'text'::regtype)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1"""
    return dict(rows(cursor, query))


def distributed(cursor: Any) -> list[str]:
    return [name for name in tables(cursor) if name not in REFERENCE_TABLES | LOCAL_TABLES]


def uniques_without_brand(cursor: Any) -> list[str]:
    """Return the unique indexes, also those of constraints, without the brand as a column."""
    query = """
        SELECT relname, indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE (indisunique OR indisexclusion) AND relnamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM unnest(indkey) AS number JOIN pg_attribute ON attrelid = indrelid AND attnum = number
            WHERE attname = 'brand_id')"""
    return [name for table, name in rows(cursor, query) if table in distributed(cursor)]


def foreign_keys_without_brand(cursor: Any) -> list[str]:
    """Return the foreign keys between distributed tables that do not compare the brands of the two rows."""
    query = """
        SELECT conname, conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM unnest(conkey, confkey) AS pair (own, other)
            JOIN pg_attribute AS o ON o.attrelid = conrelid AND o.attnum = pair.own AND o.attname = 'brand_id'
            JOIN pg_attribute AS r ON r.attrelid = confrelid AND r.attnum = pair.other AND r.attname = 'brand_id')"""
    return [name for name, own, _ in rows(cursor, query) if own in distributed(cursor)]


def policies_with_subselects(cursor: Any) -> list[tuple[str, str]]:
    """Return the tables and names of policies that are not those of the relay, which runs on the node of its tables."""
    query = (
        "SELECT tablename, policyname, qual, with_check FROM pg_policies WHERE NOT '{patient_graph_relay}' = roles "
        "ORDER BY 1, 2"
    )
    return [
        (table, policy)
        for table, policy, *conditions in rows(cursor, query)
        if any(
            isinstance(node, ast.SubLink)
            for condition in filter(None, conditions)
            for node in nodes(parse_sql(f"SELECT {condition}")[0])
        )
    ]


def triggers(cursor: Any) -> set[str]:
    return {name for (name,) in rows(cursor, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")}


def test_every_table_is_distributed_by_brand_or_named(cursor: Any) -> None:
    found = tables(cursor)
    assert {name for name, has_brand in found.items() if not has_brand} == REFERENCE_TABLES.keys() | LOCAL_TABLES.keys()
    assert len(distributed(cursor)) > 30


def test_page_has_a_step_for_every_table(cursor: Any) -> None:
    page = (Path(__file__).parents[2] / "docs" / "scaling.md").read_text(encoding="utf-8")
    steps = page.partition("## Tables")[2].partition("## Setting up")[0]
    assert sorted(name for name in tables(cursor) if f"`{name}`" not in steps) == []


def test_unique_and_foreign_keys_contain_the_brand(cursor: Any) -> None:
    assert uniques_without_brand(cursor) == []
    assert foreign_keys_without_brand(cursor) == []


def test_no_policy_has_a_subselect(cursor: Any) -> None:
    assert policies_with_subselects(cursor) == []


def test_next_release_has_no_triggers(cursor: Any) -> None:
    assert triggers(cursor) == {"patients_erased", "patient_not_counted", "patient_match_keys_erased"}
    for each in NEXT:
        cursor.execute(each.read_text(encoding="utf-8"))
    assert triggers(cursor) == set()


def test_planted_table_breaks_each_rule_of_the_catalogue(cursor: Any) -> None:
    cursor.execute("""
        CREATE TABLE planted_without (id uuid PRIMARY KEY);
        CREATE TABLE planted (brand_id text NOT NULL, id uuid UNIQUE, slug text, provider_id uuid, note text,
            PRIMARY KEY (brand_id, id), CONSTRAINT planted_of_it FOREIGN KEY (id) REFERENCES planted_without);
        CREATE UNIQUE INDEX planted_lower ON planted (lower(brand_id), slug);
        CREATE TABLE planted_crossed (brand_id text NOT NULL, id uuid, note text, PRIMARY KEY (brand_id, id),
            CONSTRAINT planted_of_crossed FOREIGN KEY (note, id) REFERENCES planted (brand_id, id));
        CREATE POLICY subselect ON planted USING (brand_id = (SELECT current_setting('app.brand', true)));
        CREATE POLICY checked ON planted FOR INSERT WITH CHECK (EXISTS (SELECT FROM planted_without));
        CREATE TRIGGER planted BEFORE DELETE ON planted EXECUTE FUNCTION suppress_redundant_updates_trigger();
        """)
    assert not tables(cursor)["planted_without"]
    assert set(uniques_without_brand(cursor)) == {"planted_without_pkey", "planted_id_key", "planted_lower"}
    assert set(foreign_keys_without_brand(cursor)) == {"planted_of_it", "planted_of_crossed"}
    assert policies_with_subselects(cursor) == [("planted", "checked"), ("planted", "subselect")]
    assert "planted" in triggers(cursor)


# Statements


def nodes(part: Any) -> Iterator[ast.Node]:
    """Yield all nodes of a syntax tree."""
    if isinstance(part, tuple):
        for each in part:
            yield from nodes(each)
    elif isinstance(part, ast.Node):
        yield part
        for name in part:
            yield from nodes(getattr(part, name))


def faults(sql: str, brand: int, functions: dict[str, str]) -> list[str]:
    """Return what a distributed engine would refuse in a statement. `brand` is the number of the brand's parameter.

    `functions` has the volatility of each function: immutable, stable or volatile.
    """
    tree = parse_sql(sql)
    names = {node.ctename for node in nodes(tree) if isinstance(node, ast.CommonTableExpr)}
    return [
        *(fault for node in nodes(tree) for fault in _faults_of_query(node, brand, names)),
        *(fault for node in nodes(tree) for fault in _faults_of_functions(node, functions)),
    ]


def _faults_of_query(node: ast.Node, brand: int, names: set[str]) -> Iterator[str]:
    """Yield the tables that one SELECT, UPDATE, DELETE or INSERT reads or changes without naming the brand."""
    if isinstance(node, ast.InsertStmt):
        yield from _faults_of_insert(node, brand)
        return
    if isinstance(node, ast.SelectStmt):
        items = node.fromClause or ()
    elif isinstance(node, ast.UpdateStmt):
        items = (node.relation, *(node.fromClause or ()))
    elif isinstance(node, ast.DeleteStmt):
        items = (node.relation, *(node.usingClause or ()))
    else:
        return
    tied = _tied([*_conjuncts(node.whereClause), *(each for item in items for each in _join_conditions(item))], brand)
    for item in items:
        for table in _tables(item):
            alias = table.alias.aliasname if table.alias else table.relname
            if table.relname not in names | REFERENCE_TABLES.keys() and alias not in tied:
                yield f"{table.relname} is not tied to the brand"


def _faults_of_insert(node: ast.InsertStmt, brand: int) -> Iterator[str]:
    columns = [column.name for column in node.cols or ()]
    source = node.selectStmt
    lists = source.valuesLists or ([each.val for each in source.targetList],)
    for values in lists:
        value = dict(zip(columns, values, strict=True)).get(BRAND)
        if not (isinstance(value, ast.ParamRef) and value.number == brand):
            yield f"{node.relation.relname} is added to without the brand"
    if node.onConflictClause and node.onConflictClause.infer:  # all unique keys contain the brand
        target = [each.name for each in node.onConflictClause.infer.indexElems]
        if BRAND not in target:
            yield f"{node.relation.relname} has a conflict without the brand"


def _faults_of_functions(node: ast.Node, functions: dict[str, str]) -> Iterator[str]:
    """Yield volatile functions, and any in a change of rows that is not immutable: each node could differ."""
    if isinstance(node, ast.FuncCall):
        name = node.funcname[-1].sval
        if functions[name] == "volatile" and name not in VOLATILE_FUNCTIONS:
            yield f"{name} is volatile"
    changes: tuple[Any, ...] = ()
    if isinstance(node, ast.UpdateStmt | ast.OnConflictClause):
        changes = node.targetList, node.whereClause
    if isinstance(node, ast.DeleteStmt):
        changes = (node.whereClause,)
    for each in nodes(changes):
        if isinstance(each, ast.FuncCall) and functions[each.funcname[-1].sval] != "immutable":
            yield f"{each.funcname[-1].sval} is called in a change"


def _tables(item: Any) -> Iterator[ast.RangeVar]:
    """Yield the tables of a FROM item, without those of subselects, which are queries of their own."""
    if isinstance(item, ast.RangeVar):
        yield item
    if isinstance(item, ast.JoinExpr):
        yield from _tables(item.larg)
        yield from _tables(item.rarg)


def _join_conditions(item: Any) -> Iterator[Any]:
    """Yield the conditions of joins that hold for the rows of the right side: for those of outer joins on the left."""
    if isinstance(item, ast.JoinExpr):
        yield from _join_conditions(item.larg)
        yield from _join_conditions(item.rarg)
        right = {each.alias.aliasname if each.alias else each.relname for each in _tables(item.rarg)}
        is_inner, is_left = item.jointype == JoinType.JOIN_INNER, item.jointype == JoinType.JOIN_LEFT
        yield from (each for each in _conjuncts(item.quals) if is_inner or (is_left and _is_about(each, right)))


def _is_about(condition: Any, aliases: set[str]) -> bool:
    """Return whether a condition compares the brand of one of these with a parameter."""
    sides = (condition.lexpr, condition.rexpr) if isinstance(condition, ast.A_Expr) else ()
    return any(_alias_of_brand(side) in aliases for side in sides) and any(
        isinstance(side, ast.ParamRef) for side in sides
    )


def _conjuncts(condition: Any) -> Iterator[Any]:
    if isinstance(condition, ast.BoolExpr) and condition.boolop == BoolExprType.AND_EXPR:
        for each in condition.args:
            yield from _conjuncts(each)
    elif condition is not None:
        yield condition


def _tied(conditions: list[Any], brand: int) -> set[str]:
    """Return the aliases whose brand equals the parameter, or the brand of another such alias."""
    equal = [
        (each.lexpr, each.rexpr)
        for each in conditions
        if isinstance(each, ast.A_Expr) and each.kind == A_Expr_Kind.AEXPR_OP and each.name[0].sval == "="
    ]
    equal += [(right, left) for left, right in equal]
    tied = {
        alias
        for left, right in equal
        if (alias := _alias_of_brand(left)) and isinstance(right, ast.ParamRef) and right.number == brand
    }
    for _ in equal:
        tied |= {alias for left, right in equal if (alias := _alias_of_brand(left)) and _alias_of_brand(right) in tied}
    return tied


def _alias_of_brand(side: Any) -> str | None:
    """Return the alias of a column `brand_id`, None for anything else."""
    if isinstance(side, ast.ColumnRef) and len(side.fields) == 2 and side.fields[1].sval == BRAND:
        return str(side.fields[0].sval)
    return None


@pytest.fixture
def functions(cursor: Any) -> dict[str, str]:
    """The volatility of each function; of several with one name, that of the worst."""
    names = {"i": "immutable", "s": "stable", "v": "volatile"}
    return {
        name: names[kind]
        for name, kind in rows(cursor, "SELECT proname, max(provolatile::text) FROM pg_proc GROUP BY 1")
    }


def test_every_statement_names_the_brand_for_every_table(functions: dict[str, str]) -> None:
    of_no_brand = {name for name, each in Statement.every.items() if BRAND not in each.params}
    assert of_no_brand == REFERENCE_TABLES.keys()
    found = {
        name: faults(each.sql, each.params.index(BRAND) + 1 if BRAND in each.params else 0, functions)
        for name, each in Statement.every.items()
    }
    assert {name: each for name, each in found.items() if each} == {}
    assert len(found) > 100


JOINED = "SELECT a.id FROM patients AS a JOIN audit AS b ON b.patient_id = a.id"


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("SELECT id FROM patients", "patients is not tied to the brand"),
        ("SELECT id FROM patients AS a WHERE a.brand_id = $2", "patients is not tied to the brand"),
        ("SELECT id FROM patients AS a WHERE a.brand_id = 'acme'", "patients is not tied to the brand"),
        ("SELECT id FROM patients AS a WHERE a.brand_id <> $1", "patients is not tied to the brand"),
        ("SELECT id FROM patients AS a WHERE a.brand_id = $1 OR a.id = $2", "patients is not tied to the brand"),
        ("SELECT id FROM patients AS a WHERE NOT a.brand_id = $1", "patients is not tied to the brand"),
        (
            "SELECT id FROM patients AS a WHERE a.brand_id = current_setting('app.brand')",
            "patients is not tied to the brand",
        ),
        (f"{JOINED} WHERE a.brand_id = $1", "audit is not tied to the brand"),
        (f"{JOINED} AND b.brand_id = $1", "patients is not tied to the brand"),
        (
            "SELECT a.id FROM patients AS a LEFT JOIN audit AS b ON a.brand_id = $1 WHERE b.brand_id = $1",
            "patients is not tied to the brand",
        ),
        (f"SELECT ({JOINED} AND a.brand_id = $1)", "audit is not tied to the brand"),
        (f"WITH c AS ({JOINED} AND b.brand_id = $1) SELECT id FROM c", "patients is not tied to the brand"),
        ("UPDATE patients SET email = $2 WHERE id = $3", "patients is not tied to the brand"),
        ("DELETE FROM patients WHERE id = $2", "patients is not tied to the brand"),
        ("INSERT INTO audit (id) VALUES ($1)", "audit is added to without the brand"),
        ("INSERT INTO audit (brand_id, id) VALUES ($1, $2), ($2, $1)", "audit is added to without the brand"),
        (
            "INSERT INTO audit (brand_id) SELECT current_setting('app.brand')",
            "audit is added to without the brand",
        ),
        (
            "INSERT INTO audit (brand_id, id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
            "audit has a conflict without the brand",
        ),
        ("SELECT random()", "random is volatile"),
        ("DELETE FROM audit WHERE brand_id = $1 AND occurred_at < now()", "now is called in a change"),
    ],
)
def test_statement_without_the_brand_is_found(sql: str, fault: str, functions: dict[str, str]) -> None:
    assert fault in faults(sql, 1, functions)


@pytest.mark.parametrize(
    "sql",
    [
        f"{JOINED} AND b.brand_id = a.brand_id WHERE $1 = a.brand_id",
        "SELECT a.id FROM patients AS a LEFT JOIN audit AS b ON b.brand_id = $1 WHERE a.brand_id = $1",
        "UPDATE patients SET email = $2 WHERE patients.brand_id = $1",
        "INSERT INTO audit (id, brand_id) SELECT $2, $1",
        "SELECT form FROM identity_forms",
    ],
)
def test_statement_with_the_brand_has_no_fault(sql: str, functions: dict[str, str]) -> None:
    assert faults(sql, 1, functions) == []

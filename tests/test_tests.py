"""Rules for tests: no sleeping, no short timeouts, no clock reads on import, no long names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SLEEPERS = {
    "waiting.py": "the one place that polls",
    "raw.py": "polls a thousand times a second, as a request may come in very many pieces",
    "test_rekey.py": "polls while a process of its own runs",
}
REQUESTS = {"get", "head", "options", "post", "put", "patch", "delete", "request", "stream", "Client", "AsyncClient"}
NOW = ("time.time", "date.today", "datetime.now")
LONGEST_NAME = 64
FILES = sorted(set(FOLDER.rglob("*.py")) - {FOLDER / "gates" / "sdk" / "wrong.py"})  # only type-checked, never run


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a dotted name, such as `time.sleep`, with the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func), node


def nodes_run_on_import(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run on import: all but the bodies of functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for each in (*node.decorator_list, node.args):
                yield from (each, *nodes_run_on_import(each))
        else:
            yield from (node, *nodes_run_on_import(node))


def short_timeouts(tree: ast.AST) -> list[int]:
    """Return the lines of requests with httpx2's default timeout of five seconds."""
    requests = {f"httpx2.{name}" for name in REQUESTS}
    return [
        call.lineno
        for name, call in calls(tree)
        if name in requests and "timeout" not in {keyword.arg for keyword in call.keywords}
    ]


def clock_reads_on_import(tree: ast.AST) -> list[int]:
    """Return the lines that read the clock on import, which may be long before a test runs."""
    return [
        node.lineno
        for node in nodes_run_on_import(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(NOW)
    ]


def sleeps(tree: ast.AST) -> list[int]:
    """Return the lines that sleep; sleeping for 0 seconds only yields to others."""
    sleeps = {"time.sleep", "asyncio.sleep"}
    return [call.lineno for name, call in calls(tree) if name in sleeps and ast.unparse(call.args[0]) != "0"]


def long_names(tree: ast.AST) -> list[int]:
    """The lines of tests whose names are longer than LONGEST_NAME."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and len(node.name) > LONGEST_NAME
    ]


@pytest.fixture(params=FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def tree(request: pytest.FixtureRequest) -> ast.AST:
    return ast.parse(request.param.read_text(encoding="utf-8"), request.param.name)


def test_every_request_has_a_long_timeout(tree: ast.AST) -> None:
    assert short_timeouts(tree) == []


def test_no_module_reads_the_clock_on_import(tree: ast.AST) -> None:
    assert clock_reads_on_import(tree) == []


def test_no_test_name_is_too_long(tree: ast.AST) -> None:
    assert long_names(tree) == []


@pytest.mark.parametrize("file", [file for file in FILES if file.name not in SLEEPERS], ids=lambda file: file.stem)
def test_no_test_sleeps(file: Path) -> None:
    assert sleeps(ast.parse(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("rule", "broken", "kept"),
    [
        (short_timeouts, "httpx2.get(url)", "httpx2.get(url, timeout=LONG)"),
        (short_timeouts, "with httpx2.Client() as client: ...", "client.get(url)"),
        (clock_reads_on_import, "NOW = int(time.time())", "def now(): return time.time()"),
        (clock_reads_on_import, "CASES = [{'born': date.today()}]", "CASES = [lambda: date.today()]"),
        (clock_reads_on_import, "@mark(date.today())\ndef test(): ...", "def test():\n    x = date.today()"),
        (
            clock_reads_on_import,
            "class A:\n    now = datetime.now(UTC)",
            "class A:\n    def now(self): datetime.now(UTC)",
        ),
        (long_names, f"def test_{60 * 'x'}(): ...", f"def test_{59 * 'x'}(): ..."),
        (sleeps, "def test(): time.sleep(1)", "def test(): wait_until(condition, 'it is so')"),
        (sleeps, "async def test(): await asyncio.sleep(0.1)", "async def test(): await asyncio.sleep(0)"),
    ],
)
def test_each_rule_finds_its_violations(rule: object, broken: str, kept: str) -> None:
    assert callable(rule)
    assert [rule(ast.parse(text)) for text in (kept, broken)] == [[], [1 if "\n    " not in broken else 2]]

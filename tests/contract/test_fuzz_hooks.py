"""The check of fuzz/hooks.py: a valid request may only fail for a reason that no schema can express."""

import importlib.util
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.graph import OPERATIONS
from tests.support.live_service import ROOT

Check = Callable[..., None]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Check:
    monkeypatch.setenv("BRAND", "demo")
    spec = importlib.util.spec_from_file_location("fuzz_hooks", ROOT / "fuzz/hooks.py")
    assert spec is not None
    assert spec.loader is not None
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)

    def judge(
        name: str,
        status: int,
        codes: tuple[str, ...] = (),
        size: int = 2,
        positive: bool = True,
        location: tuple[str, str] = ("body", ""),
        **headers: str,
    ) -> None:
        details = [{"in": location[0], "pointer": location[1], "code": code} for code in codes]
        sent = SimpleNamespace(body=b" " * size, headers=headers)
        response = SimpleNamespace(status_code=status, request=sent, json=lambda: {"details": details})
        meta: Any = SimpleNamespace(generation=SimpleNamespace(mode=SimpleNamespace(is_positive=positive)))
        operation = SimpleNamespace(definition=SimpleNamespace(raw=OPERATIONS[name][2]))
        hooks.errors_have_a_reason(None, response, SimpleNamespace(operation=operation, meta=meta))

    return judge


@pytest.mark.parametrize(("name", "largest"), [("intake.replace", 65536), ("metrics.append_batch", 1048576)])
def test_413_is_only_accepted_for_bodies_over_the_limit(check: Check, name: str, largest: int) -> None:
    check(name, 413, size=largest + 1)
    with pytest.raises(AssertionError, match="is not too large"):
        check(name, 413, size=largest)


def test_413_is_accepted_for_patches_that_enlarge_the_record(check: Check) -> None:
    check("patients.update", 413)


@pytest.mark.parametrize("codes", [(), ("pattern",), ("in_future", "format"), ("required",)])
def test_valid_request_may_not_fail_schema_rules(check: Check, codes: tuple[str, ...]) -> None:
    with pytest.raises(AssertionError, match="A valid request failed"):
        check("consults.create", 400, codes)
    check("consults.create", 400, codes, positive=False)


def test_valid_request_may_fail_date_dependent_rules(check: Check) -> None:
    check("consults.create", 400, ("in_future",))
    check("acts.verify_age", 400, ("under_age",))


def test_valid_range_may_lack_its_other_end(check: Check) -> None:
    check("adherence.get_calendar", 400, ("required",), location=("query", "/to"))
    with pytest.raises(AssertionError, match="A valid request failed"):
        check("adherence.get_calendar", 400, ("required",), location=("query", "/patient_id"))


def test_412_is_only_accepted_with_a_precondition(check: Check) -> None:
    check("patients.update", 412, **{"If-Match": '"x"'})
    with pytest.raises(AssertionError, match="412 without precondition"):
        check("patients.update", 412)

"""The parsed document that is kept beside the byte code."""

from importlib.util import cache_from_source
from pathlib import Path

import pytest
import yaml

import openapi


@pytest.fixture(autouse=True)
def _written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def kept(path: Path) -> Path:
    return Path(cache_from_source(str(path))).with_suffix(".json")


def test_kept_document_equals_the_parsed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = openapi.DOCUMENT.read_text(encoding="utf-8")
    path = tmp_path / "document.yaml"
    path.write_text(text, encoding="utf-8")
    parsed = openapi.load(path)
    assert kept(path).exists()
    monkeypatch.delattr(yaml, "load")
    assert openapi.load(path) == parsed
    monkeypatch.undo()
    assert parsed == yaml.load(text, yaml.CSafeLoader)


@pytest.mark.parametrize("damaged", [b"", b"{}", slice(-1)])
def test_changed_document_or_damaged_copy_is_parsed_again(tmp_path: Path, damaged: bytes | slice) -> None:
    path = tmp_path / "document.yaml"
    path.write_text("a: 1", encoding="utf-8")
    assert openapi.load(path) == {"a": 1}
    path.write_text("a: 2", encoding="utf-8")
    assert openapi.load(path) == {"a": 2}
    content = kept(path).read_bytes()
    kept(path).write_bytes(content[damaged] if isinstance(damaged, slice) else damaged)
    assert openapi.load(path) == {"a": 2}
    assert kept(path).read_bytes() == content


def test_unwritable_folder_keeps_nothing_and_fails_nothing(tmp_path: Path) -> None:
    path = tmp_path / "document.yaml"
    path.write_text("a: 1", encoding="utf-8")
    (tmp_path / "__pycache__").touch()
    assert openapi.load(path) == {"a": 1}

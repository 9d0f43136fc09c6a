"""The findings that are meant: by which documents, and for which reason."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from compat import Unreadable
from compat.findings import Finding


class Accepted(BaseModel):
    """An exception. Whatever it does not name may be anything; `operations` and `places` are shell patterns."""

    model_config = ConfigDict(extra="forbid")

    reason: str
    rules: list[str]
    operations: list[str] = ["*"]
    places: list[str] = ["*"]
    now: Any = None

    def covers(self, finding: Finding) -> bool:
        return (
            finding.rule in self.rules
            and any(fnmatchcase(finding.operation, each) for each in self.operations)
            and any(fnmatchcase(finding.place, each) for each in self.places)
            and self.now in (None, finding.now)
        )

    def idle(self, covered: Sequence[Finding]) -> list[str]:
        """The rules, operations and places that are of no use for the findings that it covers."""
        if not covered:
            return [", ".join(self.rules)]
        found = [(each.rule, each.operation, each.place) for each in covered]
        said = zip((self.rules, self.operations, self.places), zip(*found, strict=True), strict=True)
        return [each for those, there in said for each in those if not any(fnmatchcase(one, each) for one in there)]


def accepted(path: Path, base: str) -> Sequence[Accepted]:
    """The exceptions for one base, by its name in a file. Raises Unreadable."""
    try:
        sheet = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        return TypeAdapter(dict[str, list[Accepted]]).validate_python(sheet).get(base, [])
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(part) for part in first["loc"])
        raise Unreadable(f"{path} cannot be read: {place or 'the whole'}: {first['msg']}.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error

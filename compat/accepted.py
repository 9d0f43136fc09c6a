"""Accepted breaking changes, by base, with reasons."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from compat import Unreadable
from compat.findings import Finding


class AcceptedChange(BaseModel):
    """An exception. Omitted fields match everything; `operations` and `places` are shell patterns."""

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
            and any(fnmatchcase(finding.location, each) for each in self.places)
            and self.now in (None, finding.now)
        )

    def unused(self, covered: Sequence[Finding]) -> list[str]:
        """Return the rules, operations and places that match none of the findings that the exception covers."""
        if not covered:
            return [", ".join(self.rules)]
        found = [(each.rule, each.operation, each.location) for each in covered]
        fields = zip((self.rules, self.operations, self.places), zip(*found, strict=True), strict=True)
        return [
            each
            for patterns, values in fields
            for each in patterns
            if not any(fnmatchcase(one, each) for one in values)
        ]


def load_accepted(path: Path, base: str) -> Sequence[AcceptedChange]:
    """Load the exceptions of one base, by name. Raises Unreadable."""
    try:
        exceptions = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        return TypeAdapter(dict[str, list[AcceptedChange]]).validate_python(exceptions).get(base, [])
    except ValidationError as error:
        first = error.errors()[0]
        location = "/".join(str(part) for part in first["loc"])
        raise Unreadable(f"{path} cannot be read: {location or 'the file'}: {first['msg']}.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error

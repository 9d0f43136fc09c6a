"""Changes of components from which clients are generated: schema names and security schemes."""

from collections.abc import Iterator
from typing import Any

from compat.documents import Document, Raw
from compat.findings import NOTHING, Finding

_URLS = ("tokenUrl", "authorizationUrl", "refreshUrl", "deviceAuthorizationUrl")


def component_changes(old: Document, new: Document) -> Iterator[Finding]:
    """Yield removed or changed schemas and security schemes."""
    for name in sorted(old.schemas.keys() - new.schemas.keys()):
        alike = [other for other in new.schemas.keys() - old.schemas.keys() if new.schemas[other] == old.schemas[name]]
        yield _finding(f"schemas.{name}", "schema-gone", name, min(alike, default=NOTHING), {"type": name})
    for name, scheme in old.security_schemes.items():
        yield from _scheme(f"securitySchemes.{name}", scheme, new.security_schemes.get(name))


def _finding(location: str, rule: str, was: Any, now: Any, example: Any) -> Finding:
    return Finding("components", location, rule, was, now, lambda: example)


def _scheme(location: str, old: Raw, new: Raw | None) -> Iterator[Finding]:
    was, now = _kind(old), _kind(new) if new else NOTHING
    if was != now:
        yield _finding(location, "security-scheme", was, now, {"credential": was})
    elif new:
        yield from _urls(location, old, new, ("openIdConnectUrl",))
        for name, flow in old.get("flows", {}).items():
            yield from _flow(f"{location}.flows.{name}", name, flow, new.get("flows", {}).get(name))


def _kind(scheme: Raw) -> list[str]:
    parts = {each: scheme[each] for each in ("type", "scheme", "in", "name") if each in scheme}
    return [value.lower() if each == "scheme" else value for each, value in parts.items()]


def _flow(location: str, name: str, old: Raw, new: Raw | None) -> Iterator[Finding]:
    if new is None:
        yield _finding(location, "flow-gone", name, NOTHING, {"flow": name})
        return
    yield from _urls(location, old, new, _URLS)
    for scope in sorted(old["scopes"].keys() - new["scopes"].keys()):
        yield _finding(f"{location}.scopes.{scope}", "scope-gone", scope, NOTHING, {"scope": scope})


def _urls(location: str, old: Raw, new: Raw, names: tuple[str, ...]) -> Iterator[Finding]:
    for name in (each for each in names if each in old and old[each] != new.get(each)):
        yield _finding(location, name, old[name], new.get(name, NOTHING), {"url": old[name]})

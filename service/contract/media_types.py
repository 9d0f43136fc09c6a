"""The fields that say what a body is: Content-Type and Content-Encoding (RFC 9110, 8.3 and 8.4)."""

import re
from collections.abc import Mapping

from service.errors import Problem

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"
_PARAMETER = rf'({_NAME})=({_NAME}|"(?:[^"\\]|\\.)*+")'
_MEDIA_TYPE = re.compile(rf"({_NAME}/{_NAME})((?:[ \t]*+;[ \t]*+(?:{_PARAMETER})?)*+)")
_PARAMETERS = re.compile(_PARAMETER)
_UTF_8 = ("utf-8", "utf8")


def check(expected: str, headers: Mapping[bytes, bytes]) -> None:
    """Raises Problem, 415, unless the body is of that media type, in UTF-8 and without a content coding."""
    if not _is_plain(headers.get(b"content-encoding", b"")):
        text = "The body must not have a content coding (Content-Encoding)."
        raise Problem("unsupported_media_type", text, headers={"Accept-Encoding": "identity"})
    sent = headers.get(b"content-type", b"").decode("latin-1")
    if sent != expected and (message := _unfit(expected, sent)):
        accepted = {"Accept-Patch": expected} if "patch" in expected else {}
        raise Problem("unsupported_media_type", message, headers=accepted)


def _is_plain(codings: bytes) -> bool:
    return all(coding.strip().lower() in (b"", b"identity") for coding in codings.split(b","))


def _unfit(expected: str, sent: str) -> str | None:
    """Why a Content-Type is not accepted; None if it is. Parameters but for `charset` are ignored."""
    if not sent:
        return f"The request has no Content-Type; the body must be {expected} in UTF-8."
    found = _MEDIA_TYPE.fullmatch(sent)
    if found is None or found[1].lower() != expected:
        return f"The body must be {expected} in UTF-8."
    charsets = [value for name, value in _PARAMETERS.findall(found[2]) if name.lower() == "charset"]
    if all(_unquoted(charset).lower() in _UTF_8 for charset in charsets):
        return None
    return "The charset of the Content-Type must be UTF-8."


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value

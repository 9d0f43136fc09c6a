"""Test oracle: checks every exchange with openapi-core, which shares no code with the service's validators.

It checks whether the contract allows the response, and whether it agrees with the service about the request.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

import httpx2
from jsonschema_path import SchemaPath
from openapi_core.casting.schemas import oas31_casters_dict
from openapi_core.casting.schemas.casters import AnyCaster, BooleanCaster, IntegerCaster, PrimitiveCaster, TypesCaster
from openapi_core.casting.schemas.factories import SchemaCastersFactory
from openapi_core.datatypes import RequestParameters
from openapi_core.templating.paths.finders import APICallPathFinder
from openapi_core.validation.request.validators import V31RequestBodyValidator, V31RequestParametersValidator
from openapi_core.validation.response.validators import V31ResponseValidator
from openapi_core.validation.schemas import oas31_schema_validators_factory
from openapi_core.validation.schemas.factories import DialectSchemaValidatorsFactory
from openapi_core.validation.schemas.validators import SchemaValidator
from werkzeug.datastructures import Headers, ImmutableMultiDict
from werkzeug.http import parse_options_header

from openapi import contract
from openapi.formats import FORMATS

CONTRACT = contract()
# Statuses of requests that are valid by the contract.
_VALID_REQUEST_STATUSES = {304, 404, 409, 412}
# Error codes of rules that the contract states in words, because no schema can express them.
_RULES_IN_WORDS = {"unknown", "repeated", "encoding", "json", "number", "depth", "under_age", "in_future",
                   "unknown_time_zone", "duplicate", "digits", "duplicate_slot", "different_dates", "exclusive",
                   "before_start", "too_long", "mismatch", "url", "unknown_event_type"}  # fmt: skip
# Either none of these query parameters is required, or the other end of a range is.
_ENDS = {("query", f"/{name}", "required") for name in ("start", "end", "from", "to")}


def strings(node: Any) -> Iterator[str]:
    """Yield every string in a JSON value, except for names."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from strings(inner)


def enumerated(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from strings([node.get("enum"), node.get("const")])
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from enumerated(inner)


_PHI = {
    name
    for schema in CONTRACT["components"]["schemas"].values()
    for name, said in schema.get("properties", {}).items()
    if said.get("x-phi")
}
_MIN_PHI_LENGTH = 8
_CONTRACT_VALUES = set(enumerated(CONTRACT))
"""Values that identify nobody, such as statuses."""


class Exchange(NamedTuple):
    """A request and its response. `target` is path and query as sent; an unknown body is None."""

    method: str
    target: str
    headers: Headers
    body: bytes | None
    status: int
    response_headers: Headers
    response_body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def contract_method(self) -> str:
        """The method in the contract: GET for HEAD."""
        return "get" if self.method == "HEAD" else self.method.lower()

    @property
    def operation(self) -> tuple[str, dict[str, str]] | None:
        """The path template and its values as sent."""
        return _operation(self.contract_method, self.path)

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.response_body)
        return found


@lru_cache(1)  # asked several times for each exchange
def _operation(method: str, path: str) -> tuple[str, dict[str, str]] | None:
    for template, pattern in _TEMPLATES.items():
        if method in CONTRACT["paths"][template] and (found := pattern.fullmatch(path)):
            return template, found.groupdict()
    return None


def check_response(response: httpx2.Response) -> None:
    """Check an exchange of a test client. Raises AssertionError and openapi-core's errors."""
    response.read()
    check_exchange(exchange_of(response))


def exchange_of(response: httpx2.Response) -> Exchange:
    request = response.request
    return Exchange(
        request.method,
        request.url.raw_path.decode(),
        Headers(request.headers.multi_items()),
        request.content if hasattr(request, "_content") else None,
        response.status_code,
        Headers(response.headers.multi_items()),
        response.content,
    )


def check_exchange(exchange: Exchange) -> None:
    """Raise openapi-core's errors for an invalid response, AssertionError for a disagreement on the request."""
    if exchange.status == 405:
        assert exchange.response_headers["allow"]
        assert exchange.method == "HEAD" or exchange.error["error"] == "method_not_allowed"
        return
    if exchange.method == "HEAD":  # no body to check
        assert exchange.response_body == b""
        return
    if exchange.operation is None:
        assert exchange.status == 404
        assert exchange.error["error"] == "not_found"
        return
    _RESPONSE.validate(_Request(exchange, RequestParameters()), _Response(exchange))
    if exchange.status >= 400:
        told = "\n".join(strings(exchange.error | {"merged_into": ""}))  # an id, which the body may have too
        repeated = [phi for phi in _phi(exchange) if phi in told]
        assert not repeated, (exchange, repeated)
    if "prefer" in exchange.headers and exchange.status >= 300:  # a mock returns the preferred response
        return
    accepted = exchange.status < 300 or exchange.status in _VALID_REQUEST_STATUSES
    refused = exchange.status == 400 and not _breaks_rule_in_words(exchange)
    if accepted or refused:
        faults = list(_errors(exchange))
        assert accepted == (not faults), (exchange, faults)


def _breaks_rule_in_words(exchange: Exchange) -> bool:
    if "upgrade" in exchange.headers:  # its body is not read
        return True
    error = exchange.error
    details = error["details"]
    # The brand must be in a header if it is not in the token; the bounds of a merged record are not in the patch's
    # schema.
    by_token = [("header", "/X-Brand-Id", "required")]
    merged = error["message"] == "The merged resource is invalid."
    places = [(each["in"], each["pointer"], each["code"]) for each in details]
    by_word = [each["code"] in _RULES_IN_WORDS or place in _ENDS for each, place in zip(details, places, strict=True)]
    return merged or places == by_token or (bool(details) and all(by_word))


def _phi(exchange: Exchange) -> Iterator[str]:
    """Yield the values sent in PHI properties that are too long to occur in a response by coincidence."""
    try:
        sent = json.loads(exchange.body or b"null")
    except (ValueError, RecursionError):
        return
    marked = [value for name, value in sent.items() if name in _PHI] if isinstance(sent, dict) else []
    try:
        for text in strings(marked):
            if len(text) >= _MIN_PHI_LENGTH and text not in _CONTRACT_VALUES:
                yield text
    except RecursionError:  # too deep for anything but a location in the response
        return


def _errors(exchange: Exchange) -> Iterable[Exception]:
    try:
        request = _Request(exchange, _parameters(exchange))
    except UnicodeDecodeError as error:
        yield error
        return
    yield from _PARAMETERS.iter_errors(request)
    if exchange.body is not None:
        yield from _BODY.iter_errors(request)


def _parameters(exchange: Exchange) -> RequestParameters:
    """Return the parameters as sent. Raises UnicodeDecodeError."""
    assert exchange.operation
    query = parse_qsl(exchange.target.partition("?")[2], keep_blank_values=True, errors="strict")
    path = {name: unquote(value, errors="strict") for name, value in exchange.operation[1].items()}
    return RequestParameters(query=ImmutableMultiDict(query), header=exchange.headers, path=path)


class _Request:
    def __init__(self, exchange: Exchange, parameters: RequestParameters) -> None:
        assert exchange.operation
        self.host_url = "http://oracle"
        self.path = exchange.path
        self.path_pattern = exchange.operation[0]
        self.method = exchange.contract_method
        self.parameters = parameters
        # Media types are case-insensitive; openapi-core needs lower case and no empty parameters.
        self.content_type = parse_options_header(exchange.headers.get("content-type", ""))[0].lower()
        self.body = exchange.body


class _Response:
    def __init__(self, exchange: Exchange) -> None:
        self.status_code = exchange.status
        self.headers = exchange.response_headers
        self.content_type = exchange.response_headers.get("content-type", "")
        self.data = exchange.response_body


_TEMPLATES = {
    template: re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template)))
    # Literal paths take precedence over those with parameters.
    for template in sorted(CONTRACT["paths"], key=lambda path: path.count("{"))
}


class _Integer(IntegerCaster):
    """openapi-core accepts what Python's int() accepts: other digits, underscores, a plus sign, spaces.

    No issue has been filed.
    """

    def validate(self, value: Any) -> None:
        if not re.fullmatch("-?[0-9]+", value):
            raise ValueError("not an integer of JSON")


class _Boolean(BooleanCaster):
    """openapi-core accepts other words, such as `True`, `yes` and `1`."""

    def validate(self, value: Any) -> None:
        if value not in ("true", "false"):
            raise ValueError("not a boolean of JSON")


class _CachedFinder(APICallPathFinder):
    """Finds each operation once; openapi-core searches all paths of the document for each exchange."""

    def __init__(self, spec: SchemaPath, base_url: str | None = None) -> None:
        super().__init__(spec, base_url)
        self.find = cache(self.find)  # type: ignore[method-assign]


class _CachedValidators(DialectSchemaValidatorsFactory):
    """Caches validators by schema and options; openapi-core creates one for each value."""

    def __init__(self) -> None:
        super().__init__(
            oas31_schema_validators_factory.schema_validator_cls,
            oas31_schema_validators_factory.default_jsonschema_dialect_id,
            oas31_schema_validators_factory.format_checker,
        )
        self._kept: dict[Any, SchemaValidator] = {}

    def create(self, spec: SchemaPath, schema: SchemaPath, *others: Any, **options: Any) -> SchemaValidator:
        if schema.parts not in self._kept:
            self._kept[schema.parts] = super().create(spec, schema, *others, **options)
        return self._kept[schema.parts]


def _for_openapi_core(node: Any) -> Any:
    """Return the contract as openapi-core needs it.

    Patterns are in Python's dialect, whose `$` also matches before a final line break: openapi-core uses them
    unchanged, like jsonschema (its issues 576 and 607). There is no discriminator, which adds nothing to `oneOf` and
    on which openapi-schema-validator fails with a TypeError if its value is an array.
    """
    if isinstance(node, dict):
        return {
            name: re.sub(r"\$$", r"\\Z", value)
            if name == "pattern" and isinstance(value, str)
            else _for_openapi_core(value)
            for name, value in node.items()
            if name != "discriminator"
        }
    return [_for_openapi_core(inner) for inner in node] if isinstance(node, list) else node


def _strings_only(fits: Callable[[str], bool]) -> Callable[[Any], bool]:
    """Apply a format to strings only; openapi-core calls it for values of every type."""
    return lambda value: not isinstance(value, str) or fits(value)


# openapi-core needs an absolute server URL.
_SPEC = SchemaPath.from_dict(
    _for_openapi_core(CONTRACT) | {"servers": [{"url": "http://oracle"}]},
    resolved_cache_maxsize=100_000,  # all locations of the document
)
_FORMATS = {name: _strings_only(fits) for name, fits in FORMATS.items()}
_TYPES = {**oas31_casters_dict, "integer": _Integer, "boolean": _Boolean}
_CASTERS = SchemaCastersFactory(_CachedValidators(), TypesCaster(_TYPES, AnyCaster, multi=PrimitiveCaster))
_OPTIONS: dict[str, Any] = {
    "path_finder_cls": _CachedFinder,
    "schema_casters_factory": _CASTERS,
    "extra_format_validators": _FORMATS,
}
_PARAMETERS = V31RequestParametersValidator(_SPEC, schema_validators_factory=_CachedValidators(), **_OPTIONS)
_BODY = V31RequestBodyValidator(
    _SPEC,
    schema_validators_factory=_CachedValidators(),
    extra_media_type_deserializers={"application/merge-patch+json": json.loads},  # its issue 224
    **_OPTIONS,
)
_RESPONSE = V31ResponseValidator(_SPEC, schema_validators_factory=_CachedValidators(), **_OPTIONS)

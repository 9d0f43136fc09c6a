"""OpenAPI runtime expressions, compiled to functions.

Supported are `$request.path.<name>` and `$response.body#/<property>`, the latter for properties of the body itself.
"""

import re
from collections.abc import Mapping

from service.contract.model import Payload, Template, ValueExpression

_PATH_PARAMETER = re.compile(r"\$request\.path\.(\w+)")
_PROPERTY = re.compile(r"\$response\.body#/(\w+)")
_EMBEDDED = re.compile(r"\{([^{}]*)\}")


def compile_expression(expression: str) -> ValueExpression:
    """Return a function that evaluates a runtime expression on an operation's arguments and response body.

    The function returns None for null. Raises ValueError for an expression that is not supported.
    """
    if match := _PATH_PARAMETER.fullmatch(expression):
        name = match[1]
        return lambda arguments, _: str(arguments[name])
    key = _property(expression)
    return lambda _, body: None if body[key] is None else str(body[key])


def compile_template(template: str) -> Template:
    """Return a function that replaces each `{expression}` of a template with its value in a response body.

    Null becomes the empty string. Raises ValueError for an expression that is not supported, and for a brace without
    its counterpart.
    """
    literal, *rest = _EMBEDDED.split(template)
    parts = [(_property(expression), text) for expression, text in zip(rest[::2], rest[1::2], strict=True)]
    if any(brace in text for text in (literal, *rest[1::2]) for brace in "{}"):
        raise ValueError(f"{template!r} has a brace without its counterpart.")
    return lambda body: literal + "".join([f"{'' if body[key] is None else body[key]}{text}" for key, text in parts])


def compile_payload(expressions: Mapping[str, str]) -> Payload:
    """Return a function that returns the values of runtime expressions, by name, for a response body.

    Raises ValueError for an expression that is not supported.
    """
    keys = {name: _property(expression) for name, expression in expressions.items()}
    return lambda body: {name: body[key] for name, key in keys.items()}


def _property(expression: str) -> str:
    if match := _PROPERTY.fullmatch(expression):
        return match[1]
    raise ValueError(
        f"{expression!r} is not a supported runtime expression; supported are $request.path.<name> and "
        "$response.body#/<property>, in templates and payloads the latter only."
    )

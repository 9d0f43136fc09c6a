"""OpenAPI runtime expressions, compiled to functions."""

import re

from service.contract.model import Template, ValueExpression

_EXPRESSION = re.compile(r"\{\$response\.body#/(\w+)\}")


def compile_template(template: str) -> Template:
    """A function that fills the runtime expressions of a template from the body of an answer; null is nothing."""
    return lambda body: _EXPRESSION.sub(lambda match: "" if body[match[1]] is None else str(body[match[1]]), template)


def compile_expression(expression: str) -> ValueExpression:
    """A function of arguments and answer, from a runtime expression on the path or on the body of the answer."""
    if expression.startswith("$request.path."):
        name = expression.removeprefix("$request.path.")
        return lambda arguments, _: str(arguments[name])
    pointer = expression.removeprefix("$response.body#/")
    return lambda _, answer: str(answer[pointer])

"""Samples in Python, with the client."""

import json
import keyword
import re
from typing import Any

from service.http.samples.call import Call, Json, resolved

_PROGRAM = """\
import os
{imports}
from patient_graph_client import Client
{models}
client = Client(os.environ["PATIENT_GRAPH"], token=os.environ["TOKEN"])
{statement}
"""
_LINE = 60
_CONSTANTS = {"true": "True", "false": "False", "null": "None"}


def sample(document: Json, call: Call) -> str:
    """Return a module."""
    write = _Expressions(document)
    given = [_literal(each) for each in call.ids.values()]
    given += write.keyword_arguments(call.query, call.query_schema)
    if "properties" in resolved(document, call.body_schema):
        given += write.keyword_arguments(call.body, call.body_schema)
    elif call.body is not None:
        given.append(f"body={write.expression(call.body, call.body_schema)}")
    called = f"client.{call.noun}.{call.verb}({_joined(given)})"
    return _PROGRAM.format(
        imports=_import("datetime", write.times),
        models=_import("patient_graph_client.models", write.models),
        statement=f"for item in {called}:\n    print(item)" if call.is_list else f"result = {called}\nprint(result)",
    )


class _Expressions:
    """Values as expressions in the types of the client. `times` and `models` are the classes that they use."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self.times: set[str] = set()
        self.models: set[str] = set()

    def keyword_arguments(self, values: Json, schema: Json) -> list[str]:
        """Return the properties of an object as keyword arguments."""
        properties = resolved(self._document, schema)["properties"]
        return [
            f"{_argument(name)}={self.expression(value, properties.get(name, {}), name, _name(schema))}"
            for name, value in values.items()
        ]

    def expression(self, value: Any, schema: Json, name: str = "", owner: str = "") -> str:
        """Return an expression for a value of a schema, which is the property `name` of the schema `owner`."""
        if discriminator := resolved(self._document, schema).get("discriminator"):
            schema = {"$ref": discriminator["mapping"][value[discriminator["propertyName"]]]}
        described = resolved(self._document, schema)
        if isinstance(value, list):
            return f"[{', '.join(self.expression(each, described.get('items', {})) for each in value)}]"
        if isinstance(value, dict) and "properties" in described:
            model = _name(schema) or owner + "".join(map(str.title, name.split("_")))
            self.models.add(model)
            return f"{model}.from_dict({_literal(value)})"
        if isinstance(value, str) and (time := _time(described, name)):
            self.times.add(time)
            return f'{time}.fromisoformat("{value}")'
        return _literal(value)


def _time(schema: Json, name: str) -> str | None:
    """Return the class of a text that is a time or a date for the client, None for another."""
    if schema.get("format") == "date-time" or name.endswith("_at"):
        return "datetime"
    return "date" if schema.get("format") == "date" or name == "date_of_birth" else None


def _literal(value: object) -> str:
    """Return JSON as a literal of Python."""
    text = json.dumps(value, indent=4, ensure_ascii=False)
    return re.sub(r"\b(true|false|null)(?=,?$)", lambda found: _CONSTANTS[found[1]], text, flags=re.MULTILINE)


def _name(schema: Json) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _argument(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def _import(module: str, names: set[str]) -> str:
    return f"from {module} import {', '.join(sorted(names))}\n" if names else ""


def _joined(arguments: list[str]) -> str:
    """Return arguments in one line if they fit, else each in lines of its own."""
    line = ", ".join(arguments)
    if len(line) <= _LINE and "\n" not in line:
        return line
    return "".join("\n    " + each.replace("\n", "\n    ") + "," for each in arguments) + "\n"

"""Samples in TypeScript, with the client."""

import json
import re

from service.http.samples.call import Call

_PROGRAM = """\
import {{ Client }} from "patient-graph-client";

const client = new Client(process.env.PATIENT_GRAPH!, process.env.TOKEN!);
{statement}
"""


def sample(call: Call) -> str:
    """Return a module."""
    given = [*call.ids.values(), *(each for each in (call.query or None, call.body) if each is not None)]
    arguments = ", ".join(_literal(each) for each in given)
    called = f"client.{_camel(call.noun)}.{_camel(call.verb)}({arguments})"
    if call.is_list:
        statement = f"for await (const item of {called}) console.log(item);"
    else:
        statement = f"const result = await {called};\nconsole.log(result);"
    return _PROGRAM.format(statement=statement)


def _literal(value: object) -> str:
    """Return JSON, with the names of properties unquoted where TypeScript allows it."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return re.sub(r'^( *)"([A-Za-z_]\w*)":', r"\1\2:", text, flags=re.MULTILINE)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.title, others))

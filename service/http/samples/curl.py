"""Samples for curl."""

import json
import shlex

from service.http.samples.call import Call


def sample(call: Call) -> str:
    """Return a command."""
    arguments = [f'curl "$PATIENT_GRAPH{call.target}"']
    if call.method != "GET":
        arguments.append(f"--request {call.method}")
    arguments.append('--header "Authorization: Bearer $TOKEN"')
    if call.body is not None:
        arguments.append(f"--header 'Content-Type: {call.media_type}'")
        arguments.append(f"--data {shlex.quote(json.dumps(call.body, indent=2, ensure_ascii=False))}")
    return " \\\n  ".join(arguments) + "\n"

"""Samples in Go, with its HTTP client."""

import json

from service.http.samples.call import Call

_PROGRAM = """\
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
{imports})

func main() {{
	request, err := http.NewRequest("{method}", os.Getenv("PATIENT_GRAPH")+"{target}", {body})
	if err != nil {{
		panic(err)
	}}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("TOKEN"))
{headers}	response, err := http.DefaultClient.Do(request)
	if err != nil {{
		panic(err)
	}}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {{
		panic(err)
	}}
	fmt.Println(response.Status, string(content))
}}
"""


def sample(call: Call) -> str:
    """Return a program."""
    if call.body is None:
        return _PROGRAM.format(method=call.method, target=call.target, imports="", headers="", body="nil")
    return _PROGRAM.format(
        method=call.method,
        target=call.target,
        imports='\t"strings"\n',
        headers=f'\trequest.Header.Set("Content-Type", "{call.media_type}")\n',
        body=f"strings.NewReader(`{json.dumps(call.body, indent=2, ensure_ascii=False)}`)",
    )

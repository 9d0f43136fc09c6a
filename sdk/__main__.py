"""Generate every client package."""

from sdk.generate import python_client, typescript_client

for generate in (python_client, typescript_client):
    print(generate())

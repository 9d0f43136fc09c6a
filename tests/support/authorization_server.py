"""A real, certified authorization server for the tests: `oidc-provider`, in a process of its own."""

import base64
import hashlib
import json
import os
import re
import secrets
import signal
import socket
import subprocess
from html import unescape
from typing import Any, Self
from urllib.parse import parse_qs, quote_plus, urlsplit

import httpx2
from joserfc.jwk import KeySet, RSAKey

from service.contract.compile import every_scope
from tests.support.live_service import ANYONE, ROOT, TLS
from tests.support.waiting import LONG

FOLDER = ROOT / "tests" / "gates" / "authorization_server"
AUDIENCE = "https://patient-graph.example.com"
SECRET = "a secret: of + both/sides"


class AuthorizationServer:
    """The server process, and the requests by which clients get tokens."""

    def __init__(self, keys: list[RSAKey]) -> None:
        self.keys = keys
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> Self:
        environment = {
            "PATH": os.environ["PATH"],
            "PORT": str(self._port),
            "KEYS": json.dumps(KeySet(list(self.keys)).as_dict(private=True)),
            "SCOPES": " ".join(every_scope()),
            "SECRET": SECRET,
        }
        self.process = subprocess.Popen(
            ["node", "server.js"], cwd=FOLDER, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdout
        assert self.process.stdout.readline() == b"ready\n"
        return self

    def stop(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(timeout=LONG)
        assert self.process.stdout
        self.process.stdout.close()

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a service that uses this server."""
        return {
            "ISSUER": self.url,
            "AUDIENCE": AUDIENCE,
            "INTROSPECTION_URL": f"{self.url}/token/introspection",
            "INTROSPECTION_CLIENT_ID": "patient-graph",
            "INTROSPECTION_CLIENT_SECRET": SECRET,
        }

    def service_token(self, scope: str, *, opaque: bool = False, resource: str = AUDIENCE) -> str:
        """Return a token from the client_credentials grant."""
        resource += "/opaque" if opaque else ""
        form = {"grant_type": "client_credentials", "scope": scope, "resource": resource}
        answer = ANYONE.post(f"{self.url}/token", data=form, auth=("clinic", quote_plus(SECRET)))
        assert answer.is_success, answer.text
        return str(answer.json()["access_token"])

    def person_tokens(self, person: str, scope: str) -> dict[str, Any]:
        """Return the tokens from the authorization code grant with PKCE, following the pages as a browser does."""
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "client_id": "app",
            "response_type": "code",
            "redirect_uri": "http://127.0.0.1/back",
            "scope": scope,
            "resource": f"{AUDIENCE}/opaque",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        with httpx2.Client(base_url=self.url, timeout=LONG, trust_env=False, verify=TLS) as browser:
            answer = browser.get("/auth", params=query)
            for _ in range(20):  # an upper bound for the number of pages and redirects
                if answer.headers.get("location", "").startswith("http://127.0.0.1/back"):
                    break
                if answer.has_redirect_location:
                    answer = browser.get(answer.headers["location"])
                else:
                    (action,) = re.findall(r'<form [^>]*action="([^"]+)"', answer.text)
                    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)"', answer.text))
                    answer = browser.post(unescape(action), data=fields | {"login": person, "password": "x"})
            (code,) = parse_qs(urlsplit(answer.headers["location"]).query)["code"]
            form = {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": "http://127.0.0.1/back",
                "client_id": "app",
                "code_verifier": verifier,
            }
            tokens: dict[str, Any] = browser.post("/token", data=form).json()
            return tokens

    def revoke(self, token: str) -> None:
        assert ANYONE.post(f"{self.url}/token/revocation", data={"token": token, "client_id": "app"}).is_success


def new_key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})


def install() -> None:
    """Install the server's packages."""
    npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(npm, cwd=FOLDER, check=True)

"""Local mode: the service signs its own tokens, for anyone who can read its data directory."""

import json
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from joserfc import jwt
from joserfc.jwk import Key, OKPKey

from service.auth.jwt import JwtVerifier

ISSUER = "patient-graph-local"
AUDIENCE = "patient-graph"
_TOKEN_SECONDS = 30 * 24 * 3600
_ALGORITHMS = ["Ed25519"]


class LocalTokens:
    """The signing key of a data directory: issues tokens and is the key to verify them with."""

    def __init__(self, data_dir: Path) -> None:
        self._key = _key(data_dir)

    async def find(self, kid: object) -> Key | None:
        return self._key

    def verifier(self) -> JwtVerifier:
        return JwtVerifier(self, issuer=ISSUER, audience=AUDIENCE, algorithms=_ALGORITHMS)

    def mint(self, *, brand: str, scopes: list[str], subject: str | None = None) -> str:
        """Return a token that expires after 30 days; without a subject it is a service's."""
        now = int(time.time())
        client = "local-app" if subject else "local-service"
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + _TOKEN_SECONDS,
            "client_id": client,
            "sub": subject or client,
            "brand_id": brand,
            "scope": " ".join(scopes),
        }
        return jwt.encode({"alg": _ALGORITHMS[0], "typ": "at+jwt"}, claims, self._key, algorithms=_ALGORITHMS)


def _key(data_dir: Path) -> OKPKey:
    """Read the key; create it on first use, readable by its owner only."""
    path = data_dir / "local-signing-key.json"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(OKPKey.generate_key("Ed25519").as_dict(private=True), file)
        with suppress(FileExistsError):  # another process created it first
            os.link(fresh, path)
        fresh.unlink()
    return OKPKey.import_key(json.loads(path.read_text(encoding="utf-8")))

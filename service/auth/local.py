"""Local mode: the service signs its own tokens, for anyone who can read its data directory."""

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, OKPKey

from db.core.files import create_private
from service.auth.jwt import JwtVerifier
from service.errors import StartupError

ISSUER = "patient-graph-local"
AUDIENCE = "patient-graph"
KEY = "local-signing-key.json"
"""The file of the signing key in the data directory."""
_TOKEN_SECONDS = 30 * 24 * 3600
_ALGORITHMS = ["Ed25519"]


class LocalTokens:
    """The signing key of a data directory: issues tokens and is the key to verify them with."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._key = _key(data_dir)

    def reload(self) -> Callable[[], None]:
        """Read the key anew, and return a function that begins to use it. Raises StartupError."""
        try:
            key = _read(_path(self._data_dir))
        except (OSError, ValueError, TypeError, KeyError, JoseError) as error:
            raise StartupError(f"{_path(self._data_dir)} is not a signing key.") from error
        return partial(setattr, self, "_key", key)

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
    path = _path(data_dir)
    if not path.exists():
        create_private(path, json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)))
    return _read(path)


def _path(data_dir: Path) -> Path:
    return data_dir / KEY


def _read(path: Path) -> OKPKey:
    return OKPKey.import_key(json.loads(path.read_text(encoding="utf-8")))

"""Secrets of webhook endpoints, which the database has encrypted (Fernet, of the package `cryptography`)."""

import base64
import secrets
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from db.errors import SecretsUnavailable

PREFIX = "whsec_"
_BYTES = 32


class UnreadableSecret(Exception):
    """No key decrypts a stored secret."""


class SecretKeys:
    """The keys that encrypt secrets: the first one encrypts, all of them decrypt."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take Fernet keys: 32 bytes in URL-safe base64. Raises ValueError if one is invalid or there is none."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def encrypt(self, secret: str) -> bytes:
        return self._fernet.encrypt(secret.encode())

    def decrypt(self, stored: bytes) -> str:
        """Return a stored secret. Raises UnreadableSecret."""
        try:
            return self._fernet.decrypt(stored).decode()
        except InvalidToken:
            raise UnreadableSecret from None


_keys: SecretKeys | None = None


def use(keys: SecretKeys | None) -> None:
    """Encrypt with these keys from here on; without any, what needs them raises SecretsUnavailable."""
    global _keys
    _keys = keys


def encrypt(secret: str) -> bytes:
    """Return a secret as it is stored. Raises SecretsUnavailable."""
    return _used().encrypt(secret)


def decrypt(stored: bytes) -> str:
    """Return a stored secret. Raises SecretsUnavailable, also if no key decrypts it."""
    try:
        return _used().decrypt(stored)
    except UnreadableSecret:
        raise SecretsUnavailable from None


def _used() -> SecretKeys:
    if _keys is None:
        raise SecretsUnavailable
    return _keys


def generate_key() -> str:
    """Return a new key for SecretKeys."""
    return Fernet.generate_key().decode()


def generate() -> str:
    """Return a new secret: `whsec_` and 32 random bytes in base64 (Standard Webhooks 1.0)."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()

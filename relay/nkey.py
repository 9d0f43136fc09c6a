"""NATS nkeys: Ed25519 keys in the text form of NATS, as `nsc` and `nk` print them.

The form is base32 of prefix, key and checksum (https://docs.nats.io, "NKeys"). The package nkeys is not used: it exists
as source only, and needs a second library for what `cryptography` does.
"""

from base64 import b32decode, b32encode, b64encode
from binascii import crc_hqx

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SEED = 18 << 3
_USER = 20 << 3
_SEED_BYTES = 32


class InvalidKey(ValueError):
    """The text is not the seed of a user."""


class UserKey:
    """The key pair of a user of a NATS server."""

    def __init__(self, seed: str) -> None:
        """Read the seed, a text of 58 characters that begins with SU. Raises InvalidKey."""
        try:
            raw = b32decode(seed.strip() + "======")
        except ValueError:  # also binascii.Error
            raise InvalidKey from None
        body, checksum = raw[:-2], raw[-2:]
        prefix, user, key = body[0] & 0xF8 if body else 0, _user(body), body[2:]
        if prefix != _SEED or user != _USER or len(key) != _SEED_BYTES or _checksum(body) != checksum:
            raise InvalidKey
        self._private = Ed25519PrivateKey.from_private_bytes(key)

    @property
    def public(self) -> str:
        """The public key, which the server knows: a text that begins with U."""
        body = bytes([_USER]) + self._private.public_key().public_bytes_raw()
        return b32encode(body + _checksum(body)).decode().rstrip("=")

    def sign(self, nonce: str) -> bytes:
        """Return the signature of a nonce of the server, in base64."""
        return b64encode(self._private.sign(nonce.encode()))


def _user(body: bytes) -> int:
    """Return the type of the key, whose bits are in two bytes."""
    return ((body[0] & 7) << 5 | (body[1] & 0xF8) >> 3) if len(body) > 1 else 0


def _checksum(body: bytes) -> bytes:
    return crc_hqx(body, 0).to_bytes(2, "little")

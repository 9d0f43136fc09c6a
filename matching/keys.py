"""The blocking keys of a person: two people are compared only if they share one.

No single value is in all keys, so that any one value may be wrong. A name is in a key by its sound (Soundex), an
identifier by a hash, which has a fixed length and needs no escaping.
"""

from collections.abc import Iterator
from hashlib import blake2b

from jellyfish import soundex

from matching.agreement import plain
from matching.person import Person

_HASH_BYTES = 8


def keys(person: Person) -> list[str]:
    """Return the different blocking keys of a person: up to five, and one for email, phone and each external id.

    A key has at most 18 characters of `[a-z0-9:]`, and the prefix of its kind. A missing value makes no key.
    """
    return list(dict.fromkeys([*_name_keys(person), *_identifier_keys(person)]))


def _name_keys(person: Person) -> Iterator[str]:
    first, last = _sound(person.first_name), _sound(person.last_name)
    if first and last:
        # Both in order, so that the names may be swapped.
        yield "n:" + "".join(sorted([first, last]))
        yield "b:" + "".join(sorted([_beginning(person.first_name), _beginning(person.last_name)]))
    if person.date_of_birth:
        yield from _birth_keys(first, last, person.date_of_birth.replace("-", ""))


def _birth_keys(first: str, last: str, born: str) -> Iterator[str]:
    """Yield the keys of a birth date of eight digits: alone, and parts of it with a name."""
    yield f"d:{born}"
    if last:
        yield f"y:{last}{born[:4]}"
    if first:
        yield f"m:{first}{born[4:]}"


def _identifier_keys(person: Person) -> Iterator[str]:
    if person.email:
        yield f"e:{_hash(person.email)}"
    if person.phone:
        yield f"p:{_hash(person.phone)}"
    for system, value in person.external_ids.items():
        if value:
            yield f"x:{_hash(f'{system}={value}')}"


def _sound(name: str) -> str:
    """Return the code of the longest word of a name: its Soundex, or a hash if it is not plain ASCII."""
    word = max(name.split(), key=len, default="")
    if not word:
        return ""
    return soundex(word).lower() if word.isascii() and word.isalnum() else _hash(word)[:4]


def _beginning(name: str) -> str:
    """Return the first three letters of a name, or a hash of them."""
    letters = plain(name)[:3]
    return letters if letters.isascii() and letters.isalnum() else _hash(letters)[:4]


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=_HASH_BYTES).hexdigest()

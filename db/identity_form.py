"""The form of keys: the rules by which people are compared, for identity keys and search keys.

A form is a value. The database says in which forms keys are stored, the settings say which form the service uses. If
they differ, `python -m service rekey` renews the stored keys. No rule rejects a value.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Self

import phonenumbers

from openapi.formats import IGNORABLE, plain_mailbox

EMAIL, EXTERNAL_IDS, NAME = "email", "external_ids", "name_date_of_birth_phone"
KINDS = (EMAIL, EXTERNAL_IDS, NAME)
_VERSION, _LEGACY = 2, 1
_NO_REGION = "-"
_MAX_SEARCH_KEY_LENGTH = 300

# The general category Pd of Unicode, and minus signs that are typed for a hyphen.
_HYPHENS = (
    "\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c"
    "\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
)
# Quotation marks, primes, spacing accents, and letters that look like an apostrophe.
_APOSTROPHES = (
    "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018\u2019"
    "\u201b\u2032\u2035\ua78b\ua78c\uff07"
)
_FOLDED = str.maketrans(
    dict.fromkeys(map(chr, IGNORABLE), "") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'")
)
_IGNORABLE = "".join(map(chr, IGNORABLE))
_PHONE_PUNCTUATION = re.compile(r"[\s()\[\]{}./\\-]+")

_PLAIN_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]+", re.ASCII)
# A display name before the mailbox (RFC 5322, 3.4), which release 0.1.0 accepted.
_WITH_DISPLAY_NAME = re.compile(r"(?P<name>.*)\s<(?P<mailbox>[^<>]*)>\s*", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)

# Such a number is in E.164 already. The library returns the same, but takes a fifth of the time of a create.
_NORTH_AMERICAN = re.compile(r"\+1[2-9][0-9]{9}", re.ASCII)


class OtherRelease(Exception):
    """Stored identity keys have a form that this release does not know."""


class Form(NamedTuple):
    """A form: the version of the rules, the region of phone numbers without a country code (ISO 3166), and the kinds of
    identity keys that make a duplicate.
    """

    version: int = _VERSION
    region: str | None = None
    kinds: frozenset[str] = frozenset(KINDS)

    @property
    def text(self) -> str:
        """The form as it is stored."""
        return " ".join([str(self.version), self.region or _NO_REGION, *sorted(self.kinds)])

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the form with this text. Raises OtherRelease."""
        version, region, *kinds = text.split(" ")
        if version not in (str(_VERSION), str(_LEGACY)) or not set(kinds) <= set(KINDS):
            raise OtherRelease
        return cls(int(version), None if region == _NO_REGION else region, frozenset(kinds))

    def name(self, name: str) -> str:
        """Return a name as it is compared."""
        return _legacy_name(name) if self.version == _LEGACY else _name(name)

    def email(self, email: str) -> str | None:
        """Return an address as it is compared, with its dots and plus signs; None if it is not an address.

        Release 0.1.0 also stored addresses with a display name.
        """
        return _legacy_email(email) if self.version == _LEGACY else _email(email)

    def phone(self, phone: str) -> str | None:
        """Return a phone number as it is compared; None if it identifies nobody."""
        return _legacy_e164(phone) if self.version == _LEGACY else _phone(phone, self.region)

    def external_id(self, text: str) -> str:
        """Return an external id, or the name of its system, as it is compared."""
        return text if self.version == _LEGACY else _trimmed(text)

    def search_name(self, name: str) -> str:
        """Return the search key of a name.

        Folding can make a text eighteen times as long. Two keys (of 1,200 bytes) and the brand (of 256) must fit into
        an index entry of at most 2,704 bytes.
        """
        return self.name(name)[:_MAX_SEARCH_KEY_LENGTH]

    def search_phone(self, phone: str) -> str | None:
        """Return the search key of a phone number."""
        if self.version == _LEGACY:
            return self.phone(phone) or self.search_name(phone)
        number = self.phone(phone)
        return number and number[:_MAX_SEARCH_KEY_LENGTH]

    def search_keys(self, person: Mapping[str, Any]) -> dict[str, str | None]:
        """Return the search keys of a person, by column."""
        return {
            "full_name_key": self.search_name(f"{person['first_name']} {person['last_name']}"),
            "last_name_key": self.search_name(person["last_name"]),
            "phone_key": self.search_phone(person["phone"]) if person["phone"] else None,
        }


LEGACY = Form(_LEGACY)
"""The form of release 0.1.0, which had no settings for it."""


def is_region(text: str) -> bool:
    """Return whether phone numbers of this region (ISO 3166, two capital letters) are supported."""
    return text in phonenumbers.SUPPORTED_REGIONS


def _name(name: str) -> str:
    """Return the NFKC_Casefold (Unicode, D147): compatibility and case folded, without default-ignorable code points.

    All apostrophes are equal, all hyphens are equal, and a run of white space is one space.
    """
    if name.isascii():
        return " ".join(name.lower().replace("`", "'").split())
    before = None
    while name != before:  # folded text may need normalization again, which may add capitals
        before, name = name, unicodedata.normalize("NFKC", name.translate(_FOLDED)).casefold()
    return " ".join(name.split())


def _email(email: str) -> str | None:
    if _PLAIN_EMAIL.fullmatch(email):
        return email.lower()
    plain = plain_mailbox(_without_display_name(email))
    return plain and plain.lower()


def _without_display_name(email: str) -> str:
    """Return the mailbox, if it is the only one. A display name may repeat it."""
    found = _WITH_DISPLAY_NAME.fullmatch(email)
    if found is None:
        return email
    name, mailbox = _QUOTED.sub("", found["name"]).strip(), found["mailbox"].strip()
    return mailbox if name == mailbox or not {"@", "<"} & set(name) else ""


def _phone(phone: str, region: str | None) -> str | None:
    """Return the number in E.164 if possible, else without white space, hyphens, brackets, dots and slashes."""
    if _NORTH_AMERICAN.fullmatch(phone):
        return phone
    text = _name(phone)
    return _e164(text, region) or _PHONE_PUNCTUATION.sub("", text) or text or None


@lru_cache(maxsize=32)  # a create asks for its number twice, an update more often
def _e164(phone: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return None
    # A number that can be dialled only locally is not unique.
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else None


def _trimmed(text: str) -> str:
    """Return the text without white space and default-ignorable code points at its end."""
    trimmed, before = text.rstrip(), None
    while not (trimmed.isascii() or trimmed == before):
        before, trimmed = trimmed, trimmed.rstrip(_IGNORABLE).rstrip()
    return trimmed


def _legacy_name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _legacy_email(email: str) -> str:
    if _PLAIN_EMAIL.fullmatch(email):
        return email.lower()
    # Imported here because it takes a twentieth of the start, and few services have keys of this form.
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return email.lower()


def _legacy_e164(phone: str) -> str | None:
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

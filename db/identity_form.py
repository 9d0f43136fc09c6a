"""The form in which people are compared. Identity keys and the keys to search by are made of it.

A form is a value: the stored keys are known to be made by one, and the service wants one. Where they differ, the stored
keys are made anew (`python -m service rekey`). Comparing never refuses anything.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple, Self

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from openapi.formats import IGNORABLE, plain_mailbox

EMAIL, EXTERNAL_IDS, NAME = "email", "external_ids", "name_date_of_birth_phone"
KINDS = (EMAIL, EXTERNAL_IDS, NAME)
_VERSION, _LEGACY = 2, 1
_NO_REGION = "-"
_LONGEST_SEARCH_KEY = 300

# Pd of Unicode, and the minus signs that are typed for a hyphen.
_HYPHENS = (
    "\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c"
    "\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
)
# Quotation marks, primes, accents that stand alone, and letters that are written like an apostrophe.
_APOSTROPHES = (
    "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018\u2019"
    "\u201b\u2032\u2035\ua78b\ua78c\uff07"
)
_ALIKE = str.maketrans(
    dict.fromkeys(map(chr, IGNORABLE), "") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'")
)
_TRAILING = "".join(map(chr, IGNORABLE))
_WITHIN_PHONES = re.compile(r"[\s()\[\]{}./\\-]+")

_PLAIN_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]+", re.ASCII)
# A display name before the mailbox (RFC 5322, 3.4), as release 0.1.0 took it.
_WITH_DISPLAY_NAME = re.compile(r"(?P<name>.*)\s<(?P<mailbox>[^<>]*)>\s*", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)

# Such a number is in E.164 already. The library finds the same, and takes a fifth of the time of a create for it.
_NORTH_AMERICAN = re.compile(r"\+1[2-9][0-9]{9}", re.ASCII)


class OtherRelease(Exception):
    """Stored identity keys are of a form that this release does not know."""


class Form(NamedTuple):
    """How people are compared: by which version of the rules, in which region a phone number without a country is (ISO
    3166), and which kinds of key make a duplicate.
    """

    version: int = _VERSION
    region: str | None = None
    kinds: frozenset[str] = frozenset(KINDS)

    @property
    def text(self) -> str:
        """As the database has it."""
        return " ".join([str(self.version), self.region or _NO_REGION, *sorted(self.kinds)])

    @classmethod
    def of(cls, text: str) -> Self:
        """Raises OtherRelease."""
        version, region, *kinds = text.split(" ")
        if version not in (str(_VERSION), str(_LEGACY)) or not set(kinds) <= set(KINDS):
            raise OtherRelease
        return cls(int(version), None if region == _NO_REGION else region, frozenset(kinds))

    def name(self, name: str) -> str:
        """A name as it is compared."""
        return _name_before(name) if self.version == _LEGACY else _name(name)

    def email(self, email: str) -> str | None:
        """An address as it is compared; dots and plus signs count. None for what is no address.

        Release 0.1.0 stored addresses with a display name, too.
        """
        return _email_before(email) if self.version == _LEGACY else _email(email)

    def phone(self, phone: str) -> str | None:
        """A number as it is compared; None for what identifies nobody."""
        return _e164_before(phone) if self.version == _LEGACY else _phone(phone, self.region)

    def external_id(self, text: str) -> str:
        """The id, or the name of the system, as it is compared."""
        return text if self.version == _LEGACY else _trimmed(text)

    def search_name(self, name: str) -> str:
        """What a search by name compares.

        Folding can make a text eighteen times as long, and two such keys (of 1,200 bytes) and the brand (of 256) stand
        in one entry of an index, which has room for 2,704 bytes.
        """
        return self.name(name)[:_LONGEST_SEARCH_KEY]

    def search_phone(self, phone: str) -> str | None:
        """What a search by phone compares."""
        if self.version == _LEGACY:
            return self.phone(phone) or self.search_name(phone)
        found = self.phone(phone)
        return found and found[:_LONGEST_SEARCH_KEY]

    def search_keys(self, person: Mapping[str, Any]) -> dict[str, str | None]:
        """The columns of a patient that searches compare."""
        return {
            "full_name_key": self.search_name(f"{person['first_name']} {person['last_name']}"),
            "last_name_key": self.search_name(person["last_name"]),
            "phone_key": self.search_phone(person["phone"]) if person["phone"] else None,
        }


LEGACY = Form(_LEGACY)
"""That of release 0.1.0, before there was a choice."""


def is_region(text: str) -> bool:
    """Whether phone numbers are known of that region (ISO 3166, two capitals)."""
    return text in phonenumbers.SUPPORTED_REGIONS


def _name(name: str) -> str:
    """NFKC_Casefold (Unicode, D147): compatibility and case folded, default-ignorable code points gone.

    Apostrophes are alike, hyphens are alike, and runs of white space are one space.
    """
    if name.isascii():
        return " ".join(name.lower().replace("`", "'").split())
    before = None
    while name != before:  # case folding can leave what has to be normalised again, and that can have capitals
        before, name = name, unicodedata.normalize("NFKC", name.translate(_ALIKE)).casefold()
    return " ".join(name.split())


def _email(email: str) -> str | None:
    if _PLAIN_EMAIL.fullmatch(email):
        return email.lower()
    plain = plain_mailbox(_without_display_name(email))
    return plain and plain.lower()


def _without_display_name(email: str) -> str:
    """The mailbox, if it is the only one; a display name may repeat it."""
    found = _WITH_DISPLAY_NAME.fullmatch(email)
    if found is None:
        return email
    name, mailbox = _QUOTED.sub("", found["name"]).strip(), found["mailbox"].strip()
    return mailbox if name == mailbox or not {"@", "<"} & set(name) else ""


def _phone(phone: str, region: str | None) -> str | None:
    """In E.164 where that can be told, else what is left without white space, hyphens, brackets, dots and slashes."""
    if _NORTH_AMERICAN.fullmatch(phone):
        return phone
    text = _name(phone)
    return _e164(text, region) or _WITHIN_PHONES.sub("", text) or text or None


def _e164(phone: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return None
    # A number that can be dialled from next door only is no number of its own.
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else None


def _trimmed(text: str) -> str:
    """Without white space and default-ignorable code points at the end."""
    trimmed, before = text.rstrip(), None
    while not (trimmed.isascii() or trimmed == before):
        before, trimmed = trimmed, trimmed.rstrip(_TRAILING).rstrip()
    return trimmed


def _name_before(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _email_before(email: str) -> str:
    if _PLAIN_EMAIL.fullmatch(email):
        return email.lower()
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return email.lower()


def _e164_before(phone: str) -> str | None:
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

"""The form in which people are compared, and the formats of the contract."""

import random
import shutil
import subprocess
import sys
import unicodedata
from hashlib import sha256

import jsonschema_rs
import phonenumbers
import pytest
from hypothesis import HealthCheck, given, settings, strategies

from db.identity import keys_in_form
from db.identity_form import _HYPHENS, LEGACY, NAME, Form, OtherRelease, is_region
from openapi.formats import IGNORABLE, is_mailbox, is_visible

FORM = Form()
BARE = dict.fromkeys(("id", "date_of_birth", "multiple_birth", "email", "phone")) | {"external_ids": {}}
QUIET = settings(database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
JSON_SCHEMA = jsonschema_rs.Draft202012Validator({"format": "email"}, validate_formats=True)


@pytest.mark.skipif(not shutil.which("perl"), reason="Perl is not here")
def test_ignorable_code_points_equal_those_of_perl() -> None:
    found = r"grep { ($_ < 0xD800 || $_ > 0xDFFF) && chr($_) =~ /\p{Default_Ignorable_Code_Point}/ } 0 .. 0x10FFFF"
    script = f'print join(" ", {found})'
    told = subprocess.run(["perl", "-e", script], capture_output=True, text=True, check=True).stdout
    assert {int(code) for code in told.split()} == IGNORABLE


def test_hyphens_are_the_unicode_dashes_and_two_more() -> None:
    dashes = {chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Pd"}
    assert {*_HYPHENS, "-"} - dashes == {"\u2043", "\u2212"}
    assert dashes - {*_HYPHENS, "-"} == set()


def test_name_normalization_is_idempotent() -> None:
    for code in range(1, sys.maxunicode + 1):
        once = FORM.name(f"a{chr(code)}b")
        assert FORM.name(once) == once, hex(code)


def test_character_is_visible_if_its_normal_form_is_not_empty() -> None:
    for code in range(1, sys.maxunicode + 1):
        assert is_visible(chr(code)) == bool(FORM.name(chr(code))), hex(code)


def test_names_equal_in_the_old_form_are_equal_in_the_new() -> None:
    """A key of the old form must not belong to another person in the new one."""
    drawn = random.Random(3)
    # These accents were decomposed before and are apostrophes now.
    changed = "\u00b4\u1fbd\u1fbf\u1ffd\u1ffe"
    for code in range(1, sys.maxunicode + 1):
        name = "a" + chr(code) + drawn.choice(["b", " ", "\u0301", "\u0345"])
        if not 0xD800 <= code <= 0xDFFF and chr(code) not in changed:
            assert FORM.name(LEGACY.name(name)) == FORM.name(name), hex(code)


def test_ascii_fast_path_equals_the_general_path() -> None:
    for name in ("  O`Brien - SMITH\t", "a\x1fb", "Ada", "-"):
        assert FORM.name(name) == FORM.name(name + "\u200b")


@pytest.mark.parametrize("form", [FORM, LEGACY, Form(region="GB", kinds=frozenset({"external_ids"}))])
def test_form_survives_a_round_trip_through_text(form: Form) -> None:
    assert Form.of(form.text) == form


@pytest.mark.parametrize(
    "name", ["Kim", "", '"Lopez, Kim"', "Lopez, Kim", "K\u00edm\n", '"a@example.com <b>"', "kim@example.com", '"\\""']
)
def test_display_name_of_a_mailbox_is_ignored(name: str) -> None:
    for mailbox in ("kim@example.com", '"kim"@example.com'):
        if name != "kim@example.com" or mailbox == name:
            assert JSON_SCHEMA.is_valid(f"{name} <{mailbox}>")
            assert FORM.email(f"{name} <{mailbox}>") == "kim@example.com"


@pytest.mark.parametrize(
    "text", ["a@example.com, Kim <kim@example.com>", "a@example.com <b@example.com>", "K <a@b.c> <k@b.c>"]
)
def test_list_of_mailboxes_has_no_identity_key(text: str) -> None:
    assert FORM.email(text) is None


@pytest.mark.parametrize("text", ["3 - email", "2 - e-mail", "10 US"])
def test_form_of_another_release_is_rejected(text: str) -> None:
    with pytest.raises(OtherRelease):
        Form.of(text)


def test_north_american_numbers_equal_the_library_format() -> None:
    drawn = random.Random(7)
    numbers = [f"+1{drawn.randrange(2_000_000_000, 10_000_000_000)}" for _ in range(3000)]
    assert {number: FORM.phone(number) for number in numbers} == {
        number: phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.E164)
        for number in numbers
    }
    assert all(phonenumbers.is_possible_number(phonenumbers.parse(number)) for number in numbers)


@pytest.mark.parametrize(
    ("phone", "nowhere", "in_the_us", "in_britain"),
    [
        ("(415) 555-0100", "4155550100", "+14155550100", "+444155550100"),
        ("415\u202f555\u20110100", "4155550100", "+14155550100", "+444155550100"),
        ("020 7946 0000", "02079460000", "02079460000", "+442079460000"),
        ("+44 (0)20 7946 0000", "+442079460000", "+442079460000", "+442079460000"),
        ("\uff0b1 415 555 0100", "+14155550100", "+14155550100", "+14155550100"),
        ("555-0100", "5550100", "5550100", "+445550100"),
        ("n/a", "na", "na", "na"),
        ("-", "-", "-", "-"),
        (" \u200b", None, None, None),
    ],
)
def test_phone_number_is_e164_where_possible(
    phone: str, nowhere: str | None, in_the_us: str | None, in_britain: str | None
) -> None:
    forms = (FORM, Form(region="US"), Form(region="GB"))
    assert [form.phone(phone) for form in forms] == [nowhere, in_the_us, in_britain]


def test_key_of_the_name_is_as_before_without_a_multiple_birth() -> None:
    person = BARE | {
        "first_name": "Ada",
        "last_name": "Lovelace",
        "date_of_birth": "1990-12-10",
        "phone": "+14155550123",
    }
    before = sha256(b"name_date_of_birth_phone\0ada\0lovelace\x001990-12-10\0+14155550123").digest()
    for form in (FORM, LEGACY):
        assert keys_in_form(form, person) == {before: NAME}
        twins = [keys_in_form(form, person | {"multiple_birth": position}) for position in (1, 2)]
        assert before not in twins[0].keys() | twins[1].keys()
        assert not twins[0].keys() & twins[1].keys()


def test_number_is_parsed_once_for_both_kinds_of_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = phonenumbers.parse
    monkeypatch.setattr(phonenumbers, "parse", lambda *given: parsed.append(given[0]) or parse(*given))
    names = {"first_name": "Ada", "last_name": "Lovelace", "date_of_birth": "1990-12-10"}
    person = BARE | names | {"phone": "+44 20 7946 0017"}
    assert FORM.search_keys(person)["phone_key"] == "+442079460017"
    assert list(keys_in_form(FORM, person).values()) == [NAME]
    assert len(parsed) == 1


def test_region_must_have_phone_numbers() -> None:
    assert [region for region in ("US", "GB", "DE", "us", "UK", "XX", "", "001") if is_region(region)] == [
        "US",
        "GB",
        "DE",
    ]


@pytest.mark.parametrize(
    ("email", "compared"),
    [
        ("Ada@Example.COM", "ada@example.com"),
        ('"kim"@example.com', "kim@example.com"),
        (r'"k\im"@example.com', "kim@example.com"),
        ('"k im"@example.com', '"k im"@example.com'),
        (r'"k\"im"@example.com', r'"k\"im"@example.com'),
        ('""@example.com', '""@example.com'),
        ("kim@[127.0.0.1]", "kim@[127.0.0.1]"),
        ("kim@[IPv6:0:0:0:0:0:0:0:1]", "kim@[ipv6:::1]"),
        ("kim@XN--BCHER-KVA.de", "kim@xn--bcher-kva.de"),
        ("kim@localhost", "kim@localhost"),
        ("Kim <kim@example.com>", None),
        ("<kim@example.com>", None),
        ("kim@example.com (Kim)", None),
        ("(Kim)kim@example.com", None),
        ("kim@example.com, ada@example.com", None),
        ("us: kim@example.com;", None),
        ("kim@example.com.", None),
        ("k..im@example.com", None),
        ("kim@[127.0.0.256]", None),
        (" kim@example.com", None),
        ("kim@example.com\n", None),
        ("k" * 65 + "@example.com", None),
        ("kim@" + "e" * 64 + ".com", None),
        ("kim@b\u00fccher.de", None),
        ("k\u200bim@example.com", None),
    ],
)
def test_only_a_plain_mailbox_is_compared(email: str, compared: str | None) -> None:
    assert is_mailbox(email) == (compared is not None)
    assert compared is None or FORM.email(email) == compared


@given(strategies.emails())
@settings(QUIET, max_examples=300)
def test_every_generated_address_is_a_mailbox(email: str) -> None:
    assert is_mailbox(email)


_LOCAL, _DOMAIN = strategies.text('ab.-"\\ (1)_!+', max_size=6), strategies.text("ab.-[]1:_", max_size=8)


@given(strategies.text('ab.-@[]<>"\\ :;,(1)_!', max_size=9) | strategies.tuples(_LOCAL, _DOMAIN).map("@".join))
@settings(QUIET, max_examples=2000)
def test_mailbox_check_agrees_with_another_validator(text: str) -> None:
    assert is_mailbox(text) == (JSON_SCHEMA.is_valid(text) and not text.endswith(">"))

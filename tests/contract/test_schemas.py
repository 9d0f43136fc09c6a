"""House rules for the schemas of the contract and their examples."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import jsonschema_rs
import pytest

from openapi.formats import FORMATS, is_visible
from tests.support.document import all_objects, resolved, schemas, subschemas, types_of
from tests.support.graph import OPERATIONS
from tests.support.oracle import CONTRACT

NAMED = CONTRACT["components"]["schemas"]
PROPERTIES = [(f"{path}/{name}", resolved(schema)) for path, node in all_objects() if "properties" in node
              for name, schema in node["properties"].items()]  # fmt: skip
# Request schemas and the response schemas that return their properties.
PAIRS = {
    "PatientCreate": "Patient",
    "PatientUpdate": "Patient",
    "OnboardingAnswer": "Onboarding",
    "ResearcherStatement": "ResearcherAcknowledgement",
    "IntakeAnswer": "IntakeResponse",
    "ConsultOutcomeCreate": "ConsultOutcome",
    "ProviderCreate": "Provider",
    "ProviderLinkCreate": "ProviderLink",
    "ProviderLinkStatus": "ProviderLink",
    "ProtocolCreate": "Protocol",
    "ProtocolUpdate": "Protocol",
    "ProtocolCompoundPut": "ProtocolCompound",
    "EncounterCreate": "Encounter",
    "EncounterStatus": "Encounter",
    "MetricCreate": "MetricEntry",
    "MedicationCreate": "Medication",
    "MedicationStatus": "Medication",
    "TreatmentPut": "Treatment",
    "PrescriptionPut": "Prescription",
    "ConsultationPut": "Consultation",
    "ScheduleRowPut": "ScheduleRow",
}
BOUNDS = {
    "string": ("maxLength", "enum"),
    "array": ("maxItems",),
    "object": ("maxProperties", "properties"),
    "integer": ("maximum", "enum"),
    "number": ("maximum",),
}


def property_pairs() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield each property of a request with the same property of the response."""
    for sent, answered in PAIRS.items():
        for name, schema in NAMED[sent]["properties"].items():
            yield f"{sent}/{name}", resolved(schema), resolved(NAMED[answered]["properties"][name])


def test_every_property_has_a_description_and_a_phi_mark() -> None:
    assert len(PROPERTIES) > 300
    for path, schema in PROPERTIES:
        assert schema.get("description"), path
        assert isinstance(schema.get("x-phi"), bool), path


def test_property_names_need_no_quoting_in_array_literals() -> None:
    """An unquoted NULL is a null in an array literal (db/core/projection.py, array_literal)."""
    names = {name for _, node in all_objects() for name in node.get("properties", {})}
    assert [name for name in names if not re.fullmatch("[A-Za-z0-9_]+", name) or name.lower() == "null"] == []


def test_descriptions_explain_null_and_the_time_zone() -> None:
    for path, schema in PROPERTIES:
        words = schema["description"]
        assert "null" not in types_of(schema) or "null" in words, path
        is_time = schema.get("format") == "date-time" or path.endswith("_at")
        assert not is_time or ("RFC 3339" in words and "UTC" in words), path
        is_date = schema.get("format") == "date" or path.endswith("_date")
        assert not is_date or "YYYY-MM-DD" in words, path


def test_every_value_is_bounded() -> None:
    assert len(list(schemas())) > 300
    for path, schema in schemas():
        for kind in types_of(schema) & BOUNDS.keys():
            assert any(bound in schema for bound in BOUNDS[kind]), path
        assert "maximum" not in schema or "minimum" in schema, path


def test_every_request_string_restricts_its_characters() -> None:
    bodies = [media["schema"] for _, _, each in OPERATIONS.values() if "requestBody" in each
              for media in each["requestBody"]["content"].values()]  # fmt: skip
    places = [node["schema"] for _, node in all_objects() if "in" in node and "schema" in node]
    found = {json.dumps(schema): schema for sent in [*bodies, *places] for _, schema in subschemas(sent)}
    texts = [schema for schema in found.values() if "string" in types_of(schema)]
    assert len(texts) > 50
    free = [schema for schema in texts if not {"pattern", "format", "enum"} & schema.keys()]
    assert free == [NAMED["FewWords"]]  # stored as JSON, which allows any character


PATTERNS = sorted({node["pattern"] for _, node in all_objects() if isinstance(node.get("pattern"), str)})
# The common subset of ECMA 262, RE2, Rust's regex, Python and Java: no other escapes, no groups with a question mark
# (lookaround, flags), no possessive quantifiers, no named groups. A raw control character can end a line of source code
# or make it invalid.
RAW = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
ESCAPED = r"\\(?: x[0-9a-f]{2} | [trn] | [^A-Za-z0-9] )"
PORTABLE = re.compile(
    rf"(?: [^\\()\[\]{{}}*+?{RAW}] | {ESCAPED} | \((?!\?) | \)"
    rf"| \[ (?: [^\\\[\]&~{RAW}] | [&~-](?![&~-]) | {ESCAPED} )+ \] | [*+?](?![*+?])"
    r"| \{[0-9]{1,3}(?:,[0-9]{0,3})?\}(?![*+?]) )*",
    re.VERBOSE,
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_is_portable_across_languages(pattern: str) -> None:
    assert PORTABLE.fullmatch(pattern)
    rust = jsonschema_rs.RegexOptions()  # Rust's own engine, without the extensions of the default one
    jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=rust)


@pytest.mark.parametrize(
    "pattern",
    [
        "(?!a)b",
        "(?<=a)b",
        r"(a)\1",
        r"\u0041",
        r"\p{L}",
        r"\d",
        "(?i)a",
        "a++",
        "(?P<n>a)",
        r"[\w]",
        "a{1001}",
        "[\x7f]",
        "\x85",
        "[\u2028]",
        "[\ufeff]",
        "\n",
    ],
)
def test_non_portable_pattern_is_detected(pattern: str) -> None:
    assert not PORTABLE.fullmatch(pattern)


def test_patterns_match_alike_in_python_and_rust() -> None:
    texts = [
        "",
        "a",
        "\0",
        "a\0",
        "a\nb",
        "\x1f",
        " ",
        "é",
        "\x80",
        "\xff",
        "\u0100",
        "😀",
        "\x7f",
        "-0",
        "-0.00",
        "1.5",
        "A-1",
    ]
    engines = [jsonschema_rs.FancyRegexOptions(), jsonschema_rs.RegexOptions()]
    for pattern in PATTERNS:
        in_python = re.compile(re.sub(r"\$$", r"\\Z", pattern))
        for options in engines:
            judge = jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options)
            assert [text for text in texts if judge.is_valid(text) != bool(in_python.search(text))] == [], pattern


def test_schemas_avoid_keywords_that_generators_do_not_support() -> None:
    """Generators do not support `anyOf` that only narrows a type, defaults of objects, or UUID types."""
    for path, schema in schemas():
        assert "type" not in schema or not {"anyOf", "oneOf"} & schema.keys(), path
        assert "default" not in schema or "properties" not in schema, path
        assert schema.get("format") != "uuid", path
        assert len(schema.get("not", {"": 1}).keys() - {"type"}) == 1, path  # so that the error code is that keyword


def duplicates(found: Iterable[tuple[str, dict[str, Any]]]) -> list[list[str]]:
    """Return the locations of equal schemas. Schemas with a single keyword are ignored."""
    places: dict[str, list[str]] = {}
    for path, node in found:
        if len(node) > 1:
            places.setdefault(json.dumps(node, sort_keys=True), []).append(path)
    return [each for each in places.values() if len(each) > 1]


def test_no_schema_is_duplicated() -> None:
    assert duplicates(schemas()) == []


def test_no_parameter_header_or_response_is_duplicated() -> None:
    described = [
        (path, node) for path, node in all_objects() if "description" in node and {"schema", "content"} & node.keys()
    ]
    assert len(described) > 80
    assert duplicates(described) == []


@pytest.mark.parametrize("mark", ["x-phi", "maxLength", "maxItems", "maxProperties", "minimum", "maximum"])
def test_request_and_response_properties_have_the_same_bounds(mark: str) -> None:
    timeless = [
        (path, sent, answered) for path, sent, answered in property_pairs() if sent.get("format") != "date-time"
    ]
    assert len(timeless) > 50
    for path, sent, answered in timeless:
        assert mark not in sent or "enum" in answered or sent[mark] == answered[mark], path


def test_every_example_is_valid() -> None:
    examples = [(path, node) for path, node in all_objects() if "example" in node and "schema" in node]
    assert len(examples) > 100
    for path, node in examples:
        schema = {"$ref": "#/schema", "schema": node["schema"], "components": CONTRACT["components"]}
        validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)
        assert validator.is_valid(node["example"]), path


def test_safe_projection_contains_no_phi_property() -> None:
    phi = {name for name, schema in NAMED["Patient"]["properties"].items() if resolved(schema)["x-phi"]}
    assert phi & NAMED["SafePatient"]["properties"].keys() == set()
    assert phi | NAMED["SafePatient"]["properties"].keys() == NAMED["Patient"]["properties"].keys()


def test_pattern_of_visible_text_matches_visible_characters() -> None:
    """No portable pattern can match characters above U+FFFF individually."""
    pattern = re.compile(CONTRACT["components"]["schemas"]["MetricCreate"]["properties"]["value_text"]["pattern"])
    others = {
        *range(0x7F, 0xA0),
        0x2027,
        0xFEFE,
        0xFF00,
        *range(0xD800, 0xE000),
    }  # controls, ends of ranges, surrogates
    points = [chr(code) for code in range(0x21, 0x10000) if code not in others]
    assert [hex(ord(each)) for each in points if bool(pattern.search(each)) != is_visible(each)] == []

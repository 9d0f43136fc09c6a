"""The messages of `details`: a sentence for each validation code.

The messages of domain errors are in db/errors.py.
"""

# `{}` is the bound from the contract, never a value that was sent.
SENTENCES = {
    "required": "A required value is missing.",
    "unknown": "The query parameter is unknown.",
    "repeated": "The query parameter must not be repeated.",
    "encoding": "The value must be valid UTF-8.",
    "json": "The body must be valid UTF-8 JSON without duplicate keys.",
    "number": "Numbers must be within the range of a double.",
    "depth": "The body is nested too deeply.",
    "type": "The value must be of type {}.",
    "format": "The value must be {}.",
    "pattern": "The value must match the documented pattern.",
    "enum": "The value must be one of: {}.",
    "const": "The value must be: {}.",
    "minLength": "The number of characters must be at least {}.",
    "maxLength": "The number of characters must be at most {}.",
    "minItems": "The number of items must be at least {}.",
    "maxItems": "The number of items must be at most {}.",
    "uniqueItems": "The items must be unique.",
    "contains": "A required item is missing.",
    "additionalItems": "The number of items is larger than allowed.",
    "unevaluatedItems": "The number of items is larger than allowed.",
    "minProperties": "The number of properties must be at least {}.",
    "maxProperties": "The number of properties must be at most {}.",
    "propertyNames": "The property name must match the documented rules.",
    "additionalProperties": "The property is unknown.",
    "unevaluatedProperties": "The property is unknown.",
    "falseSchema": "No value is allowed here.",
    "minimum": "The value must be at least {}.",
    "maximum": "The value must be at most {}.",
    "exclusiveMinimum": "The value must be greater than {}.",
    "exclusiveMaximum": "The value must be less than {}.",
    "multipleOf": "The value must be a multiple of {}.",
    "anyOf": "At least one of these is required: {}.",
    "oneOf": "The value must match exactly one of the documented alternatives.",
    "not": "The value is not allowed.",
}
FORMATS = {
    "date": "a date (YYYY-MM-DD)",
    "date-time": "an RFC 3339 time",
    "host": "a host with an optional port",
    "email": "an email address without a display name",
    "npi": "a National Provider Identifier with a valid check digit",
    "visible": "text with at least one visible character",
}
_OTHER = "The value is invalid."


def sentence(code: str, bound: str) -> str:
    """Return the message for a validation code, with the bound that the contract gives."""
    text = SENTENCES.get(code, _OTHER)
    if "{}" in text and not bound:
        return _OTHER
    return text.format(FORMATS.get(bound, f"of the format {bound}") if code == "format" else bound)

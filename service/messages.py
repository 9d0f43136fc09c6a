"""What is wrong with a request, in words: a sentence for each code of `details`.

Those of the domain stand on its errors (db/errors.py).
"""

# `{}` is the bound that the contract gives, never a value that was sent.
SENTENCES = {
    "required": "This is required.",
    "unknown": "There is no such parameter.",
    "repeated": "This may be given once only.",
    "encoding": "This must be UTF-8.",
    "json": "This must be JSON in UTF-8, with every key once.",
    "number": "A number must be within the range of a double.",
    "depth": "The body has too many levels.",
    "type": "This must be of type {}.",
    "format": "This must be {}.",
    "pattern": "This must match the pattern that the contract gives.",
    "enum": "This must be one of: {}.",
    "const": "This must be: {}.",
    "minLength": "The number of characters must be at least {}.",
    "maxLength": "This must have at most {} characters.",
    "minItems": "The number of items must be at least {}.",
    "maxItems": "This must have at most {} items.",
    "uniqueItems": "This must not have the same item twice.",
    "contains": "This lacks an item that the contract asks for.",
    "additionalItems": "This has more items than the contract allows.",
    "unevaluatedItems": "This has more items than the contract allows.",
    "minProperties": "The number of properties must be at least {}.",
    "maxProperties": "This must have at most {} properties.",
    "propertyNames": "The name of a property must follow the rule that the contract gives.",
    "additionalProperties": "A property of this name is not accepted here.",
    "unevaluatedProperties": "A property of this name is not accepted here.",
    "falseSchema": "The contract allows nothing here.",
    "minimum": "This must be at least {}.",
    "maximum": "This must be at most {}.",
    "exclusiveMinimum": "This must be greater than {}.",
    "exclusiveMaximum": "This must be less than {}.",
    "multipleOf": "This must be a multiple of {}.",
    "anyOf": "At least one of these is needed: {}.",
    "oneOf": "This must fit exactly one of the alternatives that the contract gives.",
    "not": "This is what the contract rules out.",
}
FORMATS = {
    "date": "a date (YYYY-MM-DD)",
    "date-time": "an RFC 3339 time",
    "host": "a host, or a host and a port",
    "email": "an email address, without a name beside it",
    "npi": "a National Provider Identifier with the right check digit",
    "visible": "a text with at least one character that is displayed",
}
_OTHER = "This does not fit the contract."


def sentence(code: str, bound: str) -> str:
    text = SENTENCES.get(code, _OTHER)
    if "{}" in text and not bound:
        return _OTHER
    return text.format(FORMATS.get(bound, f"of the format {bound}") if code == "format" else bound)

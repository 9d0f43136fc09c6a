"""Tells whether a contract broke the consumers of an older one.

Whatever was a valid request before must be one now, and whatever is a possible answer now must have been one before.
What schemas allow is compared by rules (`compat/schemas.py`), and once more by drawing values (`compat/samples.py`).
"""


class Unreadable(Exception):
    """Something that is to be compared cannot be read. The message says what and why."""

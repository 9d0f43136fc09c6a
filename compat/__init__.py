"""Checks whether a contract is compatible with the clients of an older one.

Every request that was valid must still be valid, and every response and event that is possible must have been possible
before. Schemas are compared by rules (`compat/schemas.py`) and by sampling values (`compat/samples.py`).
"""


class Unreadable(Exception):
    """An input cannot be read. The message says which one and why."""

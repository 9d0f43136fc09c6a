"""Authentication and authorization: who calls, in which brand, and what they may do."""

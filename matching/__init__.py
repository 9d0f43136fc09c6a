"""Matches of two people by the model of Fellegi and Sunter: pure functions of two people and a versioned model file.

Nothing here reads a database, a clock or a setting, so that two people always have the same score (docs/matching.md).
"""

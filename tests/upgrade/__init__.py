"""Upgrades from earlier releases: their schema and data, and what they returned."""

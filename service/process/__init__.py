"""Processes that serve: start, supervision, the database of their own."""

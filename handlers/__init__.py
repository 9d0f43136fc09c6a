"""Handlers of the operations: one module a noun, one function an operationId."""

"""The OpenAPI document, compiled: operations, routing, validation and response headers."""

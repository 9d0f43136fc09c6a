"""HTTP beside the operations: the protocol, CORS, security headers and documentation pages."""

"""What is HTTP and not an operation: the protocol, CORS, security headers, the documentation pages."""

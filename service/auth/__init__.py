"""Authentication and authorization: the caller, the brand and the permissions of a request."""

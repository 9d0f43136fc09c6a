"""Security headers for browsers."""

Headers = list[tuple[bytes, bytes]]

_ALWAYS: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000"),  # effective over TLS only
]

DATA: Headers = [
    *_ALWAYS,
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


def page_policy(*token_origins: str, nonce: str | None = None) -> str:
    """Return the Content-Security-Policy of a page: only resources of this service.

    Requests may go to the token origins too. With a nonce, style sheets of the page that have it, and style attributes,
    are allowed.
    """
    connect = " ".join(("'self'", *token_origins))
    style = "'self'" if nonce is None else f"'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'"
    return (
        f"default-src 'none'; script-src 'self'; style-src {style}; img-src 'self'; connect-src {connect}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


PAGE: Headers = [*_ALWAYS, (b"content-security-policy", page_policy().encode())]

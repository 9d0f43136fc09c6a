"""How every request is served. This package knows no noun of the domain; the contract brings them."""

"""The HTTP service. It knows no noun of the domain; those come from the contract."""

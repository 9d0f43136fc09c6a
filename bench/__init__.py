"""How fast the service is, and with how many patients."""

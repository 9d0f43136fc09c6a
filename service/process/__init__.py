"""The processes of the service: startup, supervision and the database."""

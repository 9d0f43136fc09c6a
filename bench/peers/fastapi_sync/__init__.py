"""FastAPI and SQLAlchemy's ORM, with `def` endpoints."""

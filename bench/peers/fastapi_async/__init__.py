"""FastAPI and SQLAlchemy's ORM, with `async def` endpoints."""

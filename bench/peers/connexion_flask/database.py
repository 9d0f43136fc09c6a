"""Database connections."""

import os

from peewee import Model
from playhouse.db_url import connect

db = connect(
    os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+pool://", 1),
    max_connections=16,
    timeout=30,
    options="-c timezone=UTC",
)


class BaseModel(Model):
    class Meta:
        database = db
        legacy_table_names = False

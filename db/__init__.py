"""The database: models by noun, the statements made of them, and the migrations."""

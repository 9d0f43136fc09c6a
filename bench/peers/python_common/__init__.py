"""What the Python peers share: rules of the record that no framework has a say in, and what both FastAPI peers are."""

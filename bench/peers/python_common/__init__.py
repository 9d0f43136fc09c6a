"""Code shared by the Python peers: domain rules independent of the framework, and parts of both FastAPI peers."""

"""Whether this process is about to stop, for `/readyz`."""

draining = False
"""Set when the process begins to stop (service/process/server.py)."""

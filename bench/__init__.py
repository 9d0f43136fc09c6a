"""How fast patient-graph is beside its peers: `make bench` (docs/performance.md)."""

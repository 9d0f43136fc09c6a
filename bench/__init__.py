"""Benchmarks of patient-graph and its peers: `make bench` (docs/performance.md)."""

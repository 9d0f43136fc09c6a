"""Log, Prometheus metrics and OpenTelemetry traces."""

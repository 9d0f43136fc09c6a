"""The delivery of events to webhook endpoints."""

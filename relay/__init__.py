"""The relay: delivers the events of the outbox to other systems."""

"""All trials, with their full sizes."""

from collections.abc import Callable
from typing import NamedTuple

from tests.campaign import (
    clock,
    events,
    failovers,
    full_disk,
    idle,
    kills,
    log_sinks,
    merges,
    patroni,
    pipelining,
    slow_clients,
    standby,
    webhooks,
)
from tests.campaign.results import Row


class Trial(NamedTuple):
    """A trial: its name in TRIALS, its title, the function, and the variable of its size with the default."""

    name: str
    title: str
    run: Callable[[int], list[Row]]
    variable: str
    size: int


TRIALS = (
    Trial("kills", "Kills", kills.run, "KILLS", 200),
    Trial("events", "Events", events.run, "EVENT_KILLS", 200),
    Trial("webhooks", "Webhooks", webhooks.run, "EVENTS", 10_000),
    Trial("failovers", "Failovers", failovers.run, "FAILOVERS", 20),
    Trial("patroni", "Patroni", patroni.run, "PATRONI_FAILOVERS", 1),
    Trial("standby", "Standby away", standby.run, "READS", 500),
    Trial("pipelining", "Pipelining", pipelining.run, "PIPELINES", 20),
    Trial("log_sinks", "Log sinks", log_sinks.run, "LOGGED_WRITES", 500),
    Trial("full_disk", "Full disk", full_disk.run, "FILLINGS", 3),
    Trial("clock", "Clock jumps", clock.run, "JUMPS", 6),
    Trial("slow_clients", "Slow clients", slow_clients.run, "SLOW_CLIENTS", 50),
    Trial("merges", "Merges", merges.run, "HISTORIES", 2000),
    Trial("merge_kills", "Kills in merges", merges.run_kills, "MERGE_KILLS", 60),
    Trial("idle", "Idle connections", idle.run, "IDLE_CONNECTIONS", 2000),
)
TITLES = [trial.title for trial in TRIALS]

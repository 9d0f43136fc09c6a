"""Limits of the requests that are sent at once, in total and to each endpoint."""

from datetime import datetime, timedelta

_CONCURRENT = 64
# To an endpoint, and to one that is quick.
_PER_ENDPOINT = 8
_PER_QUICK_ENDPOINT = 32
_QUICK_SECONDS = 0.25
# Seconds after which a response is slow, for how long its endpoint counts as slow then, and what slow endpoints may use
# of the total, together.
_SLOW_SECONDS = 2.0
_SLOW_FOR = timedelta(minutes=1)
_SLOW = _CONCURRENT // 2
# Lines that are read for a sequence of requests at most, and seconds in which a sequence is too short.
_LINES = 16
_SHORT_SECONDS = 0.1
# An endpoint that was sent nothing for so long begins anew.
_IDLE = timedelta(minutes=10)


class _Endpoint:
    def __init__(self) -> None:
        self.window = 1
        self.lines = 1
        self.running = 0
        self.slow_until: datetime | None = None
        self.resumes_at: datetime | None = None
        self.idle_at: datetime | None = None

    def is_idle(self, now: datetime) -> bool:
        waits = (self.resumes_at, self.idle_at)
        return not self.running and all(until is None or until <= now for until in waits)

    def is_slow(self, now: datetime) -> bool:
        return self.slow_until is not None and now < self.slow_until

    def free(self, now: datetime) -> int:
        is_waiting = self.resumes_at is not None and now < self.resumes_at
        return 0 if is_waiting else max(0, self.window - self.running)


class Pacing:
    """Counts the sequences of requests that run. The requests of a sequence are sent one after another.

    An endpoint begins with one request at a time, and gets one more with each response, up to 8, and up to 32 while its
    responses are quick. A timeout returns it to one. Endpoints with a slow response or a timeout within a minute have a
    half of the total together, so they never hold up the others.

    A sequence begins with one line; those that end soon get twice as many, up to 16.
    """

    def __init__(self) -> None:
        self._endpoints: dict[str, _Endpoint] = {}
        self._running = 0

    def free(self, now: datetime) -> tuple[int, dict[str, int]]:
        """Return how many sequences can begin in total, and for each known endpoint; for others, it is one."""
        self._endpoints = {id: each for id, each in self._endpoints.items() if not each.is_idle(now)}
        slow = [id for id, endpoint in self._endpoints.items() if endpoint.is_slow(now)]
        free = {id: endpoint.free(now) for id, endpoint in self._endpoints.items()}
        left = max(0, _SLOW - sum(self._endpoints[id].running for id in slow))
        for id in slow:
            free[id] = min(free[id], left)
            if free[id]:
                left -= free[id]
                self._endpoints[id] = self._endpoints.pop(id)  # the last one next time
        return _CONCURRENT - self._running, free

    def lines(self, endpoint_id: str) -> int:
        """Return how many lines a sequence of requests to an endpoint may have."""
        return self._endpoints[endpoint_id].lines if endpoint_id in self._endpoints else 1

    def begin(self, endpoint_id: str) -> None:
        self._endpoints.setdefault(endpoint_id, _Endpoint()).running += 1
        self._running += 1

    def end(self, endpoint_id: str, *, seconds: float = _SHORT_SECONDS, is_complete: bool = True) -> None:
        """End a sequence that took this long, and sent all of its lines or not."""
        endpoint = self._endpoints[endpoint_id]
        endpoint.running -= 1
        self._running -= 1
        if not is_complete:
            endpoint.lines = max(endpoint.lines // 2, 1)
        elif seconds < _SHORT_SECONDS:
            endpoint.lines = min(endpoint.lines * 2, _LINES)

    def adjust(self, endpoint_id: str, now: datetime, *, seconds: float, timed_out: bool) -> None:
        """Take into account how long a request to an endpoint took, and whether it timed out."""
        endpoint = self._endpoints[endpoint_id]
        endpoint.idle_at = now + _IDLE
        if timed_out or seconds > _SLOW_SECONDS:
            endpoint.slow_until = now + _SLOW_FOR
        is_quick = seconds < _QUICK_SECONDS and not endpoint.is_slow(now)
        most = _PER_QUICK_ENDPOINT if is_quick else _PER_ENDPOINT
        endpoint.window = 1 if timed_out else min(endpoint.window + 1, most)

    def wait(self, endpoint_id: str, until: datetime) -> None:
        """Begin no request to an endpoint until a time."""
        self._endpoints.setdefault(endpoint_id, _Endpoint()).resumes_at = until

    def resume(self, endpoint_id: str) -> None:
        """Let an endpoint that was to wait wait no longer."""
        if endpoint_id in self._endpoints:
            self._endpoints[endpoint_id].resumes_at = None

"""A list as one iterator over all its pages, for every operation that takes `limit` and `offset`."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from math import inf
from typing import ParamSpec, TypeVar

from .models import Error
from .refusal import expect

Arguments = ParamSpec("Arguments")
Page = TypeVar("Page")
Item = TypeVar("Item")


def every(
    operation: Callable[Arguments, Error | Page | None],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Iterator[Item]:
    """All items of a list, fetched page by page while they are read; raises Refused.

    `items` says where they are in a page, the rest goes to the operation:

        every(patients.list.sync, lambda page: page.patients, client=client, brand_id="demo", limit=100)

    What is added meanwhile moves the rest on, so that an item can come twice.
    """
    seen, total = 0, inf
    while seen < total:
        kwargs["offset"] = seen
        page = expect(operation(*args, **kwargs))
        yield from (found := items(page))
        seen, total = _progress(page, found, seen)


async def every_async(
    operation: Callable[Arguments, Awaitable[Error | Page | None]],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> AsyncIterator[Item]:
    """As `every`, for the `asyncio` of an operation."""
    seen, total = 0, inf
    while seen < total:
        kwargs["offset"] = seen
        page = expect(await operation(*args, **kwargs))
        found = items(page)
        for item in found:
            yield item
        seen, total = _progress(page, found, seen)


def _progress(page: object, found: list[Item], seen: int) -> tuple[int, float]:
    """How many were seen, and how many there are: what the page says, or all of them after an empty page."""
    seen += len(found)
    return seen, getattr(page, "total", inf) if found else seen

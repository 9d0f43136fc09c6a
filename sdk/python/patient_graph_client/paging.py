"""A list as one iterator over all its pages, for every operation that takes `limit` and `offset` or `cursor`."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from math import inf
from typing import Any, ParamSpec, TypeVar

from attrs import evolve

from .refusal import AnyError, expect

Arguments = ParamSpec("Arguments")
Page = TypeVar("Page")
Item = TypeVar("Item")
_Place = dict[str, str | int]


def every(
    operation: Callable[Arguments, AnyError | Page | None],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Iterator[Item]:
    """All items of a list, fetched page by page while they are read; raises Refused.

    `items` says where they are in a page, the rest goes to the operation:

        every(patients.list.sync, lambda page: page.patients, client=client, brand_id="demo", limit=100)

    Where pages have a cursor, none is missed or comes twice when others are added meanwhile; elsewhere one can come
    twice.
    """
    seen = _begin(kwargs)
    place: _Place | None = {}
    while place is not None:
        _go_to(kwargs, place)
        page = expect(operation(*args, **kwargs))
        yield from (found := items(page))
        seen += len(found)
        place = _next(page, found, seen)


async def every_async(
    operation: Callable[Arguments, Awaitable[AnyError | Page | None]],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> AsyncIterator[Item]:
    """As `every`, for the `asyncio` of an operation."""
    seen = _begin(kwargs)
    place: _Place | None = {}
    while place is not None:
        _go_to(kwargs, place)
        page = expect(await operation(*args, **kwargs))
        found = items(page)
        for item in found:
            yield item
        seen += len(found)
        place = _next(page, found, seen)


def _begin(kwargs: dict[str, Any]) -> int:
    return kwargs.get("offset") or 0


def _go_to(kwargs: dict[str, Any], place: _Place) -> None:
    """A search has its place in the body."""
    if "body" in kwargs:
        kwargs["body"] = evolve(kwargs["body"], **place)
    else:
        kwargs.update(place)


def _next(page: object, found: list[Item], seen: int) -> _Place | None:
    """Where the next page begins, after so many items; None behind the last."""
    if hasattr(page, "next_cursor"):
        return {"cursor": page.next_cursor, "offset": 0} if page.next_cursor else None
    return {"offset": seen} if found and seen < getattr(page, "total", inf) else None

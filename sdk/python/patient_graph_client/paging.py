"""A list as one iterator over all its pages, for every operation that takes a `cursor`."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, ParamSpec, Protocol, TypeVar

from attrs import evolve

from .refusal import AnyError, expect

Arguments = ParamSpec("Arguments")
Item = TypeVar("Item")


class _Page(Protocol):
    @property
    def next_cursor(self) -> str | None: ...


Page = TypeVar("Page", bound=_Page)


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

    None is missed or comes twice when others are added meanwhile.
    """
    while True:
        page = expect(operation(*args, **kwargs))
        yield from items(page)
        if page.next_cursor is None:
            return
        _go_to(kwargs, page.next_cursor)


async def every_async(
    operation: Callable[Arguments, Awaitable[AnyError | Page | None]],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> AsyncIterator[Item]:
    """As `every`, for the `asyncio` of an operation."""
    while True:
        page = expect(await operation(*args, **kwargs))
        for item in items(page):
            yield item
        if page.next_cursor is None:
            return
        _go_to(kwargs, page.next_cursor)


def _go_to(kwargs: dict[str, Any], cursor: str) -> None:
    """Have the next page begin at the cursor, which a search has in its body; an offset would be counted from there."""
    if "body" in kwargs:
        kwargs["body"] = evolve(kwargs["body"], cursor=cursor, offset=0)
    else:
        kwargs.pop("offset", None)
        kwargs["cursor"] = cursor

"""Pagination: iterate over all items of an operation that takes a `cursor`."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, ParamSpec, Protocol, TypeVar

from attrs import evolve

from .api_error import AnyError, unwrap

Arguments = ParamSpec("Arguments")
Item = TypeVar("Item")


class _Page(Protocol):
    @property
    def next_cursor(self) -> str | None: ...


Page = TypeVar("Page", bound=_Page)


def paginate(
    operation: Callable[Arguments, AnyError | Page | None],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Iterator[Item]:
    """Yield all items of a list, fetching pages as needed. Raises ApiError.

    `items` returns the items of a page; the other arguments are passed to the operation:

        paginate(patients.list.sync, lambda page: page.patients, client=client, brand_id="demo", limit=100)

    No item is skipped or repeated when items are added meanwhile.
    """
    while True:
        page = unwrap(operation(*args, **kwargs))
        yield from items(page)
        if page.next_cursor is None:
            return
        _set_cursor(kwargs, page.next_cursor)


async def paginate_async(
    operation: Callable[Arguments, Awaitable[AnyError | Page | None]],
    items: Callable[[Page], list[Item]],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> AsyncIterator[Item]:
    """Like `paginate`, for the `asyncio` function of an operation."""
    while True:
        page = unwrap(await operation(*args, **kwargs))
        for item in items(page):
            yield item
        if page.next_cursor is None:
            return
        _set_cursor(kwargs, page.next_cursor)


def _set_cursor(kwargs: dict[str, Any], cursor: str) -> None:
    """Set the cursor: in the body of a search, else as a parameter. Drops the offset, which counts from the cursor."""
    if "body" in kwargs:
        kwargs["body"] = evolve(kwargs["body"], cursor=cursor, offset=0)
    else:
        kwargs.pop("offset", None)
        kwargs["cursor"] = cursor

"""Pagination: lists are read page by page, by cursor."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Generic, Protocol, TypeVar

import httpx

from .connection import AsyncConnection, Connection, Request


class _Page(Protocol):
    @property
    def next_cursor(self) -> str | None: ...


Item = TypeVar("Item")
Page = TypeVar("Page", bound=_Page)


class Paginator(Generic[Page, Item]):
    """A list. Iterate over it for all items; pages are fetched as needed.

    No item is skipped or repeated when items are added meanwhile. Each iteration reads the list anew.
    """

    def __init__(
        self,
        connection: Connection,
        request: Request,
        parse: Callable[[httpx.Response], Page],
        items: Callable[[Page], list[Item]],
    ) -> None:
        self._connection, self._request, self._parse, self._items = connection, request, parse, items

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from self._items(page)

    def pages(self) -> Iterator[Page]:
        """Yield the pages, for what they have besides items, such as `total`."""
        request: Request | None = self._request
        while request is not None:
            page = self._connection.send(request, self._parse)
            yield page
            request = _next(request, page)

    def first_page(self) -> Page:
        """Return the first page. Pass its `next_cursor` as `cursor` to read on later."""
        return self._connection.send(self._request, self._parse)


class AsyncPaginator(Generic[Page, Item]):
    """Like Paginator, for `async for`."""

    def __init__(
        self,
        connection: AsyncConnection,
        request: Request,
        parse: Callable[[httpx.Response], Page],
        items: Callable[[Page], list[Item]],
    ) -> None:
        self._connection, self._request, self._parse, self._items = connection, request, parse, items

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in self._items(page):
                yield item

    async def pages(self) -> AsyncIterator[Page]:
        """Yield the pages, for what they have besides items, such as `total`."""
        request: Request | None = self._request
        while request is not None:
            page = await self._connection.send(request, self._parse)
            yield page
            request = _next(request, page)

    async def first_page(self) -> Page:
        """Return the first page. Pass its `next_cursor` as `cursor` to read on later."""
        return await self._connection.send(self._request, self._parse)


def _next(request: Request, page: _Page) -> Request | None:
    """Return the request of the page after `page`, None after the last. The cursor of a search is in the body.

    The offset is dropped: it counts from the cursor.
    """
    if page.next_cursor is None:
        return None
    place = "json" if "json" in request else "params"
    others: dict[str, Any] = {name: value for name, value in request[place].items() if name != "offset"}
    return request | {place: others | {"cursor": page.next_cursor}}

"""A browser, and visits of pages."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import Visits, launched, origin

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """Visits of pages that may cause no complaint."""
    visits = Visits(browser)
    yield visits
    visits.close()
    assert visits.complaints == []


@pytest.fixture
def open_page_at(browser: Browser) -> Iterator[Visit]:
    """Open pages with a `main`. A page may send requests to its own host only and must not cause console messages."""
    visits = Visits(browser, left_out="/v1/")  # the browser reports errors that a reader's requests return
    allowed: set[str] = set()

    def open_page(url: str, **options: object) -> Page:
        allowed.add(origin(url))
        page = visits.open(url, **options)
        page.get_by_role("main").wait_for()
        return page

    yield open_page
    visits.close()
    assert visits.origins == allowed
    assert visits.complaints == []

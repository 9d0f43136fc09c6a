"""A real Chromium for the tests of pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.support.waiting import LONG

_TIMEOUT = LONG * 1000  # in milliseconds
expect.set_options(timeout=_TIMEOUT)
CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_TOLD_OF_VIOLATIONS = "addEventListener('securitypolicyviolation', (each) => console.error(each.blockedURI))"


@contextmanager
def launched(*arguments: str) -> Iterator[Browser]:
    """Start a browser that reaches this machine only."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *(arguments or [THIS_MACHINE])])
        yield running
        running.close()


class Visits:
    """Pages in contexts of their own, with the origins that they sent requests to and their complaints.

    Complaints are errors and warnings on the console, uncaught errors, and violations of the Content-Security-Policy,
    but none of URLs that contain `left_out`.
    """

    def __init__(self, browser: Browser, left_out: str | None = None) -> None:
        self._browser = browser
        self._left_out = left_out
        self.requests: list[tuple[str, str]] = []
        self.complaints: list[str] = []

    @property
    def origins(self) -> set[str]:
        return {origin(url) for _, url in self.requests}

    def open(self, url: str, **options: Any) -> Page:
        context = self._browser.new_context(**options)
        context.set_default_timeout(_TIMEOUT)
        context.add_init_script(_TOLD_OF_VIOLATIONS)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append((request.method, request.url)))
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(url)
        return page

    def _listen(self, said: ConsoleMessage) -> None:
        is_left_out = self._left_out is not None and self._left_out in said.location["url"]
        if said.type in ("error", "warning") and not is_left_out:
            self.complaints.append(said.text)

    def close(self) -> None:
        for context in self._browser.contexts:
            context.close()


def origin(url: str) -> str:
    return "/".join(url.split("/")[:3])

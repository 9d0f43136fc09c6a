"""The guides in a real browser: every page, search, samples, keyboard and accessibility."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.gates.conftest import Visit
from tests.support.axe import findings
from tests.support.live_service import ROOT, LiveService
from tests.support.overrides import override_env
from tests.support.tools import needs

pytestmark = [needs("chromium"), needs("npm"), pytest.mark.gate]

DESKTOP = {"width": 1360, "height": 900}
PHONE = {"width": 375, "height": 800}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guides") / "site"
    subprocess.run([sys.executable, "-m", "guides", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    running = LiveService(**override_env({"service.http.guides.FOLDER": str(site)})).start()
    yield f"{running.url}/docs/guides/"
    running.clean_up()


def names(site: Path) -> list[str]:
    return sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))


def test_every_page_is_accessible_on_a_desktop(site: Path, url: str, open_page_at: Visit) -> None:
    page = open_page_at(url, color_scheme="light", viewport=DESKTOP)
    for name in names(site):
        page.goto(url + name)
        assert findings(page) == [], name


@pytest.mark.parametrize("name", ["index.html", "getting-started.html", "errors.html", "bench/results.html"])
def test_page_is_accessible_in_the_dark(url: str, open_page_at: Visit, name: str) -> None:
    page = open_page_at(url + name, color_scheme="dark", viewport=DESKTOP)
    assert findings(page) == []


def test_every_page_fits_and_is_accessible_on_a_phone(site: Path, url: str, open_page_at: Visit) -> None:
    page = open_page_at(url, viewport=PHONE, is_mobile=True)
    for name in names(site):
        page.goto(url + name)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], name
        assert findings(page) == [], name


@pytest.mark.parametrize(
    ("typed", "title", "place"),
    [
        ("duplicate", "Errors: Handle a duplicate", "errors.html#handle-a-duplicate"),
        ("idempotenc", "Idempotency and retries", "idempotency.html"),
        ("verify webhook", "Events and webhooks: Create an endpoint and verify", "events.html#create-an-endpoint"),
        ("rate limits", "Idempotency and retries: Rate limits", "idempotency.html#rate-limits"),
    ],
)
def test_search_by_keyboard_opens_the_section(
    url: str, open_page_at: Visit, typed: str, title: str, place: str
) -> None:
    page = open_page_at(f"{url}authentication.html")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    chosen = page.get_by_role("option", name=title).first
    expect(chosen).to_be_visible()
    assert findings(page) == []
    for _ in range(12):
        if chosen.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}{place}**")


def test_search_without_a_result_says_so(url: str, open_page_at: Visit) -> None:
    page = open_page_at(url)
    page.get_by_role("combobox").fill("zyxwv")
    expect(page.get_by_role("option", name="Nothing was found.")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_chosen_language_of_samples_is_kept(url: str, open_page_at: Visit) -> None:
    page = open_page_at(f"{url}getting-started.html")
    assert shown_languages(page) == {"bash", "python"}  # a sample without an alternative is always shown
    page.get_by_role("button", name="TypeScript").first.click()
    page.goto(f"{url}errors.html")
    assert shown_languages(page) == {"typescript"}
    expect(page.get_by_role("button", name="TypeScript").first).to_have_attribute("aria-pressed", "true")


def shown_languages(page: Page) -> set[str]:
    shown = page.locator(".codehilite[class*=language-]:visible").evaluate_all(
        "all => all.map((each) => each.className)"
    )
    return {name.split()[1].removeprefix("language-") for name in shown} - {"text"}


def test_page_without_javascript_shows_every_sample(url: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{url}errors.html")
    assert shown_languages(page) == {"python", "typescript", "bash"}
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    page.context.close()


def test_keyboard_reaches_the_content_first(url: str, open_page_at: Visit) -> None:
    page = open_page_at(f"{url}errors.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

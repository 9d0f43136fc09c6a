"""The documentation pages in a real browser: content, requests, and who gets a token."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.graph import OPERATIONS
from tests.support.live_service import ANYONE, LiveService
from tests.support.oracle import CONTRACT
from tests.support.tools import needs

pytestmark = [needs("chromium"), pytest.mark.gate]

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
# Host names resolve to nothing except for this one, which resolves to this machine, as in a DNS rebinding attack.
REBOUND = "rebound.example.com"
NAMES = f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
TOLD_OF_VIOLATIONS = "addEventListener('securitypolicyviolation', (each) => console.error(each.blockedURI))"

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def local_service() -> Iterator[LiveService]:
    running = LiveService().start()
    yield running
    running.clean_up()


@pytest.fixture(scope="module")
def service_with_idp() -> Iterator[LiveService]:
    running = LiveService(ISSUER="https://id.example.com").start()
    yield running
    running.clean_up()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, NAMES])
        yield running
        running.close()


@pytest.fixture
def open_page_at(browser: Browser) -> Iterator[Visit]:
    """Open pages. A page may send requests to its own host only and must not cause console messages."""
    asked: set[str] = set()
    complaints: list[str] = []
    allowed: set[str] = set()

    def open_page(url: str, waits_for: str = ".opblock", **options: Any) -> Page:
        context = browser.new_context(**options)
        context.add_init_script(TOLD_OF_VIOLATIONS)
        page = context.new_page()
        page.on("request", lambda request: asked.add(origin(request.url)))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        allowed.add(origin(url))
        page.goto(url)
        page.locator(waits_for).first.wait_for()
        return page

    yield open_page
    for context in browser.contexts:
        context.close()
    assert asked == allowed
    assert complaints == []


def origin(url: str) -> str:
    return "/".join(url.split("/")[:3])


def is_authorized(page: Page) -> bool:
    return page.locator("button.authorize.locked").count() == 1


def test_page_shows_exactly_the_operations_of_the_contract(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/")
    shown = page.locator(".opblock").evaluate_all(
        "all => all.map((each) => [each.querySelector('.opblock-summary-method').textContent,"
        " each.querySelector('.opblock-summary-path').dataset.path])"
    )
    assert sorted(map(tuple, shown)) == sorted((method, path) for method, path, _ in OPERATIONS.values())
    assert page.title() == f"patient-graph {CONTRACT['info']['version']}"


def test_operation_has_a_link_and_shows_its_scope(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/#/patients/patients.erase", ".opblock.is-open")
    expect(page.locator(".opblock.is-open .opblock-summary-path")).to_have_attribute("data-path", "/v1/patients/{id}")
    expect(page.locator(".opblock.is-open .opblock-description")).to_contain_text("Scope: admin:patients.")


def test_try_it_out_sends_the_request(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/#/patients/patients.create", ".opblock.is-open")
    expect(page.locator("#authorization-hint")).to_contain_text("authorized as a service of brand demo")
    assert is_authorized(page)
    operation = page.locator(".opblock.is-open")
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table tbody .response-col_status")
    expect(answer).to_have_text("201")
    sent = OPERATIONS["patients.create"][2]["requestBody"]["content"]["application/json"]["example"]
    assert local_service.sql("SELECT brand_id, email FROM patients") == [(sent["brand_id"], sent["email"])]


def test_page_fits_a_mobile_screen(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(
        f"{local_service.url}/docs/#/patients/patients.create",
        ".opblock.is-open .responses-inner",
        viewport={"width": 375, "height": 800},
        is_mobile=True,
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_page_outside_local_mode_asks_for_a_token(service_with_idp: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{service_with_idp.url}/docs/")
    expect(page.locator("#authorization-hint")).to_contain_text("takes a token of your identity provider")
    assert not is_authorized(page)
    own = {"Origin": service_with_idp.url}
    assert [ANYONE.request(method, f"{service_with_idp.url}/docs/token", headers=own).status_code
            for method in ("GET", "POST")] == [404, 404]  # fmt: skip
    page.locator("button.authorize").click()
    page.get_by_label("auth-bearer-value").fill("a-token")
    page.get_by_role("button", name="Apply credentials").click()
    assert is_authorized(page)


def test_page_blocks_inline_code_and_other_origins(
    local_service: LiveService, service_with_idp: LiveService, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{local_service.url}/docs/")
    refused = page.evaluate(
        """async () => {
            const inline = document.createElement("script");
            inline.textContent = "window.ran = true";
            document.head.append(inline);
            const styled = document.createElement("p");
            styled.setAttribute("style", "color: red");
            const asked = await fetch("ELSEWHERE", {mode: "no-cors"}).then(() => true, () => false);
            return [window.ran === undefined, styled.style.color === "", !asked];
        }""".replace("ELSEWHERE", f"{service_with_idp.url}/healthz")
    )
    policy = page.evaluate("fetch('/docs/').then((answer) => answer.headers.get('content-security-policy'))")
    page.close()
    assert refused == [True, True, True]
    assert "unsafe" not in policy


def test_dns_rebinding_gets_no_token(local_service: LiveService, browser: Browser) -> None:
    page = browser.new_page()
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status) if "/docs/token" in answer.url else None)
    page.goto(f"http://{REBOUND}:{local_service.url.rpartition(':')[2]}/docs/")
    page.locator(".opblock").first.wait_for()
    expect(page.locator("#authorization-hint")).to_contain_text("takes what “make -s token” prints")
    assert not is_authorized(page)
    assert answers == [403]
    page.close()

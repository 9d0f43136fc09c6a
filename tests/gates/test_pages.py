"""The API reference in a real browser: content, requests, accessibility, and who gets a token."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.gates.conftest import Visit
from tests.support import axe
from tests.support.browser import launched
from tests.support.graph import OPERATIONS
from tests.support.live_service import ANYONE, LiveService
from tests.support.oracle import CONTRACT
from tests.support.tools import needs

pytestmark = [needs("chromium"), needs("npm"), pytest.mark.gate]

# Host names resolve to nothing except for this one, which resolves to this machine, as in a DNS rebinding attack.
REBOUND = "rebound.example.com"
NAMES = f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

CREATE = "#tag/patients/patients.create"
SCREENS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 375, "height": 800}, "is_mobile": True, "has_touch": True},
}
CREATED = re.compile("201 Created|409 Conflict")
"""The statuses of the example, which may be stored already."""
OF_THE_DIALOG = {"moderate landmark-no-duplicate-main", "moderate landmark-unique"}
"""Findings that the renderer leaves (record 114): its dialog and the page each have a `main` and notifications."""


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
    with launched(NAMES) as running:
        yield running


def wait_for_token(page: Page, caller: str = "a service of brand demo") -> None:
    expect(page.locator("#caller")).to_have_text(f"Authorized as {caller}")


def choose(page: Page, subject: str) -> None:
    """Choose a person among those that the page suggests."""
    page.locator("#caller").click()
    page.locator(f"#subjects option[value='{subject}']").wait_for(state="attached")
    page.get_by_label("Subject of a person").fill(subject)
    page.get_by_role("button", name="Use this caller").click()


def operation(page: Page, operation_id: str) -> Locator:
    return page.locator(f"section[id$='/{operation_id}']")


def try_out(page: Page, operation_id: str) -> Locator:
    """Open the dialog of an operation that sends requests."""
    operation(page, operation_id).get_by_role("button", name="Test Request").click()
    return page.get_by_role("dialog")


def send(dialog: Locator, status: str | re.Pattern[str]) -> None:
    """Send the request of a dialog, and wait for the status of the response."""
    dialog.get_by_role("button", name="Send").first.click()
    expect(dialog.get_by_text(status)).to_be_visible()


def test_sidebar_lists_exactly_the_operations_and_webhooks(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/")
    sidebar = page.get_by_role("complementary", name="Sidebar")
    sidebar.get_by_role("link", name="Create a patient").wait_for()
    while (closed := sidebar.locator("button[aria-expanded=false]")).count():
        closed.first.click()
    links = sidebar.get_by_role("link").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    operations = [f"#tag/{name.partition('.')[0]}/{name}" for name in OPERATIONS]
    assert sorted(each for each in links if re.match("#tag/.*/", each)) == sorted(operations)
    assert sum(each.startswith("#webhook/") for each in links) == len(CONTRACT["webhooks"])


def test_page_has_language_title_and_links(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/")
    assert page.title() == f"patient-graph {CONTRACT['info']['version']}"
    assert page.locator("html").get_attribute("lang") == "en"
    links = page.get_by_role("navigation", name="Documentation").get_by_role("link")
    assert links.all_text_contents() == ["Guides", "Changelog", "Explorer", "JSON", "YAML"]
    expect(page.locator("a[href*='scalar.com']:visible")).to_have_count(0)


@pytest.mark.parametrize("link", ["#tag/patients/patients.erase", "#/patients/patients.erase"])
def test_link_opens_an_operation_with_its_scope(local_service: LiveService, open_page_at: Visit, link: str) -> None:
    page = open_page_at(f"{local_service.url}/docs/{link}")
    erase = operation(page, "patients.erase")
    expect(erase).to_contain_text("Scope: admin:patients.")
    expect(erase.get_by_role("heading", name="Erase a patient")).to_be_in_viewport()


def test_samples_are_shown_in_four_languages(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/{CREATE}")
    create = operation(page, "patients.create")
    create.get_by_role("button", name="Change code sample language").click()
    expect(page.get_by_role("option")).to_have_text(["cURL", "Python", "TypeScript", "Go"])
    page.get_by_role("option", name="Python").click()
    expect(create).to_contain_text("client.patients.create(")


@pytest.mark.parametrize(("words", "found"), [("idempotency", "Erase a patient"), ("duplicate", "Create a patient")])
def test_search_finds_words_of_descriptions(
    local_service: LiveService, open_page_at: Visit, words: str, found: str
) -> None:
    page = open_page_at(f"{local_service.url}/docs/")
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.get_by_role("option", name=found).first.click()
    expect(page.get_by_role("heading", name=found, exact=True)).to_be_in_viewport()


def test_request_is_201_and_the_same_again_409(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/{CREATE}")
    wait_for_token(page)
    dialog = try_out(page, "patients.create")
    editor = dialog.get_by_role("textbox", name="Body").first
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(
        '{"brand_id": "demo", "first_name": "Grace", "last_name": "Hopper", "email": "g@example.com"}'
    )
    send(dialog, "201 Created")
    send(dialog, "409 Conflict")
    stored = local_service.sql("SELECT brand_id FROM patients WHERE email = 'g@example.com'")
    assert stored == [("demo",)]


def test_chosen_person_can_send_operations_of_me(local_service: LiveService, open_page_at: Visit) -> None:
    person = {"brand_id": "demo", "first_name": "Mary", "last_name": "Cartwright", "external_ids": {"identity": "mary"}}
    with local_service.api(local_service.token()) as api:
        assert api.post("/v1/patients", json=person).status_code == 201
    page = open_page_at(f"{local_service.url}/docs/#tag/exports/exports.get_mine")
    wait_for_token(page)
    choose(page, "mary")
    wait_for_token(page, "mary, a person of brand demo")
    dialog = try_out(page, "exports.get_mine")
    send(dialog, "200 OK")
    expect(dialog).to_contain_text("Cartwright")


def test_token_is_never_stored(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/{CREATE}")
    wait_for_token(page)
    send(try_out(page, "patients.create"), CREATED)
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "eyJ" not in stored


def test_page_fits_a_mobile_screen(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/{CREATE}", **SCREENS["phone"])
    operation(page, "patients.create").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def kinds(findings: list[str]) -> set[str]:
    """Return the impact and the rule of each finding."""
    return {" ".join(each.split(" ")[:2]) for each in findings}


@pytest.mark.parametrize("screen", SCREENS)
def test_reference_has_no_accessibility_findings(local_service: LiveService, open_page_at: Visit, screen: str) -> None:
    page = open_page_at(f"{local_service.url}/docs/{CREATE}", **SCREENS[screen])
    wait_for_token(page)
    page.locator("#caller").click()
    assert axe.findings(page) == []
    page.locator("#caller").click()
    page.keyboard.press("Control+k")
    page.keyboard.type("duplicate")
    page.get_by_role("option").first.wait_for()
    assert axe.findings(page) == []
    page.keyboard.press("Escape")
    dialog = try_out(page, "patients.create")
    send(dialog, CREATED)
    assert kinds(axe.findings(page)) <= OF_THE_DIALOG


def press_tab_until(page: Page, name: str) -> None:
    """Move the focus by keyboard to the first element with a text. Raises AssertionError if there is none."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith(name):
            return
    raise AssertionError(f"{name} is not reached")


def test_keyboard_reaches_search_sidebar_and_requests(local_service: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{local_service.url}/docs/")
    wait_for_token(page)
    for name in ("Guides", "Authorized as", "Open Search", "Create a patient"):
        press_tab_until(page, name)
    page.keyboard.press("Enter")
    expect(operation(page, "patients.create").get_by_role("heading", name="Create a patient")).to_be_in_viewport()
    page.goto(f"{local_service.url}/docs/{CREATE}")
    press_tab_until(page, "Test Request")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_page_outside_local_mode_asks_for_a_token(service_with_idp: LiveService, open_page_at: Visit) -> None:
    page = open_page_at(f"{service_with_idp.url}/docs/")
    expect(page.locator("#caller")).to_have_text("Requests take a token of your identity provider.")
    own = {"Origin": service_with_idp.url}
    assert [ANYONE.request(method, f"{service_with_idp.url}/docs/token", headers=own).status_code
            for method in ("GET", "POST")] == [404, 404]  # fmt: skip
    page.get_by_role("textbox", name="Bearer Token").fill("a-token")
    page.goto(f"{service_with_idp.url}/docs/#tag/patients/patients.get")
    dialog = try_out(page, "patients.get")
    with page.expect_request("**/v1/patients/**") as sent:
        dialog.get_by_role("button", name="Send").first.click()
    assert sent.value.headers["authorization"] == "Bearer a-token"


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
            document.head.insertAdjacentHTML("beforeend", "<style>:root { --injected: 1 }</style>");
            const injected = getComputedStyle(document.documentElement).getPropertyValue("--injected");
            const asked = await fetch("ELSEWHERE", {mode: "no-cors"}).then(() => true, () => false);
            return [window.ran === undefined, injected === "", !asked];
        }""".replace("ELSEWHERE", f"{service_with_idp.url}/healthz")
    )
    page.close()
    assert refused == [True, True, True]


def test_dns_rebinding_gets_no_token(local_service: LiveService, browser: Browser) -> None:
    page = browser.new_page()
    answers: list[int] = []
    page.on("response", lambda answer: answers.append(answer.status) if "/docs/token" in answer.url else None)
    with page.expect_response("**/docs/token"):
        page.goto(f"http://{REBOUND}:{local_service.url.rpartition(':')[2]}/docs/")
    expect(page.locator("#caller")).to_have_text("Not authorized")
    assert answers == [403]
    page.close()

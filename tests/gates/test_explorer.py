"""The explorer in a real browser: what it shows, what it asks for, and what it leaves behind."""

import base64
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support import authorization_server, axe
from tests.support.authorization_server import AUDIENCE, AuthorizationServer, new_key
from tests.support.browser import Visits
from tests.support.graph import PERSON, Graph, create_graph
from tests.support.live_service import LiveService
from tests.support.tools import needs

pytestmark = [needs("chromium"), needs("node"), pytest.mark.gate]

SERIOUS = ("serious", "critical")
EVENTS = 2000
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 375, "height": 800}, "is_mobile": True},
}


@pytest.fixture(scope="module")
def service() -> Iterator[LiveService]:
    running = LiveService().start()
    yield running
    running.clean_up()


@pytest.fixture(scope="module")
def api(service: LiveService) -> Iterator[httpx2.Client]:
    with service.api(LocalTokens(service.data_dir).mint(brand="demo", scopes=every_scope())) as client:
        yield client


@pytest.fixture(scope="module")
def graph(service: LiveService, api: httpx2.Client) -> Graph:
    """A patient with everything, many events and encounters, and a protocol that is due every day."""
    tokens = LocalTokens(service.data_dir)
    with service.api(tokens.mint(brand="demo", scopes=every_scope(), subject=PERSON)) as me:
        made = create_graph(api, "demo", me)
    assert me.is_closed
    service.sql(
        "INSERT INTO timeline (brand_id, patient_id, occurred_at, id, event_type, title, metadata, created_at) SELECT "
        "'demo', %s, now() - n * interval '1 hour', gen_random_uuid(), 'consult.recorded', 'Old event', '{}', now() "
        f"FROM generate_series(1, {EVENTS}) AS n",
        made.patient,
    )
    for _ in range(60):
        visit = {"brand_id": "demo", "encounter_type": "lab", "provider_id": made.provider}
        assert api.post(f"/v1/patients/{made.patient}/encounters", json=visit).status_code == 201
    return made


def search(page: Page) -> None:
    page.get_by_label("Name").fill("lovelace")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name="A. L.").last.click()  # the newest, who are shown first, have no measurements


def opened(visits: Visits, service: LiveService, **options: Any) -> Page:
    """Return the explorer with the patient, all of whose sections are loaded."""
    page = visits.open(f"{service.url}/explorer/", **options)
    search(page)
    for content in (".timeline li", ".heat", ".card", ".node.kind-compound"):
        page.locator(content).first.wait_for()
    return page


def paths(visits: Visits, service: LiveService) -> list[str]:
    return [f"{method} {urlsplit(url).path}" for method, url in visits.requests if url.startswith(service.url)]


def test_person_is_masked_until_the_full_record_is_read(
    visits: Visits, service: LiveService, api: httpx2.Client, graph: Graph
) -> None:
    page = opened(visits, service)
    whole = f"GET /v1/patients/{graph.patient}"
    assert "Lovelace" not in page.content()
    sent = paths(visits, service)
    assert f"{whole}/safe" in sent
    assert whole not in sent
    page.get_by_role("button", name="Show identity").click()
    expect(page.locator("#panel-person")).to_contain_text("Ada Lovelace")
    assert whole in paths(visits, service)
    read = [each["operation"] for each in api.get(f"/v1/patients/{graph.patient}/access-log").json()["accesses"]]
    assert "patients.get" in read
    page.get_by_role("button", name="Hide identity").click()
    expect(page.get_by_role("button", name="Show identity")).to_be_visible()
    assert "Lovelace" not in page.content()


def test_graph_shows_every_node_and_keeps_their_places(
    visits: Visits, service: LiveService, api: httpx2.Client, graph: Graph
) -> None:
    page = opened(visits, service)
    nodes = api.get(f"/v1/patients/{graph.patient}/graph").json()["nodes"]
    before = places(page)
    assert len(before) == len(nodes)
    page.get_by_role("button", name="More: Encounter").click()
    expect(page.locator(".node.kind-encounter")).to_have_count(61)
    after = places(page)
    assert before.items() <= after.items()
    another = places(opened(visits, service))
    assert another == before


def places(page: Page) -> dict[str, str]:
    """Return the place of each node, by its class and its label."""
    shown = page.locator(".node").evaluate_all(
        "all => all.map((each) => [each.getAttribute('transform'), each.getAttribute('class') + each.ariaLabel])"
    )
    assert len({place for place, _ in shown}) == len(shown)
    return {place: label.replace(" near", "") for place, label in shown}


def test_graph_is_used_by_keyboard(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    page.locator(".node[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".node:focus")).to_have_class("node kind-provider_link")
    page.keyboard.press("Enter")
    expect(page.locator(".detail h3")).to_have_text("Provider link")
    expect(page.locator(".edges line.active")).to_have_count(1)
    page.keyboard.press("End")
    expect(page.locator(".node:focus")).to_have_class("node kind-compound")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".node:focus")).to_have_class("node kind-patient near")
    assert page.locator(".node[tabindex='0']").count() == 1


def test_reference_leads_to_the_other_node(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    page.locator(".node.kind-prescription").press("Enter")
    page.locator(".detail").get_by_role("button", name="Treatment").click()
    expect(page.locator(".detail h3")).to_have_text("Treatment")
    expect(page.locator(".node:focus")).to_have_attribute("aria-pressed", "true")


def test_long_timeline_keeps_the_page_small(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    for number in range(2, 8):
        page.locator("#panel-timeline").get_by_role("button", name="Older").click()
        expect(page.locator("#panel-timeline nav")).to_contain_text(f"Page {number}")
        assert page.locator(".timeline li").count() == 50
        assert page.evaluate("document.querySelectorAll('*').length") < 2000
    page.locator("#panel-timeline").get_by_role("button", name="Newer").click()
    expect(page.locator("#panel-timeline nav")).to_contain_text("Page 6")
    for number in range(5, 0, -1):
        page.locator("#panel-timeline").get_by_role("button", name="Newer").press("Enter")
        expect(page.locator("#panel-timeline nav")).to_contain_text(f"Page {number}")
    expect(page.locator("#panel-timeline").get_by_role("button", name="Older")).to_be_focused()


def test_failed_request_is_told_and_can_be_repeated(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    unavailable = {"error": "unavailable", "message": "The service is not available.", "request_id": "an-id"}
    page.route("**/timeline?*cursor=*", lambda route: route.fulfill(status=503, json=unavailable))
    page.route("**/graph?cursor=*", lambda route: route.abort())
    page.get_by_role("button", name="Older").first.click()
    expect(page.locator("#panel-timeline nav")).to_contain_text("The service is not available. Request id: an-id")
    page.get_by_role("button", name="More: Encounter").click()
    expect(page.locator("#panel-graph .error")).to_have_text("The service cannot be reached.")
    page.unroute_all()
    page.get_by_role("button", name="Older").first.click()
    expect(page.locator("#panel-timeline nav")).to_contain_text("Page 2")
    page.get_by_role("button", name="More: Encounter").click()
    expect(page.locator(".node.kind-encounter")).to_have_count(61)
    expect(page.locator("#panel-graph .error")).to_have_count(0)
    visits.complaints.clear()  # the browser reports each failed request


def test_expired_token_signs_out(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    refused = {"error": "invalid_token", "message": "The token is invalid or expired.", "request_id": "an-id"}
    page.route("**/timeline?*", lambda route: route.fulfill(status=401, json=refused))
    page.get_by_role("button", name="Older").first.click()
    expect(page.locator("#message")).to_have_text("Your session has ended. Sign in again.")
    assert page.locator("#person").inner_html() == ""
    visits.complaints.clear()  # the browser reports each failed request


def test_timeline_is_filtered_by_type(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    page.get_by_label("Show").select_option("medication.prescribed")
    expect(page.locator("#panel-timeline nav")).to_contain_text("Page 1, 1 in all")
    expect(page.locator(".timeline li")).to_have_count(1)
    expect(page.locator(".timeline li")).to_contain_text("Medication prescribed")


def test_heat_map_has_62_days_and_the_doses(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    expect(page.locator(".heat .day")).to_have_count(62)
    assert page.locator(".heat .day .hidden-text").filter(has_text="of 1 doses taken").count() > 0


def test_measurements_are_charts_with_a_description(
    visits: Visits, service: LiveService, api: httpx2.Client, graph: Graph
) -> None:
    page = opened(visits, service)
    card = page.locator(".card").filter(has_text="Weight")
    expect(card.locator(".value")).to_contain_text("kg")
    listed = api.get(f"/v1/patients/{graph.patient}/metrics").json()["metrics"]
    assert page.locator(".card").count() == len(listed)


def test_access_log_is_read_on_request_only(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    log = f"GET /v1/patients/{graph.patient}/access-log"
    assert log not in paths(visits, service)
    page.get_by_role("button", name="Show who read what").click()
    expect(page.locator("tbody")).to_contain_text("Read: patients.get_graph")
    assert log in paths(visits, service)


def test_page_leaves_no_phi_behind(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    page.get_by_role("button", name="Show identity").click()
    expect(page.locator("#panel-person")).to_contain_text("Ada Lovelace")
    assert page.url == f"{service.url}/explorer/"
    assert page.title() == "Explorer · patient-graph"
    kept = "[localStorage.length, sessionStorage.length, document.cookie, history.state, history.length]"
    assert page.evaluate(kept) == [0, 0, "", None, 2]
    assert page.evaluate("caches.keys()") == []
    assert visits.origins == {service.url}
    assert not any("ovelace" in url for _, url in visits.requests)
    requests = [line for line in service.log.splitlines() if line.startswith("{")]
    assert len(requests) > 10
    assert not any("ovelace" in line for line in requests)


def test_sign_out_removes_everything_that_was_read(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert page.locator("#person").inner_html() == ""
    assert graph.patient not in page.content()


def test_idle_page_signs_out(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = visits.open("about:blank")
    page.clock.install()
    page.goto(f"{service.url}/explorer/")
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    page.clock.fast_forward("14:59")
    page.keyboard.press("Shift")
    page.clock.fast_forward("14:59")
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    page.clock.fast_forward("00:02")
    expect(page.get_by_role("status").first).to_contain_text("You were signed out")
    expect(page.get_by_role("button", name="Search")).to_be_hidden()


def test_values_never_become_markup(visits: Visits, service: LiveService, api: httpx2.Client) -> None:
    markup = "<img src=x onerror=document.title='ran'>"
    person = {"brand_id": "demo", "first_name": markup, "last_name": "Markup", "external_ids": {markup: markup}}
    id = api.post("/v1/patients", json=person).json()["id"]
    taken = {"brand_id": "demo", "name": markup, "dosage": markup, "frequency": markup}
    api.post(f"/v1/patients/{id}/medications", json=taken)
    page = visits.open(f"{service.url}/explorer/")
    page.get_by_label("Patient id").fill(id)
    page.get_by_role("button", name="Open").click()
    page.locator(".timeline li").first.wait_for()
    page.get_by_role("button", name="Show identity").click()
    expect(page.locator("#panel-person")).to_contain_text(markup)
    page.locator(".node.kind-medication").press("Enter")
    expect(page.locator(".detail")).to_contain_text(markup)
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("text", ["019a1f5c-0000-7000-8000-000000000000", "x", "../../healthz", "a/b?c#d"])
def test_unknown_id_is_told(visits: Visits, service: LiveService, text: str) -> None:
    page = visits.open(f"{service.url}/explorer/")
    page.get_by_label("Patient id").fill(text)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#message")).to_contain_text("no such patient" if "0000" in text else "invalid")
    visits.complaints.clear()  # the browser reports each failed request


@pytest.mark.parametrize("look", LOOKS)
def test_page_has_no_serious_accessibility_finding(
    visits: Visits, service: LiveService, graph: Graph, look: str
) -> None:
    page = opened(visits, service, bypass_csp=True, **LOOKS[look])
    page.get_by_role("button", name="Show identity").click()
    page.get_by_role("button", name="Show who read what").click()
    page.locator("tbody tr").first.wait_for()
    page.locator(".node.kind-encounter").first.press("Enter")
    assert axe.findings(page, *SERIOUS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_print_has_the_content_without_the_controls(visits: Visits, service: LiveService, graph: Graph) -> None:
    page = opened(visits, service)
    page.emulate_media(media="print")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.locator(".graph")).to_be_visible()
    expect(page.locator(".heat")).to_be_visible()


def test_page_blocks_inline_code_and_styles(service: LiveService, browser: Browser) -> None:
    page = browser.new_page()
    answer = page.goto(f"{service.url}/explorer/")
    assert answer
    assert "unsafe" not in answer.headers["content-security-policy"]
    page.evaluate(
        """() => {
            const inline = document.createElement("script");
            inline.textContent = "window.ran = true";
            document.head.append(inline);
        }"""
    )
    assert page.evaluate("window.ran === undefined")
    page.close()


@pytest.fixture(scope="module")
def server() -> Iterator[AuthorizationServer]:
    authorization_server.install()
    running = AuthorizationServer([new_key("first")]).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def service_with_idp(server: AuthorizationServer) -> Iterator[LiveService]:
    running = LiveService(
        **server.environment,
        ENVIRONMENT="production",
        EXPLORER_CLIENT_ID="explorer",
        EXPLORER_AUTHORIZATION_URL=f"{server.url}/auth?resource={AUDIENCE}",
        EXPLORER_TOKEN_URL=f"{server.url}/token",
        EXPLORER_SCOPES="openid read:safe_patients read:patients read:encounters",
    ).start()
    yield running
    running.clean_up()


def sign_in(page: Page, server: AuthorizationServer) -> None:
    """Sign in and consent, on the pages of the authorization server."""
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{server.url}/**")
    page.locator("input[name=login]").fill("grace")
    page.locator("input[name=password]").fill("x")
    page.locator("button[type=submit]").click()
    page.locator("form[action*=interaction] button[type=submit]").click()


def test_staff_sign_in_at_the_identity_provider(
    visits: Visits, server: AuthorizationServer, service_with_idp: LiveService
) -> None:
    token = server.person_tokens("ada", "read:patients write:patients")["access_token"]
    with service_with_idp.api(token) as api:
        id = api.post("/v1/patients", json={"brand_id": "demo", "first_name": "Ada", "last_name": "Byron"}).json()["id"]
    page = visits.open(f"{service_with_idp.url}/explorer/")
    sign_in(page, server)
    page.wait_for_url(f"{service_with_idp.url}/explorer/")
    page.get_by_label("Patient id").fill(id)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#panel-graph")).to_contain_text("Not shown, because your account lacks")
    expect(page.locator("#panel-timeline")).to_contain_text("Your account lacks the scope read:timeline.")
    page.get_by_label("Name").fill("byron")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".results")).to_contain_text("Your account lacks the scope admin:patients.")
    assert page.url == f"{service_with_idp.url}/explorer/"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    actor = service_with_idp.sql("SELECT DISTINCT client, subject FROM audit WHERE operation = 'patients.get_graph'")
    assert actor == [("explorer", "grace")]
    of_the_other_server = {"https://fonts.googleapis.com"}
    assert visits.origins - of_the_other_server == {service_with_idp.url, server.url}
    assert not any("token=" in url for _, url in visits.requests)
    visits.complaints.clear()  # the browser reports each failed request, and the pages of the other server


def test_id_token_of_another_sign_in_is_rejected(
    visits: Visits, server: AuthorizationServer, service_with_idp: LiveService
) -> None:
    claims = base64.urlsafe_b64encode(b'{"nonce": "another"}').decode()
    answer = {"access_token": "a-token", "id_token": f"x.{claims}.x"}
    page = visits.open(f"{service_with_idp.url}/explorer/")
    own = {"Access-Control-Allow-Origin": service_with_idp.url}
    page.route(f"{server.url}/token", lambda route: route.fulfill(json=answer, headers=own))
    sign_in(page, server)
    expect(page.locator("#message")).to_have_text("The identity provider returned the token of another sign-in.")
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    visits.complaints.clear()  # of the pages of the other server


@pytest.mark.parametrize("query", ["code=x&state=y", "code=x", "error=access_denied&state=y"])
def test_response_to_another_sign_in_is_rejected(
    visits: Visits, server: AuthorizationServer, service_with_idp: LiveService, query: str
) -> None:
    page = visits.open(f"{service_with_idp.url}/explorer/?{query}")
    expect(page.locator("#message")).to_have_text("The sign-in was not started in this tab.")
    assert page.url == f"{service_with_idp.url}/explorer/"
    assert visits.origins == {service_with_idp.url}

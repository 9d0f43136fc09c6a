"""The website of the guides: how it is built from docs/, and how the service serves it."""

import filecmp
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from openapi import contract
from tests.support.live_service import ANYONE, ROOT, LiveService
from tests.support.overrides import override_env
from tests.support.waiting import LONG

OWN = "http://site/docs/guides/"
REFERENCE = "http://site/docs/"
GENERATED = {"changelog.html", "sdk-python.html", "sdk-typescript.html"}


class Html(HTMLParser):
    """The ids, links, resources and inline code of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.resources: list[str] = []
        self.inline: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.update(values[name] for name in ("id",) if name in values)
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in values):
            self.inline.append(tag)
        if "src" in values:
            self.resources.append(values["src"])
        if "href" in values:
            (self.resources if tag == "link" else self.links).append(values["href"])


def build(folder: Path, sources: Path = ROOT, **environment: str) -> None:
    command = [sys.executable, "-m", "guides", str(folder)]
    done = subprocess.run(
        command, cwd=sources, env=environment, capture_output=True, text=True, check=False, timeout=LONG
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guides") / "site"
    build(folder)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Html]:
    return {str(path.relative_to(site)): Html(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def guides(site: Path) -> Iterator[LiveService]:
    running = LiveService(**override_env({"service.http.guides.FOLDER": str(site)})).start()
    yield running
    running.clean_up()


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_site_is_the_same_each_time_it_is_built(site: Path, tmp_path: Path) -> None:
    build(tmp_path / "site", PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert files(site) == files(tmp_path / "site")
    assert filecmp.cmpfiles(site, tmp_path / "site", files(site), shallow=False)[1:] == ([], [])


def test_site_replaces_an_older_one_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "removed.html").touch()
    build(tmp_path / "site")
    assert not (tmp_path / "site" / "removed.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_every_link_leads_to_a_page_and_a_heading(pages: dict[str, Html], site: Path) -> None:
    assert [(page, link) for page, html in pages.items() for link in html.links if not leads(page, link, pages)] == []
    resources = {(page, link) for page, html in pages.items() for link in html.resources}
    assert [(page, link) for page, link in resources if not (site / page).parent.joinpath(link).is_file()] == []


def leads(page: str, link: str, pages: dict[str, Html]) -> bool:
    """Return whether a link leads to an existing place of the site, to the reference, or is a well-formed URL."""
    if ":" in link:
        return re.match(r"https://[a-z0-9.-]+\.[a-z]+(/|$)", link) is not None
    target, _, anchor = urljoin(OWN + page, link).partition("#")
    found = pages.get(target.removeprefix(OWN))
    return target == REFERENCE or (found is not None and (not anchor or anchor in found.ids))


def test_every_page_is_in_the_navigation(pages: dict[str, Html]) -> None:
    listed = {urljoin(OWN + "index.html", link).split("#")[0].removeprefix(OWN) for link in pages["index.html"].links}
    assert pages.keys() - listed == set()
    assert GENERATED < pages.keys() > {"index.html", "errors.html", "operations.html"}


def test_home_page_links_to_reference_changelog_and_guides(pages: dict[str, Html]) -> None:
    found = {urljoin(OWN, link) for link in pages["index.html"].links}
    assert {REFERENCE, *(f"{OWN}{name}.html" for name in ("changelog", "getting-started", "errors"))} <= found


def test_reference_can_be_elsewhere(tmp_path: Path) -> None:
    build(tmp_path / "site", REFERENCE_URL="https://api.example.com/docs/")
    for page in ("index.html", "bench/results.html"):
        links = Html(tmp_path / "site" / page).links
        assert "https://api.example.com/docs/" in links
        assert not [link for link in links if link.rstrip("/").endswith("..")]


def test_pages_have_no_inline_code_and_load_nothing_from_elsewhere(pages: dict[str, Html]) -> None:
    assert {(page, *html.inline) for page, html in pages.items() if html.inline} == set()
    assert [link for html in pages.values() for link in html.resources if urlsplit(link).netloc] == []


def test_markdown_is_rendered_as_on_github(site: Path) -> None:
    """Lists need no empty line before them there, and blocks of code can be in lists."""
    for path in site.rglob("*.html"):
        text = re.sub(r"<pre.*?</pre>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "```" not in text, path
        assert not re.search(r"^ *(?:- |\| |#+ )", text, re.MULTILINE), path


@pytest.mark.parametrize(
    ("file", "wrong", "told"),
    [
        ("index.md", "[x](no-page.md)", "no-page.md"),
        ("index.md", "[x](errors.md#no-heading)", "no-heading"),
        ("unlisted.md", "# Unlisted", "unlisted.md"),
    ],
)
def test_build_with_a_wrong_link_or_page_fails(tmp_path: Path, file: str, wrong: str, told: str) -> None:
    copy_sources(tmp_path)
    with (tmp_path / "docs" / file).open("a", encoding="utf-8") as page:
        page.write(f"\n{wrong}\n")
    command = [sys.executable, "-m", "guides", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False, timeout=LONG)
    assert done.returncode == 1
    assert told in done.stderr
    assert not (tmp_path / "site").exists()


def test_build_needs_only_what_the_image_is_built_from(tmp_path: Path) -> None:
    copy_sources(tmp_path)
    build(tmp_path / "site", tmp_path)
    assert (tmp_path / "site" / "index.html").exists()


def copy_sources(folder: Path) -> None:
    ignored = (
        (ROOT / ".dockerignore").read_text(encoding="utf-8").partition("# What only the build of the guides needs.\n")
    )
    for name in re.findall(r"^!(.*)$", ignored[2], re.MULTILINE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-r", ROOT / name, folder / name], check=True)


def test_service_serves_every_file_of_the_site(guides: LiveService, site: Path) -> None:
    for name in files(site):
        response = ANYONE.get(f"{guides.url}/docs/guides/{name}")
        assert (response.status_code, response.content) == (200, (site / name).read_bytes()), name
        policy = response.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        again = {"If-None-Match": response.headers["etag"]}
        assert ANYONE.get(f"{guides.url}/docs/guides/{name}", headers=again).status_code == 304


def test_service_serves_the_first_page_at_the_folder(guides: LiveService, site: Path) -> None:
    first = ANYONE.get(f"{guides.url}/docs/guides/")
    assert (first.status_code, first.content) == (200, (site / "index.html").read_bytes())
    moved = ANYONE.get(f"{guides.url}/docs/guides")
    assert (moved.status_code, moved.headers["location"]) == (308, "/docs/guides/")
    assert ANYONE.head(f"{guides.url}/docs/guides/").content == b""


@pytest.mark.parametrize(
    "path",
    ["none.html", "bench", "bench/", "..%2fdocs.py", "%2e%2e/docs.py", "..%5cdocs.py", "%00", "/index.html"],
)
def test_path_without_a_file_is_404(guides: LiveService, path: str) -> None:
    response = ANYONE.get(f"{guides.url}/docs/guides/{path}")
    assert (response.status_code, response.json()["error"]) == (404, "not_found")


def test_other_method_than_get_is_405(guides: LiveService) -> None:
    response = ANYONE.post(f"{guides.url}/docs/guides/")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")


def test_service_without_the_site_says_how_to_build_it(tmp_path: Path) -> None:
    running = LiveService(**override_env({"service.http.guides.FOLDER": str(tmp_path)})).start()
    try:
        page = ANYONE.get(f"{running.url}/docs/guides/")
        assert (page.status_code, "make site" in page.text) == (404, True)
        assert ANYONE.get(f"{running.url}/docs/guides/errors.html").status_code == 404
    finally:
        running.clean_up()


def test_contract_codes_are_in_the_search_index(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    codes = contract()["components"]["schemas"]["Error"]["properties"]["error"]["x-codes"]
    assert [code for code in codes if code not in index] == []

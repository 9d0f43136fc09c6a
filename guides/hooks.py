"""Hooks of the site generator: pages from outside docs/, links to files that are not pages, and scrolling blocks."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

from properdocs.config.defaults import ProperDocsConfig
from properdocs.structure.files import File, Files
from properdocs.structure.pages import Page
from pygments.formatters import HtmlFormatter

ROOT = Path(__file__).parent.parent
OTHER_PAGES = {
    "changelog.md": "CHANGELOG.md",
    "sdk-python.md": "sdk/python/README.md",
    "sdk-typescript.md": "sdk/typescript/README.md",
}
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]+)(#[^)\s]*)?\)")
_INDENTED_BLOCK = re.compile(r"^( +)```.*?^\1```$", re.DOTALL | re.MULTILINE)
_MARKER = re.compile(r"([-*]|\d+\.) +")
_WIDE = re.compile(r"<table>.*?</table>", re.DOTALL)


class NamingFormatter(HtmlFormatter):  # type: ignore[misc]  # Pygments is untyped
    """Formats a block of code with its language (`language-python`) among the classes, for the script of the theme."""

    def __init__(self, lang_str: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.cssclass += f" {lang_str}"


def on_config(config: ProperDocsConfig) -> ProperDocsConfig:
    config.mdx_configs["toc"]["slugify"] = slug
    config.mdx_configs["codehilite"]["pygments_formatter"] = NamingFormatter
    return config


def on_post_build(config: ProperDocsConfig) -> None:
    """Remove what has the date of the build, the parts of the search that the theme replaces, and repeated texts."""
    site = Path(config.site_dir)
    for name in ("sitemap.xml", "sitemap.xml.gz", "search/main.js", "search/worker.js"):
        (site / name).unlink(missing_ok=True)
    index = site / "search" / "search_index.json"
    index.write_text(json.dumps(_without_repeated_texts(json.loads(index.read_text("utf-8")))), "utf-8")


def _without_repeated_texts(index: dict[str, Any]) -> dict[str, Any]:
    """Remove the texts of whole pages from a search index, if those of their sections are in it."""
    with_sections = {page for page, anchor, _ in (each["location"].partition("#") for each in index["docs"]) if anchor}
    return {"docs": [each | {"text": ""} if each["location"] in with_sections else each for each in index["docs"]]}


def slug(heading: str, separator: str) -> str:
    """Return the anchor of a heading as GitHub makes it, so that the links of the pages work in both places."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", separator)


def on_files(files: Files, config: ProperDocsConfig) -> Files:
    for name, source in OTHER_PAGES.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: ProperDocsConfig, files: Files) -> str:
    """Link to pages by their place in the site, and show links to other files of the repository as text.

    The image is built without those files; a test of the links of all documents finds a missing one.
    Blocks of code between backticks that are in lists are moved out of them, where the parser finds them.
    """
    pages = {Path(each.abs_src_path): each for each in files.documentation_pages() if each.abs_src_path}
    folder = Path(page.file.abs_src_path or "").parent

    def rewritten(link: re.Match[str]) -> str:
        text, target, anchor = link.groups()
        if ":" in target:
            return link[0]
        path = (folder / target).resolve()
        if found := pages.get(path):
            up = "../" * page.file.src_uri.count("/")
            return f"[{text}]({up}{found.src_uri}{anchor or ''})"
        is_other_file = not path.is_relative_to(config.docs_dir) or path.exists()
        return text if is_other_file else link[0]

    linked = _LINK.sub(rewritten, markdown)
    return "\n".join(_with_wide_lists(_INDENTED_BLOCK.sub(lambda block: dedent(block[0]), linked).split("\n")))


def _with_wide_lists(lines: Iterable[str]) -> Iterator[str]:
    """Indent what belongs to an item of a list by four columns, and separate items of paragraphs by an empty line.

    The parser requires both. In CommonMark, and so in these pages, the width of the marker is enough.
    """
    width = 0  # of the marker of the present item; 0 outside lists
    in_block = has_paragraphs = False
    for line in lines:
        in_block ^= line.startswith("```")
        marker = None if in_block else _MARKER.match(line)
        if marker:
            if width and has_paragraphs:
                yield ""
            width, has_paragraphs = len(marker[0]), False
        elif line and not line.startswith(" " * width):
            width = 0
        has_paragraphs |= not line
        yield " " * (4 - width) + line if line and width and not marker else line


def on_page_content(html: str, page: Page, config: ProperDocsConfig, files: Files) -> str:
    """Let wide tables and code scroll, by keyboard too. An empty cell is no header."""
    html = re.sub(r"<th(?: align=\"\w+\")?></th>", "<td></td>", html)
    html = _WIDE.sub(lambda table: f'<div class="wide" tabindex="0">{table[0]}</div>', html)
    return html.replace("<pre>", '<pre tabindex="0">')

"""Accessibility findings of a page, by axe-core."""

import subprocess
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent / "gates" / "axe"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Page, *impacts: str) -> list[str]:
    """Return the findings of a page: impact, rule and element. Without impacts, all of them."""
    page.evaluate(_script())
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)["violations"]
    return [
        f"{each['impact']} {each['id']} {node['target'][0]}"
        for each in found
        for node in each["nodes"]
        if not impacts or each["impact"] in impacts
    ]


@cache
def _script() -> str:
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=FOLDER, check=True)
    return (FOLDER / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

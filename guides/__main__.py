"""Build the website of the guides: `python -m guides FOLDER`.

REFERENCE_URL is the URL of the reference if the site is not served by the service. An unknown page or anchor in a link,
and a page that is not in the navigation, end the build with an error.
"""

import logging
import sys
import tempfile
from pathlib import Path

from properdocs.commands.build import build
from properdocs.config import load_config
from properdocs.exceptions import Abort

CONFIGURATION = Path(__file__).with_name("properdocs.yaml")


def build_site(folder: Path) -> None:
    """Build the site into a folder, which is replaced as a whole. Raises Abort if a page or a link is wrong."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=folder.parent) as fresh:
        site = Path(fresh, "site")
        build(load_config(str(CONFIGURATION), site_dir=str(site), strict=True))
        if folder.exists():
            folder.rename(Path(fresh, "old"))
        site.rename(folder)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        build_site(Path(sys.argv[1]).resolve())
    except Abort as error:
        sys.exit(str(error))

#!/usr/bin/env python3
"""Render every component and sketched page to a folder, photograph it and let axe look at it.

    .venv/bin/python front_end/gallery.py FOLDER [NAME ...]

Writes `NAME.html`, `NAME-1280.png` and `NAME-390.png`; ends with 1 when axe finds anything or a page is wider
than its window. Needs Debian's chromium, or another by CHROMIUM.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "src/teamaround/service/static"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (1280, 390, 320)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class QuietFiles(SimpleHTTPRequestHandler):
    """Serves the folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Keep the terminal for findings."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder under an address of this machine, for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietFiles, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def findings(page: Page, name: str, width: int) -> list[str]:
    """What axe and the ruler find on the page as it stands."""
    found = [f"{name} at {width}: {overflow(page)} px too wide"] if overflow(page) > 0 else []
    for violation in Axe().run(page, options=RULES).response["violations"]:
        where = "; ".join(" ".join(node["target"]) for node in violation["nodes"][:4])
        found.append(f"{name} at {width}: {violation['id']}: {violation['help']} [{where}]")
    return found


def look_at(folder: Path, names: list[str]) -> list[str]:
    """Photograph the pages at every width; all findings."""
    found: list[str] = []
    with served(folder) as address, sync_playwright() as tools:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = tools.chromium.launch(executable_path=chromium, args=FLAGS)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for name in names:
                page.goto(f"{address}/{name}.html")
                found += findings(page, name, width)
                if width != min(WIDTHS):
                    page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
            page.close()
        browser.close()
    return found


def main(folder: Path, wanted: list[str]) -> int:
    from sketched.render import write_gallery

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(STATIC, folder / "static", dirs_exist_ok=True)
    names = [path.stem for path in write_gallery(folder, "static")]
    found = look_at(folder, [name for name in names if not wanted or name in wanted])
    sys.stdout.write("\n".join([*found, f"{len(found)} findings\n"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

"""What every page must be: free of what axe finds, and no wider than its window."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # what passes need not be listed, which costs as much again
}
NARROWEST = 320  # CSS pixels at which a page must still need no sideways scrolling (WCAG 1.4.10)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What is another in every answer and nothing to look at: the form's secret and the script's number.
SECRETS = re.compile(r'(?<=csrfmiddlewaretoken" value=")[^"]*|(?<=nonce=")[^"]*')

_passed: set[tuple[int, str]] = set()


def examine(page: Page) -> None:
    """Fails with what axe found, or by how much the page is too wide, at its own width and at the narrowest.

    The very same page at the same width is looked at once: the sign-in page begins every story.
    """
    window = page.viewport_size
    assert window is not None
    shown = (window["width"], SECRETS.sub("", page.content()))
    if shown in _passed:
        return
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is wider than {window['width']}"
    if window["width"] < NARROWEST * 2:
        page.set_viewport_size({"width": NARROWEST, "height": window["height"]})
        assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is wider than {NARROWEST}"
        page.set_viewport_size(window)
    _passed.add(shown)

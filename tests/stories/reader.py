"""Somebody at the service: they sign in, read, press, write and choose, in one of the ways."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Locator, Page, expect

from tests.stories.examined import examine
from tests.stories.ways import Way

WAIT = 30_000  # milliseconds until something that is awaited counts as missing, on a busy machine too
MOST_STEPS = 250  # presses of Tab until something counts as out of reach of the keyboard
expect.set_options(timeout=WAIT)
HAS_FOCUS = "one => one === document.activeElement"


class Reader:
    """One person in a window of their own."""

    def __init__(self, browser: Browser, address: str, way: Way) -> None:
        width, height = way.window
        self.way = way
        self.address = address
        self.window = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=way is not Way.WITHOUT_SCRIPT,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
        )
        self.page: Page = self.window.new_page()
        self.page.set_default_timeout(WAIT)
        self.status = 0

    def signs_in(self, username: str) -> Reader:
        """As a persona of the demonstration."""
        self.goes_to("/sign-in")
        self._leads_on(self.page.locator(f'button[name="persona"][value="{username}"]'))
        return self

    def goes_to(self, path: str) -> None:
        """Type an address."""
        answer = self.page.goto(f"{self.address}{path}")
        self.status = answer.status if answer else 0
        self.examines()

    @property
    def path(self) -> str:
        """The address of the page that they are on."""
        return self.page.url.removeprefix(self.address).partition("?")[0]

    def presses(self, words: str, *, about: str = "") -> None:
        """A link or button with these words, and wait for the page that it leads to."""
        self._leads_on(self._found(words, about))

    def writes(self, label: str, words: str) -> None:
        """Into the field of that label."""
        field = self.page.get_by_label(label).first
        if self.way is Way.BY_KEYBOARD:
            self._tabs_to(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(words)
        else:
            field.fill(words)

    def chooses(self, label: str) -> None:
        """The radio button or box of that label."""
        box = self.page.get_by_label(label).first
        if self.way is not Way.BY_KEYBOARD:
            box.check()
            return
        self._reaches_choice(box)
        expect(box).to_be_checked()

    def picks(self, label: str, words: str) -> None:
        """What begins with these words, from the list of that label."""
        box = self.page.get_by_label(label).first
        if self.way is Way.BY_KEYBOARD:
            self._tabs_to(box)
            self.page.keyboard.type(words)
        else:
            box.select_option(label=self._offered(box, words))
        expect(box.locator("option:checked")).to_have_text(re.compile(f"^{re.escape(words)}"))

    def _offered(self, box: Locator, words: str) -> str:
        return next(one for one in box.locator("option").all_inner_texts() if one.startswith(words))

    def sees(self, *words: str) -> None:
        """All of these, on the page as it is shown."""
        for said in words:
            expect(self.page.locator("body")).to_contain_text(re.compile(re.escape(said), re.IGNORECASE))

    def sees_nothing_of(self, *words: str) -> None:
        """None of these, anywhere in what was sent, hidden parts and addresses included."""
        sent = self.page.content().casefold()
        assert [said for said in words if said.casefold() in sent] == []

    def sees_page_not_found(self) -> None:
        """The one answer for what is refused and what does not exist."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Page not found")
        assert self.status == 404

    def leaves(self) -> None:
        """Close the window."""
        self.window.close()

    def _found(self, words: str, about: str) -> Locator:
        within = self.page.locator("body")
        if about:
            within = self.page.locator("li, tr, article, section, .app-work").filter(has_text=about).last
        found = within.get_by_role("link", name=words).or_(within.get_by_role("button", name=words))
        if self.way is Way.ON_A_PHONE and not found.filter(visible=True).count():
            self.page.locator("summary", has_text="Menu").first.click()
        return found.filter(visible=True).first

    def _leads_on(self, control: Locator) -> None:
        expect(control).to_be_visible()
        act: Callable[[], None] = control.click
        if self.way is Way.BY_KEYBOARD:
            self._tabs_to(control)
            act = self._presses_enter
        with self.page.expect_navigation(wait_until="load") as led:
            act()
        answer = led.value
        self.status = answer.status if answer else self.status
        self.examines()

    def _presses_enter(self) -> None:
        self.page.keyboard.press("Enter")

    def _tabs_to(self, control: Locator) -> None:
        for _ in range(MOST_STEPS):
            if control.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {control}")

    def _reaches_choice(self, box: Locator) -> None:
        """Tab into the group, then by arrows to the choice, as radio buttons are; each box is a stop."""
        if box.get_attribute("type") == "checkbox":
            self._tabs_to(box)
            self.page.keyboard.press("Space")
            return
        group = self.page.locator(f'input[name="{box.get_attribute("name")}"]')
        while not group.evaluate_all("all => all.includes(document.activeElement)"):
            self.page.keyboard.press("Tab")
        for _ in range(group.count()):
            if box.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def examines(self) -> None:
        """Where the way asks for it: axe looks at the page as it stands."""
        if self.way.is_examined:
            examine(self.page)

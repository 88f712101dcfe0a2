"""The frame of each gallery page."""

from datetime import datetime

from teamaround.service.pages.components.child_navigation import ChildNavigation, ChildPage
from teamaround.service.pages.components.identity_strip import IdentityFact, IdentityStrip
from teamaround.service.pages.components.phrases import Link, Padlock
from teamaround.service.pages.layout.frame import Frame, NavigationLink, SignedIn
from teamaround.service.pages.words.dates import LONDON

NOW = datetime(2024, 5, 11, 20, 22, tzinfo=LONDON)
FOOTER = (Link("What we record", "#a"), Link("Words explained", "#b"), Link("Accessibility", "#c"))


def frame(title: str, name: str, role: str, navigation: tuple[NavigationLink, ...]) -> Frame:
    return Frame(
        title=title,
        read_at=NOW,
        reader=SignedIn(name, role, "#out"),
        navigation=navigation,
        footer=FOOTER,
    )


def social_worker(title: str) -> Frame:
    return frame(
        title,
        "Priya Nair",
        "social worker, Calder Sands",
        (
            NavigationLink("My work", "#", count=4, count_words="things to do"),
            NavigationLink("My children", "#", current=True),
            NavigationLink("Meetings", "#"),
            NavigationLink("Requests", "#", count=3, count_words="open"),
            NavigationLink("Directory", "#"),
        ),
    )


def identity(is_heading: bool) -> IdentityStrip:
    return IdentityStrip(
        name="Robin Ashdown",
        is_heading=is_heading,
        facts=(
            IdentityFact("Age", "8", "born 19 June 2015"),
            IdentityFact("Plan", "Child protection", "second, day 45"),
            IdentityFact("Home", (Padlock(), "Protected address A")),
            IdentityFact("Last seen", "30 April", "alone, at school"),
            IdentityFact("Lead worker", "Priya Nair", "01632 960114"),
            IdentityFact("Next meeting", "Core group", "Thu 16 May, 1pm"),
        ),
    )


def child_pages(current: str) -> ChildNavigation:
    names = (
        "Now",
        "Who knew what, when",
        "People and places",
        "Everything said",
        "Plan",
        "Meetings",
        "Letters",
    )
    return ChildNavigation(
        name="Robin’s pages",
        pages=tuple(ChildPage(name, f"{number}.html", name == current) for number, name in enumerate(names)),
        as_at=("As at now, Saturday 11 May 2024, 8:22pm. ", Link("Choose an earlier date", "#earlier")),
    )

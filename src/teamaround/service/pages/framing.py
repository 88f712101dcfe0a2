"""The frame round a reader's page: their name and role, the parts of the service that are theirs, the banner."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from teamaround.service.agencies.queries import agency_names
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.layout.frame import Frame, NavigationLink, SignedIn
from teamaround.service.policy.session_times import session_times
from teamaround.service.policy.tables import roles
from teamaround.service.policy.words import Action

# The parts of the service: the action that opens each, its name there, and its address.
PARTS = (
    (Action.SPOC_DESK_OPEN, "Desk", "spoc_desk"),
    (Action.MY_WORK_OPEN, "My work", "my_work"),
    (Action.CHILD_OPEN, "My children", "my_children"),
    (Action.CHILD_FIND, "Find a child", "find_child"),
    (Action.MATCH_REVIEW_OPEN, "Match review", "match_review"),
    (Action.AUDIT_DESK_OPEN, "Audit", "audit_desk"),
)
BANNER = (Strong("Demonstration."), " Every person, place and number is invented. ")


def frame_for(
    asking: Asker,
    title: str,
    *,
    part: str = "",
    counts: dict[str, tuple[int, str]] | None = None,
    wide: bool = True,
) -> Frame:
    """The frame of a page. `part` is the address name of the part it belongs to; `counts` by the same names.

    A count is a number and what it counts: `{"my_work": (4, "things to do")}`.
    """
    return Frame(
        title=title,
        read_at=asking.now,
        home=reverse("home"),
        reader=_reader(asking),
        navigation=_navigation(asking, part, counts or {}),
        banner=_banner(),
        footer=footer(),
        wide=wide,
    )


def _reader(asking: Asker) -> SignedIn:
    times = session_times()
    return SignedIn(
        asking.actor.name,
        _role(asking),
        reverse("sign_out"),
        idle_minutes=times.idle_minutes,
        warned_minutes=times.warned_minutes,
    )


def _role(asking: Asker) -> str:
    where = agency_names().get(asking.actor.agency, "")
    role = roles()[asking.actor.role].name
    return f"{role[:1].lower()}{role[1:]}, {where}" if where else role


def _navigation(asking: Asker, part: str, counts: dict[str, tuple[int, str]]) -> tuple[NavigationLink, ...]:
    may = roles()[asking.actor.role].may
    return tuple(
        NavigationLink(words, reverse(name), name == part, *counts.get(name, (None, "")))
        for action, words, name in PARTS
        if action in may
    )


def _banner() -> tuple[Strong | str | Link, ...] | None:
    if not settings.DEMONSTRATION:
        return None
    return (*BANNER, Link("Be somebody else", reverse("sign_in")))


def footer() -> tuple[Link, ...]:
    """The links at the foot of every page."""
    return (
        Link("What we record", reverse("what_we_record")),
        Link("Words explained", reverse("words_explained")),
        Link("Accessibility", reverse("accessibility")),
    )

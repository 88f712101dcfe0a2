"""Who has looked at this child's record: who, in what role, from where, when, to do what, and why."""

from __future__ import annotations

from dataclasses import dataclass

from teamaround.service.accounts.queries import names_of
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.queries import Look, who_looked
from teamaround.service.pages.child.control import as_at_control
from teamaround.service.pages.child.names import UUID_SHAPE, role_name
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.paging import paged
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Strong
from teamaround.service.pages.words import dates
from teamaround.service.pages.words.finding import caller_words, task_words

AT_ONCE, MOST = 25, 500
COLUMNS = ("When", "Who", "Role and agency", "What they did", "Why")
WHY = {
    "protect_child": "to protect the child",
    "route_alert": "to bring an alert to the right people",
    "review_match": "to decide a match",
    "oversee": "to oversee the case",
    "audit": "to check the audit",
    "answer_access_request": "to answer a request for access",
}


@dataclass(frozen=True, slots=True)
class LooksPage:
    """Everything on the page."""

    identity: IdentityStrip
    navigation: ChildNavigation
    control: AsAtControl
    list: Listing
    pages: Pagination | None
    most: int = MOST


def looks_page(opened: Opened, wanted: str = "") -> LooksPage:
    """Compose the page; the newest first. Refusals are not here: they are for the audit officer."""
    looks = [look for look in who_looked(opened.child.child_id, limit=MOST) if look.at <= opened.now]
    here = paged(looks, wanted, AT_ONCE, keep=opened.as_at.query)
    names = names_of({look.actor for look in here.rows if UUID_SHAPE.fullmatch(look.actor)})
    return LooksPage(
        identity=identity(opened),
        navigation=navigation(opened, "who_looked"),
        control=as_at_control(opened, "who_looked"),
        list=Listing(
            "Newest first",
            COLUMNS,
            tuple(_row(opened, look, names) for look in here.rows),
            caption_hidden=True,
            empty="Nobody had looked by then.",
        ),
        pages=here.pagination,
    )


def _row(opened: Opened, look: Look, names: dict[str, str]) -> ListingRow:
    role = role_name(look.role)
    where = opened.names.agency(look.agency) if look.agency else ""
    return ListingRow(
        (
            dates.brief_moment(look.at),
            (Strong(names.get(look.actor) or _system(look.actor)),),
            ", ".join(filter(None, (f"{role[:1].upper()}{role[1:]}", where))) or "the service itself",
            look.words,
            _why(opened, look),
        )
    )


def _why(opened: Opened, look: Look) -> str:
    if look.action == AuditKind.CHILD_SEARCHED:
        return f"{task_words(look.object_type)}. Who asked: {caller_words(look.on_behalf_of, opened.names.agencies)}"
    return WHY.get(look.purpose, look.purpose.replace("_", " ") or "not said")


def _system(actor: str) -> str:
    return "Team Around" if actor.startswith("system:") else "somebody whose account is gone"

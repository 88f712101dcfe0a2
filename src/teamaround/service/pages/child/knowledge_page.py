"""Who knew what, when: the sentence, the picture, the same as a table, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.urls import reverse

from teamaround.service.agencies.queries import fed_since
from teamaround.service.pages.child.control import as_at_control, decisions
from teamaround.service.pages.child.facts import Counted, Told, counted, facts_of, longest_first
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.paging import Paged, paged
from teamaround.service.pages.child.strip import identity, navigation
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.boxes import Drawing
from teamaround.service.pages.components.child_navigation import ChildNavigation
from teamaround.service.pages.components.identity_strip import IdentityStrip
from teamaround.service.pages.components.key import KnowledgeKey
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Alarm, Sentence, Strong
from teamaround.service.pages.pictures.knowledge import AgencyLane, DecisionMark, KnowledgePicture
from teamaround.service.pages.pictures.who_knew_what import who_knew_what
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Action

AT_ONCE = 25  # facts in the picture and on a page of the table (sketch 2)
COLUMNS = ("Held by", "Fact", "Held since", "Reached the team", "Lag", "School", "How, or what next")
EMPTY = (
    "No agency outside social care is on record as holding a fact. What agencies say, and what is asked of them,"
    " would fill this page."
)


@dataclass(frozen=True, slots=True)
class KnowledgePage:
    """Everything on the page; `drawing` is None while there is no fact, `download` is empty without the right."""

    identity: IdentityStrip
    navigation: ChildNavigation
    control: AsAtControl
    given_name: str
    counted: Counted
    drawing: Drawing | None
    key: KnowledgeKey
    table: Listing
    pages: Pagination | None
    cut: str
    download: str


def knowledge_page(opened: Opened, wanted: str = "") -> KnowledgePage:
    """Compose the page. `wanted` is the page of the table, as the address says."""
    facts = facts_of(opened)
    is_cut = len(facts) > AT_ONCE
    ordered = longest_first(facts, opened.now) if is_cut else facts
    here = paged(ordered, wanted, AT_ONCE, keep=opened.as_at.query)
    return KnowledgePage(
        identity=identity(opened),
        navigation=navigation(opened, "who_knew"),
        control=as_at_control(opened, "who_knew", with_decisions=True),
        given_name=opened.given_name,
        counted=counted(facts),
        drawing=_drawing(opened, ordered[:AT_ONCE]) if facts else None,
        key=KnowledgeKey(),
        table=table(opened, here),
        pages=here.pagination,
        cut=f"The picture shows the {AT_ONCE} longest of {len(facts)}." if is_cut else "",
        download=_download(opened),
    )


def _download(opened: Opened) -> str:
    if not opened.may(Action.EXPORT_MAKE):
        return ""
    return reverse("who_knew_csv", args=[opened.child.child_id]) + opened.as_at.query


def _drawing(opened: Opened, facts: tuple[Told, ...]) -> Drawing:
    return Drawing(
        who_knew_what(picture(opened, facts)), "Picture: who knew what, when", phone_link="See the picture"
    )


def picture(opened: Opened, facts: tuple[Told, ...]) -> KnowledgePicture:
    """What is drawn: a lane for each agency, the decisions on top, all cut at the moment shown."""
    fed = fed_since(opened.now)
    by_agency = sorted(facts, key=lambda one: (one.agency, one.fact.held_since))
    lanes = [
        _lane(agency, tuple(held), fed) for agency, held in groupby(by_agency, key=lambda one: one.agency)
    ]
    return KnowledgePicture(
        child=opened.given_name,
        as_at=opened.now,
        lanes=tuple(sorted(lanes, key=lambda lane: min(fact.held for fact in lane.facts))),
        decisions=tuple(DecisionMark(one.words, one.at) for one in decisions(opened.shown)),
        now_words="Now" if opened.as_at.is_now else "As at",
        school_known=bool(opened.shown.schools or (opened.shown.about and opened.shown.about.school)),
    )


def _lane(agency: str, facts: tuple[Told, ...], fed: Mapping[str, datetime]) -> AgencyLane:
    since = fed.get(facts[0].fact.held_by)
    words = f"fed since {dates.in_london(since):%b %Y}" if since else "not fed"
    return AgencyLane(agency, tuple(one.held for one in facts), words)


def table(opened: Opened, here: Paged[Told]) -> Listing:
    """One page of the facts as rows. The first that never came can be led to."""
    first_never = next((one for one in here.rows if one.is_never), None)
    rows = tuple(_row(opened, one, is_first_never=one is first_never) for one in here.rows)
    return Listing("The same, as a table", COLUMNS, rows, empty=EMPTY)


def _row(opened: Opened, one: Told, *, is_first_never: bool) -> ListingRow:
    reached: Sentence = (Alarm("Never, as at now" if opened.as_at.is_now else "Not by then"),)
    if one.held.reached is not None:
        reached = dates.brief_moment(one.held.reached)
    lag = one.held.lag_words(opened.now).removeprefix("Not reached, ")
    return ListingRow(
        (
            one.agency,
            one.held.words,
            dates.brief_moment(one.held.held),
            reached,
            (Strong(lag),),
            one.held.lag_at_school(opened.now) or "not told",
            one.how,
        ),
        Level.RED if one.is_never else None,
        "never" if is_first_never else "",
    )

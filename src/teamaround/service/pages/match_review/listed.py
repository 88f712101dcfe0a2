"""The pairs that wait for this matcher, and what they have decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from teamaround.service.contacts.doubt import could_not_tell, settles
from teamaround.service.contacts.queries import reviews_of
from teamaround.service.contacts.values import ReviewCase
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.boxes import EmptyState
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.match_review.decisions import last_decisions
from teamaround.service.pages.match_review.pair import YOURS
from teamaround.service.pages.words import dates

EMPTY = EmptyState(
    "Nothing waits to be compared.",
    would_fill="A record comes here when it is too like somebody on our list to leave and too unlike to be sure.",
    silence="An empty list does not mean that nothing happened: a feed may be silent.",
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Two lists: what waits for the first look or the second, and one's own decisions."""

    waiting: Listing | None
    empty: EmptyState
    decided: Listing
    count: int
    remark: str


def list_page(asking: Asker, remark: str) -> ListPage:
    """The pairs of the matcher's council, the earliest due first, and the last decisions."""
    cases = reviews_of(asking.actor, now=asking.now)
    rows = tuple(_row(case, number, asking) for number, case in enumerate(cases, 1))
    columns = ("Pair", "Arrived", "Decide by", "Which look")
    return ListPage(
        waiting=Listing("Waiting, the earliest first", columns, rows) if rows else None,
        empty=EMPTY,
        decided=last_decisions(asking),
        count=len(cases),
        remark=remark,
    )


def _row(case: ReviewCase, number: int, asking: Asker) -> ListingRow:
    """A pair by its number: no name stands in a list."""
    late = case.due < asking.now
    return ListingRow(
        (
            (Link(f"Pair {number}", reverse("match_pair", args=[case.review_id])),),
            dates.moment(case.asked_at),
            (Strong(dates.deadline(case.due, asking.now)),),
            _look(case, asking),
        ),
        level=Level.AMBER if late else None,
    )


def _look(case: ReviewCase, asking: Asker) -> str:
    if settles(asking.actor):
        return YOURS[case.escalated_because]
    return "Second: the first could not tell" if could_not_tell(case.set_aside) else "First"

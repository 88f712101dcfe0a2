"""The control that asks for an earlier moment, with the decisions that were taken by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.facts.care import LegalGatewayHeld
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanEnded
from teamaround.service.pages.child.as_at import written
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.phrases import Link
from teamaround.service.pages.words import dates

CONFERENCES = {
    ConferenceSort.INITIAL: "First conference",
    ConferenceSort.REVIEW: "Conference",
    ConferenceSort.TRANSFER_IN: "Transfer conference",
}
SHOWN = 6  # links to decisions beside the control; all of them are in the picture [INV]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: its name and when it was taken."""

    words: str
    at: datetime


def decisions(case: CaseFile) -> tuple[Decided, ...]:
    """Conferences, legal meetings and plans that ended, the earliest first."""
    return tuple(sorted(_decisions(case), key=lambda one: one.at))


def _decisions(case: CaseFile) -> Iterator[Decided]:
    for conference in case.of(ConferenceHeld):
        yield Decided(CONFERENCES[conference.fact.sort], conference.entry.happened_at)
    for gateway in case.of(LegalGatewayHeld):
        yield Decided("Legal meeting", gateway.entry.happened_at)
    for ended in case.of(PlanEnded):
        yield Decided("Plan ends", ended.entry.happened_at)


def as_at_control(opened: Opened, page: str, *, with_decisions: bool = False) -> AsAtControl:
    """The control for one of the child's pages, by its address name."""
    here = reverse(page, args=[opened.child.child_id])
    taken = decisions(opened.shown)[-SHOWN:] if with_decisions else ()
    links = tuple(
        Link(dates.brief_day(one.at), f"{here}?as_at={written(one.at)}", one.words) for one in taken
    )
    earliest = dates.in_london(opened.first_entry_at).date() if opened.first_entry_at else None
    return AsAtControl(
        address=here,
        as_at=opened.now,
        now=opened.asking.now,
        earliest=earliest if with_decisions else None,
        decisions=links,
        error=opened.as_at.error,
        typed=opened.as_at.typed,
    )

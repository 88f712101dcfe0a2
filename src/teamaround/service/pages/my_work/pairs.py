"""Pairs of match review that were brought to a manager: two records to compare, and nothing of any child."""

from __future__ import annotations

from django.urls import reverse

from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.judgement_queries import has_judgements_of_desk, may_count
from teamaround.service.contacts.models import WhyEscalated
from teamaround.service.contacts.queries import reviews_of
from teamaround.service.contacts.values import ReviewCase
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.actions import Action as Button
from teamaround.service.pages.components.boxes import SideSection
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.phrases import Link
from teamaround.service.pages.components.work_list import WorkRow
from teamaround.service.pages.spoc_desk.waiting import when
from teamaround.service.pages.words import dates

TITLES = {
    WhyEscalated.CANNOT_TELL.value: "Two matchers could not tell whether two records are one person",
    WhyEscalated.LATE.value: "Nobody has decided in time whether two records are one person",
}


def pairs_to_settle(asking: Asker) -> tuple[WorkRow, ...]:
    """A row for each pair that waits for this manager, the earliest due first. One query, for managers alone."""
    if not settles(asking.actor):
        return ()
    return tuple(_row(case, asking) for case in reviews_of(asking.actor, now=asking.now))


def match_review_section(asking: Asker) -> tuple[SideSection, ...]:
    """The way to the decisions of one's desk and to the numbers, for those who may read them."""
    links = []
    if has_judgements_of_desk(asking.actor, now=asking.now):
        links.append((Link("Decisions of your desk", reverse("match_decisions")),))
    if may_count(asking.actor, now=asking.now):
        links.append((Link("How the model and the matchers agree", reverse("match_calibration")),))
    return (SideSection("Match review", tuple(links)),) if links else ()


def _row(case: ReviewCase, asking: Asker) -> WorkRow:
    late = case.due < asking.now
    return WorkRow(
        mark=LevelMark(Level.AMBER if late else Level.QUEUE, "Match review"),
        title=TITLES[case.escalated_because],
        why="You are shown two descriptions and no child. Nobody around a child is told before you have decided.",
        due=dates.left(case.due, asking.now).capitalize(),
        due_note=f"{'was due' if late else 'by'} {when(case.due, asking.now)}",
        action=Button(
            "Compare the two", reverse("match_pair", args=[case.review_id]), secondary=True, small=True
        ),
    )

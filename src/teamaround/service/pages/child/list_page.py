"""My children: those one works with, each with the plan, what is loud, and what is due next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from teamaround.practice.clocks import Clock, running
from teamaround.practice.clocks.level import Level as RuleLevel
from teamaround.practice.clocks.speaking import spoken_for
from teamaround.practice.disclosure.viewing import Viewer, may_know_alert
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.fold import fold
from teamaround.service.access.gate import opening_desk
from teamaround.service.access.queries import children_of as granted
from teamaround.service.agencies.partnership import partnership_calendar
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.ledger.queries import ChildCard, children_of, entries_of_kinds
from teamaround.service.pages.asking import Asker, asker
from teamaround.service.pages.child.as_at import LAST
from teamaround.service.pages.child.next_steps import left_words
from teamaround.service.pages.child.nobody import nobody_here
from teamaround.service.pages.child.paging import paged
from teamaround.service.pages.child.strip import age_on, plan_words
from teamaround.service.pages.components.boxes import EmptyState
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.phrases import Link, Quiet, Sentence, Strong
from teamaround.service.pages.words import dates
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, GrantKind, Purpose
from teamaround.service.work.queries import open_alerts
from teamaround.service.work.values import AlertCard

AT_ONCE = 25
ON_THEIR_PAGE, NOT_SHOWN = "On their page", "Not shown to you"
COLUMNS = ("Child", "Age", "Plan", "Alerts", "Next due")
# What a plan and its clocks are read from: not the file, only that these happened.
PLAN_KINDS = (
    "conference_held",
    "core_group_held",
    "plan_started",
    "plan_ended",
    "care_started",
    "care_ended",
    "strategy_meeting_held",
    "enquiry_concluded",
)
PLAN_CLOCKS = ("C05", "C10", "C11", "C13", "C14")


@dataclass(frozen=True, slots=True)
class ChildrenPage:
    """The list, or what would fill it."""

    list: Listing
    pages: Pagination | None
    empty: EmptyState | None
    number: int


@contextmanager
def children_opened(request: HttpRequest) -> Iterator[Asker]:
    """Open the list: audited, and the database shows the rows of this reader's children."""
    asking = asker(request)
    with opening_desk(
        asking.actor,
        Action.MY_WORK_OPEN,
        rows_of=Action.CHILD_OPEN,
        kind=AuditKind.MY_WORK_OPENED,
        purpose=Purpose.PROTECT_CHILD,
        now=asking.now,
        request=asking.request,
    ):
        yield asking


def children_page(asking: Asker, wanted: str = "") -> ChildrenPage:
    """Compose the page: loud ones first, then by name; closed cases last."""
    actor, now = asking.actor, asking.now
    cards = children_of(actor, now=now)
    loud = _loudest(asking, open_alerts(actor, now=now))
    ordered = sorted(cards, key=lambda card: (not card.is_open, _rank(loud.get(card.child_id)), card.name))
    here = paged(ordered, wanted, AT_ONCE)
    told = entries_of_kinds(actor, [card.child_id for card in here.rows], PLAN_KINDS, now=now)
    of_file, of_alerts = _read_by(asking, Action.ENTRIES_READ), _read_by(asking, Action.ALERT_READ)
    rows = tuple(
        _row(
            card,
            told.get(card.child_id, ()) if card.child_id in of_file else None,
            loud.get(card.child_id, () if card.child_id in of_alerts else None),
            now,
        )
        for card in here.rows
    )
    return ChildrenPage(
        list=Listing("My children", COLUMNS, rows, caption_hidden=True),
        pages=here.pagination,
        empty=None if cards else nobody_here(asking),
        number=len(cards),
    )


def _loudest(asking: Asker, alerts: tuple[AlertCard, ...]) -> dict[str, tuple[AlertCard, ...]]:
    """The alerts that this reader was sent, or reads as part of the file, by child."""
    viewer = Viewer(asking.actor.role.value, asking.actor.agency)
    found: dict[str, tuple[AlertCard, ...]] = {}
    for alert in alerts:
        if may_know_alert(viewer, to=alert.recipients, sender=alert.sender):
            found[alert.child_id] = (*found.get(alert.child_id, ()), alert)
    return found


def _read_by(asking: Asker, action: Action) -> frozenset[str]:
    """The children of whom this reader may read that. Of the others nothing is said that could be taken for "none"."""
    within = scope(asking.actor, action, Purpose.PROTECT_CHILD, asking.now)
    kinds = frozenset[GrantKind]() if within.is_nothing else within.grant_kinds
    return frozenset(map(str, granted(asking.actor, now=asking.now, kinds=kinds)))


def _rank(alerts: tuple[AlertCard, ...] | None) -> int:
    return min((alert.level.rank for alert in alerts or ()), default=9)


def _row(
    card: ChildCard,
    entries: tuple[Entry, ...] | None,
    alerts: tuple[AlertCard, ...] | None,
    now: datetime,
) -> ListingRow:
    """One child. Entries and alerts are None where this reader may not read them."""
    case = None if entries is None else fold(entries, child=card.child_id, as_at=now)
    is_red = any(alert.level is RuleLevel.RED for alert in alerts or ())
    where = reverse("child", args=[card.child_id]) + ("" if card.is_open else f"?as_at={LAST}")
    return ListingRow(
        (
            (Link(card.name or "Name not known", where), *(() if card.is_open else (Quiet(" closed case"),))),
            str(age_on(card.date_of_birth, dates.in_london(now).date()))
            if card.date_of_birth
            else "not recorded",
            ON_THEIR_PAGE if case is None else plan_words(case.plan),
            NOT_SHOWN if alerts is None else _alerts(alerts),
            NOT_SHOWN if case is None else _next_due(case, card, now),
        ),
        Level.RED if is_red else None,
    )


def _alerts(alerts: tuple[AlertCard, ...]) -> Sentence:
    counted = [
        (level, sum(alert.level.value == level.value for alert in alerts))
        for level in (Level.RED, Level.AMBER)
    ]
    pieces: list[LevelMark | str] = []
    for level, number in counted:
        if number:
            pieces += [LevelMark(level, f"{number} {level.value}", size=16), " "]
    return tuple(pieces) or "None open. Not a sign of safety"


def _plan_clocks(case: CaseFile, now: datetime) -> Iterator[Clock]:
    """Open clocks of the plan; of any other the few entries that are read here could say nothing."""
    calendar = partnership_calendar()
    for clock in running(case, now, calendar, codes=PLAN_CLOCKS):
        if clock.is_open and spoken_for(case, clock, calendar) is not None:
            yield clock


def _next_due(case: CaseFile, card: ChildCard, now: datetime) -> Sentence:
    waiting = list(_plan_clocks(case, now)) if card.is_open else []
    if not waiting:
        return "No clock is running" if card.is_open else ""
    first: Clock = min(waiting, key=lambda clock: clock.due)
    return (Strong(left_words(first.due, now)), f", {first.name[:1].lower()}{first.name[1:]}")

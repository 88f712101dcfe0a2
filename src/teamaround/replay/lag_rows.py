"""Knowledge lag of a replay: each fact, and what never came to Team Around at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from teamaround.practice.calendar import instant
from teamaround.practice.record.knowledge import KnownFact, knowledge
from teamaround.practice.record.roles import Role
from teamaround.replay.played import Played
from teamaround.replay.recorded import team_of
from teamaround.replay.report import Lag
from teamaround.replay.scenario.event import Event

SCHOOL = Role.DSL


def lag_rows(played: Played) -> tuple[Lag, ...]:
    """One row a fact and child, by when it was held."""
    rows = []
    for child, case in played.cases.items():
        team = team_of(played.scenario, frozenset(council for council, _ in case.councils))
        rows += [_row(played, child, fact) for fact in knowledge(case, team)]
    rows += [
        row
        for event in played.unheard
        if instant(event.at) <= instant(played.until)
        for row in _unheard(event, played)
    ]
    return tuple(sorted(rows, key=lambda row: (instant(row.held_since), row.child, row.event, row.what)))


def _row(played: Played, child: str, fact: KnownFact) -> Lag:
    return Lag(
        child=child,
        event=played.event_of(fact.entry_id),
        what=fact.what,
        held_by=fact.held_by,
        held_since=fact.held_since,
        reached_team_at=fact.reached_team_at,
        reached_by=fact.reached_by,
        how=fact.how,
        lag_minutes=_minutes(fact.lag),
        reached_school_at=fact.reached_school_at,
        school_lag_minutes=_minutes(fact.school_lag),
        school_notice_at=_notice_at(played, child, fact.entry_id),
        never_reached=fact.reached_team_at is None,
        asked_at=fact.asked_at,
    )


def _notice_at(played: Played, child: str, entry_id: str) -> datetime | None:
    sent = (
        span.at
        for life in played.alerts
        for span in life.spans
        if life.child == child
        and entry_id in (span.alert.entry_id, *span.alert.also)
        and SCHOOL in span.alert.notices
    )
    return min(sent, default=None)


def _unheard(event: Event, played: Played) -> Iterator[Lag]:
    """What some agency holds and never sent: it is part of the world, not of the record."""
    what = event.says or event.note or (f"A record of {event.contact.kind}" if event.contact else "")
    for child in event.children or tuple(played.cases):
        yield Lag(
            child=child,
            event=event.id,
            what=what,
            held_by=event.holder,
            held_since=event.held_since or event.at,
            reached_team_at=None,
            reached_by="",
            how="",
            lag_minutes=None,
            reached_school_at=None,
            school_lag_minutes=None,
            school_notice_at=None,
            never_reached=True,
            asked_at=None,
            unheard=True,
        )


def _minutes(apart: timedelta | None) -> int | None:
    return None if apart is None else int(apart.total_seconds() // 60)

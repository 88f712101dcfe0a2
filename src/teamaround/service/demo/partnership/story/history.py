"""The family's history as dated events, counted back from today."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import msgspec

from teamaround.practice.record.entry import Paragraph, kind_of
from teamaround.practice.record.facts import AnyFact
from teamaround.service.demo.partnership.days import LONDON, on_or_after
from teamaround.service.demo.partnership.model.story import StoryEvent
from teamaround.service.demo.partnership.story.introductions import introductions
from teamaround.service.demo.partnership.story.table import EventRow, event_rows, family_table

_RELATIVE = re.compile(r"([+-]\d+)([dw])(?: (\d\d:\d\d))?")


def history(today: date) -> tuple[StoryEvent, ...]:
    """Every event up to yesterday, in the order in which they happened, with who and what they are about."""
    events = [*introductions(today), *(_event(row, today) for row in event_rows())]
    return tuple(sorted(events, key=lambda event: event.happened_at))


def _event(row: EventRow, today: date) -> StoryEvent:
    happened = _moment(today, row.days_before, row.time, row.working)
    fact: AnyFact = msgspec.convert(_dated(row.fact, today), AnyFact)
    protected = {person.id for person in family_table().people if person.protected_source}
    held = None if row.held_days_before is None else _moment(today, row.held_days_before, "10:00", True)
    return StoryEvent(
        event_id=row.id,
        kind=kind_of(type(fact)),
        happened_at=happened,
        recorded_at=happened + timedelta(minutes=row.recorded_minutes_after),
        held_since=held,
        agency=row.agency,
        author=row.author,
        said_by=row.said_by,
        how_known=row.how_known,
        says=row.says,
        people=row.people,
        places=row.places,
        told=row.told,
        fact=fact,
        paragraphs=(
            Paragraph(
                text=row.says,
                about=(*row.people, *row.places),
                source=row.said_by,
                protected_source=row.said_by in protected,
            ),
        ),
    )


def _moment(today: date, days_before: int, at: str, working: bool) -> datetime:
    day = today - timedelta(days=days_before)
    return datetime.combine(on_or_after(day) if working else day, time.fromisoformat(at), LONDON)


def _dated(value: object, today: date) -> object:
    """The value with every relative day ("-150d", "-150w", "-150d 14:00") made a date or a moment."""
    if isinstance(value, dict):
        return {key: _dated(part, today) for key, part in value.items()}
    if isinstance(value, list):
        return [_dated(part, today) for part in value]
    found = _RELATIVE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value
    day = today + timedelta(days=int(found[1]))
    day = on_or_after(day) if found[2] == "w" else day
    return datetime.combine(day, time.fromisoformat(found[3]), LONDON) if found[3] else day

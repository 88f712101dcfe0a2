"""Rows of what a replay raised: alerts with each change, clocks as they start, and prompts."""

from __future__ import annotations

from collections.abc import Iterator

from teamaround.practice.calendar import instant
from teamaround.practice.clocks import Clock
from teamaround.replay.lives import AlertLife, ClockLife, PromptLife, Span
from teamaround.replay.played import Played
from teamaround.replay.report import Raised

ACKNOWLEDGEMENT = "C46"


def raised_rows(played: Played) -> tuple[Raised, ...]:
    """Everything raised, in order of time."""
    due = {life.clock.key: life.clock for life in played.clocks if life.clock.code == ACKNOWLEDGEMENT}
    rows = [
        *(_of_alert(played, life, span, due) for life in played.alerts for span in life.spans),
        *(_of_clock(played, life) for life in played.clocks),
        *(_of_prompt(played, life) for life in played.prompts),
    ]
    return tuple(sorted(rows, key=lambda row: (instant(row.at), row.kind, row.code, row.child, row.key)))


def _of_alert(played: Played, life: AlertLife, span: Span, due: dict[str, Clock]) -> Raised:
    acknowledge = due.get(f"{ACKNOWLEDGEMENT}:{life.key}")
    said = span.alert.explanation
    return Raised(
        kind="alert",
        change=span.change,
        code=life.code,
        level=span.level or "",
        at=span.at,
        due=acknowledge.due if acknowledge and span.level else None,
        event=_event(played, span.alert.entry_id, span.by),
        caused_by=span.by,
        child=life.child,
        about=span.alert.about,
        to=span.alert.to,
        why=". ".join(part.rstrip(".") for part in (said.what, said.why_level) if part) + ".",
        key=life.key,
    )


def _of_clock(played: Played, life: ClockLife) -> Raised:
    clock = life.clock
    return Raised(
        kind="clock",
        change="started",
        code=clock.code,
        level="",
        at=life.first_seen_at,
        due=clock.due,
        event=_event(played, clock.entry_id, life.by),
        caused_by=life.by,
        child=clock.child,
        about=clock.about,
        to=(clock.owner,),
        why=clock.name,
        key=clock.key,
    )


def _of_prompt(played: Played, life: PromptLife) -> Raised:
    prompt = life.prompt
    return Raised(
        kind="prompt",
        change="refused" if prompt.is_refusal else "asked",
        code=prompt.code,
        level="",
        at=life.first_seen_at,
        due=prompt.due,
        event=_event(played, prompt.entry_id, life.by),
        caused_by=life.by,
        child=prompt.child,
        about=prompt.about,
        to=prompt.to,
        why=f"{prompt.what}. {prompt.way_on}",
        key=prompt.key,
    )


def _event(played: Played, entry_id: str, by: tuple[str, ...]) -> str:
    """The event something is about; if that has no entry of its own, such as a match review, what happened then."""
    return played.event_of(entry_id) or (by[-1] if by else "")


def causes(row: Raised) -> Iterator[str]:
    """The event to which a row is put down for `not`: of its moment's events the one it is about, else the last."""
    if row.event in row.caused_by:
        yield row.event
    else:
        yield from row.caused_by[-1:]

"""Everything a replay puts out: alerts, notices, requests, and the answers to those who sent contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from teamaround.practice.alerts import Alert
from teamaround.replay.lives import AlertLife, Span
from teamaround.replay.played import Played


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One output: to whom (role, agency or person slugs), what it says, and whom and what it is about."""

    at: datetime
    to: tuple[str, ...]
    text: str
    about: tuple[str, ...]
    event: str
    child: str
    code: str = ""


# What a presence-level notice says; it names nobody (decision 16).
NOTICE = "Speak to the social worker before the child goes home."


def outputs(played: Played) -> Iterator[Output]:
    """Every output, alerts first."""
    for life in played.alerts:
        for span in life.spans:
            if span.level is not None:
                yield from _of_alert(played, life, span)
    for event, received in played.received.items():
        sent = next(one for one in played.events if one.id == event)
        yield Output(
            at=sent.at, to=(sent.holder,), text=received.reply, about=(), event=event, child="", code="reply"
        )


def _of_alert(played: Played, life: AlertLife, span: Span) -> Iterator[Output]:
    event = played.event_of(span.alert.entry_id)
    alert = span.alert
    yield Output(
        at=span.at,
        to=(*alert.to, *alert.to_agencies),
        text=text_of(alert),
        about=alert.about,
        event=event,
        child=life.child,
        code=life.code,
    )
    if alert.notices:
        yield Output(
            at=span.at, to=alert.notices, text=NOTICE, about=(), event=event, child=life.child, code=life.code
        )


def text_of(alert: Alert) -> str:
    """All the words of an alert."""
    said = alert.explanation
    parts = (said.what, said.how_known, said.how_sure, said.undermines, *said.checks, said.does_not_mean)
    return " ".join((*parts, said.why_level))

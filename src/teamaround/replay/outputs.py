"""Everything a replay puts out: alerts, notices, answers to those who sent contacts, and papers for the family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from teamaround.practice.alerts import Alert
from teamaround.practice.calendar import local_date
from teamaround.practice.disclosure.papers import for_parent
from teamaround.practice.disclosure.schools import school_notice
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.roles import Role
from teamaround.practice.record.ties import carers
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


# Outputs that nobody is sent: what the family or the school would be given if it were asked for.
ON_REQUEST = frozenset({"paper", "school_notice"})


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
    for child, case in played.cases.items():
        yield from _on_request(played, child, case)


def _on_request(played: Played, child: str, case: CaseFile) -> Iterator[Output]:
    """What parents and school would be given of the record as it stands at the end."""
    given = [
        ((person, Role.PARENT.value), "paper", for_parent(case, case.entries, person).text)
        for person in sorted(carers(case))
    ]
    school = case.about.school if case.about else ""
    notice = school_notice(case, school, local_date(played.until)) if school else None
    if notice is not None:
        given.append(((school, Role.DSL.value), "school_notice", notice.text))
    for to, code, text in given:
        yield Output(at=played.until, to=to, text=text, about=(), event="", child=child, code=code)


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

"""Whether a scenario makes sense beyond its types: what an event says, its times, the codes it expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from teamaround.practice.alerts import catalogue
from teamaround.practice.record.facts import Fact
from teamaround.practice.record.facts.family import AlertAccepted, AlertClosed
from teamaround.practice.record.facts.happenings import CheckRecorded, QuestionClosed, Statement
from teamaround.replay.scenario.event import Event, Knew
from teamaround.replay.scenario.expectation import Expectation, known_code
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.scenario.times import moment

_NO_LETTER = re.compile(r"[\W_]+")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def senseless(scenario: Scenario) -> Iterator[str]:
    """Every complaint about an event that cannot be replayed as it stands."""
    several = len(scenario.children) > 1
    for child in scenario.children:
        person = scenario.person(child.person)
        if person is not None and person.date_of_birth and not _is_day(person.date_of_birth):
            yield f"people ({person.id}), date_of_birth: the date of birth of a child of the scenario is a real day"
    for term in scenario.terms:
        if term.ends < term.starts:
            yield f"terms ({term.name or term.starts}), ends: it ends before it starts"
    yield from _answers_spelt_twice(scenario)
    for event in scenario.events:
        where = f"events ({event.id})"
        yield from (f"{where}, {complaint}" for complaint in _of_event(event, several))
        for number, expected in enumerate(event.expect):
            for complaint in _of_expectation(expected, event, scenario.zone, several):
                yield f"{where}, expect[{number}], {complaint}"
        for code in event.must_not:
            if not known_code(code):
                yield f"{where}, not: {code!r} is no code of an alert, a clock or a behaviour"


def _answers_spelt_twice(scenario: Scenario) -> Iterator[str]:
    """`Pushed` and `pushed` would contradict each other: one answer is one slug."""
    first: dict[tuple[str, str], str] = {}
    for event in scenario.events:
        for fact in event.all_facts:
            if isinstance(fact, (Statement, QuestionClosed, CheckRecorded)):
                said = fact.found if isinstance(fact, CheckRecorded) else fact.answer
                before = first.setdefault((fact.question, _NO_LETTER.sub("", said.casefold())), said)
                if said != before:
                    place = f"events ({event.id}), {fact.__struct_config__.tag}"
                    yield f"{place}: {said!r} is written {before!r} before; write one answer one way"


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _of_event(event: Event, several: bool) -> Iterator[str]:
    others = (event.contact is not None, event.decides is not None, event.tick)
    said = [bool(event.all_facts or event.describes), *others]
    if not _ID.fullmatch(event.id):
        yield "id: letters, digits, hyphens and underscores only"
    if sum(said) > 1:
        yield "says more than one of fact(s), contact, decides and tick; write an event for each"
    if not any(said) and not event.says:
        yield "says nothing: give it a fact, facts, a contact, decides, tick: true, or says"
    if event.fact is not None and event.facts:
        yield "has both fact and facts; write one list"
    if event.recorded_at is not None and event.recorded_at < event.at:
        yield "recorded_at: recorded before it happened"
    if not event.holder and any(said[:2]):
        yield "holder: somebody must say a fact or send a contact"
    if several and event.all_facts and not event.children:
        yield "children: the scenario has several, so say whom this concerns"
    for fact in event.all_facts:
        yield from (f"{fact.__struct_config__.tag}, {complaint}" for complaint in _of_fact(fact))
    for knew in event.knew:
        if isinstance(knew, Knew) and knew.at is not None and knew.at < event.at:
            yield f"knew ({knew.agency}): knew of it before it happened"


def _of_fact(fact: Fact) -> Iterator[str]:
    since, until = getattr(fact, "since", None), getattr(fact, "until", None)
    if isinstance(since, date) and isinstance(until, date) and until < since:
        yield "until: it ends before it begins"
    if isinstance(fact, (AlertAccepted, AlertClosed)) and fact.alert not in _alert_codes():
        yield f"alert: {fact.alert!r} is no code of an alert"


def _alert_codes() -> frozenset[str]:
    return frozenset(row.code for row in catalogue().alerts)


def _of_expectation(expected: Expectation, event: Event, zone: ZoneInfo, several: bool) -> Iterator[str]:
    if not known_code(expected.code):
        yield f"code: {expected.code!r} is no code of an alert, a clock or a behaviour"
    for field, written in (
        ("by", expected.by),
        ("red_from", expected.red_from),
        *(("due", due) for due in expected.dues),
    ):
        if not written:
            continue
        try:
            moment(written, zone)
        except ValueError:
            yield f"{field}: {written!r} is no date and no minute; write 2024-05-11 or 2024-05-11T20:05"
    if several and not expected.child and len(event.children) != 1:
        yield "child: the event concerns several children, so say whom this is expected for"

"""What the call of today raises, by the record, the recognition and the rules that the service uses."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from teamaround.exchange.contact import contact_from
from teamaround.exchange.receive import receive
from teamaround.exchange.recognise import Watch
from teamaround.practice.alerts import Alert, Level, evaluate
from teamaround.practice.calendar import Calendar
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Told
from teamaround.practice.record.fold import fold
from teamaround.service.demo.partnership import Partnership, build
from teamaround.service.demo.partnership.days import LONDON
from teamaround.service.demo.partnership.model.contacts import SentContact
from teamaround.service.demo.partnership.model.story import Story, StoryEvent

EVENING = datetime(2026, 11, 23, 20, 4, tzinfo=LONDON)


def _entry(event: StoryEvent, child: str) -> Entry:
    return Entry(
        entry_id=event.event_id,
        children=(child,),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        by_agency=event.agency,
        author=event.author,
        fact=event.fact,
        how_known=event.how_known,
        held_since=event.held_since,
        told=tuple(Told(agency=agency, at=event.recorded_at) for agency in event.told),
        paragraphs=event.paragraphs,
    )


def _case(told: Story, *more: Entry, at: datetime = EVENING) -> CaseFile:
    entries = [_entry(event, told.child_id) for event in told.events]
    return fold([*entries, *more], child=told.child_id, as_at=at)


def _alerts_after(told: Story, sent: SentContact, at: datetime = EVENING) -> set[tuple[str, Level]]:
    before = _case(told, at=at)
    watch = Watch.of([before], at.date())
    received = receive(
        contact_from(sent.record), watch, {told.child_id: before}, received_at=at, receipt="R1"
    )
    after = _case(told, *received.entries, at=at)
    return _open(after, at) - _open(before, at)


def _open(case: CaseFile, at: datetime = EVENING) -> set[tuple[str, Level]]:
    alerts: tuple[Alert, ...] = evaluate(case, at, Calendar())
    return {(alert.code, alert.level) for alert in alerts}


def test_case_of_today_is_open_with_its_home_and_its_people(partnership: Partnership) -> None:
    told = partnership.story
    case = _case(told)
    assert case.is_open
    assert case.homes() == (told.home_id,)
    assert {told.mother_id, told.ex_partner_id} <= set(case.people)
    assert case.household(told.home_id) == {told.child_id, told.mother_id}


def test_his_call_raises_address_link_and_breach_red(partnership: Partnership) -> None:
    told = partnership.story
    raised = _alerts_after(told, told.call)
    assert {("A03", Level.RED), ("A04", Level.RED)} <= raised


def test_his_call_as_a_row_raises_the_same(partnership: Partnership) -> None:
    told = partnership.story
    assert _alerts_after(told, told.call_as_csv) == _alerts_after(told, told.call)


@pytest.mark.parametrize("place", range(4))
def test_bystanders_calls_raise_nothing(partnership: Partnership, place: int) -> None:
    told = partnership.story
    assert _alerts_after(told, told.bystanders[place]) == set()


def test_case_of_today_already_has_what_a_worried_team_would_see(partnership: Partnership) -> None:
    codes = {code for code, _ in _open(_case(partnership.story))}
    assert {"A01", "A02", "A05", "A06", "A23"} <= codes
    assert codes & {"A03", "A04"} == set()


@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2026, 3, 29), date(2027, 10, 31), date(2028, 2, 29)]
)
def test_his_call_raises_the_same_on_any_day(today: date) -> None:
    told = build(5, today, children=1, contacts=0).story
    at = datetime.combine(today, time(20, 6), LONDON)
    assert {("A03", Level.RED), ("A04", Level.RED)} <= _alerts_after(told, told.call, at)
    assert [sent for sent in told.bystanders if _alerts_after(told, sent, at)] == []

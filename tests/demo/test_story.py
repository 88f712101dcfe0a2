"""The family of today: a history that holds for any day, and a call that is what it should be."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamaround.formats.contact_record import ContactKind
from teamaround.formats.door import Format, read_message
from teamaround.practice.record.entry import kind_of
from teamaround.practice.record.facts.controls import ControlRecorded
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, CoreGroupHeld
from teamaround.practice.record.words import RiskTag
from teamaround.service.demo.partnership import Partnership, call_now
from teamaround.service.demo.partnership.days import LONDON, is_working_day, working_days_after
from teamaround.service.demo.partnership.model.contacts import Situation
from teamaround.service.demo.partnership.model.story import StoryEvent
from teamaround.service.demo.partnership.story.history import history
from teamaround.service.demo.partnership.story.table import event_rows
from teamaround.service.demo.partnership.writers.message import message_of

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def _conferences(events: tuple[StoryEvent, ...]) -> list[date]:
    return [event.happened_at.date() for event in events if isinstance(event.fact, ConferenceHeld)]


@given(DAYS)
def test_history_keeps_its_order_and_ends_before_today(today: date) -> None:
    events = history(today)
    told = {row.id: row.days_before for row in event_rows()}
    days_before = [told[event.event_id] for event in events if event.event_id in told]
    assert days_before == sorted(days_before, reverse=True)
    assert events[-1].recorded_at < datetime(today.year, today.month, today.day, tzinfo=LONDON)


@given(DAYS)
def test_history_spans_about_fourteen_months(today: date) -> None:
    assert 410 <= (today - history(today)[0].happened_at.date()).days <= 430


@given(DAYS)
def test_history_has_its_conferences_and_core_groups_in_time(today: date) -> None:
    events = history(today)
    initial, first, second = _conferences(events)
    strategy = next(event.happened_at.date() for event in events if event.kind == "strategy_meeting_held")
    groups = [event.happened_at.date() for event in events if isinstance(event.fact, CoreGroupHeld)]
    assert initial <= working_days_after(strategy, 15)
    assert groups[0] <= working_days_after(initial, 10)
    assert (first - initial).days <= 91
    assert (second - first).days <= 182
    assert all(is_working_day(day) for day in (initial, first, second, *groups))


def test_history_names_what_is_there(partnership: Partnership) -> None:
    people = {person.person_id for person in partnership.people}
    people |= {one.professional_id for one in partnership.professionals}
    places = {place.address_id for place in partnership.addresses}
    agencies = {agency.agency_id for agency in partnership.agencies}
    for event in partnership.story.events:
        assert set(event.people) <= people
        assert set(event.places) <= places
        assert {event.agency, *event.told} <= agencies
        assert {event.author, event.said_by} <= people | {""}


def test_history_authors_work_for_the_agency_that_recorded(partnership: Partnership) -> None:
    works = {one.professional_id: one.agency_id for one in partnership.professionals}
    wrong = [
        each.event_id
        for each in partnership.story.events
        if each.author and works[each.author] != each.agency
    ]
    assert wrong == []


def test_history_is_in_the_records_vocabulary(partnership: Partnership) -> None:
    for event in partnership.story.events:
        assert event.kind == kind_of(type(event.fact))
        assert event.says
        assert {part.text for part in event.paragraphs} <= {event.says}


def test_history_names_a_fact_that_was_held_long_before_it_was_named(partnership: Partnership) -> None:
    held = [event for event in partnership.story.events if event.held_since is not None]
    assert {event.agency for event in held} == {"larkrise-homes", "fenbridge-probation"}
    assert all(event.held_since < event.happened_at for event in held if event.held_since)


def test_history_never_names_the_protected_source_in_words(partnership: Partnership) -> None:
    (source,) = (one for one in partnership.people if one.protected_source)
    spoken = [event for event in partnership.story.events if event.said_by == source.person_id]
    assert spoken
    for event in spoken:
        assert source.given_names not in event.says
        assert source.person_id not in event.people
        assert event.paragraphs[0].protected_source


def test_child_of_today_is_on_a_plan_whose_dates_are_those_of_the_history(partnership: Partnership) -> None:
    child = next(child for child in partnership.children if child.child_id == partnership.story.child_id)
    initial, first, second = _conferences(partnership.story.events)
    (plan,) = child.protection_plans
    assert (plan.started_on, plan.reviews) == (initial, (first, second))
    assert ConferenceSort.INITIAL.value == "initial"


def test_ex_partner_is_linked_tagged_and_bound_and_not_on_the_household_list(
    partnership: Partnership,
) -> None:
    told = partnership.story
    person = next(one for one in partnership.people if one.person_id == told.ex_partner_id)
    assert {RiskTag.DA_HISTORY, RiskTag.VIOLENT} <= set(person.tags)
    assert any(
        link.person_id == person.person_id and link.child_id == told.child_id for link in partnership.links
    )
    assert person.person_id not in {row.person_id for row in partnership.household}
    relied_on = [control for control in partnership.controls if control.person_id == person.person_id]
    assert {control.control_id for control in relied_on} == {"order-shane", "licence-shane"}
    assert all(told.home_id in control.places and control.until for control in relied_on)


def test_controls_of_the_record_are_those_of_the_history(partnership: Partnership) -> None:
    recorded = {
        event.fact.control: event.fact.words
        for event in partnership.story.events
        if isinstance(event.fact, ControlRecorded)
    }
    named = {control.control_id for control in partnership.controls}
    assert set(recorded) <= named


def test_call_gives_the_mothers_address_and_no_number(partnership: Partnership) -> None:
    told = partnership.story
    record = told.call.record
    home = next(place for place in partnership.addresses if place.address_id == told.home_id)
    assert record.kind is ContactKind.CALL_111
    assert record.home is not None
    assert (record.home.address, record.home.postcode) == (home.text, home.postcode)
    assert record.person.nhs_number == ""
    assert record.reason == "Dx0106"


def test_call_reads_the_same_from_both_formats(partnership: Partnership) -> None:
    told = partnership.story
    sender = next(agency for agency in partnership.agencies if agency.agency_id == told.call.record.agency)
    (read,) = read_message(message_of(told.call, sender), sender.agency_id).records
    assert msgspec.structs.replace(read, payload_sha256="") == told.call.record
    assert told.call_as_csv.format is Format.CSV
    assert told.call_as_csv.record == told.call.record


def test_call_comes_with_innocent_bystanders(partnership: Partnership) -> None:
    truths = {truth.source_id: truth for truth in partnership.story.truths}
    situations = [truths[sent.record.source_id].situation for sent in partnership.story.bystanders]
    assert set(situations) == {
        Situation.PARENTS_OWN_CALL,
        Situation.SAME_NAME,
        Situation.OTHER_FLAT,
        Situation.OLD_TENANT,
    }
    assert {truths[sent.record.source_id].expects for sent in partnership.story.bystanders} == {""}
    assert truths[partnership.story.call.record.source_id].expects == "A03"


def test_call_now_moves_all_calls_together_and_keeps_their_numbers(partnership: Partnership) -> None:
    told = partnership.story
    at = datetime(2026, 11, 23, 14, 3, 27, tzinfo=LONDON)
    moved = call_now(told, at)
    assert moved.call.record.occurred_at == at.replace(second=0)
    assert moved.call_as_csv.record.occurred_at == moved.call.record.occurred_at
    assert moved.call.record.source_id == told.call.record.source_id
    before = [sent.record.occurred_at - told.call.record.occurred_at for sent in told.bystanders]
    after = [sent.record.occurred_at - moved.call.record.occurred_at for sent in moved.bystanders]
    assert before == after


def test_call_now_without_a_zone_is_refused(partnership: Partnership) -> None:
    with pytest.raises(ValueError, match="aware"):
        call_now(partnership.story, datetime(2026, 11, 23, 14, 3))  # noqa: DTZ001 - a moment without a zone is the point

"""Before anything is sent: the way, the hour, the household, what can be seen outside, the words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from teamaround.practice.disclosure.sending import Envelope, Sending, held_mail, may_send
from teamaround.practice.record.facts.disclosing import Channel, SafeContactRecorded
from teamaround.practice.words.letter import FamilyLetter
from tests.practice.disclosure.family import FATHER, harming_father, told
from tests.practice.telling import CALENDAR, HOME, MOTHER, Story, at, control, family, sighting

PLAIN = FamilyLetter(body="We met today. We talked about home.")
NOW = "2024-06-03T10:00"


def _ask(story: Story, channel: Channel = Channel.LETTER, **more: Any) -> Sending:
    person = more.pop("person", MOTHER)
    now = more.pop("now", NOW)
    return may_send(
        story.case(now),
        story.alerts(now),
        person,
        channel,
        more.pop("letter", PLAIN),
        more.pop("envelope", Envelope()),
        now=at(now),
        calendar=CALENDAR,
    )


def _safe(**more: Any) -> Story:
    story = family("violent")
    fact = SafeContactRecorded(person=MOTHER, **{"safe": (Channel.LETTER, Channel.TELEPHONE), **more})
    story.tell(fact, "2024-05-01")
    return story


@pytest.mark.parametrize(
    ("profile", "channel", "now", "allowed"),
    [
        ({}, Channel.LETTER, NOW, True),
        ({}, Channel.EMAIL, NOW, False),
        ({}, Channel.VOICEMAIL, NOW, False),
        ({"unsafe": (Channel.LETTER,)}, Channel.LETTER, NOW, False),
        ({"good_until": date(2024, 6, 3)}, Channel.LETTER, NOW, True),
        ({"good_until": date(2024, 6, 2)}, Channel.LETTER, NOW, False),
        ({"from_time": time(9), "until_time": time(15)}, Channel.TELEPHONE, NOW, True),
        ({"from_time": time(9), "until_time": time(15)}, Channel.TELEPHONE, "2024-06-03T15:01", False),
        ({"from_time": time(22), "until_time": time(6)}, Channel.TELEPHONE, "2024-06-03T23:00", True),
        ({"from_time": time(22), "until_time": time(6)}, Channel.TELEPHONE, NOW, False),
        ({"from_time": time(11)}, Channel.TELEPHONE, NOW, False),
        ({"until_time": time(11)}, Channel.TELEPHONE, NOW, True),
    ],
)
def test_way_is_used_only_where_it_is_recorded_as_safe(
    profile: dict[str, Any], channel: Channel, now: str, allowed: bool
) -> None:
    answer = _ask(_safe(**profile), channel, now=now)
    assert answer.allowed is allowed
    assert answer.reason


def test_nothing_recorded_is_not_safe_and_says_whom_to_ring() -> None:
    answer = _ask(family())
    assert (answer.allowed, answer.to) == (False, ("sw",))
    assert "IDVA" in answer.way_on


def test_latest_word_on_safety_counts() -> None:
    story = _safe()
    story.tell(SafeContactRecorded(person=MOTHER, unsafe=(Channel.LETTER,)), "2024-06-01")
    assert not _ask(story).allowed


def test_alleged_perpetrator_is_not_written_to() -> None:
    story = harming_father(told())
    story.tell(SafeContactRecorded(person=FATHER, safe=tuple(Channel)), "2024-05-01")
    assert not _ask(story, person=FATHER).allowed


@pytest.mark.parametrize(
    ("fact", "channel", "allowed"),
    [
        (sighting(), Channel.LETTER, False),
        (sighting(), Channel.TELEPHONE, True),
        (sighting("elsewhere", place=""), Channel.LETTER, True),
        (None, Channel.LETTER, True),
    ],
)
def test_mail_to_a_household_that_he_may_read_is_held(fact: Any, channel: Channel, allowed: bool) -> None:
    story = _safe()
    if fact:
        story.tell(fact, "2024-06-02")
    answer = _ask(story, channel)
    assert answer.allowed is allowed
    if not allowed:
        assert (answer.to, answer.ask_again_at) == (("sw",), at("2024-06-04T10:00"))


@pytest.mark.parametrize(("place", "is_held"), [(HOME, True), ("", True), ("elsewhere", False)])
def test_hold_is_on_the_place_of_the_alert_and_on_an_unknown_one(place: str, is_held: bool) -> None:
    story = _safe()
    story.tell(control(), "2024-01-03")
    story.tell(sighting(), "2024-06-02")
    held = held_mail(story.case(NOW), story.alerts(NOW), place, at(NOW), CALENDAR)
    assert (held is not None) is is_held


@pytest.mark.parametrize(
    ("envelope", "allowed"),
    [
        (Envelope(subject="Your appointment", file_name="letter.pdf"), True),
        (Envelope(subject="Domestic abuse: your appointment"), False),
        (Envelope(file_name="marac-outcome.pdf"), False),
        (Envelope(window="Child Protection Unit"), False),
    ],
)
def test_what_is_seen_outside_says_nothing(envelope: Envelope, allowed: bool) -> None:
    assert _ask(_safe(), envelope=envelope).allowed is allowed


def test_words_that_give_a_concealed_address_away_are_not_sent() -> None:
    story = told()
    story.tell(SafeContactRecorded(person=MOTHER, safe=(Channel.IN_PERSON,)), "2024-05-01")
    named = FamilyLetter(body="Come to 9 Secret Row.")
    assert _ask(story, Channel.IN_PERSON).allowed
    assert not _ask(story, Channel.IN_PERSON, letter=named).allowed
    assert not _ask(story, Channel.IN_PERSON, envelope=Envelope(window="ZZ9 7ZZ")).allowed


def test_words_unfit_for_a_family_are_not_sent() -> None:
    assert not _ask(_safe(), letter=FamilyLetter(body="The QXZ panel said yes.")).allowed

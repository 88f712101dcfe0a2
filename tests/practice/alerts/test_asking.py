"""What alerts make the system ask at once (A21, A09): whom, once, and what answers it (C39); row by row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from teamaround.practice.alerts import asked_at_once, evaluate
from teamaround.practice.disclosure.viewing import Viewer, may_know
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import Fact
from teamaround.practice.record.facts.family import AlertClosed
from teamaround.practice.record.facts.forums import (
    InformationAnswered,
    InformationRequested,
    MaracHeld,
    MaracPoint,
    Urgency,
)
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.people import PersonTagged
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import AgencyKind, Answer, RiskTag, YesNoUnknown
from tests.practice.clocks.counting import clocks, shown
from tests.practice.telling import (
    CALENDAR,
    CHILD,
    DIRECTORY,
    MOTHER,
    PARTNER,
    Story,
    at,
    control,
    family,
    sighting,
)

TUESDAY, LATER, THURSDAY = "2024-05-14T11:00", "2024-05-14T11:01", "2024-05-16T09:00"
POLICE = DIRECTORY["met"]


def _registered(person: str = PARTNER, by: str = "gp", *, is_open: bool = True) -> Story:
    story = family(linked=False)
    if is_open:
        story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-01-05")
    band = "strong" if person else "not_identified"
    story.tell(sighting("registered", person, band=band, contact="c"), TUESDAY, by=by, name="seen")
    return story


def _made(story: Story, now: str = LATER, *more: Agency) -> list[Entry]:
    """What is asked at a moment; it joins the story."""
    directory = {**DIRECTORY, **{one.agency: one for one in more}}
    case = fold(story.entries, child=CHILD, as_at=at(now), agencies=directory)
    asked = list(asked_at_once(case, evaluate(case, at(now), CALENDAR), at(now)))
    story.entries += asked
    return asked


def _agencies(asked: list[Entry]) -> list[str]:
    return [_fact(entry).agency for entry in asked]


def _fact(entry: Entry) -> InformationRequested:
    assert isinstance(entry.fact, InformationRequested)
    return entry.fact


def test_new_adult_makes_the_system_ask_police_and_council_in_the_name_of_social_care() -> None:
    asked = _made(_registered())
    assert _agencies(asked) == ["met", "front"]
    fact = _fact(asked[0])
    assert (asked[0].by_agency, asked[0].recorded_at) == ("csc", at(LATER))
    assert (fact.urgency, fact.about) == (Urgency.URGENT, (PARTNER,))
    assert fact.what == "What is on record of a person who is newly registered at the child’s home"
    assert fact.raised_by == "seen"


@pytest.mark.parametrize(
    ("viewer", "knows"),
    [
        (Viewer("police", "met"), True),
        (Viewer("hub", "front"), True),
        (Viewer("sw", "csc"), True),
        (Viewer("gp_lead", "gp"), False),
        (Viewer("dsl", "school"), False),
        (Viewer("perpetrator_programme", "turning"), False),
        (Viewer("parent", ""), False),
    ],
)
def test_whoever_is_asked_knows_what_and_nobody_else_learns_of_it(viewer: Viewer, knows: bool) -> None:
    asked = _made(_registered())
    assert any(may_know(viewer, one).allowed for one in asked) is knows


SERVING_ROWS = [
    # other police in the directory; who is asked beside the hub
    ((), ["met"]),
    ((Agency(agency="far", kind=AgencyKind.POLICE, council="mby"),), ["met"]),
    ((Agency(agency="near", kind=AgencyKind.POLICE, council="csb"),), ["met", "near"]),
]


@pytest.mark.parametrize(("more", "police"), SERVING_ROWS)
def test_only_those_are_asked_who_serve_the_childs_council(
    more: tuple[Agency, ...], police: list[str]
) -> None:
    assert sorted(_agencies(_made(_registered(), LATER, *more))) == sorted([*police, "front"])


def test_whoever_sent_what_raised_it_is_not_asked() -> None:
    assert _agencies(_made(_registered(by="met"))) == ["front"]


def test_nobody_is_asked_while_nothing_is_open_about_the_child() -> None:
    assert _made(_registered(is_open=False)) == []


ONCE_ROWS: list[tuple[Fact | None, list[str]]] = [
    (None, ["met", "front"]),
    (InformationRequested(request="q", agency="met", about=(PARTNER,)), ["front"]),
    (InformationRequested(request="q", agency="met", about=(MOTHER,)), ["met", "front"]),
    (PersonTagged(person=PARTNER, tag=RiskTag.NO_KNOWN_HISTORY), []),
    (PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), []),
]


@pytest.mark.parametrize(("fact", "asked"), ONCE_ROWS)
def test_nobody_is_asked_twice_nor_what_is_known(fact: Fact | None, asked: list[str]) -> None:
    story = _registered()
    if fact is not None:
        story.tell(fact, TUESDAY)
    assert _agencies(_made(story)) == asked
    assert _made(story, THURSDAY) == []


def test_somebody_not_identified_is_asked_about_without_a_name() -> None:
    asked = _made(_registered(person=""))
    assert [_fact(one).about for one in asked] == [(), ()]


def test_children_of_one_family_share_the_request_so_that_one_answer_is_for_both() -> None:
    story = _registered()
    other = [replace(one, children=("birch",)) for one in story.entries]
    mine = _made(story)
    case = fold(other, child="birch", as_at=at(LATER), agencies=DIRECTORY)
    alerts = [replace(one, child="birch") for one in story.alerts(TUESDAY, "A21")]
    theirs = asked_at_once(case, alerts, at(LATER))
    assert [_fact(one).request for one in theirs] == [_fact(one).request for one in mine]
    assert {one.entry_id for one in theirs}.isdisjoint(one.entry_id for one in mine)


ANSWER_ROWS: list[tuple[Fact | None, str]] = [
    # what is recorded on the morning after; how the clock of the police stands on the third day
    (None, "breached"),
    (InformationAnswered(request="theirs", answer=Answer.NOTHING_HELD), "met"),
    (InformationAnswered(request="theirs", answer=Answer.NO_REPLY), "breached"),
    (InformationAnswered(request="other", answer=Answer.NOTHING_HELD), "breached"),
    (PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), "met"),
    (PersonTagged(person=MOTHER, tag=RiskTag.VIOLENT), "breached"),
    (AlertClosed(alert="theirs", by="sw", reason="not_the_person"), "ceased"),
    (AlertClosed(alert="other", by="sw", reason="not_the_person"), "breached"),
]


@pytest.mark.parametrize(("fact", "state"), ANSWER_ROWS)
def test_clock_of_what_the_system_asked(fact: Fact | None, state: str) -> None:
    story = _registered()
    police = _fact(_made(story)[0])
    if isinstance(fact, InformationAnswered) and fact.request == "theirs":
        fact = replace(fact, request=police.request)
    if isinstance(fact, AlertClosed) and fact.alert == "theirs":
        fact = replace(fact, alert=police.because)
    if fact is not None:
        story.tell(fact, "2024-05-15T09:00")
    found = [one for one in clocks(story, THURSDAY, "C39") if one.about == ("met",)]
    assert [str(one.state) for one in found] == [state]


def test_agency_that_answered_a_person_need_not_answer_the_system() -> None:
    story = _registered()
    _made(story)
    story.tell(InformationRequested(request="q", agency="met", about=(PARTNER,)), "2024-05-15T09:00")
    story.tell(InformationAnswered(request="q", answer=Answer.NOTHING_HELD), "2024-05-15T10:00")
    states = {
        one.about[0]: str(one.state) for one in clocks(story, THURSDAY, "C39") if one.due < at(THURSDAY)
    }
    assert states == {"met": "met", "front": "breached"}


def test_what_was_put_right_need_not_be_answered() -> None:
    story = _registered()
    _made(story)
    named = replace(story.entries[-3], entry_id="again", recorded_at=at(THURSDAY), corrects="seen")
    story.entries.append(replace(named, fact=sighting("registered", place="elsewhere")))
    assert [str(one.state) for one in clocks(story, "2024-05-17", "C39")] == ["ceased", "ceased"]
    assert story.alerts("2024-05-17", "A14") == []


def test_silence_is_told_to_the_managers_of_both_sides() -> None:
    story = _registered()
    _made(story)
    late = story.alerts(THURSDAY, "A14")
    assert [(one.to_agencies, str(one.level)) for one in late] == [
        (("csc", "front"), "amber"),
        (("csc", "met"), "amber"),
    ]


HELD_ROWS = [
    # what police and council answer; the level of A21
    ((None, None), "amber"),
    ((Answer.NOTHING_HELD, None), "amber"),
    ((Answer.NOTHING_HELD, Answer.NO_REPLY), "amber"),
    ((Answer.NOTHING_HELD, Answer.ANSWERED), "amber"),
    ((Answer.NOTHING_HELD, Answer.NOTHING_HELD), "blue"),
]


@pytest.mark.parametrize(("answers", "level"), HELD_ROWS)
@pytest.mark.parametrize("person", [PARTNER, ""])
def test_new_adult_is_blue_once_everybody_asked_holds_nothing(
    person: str, answers: tuple[Answer | None, ...], level: str
) -> None:
    story = _registered(person)
    for asked, answer in zip(_made(story), answers, strict=True):
        if answer is not None:
            story.tell(InformationAnswered(request=_fact(asked).request, answer=answer), "2024-05-15T09:00")
    assert story.levels(THURSDAY, "A21") == [level]


def _answered(story: Story, request: str, when: str, answer: Answer = Answer.NOTHING_HELD) -> None:
    story.tell(InformationAnswered(request=request, answer=answer), when)


def test_level_is_blue_since_the_last_of_them_first_said_so() -> None:
    story = _registered()
    police, hub = (_fact(one).request for one in _made(story))
    for request, when in ((police, "09:00"), (hub, "10:00"), (police, "12:00"), (hub, "12:30")):
        _answered(story, request, f"2024-05-15T{when}")
    (alert,) = story.alerts(THURSDAY, "A21")
    assert (str(alert.level), alert.level_since) == ("blue", at("2024-05-15T10:00"))


PEOPLES_REQUESTS = [
    # about whom a person asks probation, when, whether that has to be answered before it is blue
    (PARTNER, TUESDAY, True),
    (PARTNER, "2024-05-14T12:00", True),
    (PARTNER, "2024-05-13T12:00", False),  # before he was known to be there
    (MOTHER, "2024-05-14T12:00", False),
]


@pytest.mark.parametrize(("person", "when", "waits"), PEOPLES_REQUESTS)
def test_what_a_person_asked_about_him_since_counts_as_well(person: str, when: str, waits: bool) -> None:
    story = _registered()
    story.tell(InformationRequested(request="q", agency="com", about=(person,)), when)
    for asked in _made(story):
        _answered(story, _fact(asked).request, "2024-05-15T09:00")
    assert story.levels("2024-05-15T10:00", "A21") == ["amber" if waits else "blue"]
    _answered(story, "q", "2024-05-15T11:00")
    assert story.levels("2024-05-15T12:00", "A21") == ["blue"]


def test_one_who_was_bound_among_several_makes_it_a_matter_of_hours() -> None:
    story = _minute(bound=True)
    both = MaracPoint(person="uncle", what="Rang", from_agency="met", address_given=YesNoUnknown.UNKNOWN)
    held = [one.fact for one in story.entries if isinstance(one.fact, MaracHeld)]
    story.entries = [one for one in story.entries if not isinstance(one.fact, MaracHeld)]
    story.tell(replace(held[0], points=(both, *held[0].points)), TUESDAY)
    assert [_fact(one).urgency for one in _made(story)] == [Urgency.RED]


def _minute(bound: bool) -> Story:
    story = family()
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-01-05")
    if bound:
        story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    point = MaracPoint(
        person=PARTNER,
        what="Rang for tablets",
        from_agency="met",
        occurred_at=at("2024-05-11T20:05"),
        who_was_told=("csc",),
        address_given=YesNoUnknown.UNKNOWN,
    )
    story.tell(MaracHeld(victim=MOTHER, perpetrator=PARTNER, points=(point,)), TUESDAY)
    return story


UNKNOWN_ROWS = [
    (False, Urgency.URGENT, "2024-05-15T23:59", "due_soon"),
    (True, Urgency.RED, "2024-05-14T15:01", "running"),
]


@pytest.mark.parametrize(("bound", "urgency", "due", "state"), UNKNOWN_ROWS)
def test_r7_unknown_address_in_a_minute_is_asked_of_the_agency_that_spoke(
    bound: bool, urgency: Urgency, due: str, state: str
) -> None:
    story = _minute(bound)
    (asked,) = _made(story)
    assert (_fact(asked).agency, _fact(asked).urgency) == ("met", urgency)
    assert story.levels(LATER, "A09") == ["amber"]
    assert shown(clocks(story, LATER, "C39")) == [(due, state)]


def test_tag_is_no_answer_to_which_address_was_given() -> None:
    story = _minute(bound=True)
    _made(story)
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), "2024-05-14T12:00")
    assert shown(clocks(story, "2024-05-14T16:00", "C39")) == [("2024-05-14T15:01", "breached")]


def test_unknown_address_stays_open_until_the_system_is_answered() -> None:
    story = _minute(bound=True)
    (asked,) = _made(story)
    story.tell(InformationAnswered(request=_fact(asked).request, answer=Answer.NO_REPLY), "2024-05-14T12:00")
    assert story.levels("2024-05-14T12:30", "A09") == ["amber"]
    story.tell(InformationAnswered(request=_fact(asked).request, answer=Answer.ANSWERED), "2024-05-14T13:00")
    assert story.levels("2024-05-14T13:30", "A09") == []


def test_without_social_care_in_the_directory_whoever_opened_the_record_asks() -> None:
    story = _registered()
    case = replace(story.case(LATER), agencies={"met": POLICE})
    (asked,) = asked_at_once(case, evaluate(case, at(LATER), CALENDAR), at(LATER))
    assert asked.by_agency == "csc"

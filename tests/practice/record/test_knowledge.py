"""Who knew what, when: held, reached the team, reached the school, never reached (decision 7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry, Told
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.family import FactShared, SchoolTold
from teamaround.practice.record.facts.forums import HoldingNamed, InformationAnswered, InformationRequested
from teamaround.practice.record.facts.happenings import Incident, MatchBand, Sighting, SightingSort
from teamaround.practice.record.facts.meetings import AgencyJoined, AgencyLeft, CoreGroupHeld
from teamaround.practice.record.facts.people import ChildDescribed, PersonDescribed, PlaceDescribed
from teamaround.practice.record.fold import fold
from teamaround.practice.record.knowledge import KnownFact, knowledge
from teamaround.practice.record.words import Answer, SharingLevel

LONDON = ZoneInfo("Europe/London")
TEAM = frozenset({"csc", "edt"})
HIT = Incident(what="Somebody was hit")


def at(hour: int, day: int = 10) -> datetime:
    return datetime(2024, 1, day, hour, tzinfo=LONDON)


def entry(
    name: str,
    fact: AnyFact,
    by: str = "police",
    when: datetime | None = None,
    told: tuple[Told, ...] = (),
    held_since: datetime | None = None,
) -> Entry:
    moment = when or at(10)
    return Entry(
        entry_id=name,
        children=("kid",),
        happened_at=moment,
        recorded_at=moment,
        by_agency=by,
        fact=fact,
        told=told,
        held_since=held_since,
    )


def told(agency: str, hour: int, **more: object) -> Told:
    return Told(agency=agency, at=at(hour), **more)  # type: ignore[arg-type]  # the fields of Told


OPENED = (
    entry("o1", ChildDescribed(child="kid", name="Kim Vale", school="elm_primary"), "csc", at(8, 1)),
    entry("o2", AgencyJoined(agency="nurses"), "csc", at(8, 1)),
    entry("o3", PersonDescribed(person="man", given_names="Jack", family_name="Stone"), "csc", at(8, 1)),
    entry(
        "o4",
        PlaceDescribed(place="home", address="1 Test Lane", label="Protected address A"),
        "csc",
        at(8, 1),
    ),
)


def known(*entries: Entry) -> tuple[KnownFact, ...]:
    case: CaseFile = fold((*OPENED, *entries), child="kid", as_at=at(23, 30))
    return knowledge(case, TEAM)


# told by, hours until the team knew, who of it was first
DELIVERIES = [
    ((), None, ""),
    ((told("csc", 12),), 2, "csc"),
    ((told("hospital", 11),), None, ""),
    ((told("csc", 15), told("edt", 13)), 3, "edt"),
    ((told("elm_primary", 11), told("csc", 12)), 1, "elm_primary"),
    ((told("nurses", 14),), 4, "nurses"),
    ((told("police", 10), told("csc", 16)), 6, "csc"),
]


@pytest.mark.parametrize(("to", "hours", "first"), DELIVERIES)
def test_knowledge_lag_runs_to_the_first_of_the_team(
    to: tuple[Told, ...], hours: int | None, first: str
) -> None:
    (row,) = known(entry("e1", HIT, told=to))
    assert row.lag == (None if hours is None else timedelta(hours=hours))
    assert (row.reached_by, row.held_by, row.what) == (first, "police", "Somebody was hit")


def test_knowledge_of_social_care_itself_is_known_at_once() -> None:
    (row,) = known(entry("e1", HIT, "csc"))
    assert (row.lag, row.reached_by) == (timedelta(0), "csc")


def test_knowledge_held_earlier_counts_from_then() -> None:
    (row,) = known(entry("e1", HIT, told=(told("csc", 12),), held_since=at(6)))
    assert row.lag == timedelta(hours=6)


def test_knowledge_of_the_school_reaches_the_team_when_told() -> None:
    (row,) = known(entry("e1", HIT, "elm_primary", told=(told("csc", 12),)))
    assert (row.lag, row.school_lag) == (timedelta(hours=2), timedelta(0))


def test_knowledge_of_a_member_is_not_known_to_the_others_by_that() -> None:
    (row,) = known(entry("e1", HIT, "nurses"))
    assert row.reached_team_at is None
    assert row.open_for(at(12)) == timedelta(hours=2)


def test_knowledge_told_to_one_who_had_left_does_not_reach_the_team() -> None:
    left = entry("e0", AgencyLeft(agency="nurses"), "nurses", at(9), told=(told("csc", 9),))
    rows = known(left, entry("e1", HIT, told=(told("nurses", 12),)))
    assert [row.reached_team_at is None for row in rows if row.entry_id == "e1"] == [True]


def test_knowledge_of_a_contact_reaches_the_team_when_it_is_recorded() -> None:
    seen = Sighting(
        sort=SightingSort.GAVE_AS_HOME, band=MatchBand.STRONG, person="man", place="home", contact="R1"
    )
    came = Entry(
        entry_id="e1",
        children=("kid",),
        happened_at=at(10),
        recorded_at=at(11),
        by_agency="line",
        fact=seen,
    )
    (row,) = known(came)
    assert (row.lag, row.how) == (timedelta(hours=1), "alert to the desk")
    assert row.what == "Jack Stone gave Protected address A as their address"


def test_knowledge_shared_later_reaches_school_and_team() -> None:
    rows = known(
        entry("e1", HIT),
        entry("e2", FactShared(entry="e1", agency="csc", how="letter"), "police", at(13)),
        entry(
            "e3",
            SchoolTold(school="elm_primary", about_entry="e1", level=SharingLevel.PRESENCE),
            "csc",
            at(15),
        ),
    )
    (row,) = [one for one in rows if one.entry_id == "e1"]
    assert (row.lag, row.how) == (timedelta(hours=3), "letter")
    assert (row.school_lag, row.school_level) == (timedelta(hours=5), SharingLevel.PRESENCE)


def test_knowledge_that_a_departure_does_not_cover_never_reached() -> None:
    left = AgencyLeft(agency="nurses", reason="Done", does_not_cover="What she saw")
    rows = known(entry("e1", left, "nurses", told=(told("csc", 12),)))
    assert [(row.what, row.reached_team_at is None) for row in rows] == [
        ("Left the team: Done", False),
        ("What she saw", True),
    ]


ANSWERS = [
    (Answer.ANSWERED, True),
    (Answer.NOTHING_HELD, True),
    (Answer.REFUSED, False),
    (Answer.NO_REPLY, False),
]


@pytest.mark.parametrize(("answer", "brought"), ANSWERS)
def test_knowledge_named_and_asked_for_is_reached_by_an_answer_only(answer: Answer, brought: bool) -> None:
    rows = known(
        entry("e1", HoldingNamed(agency="probation", what="Where he lives", since=at(0, 5).date()), "csc"),
        entry(
            "e2", InformationRequested(request="q", agency="probation", what="Where he lives"), "csc", at(11)
        ),
        entry("e3", InformationAnswered(request="q", answer=answer), "probation", at(14)),
    )
    (row,) = rows
    assert (row.held_by, row.held_since, row.asked_at) == ("probation", at(0, 5), at(11))
    assert row.reached_team_at == (at(14) if brought else None)


def test_knowledge_asked_for_and_not_named_is_listed_while_open() -> None:
    asked = entry("e1", InformationRequested(request="q", agency="gp", what="Any injury"), "csc")
    (row,) = known(asked)
    assert (row.what, row.reached_team_at) == ("Any injury", None)
    answered = entry("e2", InformationAnswered(request="q", answer=Answer.NOTHING_HELD), "gp", at(12))
    assert known(asked, answered) == ()


def test_knowledge_leaves_out_what_is_no_fact_about_the_child() -> None:
    assert known(entry("e1", CoreGroupHeld(present=("csc",)), "csc")) == ()


def test_knowledge_never_shows_an_address() -> None:
    seen = Sighting(sort=SightingSort.FOUND_AT, band=MatchBand.SEEN, person="man", place="home")
    assert "Test Lane" not in str(known(entry("e1", seen)))

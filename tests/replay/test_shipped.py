"""The review's case, the second family and the look-alikes: what must be raised, when, and what must not."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.practice.clocks import Level
from teamaround.replay.engine import play
from teamaround.replay.played import Played
from teamaround.replay.report import Raised, Report
from teamaround.replay.reporting import report_of
from teamaround.replay.scenario.loading import load_scenario


@pytest.fixture(scope="module")
def case() -> Played:
    return play(load_scenario("child_o"))


@pytest.fixture(scope="module")
def report(case: Played) -> Report:
    return report_of(case)


def _rows(report: Report, code: str, event: str) -> list[Raised]:
    return [
        row for row in report.raised if row.code == code and row.event == event and row.change == "raised"
    ]


def test_review_everything_built_is_met_and_nothing_forbidden(report: Report) -> None:
    assert report.missed == ()
    assert report.forbidden == ()
    assert report.met == report.expected
    assert report.met > 25


def test_review_111_call_is_red_within_the_hour_to_desk_social_worker_and_police(report: Report) -> None:
    (row,) = _rows(report, "A03", "E30")
    assert row.level == "red"
    assert (row.at.isoformat(), row.caused_by) == ("2024-05-11T20:09:00+01:00", ("E30",))
    assert {"spoc", "sw", "police"} <= set(row.to)


def test_review_denied_visit_is_red_at_once(report: Report) -> None:
    (row,) = _rows(report, "A05", "E43")
    assert (row.level, row.at.isoformat()) == ("red", "2024-11-02T21:00:00+00:00")


def test_review_denial_closes_nothing(report: Report) -> None:
    assert not [
        row for row in report.raised if row.change in ("closed", "downgraded") and "E43" in row.caused_by
    ]


@pytest.mark.parametrize("event", ["L01", "L02", "L03", "L04", "L06", "L07"])
def test_review_look_alike_raises_no_alert_for_the_team(case: Played, report: Report, event: str) -> None:
    assert case.entry_ids[event] == ()
    raised = [row.code for row in report.raised if row.kind == "alert" and event in row.caused_by]
    assert set(raised) <= {"A22"}


# Domain 6.2: first appearances and days before the attack on 28 November 2024.
FIRST = [
    ("A02", "amber", "2023-03-23", "E06b"),
    ("A01", "amber", "2023-04-05", "E07"),
    ("A27", "amber", "2023-10-04", "E20"),
    ("A03", "red", "2024-03-06", "E23"),
    ("A03", "red", "2024-05-11", "E30"),
    ("A23", "red", "2024-09-20", "E37"),
    ("A04", "red", "2024-11-02", "E42"),
    ("A05", "red", "2024-11-02", "E43"),
]


@pytest.mark.parametrize(("code", "level", "day", "event"), FIRST)
def test_review_first_appearance_is_on_its_day(
    report: Report, code: str, level: str, day: str, event: str
) -> None:
    rows = [row for row in report.raised if (row.code, row.level, row.event) == (code, level, event)]
    assert f"{rows[0].at:%Y-%m-%d}" == day


@pytest.mark.parametrize(
    ("code", "level", "day"),
    [("A10", "amber", "2023-02-04"), ("A11", "amber", "2024-03-08"), ("A13", "amber", "2024-06-19")],
)
def test_review_need_own_support_and_standstill_are_raised_on_their_day(
    report: Report, code: str, level: str, day: str
) -> None:
    first = min((row for row in report.raised if row.code == code), key=lambda row: row.at)
    assert (first.level, f"{first.at:%Y-%m-%d}") == (level, day)


def test_review_way_of_the_text_is_told_without_whose_hands_it_came_through(report: Report) -> None:
    told = [row.why for row in report.raised if row.code in ("U12_writing", "A06") and "E27" in row.caused_by]
    assert told
    assert not any("Tia" in words for words in told)


def test_review_a01_is_not_raised_before_the_second_core_group(report: Report) -> None:
    first = min(row.at for row in report.raised if row.code == "A01")
    assert f"{first:%Y-%m-%d}" == "2023-04-05"


def test_review_second_call_is_a_breach_when_asked_for() -> None:
    report = report_of(play(load_scenario("child_o"), asked_for=frozenset({"E41"})))
    assert report.missed == ()
    (row,) = _rows(report, "A04", "E41")
    assert {"spoc", "edt", "police", "probation"} <= set(row.to)


@pytest.mark.parametrize(
    ("event", "held_by", "lag"),
    [
        ("E01", "police", 270),
        ("E23", "police", 960),
        ("E27", "probation", 260),
        ("E30", "nca", 4),
        ("E40", "", None),
    ],
)
def test_review_lag_of_the_facts(report: Report, event: str, held_by: str, lag: int | None) -> None:
    rows = [row for row in report.knowledge_lag if row.event == event]
    assert rows
    assert {(row.held_by, row.lag_minutes) for row in rows} == {(held_by, lag)}


def test_review_what_nobody_asked_never_reached_the_team(report: Report) -> None:
    never = {row.held_by for row in report.knowledge_lag if row.never_reached and not row.unheard}
    assert never == {"health_0_19", "turning_tide", "probation"}


def test_second_family_everything_built_is_met_for_both_children() -> None:
    report = report_of(play(load_scenario("second_family")))
    assert (report.missed, report.forbidden, report.unexpected_red) == ((), (), ())
    assert {one.child for one in report.met_expectations} == {"amara", "theo"}


def test_across_the_border_everything_built_is_met() -> None:
    report = report_of(play(load_scenario("across_the_border")))
    assert (report.missed, report.forbidden) == ((), ())
    assert {one.child for one in report.met_expectations} == {"jonah", "bea"}


def test_across_the_border_hidden_home_is_withheld_in_the_alert() -> None:
    report = report_of(play(load_scenario("across_the_border")))
    (row,) = [one for one in report.raised if one.code == "A03" and one.event == "M17"]
    assert "Address withheld" in row.why


NEW = [
    "nursery_first",
    "release_and_refuge",
    "agencies_leave",
    "put_right",
    "bank_holiday",
    "eighteen",
    "mid_clock",
]


@pytest.mark.parametrize("name", NEW)
def test_other_failing_everything_built_is_met_and_no_red_is_unexpected(name: str) -> None:
    report = report_of(play(load_scenario(name)))
    assert (report.missed, report.forbidden, report.unexpected_red) == ((), (), ())
    assert report.met == report.expected
    assert report.met > 10


@pytest.mark.parametrize(
    ("name", "event", "waits"),
    [
        ("nursery_first", "V12", 0),  # the flat upstairs
        ("nursery_first", "V15", 0),  # two years older
        ("nursery_first", "V16", 0),  # the mother's own call, for all three children
        ("nursery_first", "V17", 0),  # a trade
        ("nursery_first", "V19", 0),  # the tenant before
        ("release_and_refuge", "R06", 0),  # another woman of the refuge
        ("release_and_refuge", "R17", 1),  # the twin brother
        ("release_and_refuge", "R18", 0),  # a year older, down the street
        ("agencies_leave", "Q13", 0),  # a year older, down the street
        ("bank_holiday", "E6", 1),  # the father, by a name and a birthday alone
        ("bank_holiday", "E9", 0),  # the lodger of old, at a new home
        ("bank_holiday", "E12", 0),  # an engineer with the surname of the man
        ("eighteen", "N13", 0),  # the tutor, at work
        ("mid_clock", "V07", 0),  # the next tenant of the home that was left
    ],
)
def test_innocent_contact_leaves_nothing_in_the_record(name: str, event: str, waits: int) -> None:
    played = play(load_scenario(name))
    assert played.entry_ids[event] == ()
    assert len(played.received[event].reviews) <= waits


def test_man_who_registers_at_the_home_gets_his_name_when_the_record_learns_it() -> None:
    report = report_of(play(load_scenario("put_right")))
    rows = [row for row in report.raised if row.code == "A21"]
    told = [(row.change, row.level, row.caused_by, "wes" in row.about) for row in rows]
    assert sorted(told, key=lambda one: (one[2], one[0])) == [
        ("raised", "amber", ("E14",), False),
        ("closed", "", ("E15",), False),
        ("raised", "blue", ("E15",), True),
        ("upgraded", "red", ("E16",), True),
        ("downgraded", "blue", ("E17",), True),
    ]


def test_pick_up_is_compared_again_when_the_man_becomes_known() -> None:
    played = play(load_scenario("nursery_first"))
    (review,) = played.received["V07"].reviews
    assert (review.person, review.children) == ("lee", ("jude", "pia", "wren"))
    assert review.if_same is not None
    waited = {f"{one.received_at:%Y-%m-%d %H:%M}" for one in played.reviews if one.review == review.review}
    assert waited == {"2025-03-05 09:10"}


def test_sister_and_brother_are_carried_by_their_own_schools() -> None:
    report = report_of(play(load_scenario("agencies_leave")))
    why = {row.child: row.why for row in report.raised if row.code == "A01" and row.change == "raised"}
    assert "Holt Primary" in why["oskar"]
    assert "Holt High" in why["mila"]


def test_former_home_in_the_forbidden_town_is_a_breach_and_no_address_link() -> None:
    report = report_of(play(load_scenario("release_and_refuge")))
    assert [row.code for row in report.raised if row.kind == "alert" and row.event == "R13"] == ["A04"]


def test_look_alikes_nothing_is_raised_for_a_team_and_at_most_three_wait_for_review() -> None:
    played = play(load_scenario("look_alikes"))
    report = report_of(played)
    assert (report.missed, report.forbidden) == ((), ())
    # what is late in a plan is so whoever rings; nothing else is told to a team
    told = [row for row in report.raised if row.kind == "alert"]
    assert {row.code for row in told} <= {"A22", "A12"}
    assert not any(row.level == Level.RED for row in told)
    assert len(played.reviews) <= 3
    assert all(not received.entries for received in played.received.values())


def test_brother_who_turned_eighteen_is_the_subject_of_nothing_new() -> None:
    report = report_of(play(load_scenario("eighteen")))
    new = [
        row
        for row in report.raised
        if row.at.date() >= date(2026, 2, 10) and row.change in ("raised", "started")
    ]
    assert {row.child for row in new} == {"june"}


def test_first_councils_counts_end_with_the_conference_of_the_second() -> None:
    report = report_of(play(load_scenario("mid_clock")))
    held = [row.at.date() for row in report.raised if row.code == "C13"]
    told = [row.at.date() for row in report.raised if row.code == "A12" and row.level == "red"]
    assert (held, told) == ([date(2025, 6, 2), date(2025, 7, 31)], [date(2025, 7, 23)])

"""A12: what is due soon or late, how loudly, to whom; one alert for each clock of the table."""

from __future__ import annotations

from typing import Any

import pytest

from teamaround.practice.alerts import Alert
from teamaround.practice.record.facts import care, family, front_door
from tests.practice.clocks.stories import told
from tests.practice.telling import Story, conference, core_group

REFERRAL = front_door.ReferralReceived(from_agency="elm")
ASSESS = front_door.ReferralDecided(outcome=front_door.ReferralOutcome.ASSESS)
ICPC = conference()
FROM_CENSUS = conference(core_group_unknown=True)
GROUP = core_group("csc", "elm")
REVIEW = conference("review", "continues")
TAKEN = care.PoliceProtectionStarted()
AGREED = care.CareStarted(basis=care.CareBasis.SECTION_20)
SEEN = family.VisitMade(outcome=family.VisitOutcome.SEEN_AND_WELL, child_seen=True)
WITH_KIN = care.PlacementMade(sort=care.PlacementSort.REGULATION_24)
FOSTERED = care.PlacementMade(sort=care.PlacementSort.FOSTER)
ISSUED = care.ProceedingsIssued()
HARMED = family.SeriousIncident()

ROWS: list[tuple[str, list[tuple[Any, str]], str, str, tuple[str, ...]]] = [
    # code of the clock, what was told, as at, level (none: no alert), to whom
    ("C01", [(REFERRAL, "2024-05-07")], "2024-05-08", "", ()),  # a short clock is not told before it is late
    ("C01", [(REFERRAL, "2024-05-07")], "2024-05-09", "amber", ("team_manager", "chair")),
    ("C01", [(REFERRAL, "2024-05-07")], "2024-05-10", "red", ("service_manager", "partnership", "team_manager")),
    ("C01", [(REFERRAL, "2024-05-07"), (ASSESS, "2024-05-09")], "2024-05-10", "", ()),
    ("C10", [(ICPC, "2024-03-27")], "2024-04-09", "", ()),
    ("C10", [(ICPC, "2024-03-27")], "2024-04-10", "blue", ("sw",)),
    ("C10", [(ICPC, "2024-03-27")], "2024-04-13", "amber", ("team_manager", "chair", "sw")),
    ("C10", [(ICPC, "2024-03-27"), (GROUP, "2024-04-15")], "2024-04-16", "", ()),
    ("C10", [(FROM_CENSUS, "2024-03-27")], "2024-04-13", "", ()),  # unknown is not late
    ("C12", [(ICPC, "2024-03-27")], "2024-06-01", "amber", ("team_manager", "chair", "sw")),
    ("C12", [(ICPC, "2024-03-27"), (SEEN, "2024-04-05"), (SEEN, "2024-04-12")], "2024-06-01", "red",
     ("service_manager", "partnership", "sw")),
    ("C13", [(ICPC, "2024-03-27")], "2024-06-21", "blue", ("chair",)),
    ("C13", [(ICPC, "2024-03-27")], "2024-06-28", "red", ("service_manager", "partnership", "chair")),
    ("C13", [(ICPC, "2024-03-27"), (REVIEW, "2024-07-01")], "2024-07-02", "", ()),
    ("C15", [(TAKEN, "2023-04-22T21:15")], "2023-04-24T21:00", "", ()),
    ("C15", [(TAKEN, "2023-04-22T21:15")], "2023-04-24T21:15", "red", ("police", "sw", "team_manager", "edt")),
    ("C15", [(TAKEN, "2023-04-22T21:15"), (AGREED, "2023-04-25T18:00")], "2023-04-25T19:00", "", ()),
    # a clock of a week to the second is long enough to be told before it is late
    ("C24", [(AGREED, "2024-05-01"), (FOSTERED, "2024-05-13T23:59:59")], "2024-05-18", "blue", ("sw",)),
    ("C25", [(WITH_KIN, "2023-04-29"), (AGREED, "2023-04-29")], "2023-08-05", "red",
     ("team_manager", "sw", "iro", "legal", "edt")),  # a Saturday: the duty team stands in
    ("C31", [(AGREED, "2024-01-01"), (ISSUED, "2024-01-10")], "2024-08-01", "", ()),  # the court's clock
    ("C51", [(ICPC, "2024-03-27")], "2024-04-01", "", ()),  # sent from another system, as far as anybody knows
    ("C52", [(HARMED, "2024-11-28")], "2024-12-06", "red", ("service_manager", "partnership")),
]  # fmt: skip


def late(story: Story, now: str, code: str) -> list[Alert]:
    return [one for one in story.alerts(now, "A12") if one.key == f"A12:{code}"]


@pytest.mark.parametrize(("code", "story", "now", "level", "to"), ROWS)
def test_clock_raises_what_its_row_says(
    code: str, story: list[tuple[Any, str]], now: str, level: str, to: tuple[str, ...]
) -> None:
    found = late(told(*story), now, code)
    assert [(str(one.level), one.to) for one in found] == ([(level, to)] if level else [])


def test_several_clocks_of_one_code_are_one_alert_and_all_are_named() -> None:
    (alert,) = late(told((TAKEN, "2023-04-22T21:15")), "2023-04-23T02:00", "C16")
    assert alert.explanation.what.count("Police protection:") == 3
    assert (str(alert.level), alert.to) == ("amber", ("team_manager", "chair", "police"))


def test_alert_keeps_its_key_from_due_soon_to_red() -> None:
    story = told((ICPC, "2024-03-27"))
    keys = {late(story, now, "C13")[0].key for now in ("2024-06-21", "2024-06-28")}
    assert keys == {"A12:C13"}


def test_what_is_late_is_said_without_blame_and_with_what_counts() -> None:
    (alert,) = late(told((ICPC, "2024-03-27")), "2024-04-13", "C10")
    said = alert.explanation
    assert said.what == (
        "The time for “First core group” ended 12 April 2024, and nothing that counts is on the record"
    )
    assert "27 March 2024" in said.how_known
    assert said.how_sure.startswith("Certain that this record does not show it.")


def test_late_family_approval_says_that_the_placement_is_unlawful() -> None:
    (alert,) = late(told((AGREED, "2023-04-29"), (WITH_KIN, "2023-04-29")), "2023-08-21", "C25")
    assert "unlawful" in alert.explanation.undermines


def test_amber_waits_while_nothing_is_open_about_the_child() -> None:
    closed = front_door.ReferralDecided(outcome=front_door.ReferralOutcome.NO_FURTHER_ACTION)
    story = told((REFERRAL, "2024-05-07"), (closed, "2024-05-08"))
    assert late(story, "2024-05-20", "C03") == []
    story.tell(ICPC, "2024-05-21")
    assert [str(one.level) for one in late(story, "2024-05-22", "C03")] == ["amber"]


def test_referring_agency_is_told_as_well() -> None:
    by_phone = front_door.ReferralReceived(from_agency="elm", by_telephone=True)
    (alert,) = late(told((by_phone, "2024-05-07")), "2024-05-08T10:00", "C02")
    assert (alert.to, alert.to_agencies) == (("hub",), ("elm",))


def test_trigger_recorded_late_raises_when_it_is_learned() -> None:
    story = Story()
    story.tell(ICPC, "2024-03-27", recorded="2024-05-20T10:00")
    (alert,) = late(story, "2024-05-21", "C10")
    assert alert.since == story.entries[0].recorded_at


def test_corrected_trigger_raises_nothing() -> None:
    story = told((ICPC, "2024-03-27"))
    wrong = story.entries[0]
    story.tell(family.NoteWritten(what="the conference was another child’s"), "2024-04-20")
    story.entries[1] = type(wrong)(
        **{name: getattr(story.entries[1], name) for name in wrong.__struct_fields__ if name != "corrects"},
        corrects=wrong.entry_id,
    )
    assert late(story, "2024-05-01", "C10") == []

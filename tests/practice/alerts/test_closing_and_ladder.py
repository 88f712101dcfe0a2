"""Closing an alert, the escalation ladder, the catalogue's rows, and order."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from teamaround.practice.alerts import Level, catalogue, evaluate, may_close, next_asked, rung
from teamaround.practice.alerts.registry import RULES
from teamaround.practice.record.facts.controls import TakenIntoCustody
from teamaround.practice.record.facts.family import AlertClosed, ChildsWords, VisitMade, VisitOutcome
from teamaround.practice.record.facts.happenings import CheckKind, CheckRecorded, Statement
from teamaround.practice.record.facts.people import PersonTagged, PlaceDescribed
from teamaround.practice.record.words import Answer, RiskTag
from tests.practice.telling import CALENDAR, MOTHER, PARTNER, Story, at, conference, family, sighting

# fmt: off
ROLES = {
    "sw", "team_manager", "service_manager", "chair", "iro", "spoc", "edt", "hub", "hub_education",
    "dsl", "school_staff", "gp_lead", "ambulance_desk", "hospital", "police", "probation", "prison",
    "da_service", "idva", "perpetrator_programme", "substance_service", "health_0_19", "camhs", "adult_mental_health",
    "housing", "marac_coordinator", "mappa_coordinator", "legal", "partnership", "commissioner",
    "audit_officer", "dpo", "parent", "child", "carer",
}
# fmt: on

CLOSING_ROWS = [
    # reason, evidence, allowed, part of the rule
    ("not_the_person", ("identity",), True, "typed reason"),
    ("not_the_person", (), False, "evidence"),
    ("not_the_person", ("nowhere",), False, "evidence"),
    ("not_the_person", ("seen",), False, "evidence"),  # what raised it proves nothing about it
    ("not_the_person", ("denied",), False, "denial"),
    ("not_the_person", ("denied_visit",), False, "denial"),
    ("not_the_person", ("denied", "identity"), True, "typed reason"),
    ("not_the_person", ("mother_says",), False, "evidence"),  # the word of somebody in the family
    ("not_the_person", ("child_says",), False, "evidence"),
    ("not_the_person", ("no_reply",), False, "evidence"),  # silence is an answer to nothing
    ("not_the_person", ("refused",), False, "evidence"),
    ("not_the_person", ("nothing_held",), True, "typed reason"),
    (
        "not_the_person",
        ("asked_before",),
        False,
        "evidence",
    ),  # it was checked before there was anything to check
    ("not_the_person", ("place",), False, "evidence"),
    ("not_the_person", ("in_custody",), True, "typed reason"),  # holds whenever it was recorded
    ("mother_denies", ("identity",), False, "denial"),
    ("Mother denies", (), False, "denial"),
    ("no longer needed", ("identity",), False, "typed reasons"),
]


def _more_is_said(story: Story) -> None:
    asked = CheckRecorded(question="q", check=CheckKind.POLICE)
    after = {
        "mother_says": Statement(question="who", answer="a lodger", by=MOTHER),
        "child_says": ChildsWords(to="a teacher", words="Nobody was here."),
        "no_reply": replace(asked, answer=Answer.NO_REPLY),
        "refused": replace(asked, answer=Answer.REFUSED),
        "nothing_held": replace(asked, answer=Answer.NOTHING_HELD),
        "place": PlaceDescribed(place="shop", address="1 Weir Row", postcode="ZZ9 1AA"),
    }
    for name, fact in after.items():
        story.tell(fact, "2024-05-11T20:55", name=name)
    story.tell(asked, "2024-05-01T10:00", name="asked_before")
    story.tell(TakenIntoCustody(person=PARTNER), "2024-05-01T11:00", name="in_custody")


@pytest.mark.parametrize(("reason", "evidence", "allowed", "rule"), CLOSING_ROWS)
def test_closing_for_reason_with_evidence_is_allowed_or_says_the_rule(
    reason: str, evidence: tuple[str, ...], allowed: bool, rule: str
) -> None:
    story = family("violent")
    story.tell(sighting(), "2024-05-11T20:05", name="seen")
    story.tell(
        Statement(question="q", answer="no", by=MOTHER, denies=True), "2024-05-11T20:30", name="denied"
    )
    visit = VisitMade(outcome=VisitOutcome.NO_EVIDENCE, rests_on_denial_by=MOTHER)
    story.tell(visit, "2024-05-11T20:40", name="denied_visit")
    story.tell(Statement(question="who", answer="a cousin", by="police"), "2024-05-11T20:50", name="identity")
    _more_is_said(story)
    (alert,) = story.alerts("2024-05-11T21:00", "A03")
    verdict = may_close(story.case("2024-05-11T21:00"), alert, reason, evidence)
    assert (verdict.allowed, bool(verdict.way_on)) == (allowed, not allowed)
    assert rule in verdict.rule
    story.tell(AlertClosed(alert=alert.key, by="desk", reason=reason, evidence=evidence), "2024-05-11T22:00")
    assert story.levels("2024-05-11T23:00", "A03") == ([] if allowed else ["red"])


@pytest.mark.parametrize("first", ["not_the_person", "no longer needed"])
def test_one_closing_that_holds_closes_whatever_another_said(first: str) -> None:
    story = family("violent")
    story.tell(sighting(), "2024-05-11T20:05")
    (alert,) = story.alerts("2024-05-11T21:00", "A03")
    proof = story.tell(Statement(question="who", answer="a cousin", by="police"), "2024-05-11T21:10")
    for reason, when in ((first, "2024-05-11T22:00"), ("not_the_person", "2024-05-11T22:30")):
        closed = AlertClosed(alert=alert.key, by="desk", reason=reason, evidence=(proof,))
        story.tell(closed, when)
    story.tell(AlertClosed(alert=alert.key, by="desk", reason="Mother denies"), "2024-05-11T22:40")
    assert story.alerts("2024-05-11T23:00", "A03") == []


@pytest.mark.parametrize("code", ["A02", "A05", "A06", "A23"])
def test_alert_that_facts_close_is_not_closed_by_hand(code: str) -> None:
    assert catalogue().row(code).closing_reasons == ()


def test_group_accepted_with_an_ask_list_is_closed_until_it_gets_thinner() -> None:
    story = family()
    story.tell(conference(core_group=("csc", "school")), "2024-03-27", name="conference")
    (alert,) = story.alerts("2024-03-28", "A01")
    minute = story.tell(Statement(question="asks", answer="set", by="chair"), "2024-03-28T10:00")
    closed = AlertClosed(alert=alert.key, by="chair", reason="accepted_with_ask_list", evidence=(minute,))
    story.tell(closed, "2024-03-28T11:00")
    assert story.alerts("2024-03-29", "A01") == []


def test_closed_amber_that_turns_red_is_open_again() -> None:
    story = family()
    story.tell(sighting(), "2024-05-07T10:00")
    (alert,) = story.alerts("2024-05-07T11:00", "A03")
    proof = story.tell(Statement(question="who", answer="lodger", by="housing"), "2024-05-07T11:30")
    closed = AlertClosed(alert=alert.key, by="desk", reason="checked_and_explained", evidence=(proof,))
    story.tell(closed, "2024-05-07T12:00")
    assert story.alerts("2024-05-08", "A03") == []
    story.tell(PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT), "2024-05-09T12:00")
    assert story.levels("2024-05-09T13:00", "A03") == ["red"]


RUNG_ROWS = [
    # tags, accepted, as at, rung, role
    (("violent",), "", "2024-05-11T20:06", "owner", "spoc"),
    (("violent",), "", "2024-05-11T21:05", "owner", "spoc"),
    (("violent",), "", "2024-05-11T21:06", "manager", "team_manager"),
    (("violent",), "", "2024-05-11T22:06", "head", "service_manager"),
    (("violent",), "", "2024-05-12T03:00", "on_call", "edt"),
    (("violent",), "2024-05-11T20:30", "2024-05-12T03:00", "owner", "spoc"),
    (("violent",), "2024-05-11T21:30", "2024-05-12T03:00", "manager", "team_manager"),
    ((), "", "2024-05-13T23:59:59", "owner", "spoc"),
    ((), "", "2024-05-14T00:00", "manager", "team_manager"),
    ((), "", "2024-05-15T12:00", "head", "service_manager"),
    ((), "", "2024-05-20T12:00", "on_call", "edt"),
]


@pytest.mark.parametrize(("tags", "accepted", "now", "name", "role"), RUNG_ROWS)
def test_ladder_climbs_until_somebody_accepts(
    tags: tuple[str, ...], accepted: str, now: str, name: str, role: str
) -> None:
    story = family(*tags)
    story.tell(sighting(), "2024-05-11T20:05")
    (alert,) = story.alerts("2024-05-11T20:06", "A03")
    found = rung(alert, at(accepted) if accepted else None, at(now), CALENDAR)
    assert (found.name, found.role) == (name, role)


@pytest.mark.parametrize(
    ("asked_first", "then"),
    [
        ("sw", ["team_manager", "service_manager", "edt"]),
        ("spoc", ["team_manager", "service_manager", "edt"]),
        ("team_manager", ["service_manager", "edt"]),
        ("service_manager", ["edt"]),
        ("police", ["spoc", "team_manager", "service_manager", "edt"]),
        ("dsl", ["spoc", "team_manager", "service_manager", "edt"]),
        ("parent", []),
    ],
)
def test_each_role_has_its_own_people_above_it(asked_first: str, then: list[str]) -> None:
    assert [next_asked(asked_first, rung) for rung in range(len(then) + 1)] == [*then, None]


def test_everybody_to_whom_an_alert_may_go_has_somebody_above_them() -> None:
    asked = {role for row in catalogue().alerts for role in (*row.to, *row.to_when_red, *row.then_to)}
    assert {role for role in asked if next_asked(role, 0) is None} == set()


def test_red_comes_first_then_the_newest() -> None:
    story = family("violent")
    story.tell(conference(core_group=("csc", "school")), "2024-03-27")
    story.tell(sighting(), "2024-04-01T20:05")
    story.tell(sighting(), "2024-05-11T20:05")
    found = evaluate(story.case("2024-05-12"), at("2024-05-12"), CALENDAR)
    order = [(alert.level.rank, alert.since) for alert in found]
    assert order == sorted(order, key=lambda one: (one[0], -one[1].timestamp()))
    assert [(alert.code, alert.since.month) for alert in found][:2] == [("A03", 5), ("A03", 4)]
    assert {"A01", "A07"} <= {alert.code for alert in found}


def test_levels_compare_by_loudness() -> None:
    assert Level.RED.at_least(Level.AMBER)
    assert not Level.BLUE.at_least(Level.AMBER)


def test_catalogue_rows_are_whole_and_have_a_rule_each() -> None:
    rows = catalogue().alerts
    assert {row.code for row in rows} == {*RULES, "A22"}
    assert all(len(row.checks) == 3 and row.does_not_mean and row.source and row.closes_when for row in rows)
    named = {
        role for row in rows for role in (*row.to, *row.to_when_red, *row.then_to, *row.notices_when_red)
    }
    assert named <= ROLES


def test_catalogue_words_never_say_safe_or_name_a_lie() -> None:
    text = " ".join(
        (*row.checks, row.does_not_mean)[i] for row in catalogue().alerts for i in range(4)
    ).lower()
    assert not any(word in text.split() for word in ("safe", "liar", "perpetrator", "failed"))


def test_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="A99"):
        catalogue().row("A99")

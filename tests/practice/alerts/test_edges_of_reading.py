"""Edges of what rules read off a record, found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from teamaround.practice.alerts import may_close, rungs
from teamaround.practice.alerts.closing import is_closed, rests_on_denial
from teamaround.practice.alerts.history import accepted_household, linked_since
from teamaround.practice.alerts.live_concerns import has_live_concern
from teamaround.practice.alerts.open_cases import was_open
from teamaround.practice.clocks.level import Level
from teamaround.practice.record.facts.family import AlertClosed, VisitMade, VisitOutcome
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    QuestionBasis,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.facts.meetings import (
    AgencyJoined,
    AgencyLeft,
    PlanEnded,
    PlanEndReason,
    PlanSort,
    PlanStarted,
)
from teamaround.practice.record.facts.people import (
    LinkEnded,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PlaceDescribed,
)
from teamaround.practice.record.words import Answer, Certainty, Relation
from tests.practice.telling import (
    CALENDAR,
    CHILD,
    HOME,
    MOTHER,
    PARTNER,
    Story,
    at,
    control,
    family,
    sighting,
)

GRAN = "gran"
NOW = "2024-05-08"


def with_gran(
    relation: Relation, certainty: Certainty = Certainty.CONFIRMED, *, mistaken: bool = False
) -> Story:
    """The family without a household list; somebody else lives there since 2024."""
    story = family(listed=False)
    story.tell(PersonDescribed(person=GRAN, given_names="Una", family_name="Vale"), "2024-01-03")
    story.tell(
        PersonLinked(person=GRAN, to=CHILD, relation=relation, certainty=Certainty.CONFIRMED), "2024-01-03"
    )
    story.tell(LivesAt(person=GRAN, place=HOME, since=date(2024, 1, 3), certainty=certainty), "2024-01-03")
    if mistaken:
        story.tell(LinkEnded(person=GRAN, to=CHILD, mistaken=True, why="Another Una."), "2024-01-04")
    return story


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param(with_gran(Relation.GRANDPARENT), True, id="a grandparent who lives there"),
        pytest.param(with_gran(Relation.GRANDPARENT, Certainty.SUSPECTED), False, id="is only suspected to"),
        pytest.param(with_gran(Relation.GRANDPARENT, mistaken=True), False, id="whose link was a mistake"),
        pytest.param(
            with_gran(Relation.HOUSEHOLD_MEMBER), False, id="somebody of the household who is no kin"
        ),
    ],
)
def test_without_a_list_close_kin_who_live_there_are_expected_and_nobody_else(
    story: Story, expected: bool
) -> None:
    assert (GRAN in accepted_household(story.case(NOW), HOME, at(NOW))) is expected


def test_a_link_counts_from_when_the_record_first_had_it() -> None:
    story = family()
    story.tell(
        PersonLinked(
            person=PARTNER, to=CHILD, relation=Relation.HOUSEHOLD_MEMBER, certainty=Certainty.CONFIRMED
        ),
        "2024-03-01",
    )
    assert linked_since(story.case(NOW), PARTNER, at(NOW), at(NOW)) == at("2024-01-02")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-02-01T09:00", False),  # the very moment it began
        ("2024-02-01T09:01", True),
        ("2024-03-01T08:59", True),
        ("2024-03-01T09:00", False),  # the very moment it ended
    ],
)
def test_a_plan_is_open_after_it_began_and_until_it_ends(moment: str, expected: bool) -> None:
    story = Story()
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-02-01")
    story.tell(PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET), "2024-03-01")
    assert was_open(story.case(NOW), at(moment)) is expected


def test_a_red_alert_climbs_from_when_it_became_red_and_an_amber_one_from_when_it_was_raised() -> None:
    story = family("violent")
    story.tell(sighting(), NOW)
    (alert,) = story.alerts("2024-05-08T12:00", "A03")
    later = replace(alert, level_since=alert.since + timedelta(hours=5))
    assert rungs(replace(later, level=Level.RED), CALENDAR)[0].since == later.level_since
    assert rungs(replace(later, level=Level.AMBER), CALENDAR)[0].since == later.since


DENIAL = Statement(question="q", answer="no", by=MOTHER, denies=True)
CHECK = CheckRecorded(question="q", check=CheckKind("police"), answer=Answer("answered"), found="no")


@pytest.mark.parametrize(
    ("reason", "evidence", "expected"),
    [
        pytest.param("checked", ("said",), True, id="a denial alone"),
        pytest.param("checked", ("said", "looked"), False, id="a denial and a check"),
        pytest.param("checked", ("looked",), False, id="a check"),
        pytest.param("checked", (), False, id="nothing"),
        pytest.param("denied", ("looked",), True, id="a reason that is a denial"),
    ],
)
def test_a_closing_rests_on_denial_where_nothing_else_carries_it(
    reason: str, evidence: tuple[str, ...], expected: bool
) -> None:
    story = family()
    story.tell(DENIAL, "2024-05-01", name="said")
    story.tell(CHECK, "2024-05-02", name="looked")
    closing = AlertClosed(alert="A03:x", reason=reason, evidence=evidence, by="a duty officer")
    assert rests_on_denial(story.case(NOW), closing) is expected


@pytest.mark.parametrize(
    ("reason", "evidence"),
    [("denied", ("looked",)), ("no such reason", ("looked",)), ("", ()), ("recorded_in_error", ())],
)
def test_a_closing_that_is_not_allowed_closes_nothing(reason: str, evidence: tuple[str, ...]) -> None:
    story = family("violent")
    story.tell(sighting(), "2024-05-08T08:00")
    story.tell(CHECK, "2024-05-08T10:00", name="looked")
    (alert,) = story.alerts("2024-05-08T12:00", "A03")
    assert may_close(story.case("2024-05-08T12:00"), alert, reason, evidence).allowed is False
    story.tell(
        AlertClosed(alert=alert.key, reason=reason, evidence=evidence, by="a duty officer"),
        "2024-05-08T13:00",
    )
    assert not is_closed(story.case("2024-05-08T14:00"), alert)


CLOSED = QuestionClosed(question="q", answer="no", manager="m", reason="r")
VISIT = VisitMade(outcome=VisitOutcome("no_evidence"), question="q", about=GRAN, rests_on_denial_by=MOTHER)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([], False, id="nothing was feared"),
        pytest.param([sighting(band="review", person=GRAN)], False, id="a pair that waits for its matcher"),
        pytest.param([sighting(band="seen", person=GRAN)], True, id="somebody was seen"),
        pytest.param(
            [ConcernReported(what="?", person=GRAN, question="q")], True, id="a concern with the question"
        ),
        pytest.param(
            [
                ConcernReported(what="?", question="q"),
                QuestionClosed(question="q", answer="no", manager="m", reason="r"),
            ],
            False,
            id="a question that a manager closed",
        ),
        pytest.param([ConcernReported(what="?", question="another")], False, id="another question"),
        pytest.param(
            [QuestionOpened(question="q", wording="?", basis=QuestionBasis.SUSPICION)], True, id="a suspicion"
        ),
        pytest.param(
            [Statement(question="q", answer="yes", by="gp")], True, id="somebody else says otherwise"
        ),
        pytest.param([Statement(question="q", answer="no", by="gp")], True, id="somebody else says the same"),
        pytest.param(
            [Statement(question="z", answer="yes", by="gp")], False, id="says otherwise of something else"
        ),
    ],
)
def test_a_visit_is_made_in_fear_or_without(told: list, expected: bool) -> None:  # type: ignore[type-arg]  # facts of many kinds
    story = Story()
    for number, fact in enumerate(told):
        story.tell(fact, f"2024-05-0{number + 1}")
    story.tell(VISIT, NOW, name="visit")
    case = story.case("2024-05-09")
    entry = case.entry("visit")
    assert entry is not None
    assert has_live_concern(case, entry, VISIT, (GRAN,)) is expected


AUNT_HOME = PlaceDescribed(
    place="aunt_home", address="3 Nowhere Row", postcode="ZZ1 2ZZ", label="the aunt's home"
)
WARD = PlaceDescribed(place="ward", institution=True, label="a ward")


@pytest.mark.parametrize(
    ("where", "told", "expected"),
    [
        pytest.param("aunt_home", [], [], id="a place where nobody protected lives"),
        pytest.param(
            "aunt_home",
            [LivesAt(person=MOTHER, place="aunt_home", since=date(2024, 4, 1))],
            ["red"],
            id="where the protected person has gone to live",
        ),
        pytest.param(
            "aunt_home",
            [LivesAt(person=MOTHER, place="aunt_home", since=date(2024, 6, 1))],
            [],
            id="before the protected person went there",
        ),
        pytest.param(
            "ward",
            [LivesAt(person=MOTHER, place="ward", since=date(2024, 4, 1))],
            [],
            id="an institution where the protected person stays",
        ),
    ],
)
def test_going_where_a_protected_person_lives_breaks_no_contact(
    where: str, told: list[LivesAt], expected: list[str]
) -> None:
    story = family()
    for fact in (AUNT_HOME, WARD, *told):
        story.tell(fact, "2024-04-01")
    story.tell(control("no_contact", protects=(MOTHER,)), "2024-05-01")
    story.tell(sighting("found_at", place=where, band="seen"), NOW)
    assert story.levels("2024-05-09", "A04") == expected


@pytest.mark.parametrize(
    ("accepted", "gap_holder", "guarded"),
    [
        pytest.param(True, "csc", False, id="accepted, and somebody holds the gap"),
        pytest.param(True, "", True, id="accepted, and nobody holds the gap"),
        pytest.param(False, "csc", True, id="not accepted"),
    ],
)
def test_a_leaving_guards_a_step_down_until_it_is_accepted_and_its_gap_is_held(
    accepted: bool, gap_holder: str, guarded: bool
) -> None:
    story = family()
    story.tell(PlanStarted(sort=PlanSort.CHILD_IN_NEED), "2024-02-01")
    story.tell(AgencyJoined(agency="com"), "2024-02-01")
    story.tell(
        AgencyLeft(agency="com", reason="The order ended.", gap_holder=gap_holder, accepted=accepted),
        "2024-03-01",
    )
    story.tell(PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.GOALS_MET), "2024-04-01")
    found = [alert for alert in story.alerts("2024-04-02", "A27") if "leaving" in alert.explanation.what]
    assert bool(found) is guarded

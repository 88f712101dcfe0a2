"""What always holds: nothing from later leaks in, innocent entries take nothing away, the same gives the same."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from teamaround.practice.alerts import Alert, evaluate
from teamaround.practice.clocks import running
from teamaround.practice.prompts import Prompt, prompts
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import GatewayOutcome, LegalGatewayHeld
from teamaround.practice.record.facts.controls import ControlChecked, Released, TakenIntoCustody
from teamaround.practice.record.facts.family import (
    NoteWritten,
    RecordOpened,
    SchoolTold,
    VisitMade,
    VisitOutcome,
)
from teamaround.practice.record.facts.forums import (
    ChallengeAnswered,
    ChallengeRaised,
    InformationAnswered,
    InformationRequested,
    MaracHeld,
    MaracListed,
    MaracPoint,
    OfferAnswer,
    SupportOffered,
)
from teamaround.practice.record.facts.front_door import (
    EmotionalHealthDecided,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    ConcernReported,
    Incident,
    QuestionClosed,
    QuestionOpened,
    Statement,
)
from teamaround.practice.record.facts.meetings import AgencyLeft, DepartureAnswered, PlanSort, PlanStarted
from teamaround.practice.record.facts.people import LivesAt, PersonDescribed, PersonTagged, PlaceDescribed
from teamaround.practice.record.facts.rights import ContactVerified, FamilyTextWritten
from teamaround.practice.record.fold import fold
from teamaround.practice.record.words import Answer, Harm, Indicator, RiskTag, YesNoUnknown
from tests.practice.telling import (
    CALENDAR,
    CHILD,
    HOME,
    MOTHER,
    PARTNER,
    at,
    conference,
    control,
    core_group,
    family,
    sighting,
)

BEFORE = tuple(family().entries)
HAPPENINGS: list[Any] = [
    sighting(reason="asked for tablets"),
    sighting("found_at", band="seen"),
    sighting("registered"),
    sighting(band="review"),
    sighting("gave_phone", place="", phone_of=MOTHER),
    control("no_contact", protects=(MOTHER,)),
    ControlChecked(control="K1", by="probation"),
    Released(person=PARTNER),
    PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT),
    PersonTagged(person=PARTNER, tag=RiskTag.VIOLENT, removed=True),
    conference(core_group=("csc", "school", "health")),
    core_group("csc", "school"),
    core_group("csc", "school", "health"),
    AgencyLeft(agency="health"),
    ConcernReported(person=PARTNER, place=HOME, question="there"),
    Statement(question="there", answer="no", by=MOTHER, denies=True),
    Statement(question="there", answer="yes", by="police"),
    VisitMade(outcome=VisitOutcome.NO_EVIDENCE, question="there", about=PARTNER, rests_on_denial_by=MOTHER),
    CheckRecorded(question="there", check=CheckKind.POLICE),
    CheckRecorded(question="there", check=CheckKind.SCHOOL),
    ReferralReceived(),
    StrategyMeetingHeld(agencies=("csc", "police"), opens_enquiry=True),
    MaracListed(victim=MOTHER, perpetrator=PARTNER),
    MaracHeld(victim=MOTHER, perpetrator=PARTNER, points=(MaracPoint(person=PARTNER, what="Rang"),)),
    InformationRequested(request="r", agency="police"),
    InformationAnswered(request="r", answer=Answer.REFUSED),
    ChallengeRaised(challenge="x", by_agency="school", to_agency="csc", nature="n", expected="e"),
    ChallengeAnswered(challenge="x", met=YesNoUnknown.NO),
    SchoolTold(school="school", acknowledged=True),
    TakenIntoCustody(person=PARTNER, recall=True),
    RecordOpened(who="Ann Vale", agency="police"),
    ContactVerified(agency="school", role="dsl"),
    FamilyTextWritten(document="d", to=MOTHER, text="You were discussed at MARAC."),
    PlanStarted(sort=PlanSort.CHILD_IN_NEED),
    Incident(harms=(Harm.WITNESSED_VIOLENCE,), indicators=(Indicator.ALCOHOL,), child_present=True),
    EmotionalHealthDecided(lead="camhs"),
    AgencyLeft(agency="school", brings_back=(Indicator.ALCOHOL,)),
    DepartureAnswered(agency="health", accepted=True, gap_holder="school"),
    SupportOffered(to=MOTHER, service="haven", domestic_abuse=True, answer=OfferAnswer.DECLINED),
    SupportOffered(
        to=CHILD, service="haven", domestic_abuse=True, answer=OfferAnswer.ACCEPTED, consent_by="csc"
    ),
    StrategyMeetingHeld(agencies=("csc", "police"), not_known=("where Rowan sleeps",)),
    conference("review", "continues", not_known=("where Rowan sleeps",)),
    conference("review", "child_in_need"),
    LegalGatewayHeld(outcome=GatewayOutcome.PRE_PROCEEDINGS_START),
    LegalGatewayHeld(outcome=GatewayOutcome.PRE_PROCEEDINGS_END),
    QuestionClosed(question="there", answer="no"),
]
INNOCENT: list[Any] = [
    NoteWritten(what="A bicycle was mended"),
    PersonDescribed(person="stranger", given_names="Rowan", family_name="Pike"),
    PersonTagged(person="stranger", tag=RiskTag.VIOLENT),
    PlaceDescribed(place="flat_2", label="Another flat"),
    LivesAt(person="stranger", place="flat_2"),
    sighting(person="stranger", place="flat_2"),
    Incident(by=("stranger",), place="flat_2"),
    QuestionOpened(question="stranger_there", wording="Does a stranger live in flat 2?"),
]
STORIES = st.lists(
    st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 2000), st.integers(0, 60)), max_size=14
)


def entries(told: list[tuple[Any, int, int]]) -> list[Entry]:
    start = at("2024-02-01")
    return [
        Entry(
            entry_id=f"t{number:02}",
            children=(CHILD,),
            happened_at=start + hours * HOUR,
            recorded_at=start + (hours + late) * HOUR,
            by_agency="csc",
            fact=fact,
        )
        for number, (fact, hours, late) in enumerate(told)
    ]


HOUR = at("2024-02-01T10:00") - at("2024-02-01T09:00")
NOW = at("2024-05-20T12:00")


def opened(told: list[Entry], now: Any = NOW) -> tuple[Alert, ...]:
    return evaluate(fold((*BEFORE, *told), child=CHILD, as_at=now), now, CALENDAR)


@settings(max_examples=60, deadline=None)
@given(told=STORIES, hours=st.integers(0, 2000))
def test_as_at_never_uses_a_later_entry(told: list[tuple[Any, int, int]], hours: int) -> None:
    moment = at("2024-02-01") + hours * HOUR
    everything = entries(told)
    known = [entry for entry in everything if entry.recorded_at <= moment]
    case = fold((*BEFORE, *everything), child=CHILD, as_at=moment)
    assert opened(everything, moment) == opened(known, moment)
    assert running(case, moment, CALENDAR) == running(
        fold((*BEFORE, *known), child=CHILD, as_at=moment), moment, CALENDAR
    )


@settings(max_examples=60, deadline=None)
@given(
    told=STORIES, innocent=st.lists(st.tuples(st.sampled_from(INNOCENT), st.integers(0, 2000), st.just(0)))
)
def test_innocent_entry_never_removes_an_alert(
    told: list[tuple[Any, int, int]], innocent: list[tuple[Any, int, int]]
) -> None:
    added = [msgspec.structs.replace(entry, entry_id=f"z{entry.entry_id}") for entry in entries(innocent)]
    before = {(alert.key, alert.level) for alert in opened(entries(told))}
    after = {(alert.key, alert.level) for alert in opened([*entries(told), *added])}
    assert before <= after


@settings(max_examples=40, deadline=None)
@given(told=STORIES, seed=st.randoms(use_true_random=False))
def test_alerts_do_not_depend_on_the_order_of_telling(told: list[tuple[Any, int, int]], seed: Any) -> None:
    shuffled = entries(told)
    seed.shuffle(shuffled)
    found = opened(entries(told))
    assert found == opened(shuffled)
    assert len({alert.key for alert in found}) == len(found)
    assert all(alert.since <= alert.level_since <= NOW for alert in found)
    assert not any(hidden in repr(found) for hidden in ("Nowhere", "ZZ1", "tablets"))
    assert all(len(alert.explanation.checks) == 3 and alert.explanation.what for alert in found)


def asked(told: list[Entry], now: Any = NOW) -> tuple[Prompt, ...]:
    return prompts(fold((*BEFORE, *told), child=CHILD, as_at=now), now, CALENDAR)


@settings(max_examples=60, deadline=None)
@given(told=STORIES, hours=st.integers(0, 2000), seed=st.randoms(use_true_random=False))
def test_prompts_use_no_later_entry_and_no_order_of_telling(
    told: list[tuple[Any, int, int]], hours: int, seed: Any
) -> None:
    moment = at("2024-02-01") + hours * HOUR
    everything = entries(told)
    known = [entry for entry in everything if entry.recorded_at <= moment]
    found = asked(known, moment)
    seed.shuffle(everything)
    assert found == asked(everything, moment)
    assert len({prompt.key for prompt in found}) == len(found)
    assert all(prompt.since <= moment for prompt in found)
    assert not any(hidden in repr(found) for hidden in ("Nowhere", "ZZ1", "tablets"))


@settings(max_examples=60, deadline=None)
@given(told=STORIES)
def test_every_clock_has_a_key_of_its_own_and_has_begun(told: list[tuple[Any, int, int]]) -> None:
    found = running(fold((*BEFORE, *entries(told)), child=CHILD, as_at=NOW), NOW, CALENDAR)
    assert len({clock.key for clock in found}) == len(found)
    assert all(clock.started_at <= NOW for clock in found)

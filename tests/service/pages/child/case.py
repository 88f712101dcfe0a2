"""A case for tests of the child's pages: a family, a plan, a denial, a safeguard, and a call that concerns them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from teamaround.practice.record.entry import Entry, Paragraph, Told
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.controls import ControlRecorded, ControlSort
from teamaround.practice.record.facts.family import ChildsWords
from teamaround.practice.record.facts.forums import HoldingNamed
from teamaround.practice.record.facts.happenings import (
    Incident,
    Likeness,
    MatchBand,
    QuestionOpened,
    Sighting,
    SightingSort,
    Statement,
)
from teamaround.practice.record.facts.meetings import (
    AgencyLeft,
    ConferenceHeld,
    ConferenceSort,
    CoreGroupHeld,
    PlanDecision,
)
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    Concealment,
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
)
from teamaround.practice.record.words import Certainty, HowKnown, Relation, RiskTag
from teamaround.service.access import actions as access
from teamaround.service.ledger import actions as ledger
from teamaround.service.policy.words import GrantKind
from teamaround.service.workflows.rules_run import rules_run
from tests.service.world import CHILD, NOW, SYSTEM, World

HERE = str(CHILD)
CALL = "call-of-today"
CALLED_AT = NOW - timedelta(minutes=17)
ADDRESS = "9 Thornwick Stairs, Marlmouth"
POSTCODE = "ZZ31 4TQ"
SOURCE = "Isolde Quillfeather"
SOCIAL_CARE, SCHOOL, POLICE, AMBULANCE = (
    "marlmouth-children",
    "tarnside-primary",
    "marl-police",
    "marl-ambulance",
)


def ago(days: float) -> datetime:
    """A moment before now."""
    return NOW - timedelta(days=days)


def said(
    entry_id: str,
    at: datetime,
    fact: AnyFact,
    *,
    by: str = SOCIAL_CARE,
    how: HowKnown = HowKnown.SAW,
    minutes: int = 10,
    told: tuple[str, ...] = (SOCIAL_CARE,),
    parts: tuple[Paragraph, ...] = (),
) -> Entry:
    """One entry, recorded some minutes after it happened, when the others were told too."""
    recorded = at + timedelta(minutes=minutes)
    return Entry(
        entry_id=entry_id,
        children=(HERE,),
        happened_at=at,
        recorded_at=recorded,
        by_agency=by,
        fact=fact,
        how_known=how,
        told=tuple(Told(agency=agency, at=recorded) for agency in told if agency != by),
        paragraphs=parts,
    )


def family(concealment: Concealment = Concealment.NONE) -> Iterator[Entry]:
    """Mother, her former partner, a source who must not be named, and the home."""
    about = ChildDescribed(
        child=HERE,
        name="Child 1 Fennimore",
        date_of_birth=date(2016, 3, 1),
        school=SCHOOL,
        council="marlmouth",
    )
    yield said("f1", ago(300), about)
    yield said("f2", ago(300), PersonDescribed(person="mother", given_names="Petra", family_name="Fennimore"))
    yield said("f3", ago(300), PersonDescribed(person="partner", given_names="Corin", family_name="Vask"))
    source = PersonDescribed(
        person="source", given_names="Isolde", family_name="Quillfeather", protected_source=True
    )
    yield said("f4", ago(300), source)
    home = PlaceDescribed(
        place="home",
        address=ADDRESS,
        postcode=POSTCODE,
        uprn="999100000777",
        label="Protected address A",
        concealment=concealment,
    )
    yield said("f5", ago(300), home)
    yield said(
        "f6",
        ago(299),
        PersonLinked(person="mother", to=HERE, relation=Relation.MOTHER, certainty=Certainty.CONFIRMED),
    )
    yield said(
        "f7",
        ago(299),
        PersonLinked(
            person="partner", to="mother", relation=Relation.FORMER_PARTNER_OF, certainty=Certainty.CONFIRMED
        ),
    )
    yield said("f8", ago(299), PersonLinked(person="source", to="partner", relation=Relation.SIBLING))
    for number, person in enumerate((HERE, "mother"), start=9):
        yield said(
            f"f{number}",
            ago(299),
            LivesAt(person=person, place="home", certainty=Certainty.CONFIRMED, since=date(2024, 1, 1)),
        )
    yield said("f11", ago(299), HouseholdListed(place="home", people=(HERE, "mother")))
    yield said(
        "f12", ago(298), PersonTagged(person="partner", tag=RiskTag.VIOLENT, source="police"), by=POLICE
    )


def history() -> Iterator[Entry]:
    """What was said and decided before today."""
    assault = Incident(what="Shouting in the home, a door broken", by=("partner",), place="home")
    yield said("h1", ago(200), assault, by=POLICE, minutes=95)
    conference = ConferenceHeld(
        sort=ConferenceSort.INITIAL,
        decision=PlanDecision.CHILD_PROTECTION,
        present=(SOCIAL_CARE, SCHOOL),
        core_group=(SOCIAL_CARE, SCHOOL, "health-0-19"),
    )
    yield said("h2", ago(180), conference, told=(SCHOOL,))
    yield said("h3", ago(170), CoreGroupHeld(present=(SOCIAL_CARE, SCHOOL)), told=(SCHOOL,))
    order = ControlRecorded(
        control="order",
        sort=ControlSort.NO_CONTACT,
        person="partner",
        protects=("mother", HERE),
        places=("home",),
        words="Not to go near the home",
    )
    yield said("h4", ago(160), order, by=POLICE)
    yield said(
        "h5", ago(150), ChildsWords(to="Ms Reed", words="I count the tiles.", where="school"), by=SCHOOL
    )
    yield said(
        "h6",
        ago(120),
        QuestionOpened(question="contact", wording="Is Corin in touch with Petra?", who_might=(POLICE,)),
    )
    denial = Statement(question="contact", answer="no", by="mother", words="Not since spring.", denies=True)
    yield said("h7", ago(110), denial, how=HowKnown.WAS_TOLD)
    told = Paragraph(text="He was at the flat last week.", source="source", protected_source=True)
    yield said(
        "h8",
        ago(60),
        Statement(question="contact", answer="yes", by="source", words="He was at the flat last week."),
        by=POLICE,
        how=HowKnown.WAS_TOLD,
        parts=(told,),
    )
    left = AgencyLeft(agency="health-0-19", reason="no unmet need", does_not_cover="how the child sleeps")
    yield said("h9", ago(50), left, by="health-0-19")
    held = HoldingNamed(agency="marl-hospital", what="what the ward noted", since=ago(40).date())
    yield said("h10", ago(30), held)


def call_of_today() -> Entry:
    """A 111 call in which the former partner gives the home as his address."""
    sighting = Sighting(
        sort=SightingSort.GAVE_AS_HOME,
        band=MatchBand.STRONG,
        person="partner",
        place="home",
        source_agency=AMBULANCE,
        contact="receipt-1",
        contact_kind="call_111",
        likeness=(
            Likeness(field="forename", level="nickname"),
            Likeness(field="born", level="exact"),
            Likeness(field="place", level="postcode"),
            Likeness(field="sex", level="different"),
            Likeness(field="nhs_number", level="missing"),
        ),
    )
    return said(CALL, CALLED_AT, sighting, by=AMBULANCE, how=HowKnown.RECORDED_BY_SYSTEM, minutes=4, told=())


def fill_case(world: World, concealment: Concealment = Concealment.NONE, *, with_call: bool = True) -> None:
    """Put the case into the record, give its team their grants, and run the rules."""
    entries = [*family(concealment), *history(), *((call_of_today(),) if with_call else ())]
    ledger.append(entries, by=SYSTEM, now=NOW)
    team = {
        world.social_worker: GrantKind.CORE_GROUP,
        world.school_lead: GrantKind.CORE_GROUP,
        world.manager: GrantKind.OVERSIGHT,
    }
    for person, kind in team.items():
        access.give(CHILD, kind=kind, user_id=person.user_id, by=SYSTEM, now=NOW)
    rules_run(HERE, by=SYSTEM, now=NOW)

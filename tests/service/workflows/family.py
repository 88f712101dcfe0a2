"""A family of the small world: a child in need, the mother, and her partner with a history of violence."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec
import pytest

from teamaround.exchange.contact import Contact, ContactKind
from teamaround.matching.identity.written import Description, PlaceAsWritten
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.meetings import PlanSort, PlanStarted
from teamaround.practice.record.facts.people import (
    ChildDescribed,
    HouseholdListed,
    LivesAt,
    PersonDescribed,
    PersonLinked,
    PersonTagged,
    PlaceDescribed,
)
from teamaround.practice.record.facts.rights import FlagConfirmed
from teamaround.practice.record.words import Certainty, Relation, RiskTag
from teamaround.service.access import actions as access
from teamaround.service.policy.words import GrantKind
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.watching import STANDING
from tests.service.world import CHILD, NOW, SYSTEM, World

HERE = str(CHILD)
HOME = PlaceAsWritten(address="Flat 2, 14 Larch Court, Marlmouth", postcode="ZZ9 4QX")
PARTNER = Description(family_name="Vale", given_names="Dan", date_of_birth="1988-11-23", sex="male")
MOTHER = Description(family_name="Marsh", given_names="Mia", date_of_birth="1991-03-08", sex="female")
STRANGER = Description(family_name="Osgood", given_names="Peter", date_of_birth="1970-01-02", sex="male")


def told(fact: AnyFact, by: str = "marlmouth-children") -> Entry:
    """An entry about the child of the world, recorded before now; its id follows from what it says."""
    return Entry(
        entry_id=str(uuid5(NAMESPACE_URL, repr(fact))),
        children=(HERE,),
        happened_at=NOW - timedelta(days=20),
        recorded_at=NOW - timedelta(days=20),
        by_agency=by,
        fact=fact,
    )


def put_on_a_plan(child: UUID) -> None:
    """Record of another child that a plan was started."""
    started = msgspec.structs.replace(
        told(PlanStarted(sort=PlanSort.CHILD_IN_NEED)), children=(str(child),), entry_id=f"plan-{child}"
    )
    entries_recorded([started], by=SYSTEM, now=NOW)


def person(name: str, who: Description) -> PersonDescribed:
    return PersonDescribed(
        person=name,
        family_name=who.family_name,
        given_names=who.given_names,
        date_of_birth=who.date_of_birth,
        sex=who.sex,
    )


FAMILY = (
    told(
        ChildDescribed(
            child=HERE,
            name="Child Marsh",
            date_of_birth=date(2016, 3, 1),
            council="marlmouth",
            school="tarnside-primary",
        )
    ),
    told(PlanStarted(sort=PlanSort.CHILD_IN_NEED)),
    told(FlagConfirmed(agency="tarnside-primary")),
    told(
        PlaceDescribed(
            place="home", address=HOME.address, postcode=HOME.postcode, label="Protected address A"
        )
    ),
    told(LivesAt(person=HERE, place="home")),
    told(person("mia", MOTHER)),
    told(PersonLinked(person="mia", to=HERE, relation=Relation.MOTHER, certainty=Certainty.CONFIRMED)),
    told(HouseholdListed(place="home", people=("mia",))),
    told(person("dan", PARTNER)),
    told(PersonLinked(person="dan", to="mia", relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED)),
    told(PersonTagged(person="dan", tag=RiskTag.DA_HISTORY)),
)


def call(who: Description, source_id: str = "1", home: PlaceAsWritten | None = HOME) -> Contact:
    """A 111 call of ten minutes ago in which somebody gives a home address."""
    return Contact(
        agency="marl-ambulance",
        source_id=source_id,
        kind=ContactKind.CALL_111,
        occurred_at=NOW - timedelta(minutes=10),
        person=who,
        home=home,
        reason="Dx0106",
    )


@pytest.fixture
def family(world: World) -> World:
    """The family is on the record, and the social worker works with the child."""
    STANDING.forget()
    access.give(
        CHILD,
        kind=GrantKind.CORE_GROUP,
        user_id=world.social_worker.user_id,
        starts=NOW - timedelta(days=30),
        by=SYSTEM,
        now=NOW,
    )
    entries_recorded(FAMILY, by=SYSTEM, now=NOW - timedelta(days=1))
    return world

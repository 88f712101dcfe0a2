"""A family of the small world for the pages: a home, a mother, a man linked to her who is known for violence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.test import Client

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
from teamaround.practice.record.words import Certainty, Relation, RiskTag
from teamaround.service.access import actions as access
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.accounts.queries import actor_of
from teamaround.service.agencies import actions as agencies
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.words import GrantKind
from teamaround.service.work.models import AlertRow
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.service.stored import stored
from tests.service.world import CHILD, NOW, SYSTEM, World

ADDRESS, POSTCODE = "Flat 2, 14 Larch Court, Marsby", "ZZ9 4QX"
HOME = PlaceAsWritten(address=ADDRESS, postcode=POSTCODE)
DAN = Description(
    family_name="Vale",
    given_names="Dan",
    date_of_birth="1988-11-23",
    nhs_number="9990000026",
    phones=("07700900187",),
)
NAMESAKE = Description(family_name="Vail", given_names="Dan", date_of_birth="1988-11-23")
NOBODY_OF_THE_HOUSE = Description(family_name="Osgood", given_names="Peter", date_of_birth="1970-01-02")
BEGAN = datetime(2026, 9, 1, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=20)


@dataclass(frozen=True)
class Journey:
    """The world after a family was described; `at` sets the pages' clock."""

    world: World
    at: Callable[[datetime], None]

    def client(self, actor: Actor) -> Client:
        """A browser in which that person is signed in."""
        client = Client()
        client.force_login(
            User.objects.select_related("agency").get(pk=actor.user_id),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return client

    def arrives(self, who: Description, *, source_id: str = "1", home: PlaceAsWritten | None = HOME) -> str:
        """A call of the ambulance service comes in; the reply to it."""
        contact = Contact(
            agency="marl-ambulance",
            source_id=source_id,
            kind=ContactKind.CALL_111,
            occurred_at=NOW - timedelta(minutes=4),
            person=who,
            home=home,
        )
        return contacts_received([contact], agency="marl-ambulance", by=SYSTEM, now=NOW)[0]

    def alert(self, code: str = "A03") -> AlertRow:
        """The alert of that code."""
        return stored(AlertRow).get(child_id=CHILD, code=code)


def set_out(world: World, at: Callable[[datetime], None]) -> Journey:
    """Describe the family, give the team access, and put telephone numbers to people."""
    entries_recorded([_entry(n, fact) for n, fact in enumerate(_facts())], by=SYSTEM, now=BEGAN)
    for kind, actor in (
        (GrantKind.CORE_GROUP, world.social_worker),
        (GrantKind.CORE_GROUP, world.school_lead),
    ):
        access.give(CHILD, kind=kind, user_id=actor.user_id, by=SYSTEM, now=BEGAN)
    access.give(CHILD, kind=GrantKind.OVERSIGHT, user_id=world.manager.user_id, by=SYSTEM, now=BEGAN)
    agencies.open_front_door(
        council="marlmouth",
        name="Marlmouth desk",
        phone="01632 960102",
        out_of_hours_phone="01632 960199",
        opens=date(2026, 1, 1),
        by=SYSTEM,
        now=BEGAN,
    )
    at(LATER)
    return Journey(world, at)


def second_matcher() -> Actor:
    """Another person of the same desk."""
    return _of_the_desk("second", "A second matcher", "spoc")


def third_matcher() -> Actor:
    """And another."""
    return _of_the_desk("third", "A third matcher", "spoc")


def desk_manager() -> Actor:
    """Who answers for the desk, and holds no child's case."""
    return _of_the_desk("manager", "The desk's manager", "team_manager")


def _of_the_desk(username: str, name: str, role: str) -> Actor:
    user = accounts.add(
        username=f"{username}@marlmouth-hub.example",
        name=name,
        role=role,
        agency="marlmouth-hub",
        council="marlmouth",
        is_demo=True,
        by=SYSTEM,
        now=NOW,
    )
    return actor_of(user)


def _facts() -> list[AnyFact]:
    child = str(CHILD)
    return [
        ChildDescribed(child=child, name="Child 1 Fennimore", council="marlmouth", school="tarnside-primary"),
        PlanStarted(sort=PlanSort.CHILD_PROTECTION),
        PlaceDescribed(place="home", address=ADDRESS, postcode=POSTCODE, label="protected address A"),
        LivesAt(person=child, place="home", since=date(2025, 1, 1)),
        PersonDescribed(person="mia", family_name="Marsh", given_names="Mia", date_of_birth="1991-03-08"),
        PersonLinked(person="mia", to=child, relation=Relation.MOTHER, certainty=Certainty.CONFIRMED),
        LivesAt(person="mia", place="home", since=date(2025, 1, 1)),
        HouseholdListed(place="home", people=("mia",)),
        PersonDescribed(
            person="dan",
            family_name=DAN.family_name,
            given_names=DAN.given_names,
            date_of_birth=DAN.date_of_birth,
            nhs_number=DAN.nhs_number,
            nhs_number_verified=True,
            phones=DAN.phones,
        ),
        PersonLinked(person="dan", to="mia", relation=Relation.PARTNER_OF, certainty=Certainty.CONFIRMED),
        PersonTagged(person="dan", tag=RiskTag.VIOLENT, source="marl-police"),
    ]


def _entry(number: int, fact: AnyFact) -> Entry:
    return Entry(
        entry_id=f"journey-{number}",
        children=(str(CHILD),),
        happened_at=BEGAN,
        recorded_at=BEGAN,
        by_agency="marlmouth-children",
        fact=fact,
    )

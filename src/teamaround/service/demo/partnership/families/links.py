"""Dated, sourced links from adults to children, accepted household lists, and controls that are relied on."""

from __future__ import annotations

import random
from datetime import date, timedelta

from teamaround.practice.record.facts.controls import ControlSort
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.words import Certainty, Relation, YesNoUnknown
from teamaround.service.demo.partnership.chance import happens
from teamaround.service.demo.partnership.families.world import World
from teamaround.service.demo.partnership.model.people import (
    Control,
    HouseholdMember,
    Link,
    Person,
    ProtectedPlace,
)
from teamaround.service.demo.partnership.shares import shares

LAPSES_AFTER = 28  # days, decision 22
REVIEW_AFTER = 90  # days, decision 22

_STATED_BY = {
    Relation.MOTHER: "birth registration",
    Relation.FATHER: "mother",
    Relation.PARTNER_OF: "mother",
    Relation.FORMER_PARTNER_OF: "police record",
    Relation.GRANDPARENT: "mother",
    Relation.FRIEND: "school",
    Relation.FOSTER_CARER: "placement agreement",
    Relation.CARER: "placement agreement",
}


def link(
    world: World,
    child_id: str,
    person_id: str,
    relation: Relation,
    recorded_on: date,
    *,
    certainty: Certainty = Certainty.CONFIRMED,
    responsible: YesNoUnknown = YesNoUnknown.NO,
    source: str = "",
) -> None:
    """Links an adult to a child from `recorded_on`, with the day on which the link lapses or is reviewed."""
    confirmed = certainty is Certainty.CONFIRMED
    reviewed = next_review(recorded_on, world.today)
    world.links.append(
        Link(
            link_id=f"link-{len(world.links) + 1:04d}",
            child_id=child_id,
            person_id=person_id,
            relation=relation,
            certainty=certainty,
            source=source,
            stated_by=_STATED_BY.get(relation, "social worker"),
            since=recorded_on,
            until=None,
            recorded_on=recorded_on,
            expires_on=None if confirmed else recorded_on + timedelta(days=LAPSES_AFTER),
            review_on=reviewed if confirmed else None,
            parental_responsibility=responsible,
        )
    )


def accept_household(world: World, child_id: str, address_id: str, people: list[str], on: date) -> None:
    """Everybody in `people` is on the accepted household list of the child's home."""
    for person_id in people:
        world.household.append(
            HouseholdMember(child_id=child_id, person_id=person_id, address_id=address_id, accepted_on=on)
        )


def bind(
    world: World, chance: random.Random, man_id: str, protects: list[str], places: list[str], since: date
) -> None:
    """A no-contact condition on somebody with a history, which the children's plan relies on."""
    owned = not happens(chance, shares().control_without_owner)
    sort = chance.choice(
        (ControlSort.NO_CONTACT, ControlSort.LICENCE, ControlSort.BAIL, ControlSort.COURT_ORDER)
    )
    owner = {ControlSort.LICENCE: "sandshire-probation"}.get(sort, "sandshire-police")
    world.controls.append(
        Control(
            control_id=f"control-{len(world.controls) + 1:03d}",
            sort=sort,
            person_id=man_id,
            protects=tuple(protects),
            places=tuple(places),
            words="No contact with the children or their mother, and not to go to the home",
            since=since,
            until=None,
            owner=owner if owned else "",
            check_method="asked at supervision" if owned else "",
            last_checked=world.today - timedelta(days=chance.randint(2, 40)) if owned else None,
        )
    )


def next_review(recorded_on: date, today: date) -> date:
    """When a confirmed link is next to be reviewed: every 90 days from when it was recorded."""
    rounds = max(1, -(-(today - recorded_on).days // REVIEW_AFTER))
    return recorded_on + timedelta(days=rounds * REVIEW_AFTER)


def protect(
    world: World, person: Person, address_id: str, concealment: Concealment, since: date, until: date | None
) -> None:
    """A child's home from when it was known until they left; nothing when they had left before it was known."""
    if until is not None and until <= since:
        return
    earlier = sum(place.child_id == person.person_id for place in world.protected)
    world.protected.append(
        ProtectedPlace(
            child_id=person.person_id,
            address_id=address_id,
            label=f"Protected address {'ABCDE'[earlier]}",
            concealment=concealment,
            since=since,
            until=until,
        )
    )

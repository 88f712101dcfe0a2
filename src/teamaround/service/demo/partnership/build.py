"""Builds the whole invented partnership from a seed and a day."""

from __future__ import annotations

from datetime import date

from teamaround.service.demo.partnership.agencies import agencies, councils
from teamaround.service.demo.partnership.chance import stream
from teamaround.service.demo.partnership.contacts.feed import feeds
from teamaround.service.demo.partnership.families.family import add_families
from teamaround.service.demo.partnership.families.world import new_world
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.numbers import Identifiers
from teamaround.service.demo.partnership.professionals import professionals
from teamaround.service.demo.partnership.story.call import story
from teamaround.service.demo.partnership.story.census import child_of_today
from teamaround.service.demo.partnership.story.family import add_family_of_today
from teamaround.service.demo.partnership.story.history import history


def build(seed: int, today: date, children: int = 300, contacts: int = 20_000) -> Partnership:
    """The partnership as it stands in the first minute of `today`.

    `children` counts open children with the child of today among them; `contacts` counts good contacts of the last
    90 days. The same arguments give the same value. Raises `ValueError` when there is not even one child.
    """
    if children < 1:
        raise ValueError("at least one child was expected: the child of today")
    identifiers = Identifiers(stream(seed, "identifiers"))
    everywhere = agencies(today)
    staff = professionals(stream(seed, "professionals"), identifiers, today)
    world = new_world(seed, today, staff, identifiers)
    add_family_of_today(world)
    events = history(today)
    world.children.append(child_of_today(world, events))
    add_families(world, children)
    sent = feeds(world, everywhere, contacts)
    return Partnership(
        seed=seed,
        today=today,
        councils=councils(),
        agencies=everywhere,
        professionals=staff,
        people=tuple(world.people.values()),
        addresses=tuple(world.addresses.values()),
        residences=tuple(world.residences),
        children=tuple(world.children),
        protected_places=tuple(world.protected),
        links=tuple(world.links),
        household=tuple(world.household),
        controls=tuple(world.controls),
        contacts=sent.contacts,
        resent=sent.resent,
        bad=sent.bad,
        truths=sent.truths,
        story=story(world, events),
    )

"""A family for the tests of disclosure: a mother, a partner who is said to harm, a foster home nobody may learn of."""

from __future__ import annotations

from datetime import date
from typing import Any

from teamaround.practice.disclosure.papers import Paper, for_parent
from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.facts import disclosing, people
from teamaround.practice.record.facts import meetings as met
from teamaround.practice.record.words import Relation, RiskTag, YesNoUnknown
from tests.practice.telling import CHILD, MOTHER, Story, family

AUNT, FATHER, FOSTER, NOW = "aunt", "dad", "foster", "2024-06-03"
# Everything that gives the foster home away. None of it may ever come out.
SECRETS = (
    "9 Secret Row",
    "Secret Row",
    "Hidden Bay",
    "ZZ9 7ZZ",
    "ZZ97ZZ",
    "ZZ9 7",
    "100000009999",
    "Kelp Ward",
    "bus 77A",
    "Limpet Surgery",
    "Anchor House",
    "eleven miles off",
)


def told() -> Story:
    """The family, with an aunt who must not be named and a child placed at a concealed address."""
    story, start = family("violent"), "2024-01-02"
    clues = (
        people.Clue(sort=people.ClueSort.WARD, words="Kelp Ward"),
        people.Clue(sort=people.ClueSort.BUS_ROUTE, words="bus 77A"),
        people.Clue(sort=people.ClueSort.GP, words="Limpet Surgery"),
        people.Clue(sort=people.ClueSort.REFUGE_NAME, words="Anchor House"),
        people.Clue(sort=people.ClueSort.DISTANCE, words="eleven miles off"),
    )
    foster = people.PlaceDescribed(
        place=FOSTER,
        address="9 Secret Row, Hidden Bay",
        postcode="ZZ9 7ZZ",
        uprn="100000009999",
        label="Foster home",
        concealment=people.Concealment.RESTRICTED,
        given_away_by=clues,
    )
    facts: list[Any] = [
        people.PersonDescribed(person=AUNT, given_names="Tilda", family_name="Moss", protected_source=True),
        people.PersonLinked(person=AUNT, to=MOTHER, relation=Relation.OTHER_RELATIVE),
        people.PersonDescribed(
            person=FATHER, given_names="Owen", family_name="Reed", parental_responsibility=YesNoUnknown.YES
        ),
        people.PersonLinked(person=FATHER, to=CHILD, relation=Relation.FATHER),
        foster,
        people.LivesAt(person=CHILD, place=FOSTER, since=date(2024, 2, 1)),
    ]
    for fact in facts:
        story.tell(fact, start)
    return story


def harming_father(story: Story) -> Story:
    """The father is said to be violent."""
    story.tell(people.PersonTagged(person=FATHER, tag=RiskTag.VIOLENT), "2024-01-03")
    return story


def clear(story: Story, to: str, *entries: str, role: str = "sw") -> None:
    """Entries are cleared for somebody."""
    story.tell(disclosing.ClearedToTell(to=to, entries=entries, by="A B", role=role), "2024-06-01")


def paper(story: Story, to: str = MOTHER) -> Paper:
    """What somebody is given of everything."""
    case = story.case(NOW)
    return for_parent(case, case.entries, to)


def codes(story: Story, entry: str, to: str = MOTHER) -> list[str]:
    """Why each passage of an entry is left out, in order; nothing where all of it is given."""
    return [one.code for one in paper(story, to).left_out if one.entry_id == entry]


def passage(text: str, **more: Any) -> Paragraph:
    """A paragraph."""
    return Paragraph(text=text, **more)


def plan_action(
    what: str = "Come to the weekly group", about: str = MOTHER, **more: Any
) -> met.PlanActionSet:
    """An action of the plan."""
    return met.PlanActionSet(action="a1", what=what, about=(about,), **more)

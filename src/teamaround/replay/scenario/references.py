"""Whether everything that a scenario names is declared in it: agencies, councils, people, places, events, codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from teamaround.practice.record.facts.controls import ControlRecorded
from teamaround.practice.record.facts.family import AlertClosed, FamilyQuestionAsked, VisitMade
from teamaround.practice.record.facts.forums import ChallengeRaised
from teamaround.practice.record.facts.rights import BreachFound
from teamaround.practice.record.roles import Role
from teamaround.replay.scenario.event import Event, Knew
from teamaround.replay.scenario.forbidden import Forbidden
from teamaround.replay.scenario.scenario import Scenario

# What the fields of facts name. Fields that may name either of two sorts are in both and are looked up in both.
PEOPLE = frozenset(
    {
        "person",
        "child",
        "harmed",
        "victim",
        "perpetrator",
        "with_person",
        "with_people",
        "people",
        "to_person",
        "consent_of",
        "objection_of",
        "adults_assessed",
        "rests_on_denial_by",
        "protects",
        "phone_of",
        "reported_by",
        "about",
        "parents_present",
    }
)
PLACES = frozenset({"place", "places", "found_at", "about"})
AGENCIES = frozenset(
    {
        "agency",
        "reported_by",
        "school",
        "schools",
        "core_group",
        "contributed",
        "invited_absent",
        "present",
        "agencies",
        "from_agency",
        "by_agency",
        "to_agency",
        "agencies_consulted",
        "source_agency",
        "lead_agency",
        "schools_contributed",
    }
)
COUNCILS = frozenset({"council", "to_council", "by_council"})
CONTROLS = frozenset({"control", "relied_on"})
CHALLENGES, BREACHES, QUESTIONS = frozenset({"challenge"}), frozenset({"breach"}), frozenset({"asked"})


class Declared:
    """The names that a scenario declares, by sort."""

    def __init__(self, scenario: Scenario) -> None:
        self.people = frozenset(one.id for one in scenario.people)
        self.places = frozenset(one.id for one in scenario.places)
        self.agencies = frozenset(one.slug for one in scenario.agencies)
        self.councils = frozenset(one.slug for one in scenario.councils)
        self.children = frozenset(one.person for one in scenario.children)
        self.events = frozenset(one.id for one in scenario.events)
        self.contacts = frozenset(one.id for one in scenario.events if one.contact is not None)
        facts = [fact for event in scenario.events for fact in event.all_facts]
        self.controls = frozenset(fact.control for fact in facts if isinstance(fact, ControlRecorded))
        self.challenges = frozenset(fact.challenge for fact in facts if isinstance(fact, ChallengeRaised))
        self.breaches = frozenset(fact.breach for fact in facts if isinstance(fact, BreachFound))
        self.questions = frozenset(fact.asked for fact in facts if isinstance(fact, FamilyQuestionAsked))

    def wanted(self, field: str, fact: msgspec.Struct) -> tuple[str, frozenset[str]] | None:
        """What a field of a fact may name: the sort in words, and the names; nothing for a field of words."""
        if field == "present" and isinstance(fact, VisitMade):
            return "person", self.people
        sorts = (
            ("person", PEOPLE, self.people),
            ("place", PLACES, self.places),
            ("agency", AGENCIES, self.agencies),
            ("council", COUNCILS, self.councils),
            ("control", CONTROLS, self.controls),
            ("challenge", CHALLENGES, self.challenges),
            ("breach", BREACHES, self.breaches),
            ("question of the family", QUESTIONS, self.questions),
        )
        named = [(words, names) for words, fields, names in sorts if field in fields]
        if not named:
            return None
        return " or ".join(words for words, _ in named), frozenset().union(*(names for _, names in named))


def undeclared(scenario: Scenario) -> Iterator[str]:
    """Every complaint about a name that is used and not declared, or declared twice."""
    known = Declared(scenario)
    yield from _doubled("agencies", (one.slug for one in scenario.agencies))
    yield from _doubled("people", (one.id for one in scenario.people))
    yield from _doubled("places", (one.id for one in scenario.places))
    yield from _doubled("events", (one.id for one in scenario.events))
    for agency in scenario.agencies:
        yield from _missing(
            f"agencies ({agency.slug}), council", "council", (agency.council,), known.councils
        )
    for child in scenario.children:
        where = f"children ({child.person})"
        yield from _missing(f"{where}, person", "person", (child.person,), known.people)
        yield from _missing(f"{where}, council", "council", (child.council,), known.councils)
        yield from _missing(f"{where}, school", "agency", (child.school, child.opened_by), known.agencies)
    for term in scenario.terms:
        yield from _missing(f"terms ({term.name or term.starts})", "council", (term.council,), known.councils)
    for event in scenario.events:
        yield from _of_event(event, known)
        for number, expected in enumerate(event.expect):
            where = f"events ({event.id}), expect[{number}]"
            yield from _missing(f"{where}, child", "child", (expected.child,), known.children)
            yield from _missing(f"{where}, to", "role or agency", expected.to, known.agencies | set(Role))
    for number, rule in enumerate(scenario.forbidden_throughout):
        yield from _of_rule(f"forbidden_throughout[{number}]", rule, known)


def _of_rule(where: str, rule: Forbidden, known: Declared) -> Iterator[str]:
    for field, sort, names in (
        ("people", "person", known.people),
        ("to_people", "person", known.people),
        ("places", "place", known.places),
        ("agencies", "agency", known.agencies),
        ("events", "event", known.events),
        ("roles", "role", frozenset(Role)),
        ("to_roles", "role", frozenset(Role)),
    ):
        yield from _missing(f"{where}, {field}", sort, getattr(rule, field, ()), names)


def _of_event(event: Event, known: Declared) -> Iterator[str]:
    where = f"events ({event.id})"
    knew = tuple(one.agency if isinstance(one, Knew) else one for one in event.knew)
    yield from _missing(f"{where}, holder", "agency", (event.holder,), known.agencies)
    yield from _missing(f"{where}, knew", "agency", knew, known.agencies)
    yield from _missing(f"{where}, children", "child", event.children, known.children)
    yield from _missing(f"{where}, corrects", "event", (event.corrects,), known.events)
    yield from _missing(
        f"{where}, describes", "person, place or child", event.describes, known.people | known.places
    )
    if event.decides is not None:
        yield from _missing(f"{where}, decides, contact", "contact", (event.decides.contact,), known.contacts)
        yield from _missing(f"{where}, decides, person", "person", (event.decides.person,), known.people)
    for fact in event.all_facts:
        yield from _of_fact(f"{where}, {fact.__struct_config__.tag}", fact, known)
        if isinstance(fact, AlertClosed):
            named = (one.partition(".")[0] for one in fact.evidence)  # `E09.02` is an entry of E09
            yield from _missing(f"{where}, alert_closed, evidence", "event", named, known.events)


def _of_fact(where: str, fact: msgspec.Struct, known: Declared) -> Iterator[str]:
    for field in fact.__struct_fields__:
        value = getattr(fact, field)
        parts = value if isinstance(value, tuple) else (value,)
        if parts and isinstance(parts[0], msgspec.Struct):
            for part in parts:
                yield from _of_fact(f"{where}, {field}", part, known)
        elif (wanted := known.wanted(field, fact)) is not None:
            yield from _missing(f"{where}, {field}", wanted[0], parts, wanted[1])


def _missing(where: str, sort: str, names: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    for name in names:
        if isinstance(name, str) and name and name not in known:
            yield f"{where}: no {sort} {name!r} is declared"


def _doubled(where: str, names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield f"{where}: {name!r} is declared twice"
        seen.add(name)

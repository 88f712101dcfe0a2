"""A small invented world for tests: one council, a few agencies and people, two children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.queries import actor_of
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.actions import SystemActor
from teamaround.service.ledger import actions as ledger
from teamaround.service.policy.facts import Actor
from teamaround.service.workflows.watching import STANDING

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SYSTEM = SystemActor(purpose="test")
CHILD = UUID("11111111-1111-4111-8111-111111111111")
OTHER_CHILD = UUID("22222222-2222-4222-8222-222222222222")
AGENCIES = {
    "marlmouth-children": ("Marlmouth children's services", "childrens_services"),
    "marlmouth-hub": ("Marlmouth Children's Hub", "childrens_hub"),
    "tarnside-primary": ("Tarnside Primary School", "school"),
    "marl-police": ("Marl Police", "police"),
    "marl-ambulance": ("Marl Ambulance Service", "ambulance"),
}


@dataclass(frozen=True)
class World:
    """The people of the world, as actors of the policy."""

    social_worker: Actor
    manager: Actor
    spoc: Actor
    school_lead: Actor
    police: Actor
    ambulance: Actor
    auditor: Actor


@pytest.fixture
def world(db: None) -> World:
    """The world, added through the service's own actions. What is remembered of another test's list is forgotten."""
    STANDING.forget()
    return make_world()


def make_world() -> World:
    """Add the council, agencies, people and children. Nobody has a grant on anybody yet."""
    agencies.add_council(slug="marlmouth", name="Marlmouth", by=SYSTEM, now=NOW)
    for slug, (name, kind) in AGENCIES.items():
        agencies.add_agency(slug=slug, name=name, kind=kind, council="marlmouth", by=SYSTEM, now=NOW)
    for number, child in enumerate((CHILD, OTHER_CHILD), start=1):
        ledger.add_child(
            council="marlmouth",
            local_identifier=f"M{number}",
            name=f"Child {number} Fennimore",
            date_of_birth=date(2016, 3, number),
            nhs_number=f"999000000{number}",
            child_id=child,
            by=SYSTEM,
            now=NOW,
        )
    return World(
        social_worker=_person("sw", "marlmouth-children"),
        manager=_person("team_manager", "marlmouth-children"),
        spoc=_person("spoc", "marlmouth-hub"),
        school_lead=_person("dsl", "tarnside-primary"),
        police=_person("police", "marl-police"),
        ambulance=_person("ambulance_desk", "marl-ambulance"),
        auditor=_person("audit_officer", "marlmouth-children"),
    )


def _person(role: str, agency: str) -> Actor:
    user = accounts.add(
        username=f"{role}@{agency}.example",
        name=f"The {role} of {agency}",
        role=role,
        agency=agency,
        council="marlmouth",
        is_demo=True,
        by=SYSTEM,
        now=NOW,
    )
    return actor_of(user)

"""Two layers, one answer: what the queries show and what the database shows are the same rows, in any world."""

from __future__ import annotations

import random
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from teamaround.practice.record.entry import Paragraph
from teamaround.practice.record.roles import Role
from teamaround.service.access.context import reading_within, system_purpose
from teamaround.service.access.models import Grant, Lockout
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.models import Child, EntryPlace, EntryRow, ParagraphRow
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, GrantKind, Purpose
from tests.service.entries import note
from tests.service.world import NOW, SYSTEM, World

AGENCIES = ["marlmouth-children", "tarnside-primary", "marl-police", "marl-ambulance"]
ROLES = [Role.SW, Role.DSL, Role.POLICE, Role.SPOC, Role.AMBULANCE_DESK, Role.LEGAL, Role.HOUSING]


def _random_world(chance: random.Random) -> tuple[list[UUID], list[Actor]]:
    """Twelve children with grants, lockouts and entries by chance; actors with and without any relation to them."""
    children = [
        ledger.add_child(
            council="marlmouth", local_identifier=f"R{number}", name="A Child", by=SYSTEM, now=NOW
        ).pk
        for number in range(12)
    ]
    actors = [
        Actor(
            user_id=str(uuid4()),
            role=chance.choice(ROLES),
            agency=chance.choice(AGENCIES),
            council="marlmouth",
        )
        for _ in range(8)
    ]
    for number, child in enumerate(children):
        paragraphs = (Paragraph(text="Said."),)
        said_by = chance.choice(AGENCIES)
        entry = note(f"e{number}", children=(str(child),), by_agency=said_by, paragraphs=paragraphs)
        ledger.append([entry], by=SYSTEM, now=NOW)
        for _ in range(chance.randrange(4)):
            Grant._unsafe_system.create(
                child_id=child,
                kind=chance.choice([kind.value for kind in GrantKind]),
                given_by="test",
                **_whose_and_when(chance, actors),
            )
        if chance.random() < 0.3:
            Lockout._unsafe_system.create(child_id=child, set_by="test", **_whose_and_when(chance, actors))
        if chance.random() < 0.1:
            Lockout._unsafe_system.create(child_id=child, everybody=True, starts=NOW, set_by="test")
    return children, actors


def _whose_and_when(chance: random.Random, actors: list[Actor]) -> dict[str, object]:
    starts = NOW + timedelta(hours=chance.randrange(-48, 12))
    ends = None if chance.random() < 0.5 else starts + timedelta(hours=chance.randrange(1, 72))
    actor = chance.choice(actors)
    whose = {"user_id": actor.user_id} if chance.random() < 0.6 else {"agency": actor.agency}
    return {"starts": starts, "ends": ends, **whose}


def _seen_by_queries(actor: Actor, model: type, action: Action) -> set[object]:
    with system_purpose("test"):
        return set(model.objects.for_actor(actor, now=NOW).values_list("pk", flat=True))


def _seen_by_database(actor: Actor, model: type, action: Action) -> set[object]:
    purposes = (Purpose.PROTECT_CHILD, Purpose.ROUTE_ALERT, Purpose.OVERSEE)
    scopes = [scope(actor, action, purpose, NOW) for purpose in purposes]
    within = next((one for one in scopes if not one.is_nothing), scopes[0])
    with reading_within(within):
        return set(model._unsafe_system.values_list("pk", flat=True))


@pytest.mark.parametrize("seed", range(6))
def test_queries_and_row_security_show_the_same_rows(world: World, seed: int) -> None:
    _, actors = _random_world(random.Random(seed))
    shown = 0
    for actor in actors:
        for model, action in (
            (Child, Action.CHILD_OPEN),
            (EntryPlace, Action.ENTRIES_READ),
            (EntryRow, Action.ENTRIES_READ),
            (ParagraphRow, Action.ENTRIES_READ),
        ):
            by_queries = _seen_by_queries(actor, model, action)
            assert by_queries == _seen_by_database(actor, model, action)
            shown += len(by_queries)
    assert shown > 0


def test_without_a_context_the_database_shows_nothing(world: World) -> None:
    ledger.append([note("n1", paragraphs=(Paragraph(text="Said."),))], by=SYSTEM, now=NOW)
    for model in (Child, EntryRow, EntryPlace, ParagraphRow):
        assert not model._unsafe_system.exists()


def test_context_ends_with_its_block(world: World) -> None:
    with system_purpose("test"):
        assert Child._unsafe_system.exists()
    assert not Child._unsafe_system.exists()


def test_context_within_another_gives_the_outer_one_back(world: World) -> None:
    nothing = scope(world.ambulance, Action.ENTRIES_READ, Purpose.PROTECT_CHILD, NOW)
    with system_purpose("outer"):
        with reading_within(nothing):
            assert not Child._unsafe_system.exists()
        assert Child._unsafe_system.exists()


def test_context_ends_when_its_block_raises(world: World) -> None:
    with pytest.raises(LookupError), transaction.atomic(), system_purpose("test"):
        raise LookupError
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('teamaround.system', true), '')")
        assert cursor.fetchone() == ("",)


def test_context_does_not_outlive_its_transaction(committed_database: None) -> None:
    """The measured leak of a session-wide setting, 3,672 rows to the next person, cannot happen here."""
    with system_purpose("first"):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('teamaround.system', true), '')")
        assert cursor.fetchone() == ("",)

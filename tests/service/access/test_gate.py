"""The way into a record: decided, audited, or refused as if it were not there."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from teamaround.practice.record.entry import Paragraph
from teamaround.service.access import actions
from teamaround.service.access.gate import NotFound, Request, opening_desk, permit, reading
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger import queries
from teamaround.service.policy.words import Action, GrantKind, Purpose
from tests.service.entries import note
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World, make_world

NOBODY = UUID("99999999-9999-4999-8999-999999999999")


def _last_audit() -> AuditRow:
    return AuditRow._unsafe_system.order_by("-pk")[0]


def _give(world: World, kind: GrantKind = GrantKind.CORE_GROUP) -> None:
    actions.give(CHILD, kind=kind, user_id=world.social_worker.user_id, by=SYSTEM, now=NOW)


def test_reading_with_a_grant_shows_the_entries_and_is_audited(world: World) -> None:
    _give(world)
    ledger.append([note("n1", paragraphs=(Paragraph(text="Seen."),))], by=SYSTEM, now=NOW)
    with reading(
        world.social_worker,
        Action.ENTRIES_READ,
        CHILD,
        kind=AuditKind.ENTRIES_READ,
        purpose=Purpose.PROTECT_CHILD,
        now=NOW,
        request=Request(request_id="r-1", address="192.0.2.7"),
    ) as decision:
        audited = _last_audit()
        entries = queries.entries_of(world.social_worker, CHILD, now=NOW)
    assert [entry.paragraphs[0].text for entry in entries] == ["Seen."]
    assert (audited.action, audited.actor, str(audited.child_id)) == (
        "entries.read",
        world.social_worker.user_id,
        str(CHILD),
    )
    assert (audited.grant_id, audited.request_id) == (decision.grant_id, "r-1")


@pytest.mark.parametrize("child", [CHILD, OTHER_CHILD, NOBODY])
def test_reading_without_a_grant_is_not_found_and_audited(world: World, child: UUID) -> None:
    with pytest.raises(NotFound) as refused:
        permit(world.school_lead, Action.CHILD_OPEN, child, purpose=Purpose.PROTECT_CHILD, now=NOW)
    assert str(refused.value) == ""
    row = _last_audit()
    assert (row.action, row.decision, row.reason, str(row.child_id)) == (
        "access.refused",
        "deny",
        "no_grant",
        str(child),
    )


def test_reading_locked_out_is_the_same_as_not_there(world: World) -> None:
    _give(world)
    actions.lock_out(CHILD, user_id=world.social_worker.user_id, by=SYSTEM, now=NOW)
    answers = []
    for child in (CHILD, NOBODY):
        with pytest.raises(NotFound) as refused:
            permit(world.social_worker, Action.CHILD_OPEN, child, purpose=Purpose.PROTECT_CHILD, now=NOW)
        answers.append((type(refused.value), refused.value.args))
    assert answers[0] == answers[1]


def test_refusal_outlives_what_is_raised_after_it(committed_database: None) -> None:
    world = make_world()
    before = AuditRow._unsafe_system.filter(action="access.refused").count()
    with pytest.raises(NotFound):
        permit(world.school_lead, Action.CHILD_OPEN, CHILD, purpose=Purpose.PROTECT_CHILD, now=NOW)
    assert AuditRow._unsafe_system.filter(action="access.refused").count() == before + 1


def test_refusal_within_a_transaction_is_a_mistake_of_the_caller(committed_database: None) -> None:
    from django.db import transaction

    world = make_world()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        permit(world.school_lead, Action.CHILD_OPEN, CHILD, purpose=Purpose.PROTECT_CHILD, now=NOW)


def test_grant_that_ended_counts_no_more_at_the_next_request(world: World) -> None:
    grant = actions.give(
        CHILD, kind=GrantKind.CORE_GROUP, user_id=world.social_worker.user_id, by=SYSTEM, now=NOW
    )
    asked = {"purpose": Purpose.PROTECT_CHILD, "now": NOW + timedelta(minutes=1)}
    assert permit(world.social_worker, Action.CHILD_OPEN, CHILD, **asked).allowed
    actions.end(grant.pk, by=SYSTEM, now=NOW + timedelta(minutes=1))
    with pytest.raises(NotFound):
        permit(world.social_worker, Action.CHILD_OPEN, CHILD, **asked)


def test_giving_the_same_grant_twice_gives_it_once(world: World) -> None:
    given = [
        actions.give(CHILD, kind=GrantKind.DUTY_DESK, agency="marlmouth-hub", by=SYSTEM, now=NOW).pk
        for _ in "ab"
    ]
    assert given[0] == given[1]


def test_sealed_case_is_found_by_nobody_until_the_seal_ends(world: World) -> None:
    _give(world)
    seal = actions.seal(CHILD, by=SYSTEM, now=NOW)
    with pytest.raises(NotFound):
        permit(world.social_worker, Action.CHILD_OPEN, CHILD, purpose=Purpose.PROTECT_CHILD, now=NOW)
    actions.end_lockout(seal.pk, by=SYSTEM, now=NOW)
    assert permit(
        world.social_worker, Action.CHILD_OPEN, CHILD, purpose=Purpose.PROTECT_CHILD, now=NOW
    ).allowed


def test_desk_shows_the_children_of_its_grants_only(world: World) -> None:
    actions.give(CHILD, kind=GrantKind.DUTY_DESK, agency="marlmouth-hub", by=SYSTEM, now=NOW)
    with opening_desk(
        world.spoc,
        Action.SPOC_DESK_OPEN,
        rows_of=Action.CHILD_OPEN,
        kind=AuditKind.SPOC_DESK_OPENED,
        purpose=Purpose.ROUTE_ALERT,
        now=NOW,
    ):
        assert [card.child_id for card in queries.children_of(world.spoc, now=NOW)] == [str(CHILD)]


def test_desk_of_others_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        permit(world.school_lead, Action.SPOC_DESK_OPEN, None, purpose=Purpose.ROUTE_ALERT, now=NOW)

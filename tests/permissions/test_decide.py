"""The truth table of the access policy, a row a case, in the fixed order of its rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from teamaround.practice.record.roles import Role
from teamaround.service.policy.decide import decide
from teamaround.service.policy.facts import Actor, BreakGlassRight, ChildFacts, Grant, Lockout
from teamaround.service.policy.words import (
    Action,
    Effect,
    Field,
    GrantKind,
    Obligation,
    Purpose,
    Reason,
)

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
ME = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
CHILD = "11111111-1111-4111-8111-111111111111"


def actor(role: Role = Role.SW, **changed: object) -> Actor:
    return Actor(**({"user_id": ME, "role": role, "agency": "children", "council": "marl"} | changed))


def grant(kind: GrantKind = GrantKind.CORE_GROUP, **changed: object) -> Grant:
    return Grant(**({"kind": kind, "starts": NOW - HOUR, "user_id": ME} | changed))


def child(*grants: Grant, **changed: object) -> ChildFacts:
    return ChildFacts(**({"child_id": CHILD, "grants": grants} | changed))


LOCKED = Lockout(starts=NOW - HOUR, user_id=ME)
TRUTHS = [
    # who, what, on which child, for what; the answer
    (actor(), Action.CHILD_OPEN, child(grant()), Purpose.PROTECT_CHILD, Reason.GRANT_COVERS),
    (actor(), Action.CHILD_OPEN, child(), Purpose.PROTECT_CHILD, Reason.NO_GRANT),
    (actor(), Action.CHILD_OPEN, None, Purpose.PROTECT_CHILD, Reason.NO_GRANT),
    # 1 hard denial before everything
    (
        actor(is_suspended=True),
        Action.CHILD_OPEN,
        child(grant()),
        Purpose.PROTECT_CHILD,
        Reason.ACTOR_SUSPENDED,
    ),
    (
        actor(agency_is_suspended=True),
        Action.CHILD_OPEN,
        child(grant()),
        Purpose.PROTECT_CHILD,
        Reason.AGENCY_SUSPENDED,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(), lockouts=(LOCKED,)),
        Purpose.PROTECT_CHILD,
        Reason.LOCKED_OUT,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(), lockouts=(Lockout(starts=NOW, agency="children"),)),
        Purpose.PROTECT_CHILD,
        Reason.LOCKED_OUT,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(), lockouts=(Lockout(starts=NOW - HOUR, ends=NOW, user_id=ME),)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(), lockouts=(Lockout(starts=NOW - HOUR, user_id="somebody-else"),)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (actor(), Action.BREAK_GLASS_OPEN, child(lockouts=(LOCKED,)), Purpose.PROTECT_CHILD, Reason.LOCKED_OUT),
    (actor(), Action.CHILD_OPEN, child(grant(), is_sealed=True), Purpose.PROTECT_CHILD, Reason.SEALED),
    (actor(Role.SPOC), Action.CHILD_FIND, None, Purpose.PROTECT_CHILD, Reason.ROLE_MAY),
    (actor(Role.SPOC), Action.CHILD_FIND, child(), Purpose.PROTECT_CHILD, Reason.ROLE_MAY),
    (
        actor(Role.SPOC),
        Action.CHILD_FIND,
        child(lockouts=(LOCKED,)),
        Purpose.PROTECT_CHILD,
        Reason.LOCKED_OUT,
    ),
    (actor(Role.SPOC), Action.CHILD_FIND, child(is_sealed=True), Purpose.PROTECT_CHILD, Reason.SEALED),
    (actor(), Action.CHILD_FIND, child(grant()), Purpose.PROTECT_CHILD, Reason.ROLE_MAY_NOT),
    (
        actor(Role.SPOC),
        Action.CHILD_OPEN,
        child(grant(GrantKind.ENQUIRY)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (
        actor(Role.SPOC),
        Action.ENTRIES_READ,
        child(grant(GrantKind.ENQUIRY)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_DOES_NOT_COVER,
    ),
    (
        actor(Role.SPOC),
        Action.ALERT_READ,
        child(grant(GrantKind.ENQUIRY)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_DOES_NOT_COVER,
    ),
    # 2 the grant
    (actor(), Action.CHILD_OPEN, child(grant(starts=NOW)), Purpose.PROTECT_CHILD, Reason.GRANT_COVERS),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(starts=NOW + timedelta(seconds=1))),
        Purpose.PROTECT_CHILD,
        Reason.NO_GRANT,
    ),
    (actor(), Action.CHILD_OPEN, child(grant(ends=NOW)), Purpose.PROTECT_CHILD, Reason.NO_GRANT),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(ends=NOW + timedelta(seconds=1))),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(user_id="somebody-else")),
        Purpose.PROTECT_CHILD,
        Reason.NO_GRANT,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(user_id="", agency="children")),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (
        actor(),
        Action.CHILD_OPEN,
        child(grant(user_id="", agency="police")),
        Purpose.PROTECT_CHILD,
        Reason.NO_GRANT,
    ),
    (
        actor(agency=""),
        Action.CHILD_OPEN,
        child(grant(user_id="", agency="")),
        Purpose.PROTECT_CHILD,
        Reason.NO_GRANT,
    ),
    # 3 the role, the purpose, what the grant covers
    (
        actor(Role.AMBULANCE_DESK),
        Action.CHILD_OPEN,
        child(grant()),
        Purpose.PROTECT_CHILD,
        Reason.ROLE_MAY_NOT,
    ),
    (actor(Role.PARTNERSHIP), Action.CHILD_OPEN, child(grant()), Purpose.OVERSEE, Reason.ROLE_MAY_NOT),
    (actor(Role.PARENT), Action.MY_WORK_OPEN, None, Purpose.PROTECT_CHILD, Reason.ROLE_MAY_NOT),
    (actor(), Action.CHILD_OPEN, child(grant()), Purpose.REVIEW_MATCH, Reason.PURPOSE_DOES_NOT_FIT),
    (
        actor(),
        Action.NETWORK_MAP_READ,
        child(grant(GrantKind.MEETING)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_DOES_NOT_COVER,
    ),
    (
        actor(Role.AMBULANCE_DESK, agency="ambulance"),
        Action.CONTRIBUTION_READ,
        child(agencies_that_contributed=frozenset({"ambulance"})),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (
        actor(Role.DSL, agency="school"),
        Action.CHILD_OPEN,
        child(agencies_that_contributed=frozenset({"school"})),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_DOES_NOT_COVER,
    ),
    # no grant wanted
    (actor(Role.SPOC), Action.SPOC_DESK_OPEN, None, Purpose.ROUTE_ALERT, Reason.ROLE_MAY),
    (actor(Role.SW), Action.SPOC_DESK_OPEN, None, Purpose.ROUTE_ALERT, Reason.ROLE_MAY_NOT),
    (actor(Role.SPOC), Action.MATCH_REVIEW_DECIDE, None, Purpose.REVIEW_MATCH, Reason.ROLE_MAY),
    (actor(Role.AUDIT_OFFICER), Action.AUDIT_DESK_OPEN, None, Purpose.AUDIT, Reason.ROLE_MAY),
    # a concealed address: second factor within five minutes
    (actor(), Action.ADDRESS_REVEAL, child(grant()), Purpose.PROTECT_CHILD, Reason.SECOND_FACTOR_NEEDED),
    (
        actor(second_factor_at=NOW - timedelta(minutes=5)),
        Action.ADDRESS_REVEAL,
        child(grant()),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_COVERS,
    ),
    (
        actor(second_factor_at=NOW - timedelta(minutes=5, seconds=1)),
        Action.ADDRESS_REVEAL,
        child(grant()),
        Purpose.PROTECT_CHILD,
        Reason.SECOND_FACTOR_NEEDED,
    ),
    (
        actor(second_factor_at=NOW),
        Action.ADDRESS_REVEAL,
        child(grant(GrantKind.BREAK_GLASS)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_DOES_NOT_COVER,
    ),
    # break-glass (decision 24)
    (
        actor(),
        Action.BREAK_GLASS_OPEN,
        child(break_glass=BreakGlassRight(used_today=2)),
        Purpose.PROTECT_CHILD,
        Reason.ROLE_MAY,
    ),
    (actor(), Action.BREAK_GLASS_OPEN, child(), Purpose.PROTECT_CHILD, Reason.BREAK_GLASS_NOT_AVAILABLE),
    (
        actor(),
        Action.BREAK_GLASS_OPEN,
        child(break_glass=BreakGlassRight(used_today=3)),
        Purpose.PROTECT_CHILD,
        Reason.BREAK_GLASS_NOT_AVAILABLE,
    ),
    (
        actor(),
        Action.BREAK_GLASS_OPEN,
        child(break_glass=BreakGlassRight(used_today=1, oldest_review_due=NOW - timedelta(seconds=1))),
        Purpose.PROTECT_CHILD,
        Reason.BREAK_GLASS_NOT_AVAILABLE,
    ),
    (actor(Role.HOUSING), Action.BREAK_GLASS_OPEN, child(), Purpose.PROTECT_CHILD, Reason.ROLE_MAY_NOT),
    (
        actor(),
        Action.EXPORT_MAKE,
        child(grant(GrantKind.BREAK_GLASS)),
        Purpose.PROTECT_CHILD,
        Reason.GRANT_DOES_NOT_COVER,
    ),
]


@pytest.mark.parametrize(("who", "action", "subject", "purpose", "because"), TRUTHS)
def test_decide_each_rule_gives_its_reason(
    who: Actor, action: Action, subject: ChildFacts | None, purpose: Purpose, because: Reason
) -> None:
    assert decide(who, action, subject, purpose, NOW).reason is because


@pytest.mark.parametrize(("who", "action", "subject", "purpose", "because"), TRUTHS)
def test_decide_denies_everything_but_two_reasons(
    who: Actor, action: Action, subject: ChildFacts | None, purpose: Purpose, because: Reason
) -> None:
    decision = decide(who, action, subject, purpose, NOW)
    assert decision.allowed is (because in {Reason.GRANT_COVERS, Reason.ROLE_MAY})
    assert decision.allowed or decision.fields == frozenset()
    assert Obligation.AUDIT in decision.obligations


def test_decide_desk_is_shown_the_plan_card_and_not_the_file() -> None:
    decision = decide(
        actor(Role.SPOC), Action.CHILD_OPEN, child(grant(GrantKind.DUTY_DESK)), Purpose.ROUTE_ALERT, NOW
    )
    assert decision.effect is Effect.ALLOW_REDACTED
    assert Field.PLAN_CARD in decision.fields
    assert not decision.fields & {Field.STATEMENTS, Field.CHRONOLOGY, Field.ADULT_DETAIL, Field.INFORMANT}


def test_decide_emergency_opening_forbids_taking_papers_out() -> None:
    decision = decide(
        actor(), Action.CHILD_OPEN, child(grant(GrantKind.BREAK_GLASS)), Purpose.PROTECT_CHILD, NOW
    )
    assert Obligation.NO_EXPORT in decision.obligations
    assert Field.INFORMANT not in decision.fields


def test_decide_core_group_grant_beside_an_emergency_opening_lifts_its_limits() -> None:
    both = child(grant(GrantKind.BREAK_GLASS), grant(GrantKind.CORE_GROUP))
    decision = decide(actor(), Action.CHILD_OPEN, both, Purpose.PROTECT_CHILD, NOW)
    assert Obligation.NO_EXPORT not in decision.obligations
    assert Field.INFORMANT in decision.fields


@pytest.mark.parametrize(
    "role", [Role.DSL, Role.PROBATION, Role.POLICE, Role.SPOC, Role.EDT, Role.CHAIR, Role.GP_LEAD]
)
def test_decide_no_role_but_the_team_sees_who_informed(role: Role) -> None:
    decision = decide(actor(role), Action.CHILD_OPEN, child(grant()), Purpose.PROTECT_CHILD, NOW)
    assert Field.INFORMANT not in decision.fields

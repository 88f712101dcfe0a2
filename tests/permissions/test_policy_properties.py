"""What must hold of the policy in every world (assurance 4.1): nothing that takes away may ever add."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from teamaround.practice.record.roles import Role
from teamaround.service.policy.decide import decide
from teamaround.service.policy.facts import Actor, ChildFacts, Grant, Lockout
from teamaround.service.policy.scope import contains, scope
from teamaround.service.policy.tables import actions
from teamaround.service.policy.words import Action, GrantKind, Purpose

START = datetime(2026, 11, 23, tzinfo=UTC)
USERS = ["user-1", "user-2"]
AGENCIES = ["", "children", "school"]
moments = st.integers(0, 72).map(lambda hours: START + timedelta(hours=hours))
actors = st.builds(
    Actor,
    user_id=st.sampled_from(USERS),
    role=st.sampled_from(Role),
    agency=st.sampled_from(AGENCIES),
    is_suspended=st.booleans(),
    second_factor_at=st.none() | moments,
)
whose = st.one_of(
    st.fixed_dictionaries({"user_id": st.sampled_from(USERS)}),
    st.fixed_dictionaries({"agency": st.sampled_from(AGENCIES[1:])}),
)


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    return Grant(
        kind=draw(st.sampled_from([kind for kind in GrantKind if kind is not GrantKind.OWN_CONTRIBUTION])),
        starts=draw(moments),
        ends=draw(st.none() | moments),
        **draw(whose),
    )


@st.composite
def lockouts(draw: st.DrawFn) -> Lockout:
    return Lockout(starts=draw(moments), ends=draw(st.none() | moments), **draw(whose))


children = st.builds(
    ChildFacts,
    child_id=st.just("child-1"),
    grants=st.lists(grants(), max_size=4).map(tuple),
    lockouts=st.lists(lockouts(), max_size=1).map(tuple),
    is_sealed=st.sampled_from([False, False, True]),
    agencies_that_contributed=st.frozensets(st.sampled_from(AGENCIES[1:])),
)
any_action = st.sampled_from(Action)
any_purpose = st.sampled_from(Purpose)


@given(actors, any_action, children, any_purpose, moments, lockouts())
def test_lockout_added_never_allows_more(
    who: Actor, action: Action, subject: ChildFacts, purpose: Purpose, now: datetime, more: Lockout
) -> None:
    locked = msgspec.structs.replace(subject, lockouts=(*subject.lockouts, more))
    before, after = decide(who, action, subject, purpose, now), decide(who, action, locked, purpose, now)
    assert before.allowed or not after.allowed
    assert after.fields <= before.fields


@given(actors, any_action, children.filter(lambda one: one.grants), any_purpose, moments)
def test_grant_removed_never_allows_more(
    who: Actor, action: Action, subject: ChildFacts, purpose: Purpose, now: datetime
) -> None:
    fewer = msgspec.structs.replace(subject, grants=subject.grants[1:])
    before, after = decide(who, action, subject, purpose, now), decide(who, action, fewer, purpose, now)
    assert before.allowed or not after.allowed
    assert after.fields <= before.fields


@given(actors, any_action, children, any_purpose, moments, st.integers(1, 48))
def test_time_passing_never_extends_what_has_begun(
    who: Actor, action: Action, subject: ChildFacts, purpose: Purpose, now: datetime, hours: int
) -> None:
    begun = msgspec.structs.replace(
        subject,
        grants=tuple(one for one in subject.grants if one.starts <= now),
        lockouts=tuple(one for one in subject.lockouts if one.ends is None),
    )
    later = now + timedelta(hours=hours)
    known = msgspec.structs.replace(who, second_factor_at=min(who.second_factor_at or now, now))
    before, after = decide(known, action, begun, purpose, now), decide(known, action, begun, purpose, later)
    assert before.allowed or not after.allowed


@given(actors, any_action, children, any_purpose, moments)
def test_suspended_actor_may_nothing(
    who: Actor, action: Action, subject: ChildFacts, purpose: Purpose, now: datetime
) -> None:
    suspended = msgspec.structs.replace(who, is_suspended=True)
    assert not decide(suspended, action, subject, purpose, now).allowed


@given(actors, any_action, any_purpose, moments)
def test_child_without_a_grant_does_not_exist(
    who: Actor, action: Action, purpose: Purpose, now: datetime
) -> None:
    row = actions()[action]
    decision = decide(who, action, ChildFacts(child_id="child-1"), purpose, now)
    assert not decision.allowed or row.about == "service" or not row.needs_grant


@given(
    actors,
    st.sampled_from(
        [action for action, row in actions().items() if row.about == "child" and row.needs_grant]
    ),
    children,
    any_purpose,
    moments,
)
def test_scope_contains_a_child_exactly_when_decide_allows(
    who: Actor, action: Action, subject: ChildFacts, purpose: Purpose, now: datetime
) -> None:
    within = scope(who, action, purpose, now)
    assert contains(within, who, subject) is decide(who, action, subject, purpose, now).allowed

"""Accounts become actors afresh for every request; suspending one counts at once."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from teamaround.practice.record.roles import Role
from teamaround.service.accounts import actions, queries
from teamaround.service.accounts.models import User
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.models import AuditRow
from tests.service.world import NOW, SYSTEM, World


def test_account_signs_in_with_its_password_and_no_other(world: World) -> None:
    actions.add(
        username="pat",
        name="Pat Quill",
        role=Role.SW,
        agency="marlmouth-children",
        password="three plain words",
        by=SYSTEM,
        now=NOW,
    )
    assert authenticate(username="pat", password="three plain words") is not None
    assert authenticate(username="pat", password="something else") is None


def test_account_without_a_password_has_none_that_works(world: World) -> None:
    assert authenticate(username="sw@marlmouth-children.example", password="") is None


def test_account_role_outside_the_closed_list_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="wizard"):
        actions.add(username="x", name="X", role="wizard", agency="marl-police", by=SYSTEM, now=NOW)
    user = User(username="y", name="Y", role="wizard", agency_id="marl-police")
    with pytest.raises(IntegrityError, match="account_role_is_of_the_closed_list"), transaction.atomic():
        user.save()


def test_account_suspended_is_so_at_the_next_reading(world: World) -> None:
    actions.suspend(world.spoc.user_id, by=SYSTEM, now=NOW)
    assert queries.actor_by_id(world.spoc.user_id).is_suspended
    actions.suspend(world.spoc.user_id, suspended=False, by=SYSTEM, now=NOW)
    assert not queries.actor_by_id(world.spoc.user_id).is_suspended


def test_agency_suspended_stops_all_its_people(world: World) -> None:
    agencies.suspend("marl-police", by=SYSTEM, now=NOW)
    assert queries.actor_by_id(world.police.user_id).agency_is_suspended
    assert not queries.actor_by_id(world.spoc.user_id).agency_is_suspended


def test_actor_session_cannot_be_taken_over_from_the_audit(world: World) -> None:
    user = User.objects.get(pk=world.spoc.user_id)
    actor = queries.actor_of(user, session_key="a-secret-session-key")
    assert actor.session
    assert actor.session not in "a-secret-session-key"
    actions.signed_in(actor, now=NOW)
    assert AuditRow._unsafe_system.order_by("-pk")[0].session == actor.session


def test_people_of_a_role_are_those_who_may_work(world: World) -> None:
    assert [one.name for one in queries.people_in(Role.SPOC)] == ["The spoc of marlmouth-hub"]
    actions.suspend(world.spoc.user_id, by=SYSTEM, now=NOW)
    assert queries.people_in(Role.SPOC) == ()
    assert queries.people_in(Role.POLICE, agency="marlmouth-hub") == ()


def test_personas_are_the_people_of_the_demonstration(world: World) -> None:
    actions.add(username="real", name="Real", role=Role.SW, agency="marl-police", by=SYSTEM, now=NOW)
    assert {one.username for one in queries.personas()}.isdisjoint({"real"})
    assert len(queries.personas()) == 7


SURVIVOR, CAUSED_HARM = Role.DA_SERVICE, Role.PERPETRATOR_PROGRAMME


@pytest.mark.parametrize(
    ("first", "second"),
    [(SURVIVOR, CAUSED_HARM), (CAUSED_HARM, SURVIVOR), (Role.IDVA, CAUSED_HARM), (CAUSED_HARM, Role.IDVA)],
)
def test_both_sides_of_the_information_barrier_are_never_one_agency(
    world: World, first: Role, second: Role
) -> None:
    agencies.add_agency(slug="turning", name="Turning", kind="other", by=SYSTEM, now=NOW)
    actions.add(username="first", name="First", role=first, agency="turning", by=SYSTEM, now=NOW)
    with pytest.raises(actions.BarrierError, match=f"{second} is kept apart from {first}"):
        actions.add(username="second", name="Second", role=second, agency="turning", by=SYSTEM, now=NOW)
    assert not User.objects.filter(username="second").exists()
    actions.add(username="third", name="Third", role=first, agency="turning", by=SYSTEM, now=NOW)

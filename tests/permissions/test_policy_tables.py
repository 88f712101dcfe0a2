"""The policy's tables are whole: every slug has its row, every row its words, and no row goes too far."""

from __future__ import annotations

import pytest

from teamaround.practice.record.roles import Role
from teamaround.service.policy.break_glass import terms
from teamaround.service.policy.tables import actions, grant_kinds, roles
from teamaround.service.policy.words import Action, Field, GrantKind

FAMILY = {Role.PARENT, Role.CHILD, Role.CARER}
MAY_REVEAL = {Role.SW, Role.TEAM_MANAGER, Role.POLICE}


def test_tables_have_a_row_for_every_slug() -> None:
    assert set(actions()) == set(Action)
    assert set(grant_kinds()) == set(GrantKind)
    assert set(roles()) == set(Role)


@pytest.mark.parametrize("role", list(Role))
def test_roles_are_described_in_words(role: Role) -> None:
    row = roles()[role]
    assert len(row.words.split()) >= 5
    assert row.words.endswith(".")
    assert row.name


def test_every_action_is_somebodys() -> None:
    assert set().union(*(row.may for row in roles().values())) == set(Action)


def test_every_action_about_a_child_is_covered_by_a_grant_or_needs_none() -> None:
    covered = set().union(*(row.covers for row in grant_kinds().values()))
    assert {
        action for action, row in actions().items() if row.about == "child" and row.needs_grant
    } == covered


def test_family_has_no_view_of_the_record() -> None:
    assert all(not roles()[role].may and not roles()[role].sees for role in FAMILY)


def test_concealed_address_is_revealed_by_a_named_few_with_a_second_factor() -> None:
    assert {role for role, row in roles().items() if Action.ADDRESS_REVEAL in row.may} == MAY_REVEAL
    assert actions()[Action.ADDRESS_REVEAL].second_factor_minutes == 5


def test_legal_advice_is_a_compartment_of_its_own() -> None:
    assert {role for role, row in roles().items() if Field.LEGAL_ADVICE in row.sees} == {Role.LEGAL}


def test_senders_of_contacts_see_what_they_supplied_and_no_more() -> None:
    for role in (Role.AMBULANCE_DESK, Role.HOUSING, Role.PRISON, Role.PERPETRATOR_PROGRAMME):
        assert roles()[role].sees == {Field.OWN_CONTRIBUTION}


def test_break_glass_terms_are_those_of_the_decision() -> None:
    assert (terms().minutes, terms().most_a_day, terms().review_working_days) == (60, 3, 2)

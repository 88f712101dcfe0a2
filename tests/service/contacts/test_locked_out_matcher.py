"""A matcher who is locked out of a case decides nothing about its people, and does not see that there is a pair."""

from __future__ import annotations

import pytest

from teamaround.matching.identity.written import Description
from teamaround.service.access import actions as access
from teamaround.service.access.context import reading_within, system_purpose
from teamaround.service.access.gate import NotFound
from teamaround.service.contacts.models import MatchReview
from teamaround.service.contacts.queries import reviews_of, waiting_count
from teamaround.service.policy.scope import scope
from teamaround.service.policy.words import Action, Purpose
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.match_decided import match_decided
from tests.service.stored import stored
from tests.service.workflows.family import call
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World

INITIAL_ONLY = Description(family_name="Vale", given_names="D")


@pytest.fixture
def asked(family: World) -> World:
    """A pair about the child waits for the matchers of the council."""
    contacts_received([call(INITIAL_ONLY)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    assert _seen(family) == (1, 1, 1)
    return family


def _seen(world: World) -> tuple[int, int, int]:
    """What the query lists, what the desk counts, and what the database shows of itself."""
    with reading_within(scope(world.spoc, Action.ALERT_READ, Purpose.REVIEW_MATCH, NOW)):
        by_database = MatchReview._unsafe_system.count()
        with system_purpose("test"):
            by_query = len(reviews_of(world.spoc, now=NOW)), waiting_count(world.spoc, now=NOW)
    return (*by_query, by_database)


def test_pair_is_not_there_for_a_matcher_locked_out_of_the_case(asked: World) -> None:
    access.lock_out(CHILD, user_id=asked.spoc.user_id, by=SYSTEM, now=NOW)
    assert _seen(asked) == (0, 0, 0)
    with pytest.raises(NotFound):
        match_decided(stored(MatchReview).get().pk, same=False, reason="Not him.", by=asked.spoc, now=NOW)
    assert stored(MatchReview).get().decided_at is None


def test_pair_is_not_there_for_a_matcher_whose_agency_is_locked_out(asked: World) -> None:
    access.lock_out(CHILD, agency=asked.spoc.agency, by=SYSTEM, now=NOW)
    assert _seen(asked) == (0, 0, 0)


def test_pair_of_a_case_under_seal_is_not_there(asked: World) -> None:
    access.seal(CHILD, by=SYSTEM, now=NOW)
    assert _seen(asked) == (0, 0, 0)


def test_lockout_from_another_case_takes_no_pair_away(asked: World) -> None:
    access.lock_out(OTHER_CHILD, user_id=asked.spoc.user_id, by=SYSTEM, now=NOW)
    assert _seen(asked) == (1, 1, 1)


def test_pair_shows_itself_to_matchers_of_the_council_alone(asked: World) -> None:
    for other in (asked.social_worker, asked.manager, asked.ambulance, asked.auditor):
        with reading_within(scope(other, Action.ALERT_READ, Purpose.PROTECT_CHILD, NOW)):
            assert not MatchReview._unsafe_system.exists()

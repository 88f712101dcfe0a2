"""A decision is undone: what it left is taken back by new entries, all who were told are told, and it is done once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.practice.record.facts.happenings import MatchBand, Sighting, SightingWithdrawn
from teamaround.practice.record.fold import fold
from teamaround.service.access import actions as access
from teamaround.service.access.gate import NotFound
from teamaround.service.audit.models import AuditRow
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.judged import Judgement
from teamaround.service.contacts.models import MatchReview
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.policy.facts import Actor
from teamaround.service.work.models import Task
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.workflows.match_undone import Undone, match_undone
from tests.service.pages.spoc_desk.journey import desk_manager, second_matcher
from tests.service.stored import stored
from tests.service.workflows.family import HERE, HOME
from tests.service.workflows.test_match_remembered import INITIAL_ONLY, NAMESAKE, arrives, decide, waiting
from tests.service.world import CHILD, NOW, SYSTEM, World

LATER = NOW + timedelta(hours=3)


def undo(by: Actor) -> Undone:
    return match_undone(
        stored(Judgement).get().pk, because="wrong_person", reason="Another man.", by=by, now=LATER
    )


def red_alerts() -> list[str]:
    return [one.alert_id for one in alerts_unscoped(HERE) if (one.code, one.level.value) == ("A03", "red")]


def confirmed_twice(world: World) -> None:
    """Judged the same at the home, and the same details come once more."""
    arrives(INITIAL_ONLY, "1", home=HOME)
    decide(world, same=True)
    arrives(INITIAL_ONLY, "2", home=HOME, after=1)


def test_undoing_the_same_takes_back_every_entry_it_made_and_overwrites_none(family: World) -> None:
    confirmed_twice(family)
    before = entries_of_unscoped(HERE)
    assert undo(family.spoc).withdrawn == 2
    after = entries_of_unscoped(HERE)
    assert after[: len(before)] == before
    taken_back = {entry.corrects for entry in after if isinstance(entry.fact, SightingWithdrawn)}
    assert taken_back == set(stored(Judgement).get().entries)
    counted = fold(after, child=HERE, as_at=LATER).of(Sighting)
    assert MatchBand.CONFIRMED_BY_MATCHER not in {told.fact.band for told in counted}


def test_undoing_the_same_leaves_what_was_known_before_it_was_undone(family: World) -> None:
    confirmed_twice(family)
    undo(family.spoc)
    as_at_then = fold(entries_of_unscoped(HERE), child=HERE, as_at=LATER - timedelta(minutes=1))
    assert MatchBand.CONFIRMED_BY_MATCHER in {told.fact.band for told in as_at_then.of(Sighting)}


def test_undoing_the_same_closes_the_red_alert_and_every_recipient_is_asked_to_read_it(family: World) -> None:
    confirmed_twice(family)
    (red,) = red_alerts()
    told = {(one.role, one.agency, one.user_id) for one in deliveries_unscoped(red)}
    undone = undo(family.spoc)
    asked = stored(Task).filter(kind__startswith="read_correction")
    assert {(one.owner_role, one.owner_agency, str(one.owner_user or "")) for one in asked} >= told
    assert undone.told == asked.count() == stored(AuditRow).get(action="match_review.corrected").count
    assert {one.alert_id: one.state for one in alerts_unscoped(HERE)}[red] == "closed"


def test_undoing_is_done_once_whoever_asks_again(family: World) -> None:
    confirmed_twice(family)
    undo(family.spoc)
    before = len(entries_of_unscoped(HERE)), stored(Task).count(), stored(AuditRow).count()
    with pytest.raises(contacts.AlreadyUndone):
        undo(family.spoc)
    assert (len(entries_of_unscoped(HERE)), stored(Task).count(), stored(AuditRow).count()) == before


def test_undoing_not_the_same_puts_the_pair_before_the_matchers_again(family: World) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    assert undo(family.spoc) == Undone(waits_again=True)
    review = stored(MatchReview).get()
    assert (review.decided_at, review.is_same, waiting()) == (None, None, 1)
    decide(family, same=True)
    assert stored(Judgement).count() == 2


def test_undoing_not_the_same_after_thirty_days_says_that_nothing_is_left_to_compare(family: World) -> None:
    arrives(NAMESAKE, "1")
    decide(family, same=False)
    contacts.purge(by=SYSTEM, now=NOW + timedelta(days=30))
    assert stored(Judgement).get().reason == ""
    assert undo(family.spoc) == Undone(waits_again=False)


def test_pair_once_undone_is_asked_when_the_same_details_come(family: World) -> None:
    confirmed_twice(family)
    undo(family.spoc)
    arrives(INITIAL_ONLY, "3", home=HOME, after=4)
    assert waiting() == 1


def test_manager_of_the_desk_undoes_what_a_matcher_decided(family: World) -> None:
    confirmed_twice(family)
    assert undo(desk_manager()).withdrawn == 2
    assert stored(Judgement).get().undone_because == "wrong_person"


@pytest.mark.parametrize(
    "who", ["social_worker", "manager", "police", "auditor", "another matcher", "locked out"]
)
def test_nobody_else_finds_the_decision(family: World, who: str) -> None:
    confirmed_twice(family)
    if who == "locked out":
        access.lock_out(CHILD, user_id=family.spoc.user_id, by=SYSTEM, now=NOW)
    actor = {"another matcher": second_matcher, "locked out": lambda: family.spoc}.get(
        who, lambda: getattr(family, who)
    )()
    with pytest.raises(NotFound):
        undo(actor)
    assert stored(Judgement).get().undone_at is None

"""Matches decided, alerts accepted and closed, and time passing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teamaround.matching.identity.written import Description
from teamaround.practice.record.facts.family import AlertAccepted
from teamaround.practice.record.facts.happenings import MatchBand, Sighting
from teamaround.service.access.gate import NotFound
from teamaround.service.contacts.models import MatchReview
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work import actions as work
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.work.values import AlertCard
from teamaround.service.workflows.alert_answered import MayNotClose, alert_accepted, alert_closed
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.match_decided import match_decided
from teamaround.service.workflows.time_passed import alerts_escalated
from tests.service.stored import stored
from tests.service.workflows.family import HERE, PARTNER, call
from tests.service.world import NOW, SYSTEM, World

INITIAL_ONLY = Description(family_name="Vale", given_names="D")  # at the home: for a person to decide (8.0)


def red_alert() -> AlertCard:
    contacts_received([call(PARTNER)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    (alert,) = alerts_unscoped(HERE)
    return alert


def review() -> str:
    contacts_received([call(INITIAL_ONLY)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    return str(stored(MatchReview).get().pk)


def test_match_decided_the_same_becomes_a_red_alert_marked_as_confirmed(family: World) -> None:
    match_decided(review(), same=True, reason="Trace agrees.", by=family.spoc, now=NOW + timedelta(hours=1))
    sightings = [entry.fact for entry in entries_of_unscoped(HERE) if isinstance(entry.fact, Sighting)]
    assert MatchBand.CONFIRMED_BY_MATCHER in {fact.band for fact in sightings}
    assert ("A03", "red") in {(one.code, one.level.value) for one in alerts_unscoped(HERE)}


def test_match_decided_not_the_same_leaves_nothing_of_that_person(family: World) -> None:
    match_decided(review(), same=False, reason="Two people.", by=family.spoc, now=NOW)
    sightings = [entry.fact for entry in entries_of_unscoped(HERE) if isinstance(entry.fact, Sighting)]
    assert "dan" not in {fact.person for fact in sightings}


def test_match_of_somebody_who_is_no_matcher_is_not_found(family: World) -> None:
    pending = review()
    with pytest.raises(NotFound):
        match_decided(pending, same=True, reason="I know.", by=family.social_worker, now=NOW)


def test_alert_accepted_is_an_entry_and_counts_once(family: World) -> None:
    alert = red_alert()
    assert alert_accepted(alert, by=family.social_worker, now=NOW)
    assert not alert_accepted(alert, by=family.social_worker, now=NOW)
    accepted = [entry for entry in entries_of_unscoped(HERE) if isinstance(entry.fact, AlertAccepted)]
    assert [entry.author for entry in accepted] == [family.social_worker.user_id]


def test_alert_is_not_accepted_by_somebody_it_did_not_go_to(family: World) -> None:
    alert = red_alert()
    with pytest.raises(work.NotARecipient):
        alert_accepted(alert, by=family.auditor, now=NOW)


def test_alert_is_not_closed_on_a_denial_alone(family: World) -> None:
    alert = red_alert()
    with pytest.raises(MayNotClose) as refused:
        alert_closed(alert, reason="mother_denies", evidence=(), by=family.social_worker, now=NOW)
    assert refused.value.verdict.way_on
    assert [one.state for one in alerts_unscoped(HERE)] == ["open"]


def test_alert_that_nobody_accepts_goes_up_the_ladder(family: World) -> None:
    alert = red_alert()
    assert alerts_escalated(now=NOW + timedelta(minutes=59)) == ()
    climbed = alerts_escalated(now=NOW + timedelta(minutes=61))
    assert "sw" in {one.before for one in climbed}
    rungs = {one.role: one.rung for one in deliveries_unscoped(alert.alert_id) if one.rung}
    assert rungs["team_manager"] == 1


def test_alert_once_accepted_does_not_climb_for_that_recipient(family: World) -> None:
    alert = red_alert()
    alert_accepted(alert, by=family.social_worker, now=NOW)
    climbed = alerts_escalated(now=NOW + timedelta(hours=2))
    assert "sw" not in {one.before for one in climbed}

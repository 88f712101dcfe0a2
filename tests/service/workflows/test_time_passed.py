"""Every night the rules are run on every open child, whatever is wrong with one of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError

from teamaround.practice.looking_again import rules_digest
from teamaround.practice.record.facts.family import NoteWritten
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.meetings import ConferenceHeld, ConferenceSort, PlanDecision
from teamaround.service.contacts.models import MatchFields
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import children_to_look_at_unscoped
from teamaround.service.work.queries import alerts_unscoped
from teamaround.service.work.values import AlertChange
from teamaround.service.workflows import kept_contacts_matched_again as again
from teamaround.service.workflows import time_passed
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.rules_run import rules_run
from tests.service.stored import stored
from tests.service.workflows import test_kept_contacts_matched_again as kept
from tests.service.workflows.family import HERE, STRANGER, call, told
from tests.service.world import NOW, SYSTEM, World

MONTHS_LATER = NOW + timedelta(days=90)


class Failing:
    """Fails the first time that it is asked, and then does what it stands for."""

    def __init__(self, failure: Exception) -> None:
        self.failure: Exception | None = failure

    def rules(self, child_id: str, *, by: object, now: datetime) -> tuple[AlertChange, ...]:
        failure, self.failure = self.failure, None
        if failure:
            raise failure
        return rules_run(child_id, by=SYSTEM, now=now)


def rules_failing_once(failure: Exception) -> object:
    return patch.object(time_passed, "rules_run", Failing(failure).rules)


def test_night_raises_what_nothing_else_has_raised(family: World) -> None:
    thin = ConferenceHeld(
        sort=ConferenceSort.INITIAL,
        decision=PlanDecision.CHILD_PROTECTION,
        core_group=("marlmouth-children",),
    )
    ledger.append([told(thin)], by=SYSTEM, now=NOW)
    assert alerts_unscoped(HERE) == ()
    assert time_passed.nightly(now=NOW) >= 1
    assert "A01" in {one.code for one in alerts_unscoped(HERE)}


def test_only_children_about_whom_something_fell_due_are_looked_at(family: World) -> None:
    entries_recorded([told(ReferralReceived(what="worried"))], by=SYSTEM, now=NOW)
    time_passed.looked_again(now=NOW)
    looked: list[str] = []

    def noting(child_id: str, *, by: object, now: datetime) -> tuple[AlertChange, ...]:
        looked.append(child_id)
        return rules_run(child_id, by=SYSTEM, now=now)

    with patch.object(time_passed, "rules_run", noting):
        time_passed.looked_again(now=NOW + timedelta(seconds=1))
        assert looked == []
        time_passed.looked_again(now=MONTHS_LATER)
        assert HERE in looked


def test_what_was_recorded_without_the_rules_is_looked_at_next(family: World) -> None:
    time_passed.looked_again(now=NOW)
    ledger.append([told(NoteWritten(what="Telephoned"))], by=SYSTEM, now=NOW)
    due = children_to_look_at_unscoped(now=NOW, by_rules=rules_digest())
    assert [one.child_id for one in due] == [HERE]
    assert children_to_look_at_unscoped(now=NOW, by_rules="other rules") != ()


def test_night_goes_on_to_the_next_child_and_purges_when_the_rules_fail_on_one(
    family: World, caplog: pytest.LogCaptureFixture
) -> None:
    contacts_received([call(STRANGER)], agency="marl-ambulance", by=SYSTEM, now=NOW)
    with rules_failing_once(LookupError("a secret")):
        time_passed.nightly(now=MONTHS_LATER)
    assert not stored(MatchFields).exists()
    assert [record.msg for record in caplog.records] == ["the rules could not be run for one child"]


def test_night_without_a_database_is_no_night(family: World) -> None:
    with rules_failing_once(OperationalError("away")), pytest.raises(OperationalError):
        time_passed.nightly(now=MONTHS_LATER)


def test_contact_that_fails_holds_back_no_other_and_is_tried_again(family: World) -> None:
    kept.a_call_from_the_flat()
    contacts_received(
        [call(STRANGER, source_id="2", home=kept.FLAT)], agency="marl-ambulance", by=SYSTEM, now=NOW
    )
    kept.the_child_lives_there_and_he_is_the_mothers_partner()
    outcomes: list[Exception | None] = [LookupError("a secret"), None]
    real = again.receive

    def failing_once(*given: object, **named: object) -> object:
        failure = outcomes.pop(0)
        if failure:
            raise failure
        return real(*given, **named)  # type: ignore[arg-type]  # what it was given is handed on

    with patch.object(again, "receive", failing_once):
        assert again.kept_contacts_matched_again(now=kept.LATER) == 1
    assert again.kept_contacts_matched_again(now=kept.LATER) == 1
    assert again.kept_contacts_matched_again(now=kept.LATER) == 0

"""Decision 14: nobody at an agency whose contact matched learns of it, whatever else they may read of the child.

Two worlds, with and without the match, are the same to everybody at the sender, byte for byte. Spared are those who
answer for the child or for the desk, and who oversees the audit of the whole partnership.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from teamaround.exchange.contact import Contact
from teamaround.practice.disclosure.viewing import DESKS, WHOLE_FILE
from teamaround.practice.record.facts.controls import ControlRecorded, ControlSort
from teamaround.service.access.models import Contribution
from teamaround.service.ledger.queries import entries_of_unscoped
from teamaround.service.work.queries import alerts_unscoped, deliveries_unscoped
from teamaround.service.workflows.contacts_received import contacts_received
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.permissions.asking import asked, body, path_of, signed_in
from tests.permissions.case import Case, undone
from tests.permissions.cast import AGENCIES, BY, CAST, NOW, Persona
from tests.permissions.matrix import AUDITORS, MATRIX
from tests.service.workflows.family import PARTNER, STRANGER, call, told
from tests.service.world import CHILD

SENDERS = tuple(one for one in CAST if one.role not in WHOLE_FILE | DESKS)
MUST_NOT = told(ControlRecorded(control="k1", sort=ControlSort.BAIL, person="dan", places=("home",)))
OF_NOBODY = call(STRANGER, source_id="own", home=None)
OF_THE_PARTNER = call(PARTNER, source_id="own")


@pytest.mark.parametrize("who", SENDERS, ids=lambda one: one.name)
def test_match_of_ones_own_agencys_contact_changes_no_byte(case: Case, who: Persona) -> None:
    entries_recorded((MUST_NOT,), by=BY, now=NOW)
    with undone():
        _sent(who.agency, OF_NOBODY)
        before, without = len(entries_of_unscoped(CHILD)), _everything(case, who)
    with undone():
        _sent(who.agency, OF_THE_PARTNER)
        after, with_it = len(entries_of_unscoped(CHILD)), _everything(case, who)
    assert after > before
    assert [path for path in without if without[path] != with_it[path]] == []


@pytest.mark.parametrize("who", ["police, responder", "probation, responder", "idva, core group"])
@pytest.mark.parametrize("name", ["my_alert_accept", "alert_accept", "alert_check", "alert_close"])
def test_alert_of_ones_own_agencys_contact_is_not_there_to_answer(case: Case, who: str, name: str) -> None:
    entries_recorded((MUST_NOT,), by=BY, now=NOW)
    sender = next(one.agency for one in CAST if one.name == who)
    before = {one.alert_id for one in alerts_unscoped(CHILD)}
    _sent(sender, OF_THE_PARTNER)
    raised = [one.alert_id for one in alerts_unscoped(CHILD) if one.alert_id not in before]
    client = signed_in(case.people[who])
    answers = {
        asked(client, "POST", path_of(name, {**case.ids, "alert_id": one})).status_code for one in raised
    }
    assert raised
    assert answers == {404}


@pytest.mark.parametrize("sender", sorted(AGENCIES))
def test_nobody_at_the_sender_is_told_but_who_answers_for_the_child(case: Case, sender: str) -> None:
    entries_recorded((MUST_NOT,), by=BY, now=NOW)
    before = {one.alert_id for one in alerts_unscoped(CHILD)}
    _sent(sender, OF_THE_PARTNER)
    raised = [one for one in alerts_unscoped(CHILD) if one.alert_id not in before]
    told_there = {
        sent.role for one in raised for sent in deliveries_unscoped(one.alert_id) if sent.agency == sender
    }
    assert {one.sender for one in raised} == {sender}
    assert told_there <= WHOLE_FILE | DESKS


def test_contact_is_no_contribution_of_its_sender(case: Case) -> None:
    assert not Contribution._unsafe_system.filter(child_id=CHILD, agency="marl-ambulance").exists()
    assert Contribution._unsafe_system.filter(child_id=CHILD, agency="marlmouth-children").exists()


def _sent(agency: str, contact: Contact) -> None:
    """A call that came to this agency, of another day than the one that is on record already."""
    theirs = msgspec.structs.replace(contact, agency=agency, occurred_at=NOW - timedelta(days=3))
    contacts_received([theirs], agency=agency, by=BY, now=NOW)


def _everything(case: Case, who: Persona) -> dict[str, bytes]:
    client = signed_in(case.people[who.name])
    names = [one.name for one in MATRIX if one.reads]
    if who.name in AUDITORS:
        names.remove("audit_desk")
    paths = [path_of(name, case.ids) for name in names]
    return {path: body(asked(client, "GET", path)) for path in paths}

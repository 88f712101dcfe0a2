"""What is recorded opens and closes a child's case on people's lists, as it does in the record."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.care import CareBasis, CareEnded, CareStarted
from teamaround.practice.record.facts.family import NoteWritten
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.queries import child_unscoped
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.service.workflows.family import told
from tests.service.world import NOW, OTHER_CHILD, SYSTEM, World

WITHOUT_A_PLAN = str(OTHER_CHILD)
LATER = NOW + timedelta(days=30)


def of_the_other(fact: AnyFact) -> Entry:
    return msgspec.structs.replace(told(fact), children=(WITHOUT_A_PLAN,))


def is_open() -> bool:
    child = child_unscoped(WITHOUT_A_PLAN)
    assert child is not None
    return child.is_open


def test_child_who_comes_into_care_is_open_and_is_closed_when_care_ends_without_a_plan(
    family: World,
) -> None:
    ledger.set_open(WITHOUT_A_PLAN, is_open=False, by=SYSTEM, now=NOW)
    entries_recorded([of_the_other(CareStarted(basis=CareBasis.SECTION_20))], by=SYSTEM, now=NOW)
    assert is_open()
    ended = msgspec.structs.replace(of_the_other(CareEnded()), happened_at=LATER, recorded_at=LATER)
    entries_recorded([ended], by=SYSTEM, now=LATER)
    assert not is_open()


def test_note_on_a_case_that_is_over_does_not_open_it(family: World) -> None:
    ledger.set_open(WITHOUT_A_PLAN, is_open=False, by=SYSTEM, now=NOW)
    entries_recorded([of_the_other(NoteWritten(what="Somebody rang."))], by=SYSTEM, now=NOW)
    assert not is_open()

"""Adding to the ledger: all or nothing, once, in each child's order, and never changed."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger import actions, queries
from tests.service.entries import note
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World


def _append(*entries: Entry) -> tuple[Entry, ...]:
    return actions.append(entries, by=SYSTEM, now=NOW)


def test_append_entry_comes_back_as_it_was(world: World) -> None:
    given = note(
        "n1",
        paragraphs=(Paragraph(text="Seen at the gate.", about=("p1",), source="p2", may_share_with=("sw",)),),
    )
    _append(given)
    assert queries.entries_of_unscoped(CHILD) == (given,)


def test_append_same_entry_again_changes_nothing(world: World) -> None:
    assert len(_append(note("n1"))) == 1
    assert _append(note("n1"), note("n2")) == (note("n2"),)
    assert queries.ledger_lengths_unscoped([CHILD]) == {str(CHILD): 2}


def test_append_other_entry_under_a_known_id_is_refused_whole(world: World) -> None:
    _append(note("n1"))
    with pytest.raises(actions.EntryConflict, match="n1"):
        _append(note("n2"), note("n1", what="Something else."))
    assert queries.ledger_lengths_unscoped([CHILD]) == {str(CHILD): 1}


def test_append_unknown_child_adds_nothing(world: World) -> None:
    with pytest.raises(actions.UnknownChild):
        _append(note("n1"), note("n2", children=("33333333-3333-4333-8333-333333333333",)))
    assert queries.entries_of_unscoped(CHILD) == ()


def test_append_entry_of_two_children_stands_in_both_orders(world: World) -> None:
    both = note("n2", children=(str(CHILD), str(OTHER_CHILD)))
    _append(note("n1"), both, note("n3"))
    assert [entry.entry_id for entry in queries.entries_of_unscoped(CHILD)] == ["n1", "n2", "n3"]
    assert [entry.entry_id for entry in queries.entries_of_unscoped(OTHER_CHILD)] == ["n2"]


def test_append_paragraph_of_one_child_is_not_in_the_other_ledger(world: World) -> None:
    shared = note(
        "n1",
        children=(str(CHILD), str(OTHER_CHILD)),
        paragraphs=(
            Paragraph(text="Both were seen."),
            Paragraph(text="Only the first spoke.", children=(str(CHILD),)),
        ),
    )
    _append(shared)
    texts = [
        [part.text for part in queries.entries_of_unscoped(one)[0].paragraphs] for one in (CHILD, OTHER_CHILD)
    ]
    assert texts == [["Both were seen.", "Only the first spoke."], ["Both were seen."]]


def test_append_writes_one_audit_row_for_each_child(world: World) -> None:
    before = AuditRow._unsafe_system.count()
    _append(note("n1"), note("n2", children=(str(CHILD), str(OTHER_CHILD))))
    rows = AuditRow._unsafe_system.order_by("-pk")[: AuditRow._unsafe_system.count() - before]
    assert {(str(row.child_id), row.action, row.count) for row in rows} == {
        (str(CHILD), "entries.appended", 2),
        (str(OTHER_CHILD), "entries.appended", 1),
    }


def test_append_when_the_audit_fails_adds_nothing(world: World) -> None:
    with (
        patch(
            "teamaround.service.audit.actions.AuditRow.objects.create", side_effect=RuntimeError("audit away")
        ),
        pytest.raises(RuntimeError, match="audit away"),
    ):
        _append(note("n1"))
    assert queries.entries_of_unscoped(CHILD) == ()

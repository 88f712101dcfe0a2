"""Promise 5: two worlds that differ only in a child somebody may not know of look the same to them, byte for byte."""

from __future__ import annotations

import msgspec
import pytest

from teamaround.practice.record.entry import Entry
from teamaround.service.access import actions as access
from teamaround.service.policy.words import GrantKind
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.permissions.asking import asked, body, path_of, signed_in
from tests.permissions.case import BEFORE, Case, undone
from tests.permissions.cast import BY, NOW
from tests.permissions.matrix import MATRIX
from tests.service.workflows.family import FAMILY
from tests.service.world import CHILD, OTHER_CHILD


@pytest.mark.parametrize(
    "who", ["sw, core group", "spoc, desk", "dsl, core group", "police, responder", "team_manager, none"]
)
def test_hidden_child_changes_no_byte_of_what_somebody_locked_out_reads(case: Case, who: str) -> None:
    user = case.people[who]
    access.give(OTHER_CHILD, kind=GrantKind.CORE_GROUP, user_id=user.pk, starts=BEFORE, by=BY, now=BEFORE)
    access.lock_out(OTHER_CHILD, user_id=user.pk, by=BY, now=BEFORE)
    without = _everything(case, who)
    with undone():
        entries_recorded(tuple(map(_of_the_hidden_child, FAMILY)), by=BY, now=NOW)
        with_it = _everything(case, who)
    assert [path for path in without if without[path] != with_it[path]] == []


def _everything(case: Case, who: str) -> dict[str, bytes]:
    """All that this person can read, by its address; the hidden child's own addresses too."""
    hidden = {**case.ids, "child_id": OTHER_CHILD}
    paths = [path_of(one.name, ids) for one in MATRIX if one.reads for ids in (case.ids, hidden)]
    with undone():
        client = signed_in(case.people[who])
        return {path: body(asked(client, "GET", path)) for path in paths}


def _of_the_hidden_child(entry: Entry) -> Entry:
    """The same thing said of the hidden child, as an entry of its own."""
    text = msgspec.json.encode(entry).decode().replace(str(CHILD), str(OTHER_CHILD))
    moved = msgspec.json.decode(text, type=Entry)
    return msgspec.structs.replace(moved, entry_id=entry.entry_id[::-1].replace("-", "")[:32])

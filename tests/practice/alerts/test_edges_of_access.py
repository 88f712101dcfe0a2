"""Which looks at a record are unusual: edges found by putting faults into them (docs/mutation.md)."""

from __future__ import annotations

import pytest

from teamaround.practice.alerts.access import unusual_looks
from teamaround.practice.record.facts.family import NoteWritten, RecordOpened
from teamaround.practice.record.facts.people import ChildDescribed, PersonDescribed
from teamaround.practice.record.facts.rights import ReaderCleared
from tests.practice.telling import CHILD, Story, family

NOTE = NoteWritten(what="seen at the surgery")
READER = "Nora Quill"
UNCONNECTED = "their agency does not work with the child and no task is recorded"
NAMESAKE = "they bear a family name of the record and no task is recorded"


def reasons(story: Story) -> list[str]:
    return [words for look in unusual_looks(story.case("2024-06-01")) for words in look.reasons]


def opened(who: str = READER, task: str = "") -> RecordOpened:
    return RecordOpened(who=who, agency="gp", purpose="a visit today", task=task)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([], [UNCONNECTED], id="never heard of the child"),
        pytest.param(["2024-05-01"], [], id="said something before"),
        pytest.param(["2024-05-08"], [], id="in the same minute"),
        pytest.param(["2024-05-09"], [UNCONNECTED], id="only afterwards"),
        pytest.param(["2024-05-01", "2024-05-09"], [], id="before and afterwards"),
    ],
)
def test_agency_is_connected_from_when_it_said_something(notes: list[str], expected: list[str]) -> None:
    story = family()
    for when in notes:
        story.tell(NOTE, when, by="gp")
    story.tell(opened(), "2024-05-08")
    assert reasons(story) == expected


@pytest.mark.parametrize(
    ("cleared_on", "expected"),
    [("2024-05-07", [UNCONNECTED]), ("2024-05-08", []), ("2024-05-09", [])],
)
def test_look_is_reviewed_by_what_was_found_then_or_later(cleared_on: str, expected: list[str]) -> None:
    story = family()
    story.tell(opened(), "2024-05-08")
    story.tell(ReaderCleared(who=READER, by="the audit officer"), cleared_on)
    assert reasons(story) == expected


def test_working_with_somebody_whom_nothing_ties_to_the_child_is_no_connection() -> None:
    story = family()
    story.tell(PersonDescribed(person="guest", given_names="Ida", open_to=("gp",)), "2024-05-01")
    story.tell(opened(), "2024-05-08")
    assert reasons(story) == [UNCONNECTED]


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        pytest.param([], [], id="a record that does not describe the child yet"),
        pytest.param([ChildDescribed(child=CHILD, name="", council="csb")], [], id="a child without a name"),
        pytest.param(
            [ChildDescribed(child=CHILD, name="Ash Quill", council="csb")], [NAMESAKE], id="the child's name"
        ),
        pytest.param(
            [ChildDescribed(child=CHILD, name="Quill Ash", council="csb")], [], id="the child's first name"
        ),
    ],
)
def test_reader_bears_the_name_of_the_child_alone(child: list[ChildDescribed], expected: list[str]) -> None:
    story = Story()
    for fact in child:
        story.tell(fact, "2024-01-02")
    story.tell(NOTE, "2024-05-01", by="gp")
    story.tell(opened(), "2024-05-08")
    assert reasons(story) == expected

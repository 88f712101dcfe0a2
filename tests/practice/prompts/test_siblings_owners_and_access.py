"""Brothers and sisters, the council that stays responsible, requests for access, and readers; row by row."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from teamaround.practice.record.facts.family import (
    AccessAnswered,
    AccessRequested,
    ChildMoved,
    RecordOpened,
    TransferAnswered,
    TransferRequested,
)
from teamaround.practice.record.facts.happenings import Incident
from teamaround.practice.record.facts.people import (
    Concealment,
    LinkEnded,
    PersonDescribed,
    PersonLinked,
    PlaceDescribed,
)
from teamaround.practice.record.facts.rights import ReaderBarred, ReaderCleared
from teamaround.practice.record.words import Certainty, Relation
from tests.practice.prompts.asking import asked
from tests.practice.telling import CHILD, MOTHER, PARTNER, Story, at, conference, control, family

ALONE = Incident(what="Left alone", harmed=(CHILD,))


def _open(*told: tuple[Any, str], tags: tuple[str, ...] = ()) -> Story:
    story = family(*tags)
    story.tell(conference(core_group=("csc", "school", "health")), "2024-03-27")
    for fact, when in told:
        story.tell(fact, when)
    return story


def _sibling(to: str = CHILD, person: str = "jo", relation: Relation = Relation.SIBLING) -> PersonLinked:
    return PersonLinked(person=person, to=to, relation=relation, certainty=Certainty.CONFIRMED)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([(_sibling(), "2024-04-01")], 1),
        ([(_sibling(to="jo", person=CHILD), "2024-04-01")], 1),
        ([], 0),
        ([(_sibling(relation=Relation.OTHER_RELATIVE), "2024-04-01")], 0),
        ([(_sibling(to=PARTNER), "2024-04-01")], 0),  # a sister of the partner
        ([(_sibling(to="jo", person=MOTHER, relation=Relation.MOTHER), "2024-04-01")], 1),
        ([(_sibling(to="jo", person=PARTNER, relation=Relation.FATHER), "2024-04-01")], 0),
        (
            [
                (_sibling(), "2024-04-01"),
                (PersonDescribed(person="jo", date_of_birth="2017-02-03"), "2024-04-01"),
            ],
            1,
        ),
        (
            [
                (_sibling(), "2024-04-01"),
                (PersonDescribed(person="jo", date_of_birth="1999-02-03"), "2024-04-01"),
            ],
            0,
        ),
        ([(_sibling(), "2024-04-01"), (PersonDescribed(person="jo", date_of_birth="1999"), "2024-04-01")], 1),
        ([(_sibling(), "2024-04-01"), (LinkEnded(person="jo", to=CHILD, mistaken=True), "2024-04-02")], 0),
    ],
)
def test_sibling_notice(told: list[tuple[Any, str]], count: int) -> None:
    story = _open(*told, (ALONE, "2024-05-01T10:00"))
    found = asked(story, "2024-05-01T11:00", "sibling_notice")
    assert [one.about for one in found] == [("jo",)] * count
    assert asked(story, "2024-05-30", "sibling_notice") == []


def test_news_that_stands_in_both_records_needs_no_notice() -> None:
    story = _open((_sibling(), "2024-04-01"), (ALONE, "2024-05-01T10:00"))
    story.entries[-1] = msgspec.structs.replace(story.entries[-1], children=(CHILD, "jo"))
    assert asked(story, "2024-05-01T11:00", "sibling_notice") == []


REQUESTED = TransferRequested(to_council="fen")


def _answer(accepted: bool, by: str = "fen") -> TransferAnswered:
    return TransferAnswered(by_council=by, accepted=accepted, reason="A visit first")


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([(REQUESTED, "2024-05-07")], True),
        ([(REQUESTED, "2024-05-07"), (_answer(False), "2024-05-14")], True),
        ([(REQUESTED, "2024-05-07"), (_answer(True), "2024-05-14")], True),  # the conference is still to come
        ([(REQUESTED, "2024-05-07"), (conference("transfer_in", "continues"), "2024-05-20")], False),
        ([(conference("transfer_in", "continues"), "2024-05-01"), (REQUESTED, "2024-05-07")], True),
        ([], False),
    ],
)
def test_council_that_asked_stays_responsible(told: list[tuple[Any, str]], stands: bool) -> None:
    found = asked(_open(*told), "2024-05-25", "still_owner")
    assert bool(found) is stands
    assert "fen" not in repr(found)


def _move(council: str, temporary: bool = False) -> ChildMoved:
    return ChildMoved(place="flat", council=council, temporary=temporary)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([(_move("fen"), "2024-05-07")], True),  # nobody has asked the other council yet
        ([(_move("fen", temporary=True), "2024-05-07")], False),  # notify only (T31)
        ([(_move(""), "2024-05-07")], False),
        ([(_move("fen"), "2024-05-07"), (_move("csb"), "2024-05-14")], False),  # home again
        ([(_move("fen"), "2024-05-07"), (_answer(True), "2024-05-14")], True),
        ([(_move("fen"), "2024-05-07"), (conference("transfer_in", "continues"), "2024-05-20")], False),
        ([(REQUESTED, "2024-04-07"), (conference("transfer_in", "continues"), "2024-04-20"),
          (_move("ham"), "2024-05-14")], True),
    ],
)  # fmt: skip
def test_council_that_a_child_moved_away_from_stays_responsible(
    told: list[tuple[Any, str]], stands: bool
) -> None:
    found = asked(_open(*told), "2024-05-25", "still_owner")
    assert len(found) == int(stands)
    assert "fen" not in repr(found)


def test_acceptance_passes_a_case_without_a_protection_plan() -> None:
    story = _open((conference("review", "child_in_need"), "2024-04-20"), (REQUESTED, "2024-05-07"))
    assert asked(story, "2024-05-08", "still_owner")
    story.tell(_answer(True, by="elsewhere"), "2024-05-14")
    assert asked(story, "2024-05-15", "still_owner")
    story.tell(_answer(True), "2024-05-16")
    assert asked(story, "2024-05-17", "still_owner") == []


HIDDEN = PlaceDescribed(place="refuge", label="Safe address A", concealment=Concealment.REFUGE)
SOURCE = PersonDescribed(person="src", given_names="Isolde", protected_source=True)


@pytest.mark.parametrize(
    ("by", "tags", "told", "held"),
    [
        (PARTNER, ("violent",), [], True),
        (PARTNER, (), [], False),
        (PARTNER, (), [(control(), "2024-04-01")], True),
        (MOTHER, (), [], False),
        (MOTHER, (), [(HIDDEN, "2024-04-01")], True),
        (MOTHER, (), [(SOURCE, "2024-04-01")], True),
    ],
)
def test_request_for_access_is_held_where_an_answer_could_give_somebody_away(
    by: str, tags: tuple[str, ...], told: list[tuple[Any, str]], held: bool
) -> None:
    story = _open(*told, (AccessRequested(by=by), "2024-05-15"), tags=tags)
    found = asked(story, "2024-05-15T10:00", "SAR_hold_for_DPO")
    assert [(one.to, one.is_refusal, one.due) for one in found] == (
        [(("dpo",), True, at("2024-06-15T23:59:59"))] if held else []
    )
    story.tell(AccessAnswered(by=by), "2024-06-01")
    assert asked(story, "2024-06-02", "SAR_hold_for_DPO") == []


@pytest.mark.parametrize(
    ("opened", "blocked"),
    [
        (RecordOpened(who="Ann Bell", agency="probation", purpose="Curious"), True),
        (RecordOpened(who="Ann Bell", agency="csc"), False),  # an anomaly, and no reason to stop a worker
        (RecordOpened(who="Ann Bell", agency="csc", purpose="Visit", tied_to=(MOTHER,)), True),
        (RecordOpened(who="Ann Bell", agency="csc", purpose="Visit"), False),
        (RecordOpened(who="Jo Reed", agency="csc", purpose="Visit"), True),  # barred below
    ],
)
def test_reader_is_stopped_until_reviewed(opened: RecordOpened, blocked: bool) -> None:
    story = _open((ReaderBarred(who="Jo Reed"), "2024-04-01"), (opened, "2024-05-01"))
    found = asked(story, "2024-05-01T10:00", "access_blocked_pending_review")
    assert [(one.to, one.is_refusal) for one in found] == ([(("audit_officer",), True)] if blocked else [])
    assert opened.who not in repr(found)
    story.tell(ReaderCleared(who=opened.who, by="audit"), "2024-05-02")
    assert asked(story, "2024-05-03", "access_blocked_pending_review") == []

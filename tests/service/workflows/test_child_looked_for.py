"""Finding a child by exact details: one answer for whoever is not here or hidden, all of it written down (21)."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import msgspec
import pytest

from teamaround.matching.identity import full_name
from teamaround.practice.record.facts.meetings import PlanEnded, PlanEndReason, PlanSort
from teamaround.service.access import actions as access
from teamaround.service.access.gate import NotFound
from teamaround.service.access.models import Grant
from teamaround.service.audit.kinds import AuditKind
from teamaround.service.audit.models import AuditRow
from teamaround.service.ledger import actions as ledger
from teamaround.service.ledger.wanted import Wanted
from teamaround.service.policy.facts import Actor
from teamaround.service.policy.finding import terms
from teamaround.service.policy.words import GrantKind
from teamaround.service.workflows.child_looked_for import Search, Sought, child_looked_for
from teamaround.service.workflows.entries_recorded import entries_recorded
from tests.service.workflows.family import put_on_a_plan, told
from tests.service.world import CHILD, NOW, OTHER_CHILD, SYSTEM, World

BORN, NHS, UPN = date(2016, 3, 1), "9990000026", "P981400120001"
BY_NAME = Wanted(name=full_name("Child 1 Fennimore"), born=BORN)
NOT_HERE = Wanted(name=full_name("Child Nobody"), born=BORN)
NOTHING = Sought()
FOUND = Sought(child_id=str(CHILD))


def look(by: Actor, wanted: Wanted = BY_NAME, after: timedelta = timedelta(0)) -> Sought:
    return child_looked_for(
        Search(wanted=wanted, task="call", caller="tarnside-primary"), by=by, now=NOW + after
    )


def audited(kind: AuditKind = AuditKind.CHILD_SEARCHED) -> list[AuditRow]:
    return list(AuditRow._unsafe_system.filter(action=kind.value).order_by("pk"))


def rename(name: str, child: object = CHILD, born: date = BORN, nhs_number: str = NHS) -> None:
    ledger.describe_child(
        str(child), name=name, date_of_birth=born, nhs_number=nhs_number, by=SYSTEM, now=NOW
    )


def test_child_is_found_and_their_plan_card_opened_for_an_hour(family: World) -> None:
    assert look(family.spoc) == FOUND
    grant = Grant._unsafe_system.get(child_id=CHILD, kind=GrantKind.ENQUIRY.value)
    assert (str(grant.user_id), grant.ends, grant.why) == (
        family.spoc.user_id,
        NOW + timedelta(minutes=terms().open_minutes),
        "call",
    )


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(nhs_number=NHS),
        Wanted(upn=UPN),
        Wanted(case_reference="M7"),
        Wanted(case_reference="m7"),
        Wanted(name=full_name("sean obrien"), born=BORN),
        Wanted(name=full_name("O'BRIEN, Sean"), born=BORN, nhs_number=NHS, upn=UPN, case_reference="M7"),
    ],
)
def test_child_is_found_by_each_exact_detail_and_by_all_together(world: World, wanted: Wanted) -> None:
    child = ledger.add_child(
        council="marlmouth",
        local_identifier="M7",
        name="Sean O'Brien",
        date_of_birth=BORN,
        nhs_number=NHS,
        upn=UPN,
        by=SYSTEM,
        now=NOW,
    )
    put_on_a_plan(child.pk)
    assert look(world.spoc, wanted) == Sought(child_id=str(child.pk))


@pytest.mark.parametrize(
    "wanted",
    [
        NOT_HERE,
        Wanted(name=full_name("Child 1 Fennimore"), born=date(2016, 1, 3)),  # day and month swapped
        Wanted(name=full_name("Child 1 Fenimore"), born=BORN),
        Wanted(name=full_name("Child 1 Fennimore")),
        Wanted(born=BORN),
        Wanted(nhs_number=NHS, name=full_name("Child Nobody"), born=BORN),  # all of it has to fit
        Wanted(nhs_number="9990000034"),
        Wanted(case_reference="M"),
        Wanted(),
    ],
)
def test_whoever_does_not_fit_exactly_is_not_found(family: World, wanted: Wanted) -> None:
    rename("Child 1 Fennimore")
    assert look(family.spoc, wanted) == NOTHING


def test_linked_adult_is_not_found(family: World) -> None:
    assert look(family.spoc, Wanted(name=full_name("Dan Vale"), born=date(1988, 11, 23))) == NOTHING


def test_child_without_an_open_plan_is_not_found(family: World) -> None:
    assert look(family.spoc, Wanted(name=full_name("Child 2 Fennimore"), born=date(2016, 3, 2))) == NOTHING
    ended = told(PlanEnded(sort=PlanSort.CHILD_IN_NEED, reason=PlanEndReason.LEFT_COUNTRY))
    entries_recorded([msgspec.structs.replace(ended, happened_at=NOW, recorded_at=NOW)], by=SYSTEM, now=NOW)
    assert look(family.spoc) == NOTHING


def test_child_of_another_council_is_not_found_but_by_a_desk_of_both(family: World) -> None:
    elsewhere = msgspec.structs.replace(family.spoc, council="tarnside")
    assert look(elsewhere) == NOTHING
    assert look(msgspec.structs.replace(family.spoc, council="")) == FOUND


def test_two_children_who_fit_are_told_as_several_and_a_number_tells_them_apart(family: World) -> None:
    put_on_a_plan(OTHER_CHILD)
    rename("Child 1 Fennimore")
    rename("Child 1 Fennimore", OTHER_CHILD, nhs_number="9990000034")
    assert look(family.spoc) == Sought(is_several=True)
    assert not Grant._unsafe_system.filter(kind=GrantKind.ENQUIRY.value).exists()
    assert audited()[-1].count == 2
    assert audited()[-1].child_id is None
    assert look(family.spoc, msgspec.structs.replace(BY_NAME, nhs_number=NHS)) == FOUND


def test_locked_out_gets_the_answer_for_a_child_that_is_not_here(family: World) -> None:
    access.lock_out(CHILD, user_id=family.spoc.user_id, by=SYSTEM, now=NOW)
    assert look(family.spoc) == look(family.spoc, NOT_HERE) == NOTHING
    assert not Grant._unsafe_system.filter(kind=GrantKind.ENQUIRY.value).exists()
    assert [(row.child_id, row.reason) for row in audited(AuditKind.ACCESS_REFUSED)] == [
        (CHILD, "locked_out")
    ]


def test_of_two_children_one_of_whom_is_hidden_the_other_is_found(family: World) -> None:
    put_on_a_plan(OTHER_CHILD)
    rename("Child 1 Fennimore", OTHER_CHILD)
    access.lock_out(OTHER_CHILD, agency=family.spoc.agency, by=SYSTEM, now=NOW)
    assert look(family.spoc) == FOUND


def test_sealed_case_is_found_by_nobody(family: World) -> None:
    access.seal(CHILD, by=SYSTEM, now=NOW)
    assert look(family.spoc) == NOTHING


def test_whoever_may_open_the_page_already_is_given_nothing_more(family: World) -> None:
    access.give(CHILD, kind=GrantKind.DUTY_DESK, agency=family.spoc.agency, by=SYSTEM, now=NOW)
    assert look(family.spoc) == FOUND
    assert not Grant._unsafe_system.filter(kind=GrantKind.ENQUIRY.value).exists()


@pytest.mark.parametrize("person", ["social_worker", "manager", "school_lead", "police", "auditor"])
def test_nobody_else_may_look(family: World, person: str) -> None:
    with pytest.raises(NotFound):
        look(getattr(family, person))
    assert audited() == []


def test_audit_says_who_looked_why_and_on_whose_call_and_nothing_that_was_typed(family: World) -> None:
    look(family.spoc)
    look(family.spoc, NOT_HERE)
    look(family.spoc, NOT_HERE)
    found, missed, again = audited()
    for row in (found, missed):
        assert (row.actor, row.object_type, row.on_behalf_of, row.purpose) == (
            family.spoc.user_id,
            "call",
            "tarnside-primary",
            "protect_child",
        )
    assert (found.child_id, found.count, missed.child_id, missed.count) == (CHILD, 1, None, 0)
    assert missed.object_id == again.object_id != found.object_id
    kept = " ".join(map(str, vars(missed).values())).casefold()
    assert [typed for typed in ("nobody", "2016", "child n") if typed in kept] == []


def test_after_so_many_searches_nothing_is_looked_for_until_a_time_that_is_told(family: World) -> None:
    again_in = timedelta(minutes=terms().within_minutes)
    for number in range(terms().most_searches):
        # another session each time, and another way of asking
        by = msgspec.structs.replace(family.spoc, session=f"session {number}")
        look(by, Wanted(nhs_number=NHS) if number % 2 else NOT_HERE, timedelta(seconds=number))
    refused = look(family.spoc, after=timedelta(minutes=10))
    assert refused == Sought(free_at=NOW + again_in)
    assert [row.reason for row in audited(AuditKind.ACCESS_REFUSED)] == ["too_many_searches"]
    assert len(audited()) == terms().most_searches
    assert look(family.spoc, after=again_in) == FOUND


def test_colleague_is_not_refused_for_somebody_elses_searches(family: World) -> None:
    for _ in range(terms().most_searches):
        look(family.spoc, NOT_HERE)
    assert look(msgspec.structs.replace(family.spoc, user_id="aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa")) == FOUND


def test_nothing_is_opened_when_the_search_cannot_be_written_down(family: World) -> None:
    path = "teamaround.service.workflows.child_looked_for.audit.record"
    with patch(path, side_effect=OSError), pytest.raises(OSError):  # noqa: PT011 - it has no words
        look(family.spoc)
    assert not Grant._unsafe_system.filter(kind=GrantKind.ENQUIRY.value).exists()

"""The audit officer reads who looked for a child by exact details: never for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from teamaround.matching.identity import full_name
from teamaround.service.ledger.wanted import Wanted
from teamaround.service.policy.finding import terms
from teamaround.service.workflows.child_looked_for import Search, child_looked_for
from tests.service.pages.audit_desk.test_desk import _client
from tests.service.pages.child.case import fill_case
from tests.service.world import CHILD, NOW, World

BORN = date(2016, 3, 1)


@pytest.fixture
def case(world: World) -> Iterator[World]:
    """A child on a plan, at a fixed moment."""
    with time_machine.travel(NOW, tick=False):
        fill_case(world)
        yield world


def look(world: World, name: str, caller: str = "tarnside-primary") -> None:
    search = Search(wanted=Wanted(name=full_name(name), born=BORN), task="call", caller=caller)
    child_looked_for(search, by=world.spoc, now=NOW)


def page(world: World) -> str:
    text: str = _client(world.auditor).get(reverse("audit_searches")).content.decode()
    return text


def test_searches_are_listed_with_task_and_caller_and_without_a_child(case: World) -> None:
    look(case, "Child 1 Fennimore")
    look(case, "Child Nobody", "public")
    look(case, "Nobody, Child", "public")
    shown = page(case)
    for said in (
        case.spoc.name,
        "Somebody rings about this child",
        "Tarnside Primary",
        "A member of the public",
    ):
        assert said in shown
    assert [shown.count(said) for said in ("One child", "Nobody answered", "2 times", "once")] == [1, 2, 2, 1]
    assert [said for said in ("Fennimore", "Child Nobody", str(CHILD)) if said in shown] == []
    assert "Nobody was refused for 30 searches in 60 minutes" in shown


def test_who_looked_too_often_is_named_with_how_often_they_were_refused(case: World) -> None:
    for _ in range(terms().most_searches + 2):
        look(case, "Child Nobody")
    assert f"Over the limit: {case.spoc.name}, 2 refused." in page(case)
    assert page(case).count("Refused: too many searches") == 2


def test_desk_counts_searches_by_day(case: World) -> None:
    look(case, "Child Nobody")
    text = _client(case.auditor).get(reverse("audit_desk")).content.decode()
    assert case.spoc.name in text
    assert reverse("audit_searches") in text


def test_nobody_has_looked_yet(case: World) -> None:
    assert "Nobody has looked for a child by exact details" in page(case)


@pytest.mark.parametrize("person", ["social_worker", "manager", "spoc", "school_lead", "police", "ambulance"])
def test_searches_for_anybody_else_are_not_found(case: World, person: str) -> None:
    assert _client(getattr(case, person)).get(reverse("audit_searches")).status_code == 404

"""The invented past: whoever was asked before today has answered, so that nobody's list begins with a stale silence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from msgspec.structs import replace

from teamaround.exchange.contact import ContactKind
from teamaround.service.demo.loading.answering import TODAY, Answering, by_day
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.work.models import Task
from teamaround.service.work.queries import alerts_unscoped, tasks_of_kind_unscoped
from teamaround.service.work.values import ANSWER_REQUEST
from teamaround.service.workflows.contacts_received import contacts_received
from tests.service.stored import stored
from tests.service.workflows.family import HERE, STRANGER, call, family
from tests.service.world import NOW, SYSTEM, World, world

__all__ = ["family", "world"]


@pytest.mark.parametrize(
    ("asked_ago", "left"),
    [
        (TODAY + timedelta(hours=6), ["marlmouth-hub"]),
        (TODAY - timedelta(minutes=1), ["marl-police", "marlmouth-hub"]),
    ],
)
def test_requests_of_earlier_days_are_answered_where_somebody_works(
    family: World, asked_ago: timedelta, left: list[str]
) -> None:
    contact = replace(call(STRANGER), kind=ContactKind.GP_REGISTRATION)
    contacts_received([contact], agency="marl-ambulance", by=SYSTEM, now=NOW)
    today = NOW + asked_ago
    people = Answering(cast("Partnership", SimpleNamespace(truths=())), {}, today=today)
    people.answer(today)
    assert sorted(one.owner_agency for one in tasks_of_kind_unscoped(ANSWER_REQUEST)) == left
    assert people.told == 2 - len(left)
    assert stored(Task).filter(kind=ANSWER_REQUEST).count() == 2
    assert {one.code for one in alerts_unscoped(HERE)} == {"A21"}


@pytest.mark.parametrize(
    ("due", "decided"),
    [
        pytest.param("2026-11-25T14:20", "2026-11-25T14:20", id="by day"),
        pytest.param("2026-11-25T18:05", "2026-11-26T08:05", id="in the evening"),
        pytest.param("2026-11-26T02:40", "2026-11-26T08:40", id="in the night"),
        pytest.param("2026-06-30T23:10", "2026-07-01T07:10", id="after midnight, in summer time"),
    ],
)
def test_pairs_that_fall_due_in_the_night_are_decided_in_the_morning(due: str, decided: str) -> None:
    assert by_day(_utc(due)) == _utc(decided)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)

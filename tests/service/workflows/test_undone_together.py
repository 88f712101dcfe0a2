"""Several undo one decision at the same moment: it is undone once, and everybody is told once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.judged import Judgement
from teamaround.service.policy.facts import Actor
from teamaround.service.work.models import Task
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.match_undone import match_undone
from teamaround.service.workflows.watching import STANDING
from tests.service.stored import stored
from tests.service.workflows.family import FAMILY, HOME
from tests.service.workflows.test_match_remembered import INITIAL_ONLY, arrives, decide
from tests.service.world import NOW, SYSTEM, make_world

HANDS = 4


def test_decision_undone_by_several_at_once_is_undone_once(committed_database: None) -> None:
    STANDING.forget()
    world = make_world()
    entries_recorded(FAMILY, by=SYSTEM, now=NOW)
    arrives(INITIAL_ONLY, "1", home=HOME)
    decide(world, same=True)
    judgement = str(stored(Judgement).get().pk)

    def undone(number: int) -> bool:
        return _undone(judgement, world.spoc)

    with ThreadPoolExecutor(HANDS) as pool:
        assert sorted(pool.map(undone, range(HANDS))) == [False, False, False, True]
    told = list(stored(Task).filter(kind__startswith="read_correction").values_list("key", flat=True))
    assert told
    assert len(told) == len(set(told))


def _undone(judgement: str, by: Actor) -> bool:
    try:
        match_undone(judgement, because="wrong_key", reason="Pressed the wrong one.", by=by, now=NOW)
    except contacts.AlreadyUndone:
        return False
    finally:
        connection.close()
    return True

"""Promise 6: whoever is answered about a child has left a row that the child's team can see, each time."""

from __future__ import annotations

import pytest

from teamaround.service.audit.models import AuditRow
from teamaround.service.audit.queries import LOOKS
from tests.permissions.asking import addresses, asked, path_of, signed_in
from tests.permissions.case import Case, undone
from tests.permissions.matrix import MATRIX
from tests.service.world import CHILD

OF_A_CHILD = frozenset({"child_id", "alert_id", "entry_id", "request_id"})
# The form names the child and nothing of the record; opening it is audited as opening one's own work.
NAMES_THE_CHILD_ALONE = frozenset({"tell_team"})
READERS = (
    *("sw, core group", "sw, break-glass, live", "team_manager, oversight", "spoc, desk", "edt, desk"),
    *("dsl, core group", "police, responder", "legal, disclosure", "audit_officer, audit sample"),
)


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_reading_about_a_child_is_seen_by_the_team(case: Case, who: str, method: str) -> None:
    client, person = signed_in(case.people[who]), str(case.people[who].pk)
    unseen = []
    for name in _about_a_child():
        for again in (False, True):
            with undone():
                if again:
                    asked(client, method, path_of(name, case.ids))
                before = _looks(person)
                is_answered = asked(client, method, path_of(name, case.ids)).status_code == 200
                if is_answered and _looks(person) == before:
                    unseen.append((name, again))
    assert unseen == []


@pytest.mark.parametrize("name", ["spoc_desk", "my_work"])
def test_alert_shown_whole_on_a_list_is_a_reading_of_its_child(case: Case, name: str) -> None:
    who = {"spoc_desk": "spoc, desk", "my_work": "sw, core group"}[name]
    client, person = signed_in(case.people[who]), str(case.people[who].pk)
    assert asked(client, "GET", path_of(name, case.ids)).status_code == 200
    assert _looks(person) > 0


def _about_a_child() -> list[str]:
    named = [one.name for one in MATRIX if one.reads and one.name not in NAMES_THE_CHILD_ALONE]
    return [name for name in named if OF_A_CHILD & set(addresses()[name].pattern.converters)]


def _looks(person: str) -> int:
    kinds = [kind.value for kind in LOOKS]
    return AuditRow._unsafe_system.filter(actor=person, child_id=CHILD, action__in=kinds).count()

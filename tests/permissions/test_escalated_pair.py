"""A pair that two matchers could not decide is before their desk's manager, and before nobody else of the cast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from teamaround.service.access import actions as access
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.contacts import actions as contacts
from teamaround.service.contacts.models import WhyEscalated
from tests.permissions.asking import MISSING, asked, body, path_of, signed_in
from tests.permissions.case import BEFORE, Case, undone
from tests.permissions.cast import BY, COUNCIL, NAMES, NOW, OTHER_COUNCIL
from tests.permissions.matrix import DESK_MANAGER
from tests.service.world import CHILD

PAGES = ("match_pair", "match_check", "match_know")
MATCHERS = ("spoc, desk",)
DESK, OTHER_DESK = "marlmouth-hub", "tarnside-hub"


@pytest.fixture
def brought(case: Case) -> Iterator[Case]:
    """The pair of the case, brought to the desk's manager."""
    with undone():
        contacts.bring_to_manager(
            case.review, desk=DESK, because=WhyEscalated.CANNOT_TELL, due=NOW, by=BY, now=NOW
        )
        yield case


def _manager(agency: str, council: str) -> User:
    return accounts.add(
        username=f"manager@{agency}.example",
        name="The desk's manager",
        role="team_manager",
        agency=agency,
        council=council,
        by=BY,
        now=NOW,
    )


def _answers(user: User, case: Case) -> dict[str, tuple[int, bytes]]:
    client = signed_in(user)
    found = {}
    for page in PAGES:
        for method in ("GET", "POST"):
            answer = asked(client, method, path_of(page, case.ids))
            found[f"{method} {page}"] = (answer.status_code, body(answer))
    return found


def test_escalated_pair_is_opened_by_the_manager_of_its_desk(brought: Case) -> None:
    answers = _answers(_manager(DESK, COUNCIL), brought)
    assert answers["GET match_pair"][0] == 200
    assert b"Are these two records the same person?" in answers["GET match_pair"][1]


@pytest.mark.parametrize("who", sorted(set(NAMES) - DESK_MANAGER))
def test_escalated_pair_is_not_there_for_anybody_of_the_cast(brought: Case, who: str) -> None:
    user = brought.people[who]
    missing = asked(signed_in(user), "GET", MISSING)
    answers = _answers(user, brought).values()
    left = {302} if who in MATCHERS else set()  # a matcher who answers too late is led back to the list
    assert {status for status, _ in answers} <= {missing.status_code, 405, *left}
    assert {shown for status, shown in answers if status not in (302, 405)} == {body(missing)}


@pytest.mark.parametrize(
    ("agency", "council"), [(OTHER_DESK, OTHER_COUNCIL), ("marlmouth-children", COUNCIL)]
)
def test_escalated_pair_is_not_there_for_managers_of_other_teams(
    brought: Case, agency: str, council: str
) -> None:
    assert {status for status, _ in _answers(_manager(agency, council), brought).values()} <= {404, 405}


def test_escalated_pair_is_not_there_for_a_manager_who_is_locked_out_of_the_case(brought: Case) -> None:
    manager = _manager(DESK, COUNCIL)
    access.lock_out(CHILD, user_id=manager.pk, by=BY, now=BEFORE)
    assert {status for status, _ in _answers(manager, brought).values()} <= {404, 405}

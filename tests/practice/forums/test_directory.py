"""The directory of meetings: whole in every part, found by what somebody has in mind, in words of the work."""

from __future__ import annotations

import pytest

from teamaround.practice.forums import directory, for_situation, forum
from teamaround.practice.forums.document import ROLES, forums_page
from teamaround.practice.record.roles import Role
from teamaround.practice.words import acronyms_in, find_term

NEEDED = {
    "strategy",
    "initial_conference",
    "review_conference",
    "core_group",
    "marac",
    "mappa",
    "disclosure_scheme",
    "legal_gateway",
}


def test_directory_has_the_eight_meetings_and_each_is_whole() -> None:
    forums = directory().forums
    assert {one.forum for one in forums} >= NEEDED
    assert len({one.forum for one in forums}) == len(forums)
    parts = ("name", "purpose", "threshold", "refer", "ring", "brings", "returns", "situations")
    assert [one.forum for one in forums if not all(getattr(one, part) for part in parts)] == []
    assert all(one.within_working_days > 0 for one in forums)


def test_whom_to_ring_is_a_role_of_the_closed_list_with_words() -> None:
    rung = {role for one in directory().forums for role in (one.ring, one.ring_at_night) if role}
    assert rung <= set(Role)
    assert rung <= set(ROLES)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("release", {"mappa"}),
        ("we are stuck", {"group_supervision", "complex_case"}),
        ("PLAN not working", {"review_conference"}),
        ("school abuse", {"marac", "encompass"}),
        ("", set()),
        ("football", set()),
    ],
)
def test_meeting_is_found_by_what_somebody_has_in_mind(words: str, found: set[str]) -> None:
    assert {one.forum for one in for_situation(words)} == found


def test_meeting_that_is_not_there_is_an_error() -> None:
    assert forum("marac").name == "MARAC"
    with pytest.raises(KeyError, match="no meeting 'parish'"):
        forum("parish")


def test_page_has_every_meeting_and_no_short_form_that_the_glossary_lacks() -> None:
    page = forums_page()
    assert all(f"## {one.name}" in page for one in directory().forums)
    known = {"INV"}
    assert [one for one in acronyms_in(page) if find_term(one) is None and one not in known] == []

"""What stands on each page: facts, pictures, lists, files."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from teamaround.service.access import actions as access
from teamaround.service.ledger import actions as ledger
from teamaround.service.pages.child.download import harmless
from teamaround.service.pages.child.paging import paged
from teamaround.service.policy.words import GrantKind
from tests.service.pages.child.case import CALL, HERE, family
from tests.service.pages.child.conftest import SignedIn
from tests.service.world import CHILD, NOW, SYSTEM, World


def _text(signed: SignedIn, case: World, page: str, *more: str) -> str:
    return signed(case.social_worker).get(reverse(page, args=[CHILD, *more])).content.decode()


def test_childs_page_says_home_by_its_label_and_the_title_has_no_surname(
    case: World, as_person: SignedIn
) -> None:
    text = _text(as_person, case, "child")
    assert "Protected address A" in text
    assert "<title>Child F, now – Team Around</title>" in text
    assert "Say nothing of this to Petra yet." in text


def test_childs_page_names_who_left_and_who_is_outside(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "child")
    assert "how the child sleeps" in text
    assert "Nobody</strong>" in text
    assert "Not in the team, but known to hold something" in text


def test_who_knew_draws_lanes_and_counts_what_never_came(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "who_knew")
    assert "<svg" in text
    assert "what the ward noted" in text.lower()
    assert "not asked yet" in text
    assert "never reached it" in text
    assert "Marl Ambulance Service" in text


def test_who_knew_file_has_a_row_for_each_fact(case: World, as_person: SignedIn) -> None:
    answer = as_person(case.social_worker).get(reverse("who_knew_csv", args=[CHILD]))
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert rows[0][0] == "Held by"
    assert any(row[0] == "Marl Ambulance Service" for row in rows)
    assert "attachment" in answer["Content-Disposition"]
    assert str(CHILD) not in answer["Content-Disposition"]


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2", "@sum", "\t=1", "\r=1", "\n=1"])
def test_cell_that_a_spreadsheet_would_compute_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_network_marks_what_is_new_and_what_does_not_fit(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "network")
    assert "New</strong>" in text
    assert "Things said that do not fit together" in text
    assert "People who told us something in confidence are not drawn here" in text


def test_entries_say_who_how_and_whom_and_never_name_a_protected_source(
    case: World, as_person: SignedIn
) -> None:
    text = _text(as_person, case, "entries")
    assert "from a source who is protected" in text
    assert "Marl Police was told" in text
    assert "No message recorded" in text


def test_entries_say_which_question_and_who_belongs_where_never_by_address(
    case: World, as_person: SignedIn
) -> None:
    browser, where = as_person(case.social_worker), reverse("entries", args=[CHILD])
    text = "".join(browser.get(where, {"page": page}).content.decode() for page in (1, 2))
    assert "Is Corin in touch with Petra?" in text
    assert "Petra Fennimore lives at protected address A" in text
    assert "Petra Fennimore is the mother of Child 1 Fennimore" in text
    assert "Question opened<" in text
    assert "Thornwick" not in text


def test_evidence_of_an_alert_says_how_the_person_was_recognised(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "child_why", CALL)
    assert "How the person was recognised" in text
    assert "What rests on it" in text
    assert 'id="say-nothing"' in text


def _cells(text: str) -> list[list[str]]:
    """The rows of the field-by-field table, in words."""
    table = text.split('id="why-this-sure"')[1].split("</tbody>")[0].split("<tbody>")[1]
    rows = [row.split("</td>")[:-1] for row in table.split("</tr>")[:-1]]
    return [[strip_tags(cell).strip() for cell in row] for row in rows]


def test_evidence_of_an_alert_says_field_by_field_how_it_compared(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "child_why", CALL)
    assert "Field by field: the record that arrived, and Corin Vask" in text
    told = {field: (how, says) for field, how, says in _cells(text)}
    assert told["Forename"][0] == "A short or other form of the same name"
    assert told["Date of birth"] == ("Equal", "Very strong for")
    assert told["Sex"][0] == "Different"
    assert told["Sex"][1].endswith("against")
    assert told["NHS number"] == ("One of the two does not give it", "Says nothing, neither for nor against")


def test_evidence_never_says_how_near_another_home_is(case: World, as_person: SignedIn) -> None:
    told = {cells[0]: cells[1] for cells in _cells(_text(as_person, case, "child_why", CALL))}
    assert told["Address"] == "Not the same home"


def test_evidence_of_what_was_no_match_has_no_comparison(case: World, as_person: SignedIn) -> None:
    assert 'id="why-this-sure"' not in _text(as_person, case, "child_why", "h7")


def test_next_steps_say_what_the_record_leaves_undone(case: World, as_person: SignedIn) -> None:
    steps = _text(as_person, case, "child").split('id="next"')[1].split("</section>")[0]
    assert "Accept" in steps.split("</li>")[0]
    whole = _text(as_person, case, "child_answers").split('id="next"')[1].split("</section>")[0]
    assert "Check in another way: Is Corin in touch with Petra?" in whole
    assert "0 of 2 checks" in whole
    assert "no day set" in whole
    assert "School told of a new concern" in whole


def test_next_steps_that_do_not_fit_stand_with_all_answers(case: World, as_person: SignedIn) -> None:
    first = _text(as_person, case, "child").split('id="next"')[1].split("</section>")[0]
    number = int(re.findall(r"All (\d+)", first)[0])
    whole = _text(as_person, case, "child_answers").split('id="next"')[1].split("</section>")[0]
    assert first.count("<li>") == 5
    assert whole.count("<li>") == number
    assert "See whether it holds: “Not to go near the home”" in whole
    assert "Agree who takes on: how the child sleeps" in whole


@pytest.mark.parametrize("page", ["child", "child_answers", "who_knew", "network", "entries", "who_looked"])
def test_page_has_the_control_that_its_link_leads_to(case: World, as_person: SignedIn, page: str) -> None:
    text = _text(as_person, case, page)
    assert 'href="#as-at"' in text
    assert 'name="date"' in text.split('id="as-at"')[1]


def test_page_without_a_control_leads_to_the_one_that_has_it(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "child_why", CALL)
    assert f'href="{reverse("child", args=[CHILD])}#as-at"' in text


def test_evidence_of_an_alert_says_to_whom_the_alert_was_brought(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "child_why", CALL)
    assert ", by an alert" in text
    assert "No message recorded" not in text


def test_school_that_was_sent_no_alert_is_not_told_who_was(case: World, as_person: SignedIn) -> None:
    answer = as_person(case.school_lead).get(reverse("entries", args=[CHILD])).content.decode()
    assert ", by an alert" not in answer


@pytest.mark.parametrize("entry", ["h7", "no-such-entry"])
def test_evidence_that_one_may_not_read_is_not_found(case: World, as_person: SignedIn, entry: str) -> None:
    answer = as_person(case.police).get(reverse("child_why", args=[CHILD, entry]))
    assert answer.status_code == 404


def test_evidence_of_ones_own_alert_is_shown_without_its_content(case: World, as_person: SignedIn) -> None:
    text = as_person(case.police).get(reverse("child_why", args=[CHILD, CALL])).content.decode()
    assert "Marl Ambulance Service" in text
    assert "What was said" not in text


def test_alert_by_a_key_that_does_not_stand_is_not_found(case: World, as_person: SignedIn) -> None:
    path = reverse("child_alert", args=[CHILD])
    client = as_person(case.social_worker)
    assert client.get(path, {"key": f"A03:partner:home:{CALL}"}).status_code == 200
    assert client.get(path, {"key": "A03:nobody"}).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "rows", "page"),
    [("", (1, 2), 1), ("2", (3, 4), 2), ("3", (5,), 3), ("4", (1, 2), 1), ("x", (1, 2), 1), ("0", (1, 2), 1)],
)
def test_page_of_a_long_list_is_the_one_asked_for_or_the_first(
    wanted: str, rows: tuple[int, ...], page: int
) -> None:
    here = paged((1, 2, 3, 4, 5), wanted, 2, keep="?as_at=2026-01-01T00:00")
    assert here.rows == rows
    assert here.pagination is not None
    assert here.pagination.page == page
    assert here.pagination.address == "?as_at=2026-01-01T00:00&page={}"


def test_page_of_a_short_list_has_no_others() -> None:
    assert paged((1, 2), "", 2).pagination is None


def test_childs_pages_hold_no_name_in_their_addresses(case: World, as_person: SignedIn) -> None:
    text = _text(as_person, case, "child")
    addresses = [part.split('"')[0] for part in text.split('href="')[1:]]
    assert any(HERE in address for address in addresses)
    assert not [address for address in addresses if "Fennimore" in address or "Vask" in address]


def test_record_of_people_and_places_alone_says_what_would_stand_under_known(
    at_now: None, world: World, as_person: SignedIn
) -> None:
    ledger.append(family(), by=SYSTEM, now=NOW)
    access.give(CHILD, kind=GrantKind.CORE_GROUP, user_id=world.social_worker.user_id, by=SYSTEM, now=NOW)
    known = _text(as_person, world, "child").split('id="know"')[1].split("</section>")[0]
    assert "People, places and plan are on the record" in known
    assert "Nothing that you may read" not in known

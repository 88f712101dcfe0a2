"""Components: what they say, and that they escape it."""

import sys
from dataclasses import replace
from datetime import datetime

import pytest

from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.boxes import EmptyState, NoteBox, PlainWords, WarningStrip
from teamaround.service.pages.components.comparison_table import ComparedField, ComparisonTable, Verdict
from teamaround.service.pages.components.forms import (
    Choice,
    Choices,
    DateField,
    ErrorSummary,
    FieldError,
    TextArea,
    TextField,
)
from teamaround.service.pages.components.key import KnowledgeKey, NetworkKey
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Certainty, CertaintyMark, Level, LevelMark
from teamaround.service.pages.components.pagination import Pagination
from teamaround.service.pages.components.question_panel import QuestionPanel, SourcedFact
from teamaround.service.pages.components.queue_list import QueueList
from teamaround.service.pages.components.team_table import DepartedAgency, TeamTable
from teamaround.service.pages.components.work_list import WorkList
from teamaround.service.pages.environment import Presenter, environment
from teamaround.service.pages.words.dates import LONDON
from tests.architecture.repository import ROOT

NOW = datetime(2024, 5, 11, 20, 22, tzinfo=LONDON)
PAGES = environment()


def shown(presenter: Presenter) -> str:
    return PAGES.from_string("{{ show(part) }}").render(part=presenter, csrf_input="")


HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "presenter",
    [
        NoteBox(HOSTILE, (HOSTILE,), tone="amber"),
        WarningStrip(HOSTILE),
        EmptyState(HOSTILE, HOSTILE, HOSTILE),
        PlainWords(HOSTILE, HOSTILE),
        Listing(HOSTILE, (HOSTILE,), (ListingRow((HOSTILE,)),)),
        ComparisonTable((ComparedField(HOSTILE, HOSTILE, HOSTILE + "y", HOSTILE, 1.0),)),
        TextField("a", HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        TextArea("a", HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        DateField("a", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        Choices("a", HOSTILE, (Choice("b", HOSTILE, HOSTILE),), HOSTILE, HOSTILE),
        ErrorSummary((FieldError("a", HOSTILE),), HOSTILE),
        TeamTable(HOSTILE, (), (DepartedAgency(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),)),
        QuestionPanel("a", HOSTILE, facts=(SourcedFact(CertaintyMark(Certainty.STATED), HOSTILE, HOSTILE),)),
        QueueList((), empty=HOSTILE, note=HOSTILE),
        WorkList((), empty=HOSTILE, note=HOSTILE),
    ],
    ids=lambda presenter: type(presenter).__name__,
)
def test_component_escapes_everything_it_is_given(presenter: Presenter) -> None:
    assert "<img" not in shown(presenter)
    assert "&lt;img" in shown(presenter)


def test_sourced_fact_prints_its_certainty_before_the_source() -> None:
    fact = SourcedFact(CertaintyMark(Certainty.CONFIRMED), "Dale was found in the house", "Police saw him")
    assert "Confirmed. Police saw him" in shown(QuestionPanel("know", "What do we know?", facts=(fact,)))


def test_empty_panel_says_what_it_was_given_to_say() -> None:
    words = "No open red or amber alert. This is not a sign of safety."
    assert words in shown(QuestionPanel("urgent", "Is anything urgent?", empty=words))


def test_gap_that_nobody_accepted_is_boxed() -> None:
    team = TeamTable("Team", (), (DepartedAgency("Health", "22 March 2023", "No needs", "Who leads"),))
    assert '<strong class="app-badge app-badge--amber">Nobody</strong>' in shown(team)


def test_listing_with_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Listing("Facts", ("a", "b"), (ListingRow(("one",)),))


def test_listing_without_rows_says_what_would_fill_it() -> None:
    assert "Nobody has looked yet." in shown(
        Listing("Who looked", ("a",), (), empty="Nobody has looked yet.")
    )


@pytest.mark.parametrize(
    ("field", "verdict", "strength", "counted"),
    [
        (
            ComparedField("Surname", "Prosser", "Prossor", "Sounds the same", 5.5),
            Verdict.FOR,
            "Strong for",
            "+5.5",
        ),
        (
            ComparedField("Area", "Fenbridge", "Calder Sands", "Different", -2.4),
            Verdict.AGAINST,
            "Some against",
            "−2.4",
        ),
        (ComparedField("Phone", "ends 187", None, "Different", -9), Verdict.SILENT, "", "0"),
    ],
)
def test_compared_field_never_counts_what_is_missing(
    field: ComparedField, verdict: Verdict, strength: str, counted: str
) -> None:
    assert (field.verdict, field.strength, field.counted) == (verdict, strength, counted)


@pytest.mark.parametrize(
    ("page", "pages", "numbers"),
    [(1, 1, (1,)), (1, 3, (1, 2, 3)), (5, 9, (1, None, 4, 5, 6, None, 9)), (9, 9, (1, None, 8, 9))],
)
def test_pagination_shows_ends_and_neighbours(page: int, pages: int, numbers: tuple[int | None, ...]) -> None:
    assert Pagination(page, pages).numbers == numbers


def test_pagination_of_one_page_is_not_drawn() -> None:
    assert shown(Pagination(1, 1)).strip() == ""
    assert 'rel="next"' in shown(Pagination(1, 2))


def test_choices_preselect_nothing_unless_told() -> None:
    choices = Choices("decision", "About", (Choice("same", "The same"), Choice("no", "Not the same")))
    assert "checked" not in shown(choices)
    assert "checked" in shown(replace(choices, choices=(Choice("same", "The same", chosen=True),)))


def test_error_summary_leads_to_its_field() -> None:
    assert 'href="#reason"' in shown(ErrorSummary((FieldError("reason", "Say why"),)))


def test_as_at_control_works_without_script() -> None:
    control = AsAtControl("/child", NOW, NOW, earliest=NOW.replace(year=2023).date())
    form = shown(control)
    assert 'value="11/5/2024"' in form
    assert 'value="8:22pm"' in form
    assert "or slide from May 2023 to now" in form
    assert 'data-earliest="2023-05-11" hidden' in form


@pytest.mark.parametrize("key", [KnowledgeKey(), NetworkKey()], ids=["knowledge", "network"])
def test_key_has_a_sign_and_words_for_each_row(key: KnowledgeKey | NetworkKey) -> None:
    assert all(row.words and row.sign.startswith("<svg") for row in key.rows)


def test_hidden_level_is_still_heard() -> None:
    assert '<span class="govuk-visually-hidden">Waiting</span>' in shown(
        LevelMark(Level.AMBER, "Waiting", hidden=True)
    )


def test_sketched_pages_render_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "front_end"))
    from sketched.render import gallery_environment, gallery_pages

    pages = gallery_environment("static")
    texts = {
        page.name: pages.get_template(page.template).render(frame=page.frame, page=page.page, csrf_input="")
        for page in gallery_pages()
    }
    assert len(texts) == 7
    assert all(text.count("<h1") == 1 for text in texts.values())
    assert all(" style=" not in text for text in texts.values())
    assert "sketched.render" in sys.modules

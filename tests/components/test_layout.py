"""The frame round every page."""

from datetime import datetime

from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.environment import environment
from teamaround.service.pages.layout.frame import Frame, NavigationLink, SignedIn
from teamaround.service.pages.words.dates import LONDON

NOW = datetime(2024, 5, 11, 20, 22, tzinfo=LONDON)
FRAME = Frame(
    title="Robin A, now",
    read_at=NOW,
    reader=SignedIn("Priya Nair", "social worker, Calder Sands", "/sign-out"),
    navigation=(
        NavigationLink("My work", "/work", count=4, count_words="things to do"),
        NavigationLink("My children", "/children", current=True),
    ),
    banner=(Strong("Demonstration."), " You are Priya Nair. ", Link("Be somebody else", "/personas")),
    footer=(Link("What we record", "/record"),),
)


def page(frame: Frame = FRAME, **more: object) -> str:
    built = environment()
    built.globals["static"] = lambda name: f"/static/{name}"
    return built.get_template("layout/page.html").render(frame=frame, csrf_input="TOKEN", **more)


def test_layout_says_who_reads_and_that_reading_is_recorded() -> None:
    shown = page()
    assert "<strong>Priya Nair</strong>" in shown
    assert "You read this page at 8:22pm. Reading is recorded." in shown
    assert "Training record. Every name and date is invented." in shown
    assert "<title>Robin A, now – Team Around</title>" in shown


def test_layout_has_skip_link_landmarks_and_menu_without_script() -> None:
    shown = page()
    assert shown.index('href="#main-content"') < shown.index("<header")
    assert '<main id="main-content"' in shown
    assert '<details class="app-navigation__menu">' in shown
    assert 'aria-current="page"' in shown


def test_layout_counts_say_what_they_count() -> None:
    assert '4<span class="govuk-visually-hidden"> things to do</span>' in page()


def test_layout_signs_out_by_a_form_with_a_token() -> None:
    assert '<form method="post" action="/sign-out">TOKEN' in page()


def test_layout_names_the_demonstration() -> None:
    assert "<strong>Demonstration.</strong>" in page()
    assert 'aria-label="Demonstration"' not in page(Frame(title="x", read_at=NOW))


def test_layout_without_a_reader_shows_no_navigation() -> None:
    shown = page(Frame(title="Sign in", read_at=NOW, recorded=False))
    assert "<nav" not in shown
    assert "Reading is recorded" not in shown


def test_layout_has_no_inline_script_or_style_and_needs_no_nonce() -> None:
    shown = page(csp_nonce="n0nce")
    assert "<style" not in shown
    assert " style=" not in shown
    assert shown.count("<script") == 1
    assert "nonce" not in shown


def test_layout_is_not_a_page_of_the_government() -> None:
    shown = page().lower()
    assert "crown" not in shown
    assert "gov.uk" not in shown

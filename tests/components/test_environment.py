"""The environment of all pages."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from teamaround.service.pages.components.actions import Action
from teamaround.service.pages.components.marks import Level, LevelMark
from teamaround.service.pages.environment import environment

PAGES = environment()
MARK = LevelMark(Level.RED)


def rendered(source: str, **context: object) -> str:
    return PAGES.from_string(source).render(context)


@pytest.mark.parametrize(
    "source", ["{{ nothing }}", "{{ mark.nothing }}", "{% if mark.nothing %}{% endif %}"]
)
def test_a_misspelt_name_of_ours_is_an_error(source: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(source, mark=MARK)


def test_a_missing_key_of_a_mapping_is_nothing_as_the_govuk_macros_want() -> None:
    assert rendered("[{{ row.nothing.more }}{% if row.nothing %}x{% endif %}]", row={}) == "[]"


def test_text_is_escaped() -> None:
    assert rendered("{{ words }}", words="<b>&") == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    "component",
    [
        "input",
        "radios",
        "checkboxes",
        "textarea",
        "date-input",
        "error-summary",
        "pagination",
        "select",
        "button",
        "tag",
    ],
)
def test_govuk_macros_are_found(component: str) -> None:
    assert PAGES.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module is not None


def test_show_draws_a_presenter_with_the_template_it_names() -> None:
    assert '<span class="app-mark-word">Red</span>' in rendered("{{ show(mark) }}", mark=MARK)


def test_show_hands_the_token_to_forms() -> None:
    action = Action("Accept", "/accept", posts=True, fields=(("alert", "A03"),))
    shown = rendered("{{ show(action) }}", action=action, csrf_input="TOKEN")
    assert "TOKEN" in shown
    assert '<input type="hidden" name="alert" value="A03">' in shown


def test_show_of_a_form_without_a_token_posts_none() -> None:
    assert "<form" in rendered("{{ show(action) }}", action=Action("Accept", "/accept", posts=True))


@dataclass(frozen=True, slots=True)
class Stranger:
    template: ClassVar[str] = "components/nowhere.html"


def test_show_of_a_presenter_without_its_template_names_the_template() -> None:
    with pytest.raises(TemplateNotFound, match=r"components/nowhere\.html"):
        rendered("{{ show(stranger) }}", stranger=Stranger())

"""What may be told, and what is said of what may not: at its field, in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from teamaround.service.pages.components.bound_fields import error_summary
from teamaround.service.pages.components.typed_day import NO_SUCH_DAY, NOT_NUMBERS, SHORT_YEAR
from teamaround.service.pages.my_work.telling import TellForm
from teamaround.service.pages.my_work.telling_days import AHEAD, BEFORE_BIRTH
from tests.service.pages.spoc_desk.journey import Journey
from tests.service.world import CHILD

TODAY, BORN = date(2026, 11, 23), date(2016, 3, 1)
TOO_LONG_AGO = "The day must be less than 18 years ago"


def _form(
    *day: str, born: date | None = BORN, words: str = "Dan sleeps at ours.", kind: str = "noticed"
) -> TellForm:
    parts = dict(zip(("day-day", "day-month", "day-year"), day, strict=True))
    return TellForm({"kind": kind, "words": words, **parts}, TODAY, born)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (("31", "2", "2026"), NO_SUCH_DAY),
        (("32", "1", "2026"), NO_SUCH_DAY),
        (("1", "1", "0000"), NO_SUCH_DAY),
        (("9" * 20, "1", "2026"), NO_SUCH_DAY),
        (("1", "9" * 30, "2026"), NO_SUCH_DAY),
        (("1", "1", "9" * 30), NO_SUCH_DAY),
        (("1", "1", "9" * 5000), NO_SUCH_DAY),
        (("", "", ""), NOT_NUMBERS),
        (("8", "May", "2024"), NOT_NUMBERS),
        (("-8", "5", "2024"), NOT_NUMBERS),
        (("8\0", "5", "2024"), NOT_NUMBERS),
        (("8", "5", "²²²²"), NOT_NUMBERS),
        (("8", "5", "24"), SHORT_YEAR),
        (("24", "11", "2026"), AHEAD),
        (("31", "12", "9999"), AHEAD),
        (("29", "2", "2016"), BEFORE_BIRTH),
        (("1", "1", "1900"), BEFORE_BIRTH),
    ],
)
def test_day_that_cannot_be_is_said_at_its_field(day: tuple[str, str, str], said: str) -> None:
    errors = error_summary(_form(*day))
    assert errors is not None
    assert [(one.field, one.message) for one in errors.errors] == [("day-day", said)]


@pytest.mark.parametrize("day", [("23", "11", "2026"), (" 1", "03", "2016"), ("29", "2", "2020")])
def test_day_of_the_childs_life_is_taken(day: tuple[str, str, str]) -> None:
    assert _form(*day).is_valid()


@pytest.mark.parametrize(
    ("day", "born", "said"),
    [
        (("24", "11", "2008"), None, ""),
        (("23", "11", "2008"), None, TOO_LONG_AGO),
        (("1", "11", "2026"), date(2027, 1, 9), ""),
        (("23", "11", "2008"), date(2027, 1, 9), TOO_LONG_AGO),
    ],
)
def test_birth_that_is_not_known_or_still_ahead_leaves_a_childhood(
    day: tuple[str, str, str], born: date | None, said: str
) -> None:
    assert " ".join(_form(*day, born=born).errors.get("day", [])) == said


def test_words_that_are_too_many_or_cannot_be_seen_are_said_plainly() -> None:
    day = ("23", "11", "2026")
    assert _form(*day, words="x" * 20_000).errors["words"] == [
        "Write at most 4,000 characters. There are 20000 now"
    ]
    assert _form(*day, words="x\0").errors["words"] == [
        "Take out the characters that cannot be seen, or type the words again"
    ]


def test_errors_stand_in_the_order_of_the_page() -> None:
    errors = error_summary(_form("31", "2", "2026", words="", kind=""))
    assert errors is not None
    assert [one.field for one in errors.errors] == ["kind", "words", "day-day"]


def test_summary_leads_to_the_first_box_of_the_day(journey: Journey) -> None:
    typed = {"kind": "noticed", "words": "Late.", "day-day": "31", "day-month": "2", "day-year": "2026"}
    answer = journey.client(journey.world.school_lead).post(f"/my-work/tell/{CHILD}", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#day-day"' in page
    assert 'id="day-day"' in page
    assert page.count(NO_SUCH_DAY) == 2

"""The form for what somebody saw or heard of a child, and the check before it is shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django import forms

from teamaround.practice.calendar import LONDON
from teamaround.practice.record.roles import Role
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.bound_fields import choices, error_summary, text_area
from teamaround.service.pages.components.forms import Choices, DateField, ErrorSummary, TextArea
from teamaround.service.pages.my_work.people import OneChild
from teamaround.service.pages.words import dates

CHILD_SAID = "child_said"
KINDS = {CHILD_SAID: "What the child said", "noticed": "What I saw, heard or know"}
NOON = time(12)
NOT_A_DAY = "Write the day as numbers, such as 8 5 2024"


class TellForm(forms.Form):
    """Whose words, which words, and when."""

    kind = forms.ChoiceField(
        label="What is it?", choices=list(KINDS.items()), error_messages={"required": "Choose what it is"}
    )
    words = forms.CharField(
        label="In their words, or yours",
        help_text="As it was said or seen. You need not be sure, and you need not say what it means.",
        max_length=4000,
        error_messages={"required": "Write what was said or seen"},
    )

    def __init__(self, typed: Mapping[str, str] | None, today: date) -> None:
        super().__init__(typed)
        self.today = today
        self.day: date | None = today if typed is None else None
        self.parts = {part: (typed or {}).get(f"day-{part}", "") for part in ("day", "month", "year")}

    def clean(self) -> dict[str, object]:
        """The day in three parts; it may not lie ahead."""
        given = super().clean() or {}
        try:
            self.day = date(*(int(self.parts[part]) for part in ("year", "month", "day")))
        except ValueError:
            self.add_error(None, NOT_A_DAY)
        else:
            if self.day > self.today:
                self.add_error(None, "The day may not lie ahead")
        return given

    @property
    def day_error(self) -> str:
        """What is wrong with the day."""
        return str(self.non_field_errors()[0]) if self.is_bound and self.non_field_errors() else ""

    def happened_at(self, now: datetime) -> datetime:
        """That day at noon; today, now."""
        assert self.day is not None  # noqa: S101  # a valid form has a day
        return now if self.day == self.today else datetime.combine(self.day, NOON, LONDON)


@dataclass(frozen=True, slots=True)
class TellPage:
    """The form as it stands."""

    child_id: str
    title: str
    errors: ErrorSummary | None
    kind: Choices
    words: TextArea
    day: DateField


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What will be kept and who is told, before it is."""

    child_id: str
    child: str
    kind: str
    words: str
    day: str
    told: str
    hidden: tuple[tuple[str, str], ...]


def form_for(asking: Asker, typed: Mapping[str, str] | None = None) -> TellForm:
    """The form, with today as the day where nothing was typed."""
    return TellForm(typed, dates.in_london(asking.now).date())


def tell_page(child: OneChild, form: TellForm) -> TellPage:
    """The page that asks."""
    today = form.today
    shown = form.parts if form.is_bound else {"day": today.day, "month": today.month, "year": today.year}
    day, month, year = (str(shown[part]) for part in ("day", "month", "year"))
    return TellPage(
        child_id=child.card.child_id,
        title=f"Tell the team something about {child.given_name}",
        errors=error_summary(form),
        kind=choices(form["kind"]),
        words=text_area(form["words"], rows=6),
        day=DateField("day", "When was it?", day, month, year, error=form.day_error),
    )


def check_page(child: OneChild, form: TellForm) -> CheckPage:
    """The page before saving."""
    worker = child.holder(Role.SW)
    given = form.cleaned_data
    assert form.day is not None  # noqa: S101  # a valid form has a day
    who = f"{worker.name}, social worker" if worker else "The desk"
    return CheckPage(
        child_id=child.card.child_id,
        child=child.named,
        kind=KINDS[given["kind"]],
        words=given["words"],
        day=dates.weekday(form.day),
        told=f"{who}, is asked to read it. The rest of the social work team can. The family is not told by us.",
        hidden=(
            ("kind", given["kind"]),
            ("words", given["words"]),
            *((f"day-{part}", value) for part, value in form.parts.items()),
        ),
    )

"""The form for what somebody saw or heard of a child, and the check before it is shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import uuid4

from django import forms

from teamaround.practice.calendar import LONDON
from teamaround.practice.record.roles import Role
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.bound_fields import choices, day_field, error_summary, text_area
from teamaround.service.pages.components.forms import Choices, DateField, ErrorSummary, TextArea
from teamaround.service.pages.components.typed_day import PARTS, DayField, parts_of
from teamaround.service.pages.components.words_field import WordsField
from teamaround.service.pages.my_work.people import OneChild
from teamaround.service.pages.my_work.telling_days import day_fault
from teamaround.service.pages.words import dates

CHILD_SAID = "child_said"
KINDS = {CHILD_SAID: "What the child said", "noticed": "What I saw, heard or know"}
NOON = time(12)


class TellForm(forms.Form):
    """Whose words, which words, and when."""

    kind = forms.ChoiceField(
        label="What is it?", choices=list(KINDS.items()), error_messages={"required": "Choose what it is"}
    )
    words = WordsField(
        label="In their words, or yours",
        help_text="As it was said or seen. You need not be sure, and you need not say what it means.",
        longest=4000,
        missing="Write what was said or seen",
    )
    day = DayField(label="When was it?")
    sent = forms.UUIDField(required=False)

    def __init__(self, typed: Mapping[str, str] | None, today: date, born: date | None) -> None:
        super().__init__(typed, initial={"day": today})
        self.today, self.born = today, born

    def clean_day(self) -> date:
        """A day on which the child can have been seen."""
        day: date = self.cleaned_data["day"]
        if fault := day_fault(day, today=self.today, born=self.born):
            raise forms.ValidationError(fault)
        return day

    def happened_at(self, now: datetime) -> datetime:
        """That day at noon; today, now."""
        day: date = self.cleaned_data["day"]
        return now if day == self.today else datetime.combine(day, NOON, LONDON)


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


def form_for(asking: Asker, child: OneChild, typed: Mapping[str, str] | None = None) -> TellForm:
    """The form, with today as the day where nothing was typed."""
    return TellForm(typed, dates.in_london(asking.now).date(), child.card.date_of_birth)


def tell_page(child: OneChild, form: TellForm) -> TellPage:
    """The page that asks."""
    return TellPage(
        child_id=child.card.child_id,
        title=f"Tell the team something about {child.given_name}",
        errors=error_summary(form),
        kind=choices(form["kind"]),
        words=text_area(form["words"], rows=6),
        day=day_field(form["day"]),
    )


def check_page(child: OneChild, form: TellForm) -> CheckPage:
    """The page before saving."""
    worker = child.holder(Role.SW)
    given = form.cleaned_data
    who = f"{worker.name}, social worker" if worker else "The desk"
    return CheckPage(
        child_id=child.card.child_id,
        child=child.named,
        kind=KINDS[given["kind"]],
        words=given["words"],
        day=dates.weekday(given["day"]),
        told=f"{who}, is asked to read it. The rest of the social work team can. The family is not told by us.",
        hidden=(
            ("kind", given["kind"]),
            ("words", given["words"]),
            ("sent", str(given["sent"] or uuid4())),
            *((f"day-{part}", value) for part, value in zip(PARTS, parts_of(given["day"]), strict=True)),
        ),
    )

"""The page: the form as it stands, and above it what came of the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from teamaround.service.agencies.queries import agencies_to_ring, council_names, front_door
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.bound_fields import (
    choices,
    day_field,
    error_summary,
    select,
    text_field,
)
from teamaround.service.pages.components.boxes import NoteBox
from teamaround.service.pages.components.forms import Choices, DateField, ErrorSummary, Select, TextField
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.find_child.form import FindForm
from teamaround.service.pages.words import dates
from teamaround.service.policy.finding import terms

NUMBERS = ("nhs_number", "upn", "case_reference")
NOBODY_ANSWERS = (
    "No open plan here answers to that. That does not mean that the child is safe or unknown to others."
)
SPELLING = (
    "Ask again how the name is spelled and when the child was born, or for the NHS number. Nobody is looked for by"
    " likeness."
)
DANGER = "A child in danger now: call 999."
NO_NUMBER = "Ring the contact desk of the council where the child lives."


@dataclass(frozen=True, slots=True)
class FindPage:
    """Everything on the page. `answer` is what came of a search; after too many there is no form."""

    under_title: str
    answer: NoteBox | None
    has_form: bool
    errors: ErrorSummary | None
    task: Choices
    caller: Select
    name: TextField
    born: DateField
    numbers: tuple[TextField, ...]


def form_for(asking: Asker, typed: Mapping[str, str] | None = None) -> FindForm:
    """The form, with the callers of the reader's own directory."""
    return FindForm(typed, callers_of(asking.actor.council), dates.in_london(asking.now).date())


def callers_of(council: str) -> dict[str, str]:
    """Who can be asking: the agencies that can be rung back, by name, and the few that are none."""
    agencies = {one.slug: f"{one.name}, {one.duty_phone}" for one in agencies_to_ring(council)}
    return {**agencies, **terms().callers}


def find_page(
    asking: Asker, form: FindForm, answer: NoteBox | None = None, *, has_form: bool = True
) -> FindPage:
    """Compose the page."""
    return FindPage(
        under_title=_under_title(asking),
        answer=answer,
        has_form=has_form,
        errors=error_summary(form),
        task=choices(form["task"], small=True),
        caller=select(form["caller"]),
        name=text_field(form["name"], autocomplete="off"),
        born=day_field(form["born"]),
        numbers=tuple(text_field(form[one], width=20, autocomplete="off") for one in NUMBERS),
    )


def nobody_answers(asking: Asker) -> NoteBox:
    """The one answer for a child that is not here and for one of whom this reader may not know."""
    return NoteBox(
        "Nobody was found", ((Strong(NOBODY_ANSWERS),), SPELLING, *whom_to_ring(asking), (Strong(DANGER),))
    )


def too_many(free_at: datetime) -> NoteBox:
    """Refused, politely, until a time that is told."""
    most, minutes = terms().most_searches, terms().within_minutes
    return NoteBox(
        f"You can look again at {dates.clock_time(free_at)}",
        (
            (
                f"You have looked for a child {most} times in {minutes} minutes, which is the most for one person."
                " Nothing was looked for this time. It is written down for the audit officer."
            ),
            ("A colleague of your desk can look in the meantime. ", Strong(DANGER)),
        ),
        tone="amber",
    )


def whom_to_ring(asking: Asker) -> tuple[Sentence, ...]:
    """The front door of every council, the reader's own first: the child may be another's."""
    on = dates.in_london(asking.now).date()
    names = sorted(council_names().items(), key=lambda one: (one[0] != asking.actor.council, one[1]))
    doors = [(name, front_door(slug, on)) for slug, name in names]
    lines: list[Sentence] = [
        (
            f"For a child of {name} ring {door.name}, ",
            Strong(door.phone),
            f"{_at_night(door.out_of_hours_phone)}.",
        )
        for name, door in doors
        if door is not None
    ]
    return tuple(lines) or (NO_NUMBER,)


def _at_night(phone: str) -> str:
    return f"; at night {phone}" if phone else ""


def _under_title(asking: Asker) -> str:
    where = council_names().get(asking.actor.council)
    whose = f"of {where}" if where else "of the councils of this partnership"
    return (
        f"By exact details alone, and only children {whose} who are on an open plan. You will see the plan card, for"
        f" {terms().open_minutes} minutes. That you looked, why and on whose call is written down, whether or not you"
        " find anybody; the people around the child can read it."
    )

"""The form: why and on whose call, and details of which one way is enough. What is missing is said at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django import forms

from teamaround.matching.identity.full_names import full_name
from teamaround.matching.identity.nhs_numbers import normal_nhs_number
from teamaround.matching.identity.pupil_numbers import normal_upn
from teamaround.service.ledger.wanted import Wanted
from teamaround.service.pages.components.typed_day import DayField
from teamaround.service.pages.components.words_field import UNSEEN_CHARACTER, too_many
from teamaround.service.policy.finding import terms
from teamaround.service.workflows.child_looked_for import Search

Normal = TypeVar("Normal")
DETAILS = ("name", "born", "nhs_number", "upn", "case_reference")
NAMED_ONLY = "Write the date of birth as well. Nobody is looked for by a name alone"
BORN_ONLY = "Write the full name as well. Nobody is looked for by a date of birth alone"
NOT_FULL = "Write the full name: given names and family name. Nobody is looked for by a part of it"
NOTHING = "Write a full name and a date of birth, or one of the numbers below"
IN_FUTURE = "The date of birth is in the future. Check the day, the month and the year"
NOT_NHS = "An NHS number has 10 digits. Check them; nobody is looked for by a part of a number"
NOT_UPN = (
    "A unique pupil number is a letter and 12 digits. Check them; nobody is looked for by a part of a number"
)
SEVERAL = "More than one child answers to this. Add the NHS number or the case reference"


def _text(label: str, hint: str, longest: int) -> forms.CharField:
    faults = {"max_length": too_many(longest), "null_characters_not_allowed": UNSEEN_CHARACTER}
    return forms.CharField(
        label=label, help_text=hint, max_length=longest, required=False, error_messages=faults
    )


class FindForm(forms.Form):
    """Whom to look for. All that is written has to fit."""

    task = forms.ChoiceField(
        label="Why are you looking?",
        choices=list(terms().tasks.items()),
        error_messages={"required": "Choose why you are looking"},
    )
    caller = forms.ChoiceField(
        label="Who asks?",
        help_text="Before you tell them anything, ring them back on the number that you have for them.",
        error_messages={"required": "Choose who asks"},
    )
    name = _text("Full name", "Given names and family name. Middle names may be left out.", 160)
    born = DayField(label="Date of birth", help_text="For example, 27 3 2016", required=False)
    nhs_number = _text("NHS number", "10 digits, with or without spaces", 40)
    upn = _text("Unique pupil number", "A letter and 12 digits. The school has it", 40)
    case_reference = _text("Case reference", "The council’s own number for this child", 64)

    def __init__(self, typed: Mapping[str, str] | None, callers: Mapping[str, str], today: date) -> None:
        super().__init__(typed)
        self.today = today
        offered = [("", "Choose one"), *callers.items()]
        self.fields["caller"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField

    def clean_name(self) -> tuple[str, ...]:
        """The name in normal form."""
        return _whole(self.cleaned_data["name"], full_name, NOT_FULL)

    def clean_nhs_number(self) -> str:
        """The ten digits."""
        return _whole(self.cleaned_data["nhs_number"], normal_nhs_number, NOT_NHS)

    def clean_upn(self) -> str:
        """The thirteen characters."""
        return _whole(self.cleaned_data["upn"], normal_upn, NOT_UPN)

    def clean_born(self) -> date | None:
        """A day that has been."""
        born: date | None = self.cleaned_data["born"]
        if born is not None and born > self.today:
            raise forms.ValidationError(IN_FUTURE)
        return born

    def clean(self) -> dict[str, object]:
        """A name and a date of birth belong together; and nothing at all finds nobody."""
        given: dict[str, object] = super().clean() or {}
        if self.errors.keys() & set(DETAILS):
            return given
        if given["name"] and not given["born"]:
            self.add_error("born", NAMED_ONLY)
        elif given["born"] and not given["name"]:
            self.add_error("name", BORN_ONLY)
        elif not _wanted(given).is_exact:
            self.add_error("name", NOTHING)
        return given

    @property
    def search(self) -> Search:
        """What is looked for, of a form without faults."""
        given = self.cleaned_data
        return Search(wanted=_wanted(given), task=given["task"], caller=given["caller"])

    def says_several(self) -> None:
        """More than one child answers: said at the first number that would tell them apart."""
        self.add_error("nhs_number", SEVERAL)


def _whole(written: str, normal: Callable[[str], Normal], fault: str) -> Normal:
    """What was written in its normal form. Raises ValidationError where it has none: it is cut, or a slip."""
    found = normal(written)
    if written and not found:
        raise forms.ValidationError(fault)
    return found


def _wanted(given: Mapping[str, Any]) -> Wanted:
    return Wanted(**{field: given[field] for field in DETAILS})

"""The form that closes an alert: a typed reason, how it was checked, and what was found. A denial closes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.record.facts.happenings import CheckKind
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.bound_fields import choices, error_summary, text_area
from teamaround.service.pages.components.forms import Choices, ErrorSummary, TextArea
from teamaround.service.pages.components.phrases import Sentence
from teamaround.service.pages.spoc_desk.waiting import Waiting
from teamaround.service.pages.words.answering import (
    AT_THE_DESK,
    CHECKS,
    MOST_WORDS,
    REASONS,
    TOO_MANY_WORDS,
)

SAID_SO = "said_so"
DENIAL = "denial"
OFFERED = {**REASONS, DENIAL: "Somebody in the family says that it is not so"}
ASKED = {
    **{kind.value: CHECKS[kind] for kind in AT_THE_DESK},
    SAID_SO: "Nobody: it is what somebody in the family said",
}
ONLY_FACTS = "Only facts close this alert: {when}. Record what has been done on the child’s page."


class CloseForm(forms.Form):
    """Why, who was asked, and what they found."""

    reason = forms.ChoiceField(
        label="Why can this be closed?", error_messages={"required": "Choose a reason"}
    )
    asked = forms.ChoiceField(
        label="Who was asked?",
        choices=list(ASKED.items()),
        error_messages={"required": "Say who was asked"},
    )
    found = forms.CharField(
        label="What did they find?",
        max_length=MOST_WORDS,
        help_text="Their own words, with their name and the day. It is kept on the record as the evidence.",
        error_messages={
            "required": "Write what was found",
            "max_length": TOO_MANY_WORDS,
        },
    )

    def __init__(self, code: str, typed: Mapping[str, str] | None = None) -> None:
        super().__init__(typed)
        allowed = catalogue().row(code).closing_reasons
        offered = [(reason, OFFERED[reason]) for reason in (*allowed, DENIAL)]
        self.fields["reason"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def stated_reason(self) -> str:
        """The reason for the rules: what somebody only said is a denial, whatever reason is chosen."""
        said = self.cleaned_data["asked"] == SAID_SO
        return DENIAL if said else str(self.cleaned_data["reason"])

    @property
    def refused_at(self) -> str:
        """The field at which the rule's refusal stands."""
        return "asked" if self.check is None else "reason"

    @property
    def check(self) -> CheckKind | None:
        """In what way it was checked; None where it is only what somebody said."""
        asked = self.cleaned_data["asked"]
        return None if asked == SAID_SO else CheckKind(asked)

    @property
    def evidence(self) -> str:
        """The evidence as it is kept: "The landlord: ..."."""
        return f"{ASKED[self.cleaned_data['asked']]}: {self.cleaned_data['found']}"


@dataclass(frozen=True, slots=True)
class ClosePage:
    """The form as it stands, with what is wrong with it."""

    alert_id: str
    what: Sentence
    errors: ErrorSummary | None
    reason: Choices
    asked: Choices
    found: TextArea
    only_facts: str


def close_page(opened: Opened, row: Waiting, form: CloseForm) -> ClosePage:
    """The page that asks."""
    entry = catalogue().row(row.alert.code)
    return ClosePage(
        alert_id=row.alert.alert_id,
        what=opened.names.spelled(row.alert.explanation.what),
        errors=error_summary(form),
        reason=choices(form["reason"]),
        asked=choices(form["asked"]),
        found=text_area(form["found"], rows=4),
        only_facts="" if entry.closing_reasons else ONLY_FACTS.format(when=entry.closes_when),
    )

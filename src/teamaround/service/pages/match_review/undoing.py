"""Undoing a decision: what follows is said first, and a reason from the closed list is asked for with words."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from teamaround.service.accounts.queries import names_of
from teamaround.service.contacts.judged import Said
from teamaround.service.contacts.remembering import remembering
from teamaround.service.contacts.values import JudgementCard
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.bound_fields import choices, error_summary, text_area
from teamaround.service.pages.components.forms import Choices, ErrorSummary, TextArea
from teamaround.service.pages.components.words_field import WordsField
from teamaround.service.pages.match_review.decisions import holds
from teamaround.service.pages.words import dates

FOLLOWS = {
    Said.SAME: (
        (
            "Every sighting that this decision put to the person is taken back by a new entry. Nothing is overwritten:"
            " what was known before stays as it was known."
        ),
        "An alert that rested on it is closed or lowered by the rules.",
        "Everybody who was told is asked to read that it is taken back, and their reading is recorded.",
    ),
    Said.DIFFERENT: (
        (
            "The pair is put before the matchers again, with a full term. After 30 days nothing of it is left to"
            " compare: then the next record with the same details is asked about."
        ),
        "What the decision left in the record is taken back by a new entry, and all who were told of it are told.",
    ),
}


class UndoForm(forms.Form):
    """Why a decision is undone."""

    because = forms.ChoiceField(
        label="Why is it undone?",
        choices=list(remembering().undone_because.items()),
        error_messages={"required": "Choose why it is undone"},
    )
    reason = WordsField(
        label="What was found",
        help_text="In one or two sentences. The desk’s manager will read it. Name nobody.",
        longest=1000,
        missing="Write what was found",
    )


@dataclass(frozen=True, slots=True)
class UndoPage:
    """The decision, what undoing it does, and the form."""

    judgement_id: str
    decided: tuple[tuple[str, str], ...]
    follows: tuple[str, ...]
    errors: ErrorSummary | None
    because: Choices
    reason: TextArea


def undo_page(card: JudgementCard, form: UndoForm, asking: Asker) -> UndoPage:
    """The page of one decision that can be undone."""
    who = names_of({card.by}).get(card.by, "A matcher")
    return UndoPage(
        judgement_id=card.judgement_id,
        decided=(
            (
                "Decided",
                f"{dates.full_moment(card.at)}, by {'you' if card.by == asking.actor.user_id else who}",
            ),
            ("Said", card.said.label),
            ("Reason", card.reason or "Removed with the pair after 30 days"),
            ("Holds", holds(card)),
        ),
        follows=FOLLOWS[card.said],
        errors=error_summary(form),
        because=choices(form["because"]),
        reason=text_area(form["reason"]),
    )

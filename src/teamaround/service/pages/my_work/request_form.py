"""The form in which a request is answered: what is held, that nothing is, or why it cannot be said and by whom."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from teamaround.practice.record.fact_words import TAG_WORDS
from teamaround.practice.record.words import Answer, RiskTag
from teamaround.service.pages.components.words_field import UNSEEN_CHARACTER, too_many

LONGEST = 2000
SHOWN = tuple(tag for tag in TAG_WORDS if tag is not RiskTag.NO_KNOWN_HISTORY)
ANSWERS = {
    Answer.ANSWERED.value: "Something is held, and this is it",
    Answer.NOTHING_HELD.value: "Nothing is held",
    Answer.REFUSED.value: "This cannot be answered",
}


def _faults(longest: int) -> dict[str, str]:
    return {"max_length": too_many(longest), "null_characters_not_allowed": UNSEEN_CHARACTER}


class AnswerForm(forms.Form):
    """What is held, that nothing is, or why it cannot be said and who decided that; of a person's history, in ticks."""

    answer = forms.ChoiceField(
        label="What is the answer?",
        choices=list(ANSWERS.items()),
        error_messages={"required": "Choose what the answer is"},
    )
    shows = forms.MultipleChoiceField(
        label="What does it show of this person?",
        choices=[(tag.value, TAG_WORDS[tag].capitalize()) for tag in SHOWN],
        required=False,
        help_text="Only if something is held. Tick all that is on record; it decides how loud the alert is.",
    )
    what = forms.CharField(
        label="In your words",
        help_text="What is held and since when, or why it cannot be said. Name no informant.",
        max_length=LONGEST,
        required=False,
        error_messages=_faults(LONGEST),
    )
    decided_by = forms.CharField(
        label="Who decided that it cannot be answered?",
        help_text="A name and a role. A refusal that nobody stands for counts as no answer.",
        max_length=200,
        required=False,
        error_messages=_faults(200),
    )

    def __init__(self, typed: QueryDict | None, *, of_history: bool) -> None:
        super().__init__(typed)
        if not of_history:
            del self.fields["shows"]

    def clean(self) -> dict[str, object]:
        """Whatever the answer needs beside itself."""
        given: dict[str, object] = super().clean() or {}
        answer = given.get("answer")
        if answer == Answer.ANSWERED.value and not given.get("what"):
            self.add_error("what", "Write what is held")
        if answer == Answer.REFUSED.value and not given.get("what"):
            self.add_error("what", "Write why it cannot be answered")
        if answer == Answer.REFUSED.value and not given.get("decided_by"):
            self.add_error("decided_by", "Write who decided it")
        if answer not in (None, Answer.ANSWERED.value) and given.get("shows"):
            self.add_error("shows", "Tick this only if something is held")
        return given

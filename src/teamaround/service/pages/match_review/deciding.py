"""The decision: three answers, a reason, a second thing looked at. Nothing is chosen beforehand."""

from __future__ import annotations

from enum import StrEnum

from django import forms
from django.http import QueryDict

from teamaround.service.contacts.doubt import could_not_tell, reviewing, settles
from teamaround.service.contacts.remembering import remembering
from teamaround.service.contacts.values import ReviewCase
from teamaround.service.contacts.writing import retention
from teamaround.service.pages.components.words_field import WordsField
from teamaround.service.policy.facts import Actor


class Answer(StrEnum):
    """What a matcher can say."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


ANSWERS = {
    Answer.SAME: "The same person",
    Answer.DIFFERENT: "Not the same person",
    Answer.CANNOT_TELL: "Cannot tell",
}
SECOND_ITEMS = remembering().rests_on
NOTHING_ELSE = "nothing"


NEXT_MATCHER = "A second matcher looks within a working day. It does not count as “no”."
NEXT_MANAGER = "The desk’s manager decides within a working day. It does not count as “no”."


def consequences(case: ReviewCase) -> dict[Answer, str]:
    """What follows from each answer to this pair."""
    days = retention().judged_not_a_match_days
    is_last = could_not_tell(case.set_aside) + 1 >= reviewing().could_not_tell and case.escalated_at is None
    months = remembering().holds_months
    return {
        Answer.SAME: (
            "It becomes a sighting and goes to the desk at once, marked “confirmed by a trained matcher”."
            f" For {months[Answer.SAME]} months the very same details count as confirmed."
        ),
        Answer.DIFFERENT: (
            f"Nobody is told. What arrived is removed after {days} days and then only counted. For"
            f" {months[Answer.DIFFERENT]} months nobody is asked again, unless something new is given."
        ),
        Answer.CANNOT_TELL: NEXT_MANAGER if is_last else NEXT_MATCHER,
    }


def answers_for(actor: Actor) -> tuple[Answer, ...]:
    """What somebody can say. A manager is asked because others could not tell, and nobody stands behind them."""
    return tuple(one for one in Answer if one is not Answer.CANNOT_TELL or not settles(actor))


class DecisionForm(forms.Form):
    """One decision about a pair."""

    decision = forms.ChoiceField(
        label="The two records are about",
        choices=[(answer.value, words) for answer, words in ANSWERS.items()],
        error_messages={"required": "Choose whether they are the same person"},
    )
    second = forms.MultipleChoiceField(
        label="Second item you looked at",
        choices=list(SECOND_ITEMS.items()),
        error_messages={"required": "Say what else you looked at, or that nothing else could be"},
    )
    reason = WordsField(
        label="Reason",
        help_text="What made you decide, in one or two sentences. Others will read it. Name nobody.",
        longest=1000,
        missing="Write what made you decide",
    )

    def __init__(self, actor: Actor, typed: QueryDict | None = None) -> None:
        super().__init__(typed)
        offered = [(answer.value, ANSWERS[answer]) for answer in answers_for(actor)]
        self.fields["decision"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, object]:
        """ "The same" needs a second item that does not depend on the first."""
        given = super().clean() or {}
        second = given.get("second") or []
        if NOTHING_ELSE in second and len(second) > 1:
            self.add_error("second", "Either something else was looked at, or nothing could be")
        elif NOTHING_ELSE in second and given.get("decision") == Answer.SAME:
            self.add_error(
                "second", "“The same person” needs a second item. Without one, choose “Cannot tell”"
            )
        return given

    @property
    def answer(self) -> Answer:
        """The answer given."""
        return Answer(self.cleaned_data["decision"])

    @property
    def looked_at(self) -> str:
        """The second items in words."""
        return "; ".join(SECOND_ITEMS[one] for one in self.cleaned_data["second"])

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The second items by their slugs."""
        return tuple(self.cleaned_data["second"])

    @property
    def whole_reason(self) -> str:
        """The reason as it is kept, with what was looked at."""
        return f"{self.cleaned_data['reason']} Also looked at: {self.looked_at}."

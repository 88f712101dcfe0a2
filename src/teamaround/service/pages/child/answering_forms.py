"""The two forms that answer an alert: a check with what came back, and a closing with its reason and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4, uuid5

from django import forms

from teamaround.practice.alerts import catalogue, is_evidence, says_denial
from teamaround.practice.answers.headline import headline
from teamaround.practice.record.entry import Entry, Paragraph
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.family import NoteWritten
from teamaround.practice.record.facts.happenings import (
    CheckKind,
    CheckRecorded,
    QuestionBasis,
    QuestionOpened,
)
from teamaround.practice.record.words import Answer, HowKnown
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.words import dates
from teamaround.service.pages.words.answering import CHECKS, MOST_WORDS, REASONS, TOO_MANY_WORDS
from teamaround.service.work.values import AlertCard

ANOTHER = "another"
SUPPORTS_NONE = "none"
NOBODY = "nobody"
EVIDENCE = 20  # of the newest entries that may be named as evidence [INV]
CAME_BACK = {
    Answer.ANSWERED: "An answer",
    Answer.NOTHING_HELD: "They looked: nothing is held",
    Answer.REFUSED: "They refused to say",
    Answer.NO_REPLY: "No reply",
}


class CheckForm(forms.Form):
    """Which question was checked, in what way, with whom, and what came back."""

    # Made with each form: what is sent twice, by a double press or after going back, is recorded once.
    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    question = forms.ChoiceField(
        label="Which question did you check?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the question that was checked, or say another one"},
    )
    wording = forms.CharField(
        label="If it is another question, write it down", max_length=200, required=False
    )
    check = forms.ChoiceField(
        label="How was it checked?",
        choices=[(kind.value, words) for kind, words in CHECKS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it was checked"},
    )
    agency = forms.ChoiceField(
        label="Who was asked?",
        required=False,
        widget=forms.RadioSelect,
        help_text="If nobody was asked because you looked yourselves, say so.",
    )
    answer = forms.ChoiceField(
        label="What came back?",
        choices=[(answer.value, words) for answer, words in CAME_BACK.items()],
        widget=forms.RadioSelect,
        help_text="No reply, nothing held and refused are three different things.",
        error_messages={"required": "Choose what came back"},
    )
    found = forms.ChoiceField(
        label="Which answer to the question does it support?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which answer it supports, or none"},
    )
    words = forms.CharField(
        label="What was said or seen, in their words",
        max_length=MOST_WORDS,
        widget=forms.Textarea,
        error_messages={"required": "Write down what was said or seen", "max_length": TOO_MANY_WORDS},
    )

    def __init__(self, opened: Opened, alert: AlertCard, answers: object = None) -> None:
        super().__init__(answers)  # type: ignore[arg-type]  # a QueryDict or nothing, as Django takes it
        self.opened, self.alert = opened, alert
        self._offer("question", (*_questions(opened), (ANOTHER, "Another question")))
        self._offer("agency", _agencies(opened))
        self._offer("found", (*_answers(opened), (SUPPORTS_NONE, "None of them")))

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = list(choices)

    def clean(self) -> dict[str, object]:
        """Another question needs its words, and only an answer supports one."""
        given = super().clean() or {}
        silent = given.get("answer") in (Answer.REFUSED, Answer.NO_REPLY)
        if silent and given.get("found") not in (SUPPORTS_NONE, None):
            self.add_error("found", "Nothing came back, so it supports none of them")
        if given.get("question") == ANOTHER and not str(given.get("wording", "")).strip():
            self.add_error("wording", "Write down the question that was checked")
        return given

    def entries(self, *, by_agency: str, author: str, now: datetime) -> tuple[Entry, ...]:
        """What is recorded: the check, and before it the question if it is a new one."""
        given = self.cleaned_data
        question = given["question"]
        opening: tuple[Entry, ...] = ()
        if question == ANOTHER:
            question = self._id("question", author)
            about = tuple(one for one in self.alert.about if one in self.opened.whole.people)
            opened_now = QuestionOpened(
                question=question,
                wording=given["wording"].strip(),
                basis=QuestionBasis.SUSPICION,
                about=about,
            )
            opening = (self._entry("opening", opened_now, (), by_agency, author, now),)
        check = CheckRecorded(
            question=question,
            check=CheckKind(given["check"]),
            agency="" if given["agency"] == NOBODY else given["agency"],
            answer=Answer(given["answer"]),
            found="" if given["found"] == SUPPORTS_NONE else given["found"],
        )
        said = (Paragraph(text=given["words"].strip(), about=self.alert.about),)
        return (*opening, self._entry("check", check, said, by_agency, author, now))

    def was_sent_before(self, author: str) -> bool:
        """Whether this very form is on the record already."""
        return self.opened.whole.entry(self._id("check", author)) is not None

    def _id(self, part: str, author: str) -> str:
        """The same for the same form, person and alert; anew where a form comes without its number."""
        once = self.cleaned_data["once"] or uuid4()
        return str(uuid5(once, f"{part}|{self.alert.alert_id}|{author}"))

    def _entry(
        self,
        part: str,
        fact: AnyFact,
        said: tuple[Paragraph, ...],
        by_agency: str,
        author: str,
        now: datetime,
    ) -> Entry:
        return Entry(
            entry_id=self._id(part, author),
            children=(self.opened.child.child_id,),
            happened_at=now,
            recorded_at=now,
            by_agency=by_agency,
            author=author,
            fact=fact,
            how_known=HowKnown.WAS_TOLD,
            paragraphs=said,
        )


class CloseForm(forms.Form):
    """A typed reason, and the entries that show it."""

    reason = forms.ChoiceField(
        label="Why is it closed?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason for closing"},
    )
    evidence = forms.MultipleChoiceField(
        label="Which entries show it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What raised the alert is no evidence against it, and a denial alone closes nothing. "
        "A check that you record is offered here.",
        error_messages={"invalid_choice": "That entry cannot show it. Record a check first, and name that."},
    )

    def __init__(self, opened: Opened, alert: AlertCard, answers: object = None) -> None:
        super().__init__(answers)  # type: ignore[arg-type]  # a QueryDict or nothing, as Django takes it
        reason, evidence = self.fields["reason"], self.fields["evidence"]
        assert isinstance(reason, forms.ChoiceField)  # noqa: S101  # declared above
        assert isinstance(evidence, forms.MultipleChoiceField)  # noqa: S101  # declared above
        reasons = catalogue().row(alert.code).closing_reasons
        reason.choices = [(one, REASONS[one]) for one in reasons]
        evidence.choices = [(entry.entry_id, _line(opened, entry)) for entry in _evidence(opened, alert)]


def _questions(opened: Opened) -> list[tuple[str, str]]:
    live = [one for one in opened.shown.questions.values() if one.closed_at is None]
    return [(one.question, one.wording) for one in sorted(live, key=lambda one: one.opened_at, reverse=True)]


def _answers(opened: Opened) -> list[tuple[str, str]]:
    given = [stance.answer for one in opened.shown.questions.values() for stance in one.stances]
    return [(one, one.capitalize()) for one in dict.fromkeys((*("yes", "no"), *given))]


def _agencies(opened: Opened) -> list[tuple[str, str]]:
    """Agencies that have said something here, or might know."""
    slugs = {entry.by_agency for entry in opened.shown.entries}
    slugs |= {slug for one in opened.shown.questions.values() for slug in one.who_might}
    known = sorted((opened.names.agency(slug), slug) for slug in slugs if slug in opened.names.agencies)
    return [(NOBODY, "Nobody: we looked ourselves"), *((slug, name) for name, slug in known)]


def _evidence(opened: Opened, alert: AlertCard) -> list[Entry]:
    """The newest entries that may show it, and denials, so that the rule can say why they do not."""
    others = [
        entry
        for entry in opened.shown.entries
        if entry.entry_id != alert.entry_id
        and not _is_mere_note(entry)
        and (is_evidence(opened.shown, entry, since=alert.raised_at) or says_denial(entry))
    ]
    return sorted(others, key=lambda entry: entry.recorded_at, reverse=True)[:EVIDENCE]


def _is_mere_note(entry: Entry) -> bool:
    """Words that say nothing of how they were checked may hold a denial; the rules cannot read them."""
    return isinstance(entry.fact, NoteWritten) and entry.fact.check is None


def _line(opened: Opened, entry: Entry) -> str:
    said = opened.names.spelled(headline(opened.shown, entry))
    return f"{dates.brief_day(entry.happened_at)}, {opened.names.agency(entry.by_agency)}: {said}"

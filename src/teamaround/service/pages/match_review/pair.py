"""One pair for a matcher: two descriptions and how they compare. Never the child, the sender or the content."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from teamaround.matching.linkage.explaining import Explanation, ExplanationRow
from teamaround.service.contacts.doubt import could_not_tell, settles
from teamaround.service.contacts.models import WhyEscalated
from teamaround.service.contacts.values import ReviewCase
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.components.bound_fields import choices, error_summary, text_area
from teamaround.service.pages.components.boxes import Drawing, NoteBox
from teamaround.service.pages.components.comparison_table import ComparedField, ComparisonTable
from teamaround.service.pages.components.forms import Choices, ErrorSummary, TextArea
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.match_review.deciding import ANSWERS, DecisionForm, answers_for, consequences
from teamaround.service.pages.pictures.evidence_picture import EvidencePicture, EvidenceStep
from teamaround.service.pages.pictures.waterfall import waterfall
from teamaround.service.pages.pictures.waterfall_on_a_phone import waterfall_on_a_phone
from teamaround.service.pages.words import dates

NOT_GIVEN = frozenset({"", "not given"})
YOURS = {
    WhyEscalated.CANNOT_TELL.value: "Two matchers could not tell; you are not shown why. You decide.",
    WhyEscalated.LATE.value: "No matcher decided it in time; you are asked as well.",
}
UNSEEN = NoteBox(
    "What you are not shown",
    (
        (
            "Which child, why this person is listed, which agency sent it, and what the record says. Addresses are"
            " withheld and numbers are cut. You do not need them to compare."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class PairPage:
    """The page of one pair."""

    review_id: str
    place: str
    arrived: Sentence
    table: ComparisonTable
    drawing: Drawing
    prior_note: str
    why_review: str
    gate: NoteBox
    errors: ErrorSummary | None
    decision: Choices
    second: Choices
    reason: TextArea
    unseen: NoteBox


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Check your answer: what was said and what will follow."""

    review_id: str
    decision: str
    looked_at: str
    reason: str
    consequence: str
    hidden: tuple[tuple[str, str], ...]


def pair_page(case: ReviewCase, form: DecisionForm, asking: Asker, position: tuple[int, int]) -> PairPage:
    """The pair as the matcher compares it. `position`: which of how many."""
    told = msgspec.convert(case.explanation, Explanation)
    return PairPage(
        review_id=case.review_id,
        place=f"{position[0]} of {position[1]}",
        arrived=_arrived(case, asking),
        table=ComparisonTable(tuple(map(_field, told.rows))),
        drawing=_drawing(_picture(told)),
        prior_note=told.prior_note,
        why_review=told.why_review,
        gate=NoteBox(told.gate_title, (told.gate_words,), tone="edge"),
        errors=error_summary(form),
        decision=choices(form["decision"], hints=_hints(case, asking)),
        second=choices(form["second"], several=True, small=True),
        reason=text_area(form["reason"]),
        unseen=UNSEEN,
    )


def check_page(case: ReviewCase, form: DecisionForm) -> CheckPage:
    """What is about to be saved."""
    follows = consequences(case)
    given = form.cleaned_data
    return CheckPage(
        review_id=case.review_id,
        decision=ANSWERS[form.answer],
        looked_at=form.looked_at,
        reason=given["reason"],
        consequence=follows[form.answer],
        hidden=(
            ("decision", form.answer.value),
            *(("second", one) for one in given["second"]),
            ("reason", given["reason"]),
        ),
    )


def _hints(case: ReviewCase, asking: Asker) -> tuple[str, ...]:
    follows = consequences(case)
    return tuple(follows[answer] for answer in answers_for(asking.actor))


def _arrived(case: ReviewCase, asking: Asker) -> Sentence:
    late = case.due < asking.now
    words = f"{'Was to be decided' if late else 'Decide'} by {dates.full_moment(case.due)}."
    nobody = "Until then nobody is told: not the people around the child, not the sender."
    return (
        f"Arrived {dates.full_moment(case.asked_at)}. ",
        Strong(words),
        f" {_looked(case, asking)}{nobody}",
    )


def _looked(case: ReviewCase, asking: Asker) -> str:
    """Who has looked before: how many, and never what they thought."""
    doubting = could_not_tell(case.set_aside)
    if settles(asking.actor):
        return f"{YOURS[case.escalated_because]} If you cannot tell either, ask for another item first; it waits. "
    return "Another matcher could not tell; you are not shown why. " if doubting else ""


def _field(row: ExplanationRow) -> ComparedField:
    """One field with its numbers cut and its addresses withheld; what is not given counts nothing."""
    ours, theirs = _given(row.ours_masked), _given(row.theirs_masked)
    return ComparedField(row.label, ours, theirs, row.comparison, row.bits)


def _given(value: str) -> str | None:
    return None if value in NOT_GIVEN else value


def _drawing(evidence: EvidencePicture) -> Drawing:
    return Drawing(
        waterfall(evidence), "Picture: how the evidence adds up", narrow=waterfall_on_a_phone(evidence)
    )


def _picture(told: Explanation) -> EvidencePicture:
    steps = [
        EvidenceStep(f"{one.label}: {_lower(one.comparison)}", one.strength, one.bits) for one in told.steps
    ]
    if told.says_nothing:
        steps.append(EvidenceStep("What is not given", "Says nothing", 0))
    return EvidencePicture(
        prior=told.prior_bits,
        prior_words=told.prior_words,
        steps=tuple(steps),
        review_from=told.review_from_bits,
        strong_from=told.strong_from_bits,
        odds_words=told.odds,
    )


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"

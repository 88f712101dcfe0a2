"""Sketch 5: match review."""

from teamaround.service.pages.components.boxes import Drawing, NoteBox
from teamaround.service.pages.components.comparison_table import ComparedField, ComparisonTable
from teamaround.service.pages.components.forms import Choice, Choices, TextArea
from teamaround.service.pages.components.phrases import Strong
from teamaround.service.pages.pictures.evidence_picture import EvidencePicture, EvidenceStep
from teamaround.service.pages.pictures.waterfall import waterfall
from teamaround.service.pages.pictures.waterfall_on_a_phone import waterfall_on_a_phone
from teamaround.service.pages.words.evidence import odds

TABLE = ComparisonTable(
    (
        ComparedField("Forename", "Dale", "Dale", "Equal", 7.2),
        ComparedField("Surname", "Prosser", "Prossor", "Sounds the same", 5.5),
        ComparedField("Date of birth", "23 November 1988", "23 November 1988", "Equal", 13.9),
        ComparedField("Area", "Fenbridge", "Calder Sands", "Different", -2.4),
        ComparedField("Address", "3 Mill Lane", None, "", 0),
        ComparedField("NHS number", "ends 4527", None, "", 0),
        ComparedField("Phone", "ends 187", None, "", 0),
        ComparedField("Sex", "male", None, "", 0),
    )
)

GATE = NoteBox(
    "Household gate: could not be tested",
    (
        (
            (
                "It stops a brother, twin, father or son at the same address from being taken for"
                " this person. The record"
                " gives no address, so "
            ),
            Strong("it did not pass and did not fail"),
            ".",
        ),
    ),
    tone="edge",
)

DECISION = Choices(
    "decision",
    "The two records are about",
    (
        Choice(
            "same",
            "The same person",
            "It becomes a sighting and goes to the desk at once, marked “confirmed by a matcher”.",
        ),
        Choice(
            "different",
            "Not the same person",
            "The record is deleted after 30 days. This pair is not offered again for 12 months.",
        ),
        Choice(
            "unsure",
            "Cannot tell",
            "A second matcher looks by Tuesday 14 May. It does not count as “no”.",
            chosen=True,
        ),
    ),
)

SECOND = Choices(
    "second",
    "Second item you looked at",
    (
        Choice("trace", "NHS number trace: no single answer", chosen=True),
        Choice("spellings", "Known spellings of this name", "Ask; the question names no record"),
    ),
    several=True,
    small=True,
)

REASON = TextArea(
    "reason",
    "Reason",
    "Name and birth date fit. No address or number to tell him from a relative. Trace gave two people.",
    "What made you decide, in one or two sentences. Others will read it.",
)

UNSEEN = NoteBox(
    "What you are not shown",
    (
        (
            "Which child, why this person is listed, which agency sent it, and what the record says."
            " You do not need them"
            " to compare."
        ),
    ),
)

EVIDENCE = EvidencePicture(
    prior=-22.3,
    prior_words="1 pair in about 5 million",
    steps=(
        EvidenceStep("Date of birth equal", "Very strong for", 13.9),
        EvidenceStep("Forename equal", "Strong for", 7.2),
        EvidenceStep("Surname sounds the same", "Strong for", 5.5),
        EvidenceStep("Different area", "Some against", -2.4),
        EvidenceStep("NHS number, phone, sex", "Not given: says nothing", 0),
    ),
    review_from=-3.0,
    strong_from=6.6,
    odds_words=odds(1.9),
)
DRAWING = Drawing(
    waterfall(EVIDENCE), "Picture: how the evidence adds up", narrow=waterfall_on_a_phone(EVIDENCE)
)

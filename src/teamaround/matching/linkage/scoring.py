"""Adding up what the fields say about one pair."""

from __future__ import annotations

from datetime import date

import msgspec

from teamaround.matching.identity.person import NormalPerson
from teamaround.matching.linkage.compare import compare
from teamaround.matching.linkage.gate import Gate, household_gate
from teamaround.matching.linkage.levels import Agreement, Field, Level
from teamaround.matching.linkage.model import LinkageModel
from teamaround.matching.linkage.weights import Weights, weights_of


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one comparison says, in bits; positive speaks for one and the same person."""

    field: Field
    level: Level
    bits: float


class Score(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What all comparisons of one pair say together. `bits` is the prior and all evidence added up."""

    ours: NormalPerson
    theirs: NormalPerson
    agreement: Agreement
    prior_bits: float
    evidence: tuple[Evidence, ...]
    bits: float
    gate: Gate

    @property
    def probability(self) -> float:
        """The estimated probability (0 to 1) that both are one person."""
        odds: float = 2.0 ** min(max(self.bits, -500.0), 500.0)
        return odds / (1.0 + odds)


def total_bits(pair: Agreement, weights: Weights) -> float:
    """The prior and the weights of all levels, added up in one fixed order."""
    return (
        weights.prior
        + pair.forename_bits
        + pair.surname_bits
        + weights.born[pair.born]
        + weights.place[pair.place]
        + weights.phone[pair.phone]
        + weights.nhs_number[pair.nhs_number]
        + weights.sex[pair.sex]
    )


def score(a: NormalPerson, b: NormalPerson, model: LinkageModel, at: date | None = None) -> Score:
    """Compare our person `a` with the record `b` that arrived on day `at`. Pure and symmetric in its bits."""
    weights = weights_of(model)
    return scored(a, b, compare(a, b, weights, at), weights)


def scored(ours: NormalPerson, theirs: NormalPerson, pair: Agreement, weights: Weights) -> Score:
    """The score of a pair already compared."""
    evidence = (
        Evidence(field=Field.FORENAME, level=pair.forename, bits=pair.forename_bits),
        Evidence(field=Field.SURNAME, level=pair.surname, bits=pair.surname_bits),
        Evidence(field=Field.BORN, level=pair.born, bits=weights.born[pair.born]),
        Evidence(field=Field.PLACE, level=pair.place, bits=weights.place[pair.place]),
        Evidence(field=Field.PHONE, level=pair.phone, bits=weights.phone[pair.phone]),
        Evidence(field=Field.NHS_NUMBER, level=pair.nhs_number, bits=weights.nhs_number[pair.nhs_number]),
        Evidence(field=Field.SEX, level=pair.sex, bits=weights.sex[pair.sex]),
    )
    return Score(
        ours=ours,
        theirs=theirs,
        agreement=pair,
        prior_bits=weights.prior,
        evidence=evidence,
        bits=total_bits(pair, weights),
        gate=household_gate(pair),
    )

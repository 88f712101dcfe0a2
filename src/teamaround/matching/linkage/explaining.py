"""A score in words that a trained matcher can read: one row a field, a running sum, the odds, the gate."""

from __future__ import annotations

import math
from itertools import accumulate

import msgspec

from teamaround.matching.linkage.bands import reason
from teamaround.matching.linkage.gate import Gate
from teamaround.matching.linkage.levels import Field, Level
from teamaround.matching.linkage.model import LinkageModel
from teamaround.matching.linkage.scoring import Score
from teamaround.matching.linkage.showing import (
    GATE_TITLES,
    WHY_REVIEW,
    Shown,
    differences,
    gate_words,
    shown_pair,
)

_AREA_LEVELS = frozenset((Level.POSTCODE, Level.AREA, Level.DIFFERENT))
_TOP_ODDS_BITS = 20.0


class ExplanationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One field: what stands on our list, what arrived, how they compare, what that says and the sum so far.

    The masked forms hide numbers ("ends 4527") and addresses. `ours_differs` and `theirs_differs` are the stretches
    of letters (start, end) in which two written values differ.
    """

    field: str
    label: str
    ours: str
    theirs: str
    ours_masked: str
    theirs_masked: str
    comparison: str
    strength: str
    bits: float
    running_bits: float
    compared: bool
    ours_differs: tuple[tuple[int, int], ...] = ()
    theirs_differs: tuple[tuple[int, int], ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One bar of the picture: from where to where the sum moves, in bits."""

    label: str
    comparison: str
    strength: str
    bits: float
    from_bits: float
    to_bits: float


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the match-review table and its picture show.

    `steps` run from what speaks most for to what speaks most against; fields that cannot be compared are named in
    `says_nothing` and are no step. `why_review` is empty where no person has to decide.
    """

    prior_bits: float
    prior_words: str
    prior_note: str
    rows: tuple[ExplanationRow, ...]
    steps: tuple[Step, ...]
    says_nothing: tuple[str, ...]
    total_bits: float
    odds: str
    review_from_bits: float
    strong_from_bits: float
    gate: Gate
    gate_title: str
    gate_words: str
    model: str
    why_review: str = ""


def explain(score: Score, model: LinkageModel) -> Explanation:
    """Say in words what a score says in numbers. Pure; thresholds and words come from the model."""
    rows = _rows(score, model)
    return Explanation(
        prior_bits=score.prior_bits,
        prior_words=one_pair_in(score.prior_bits),
        prior_note=model.prior.words,
        rows=rows,
        steps=_steps(rows, score.prior_bits),
        says_nothing=tuple(row.label for row in rows if not row.compared),
        total_bits=score.bits,
        odds=odds_in_words(score.bits),
        review_from_bits=model.policy.review_from_bits,
        strong_from_bits=model.policy.strong_from_bits,
        gate=score.gate,
        gate_title=GATE_TITLES[score.gate],
        gate_words=gate_words(score),
        model=f"{model.name} {model.version}",
        why_review=WHY_REVIEW.get(reason(score, model.policy), ""),
    )


def _rows(score: Score, model: LinkageModel) -> tuple[ExplanationRow, ...]:
    evidence = {one.field: one for one in score.evidence}
    shown = shown_pair(score)
    order = (
        Field.FORENAME,
        Field.SURNAME,
        Field.BORN,
        "area",
        Field.PLACE,
        Field.NHS_NUMBER,
        Field.PHONE,
        Field.SEX,
    )
    parts = []
    for field in order:
        held = evidence[Field.PLACE if field == "area" else Field(field)]
        level, bits = held.level, held.bits
        if field in ("area", Field.PLACE):
            level, bits = _place_share(field, level, bits, shown[field])
        parts.append((field, level, bits))
    running = accumulate((bits for _, _, bits in parts), initial=score.prior_bits)
    next(running)
    return tuple(
        _row(field, level, bits, total, shown[field], model)
        for (field, level, bits), total in zip(parts, running, strict=True)
    )


def _place_share(field: Field | str, level: Level, bits: float, shown: Shown) -> tuple[Level, float]:
    """A place is one comparison and two rows: its bits stand with the area or with the address, never with both."""
    if (level in _AREA_LEVELS) is (field == "area"):
        return level, bits
    if not (shown.ours and shown.theirs):
        return Level.MISSING, 0.0
    return (Level.DIFFERENT, 0.0) if level in _AREA_LEVELS else (Level.EXACT, 0.0)


def _row(
    field: Field | str, level: Level, bits: float, running: float, shown: Shown, model: LinkageModel
) -> ExplanationRow:
    comparison = model.comparisons[Field.PLACE if field == "area" else Field(field)]
    weight = comparison.levels.get(level)
    mine, other = (
        differences(shown.ours, shown.theirs) if level not in (Level.MISSING, Level.DIFFERENT) else ((), ())
    )
    return ExplanationRow(
        field=field,
        label="Area" if field == "area" else comparison.words,
        ours=shown.ours,
        theirs=shown.theirs or "not given",
        ours_masked=shown.ours_masked,
        theirs_masked=shown.theirs_masked or "not given",
        comparison=_comparison(field, level, bits, model) if weight else "Counted with the address",
        strength=strength_in_words(bits, model) if level is not Level.MISSING else "Not given: says nothing",
        bits=bits,
        running_bits=running,
        compared=level is not Level.MISSING,
        ours_differs=mine,
        theirs_differs=other,
    )


def _comparison(field: Field | str, level: Level, bits: float, model: LinkageModel) -> str:
    """The words of a level; an equal name that is rare or common is told so, since it weighs more or less."""
    weight = model.comparisons[Field.PLACE if field == "area" else Field(field)].levels[level]
    rule = model.rarity.get(Field(field)) if field in (Field.FORENAME, Field.SURNAME) else None
    if rule is None or level is not Level.EXACT or abs(bits - weight.bits) < rule.told_from_bits:
        return weight.words
    return f"{weight.words}, a {'rare' if bits > weight.bits else 'common'} name"


def _steps(rows: tuple[ExplanationRow, ...], prior: float) -> tuple[Step, ...]:
    said = sorted((row for row in rows if row.bits), key=lambda row: -row.bits)
    ends = list(accumulate((row.bits for row in said), initial=prior))
    return tuple(
        Step(
            label=row.label,
            comparison=row.comparison,
            strength=row.strength,
            bits=row.bits,
            from_bits=start,
            to_bits=end,
        )
        for row, start, end in zip(said, ends, ends[1:], strict=False)
    )


def strength_in_words(bits: float, model: LinkageModel) -> str:
    """ "Strong for", "Some against" and so on, by the model's scale."""
    return next((row.words for row in model.strength if bits >= row.from_bits), model.strength[-1].words)


def odds_in_words(bits: float) -> str:
    """A sum of bits as odds: 1.9 is "about 4 to 1 the same"."""
    side = "the same" if bits > 0 else "not the same"
    if abs(bits) >= _TOP_ODDS_BITS:
        return f"more than a million to 1 {side}"
    odds = _rounded(2.0 ** abs(bits))
    return "about as likely as not" if odds <= 1 else f"about {odds:,} to 1 {side}"


def one_pair_in(prior_bits: float) -> str:
    """A prior as "1 pair in about 5 million"."""
    pairs = _rounded(2.0 ** min(-prior_bits, 60.0))
    return (
        f"1 pair in about {pairs // 1_000_000:,} million"
        if pairs >= 1_000_000
        else f"1 pair in about {pairs:,}"
    )


def _rounded(number: float) -> int:
    """To one figure that people can say; single figures to the nearest whole."""
    if number < 10:
        return round(number)
    step = int(10 ** math.floor(math.log10(number)))
    return round(number / step) * step

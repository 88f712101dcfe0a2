"""The model card: what the model was made from, its levels and weights, and how well it does, for people to read."""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib import resources

import msgspec

from teamaround.matching.linkage import Field, Level, LinkageModel, packaged_model
from teamaround.matching.training.recipe import CardRule, packaged_recipe

_NINETY_FIVE = 1.959963984540054  # standard deviations on either side that hold 95 % of a normal distribution
_ABOVE_REVIEW = ("certain", "strong")


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Right, wrong and missed pairs of one agency, one kind of name, or all."""

    label: str
    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; nothing where nothing was counted."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


class HeldOut(msgspec.Struct, frozen=True, kw_only=True):
    """How matching did on one labelled set that the model was not trained on. `bands`: pairs, and right ones.

    `by_decoy`: of each kind of people who are easily taken for somebody listed, how many landed in each band.
    """

    name: str
    people: int
    contacts: int
    overall: Counted
    bands: dict[str, tuple[int, int]]
    by_agency: tuple[Counted, ...]
    by_name_group: tuple[Counted, ...]
    by_decoy: dict[str, dict[str, int]] = {}


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of one model, which is named by its hash."""

    model_sha256: str
    tested_on: tuple[HeldOut, ...]


class CardError(ValueError):
    """Figures that were measured of another model than the one the card is to be about."""


def packaged_card() -> str:
    """The card of the model that ships, from the figures that ship with it. Raises `CardError`."""
    content = resources.files(__package__).joinpath("packaged", "figures.json").read_bytes()
    figures = msgspec.json.decode(content, type=Figures)
    return card(packaged_model(), figures, packaged_recipe().card)


def card(model: LinkageModel, figures: Figures, rule: CardRule) -> str:
    """The model card as Markdown. Raises `CardError` where the figures are of another model."""
    if figures.model_sha256 != model.content_sha256:
        raise CardError(
            f"The figures are of model {figures.model_sha256[:12]}, not of {model.content_sha256[:12]}: measure again "
            "(`make model`)"
        )
    parts = [*_head(model), *_weights(model), *_thresholds(model)]
    for tested in figures.tested_on:
        parts += _tested(tested, rule)
    return "\n".join(parts) + "\n"


def interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share. Raises `ZeroDivisionError` for an empty whole."""
    z, share = _NINETY_FIVE, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z / (1 + z * z / whole) * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _head(model: LinkageModel) -> list[str]:
    return [
        f"# Model card: {model.name} {model.version}\n",
        "Written from the model file and the figures measured of it (`make docs`); see [matching.md](matching.md).\n",
        f"* Made on {model.made_on}. {model.source}",
        f"* Hash of its content (SHA-256): `{model.content_sha256}`",
        "* For finding the people of open plans in contacts of agencies, and for nothing that is decided about them.",
        f"* Prior: {model.prior.bits:+.1f} bits ({model.prior.words.lower()}; {model.prior.source}).\n",
        "All people in all these sets are invented.\n",
    ]


def _weights(model: LinkageModel) -> Iterator[str]:
    yield "## Levels and weights\n"
    yield "*m*: share of the level among pairs of one person; *u*: of two. Levels without them were set by hand.\n"
    yield "| Field | Level | Bits | m | u | Where from |\n| --- | --- | ---: | ---: | ---: | --- |"
    for field, comparison in model.comparisons.items():
        for level, weight in comparison.levels.items():
            m, u = ("" if share is None else f"{share:.2g}" for share in (weight.m, weight.u))
            bits = _bits(model, field, level)
            yield f"| {comparison.words} | {weight.words} | {bits} | {m} | {u} | {weight.source} |"
    yield ""


def _bits(model: LinkageModel, field: Field, level: Level) -> str:
    rule = model.rarity.get(field)
    if level is Level.EXACT and rule is not None:
        return f"{rule.least_bits:+.1f} to {rule.most_bits:+.1f}, by how rare the name is"
    return f"{model.bits(field, level):+.1f}"


def _thresholds(model: LinkageModel) -> Iterator[str]:
    policy = model.policy
    strong = f"{policy.strong_from_probability} ({policy.strong_from_bits:+.2f} bits)"
    alike = model.likeness.jaro_winkler
    yield "## Thresholds\n"
    yield f"* *Review* from {policy.review_from_bits:+.1f} bits; *strong* from a probability of {strong}, with all that"
    yield "  the policy asks besides."
    yield f"* Somebody {policy.clear_lead_bits:.0f} bits behind a certain or strong match is not asked about."
    yield f"* Two spellings are one name from a Jaro-Winkler similarity of {alike}.\n"


def _tested(tested: HeldOut, rule: CardRule) -> Iterator[str]:
    yield f"## How it did on {tested.name}\n"
    yield f"{tested.contacts:,} contacts against {tested.people:,} people. In brackets: 95 % intervals (Wilson).\n"
    if tested.by_decoy:
        yield from _decoys(tested.by_decoy)
    if tested.overall.right or tested.overall.missed:
        yield from _counted(tested, rule)
    yield ""


def _decoys(by_decoy: dict[str, dict[str, int]]) -> Iterator[str]:
    """None of these people is listed: each should land at *no*, and at most in review."""
    bands = list(next(iter(by_decoy.values())))
    yield f"| Easily taken for somebody listed | {' | '.join(bands)} | Above review |"
    yield f"| --- |{' ---: |' * (len(bands) + 1)} --- |".replace("---: | --- |", "--- |")
    for kind, landed in by_decoy.items():
        above = sum(landed[band] for band in _ABOVE_REVIEW)
        counts = " | ".join(str(landed[band]) for band in bands)
        yield f"| {kind.replace('_', ' ')} | {counts} | {_told(above, sum(landed.values()))} |"


def _counted(tested: HeldOut, rule: CardRule) -> Iterator[str]:
    yield "| Band | Pairs | Precision |\n| --- | ---: | --- |"
    for band, (pairs, right) in tested.bands.items():
        yield f"| {band} | {pairs} | {_told(right, pairs)} |"
    yield "\n| | Right | Wrong | Missed | Precision | Recall | F1 |\n| --- | ---: | ---: | ---: | --- | --- | --- |"
    yield _row(tested.overall, "**all**", "")
    for rows in (tested.by_agency, tested.by_name_group):
        best = max((row.f1 or 0.0 for row in rows if _pairs(row) >= rule.least_pairs), default=0.0)
        for row in rows:
            yield _row(row, row.label.replace("_", " "), _gap(row, best, rule))


def _row(row: Counted, label: str, remark: str) -> str:
    precision, recall = _told(row.right, row.right + row.wrong), _told(row.right, row.right + row.missed)
    f1 = "-" if row.f1 is None else f"{row.f1:.4f}"
    return f"| {label} | {row.right} | {row.wrong} | {row.missed} | {precision} | {recall} | {f1}{remark} |"


def _gap(row: Counted, best: float, rule: CardRule) -> str:
    """A remark where a group is served worse than the best by more than the rule allows: in red."""
    if row.f1 is None:
        return ""
    if _pairs(row) < rule.least_pairs:
        return " (too few to compare)"
    behind = best - row.f1
    return f" 🔴 **{behind * 100:.1f} points behind the best**" if behind > rule.widest_gap else ""


def _pairs(row: Counted) -> int:
    return row.right + row.wrong + row.missed


def _told(part: int, whole: int) -> str:
    if not whole:
        return "-"
    low, high = interval(part, whole)
    return f"{part / whole:.4f} [{low:.3f}, {high:.3f}]"


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

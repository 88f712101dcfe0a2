"""How model and trained people agree: what it expected of pairs in doubt, and what they said. It learns nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp2, floor
from statistics import median

import msgspec

from teamaround.matching.linkage.explaining import Explanation


class Calibration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How wide a bucket of scores is, in bits, and below which number a count is not shown."""

    bits_in_a_bucket: int
    least_shown: int
    source: str
    provenance: str


class Answer(StrEnum):
    """What a trained person said of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


class ScoreBand(StrEnum):
    """Where a pair's sum lies between the model's two lines. All these pairs went to a person, whatever the sum."""

    BELOW = "below"
    REVIEW = "review"
    STRONG = "strong"


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: about which pair, by whom, asked and given when, and what the model said in bits of evidence."""

    pair: str
    by: str
    answer: Answer
    bits: float
    band: str
    council: str
    name_group: str
    asked_at: datetime
    at: datetime


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of answers in one group. `expected` and `judged` are shares of "the same", 0 to 1; None without any."""

    same: int
    different: int
    cannot_tell: int
    expected: float | None
    judged: float | None

    @property
    def count(self) -> int:
        """All answers of the group."""
        return self.same + self.different + self.cannot_tell


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs that two people judged: how many gave the same answer, opposite ones, or one of them could not tell."""

    agreed: int
    opposite: int
    one_could_not_tell: int


@cache
def calibration() -> Calibration:
    """The packaged table."""
    return msgspec.yaml.decode(
        files(__package__).joinpath("packaged/calibration.yaml").read_bytes(), type=Calibration
    )


def band_of(told: Explanation) -> ScoreBand:
    """The band of a pair by its sum alone."""
    if told.total_bits >= told.strong_from_bits:
        return ScoreBand.STRONG
    return ScoreBand.REVIEW if told.total_bits >= told.review_from_bits else ScoreBand.BELOW


def bucket_of(bits: float) -> int:
    """The lower edge of the bucket that a sum falls into: 7.9 bits fall into that from 5."""
    width = calibration().bits_in_a_bucket
    return floor(bits / width) * width


def share_expected(bits: float) -> float:
    """The share of pairs with this sum that the model expects to be one person; odds of 2 to the power of the bits."""
    return 1.0 / (1.0 + exp2(min(-bits, 60.0)))


def tally(judged: Iterable[Judged]) -> Tally:
    """Count the answers of a group. Whoever could not tell counts in neither share."""
    rows = tuple(judged)
    counts = {answer: sum(one.answer is answer for one in rows) for answer in Answer}
    told = [one for one in rows if one.answer is not Answer.CANNOT_TELL]
    return Tally(
        same=counts[Answer.SAME],
        different=counts[Answer.DIFFERENT],
        cannot_tell=counts[Answer.CANNOT_TELL],
        expected=sum(share_expected(one.bits) for one in told) / len(told) if told else None,
        judged=counts[Answer.SAME] / len(told) if told else None,
    )


def tallied_by(judged: Iterable[Judged], group: Callable[[Judged], str]) -> Mapping[str, Tally]:
    """The tally of each group, in the order of the groups' names."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(group(one), []).append(one)
    return {name: tally(groups[name]) for name in sorted(groups)}


def agreement(judged: Iterable[Judged]) -> Agreement:
    """How the first two people agree who judged one pair."""
    first_two = [pair for pair in _by_pair(judged) if len(pair) > 1]
    answers = [{one.answer for one in pair[:2]} for pair in first_two]
    return Agreement(
        agreed=sum(len(given) == 1 for given in answers),
        opposite=sum(given == {Answer.SAME, Answer.DIFFERENT} for given in answers),
        one_could_not_tell=sum(len(given) == 2 and Answer.CANNOT_TELL in given for given in answers),
    )


def hours_to_decide(judged: Iterable[Judged]) -> float | None:
    """The median time from asking to an answer that decided, in hours; None where nothing was decided."""
    spans = [
        (one.at - one.asked_at).total_seconds() / 3600
        for one in judged
        if one.answer is not Answer.CANNOT_TELL
    ]
    return median(spans) if spans else None


def _by_pair(judged: Iterable[Judged]) -> Sequence[list[Judged]]:
    """The answers about each pair in the order they were given, one a person: their last."""
    pairs: dict[str, dict[str, Judged]] = {}
    for one in sorted(judged, key=lambda given: given.at):
        pairs.setdefault(one.pair, {})[one.by] = one
    return [list(by_person.values()) for by_person in pairs.values()]

"""What the picture "how the evidence adds up" is drawn from."""

from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class EvidenceStep:
    """One comparison: what was found ("Surname sounds the same"), how strong that is, and its bits.

    Fields that could not be compared say so in `strength` and count 0.
    """

    words: str
    strength: str
    bits: float


@dataclass(frozen=True, slots=True)
class EvidencePicture:
    """Steps in the order in which they are added, from where all pairs start.

    `prior` is the bits before comparing (negative: nearly all pairs are strangers), `prior_words` that in words
    ("1 pair in about 5 million"). From `review_from` bits a person decides, from `strong_from` the match is
    strong: both come from the model's file. `odds_words` says what it comes to.
    """

    prior: float
    prior_words: str
    steps: tuple[EvidenceStep, ...]
    review_from: float
    strong_from: float
    odds_words: str
    name: str = "evidence"

    def __post_init__(self) -> None:
        if self.review_from > self.strong_from:
            raise ValueError("a person cannot begin to decide above the strong threshold")

    @property
    def totals(self) -> tuple[float, ...]:
        """The running total in front of the first step and after each."""
        return tuple(accumulate((step.bits for step in self.steps), initial=self.prior))

    @property
    def total(self) -> float:
        return self.totals[-1]

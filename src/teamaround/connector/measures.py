"""What is measured of matching on a labelled sample, and how right, wrong and missed pairs are told apart."""

from __future__ import annotations

from collections import Counter

import msgspec


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and F1, nothing where there was nothing to divide by; and the pairs counted for them."""

    precision: float | None
    recall: float | None
    f1: float | None
    right: int = 0
    wrong: int = 0
    missed: int = 0


class BandCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many pairs stood in one band, how many of them were right, and which share that is."""

    pairs: int
    right: int
    precision: float | None


class Evaluation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The result of one evaluation; times in seconds or microseconds as named, memory in mebibytes.

    `by_decoy` counts, for each kind of decoy that the sample names, the band in which each of them landed.
    The last ones are told of sealed contacts alone. `opened_recall` is the share of true matches that opened;
    `opened_in_vain` counts strangers, `opened_of_household` people of a listed address who are not listed themselves.
    Times a contact are then those of sealing it.
    """

    mode: str
    model: str
    people: int
    contacts: int
    true_matches: int
    bands: dict[str, BandCount]
    precision: float | None
    recall: float | None
    f1: float | None
    by_agency: dict[str, Measure]
    by_name_group: dict[str, Measure]
    contacts_per_second: float
    p50_us: float
    p99_us: float
    index_build_s: float
    peak_rss_mb: float
    by_decoy: dict[str, dict[str, int]] = {}
    opened: int | None = None
    opened_recall: float | None = None
    opened_in_vain: int | None = None
    opened_in_vain_by_name: dict[str, int] | None = None
    opened_of_household: int | None = None
    tokens_per_contact: float | None = None
    us_per_contact: float | None = None


class Tally:
    """Right, wrong and missed pairs by any label."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def measure(self, label: str) -> Measure:
        """Precision, recall and F1 of one label."""
        right, wrong, missed = self.right[label], self.wrong[label], self.missed[label]
        precision, recall = share(right, right + wrong), share(right, right + missed)
        both = 2 * right + wrong + missed
        return Measure(
            precision=precision,
            recall=recall,
            f1=share(2 * right, both),
            right=right,
            wrong=wrong,
            missed=missed,
        )

    def labels(self) -> list[str]:
        """Every label met, in order."""
        return sorted({*self.right, *self.wrong, *self.missed})


def share(part: int, whole: int) -> float | None:
    """A part of a whole to four places; nothing where there is no whole."""
    return round(part / whole, 4) if whole else None

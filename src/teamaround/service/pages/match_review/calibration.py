"""How the model and the matchers agree, in numbers for people to read. The model is never retrained by this page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from teamaround.matching.linkage.calibrating import (
    Answer,
    Judged,
    ScoreBand,
    Tally,
    agreement,
    bucket_of,
    calibration,
    hours_to_decide,
    tallied_by,
)
from teamaround.service.agencies.queries import council_names
from teamaround.service.contacts.doubt import settles
from teamaround.service.contacts.judgement_queries import judgements_counted
from teamaround.service.pages.asking import Asker
from teamaround.service.pages.child.download import harmless
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.phrases import Link, Sentence
from teamaround.service.pages.words import dates

COLUMNS = ("Group", "The same", "Not the same", "Cannot tell", "Model expected", "Matchers judged")
BANDS = {
    ScoreBand.BELOW.value: "Below the review line",
    ScoreBand.REVIEW.value: "Between the lines: a person decides",
    ScoreBand.STRONG.value: "Above the strong line, held back by the gate or a rule",
}
WITHHELD = "not shown"


@dataclass(frozen=True, slots=True)
class Part:
    """One way of grouping the answers: the heading, the filter its links carry, and the tally of each group."""

    heading: str
    filter: str
    tallies: Mapping[str, Tally]
    words: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class CalibrationPage:
    """The whole report."""

    intro: str
    small: str
    tables: tuple[Listing, ...]
    twice: Listing


def calibration_page(asking: Asker) -> CalibrationPage:
    """The report, each number leading to what it counts where the reader may see it: a manager, of their own desk."""
    judged = judgements_counted(asking.actor, now=asking.now)
    links = settles(asking.actor)
    return CalibrationPage(
        intro=f"Answers counted: {_number(len(judged))}. {'Of your desk.' if links else 'Of the whole partnership.'}",
        small=f"A number from 1 to {calibration().least_shown - 1} is not shown, nor a share that rests on one.",
        tables=tuple(_table(part, links) for part in parts_of(judged)),
        twice=_twice(judged),
    )


def parts_of(judged: tuple[Judged, ...]) -> tuple[Part, ...]:
    """The four groupings of the report."""
    return (
        Part("By the band of the score", "band", tallied_by(judged, lambda one: one.band), _band),
        Part("By score, in bits", "bucket", _by_bucket(judged), _bucket),
        Part("By council", "council", tallied_by(judged, lambda one: one.council), _council_words()),
        Part("By kind of name", "group", tallied_by(judged, lambda one: one.name_group), _group),
    )


def calibration_csv(asking: Asker) -> str:
    """The same numbers as comma-separated values, small ones left out as on the page."""
    judged = judgements_counted(asking.actor, now=asking.now)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("Grouped", *COLUMNS))
    for part in parts_of(judged):
        for name, tally in part.tallies.items():
            cells = (part.heading, part.words(name), *_counts(tally), *_shares(tally))
            writer.writerow([harmless(cell) for cell in cells])
    for words, value in _twice_rows(judged):
        writer.writerow([harmless("Pairs judged by two people"), words, value])
    taken = f"Taken by {asking.actor.name}, {dates.moment(asking.now)}. The model is never retrained by this report."
    writer.writerow([harmless(taken)])
    return written.getvalue()


def _by_bucket(judged: tuple[Judged, ...]) -> Mapping[str, Tally]:
    """In the order of the scores, not of their letters."""
    tallies = tallied_by(judged, lambda one: str(bucket_of(one.bits)))
    return {name: tallies[name] for name in sorted(tallies, key=int)}


def _table(part: Part, links: bool) -> Listing:
    rows = tuple(_row(part, name, tally, links) for name, tally in part.tallies.items())
    return Listing(part.heading, COLUMNS, rows, numeric=(1, 2, 3, 4, 5), empty="Nothing has been judged yet.")


def _row(part: Part, name: str, tally: Tally, links: bool) -> ListingRow:
    words = part.words(name)
    linked = tuple(
        _linked(count, part.filter, name, answer, words) if links else count
        for count, answer in zip(_counts(tally), Answer, strict=True)
    )
    return ListingRow((words, *linked, *_shares(tally)))


def _linked(count: str, grouped: str, name: str, answer: Answer, words: str) -> Sentence:
    if count == "0":
        return count
    query = urlencode({grouped: name, "said": answer.value})
    return (
        Link(count, f"{reverse('match_decisions')}?{query}", about=f"{words}, {answer.replace('_', ' ')}"),
    )


def _counts(tally: Tally) -> tuple[str, str, str]:
    return _number(tally.same), _number(tally.different), _number(tally.cannot_tell)


def _shares(tally: Tally) -> tuple[str, str]:
    """Both shares, in hundredths; neither where a count that it could give away is small."""
    if _is_small(tally.same) or _is_small(tally.different):
        return WITHHELD, WITHHELD
    return _share(tally.expected), _share(tally.judged)


def _share(share: float | None) -> str:
    return "none decided" if share is None else f"{share:.0%}"


def _number(count: int) -> str:
    return f"fewer than {calibration().least_shown}" if _is_small(count) else f"{count:,}"


def _is_small(count: int) -> bool:
    return 0 < count < calibration().least_shown


def _twice(judged: tuple[Judged, ...]) -> Listing:
    rows = tuple(ListingRow(row) for row in _twice_rows(judged))
    return Listing("Pairs judged by two people, and time to decide", ("What", "How many"), rows, numeric=(1,))


def _twice_rows(judged: tuple[Judged, ...]) -> tuple[tuple[str, str], ...]:
    agreed = agreement(judged)
    decided = sum(one.answer is not Answer.CANNOT_TELL for one in judged)
    hours = None if _is_small(decided) else hours_to_decide(judged)
    return (
        ("Both gave the same answer", _number(agreed.agreed)),
        ("One said the same, the other not the same", _number(agreed.opposite)),
        ("One decided, the other could not tell", _number(agreed.one_could_not_tell)),
        ("Hours from asking to deciding, the median", WITHHELD if hours is None else f"{hours:.1f}"),
    )


def _band(name: str) -> str:
    return BANDS.get(name, name)


def _bucket(name: str) -> str:
    return f"{name} to {int(name) + calibration().bits_in_a_bucket}".replace("-", "−")


def _council_words() -> Callable[[str], str]:
    names = council_names()
    return lambda slug: names.get(slug, slug)


def _group(name: str) -> str:
    return name.replace("_", " ").capitalize() or "Not noted"

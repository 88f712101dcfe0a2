"""Facts of which the record knows only that an agency holds them: named, left uncovered, or asked for in vain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from teamaround.practice.calendar import LONDON
from teamaround.practice.record.case_file import CaseFile, Noted
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import HoldingNamed, InformationAnswered, InformationRequested
from teamaround.practice.record.facts.meetings import AgencyLeft
from teamaround.practice.record.words import Answer

_BROUGHT = (Answer.ANSWERED, Answer.NOTHING_HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """Something an agency holds. `asked_at` is when it was asked for, `reached_at` when an answer brought it."""

    entry: Entry
    agency: str
    what: str
    since: datetime
    asked_at: datetime | None = None
    reached_at: datetime | None = None


def unreached(case: CaseFile) -> Iterator[Unreached]:
    """Each thing once, however often it was asked for. Silence and refusal bring nothing (promise 3).

    What the system asked at once is no sign that the agency holds anything: it asks whoever might.
    """
    requests = tuple(told for told in case.of(InformationRequested) if not told.fact.because)
    named = set()
    for holding in case.of(HoldingNamed):
        since = datetime.combine(holding.fact.since, time(), LONDON)
        named.add((holding.fact.agency, holding.fact.what))
        yield _asked(
            case,
            Unreached(entry=holding.entry, agency=holding.fact.agency, what=holding.fact.what, since=since),
            requests,
        )
    for left in case.of(AgencyLeft):
        if left.fact.does_not_cover:
            named.add((left.fact.agency, left.fact.does_not_cover))
            gap = Unreached(
                entry=left.entry,
                agency=left.fact.agency,
                what=left.fact.does_not_cover,
                since=left.entry.happened_at,
            )
            yield _asked(case, gap, requests)
    for one in requests:
        entry, request = one.entry, one.fact
        if (request.agency, request.what) not in named:
            named.add((request.agency, request.what))
            wanted = Unreached(entry=entry, agency=request.agency, what=request.what, since=entry.happened_at)
            asked = _asked(case, wanted, requests)
            if asked.reached_at is None:
                yield asked


def _asked(case: CaseFile, one: Unreached, requests: tuple[Noted[InformationRequested], ...]) -> Unreached:
    """The same, with when it was first asked for in these words, and when an answer came."""
    same = [noted for noted in requests if (noted.fact.agency, noted.fact.what) == (one.agency, one.what)]
    names = {noted.fact.request for noted in same}
    answers = [
        noted.entry.recorded_at
        for noted in case.of(InformationAnswered)
        if noted.fact.request in names and noted.fact.answer in _BROUGHT
    ]
    return Unreached(
        entry=one.entry,
        agency=one.agency,
        what=one.what,
        since=one.since,
        asked_at=min((noted.entry.happened_at for noted in same), default=None),
        reached_at=min(answers, default=None),
    )

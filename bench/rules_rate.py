"""Fold and all rules: one child with 500 entries, and 5,000 children on one core.

    .venv/bin/python -m bench.rules_rate [CHILDREN]

The child's record is that of the shipped review, with ordinary work between: visits, core groups, notes, the child's
words. Prints the median time of the fold and of each kind of rule for that child on a case file that nothing was read
off before, and the time for all children one after another. What is remembered of a case file serves the next rule, so
all together costs less than each by itself. The service asks for open clocks; every clock ever begun is for the replay.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle
from statistics import median
from typing import TYPE_CHECKING

from teamaround.practice.alerts import evaluate
from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks import running
from teamaround.practice.clocks.running import still_open
from teamaround.practice.prompts import prompts
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import ChildsWords, NoteWritten, VisitMade, VisitOutcome
from teamaround.practice.record.facts.meetings import CoreGroupHeld, OtherAgencies
from teamaround.practice.record.fold import fold
from teamaround.replay.engine import calendar_of, play
from teamaround.replay.scenario.loading import load_scenario

if TYPE_CHECKING:
    from teamaround.practice.record.facts import AnyFact

ENTRIES, CHILDREN, ROUNDS, LOOKS = 500, 5000, 40, 200
SECTION = OtherAgencies(known=("what each agency sent",), not_known=("who stays at night",))
ORDINARY: tuple[AnyFact, ...] = (
    VisitMade(outcome=VisitOutcome.SEEN_AND_WELL, child_seen=True, child_alone=True),
    NoteWritten(what="Telephoned."),
    ChildsWords(to="a teacher", words="I like the new room."),
    CoreGroupHeld(present=("csc", "school"), other_agencies=SECTION, child_spoken_to_by="school"),
)


def main() -> None:
    """Measure and print."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    record, calendar = _record(ENTRIES)
    now = record[-1].recorded_at + timedelta(days=1)
    _one_child(record, now, calendar)
    _all_children(children, calendar)


def _record(size: int) -> tuple[list[Entry], Calendar]:
    """The review's entries, with as many ordinary ones between them as make the number."""
    scenario = load_scenario("child_o")
    played = play(scenario)
    told = [entry for entry in played.entries if not entry.corrects][:size]
    begun, ended = told[0].recorded_at, told[-1].recorded_at
    wanted = size - len(told)
    every = (ended - begun) / max(wanted, 1)
    ordinary = [
        _ordinary(number, fact, begun + every * number, told[0].children)
        for number, fact in zip(range(wanted), cycle(ORDINARY), strict=False)
    ]
    return sorted((*told, *ordinary), key=lambda entry: entry.recorded_at), calendar_of(scenario)


def _ordinary(number: int, fact: AnyFact, at: datetime, children: tuple[str, ...]) -> Entry:
    return Entry(
        entry_id=f"ordinary-{number}",
        children=children,
        happened_at=at,
        recorded_at=at,
        by_agency="csc",
        fact=fact,
    )


def _one_child(record: list[Entry], now: datetime, calendar: Calendar) -> None:
    """Each part on a case file that nothing was read off before, and all of them one after another."""
    child = record[0].children[0]

    def folded() -> CaseFile:
        return fold(record, child=child, as_at=now)

    parts: dict[str, Callable[[CaseFile], object]] = {
        "open clocks": lambda case: still_open(case, now, calendar),
        "alerts": lambda case: evaluate(case, now, calendar),
        "prompts": lambda case: prompts(case, now, calendar),
        "every clock ever begun": lambda case: running(case, now, calendar),
    }
    print(f"one child, {len(record)} entries, {len(evaluate(folded(), now, calendar))} open alerts")
    print(f"  {_median(folded):6.2f} ms  fold")
    for name, part in parts.items():
        print(f"  {_cold(part, folded):6.2f} ms  {name}, by itself")
    _together(partial(_looked_at, record, calendar))


def _together(look: Callable[[], object]) -> None:
    """All of them, with fixed work between: where that swings, others are at work on the machine, and so does this."""
    looks, loops = zip(*((_timed(look), _timed(_fixed_work)) for _ in range(LOOKS)), strict=True)
    print(f"  {median(looks) * 1000:6.2f} ms  fold, open clocks, alerts and prompts together")
    print(f"  {min(looks) * 1000:6.2f} ms  the same at best, of {LOOKS}")
    print(
        f"  {median(loops) / min(loops):6.2f}     times its best for fixed work between: 1 on a quiet machine"
    )


def _fixed_work() -> int:
    return sum(number * number % 7 for number in range(20_000))


def _cold(part: Callable[[CaseFile], object], folded: Callable[[], CaseFile]) -> float:
    return median(_timed(partial(part, folded())) for _ in range(ROUNDS)) * 1000


def _median(part: Callable[[], object]) -> float:
    return median(_timed(part) for _ in range(ROUNDS)) * 1000


def _timed(part: Callable[[], object]) -> float:
    begun = time.process_time()
    part()
    return time.process_time() - begun


def _all_children(children: int, calendar: Calendar) -> None:
    """Children whose records are of many lengths: from the first entries of the review to all of them."""
    record, _ = _record(ENTRIES)
    begun = time.process_time()
    entries = sum(_looked_at(record[:size], calendar) for size in _sizes(children))
    spent = time.process_time() - begun
    print(
        f"{children} children, {entries} entries: {spent:.1f} s on one core, {children / spent:.0f} children a second"
    )


def _sizes(children: int) -> Iterator[int]:
    """Mostly short records, some long: 20 to 200 entries."""
    return (20 + (number * 37) % 180 for number in range(children))


def _looked_at(record: list[Entry], calendar: Calendar) -> int:
    now = record[-1].recorded_at + timedelta(days=1)
    case = fold(record, child=record[0].children[0], as_at=now)
    still_open(case, now, calendar)
    evaluate(case, now, calendar)
    prompts(case, now, calendar)
    return len(record)


if __name__ == "__main__":
    main()

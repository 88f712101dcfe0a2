"""The practitioner's guide as a page: what happens next, who decides, by when, and why. Written from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from teamaround.practice.clocks import ClockRow, shipped_table
from teamaround.practice.clocks.document import length_in_words
from teamaround.practice.pathway.table import IllegalMove, Transition, pathway_table
from teamaround.practice.record.roles import Role

INTRODUCTION = """\
# What happens next, who decides, by when, and why

For practitioners. Every step of a child's pathway: what must hold, who decides, what must be on the record
afterwards, and which clocks count from it. Then what nobody may do, each with the way on. Written by `make docs`
from the tables of `src/teamaround/practice/pathway` and `src/teamaround/practice/clocks`; change it there.

The steps run side by side: a child can be on a child protection plan, in pre-proceedings and under a new enquiry at
once. Sources are marked by how they are known: SEED said in the review, V read in public material, V2 read in a
secondary source, M from memory, INV ours. What is M or INV must be checked before anyone relies on it.
"""
STATE = re.compile(r"\b[FAEPLRW]\d\b")
REFUSED = """\
## What nobody may do

A form refuses these, names the rule and shows the way on. A replay or an import records what did happen and flags it.

| | Rule | The way on | Source |
| --- | --- | --- | --- |"""


def guide_page(names: Mapping[Role, str]) -> str:
    """The whole page as Markdown; `names` are the roles in words."""
    table = pathway_table()
    steps = chain.from_iterable(_step(row, names) for row in table.transitions)
    return "\n".join([INTRODUCTION, *steps, REFUSED, *map(_illegal, table.illegal_moves)]) + "\n"


def _step(row: Transition, names: Mapping[Role, str]) -> Iterator[str]:
    deciders = " and ".join(names[Role(role)] for role in row.deciders)
    yield f"## {row.code} {row.name}\n"
    yield f"- **From, to**: {STATE.sub(_state, row.moves)}"
    yield f"- **What must hold**: {row.guard}"
    yield f"- **Who decides**: {deciders}"
    yield f"- **On the record afterwards**: {'; '.join(part.what for part in row.leaves)}"
    yield from (f"- **By when**: {_clock(clock)}" for clock in _clocks(row))
    yield f"- **Why**: {row.source} ({row.provenance})\n"


def _state(code: re.Match[str]) -> str:
    return pathway_table().states[code.group()]


def _clocks(row: Transition) -> list[ClockRow]:
    """The rows of the clocks that it starts, as in force without an end."""
    known = {clock.code: clock for clock in shipped_table().clocks if clock.in_force_to is None}
    return [known[code] for code in row.starts if code in known]


def _clock(clock: ClockRow) -> str:
    return f"{clock.name}, {length_in_words(clock)} ({clock.code}). Met when {clock.counts_as_met}"


def _illegal(row: IllegalMove) -> str:
    return f"| {row.number} | {row.rule} | {row.way_on} | {row.source} ({row.provenance}) |"

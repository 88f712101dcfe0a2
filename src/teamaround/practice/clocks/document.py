"""The page of the documentation that lists every clock, written from the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamaround.practice.calendar import Unit
from teamaround.practice.clocks.table import Breach, ClockRow, ClockTable, Mark, Span, shipped_table

_HEAD = """\
# Clocks

Everything around a child that has a time, as the table has it. Written by `make docs` from
`src/teamaround/practice/clocks/rows`; change it there. What starts and what meets a clock is read in the record by the
rule of the same code in `practice/clocks/rules`.

Provenance: SEED said in the review, V read in public material, V2 read second-hand, M from memory, INV ours. No row has
been verified by a person against its source yet unless it says on which day. A row without days in force has no known
limit; after them stand the editions of Working Together that carry the rule. A clock goes by the row in force on the
day it starts. Days end at 23:59:59 London time; the day of the trigger is day 0; hours are elapsed
hours; months and weeks are not moved off a weekend.
"""
_LOCAL = """\
## A council's own times

A council may have a row of its own for a code. It is a row like the others with `council` set to its slug, and with
the days from and to which it is in force; it replaces the general row for the children for whom that council
was responsible when the clock started. Such rows stand in the partnership's file, which
`TEAMAROUND_PARTNERSHIP_FILE` names, with the school terms and days off of its councils:

```yaml
terms:
  marl:
    - {name: Spring 2026, starts: 2026-01-05, ends: 2026-03-27}
extra_holidays: [2026-06-15]   # a day off that the calendar of England does not know
not_holidays: []
clocks:
  - {code: C12, council: marl, name: Visit to a child on a plan, trigger: protection_plan_made_or_visit_made,
     length: 15, unit: working_days, met_by: [visit_made], owner: sw, breaches: [{level: B2}],
     counts_as_met: the child was seen, source: procedures of an invented council, paragraph: section 4,
     provenance: INV, verified_on: null, in_force_from: 2026-01-01, in_force_to: null, changed_by: council}
```
"""
_UNITS = {
    Unit.WORKING_DAYS: "working day",
    Unit.WORKING_HOURS: "working hour",
    Unit.ELAPSED_HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WEEKS: "week",
    Unit.MONTHS: "month",
}
_CHANGED_BY = {
    "parliament": "Parliament",
    "government": "the government, by guidance",
    "partnership": "the partnership",
    "council": "each council",
}


def clocks_page() -> str:
    """The whole page as Markdown."""
    table = shipped_table()
    parts = [_HEAD, *_breach_levels(table), *_editions(table), "## The table\n", *_rows(table), _LOCAL]
    return "\n".join(parts)


def _breach_levels(table: ClockTable) -> Iterator[str]:
    yield "## Who is told\n\n| Step | Level | Who |\n| --- | --- | --- |"
    for level, telling in sorted(table.breach_levels.items()):
        yield f"| {level} | {telling.level} | {_words(telling.told)} |"
    yield "\nThe owner is the clock's own; for children in care the reviewing officer stands in for the chair.\n"


def _editions(table: ClockTable) -> Iterator[str]:
    yield "## Editions of the guidance\n\n| Edition | In force from | Rows it carries | Source | Provenance |"
    yield "| --- | --- | --- | --- | --- |"
    for one in table.editions:
        carried = ", ".join(row.code for row in table.clocks if one.edition in row.editions)
        cells = (
            f"{one.edition}: {one.name}",
            one.in_force_from.isoformat(),
            carried,
            one.source,
            one.provenance,
        )
        yield _line(cells)
    yield "\nRows without an edition rest on the law, on local procedure or on ourselves, and hold under each.\n"


def _rows(table: ClockTable) -> Iterator[str]:
    heads = (
        "Code", "Clock", "Trigger", "Length", "Counts as met", "Who is told", "Source", "Provenance", "In force",
        "Who may change it",
    )  # fmt: skip
    yield _line(heads)
    yield _line(("---",) * len(heads))
    for row in table.clocks:
        yield _line(_cells(row))
    yield ""


def _cells(row: ClockRow) -> tuple[str, ...]:
    council = f" ({row.council})" if row.council else ""
    note = f"; {row.may_change}" if row.may_change else ""
    return (
        f"{row.code}{council}",
        _name(row),
        row.trigger.replace("_", " "),
        length_in_words(row),
        row.counts_as_met,
        _told(row),
        f"{row.source}; {row.paragraph}",
        f"{row.provenance}{f', verified {row.verified_on}' if row.verified_on else ''}",
        _in_force(row.in_force_from, row.in_force_to) + _named(row.editions),
        f"{_CHANGED_BY[row.changed_by]}{note}",
    )


def _name(row: ClockRow) -> str:
    return f"{row.name}: {'; '.join(row.parts.values())}" if row.parts else row.name


def length_in_words(row: ClockRow) -> str:
    """How long a clock runs: "15 working days", with each length by its name where it has several."""
    named = [(name, span) for name, span in row.spans.items()]
    named += [(str(level), span) for level, span in row.by_level.items()]
    whole = [_span(Span(length=row.length, unit=row.unit))] if row.length or not named else []
    each = [f"{name}: {_span(span)}" for name, span in named]
    return "; ".join([*whole, *each]) + (", counted back" if row.counts_back else "")


def _span(span: Span) -> str:
    if not span.length:
        return "the same day"
    number = f"{span.length:g}"
    return f"{number} {_UNITS[span.unit]}{'' if number == '1' else 's'}"


def _told(row: ClockRow) -> str:
    steps = [*(_mark(one) for one in row.marks), *(_breach(one) for one in row.breaches)]
    return f"owner {row.owner}" + "".join(f"; {step}" for step in steps)


def _mark(one: Mark) -> str:
    when = _span(Span(length=one.length, unit=one.unit))
    return f"{one.level} {when} {'before the end' if one.before_due else 'on'}: {_words(one.told)}"


def _breach(one: Breach) -> str:
    later = f" {_span(Span(length=one.after, unit=one.unit))} later" if one.after else ""
    return f"{one.level}{later}"


def _in_force(since: date | None, until: date | None) -> str:
    return f"{since or 'no limit'} to {until or 'no limit'}" if since or until else "no limit known"


def _named(editions: tuple[str, ...]) -> str:
    return f"; {', '.join(editions)}" if editions else ""


def _words(roles: tuple[str, ...]) -> str:
    return ", ".join(role.replace("_", " ") for role in roles)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

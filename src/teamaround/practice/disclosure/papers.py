"""Papers for family: only what may be in them, each left-out passage with its logged reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from teamaround.practice.disclosure.never import NeverRow, Rule, first_broken
from teamaround.practice.disclosure.passages import Passage, family_lines, passages_of
from teamaround.practice.disclosure.reading import (
    PaperRows,
    Reading,
    has_responsibility,
    is_alleged_perpetrator,
    paper_rows,
    reading_for,
)
from teamaround.practice.disclosure.rules.for_a_parent import PARENT_RULES
from teamaround.practice.disclosure.rules.for_an_alleged_perpetrator import PERPETRATOR_RULES
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import (
    AccessAnswered,
    AccessRequested,
    ExplanationGiven,
    FamilyQuestionAsked,
)
from teamaround.practice.record.facts.forums import DisclosureMade, SupportOffered
from teamaround.practice.record.facts.happenings import Statement
from teamaround.practice.record.roles import Role
from teamaround.practice.words.letter import FamilyLetter

DEFAULT = "default"  # the code under which the log keeps what no rule names and no list lets through


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Why a passage is not in a paper. For those who answer for it; it is never part of the paper."""

    entry_id: str
    paragraph: int | None
    code: str
    reason: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a paper: the day and the words; nothing else travels with it (Q4)."""

    on: date | None
    text: str


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper for one person, with the log of what is not in it."""

    to: str
    title: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    always: str

    @property
    def text(self) -> str:
        """The words as they may be printed: with the plain words of each term and the sentences that must stand."""
        return self.letter.text

    @property
    def letter(self) -> FamilyLetter:
        """The paper as a letter, to be checked and sent."""
        lines = (f"{one.on:%-d %B %Y}: {one.text}" if one.on else one.text for one in self.lines)
        return FamilyLetter(body="\n".join((self.title, *lines, self.always)))


def for_parent(case: CaseFile, entries: Iterable[Entry], person: str) -> Paper:
    """What a parent may have of these entries. An alleged perpetrator gets the list of documents and no more (Q5)."""
    if is_alleged_perpetrator(case, person):
        return for_alleged_perpetrator(case, entries, person)
    rows = paper_rows()
    reading = reading_for(case, person, rows.clearing_roles)
    passages = tuple(passages_of(case, entries))
    kept = [(passage, _why_not(passage, reading)) for passage in passages]
    lines = [line for passage, why in kept if (line := _line(passage, why, rows)) is not None]
    return _paper(person, rows.parent_title, lines, [_left(passage, why) for passage, why in kept if why])


def for_alleged_perpetrator(case: CaseFile, entries: Iterable[Entry], person: str) -> Paper:
    """The documents that a chair approved for somebody who holds parental responsibility and is said to harm.

    Nobody else has papers at all: they are served by a request for access, through the data protection team.
    """
    rows = paper_rows()
    passages = tuple(passages_of(case, entries))
    if not has_responsibility(case, person):
        return _paper(person, rows.perpetrator_title, [], [_no_account(one, rows) for one in passages])
    reading = reading_for(case, person, rows.perpetrator_clearing_roles)
    kept = [(passage, _broken(PERPETRATOR_RULES, passage, reading)) for passage in passages]
    lines = [Line(on=passage.on, text=passage.text) for passage, why in kept if why is None]
    return _paper(
        person, rows.perpetrator_title, lines, [_left(passage, why) for passage, why in kept if why]
    )


class _Why(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    reason: str
    says_so: bool = False


def _broken(rules: Mapping[str, Rule], passage: Passage, reading: Reading) -> _Why | None:
    row: NeverRow | None = first_broken(rules, passage, reading)
    return _Why(code=row.code, reason=row.reason, says_so=row.says_so) if row else None


def _why_not(passage: Passage, reading: Reading) -> _Why | None:
    """The rule that keeps a passage from a parent, else that it is nothing a parent is given."""
    rows = paper_rows()
    broken = _broken(PARENT_RULES, passage, reading)
    if broken is not None:
        return broken
    if passage.entry.kind not in family_lines() or not _is_let_through(passage, reading):
        return _Why(code=DEFAULT, reason=rows.not_for_parents)
    return None if _is_theirs(passage, reading) else _Why(code=DEFAULT, reason=rows.not_about_parent)


def _is_let_through(passage: Passage, reading: Reading) -> bool:
    """A paragraph was written for colleagues: it is given only where its source or somebody since said so."""
    shared = Role.PARENT.value in passage.may_share_with
    return passage.paragraph is None or shared or passage.entry.entry_id in reading.cleared


def _is_theirs(passage: Passage, reading: Reading) -> bool:
    """What somebody said, asked, or was told is given back to them, and to nobody else."""
    fact = passage.entry.fact
    match fact:
        case Statement() | FamilyQuestionAsked() | AccessRequested() | AccessAnswered():
            return fact.by == reading.person
        case ExplanationGiven() | SupportOffered() | DisclosureMade():
            return fact.to == reading.person
        case _:
            return True


def _line(passage: Passage, why: _Why | None, rows: PaperRows) -> Line | None:
    """The passage; a mark where it would else be there and its row lets the gap be seen; nothing where that tells."""
    if why is None:
        return Line(on=passage.on, text=passage.text)
    is_marked = why.says_so and passage.paragraph is None and passage.entry.kind in family_lines()
    return Line(on=None, text=rows.gap) if is_marked else None


def _left(passage: Passage, why: _Why) -> LeftOut:
    return LeftOut(
        entry_id=passage.entry.entry_id, paragraph=passage.paragraph, code=why.code, reason=why.reason
    )


def _no_account(passage: Passage, rows: PaperRows) -> LeftOut:
    return _left(passage, _Why(code=DEFAULT, reason=rows.no_account))


def _paper(person: str, title: str, lines: list[Line], left: list[LeftOut]) -> Paper:
    """The gaps next to one another are one gap: how many there were would tell."""
    seen = [line for at, line in enumerate(lines) if line.on or at == 0 or line != lines[at - 1]]
    return Paper(to=person, title=title, lines=tuple(seen), left_out=tuple(left), always=paper_rows().always)

"""A letter for a family. What must be said is part of it by construction: no edit of the body takes it away.

Source: AC-R14-1, AC-R14-2, AC-R14-3. The words are those of the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from teamaround.practice.words.family_text import (
    FamilyTextCheck,
    check_family_text,
    sentences_for,
    with_required_sentences,
)
from teamaround.practice.words.glossary import FamilyUse, Term, find_term


class FamilyLetter(msgspec.Struct, frozen=True, kw_only=True):
    """A body that may be edited, and the terms of the record that it rests on, which may not.

    `terms` are those of a disclosure or an explanation as recorded: `NFA`, `charges pending`, `MARAC`.
    """

    body: str
    terms: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole letter: the body, the plain words of each term in it or behind it, and what must be said."""
        explained = _with_plain_words(self.body, self.terms)
        missing = (one for one in sentences_for(self.terms) if not _holds(explained, one))
        return with_required_sentences("\n".join((explained, *missing)))

    @property
    def check(self) -> FamilyTextCheck:
        """What stands in the way of sending it (A26)."""
        return check_family_text(self.text)

    def edited(self, body: str) -> FamilyLetter:
        """The same letter with another body."""
        return msgspec.structs.replace(self, body=body)


def _with_plain_words(body: str, terms: Iterable[str]) -> str:
    """The body, followed by the plain words of each term that stands in it or in the record unexplained."""
    behind = [term for name in terms if (term := find_term(name)) is not None]
    asked = [*behind, *check_family_text(body).unexplained]
    told = dict.fromkeys(one for one in asked if one.use is FamilyUse.EXPLAIN and not _holds(body, one.plain))
    return "\n".join((body, *(_explained(one, body) for one in told)))


def _explained(term: Term, body: str) -> str:
    """ "MARAC: a meeting only for ...", or the plain words alone where the body does not use the term."""
    used = next((name for name in term.spellings if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body)), "")
    return f"{used}: {term.plain}" if used else term.plain


def _holds(text: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()

"""What a partnership sets for itself: school terms, days off, and its councils' own clocks. Read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from teamaround.practice.calendar import Calendar, Term
from teamaround.practice.clocks.table import with_own_clocks


class PartnershipFileError(ValueError):
    """A partnership's file that cannot be used; the message names the place in it."""


class _SchoolTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    starts: date
    ends: date
    name: str = ""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Terms by council, holidays added and taken away, and clock rows as in docs/clocks.md."""

    terms: Mapping[str, tuple[_SchoolTerm, ...]] = {}
    extra_holidays: frozenset[date] = frozenset()
    not_holidays: frozenset[date] = frozenset()
    clocks: tuple[Mapping[str, object], ...] = ()


def read_partnership(content: bytes) -> Calendar:
    """The calendar of a partnership, from its file (YAML). Raises `PartnershipFileError` naming what is wrong."""
    try:
        file = msgspec.yaml.decode(content, type=_File)
        own_clocks = msgspec.yaml.encode({"clocks": file.clocks}) if file.clocks else b""
        with_own_clocks(own_clocks)
    except (msgspec.MsgspecError, ValueError) as error:
        raise PartnershipFileError(str(error)) from error
    return Calendar(
        extra_holidays=file.extra_holidays,
        not_holidays=file.not_holidays,
        terms={council: _terms(council, terms) for council, terms in file.terms.items()},
        own_clocks=own_clocks,
    )


def _terms(council: str, terms: tuple[_SchoolTerm, ...]) -> tuple[Term, ...]:
    """The terms in order. Raises `PartnershipFileError` for one that ends before it starts or begins in another."""
    ordered = sorted(terms, key=lambda term: term.starts)
    for number, term in enumerate(ordered):
        if term.ends < term.starts:
            raise PartnershipFileError(f"terms of {council}: {term.starts} ends before it starts")
        if number and term.starts <= ordered[number - 1].ends:
            raise PartnershipFileError(f"terms of {council}: {term.starts} begins within the term before")
    return tuple(Term(starts=term.starts, ends=term.ends) for term in ordered)

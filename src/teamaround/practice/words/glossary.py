"""The terms of the work: what each means to a practitioner, and what to say to a parent instead."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec


class FamilyUse(StrEnum):
    """What a text for a family may do with a term."""

    EXPLAIN = "explain"  # the term may stand, with its plain words beside it
    REPLACE = "replace"  # only the plain words, never the term
    LEAVE_OUT = "leave_out"  # neither: it is no word for families


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the glossary.

    `names` are further spellings, `everyday` those of them that parents use themselves.
    """

    number: int
    section: str
    term: str
    meaning: str
    provenance: Literal["SEED", "V", "V2", "M", "INV"]
    plain: str
    names: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    provenance_note: str = ""
    use: FamilyUse = FamilyUse.EXPLAIN

    @property
    def spellings(self) -> tuple[str, ...]:
        """The term and every other name of it."""
        return (self.term, *self.names)


class _Glossary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    edition: str
    terms: tuple[Term, ...]


@cache
def glossary() -> tuple[Term, ...]:
    """Every term, in the order of its number."""
    text = files(__package__).joinpath("glossary.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=_Glossary).terms


@cache
def _by_name() -> dict[str, Term]:
    return {name.casefold(): term for term in glossary() for name in term.spellings}


def find_term(name: str) -> Term | None:
    """The term with this name in any of its spellings, large or small letters; None for an unknown one."""
    return _by_name().get(name.strip().casefold())


def plain(name: str) -> str:
    """What to say to a parent instead of `name`; empty where the term is not for families.

    Raises KeyError for a term that is not in the glossary.
    """
    term = find_term(name)
    if term is None:
        raise KeyError(f"the glossary has no term {name!r}")
    return term.plain

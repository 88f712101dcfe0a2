"""The directory of meetings, as a table: what each is for and how it comes back to the people around the child."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.clocks.table import Provenance


class Forum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One meeting. `ring` and `ring_at_night` are role slugs; `within_working_days` is by when it comes back."""

    forum: str
    name: str
    purpose: str
    threshold: str
    refer: str
    ring: str
    brings: str
    returns: str
    within_working_days: int
    situations: tuple[str, ...]
    ring_at_night: str = ""


class Directory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every meeting, with where the table comes from."""

    edition: str
    source: str
    provenance: Provenance
    verified_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    may_change: str
    forums: tuple[Forum, ...]


@cache
def directory() -> Directory:
    """The directory that ships with the package."""
    return msgspec.yaml.decode(files(__package__).joinpath("directory.yaml").read_bytes(), type=Directory)


def forum(slug: str) -> Forum:
    """The meeting of a slug. Raises KeyError for one that the directory does not have."""
    for one in directory().forums:
        if one.forum == slug:
            return one
    raise KeyError(f"the directory has no meeting {slug!r}")


def for_situation(words: str) -> tuple[Forum, ...]:
    """The meetings that are for something: every word that was typed stands in a situation, a name or a purpose."""
    asked = words.casefold().split()
    return tuple(one for one in directory().forums if asked and all(word in _said(one) for word in asked))


def _said(one: Forum) -> str:
    return " ".join((one.name, one.purpose, *one.situations)).casefold()

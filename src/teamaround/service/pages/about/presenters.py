"""The words of the pages about the service."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import msgspec

from teamaround.practice.words import glossary
from teamaround.service.pages.components.boxes import PlainWords


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading and its paragraphs."""

    heading: str
    lines: tuple[str, ...]


class WrittenPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page as `words.yaml` has it."""

    title: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class AboutPage:
    """One page of plain text, perhaps with terms of the glossary."""

    title: str
    sections: tuple[Section, ...]
    words: tuple[PlainWords, ...] = ()


@cache
def about_page(name: str) -> AboutPage:
    """A page of `words.yaml` by its name. Raises KeyError for no such page."""
    text = files(__package__).joinpath("words.yaml").read_bytes()
    written = msgspec.yaml.decode(text, type=dict[str, WrittenPage])[name]
    return AboutPage(written.title, written.sections)


def words_explained() -> AboutPage:
    """Every term of the glossary with its plain-English meaning."""
    words = tuple(PlainWords(term=row.term, meaning=row.plain) for row in glossary())
    return replace(about_page("words_explained"), words=words)

"""Paragraphs about several people: the tighter rule holds (domain 4.4)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from teamaround.practice.record.entry import Paragraph

NOBODY = ("nobody",)  # no role has this slug: a limit that two sources cannot both grant


def tighter(limits: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The roles that every limit lets through. An empty limit is none; limits that share nobody let nobody through."""
    told = [frozenset(limit) for limit in limits if limit]
    if not told:
        return ()
    return tuple(sorted(frozenset.intersection(*told))) or NOBODY


def put_together(paragraphs: Iterable[Paragraph], text: str) -> Paragraph:
    """One paragraph made of several, under the tightest rule of them all; its source is kept back if any was."""
    parts = tuple(paragraphs)
    of_children = tighter(part.children for part in parts)
    sources = {part.source for part in parts}
    return Paragraph(
        text=text,
        about=tuple(dict.fromkeys(one for part in parts for one in part.about)),
        source=sources.pop() if len(sources) == 1 else "",
        protected_source=any(part.protected_source for part in parts),
        may_share_with=tighter(part.may_share_with for part in parts),
        children=of_children,
    )


def limited_to(paragraph: Paragraph, roles: Iterable[str]) -> Paragraph:
    """The paragraph with one more limit on who may read it."""
    limit = tighter((paragraph.may_share_with, tuple(roles)))
    return msgspec.structs.replace(paragraph, may_share_with=limit)

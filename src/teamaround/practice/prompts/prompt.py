"""A prompt as at a moment: what somebody is asked to do, or what is refused, and the way on."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Prompt(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that practice asks of people or refuses them. It decides nothing about a person.

    `key` is stable across re-evaluation. `since` is when the record first asked for it, `due` by when, where the row
    gives a time. `to` are role slugs. `is_refusal` says that what was meant to be done is not allowed; `way_on` then
    says what to do instead. No address, informant or medical detail stands in the words.
    """

    code: str
    child: str
    key: str
    since: datetime
    entry_id: str
    to: tuple[str, ...]
    what: str
    why: str
    way_on: str
    due: datetime | None = None
    about: tuple[str, ...] = ()
    is_refusal: bool = False

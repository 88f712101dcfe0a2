"""From the ids of the invented world to the ids of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from teamaround.practice.record.entry import Entry
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.workflows.importing.telling import Source, place_id

# Fields whose words are closed lists of their own and never ids, though some read the same ("police", "school").
CLOSED = frozenset({"kind", "check", "role", "sort", "forum", "source_agency_kind"})


def sources(partnership: Partnership, read_at: datetime) -> dict[str, Source]:
    """Each council's own file source, by council code."""
    return {
        council.code: Source(
            council=council.code, agency=f"{council.code.lower()}-childrens-services", read_at=read_at
        )
        for council in partnership.councils
    }


def ids_of(partnership: Partnership, by_council: Mapping[str, Source]) -> dict[str, str]:
    """Every id of a child, person and place of the partnership, with its id in the record."""
    ids = {one.address_id: place_id(one.uprn, one.text, one.postcode) for one in partnership.addresses}
    council_of = {link.person_id: link.child_id for link in partnership.links}
    of_child = {child.child_id: child.council for child in partnership.children}
    first = partnership.councils[0].code
    for person in partnership.people:
        council = of_child.get(council_of.get(person.person_id, ""), first)
        ids[person.person_id] = by_council[council].person_id(person.person_id)
    for child in partnership.children:
        ids[child.child_id] = by_council[child.council].child_id(child.local_id)
    return ids


def renamed(entry: Entry, ids: Mapping[str, str]) -> Entry:
    """The entry with every id of the invented world replaced by the record's."""
    return msgspec.convert(_renamed(msgspec.to_builtins(entry), ids), Entry)


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: one if key in CLOSED else _renamed(one, ids) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(one, ids) for one in value]
    return ids.get(value, value) if isinstance(value, str) else value

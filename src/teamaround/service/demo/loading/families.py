"""Two families told event by event: the one that lives today, and the review's case, kept as history (decision 35)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from teamaround.practice.record.entry import Entry, Told
from teamaround.practice.record.facts.family import FactShared
from teamaround.practice.record.facts.people import ChildDescribed
from teamaround.service.agencies import actions as agencies
from teamaround.service.agencies.models import AgencyKind
from teamaround.service.audit.actions import By
from teamaround.service.demo.loading.access import give_team
from teamaround.service.demo.loading.naming import renamed
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.model.story import StoryEvent
from teamaround.service.ledger import actions as ledger
from teamaround.service.workflows.entries_recorded import entries_recorded


def add_family_of_today(partnership: Partnership, ids: Mapping[str, str], *, by: By, now: datetime) -> str:
    """The family whose call comes while somebody watches. Returns the child's id in the record."""
    child = next(one for one in partnership.children if one.child_id == partnership.story.child_id)
    person = next(one for one in partnership.people if one.person_id == child.child_id)
    here = ids[child.child_id]
    ledger.add_child(
        council=child.council,
        local_identifier=child.local_id,
        name=f"{person.given_names} {person.family_name}",
        date_of_birth=person.date_of_birth,
        nhs_number=person.nhs_number,
        upn=child.upn,
        child_id=UUID(here),
        by=by,
        now=now,
    )
    events = sorted(partnership.story.events, key=lambda event: event.recorded_at)
    give_team(child, here, partnership, by=by, now=events[0].recorded_at)
    for event in events:
        entry = renamed(_entry(event, child.child_id), ids)
        entries_recorded((entry,), by=by, now=event.recorded_at)
    return here


def _entry(event: StoryEvent, child: str) -> Entry:
    return Entry(
        entry_id=str(uuid5(NAMESPACE_URL, f"story:{event.event_id}")),
        children=(child,),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        by_agency=event.agency,
        author=event.author,
        fact=event.fact,
        how_known=event.how_known,
        held_since=event.held_since,
        told=tuple(Told(agency=agency, at=event.recorded_at) for agency in event.told),
        paragraphs=event.paragraphs,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A case that is over, as a replay left it: entries, the child's id and name in them, its agencies.

    An agency is its slug, its name and its kind.
    """

    entries: tuple[Entry, ...]
    child: str
    name: str
    agencies: tuple[tuple[str, str, str], ...]


def add_history(history: History, *, council: str, by: By, now: datetime) -> str:
    """Add the case entry by entry as it was recorded then. It is closed: nobody is watched for, no rule runs.

    Returns the child's id in the record.
    """
    here = str(uuid5(NAMESPACE_URL, f"history:{history.child}"))
    slugs = agencies_of(history, by=by, now=now)
    told = [entry.fact for entry in history.entries]
    ledger.add_child(
        council=council,
        local_identifier="history",
        name=history.name,
        date_of_birth=next(
            (fact.date_of_birth for fact in told if isinstance(fact, ChildDescribed) and fact.date_of_birth),
            None,
        ),
        child_id=UUID(here),
        by=by,
        now=now,
    )
    entries = [renamed(entry, {**slugs, history.child: here}) for entry in history.entries]
    ledger.append([_unique(entry) for entry in entries], by=by, now=now)
    ledger.set_open(here, is_open=False, by=by, now=now)
    return here


def agencies_of(history: History, *, by: By, now: datetime) -> dict[str, str]:
    """The slugs here of the history's agencies: the partnership's own where it has one, else a former agency.

    A meeting stays a meeting; what a former agency was nobody asks of it any more.
    """
    text = files(__package__).joinpath("history_agencies.yaml").read_bytes()
    same = msgspec.yaml.decode(text, type=dict[str, str])
    for slug, name, was in history.agencies:
        if slug not in same:
            same[slug] = f"history-{slug.replace('_', '-')}"
            kind = AgencyKind.FORUM if was == AgencyKind.FORUM else AgencyKind.OTHER
            agencies.add_agency(slug=same[slug], name=name, kind=kind, by=by, now=now)
    return same


def _unique(entry: Entry) -> Entry:
    """Entry ids of a scenario are short; here they stand among those of every child."""

    def here(entry_id: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"history:{entry_id}"))

    fact = entry.fact
    if isinstance(fact, FactShared):
        fact = msgspec.structs.replace(fact, entry=here(fact.entry))
    corrects = here(entry.corrects) if entry.corrects else None
    return msgspec.structs.replace(entry, entry_id=here(entry.entry_id), corrects=corrects, fact=fact)

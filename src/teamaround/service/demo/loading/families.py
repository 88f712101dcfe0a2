"""Two families told event by event: the one that lives today, and the review's case, kept as history (decision 35)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from teamaround.practice.record.entry import Entry, Told
from teamaround.service.audit.actions import By
from teamaround.service.demo.loading.naming import renamed
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.model.story import StoryEvent
from teamaround.service.ledger import actions as ledger
from teamaround.service.workflows.rules_run import rules_run


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
    entries = [renamed(_entry(event, child.child_id), ids) for event in partnership.story.events]
    ledger.append(entries, by=by, now=now)
    rules_run(here, by=by, now=now)
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


def add_history(
    entries: Iterable[Entry],
    child: str,
    name: str,
    born: datetime | None,
    agencies: Mapping[str, str],
    *,
    council: str,
    by: By,
    now: datetime,
) -> str:
    """A case that is over, entry by entry as it was recorded then. It is closed: nobody is watched for, no rule runs.

    `agencies` are the slugs here of those in the entries. Returns the child's id in the record.
    """
    here = str(uuid5(NAMESPACE_URL, f"history:{child}"))
    ledger.add_child(
        council=council,
        local_identifier=f"history-{child}",
        name=name,
        child_id=UUID(here),
        by=by,
        now=now,
    )
    told = [renamed(entry, {**agencies, child: here}) for entry in entries]
    ledger.append(told, by=by, now=now)
    ledger.set_open(here, is_open=False, by=by, now=now)
    return here


BEFORE_TODAY = timedelta(days=91)

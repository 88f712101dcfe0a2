"""The open children, through the census and people files that a council would send, and what those cannot say."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import msgspec

from teamaround.formats.census import write_census
from teamaround.formats.people import write_people
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts import AnyFact
from teamaround.practice.record.facts.care import CareBasis, CareStarted, PlacementMade, PlacementSort
from teamaround.practice.record.facts.controls import ControlChecked, ControlRecorded
from teamaround.practice.record.facts.meetings import AgencyJoined
from teamaround.practice.record.facts.people import ChildDescribed, LivesAt, PersonDescribed
from teamaround.service.audit.actions import By
from teamaround.service.demo.partnership.model.children import OpenChild, PlanKind
from teamaround.service.demo.partnership.model.partnership import Partnership
from teamaround.service.demo.partnership.model.people import Control
from teamaround.service.demo.partnership.writers.census import census_of
from teamaround.service.demo.partnership.writers.people import people_rows
from teamaround.service.workflows.census_imported import census_imported
from teamaround.service.workflows.entries_recorded import entries_recorded
from teamaround.service.workflows.importing.telling import Source
from teamaround.service.workflows.people_imported import people_imported

Say = Callable[[str], None]
FOSTER_CODES = frozenset({"U4", "U5", "U6"})  # looked-after return: with foster carers who are no relatives


def add_children(
    partnership: Partnership,
    by_council: Mapping[str, Source],
    ids: Mapping[str, str],
    *,
    by: By,
    now: datetime,
    say: Say,
) -> None:
    """Import each council's two files, then add school, team, placement and controls child by child."""
    others = tuple(one for one in partnership.children if one.child_id != partnership.story.child_id)
    files = msgspec.structs.replace(partnership, children=others)
    for council in partnership.councils:
        source = by_council[council.code]
        census = write_census(census_of(files, council))
        done = census_imported(io.BytesIO(census), source, by=by, now=now)
        people = write_people(people_rows(files, council.code))
        known = people_imported(io.BytesIO(people), source, by=by, now=now)
        say(
            f"  {council.name}: {done.children} children by census, {known.new_entries} entries about people"
            f" and places, {len(done.refused) + len(known.refused)} rows refused"
        )
    for child in others:
        source = by_council[child.council]
        more = tuple(_more(partnership, child, source, ids))
        entries_recorded(more, by=by, now=now)


def _more(
    partnership: Partnership, child: OpenChild, source: Source, ids: Mapping[str, str]
) -> Iterator[Entry]:
    here = ids[child.child_id]

    def said(fact: AnyFact) -> Entry:
        return source.said(here, fact, None)

    yield said(ChildDescribed(child=here, school=child.school))
    if child.plan is PlanKind.CHILD_PROTECTION:
        for agency in (source.agency, child.school, "health-0-19"):
            yield said(AgencyJoined(agency=agency))
    if child.looked_after is not None:
        foster = child.looked_after.placement in FOSTER_CODES
        sort = PlacementSort.FOSTER if foster else PlacementSort.CONNECTED_APPROVED
        yield source.said(here, CareStarted(basis=CareBasis.SECTION_20), child.looked_after.started_on)
        yield source.said(
            here,
            PlacementMade(sort=sort, place=ids.get(child.looked_after.address_id, "")),
            child.looked_after.started_on,
        )
    linked = {link.person_id for link in partnership.links if link.child_id == child.child_id}
    for control in partnership.controls:
        if control.person_id in linked:
            yield said(_control(control, ids))
            if control.last_checked is not None:
                checked = ControlChecked(control=control.control_id, by=control.owner)
                yield source.said(here, checked, control.last_checked)
    yield from _old_tenants(partnership, child, source, ids)


def _control(control: Control, ids: Mapping[str, str]) -> ControlRecorded:
    return ControlRecorded(
        control=control.control_id,
        sort=control.sort,
        person=ids[control.person_id],
        protects=tuple(ids[one] for one in control.protects),
        places=tuple(ids[one] for one in control.places),
        owner=control.owner,
        check_method=control.check_method,
        since=control.since,
        until=control.until,
        words=control.words,
    )


def _old_tenants(
    partnership: Partnership, child: OpenChild, source: Source, ids: Mapping[str, str]
) -> Iterator[Entry]:
    """Whom the landlord names as having lived at the child's home before; nothing links them to the child."""
    homes = {place.address_id for place in partnership.protected_places if place.child_id == child.child_id}
    linked = {link.person_id for link in partnership.links} | {one.child_id for one in partnership.children}
    people = {person.person_id: person for person in partnership.people}
    for stay in partnership.residences:
        if stay.address_id in homes and stay.until is not None and stay.person_id not in linked:
            person = people[stay.person_id]
            here = ids[child.child_id]
            described = PersonDescribed(
                person=ids[person.person_id],
                family_name=person.family_name,
                given_names=person.given_names,
                date_of_birth=person.date_of_birth.isoformat(),
                nhs_number=person.nhs_number,
            )
            lived = LivesAt(
                person=ids[person.person_id],
                place=ids[stay.address_id],
                since=stay.since,
                until=stay.until,
                says=stay.source,
            )
            yield source.said(here, described, None)
            yield source.said(here, lived, stay.since)

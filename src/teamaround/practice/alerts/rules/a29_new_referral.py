"""A29: something new comes while the case is open: a referral, an incident, a sighting. Nobody learns of it alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.open_cases import new_contacts, was_open
from teamaround.practice.alerts.raising import raised
from teamaround.practice.alerts.rules import a03_address_link, a04_condition_breach
from teamaround.practice.alerts.wording import row, slug, when
from teamaround.practice.calendar import Calendar
from teamaround.practice.clocks.rules.referrals import referrals
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import AlertAccepted, SeriousIncident
from teamaround.practice.record.facts.front_door import ReferralReceived
from teamaround.practice.record.facts.happenings import (
    ConcernReported,
    Incident,
    MatchBand,
    Sighting,
    Statement,
)

SORTS: dict[type, str] = {
    ReferralReceived: "A new referral",
    ConcernReported: "A new concern",
    Incident: "A new incident",
    PoliceProtectionStarted: "Police protection",
    SeriousIncident: "A serious incident",
    Statement: "A new account of harm",
    Sighting: "A confirmed sighting",
}
CONFIRMED = (MatchBand.SEEN, MatchBand.CONFIRMED_BY_MATCHER)


def alerts(case: CaseFile, now: datetime, calendar: Calendar) -> Iterator[Alert]:
    """One for each contact, its repeats told with it, until it is decided and somebody has it."""
    decided = {one.referral.entry.entry_id: one.decided is not None for one in referrals(case)}
    accepted = {told.fact.alert for told in case.of(AlertAccepted)}
    for contact in new_contacts(case):
        every = (contact.first, *contact.repeats)
        is_decided = any(decided.get(entry.entry_id, False) for entry in every)
        if not is_decided or f"A29:{contact.first.entry_id}" not in accepted:
            yield _alert(case, calendar, contact.first, contact.repeats)
    yield from _from_sightings(case, now, calendar, accepted)


def _from_sightings(case: CaseFile, now: datetime, calendar: Calendar, accepted: set[str]) -> Iterator[Alert]:
    """Confirmed sightings are new concerns (decision 40): somebody saw the person, a matcher or whoever accepted it
    stands by it. Until then A03 and A04 speak for themselves.
    """
    if not case.of(Sighting):
        return
    found: dict[str, Entry] = {}
    for rule in (a03_address_link, a04_condition_breach):
        for alert in rule.alerts(case, now, calendar):
            entry = case.entry(alert.entry_id)
            if entry is not None and _is_confirmed(entry, alert.key in accepted):
                found.setdefault(entry.entry_id, entry)
    for entry in found.values():
        if was_open(case, entry.happened_at):
            yield _alert(case, calendar, entry, ())


def _is_confirmed(entry: Entry, accepted: bool) -> bool:
    return isinstance(entry.fact, Sighting) and (accepted or entry.fact.band in CONFIRMED)


def _alert(case: CaseFile, calendar: Calendar, entry: Entry, repeats: tuple[Entry, ...]) -> Alert:
    is_told_again = any(one.recorded_at > entry.recorded_at for one in repeats)
    again = " The same was told again since." if is_told_again else ""
    return raised(
        "A29",
        case,
        calendar,
        subject=(entry.entry_id,),
        since=entry.recorded_at,
        entry_id=entry.entry_id,
        also=tuple(one.entry_id for one in repeats),
        what=f"{_sort(entry)} came while the case is open{_about(entry)}",
        how_known=f"On this record since {when(entry.recorded_at)}.{again}",
        how_sure="Certain that it came. What it says has not been looked into yet.",
        undermines="What the plan was built on, if it is right: the plan was made without it.",
        why_level="Amber: something new about a child whose case is open.",
    )


def _sort(entry: Entry) -> str:
    return SORTS[type(entry.fact)]


def _about(entry: Entry) -> str:
    """The kinds of harm that are reported, and nothing of who says so."""
    harms = getattr(entry.fact, "harms", ())
    return f": {row(slug(harm) for harm in harms)}" if harms else ""

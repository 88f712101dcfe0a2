"""Whether anything was open about a child before something new came, and what of it is new (A29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant
from teamaround.practice.clocks.rules.care_episodes import looked_after
from teamaround.practice.clocks.table import shipped_table
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.concerns import accounts_of_harm, is_about_child, is_history
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.care import PoliceProtectionStarted
from teamaround.practice.record.facts.family import SeriousIncident
from teamaround.practice.record.facts.front_door import (
    AssessmentCompleted,
    AssessmentStarted,
    EnquiryConcluded,
    ReferralReceived,
    StrategyMeetingHeld,
)
from teamaround.practice.record.facts.happenings import ConcernReported, Incident
from teamaround.practice.record.facts.meetings import ConferenceHeld
from teamaround.practice.record.remembering import remembered
from teamaround.practice.record.words import AgencyKind

Happening = Incident | PoliceProtectionStarted | SeriousIncident
_HAPPENINGS: tuple[type[Happening], ...] = (Incident, PoliceProtectionStarted, SeriousIncident)


class NewContact(NamedTuple):
    """A contact about a child of an open case, with those that say the same again."""

    first: Entry
    repeats: tuple[Entry, ...]


def new_contacts(case: CaseFile) -> Iterator[NewContact]:
    """Referrals, concerns and happenings that came while something was open, each once, the oldest first."""
    groups: list[list[Entry]] = []
    within = timedelta(hours=catalogue().row("A29").numbers["same_within_hours"])
    for entry in sorted(_came(case), key=_in_order):
        reach = _within_reach(groups, entry, within)
        same = next((group for group in reach if _says_again(group, entry, within)), None)
        if same is None:
            groups.append([entry])
        else:
            same.append(entry)
    for first, *repeats in groups:
        if was_open(case, first.happened_at):
            yield NewContact(first, tuple(repeats))


def _came(case: CaseFile) -> Iterator[Entry]:
    """Referrals whoever wrote them down, and whatever else another agency recorded that is no history."""
    yield from (told.entry for told in case.of(ReferralReceived))
    told_by_others = [told.entry for told in case.of(ConcernReported)]
    told_by_others += [told.entry for kind in _HAPPENINGS for told in case.of(kind)]
    told_by_others += accounts_of_harm(case)
    history_after = timedelta(days=shipped_table().rows("C37")[-1].numbers["history_days"])
    for entry in told_by_others:
        is_news = not _is_own(case, entry) and not is_history(entry, history_after)
        if is_news and (isinstance(entry.fact, ConcernReported) or is_about_child(case, entry)):
            yield entry


def _in_order(entry: Entry) -> tuple[datetime, datetime, bool, str]:
    """By time; of what was told in one breath the referral stands for the rest."""
    is_referral = isinstance(entry.fact, ReferralReceived)
    return entry.happened_at, entry.recorded_at, not is_referral, entry.entry_id


def _is_own(case: CaseFile, entry: Entry) -> bool:
    """Whether the social work team wrote it itself: then it is new to nobody there."""
    return case.kind_of_agency(entry.by_agency) is AgencyKind.SOCIAL_CARE


def _within_reach(groups: list[list[Entry]], entry: Entry, within: timedelta) -> list[list[Entry]]:
    """The contacts that an entry may repeat: any, where it names one, else those of the last day."""
    if isinstance(entry.fact, ReferralReceived) and entry.fact.repeats:
        return groups
    oldest, begin = entry.happened_at - within, len(groups)
    while begin and groups[begin - 1][0].happened_at >= oldest:
        begin -= 1
    return groups[begin:]


def _says_again(group: list[Entry], entry: Entry, within: timedelta) -> bool:
    """Whether an entry repeats a contact: it says so, was told in the same breath, or adds nothing within a day."""
    first = group[0]
    repeated = entry.fact.repeats if isinstance(entry.fact, ReferralReceived) else ""
    if repeated and any(repeated == one.entry_id for one in group):
        return True
    if _from(first) != _from(entry) or not _from(entry):
        return False
    if first.happened_at == entry.happened_at:
        return True
    soon = entry.happened_at - first.happened_at <= within
    return soon and _says(entry) <= set().union(*map(_says, group))


def _from(entry: Entry) -> str:
    return (entry.fact.from_agency if isinstance(entry.fact, ReferralReceived) else "") or entry.by_agency


def _says(entry: Entry) -> set[str]:
    fact = entry.fact
    signs = (*getattr(fact, "harms", ()), *getattr(fact, "indicators", ()))
    about: tuple[str, ...] = ()
    if isinstance(fact, ConcernReported):
        about = (fact.person, fact.place)
    elif isinstance(fact, (Incident, SeriousIncident)):
        about = (*fact.by, *fact.harmed)
    return {*signs, *(one for one in about if one)}


def was_open(case: CaseFile, moment: datetime) -> bool:
    """Whether a plan, care, pre-proceedings, an assessment or an enquiry was open just before a moment."""
    at = instant(moment)
    plans = any(one.started_at < at and (one.ended_at is None or one.ended_at > at) for one in case.plans)
    care = any(one.holds(moment) and one.entry.happened_at < at for one in looked_after(case))
    return plans or care or _in_pre_proceedings(case, moment) or _is_being_assessed(case, moment)


def _in_pre_proceedings(case: CaseFile, moment: datetime) -> bool:
    begun, ended = case.care.pre_proceedings_at, case.care.pre_proceedings_ended_at
    is_over = ended is not None and instant(ended) <= instant(moment)
    return begun is not None and instant(begun) < instant(moment) and not is_over


def _is_being_assessed(case: CaseFile, moment: datetime) -> bool:
    return any(_stands(opened, closed, moment) for opened, closed in _looked_into(case))


@remembered
def _looked_into(case: CaseFile) -> Iterator[tuple[list[datetime], list[datetime]]]:
    """When enquiries were opened and when they came to an end; and the same of assessments."""
    enquiries = [told.entry.happened_at for told in case.of(StrategyMeetingHeld) if told.fact.opens_enquiry]
    concluded = [told.entry.happened_at for told in case.of(EnquiryConcluded)]
    concluded += [told.entry.happened_at for told in case.of(ConferenceHeld)]
    yield enquiries, concluded
    assessments = [told.entry.happened_at for told in case.of(AssessmentStarted)]
    yield assessments, [told.entry.happened_at for told in case.of(AssessmentCompleted)]


def _stands(opened: list[datetime], closed: list[datetime], moment: datetime) -> bool:
    at = instant(moment)
    begun = max((one for one in opened if one < at), default=None)
    ended = max((one for one in closed if one <= at), default=None)
    return begun is not None and (ended is None or begun > ended)

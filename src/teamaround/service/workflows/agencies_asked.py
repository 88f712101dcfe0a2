"""What the system asks for an alert: recorded, brought to the desk that answers, done once it is answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from teamaround.practice.alerts import Alert, asked_at_once
from teamaround.practice.clocks import Clock, Level
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.forums import InformationRequested, Urgency
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import AgencyKind
from teamaround.service.access import actions as access
from teamaround.service.accounts.queries import people_in
from teamaround.service.audit.actions import By, SystemActor
from teamaround.service.ledger import actions as ledger
from teamaround.service.policy.words import GrantKind
from teamaround.service.work import actions as work
from teamaround.service.work.values import ANSWER_REQUEST, Recipient
from teamaround.service.workflows.recipients import MAY_RESPOND_FOR

BY = SystemActor(purpose="agencies_asked")

# Who answers at an agency of a kind, by which relationship to the case. At any other kind of agency nobody here may
# open a case for having been asked: the desk of the child's council asks by telephone and writes the answer down.
ANSWERS = {
    AgencyKind.POLICE: (Role.POLICE, GrantKind.RESPONSE),
    AgencyKind.PROBATION: (Role.PROBATION, GrantKind.RESPONSE),
    AgencyKind.HUB: (Role.HUB, GrantKind.DUTY_DESK),
}


def agencies_asked(case: CaseFile, alerts: Iterable[Alert], *, now: datetime) -> bool:
    """Record what the alerts make the system ask, in a transaction that is open. Whether anything was asked."""
    return bool(ledger.append(asked_at_once(case, alerts, now), by=BY, now=now))


def requests_brought(case: CaseFile, clocks: Iterable[Clock], *, by: By, now: datetime) -> None:
    """Bring each request of the system that waits for an answer to who answers; take back what waits no more."""
    waiting = {clock.entry_id: clock.due for clock in clocks if clock.code == "C39"}
    for told in case.of(InformationRequested):
        if told.fact.because and told.entry.entry_id in waiting:
            _bring(case, told.entry, told.fact, waiting[told.entry.entry_id], by, now)
        elif told.fact.because:
            work.done(task_key(told.entry), by=by, now=now)


def task_key(entry: Entry) -> str:
    """The key of the task to answer a request; ends with the request's entry."""
    return f"{ANSWER_REQUEST} {entry.entry_id}"


def _bring(
    case: CaseFile, entry: Entry, asked: InformationRequested, due: datetime, by: By, now: datetime
) -> None:
    owner = _answering(case, entry, asked.agency, by, now)
    work.add_task(
        task_key(entry),
        kind=ANSWER_REQUEST,
        child_id=case.child,
        owner=owner,
        words=asked.what,
        level=(Level.RED if asked.urgency is Urgency.RED else Level.AMBER).value,
        due=due,
        by=by,
        now=now,
    )


def _answering(case: CaseFile, entry: Entry, agency: str, by: By, now: datetime) -> Recipient:
    """The desk at the agency, with the relationship that it needs to answer; else the desk of the child's council."""
    role, kind = ANSWERS.get(case.kind_of_agency(agency) or AgencyKind.OTHER, (Role.SPOC, None))
    if kind is None:
        council = case.councils[-1][0] if case.councils else None
        at_the_desk = people_in(role, council=council) or people_in(role)
        return Recipient(role=role.value, agency=at_the_desk[0].agency_id if at_the_desk else "")
    access.give(
        case.child,
        kind=kind,
        agency=agency,
        starts=entry.recorded_at,
        ends=entry.recorded_at + MAY_RESPOND_FOR,
        why=ANSWER_REQUEST,
        by=by,
        now=now,
    )
    return Recipient(role=role.value, agency=agency)
